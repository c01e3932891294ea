# ruff: noqa: E501 (a paragraph pasted from a word processor is one long line)
"""Pages written for the layout room, as people paste, type and save them, each with its reading."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its blocks as "kind scene: opening words", and the times of its scenes."""

    name: str
    text: str
    blocks: tuple[str, ...]
    times: tuple[str, ...]


WEB = Page(
    name="web",
    text="""\
Skip to content
Home
Rating: Mature
Fandom: Original Work
Relationship: Nora/Elias
Tags: Slow Burn, Angst, Hurt/Comfort
Words: 2104 Chapters: 2/2 Kudos: 12 Comments: 4 Bookmarks: 3
Summary: Two people in a kitchen.

The Long Table
by quietharbor

Chapter 2

She was late. 'No..,' she could hardly speak, ' I know what time it is.'
'Then why,' he said,' you've had all week.'
She put the keys down.
He looked at the keys and not at her, which was how she knew.
~+~
That night she dreamed of the house by the water. The stairs went on and on.
There was a door, and behind it her mother was singing.
She woke with a start, the sheet wound round her wrist.
3:17
The clock's red numbers lay on the ceiling. She counted them.
“Are you awake?” he said.
“No.”
Five years later, she saw him across a car park in the rain.
He lifted one hand.

Chapter 1

It had begun with a borrowed umbrella.
“You'll want it back,” he said.
“Will I?”
[TODO fix ending]
A/N: Thanks for reading! Please review!
Previous Chapter Next Chapter
Share this:
Like this:
Like Loading...
Leave a comment
""",
    blocks=(
        "matter, web page -: Skip to content",
        "matter, web page -: Home",
        "matter, archive -: Rating: Mature",
        "matter, archive -: Fandom: Original Work",
        "matter, archive -: Relationship: Nora/Elias",
        "matter, archive -: Tags: Slow Burn, Angst,",
        "matter, archive -: Words: 2104 Chapters: 2/2",
        "matter, archive -: Summary: Two people in a kitchen.",
        "title s0: The Long Table",
        "matter, byline -: by quietharbor",
        "chapter s0: Chapter 2",
        "paragraph s0: She was late. 'No..,' she",
        "paragraph s0: 'Then why,' he said,' you've",
        "paragraph s0: She put the keys down.",
        "paragraph s0: He looked at the keys and not",
        "break s0: ~+~",
        "paragraph s1: That night she dreamed of the",
        "paragraph s1: There was a door, and behind",
        "paragraph s2: She woke with a start, the",
        "paragraph s2: 3:17",
        "paragraph s2: The clock's red numbers lay",
        "paragraph s2: “Are you awake?” he said.",
        "paragraph s2: “No.”",
        "paragraph s3: Five years later, she saw him",
        "paragraph s3: He lifted one hand.",
        "chapter out of order s4: Chapter 1",
        "paragraph s4: It had begun with a borrowed",
        "paragraph s4: “You'll want it back,” he said.",
        "paragraph s4: “Will I?”",
        "matter, draft note -: [TODO fix ending]",
        "matter, author's note -: A/N: Thanks for reading!",
        "matter, web page -: Previous Chapter Next Chapter",
        "matter, web page -: Share this:",
        "matter, web page -: Like this:",
        "matter, web page -: Like Loading...",
        "matter, web page -: Leave a comment",
    ),
    times=(
        "story",
        "dream",
        "story",
        "later",
        "story",
    ),
)

PASTED = Page(
    name="pasted",
    text="""\
The kitchen was cold. Nora had left the window open again, and the rain had come in over the sill and onto the letters she had not answered.
"You could have closed it," she said.
"I could."
He didn't move. There was something about the way he stood, one hand flat on the counter as if the house might tip, that made her want to leave the room and never speak of it.
"Are you going to say it?"
"Say what?"

By morning the rain had stopped. She found his note under the kettle and read it twice, standing, before she put it into the fire.
*Back Tuesday. Don't wait up. E.*
She waited up.
""",
    blocks=(
        "paragraph s0: The kitchen was cold. Nora",
        'paragraph s0: "You could have closed it,"',
        'paragraph s0: "I could."',
        "paragraph s0: He didn't move. There was",
        'paragraph s0: "Are you going to say it?"',
        'paragraph s0: "Say what?"',
        "paragraph s1: By morning the rain had",
        "paragraph s1: *Back Tuesday. Don't wait up. E.*",
        "paragraph s1: She waited up.",
    ),
    times=(
        "story",
        "story",
    ),
)

BLANKPAR = Page(
    name="blankpar",
    text="""\
# Salt

Mara counted the plates.

"Four," she said.
"Three," said Tom.
"Four. Your brother's coming."
He put the fourth plate back on the shelf, very gently, as though it had been asleep.

Nobody said anything for a while. The radio was on in the other room, a man explaining the weather to people who were already out in it.


***


Two hours earlier, the letter had come.

Dear Mara,
I won't be there tonight.
Don't let him see this.
J.

She folded it.

oOo

"What does it say?"

"Nothing."

NOTES FOR NEXT DRAFT:
- more of the brother?
- does Tom know? he should know
- cut radio

Word count: 2,104
""",
    blocks=(
        "title s0: # Salt",
        "paragraph s0: Mara counted the plates.",
        'paragraph s0: "Four," she said.',
        'paragraph s0: "Three," said Tom.',
        'paragraph s0: "Four. Your brother\'s coming."',
        "paragraph s0: He put the fourth plate back",
        "paragraph s0: Nobody said anything for a",
        "break s0: ***",
        "paragraph s1: Two hours earlier, the letter",
        "paragraph s1: Dear Mara,",
        "paragraph s1: She folded it.",
        "break s1: oOo",
        'paragraph s2: "What does it say?"',
        'paragraph s2: "Nothing."',
        "matter, draft note -: NOTES FOR NEXT DRAFT:",
        "matter, draft note -: - more of the brother?",
        "matter, draft note -: - does Tom know? he should know",
        "matter, draft note -: - cut radio",
        "matter, draft note -: Word count: 2,104",
    ),
    times=(
        "story",
        "earlier",
        "story",
    ),
)

POV = Page(
    name="pov",
    text="""\
Nora

I didn't see him come in. I was at the sink with my back to the door and the tap running hard, and by the time I turned round he had his coat off.

"You're early," I said.

Elias

She had her sleeves pushed up. There was a line of soap on her wrist and I thought, stupidly, that I would like to wipe it off, and then that I had no right to.

"Traffic was light."

Nora

Liar. There is always traffic on the bridge on a Friday, and he'd have had to leave before lunch, and he never leaves before lunch. I dried my hands and said nothing about it at all.
""",
    blocks=(
        "section s0: Nora",
        "paragraph s0: I didn't see him come in. I",
        'paragraph s0: "You\'re early," I said.',
        "section s1: Elias",
        "paragraph s1: She had her sleeves pushed",
        'paragraph s1: "Traffic was light."',
        "section s2: Nora",
        "paragraph s2: Liar. There is always traffic",
    ),
    times=(
        "story",
        "story",
        "story",
    ),
)

AO3 = Page(
    name="ao3",
    text="""\
Rating:
Teen And Up Audiences
Archive Warning:
No Archive Warnings Apply
Fandom:
Original Work
Stats:
Published: 2021-03-04 Words: 1,204 Chapters: 1/1 Comments: 3 Kudos: 40 Hits: 512

the space between the bells

harbourlight

Summary:

Two bell-ringers do not talk about it.

Notes:

Hi everyone! This is for Kit, who asked for bells. Enjoy!

(See the end of the work for more notes.)

Work Text:

The rope burned going up. Ines let it, because Daniel was watching, and because it was easier than saying so.

“You'll have no skin left,” he said.

“I've got other skin.”

He laughed, and then he stopped laughing, and the bell came round.

Notes:

Come find me on tumblr! Comments and kudos keep me warm.

Kudos
harbourreader, kit_k, and 38 guests left kudos on this work!
Comments
""",
    blocks=(
        "matter, archive -: Rating:",
        "matter, archive -: Teen And Up Audiences",
        "matter, archive -: Archive Warning:",
        "matter, archive -: No Archive Warnings Apply",
        "matter, archive -: Fandom:",
        "matter, archive -: Original Work",
        "matter, archive -: Stats:",
        "matter, archive -: Published: 2021-03-04 Words:",
        "title s0: the space between the bells",
        "matter, byline -: harbourlight",
        "matter, author's note -: Summary:",
        "matter, author's note -: Two bell-ringers do not talk",
        "matter, author's note -: Notes:",
        "matter, author's note -: Hi everyone! This is for Kit,",
        "matter, archive -: (See the end of the work for",
        "matter, archive -: Work Text:",
        "paragraph s0: The rope burned going up.",
        "paragraph s0: “You'll have no skin left,”",
        "paragraph s0: “I've got other skin.”",
        "paragraph s0: He laughed, and then he",
        "matter, author's note -: Notes:",
        "matter, author's note -: Come find me on tumblr!",
        "matter, web page -: Kudos",
    ),
    times=("story",),
)

GUTENBERG = Page(
    name="gutenberg",
    text="""\
The Project Gutenberg EBook of A Visit, by Jane Smith

This eBook is for the use of anyone anywhere at no cost and with
almost no restrictions whatsoever.

Title: A Visit
Author: Jane Smith

*** START OF THIS PROJECT GUTENBERG EBOOK A VISIT ***




Produced by Some Volunteers




A VISIT

By Jane Smith


CONTENTS

CHAPTER I. The Door
CHAPTER II. The Window


CHAPTER I.

The Door


Ada stood on the step for a long while before she knocked, and when the
door was opened she had forgotten what she meant to say.

"You came," said Bram.

[Illustration: The door]

"I said I would. I said it in the letter, if you ever read letters, and
I said it before that too."


CHAPTER II.

The Window


They sat by the window, and neither of them looked out of it.

THE END


*** END OF THIS PROJECT GUTENBERG EBOOK A VISIT ***

***** This file should be named 1.txt *****
""",
    blocks=(
        "matter, Project Gutenberg header -: The Project Gutenberg EBook",
        "matter, Project Gutenberg header -: This eBook is for the use of",
        "matter, Project Gutenberg header -: Title: A Visit",
        "matter, Project Gutenberg header -: *** START OF THIS PROJECT",
        "matter, production note -: Produced by Some Volunteers",
        "title s0: A VISIT",
        "matter, byline -: By Jane Smith",
        "matter, contents -: CONTENTS",
        "matter, contents -: CHAPTER I. The Door",
        "chapter s0: CHAPTER I.",
        "chapter title s0: The Door",
        "paragraph s0: Ada stood on the step for a",
        'paragraph s0: "You came," said Bram.',
        "matter, illustration -: [Illustration: The door]",
        'paragraph s0: "I said I would. I said it in',
        "chapter s1: CHAPTER II.",
        "chapter title s1: The Window",
        "paragraph s1: They sat by the window, and",
        "matter, end mark -: THE END",
        "matter, Project Gutenberg licence -: *** END OF THIS PROJECT",
        "matter, Project Gutenberg licence -: ***** This file should be",
    ),
    times=(
        "story",
        "story",
    ),
)

FLASH = Page(
    name="flash",
    text="""\
The train was late. She stood under the clock with her case between her feet and thought about nothing.

A man sat down. "Is this the platform for the coast?"

"It was this morning."

* * *

When she was nine, her father had taken her to the coast. He had bought her a paper windmill. He had told her not to let go of it and she had let go of it at once, and it had gone over the rail and the whole beach had seemed to turn its head.

"It's gone," he had said, as though it was a thing that had happened to him.

* * *

"Here she comes," said the man.

* * *

Ten years later, the line was closed, and there were brambles in the waiting room.
""",
    blocks=(
        "paragraph s0: The train was late. She stood",
        'paragraph s0: A man sat down. "Is this the',
        'paragraph s0: "It was this morning."',
        "break s0: * * *",
        "paragraph s1: When she was nine, her father",
        'paragraph s1: "It\'s gone," he had said, as',
        "break s1: * * *",
        'paragraph s2: "Here she comes," said the man.',
        "break s2: * * *",
        "paragraph s3: Ten years later, the line was",
    ),
    times=(
        "story",
        "earlier",
        "story",
        "later",
    ),
)

WRAPINDENT = Page(
    name="wrapindent",
    text="""\
    The street was empty when she came out of the house, and the lamps had
been lit an hour before their time, because of the fog that came up the
river every evening that month.
    "You are late," he said.
    "I am not late. You are early, and you are always early, and one of
these days you will be so early that you will meet yourself coming home."
    He laughed at that.
    She had not meant it kindly, but she let him laugh, since it was the
first time he had done so that week and might be the last.""",
    blocks=(
        "paragraph s0: The street was empty when she",
        'paragraph s0: "You are late," he said.',
        'paragraph s0: "I am not late. You are',
        "paragraph s0: He laughed at that.",
        "paragraph s0: She had not meant it kindly,",
    ),
    times=("story",),
)

WRAPSOLID = Page(
    name="wrapsolid",
    text="""\
The street was empty when she came out of the house, and the lamps had
been lit an hour before their time, because of the fog that came up the
river every evening that month.
"You are late," he said.
"I am not late. You are early, and you are always early, and one of
these days you will be so early that you will meet yourself coming home."
He laughed at that.
She had not meant it kindly, but she let him laugh, since it was the
first time he had done so that week and might be the last.""",
    blocks=(
        "paragraph s0: The street was empty when she",
        'paragraph s0: "You are late," he said.',
        'paragraph s0: "I am not late. You are',
        "paragraph s0: She had not meant it kindly,",
    ),
    times=("story",),
)

TYPED = Page(
    name="typed",
    text="""\
She did not know how long she had been standing there, only that the

light had gone and that somebody in the house had begun to play the

piano, badly, with one hand, as though the other were holding a

glass. She thought that it must be Edward, because Edward never

finished anything, and the tune had been going round and round the

same four bars since she first noticed it was there at all.

     "Are you coming in?" said a voice behind her, and she turned and

saw that it was only the boy from the farm, with his cap in his hand

and his boots so wet that they left a mark on the step.

     "No," she said.
""",
    blocks=(
        "paragraph s0: She did not know how long she",
        'paragraph s0: "Are you coming in?" said a',
        'paragraph s0: "No," she said.',
    ),
    times=("story",),
)

LETTERS = Page(
    name="letters",
    text="""\
The parcel came on a Thursday. Inside it was a tin, and inside the tin a letter folded so small that she had to use a pin to open it.

Dear Ruth,
You said not to write.
I am not writing.
This is only a list.
E.

She read it at the sink. Then she turned it over, in case there was more, and there was:

    bread
    matches
    forgive me

"Who's it from?" said Paul.

"Nobody," she said. "The gas."
""",
    blocks=(
        "paragraph s0: The parcel came on a",
        "paragraph s0: Dear Ruth,",
        "paragraph s0: She read it at the sink. Then",
        "paragraph s0: bread",
        'paragraph s0: "Who\'s it from?" said Paul.',
        'paragraph s0: "Nobody," she said. "The gas."',
    ),
    times=("story",),
)

DASHES = Page(
    name="dashes",
    text="""\
— You're late.
— I know it.
She closed the door behind him with her foot, because her hands were full of wet washing.
— I'll make tea, then, he said.
— Will you?
""",
    blocks=(
        "paragraph s0: — You're late.",
        "paragraph s0: — I know it.",
        "paragraph s0: She closed the door behind",
        "paragraph s0: — I'll make tea, then, he said.",
        "paragraph s0: — Will you?",
    ),
    times=("story",),
)

WIDE = Page(
    name="wide",
    text="""\
The boat was already in when they came down. Neither of them had a coat.

"Ask him," said Lena.

"You ask him."

The ferryman looked at them both, and at the dog, and held up two fingers.



On the far side there was a road, and nothing on it. They walked until the dog sat down.

"I told you," said Sam. "I told you it was the wrong island."

"You did. You told me in the voice you have for telling me things."



It was dark when the lights of the hotel came round the hill, and by then they had forgiven each other twice.

"Two rooms," said Lena.

The clerk looked at the dog.

"One room," said Sam.
""",
    blocks=(
        "paragraph s0: The boat was already in when",
        'paragraph s0: "Ask him," said Lena.',
        'paragraph s0: "You ask him."',
        "paragraph s0: The ferryman looked at them",
        "paragraph s1: On the far side there was a",
        'paragraph s1: "I told you," said Sam. "I',
        'paragraph s1: "You did. You told me in the',
        "paragraph s2: It was dark when the lights",
        'paragraph s2: "Two rooms," said Lena.',
        "paragraph s2: The clerk looked at the dog.",
        'paragraph s2: "One room," said Sam.',
    ),
    times=(
        "story",
        "story",
        "story",
    ),
)

LOOSE = Page(
    name="loose",
    text="""\
The boat was in.



"Ask him," said Lena.


"You ask him."



The ferryman held up two fingers.


On the far side there was a road.



They walked until the dog sat down.


"I told you," said Sam.
""",
    blocks=(
        "paragraph s0: The boat was in.",
        'paragraph s0: "Ask him," said Lena.',
        'paragraph s0: "You ask him."',
        "paragraph s0: The ferryman held up two fingers.",
        "paragraph s0: On the far side there was a road.",
        "paragraph s0: They walked until the dog sat",
        'paragraph s0: "I told you," said Sam.',
    ),
    times=("story",),
)

CONTENTS = Page(
    name="contents",
    text="""\
THE LAST BUS

Contents

Chapter One: The Stop
Chapter Two: The Depot

Chapter One: The Stop

Nobody had waited there for years.

"Is this it?" said Dee.

Chapter Two: The Depot

The depot was locked, and somebody had hung a coat on the gate.
""",
    blocks=(
        "title s0: THE LAST BUS",
        "matter, contents -: Contents",
        "matter, contents -: Chapter One: The Stop",
        "matter, contents -: Chapter Two: The Depot",
        "chapter s0: Chapter One: The Stop",
        "paragraph s0: Nobody had waited there for years.",
        'paragraph s0: "Is this it?" said Dee.',
        "chapter s1: Chapter Two: The Depot",
        "paragraph s1: The depot was locked, and",
    ),
    times=(
        "story",
        "story",
    ),
)

YEARS = Page(
    name="years",
    text="""\
Ines kept the key in a drawer with the string.

"You should throw that out," said her mother.

Five years later, the drawer stuck. She pulled it until the front came off in her hands.

Two hours earlier, she had lost the argument and the house. She did not say so now.

Five minutes later, the phone rang.
""",
    blocks=(
        "paragraph s0: Ines kept the key in a drawer",
        'paragraph s0: "You should throw that out,"',
        "paragraph s1: Five years later, the drawer",
        "paragraph s1: Two hours earlier, she had",
        "paragraph s1: Five minutes later, the phone",
    ),
    times=(
        "story",
        "later",
    ),
)

SIGN = Page(
    name="sign",
    text="""\
The notice on the door said

BY ORDER
NO ENTRY AFTER DARK

and under it, in a child's hand: sorry.

"Tags," said the porter. "Everybody shows me their tags."

The end was in sight, he thought, and it was not where he had left it.

"A/N," she read. "What does that mean?"

"Any news," he said.
""",
    blocks=(
        "paragraph s0: The notice on the door said",
        "paragraph s0: BY ORDER",
        "paragraph s0: and under it, in a child's",
        'paragraph s0: "Tags," said the porter.',
        "paragraph s0: The end was in sight, he",
        'paragraph s0: "A/N," she read. "What does',
        'paragraph s0: "Any news," he said.',
    ),
    times=("story",),
)

TABBED = Page(
    name="tabbed",
    text="""\
**Chapter One: Meeting**

	She was standing by the door when he came in, dripping, and neither of them said anything at first.
	"Hi," he said.
	"Hi."
	He put his bag down. It made a noise like a fish.

	***

	Later they would both say it was the bag.

**Chapter Two: Parting**

	It wasn't the bag.
""",
    blocks=(
        "chapter s0: **Chapter One: Meeting**",
        "paragraph s0: She was standing by the door",
        'paragraph s0: "Hi," he said.',
        'paragraph s0: "Hi."',
        "paragraph s0: He put his bag down. It made",
        "break s0: ***",
        "paragraph s1: Later they would both say it",
        "chapter s2: **Chapter Two: Parting**",
        "paragraph s2: It wasn't the bag.",
    ),
    times=(
        "story",
        "story",
        "story",
    ),
)

LOWER = Page(
    name="lower",
    text="""\
she left on a monday

he didn't notice until the wednesday

"where's your wife," said the man from the gas

he looked at the hook where her coat was not

"out," he said

the man wrote something down

it took a long time
""",
    blocks=(
        "paragraph s0: she left on a monday",
        "paragraph s0: he didn't notice until the",
        'paragraph s0: "where\'s your wife," said the',
        "paragraph s0: he looked at the hook where",
        'paragraph s0: "out," he said',
        "paragraph s0: the man wrote something down",
        "paragraph s0: it took a long time",
    ),
    times=("story",),
)

LINECHAP = Page(
    name="linechap",
    text="""\
Chapter One
The Title
She was standing by the door when he came in, dripping, and neither of them said anything at first.
"Hi," he said.
"Hi."
Chapter Two
Another Title
He put his bag down. It made a noise like a fish.
"What's in the bag?"
""",
    blocks=(
        "chapter s0: Chapter One",
        "chapter title s0: The Title",
        "paragraph s0: She was standing by the door",
        'paragraph s0: "Hi," he said.',
        'paragraph s0: "Hi."',
        "chapter s1: Chapter Two",
        "chapter title s1: Another Title",
        "paragraph s1: He put his bag down. It made",
        'paragraph s1: "What\'s in the bag?"',
    ),
    times=(
        "story",
        "story",
    ),
)

NUMS = Page(
    name="nums",
    text="""\
1.

The first thing he ever gave her was a stapler, wrapped in newspaper, on the last day of the job, with everybody watching and the cake not cut. She kept it for years. She moved it from desk to desk and city to city and never once filled it.

2.

"Do you still have that stapler?" he said.

She looked at him over the menu. It had been eleven years, and his hands were exactly the same, and the rest of him was not. She thought about lying and then about why she would.

3.

Three things she had not told him: the stapler, the boat, the boy.
""",
    blocks=(
        "chapter s0: 1.",
        "paragraph s0: The first thing he ever gave",
        "chapter s1: 2.",
        'paragraph s1: "Do you still have that',
        "paragraph s1: She looked at him over the",
        "chapter s2: 3.",
        "paragraph s2: Three things she had not told",
    ),
    times=(
        "story",
        "story",
        "story",
    ),
)

NOVELFORM = Page(
    name="novelform",
    text="""\
Mara

by A. N. Other


for Jo


Part One


1

The boat was in by six, and nobody had come down to meet it, which she had expected, and which she minded all the same. The rain had stopped an hour before. On the quay a dog was asleep.

'You came, then,' said a voice.

'I said I would.'


2

He carried the bags. She let him. It was a long hill and neither of them had anything to say about it that had not been said in letters, and the letters had not been kind, and had been many.

'Mind the step.'



THE END


Acknowledgements

Thank you to my editor, and to the dog.

About the Author

A. N. Other lives by the sea.
""",
    blocks=(
        "title s0: Mara",
        "matter, byline -: by A. N. Other",
        "matter, dedication -: for Jo",
        "part s0: Part One",
        "chapter s0: 1",
        "paragraph s0: The boat was in by six, and",
        "paragraph s0: 'You came, then,' said a voice.",
        "paragraph s0: 'I said I would.'",
        "chapter s1: 2",
        "paragraph s1: He carried the bags. She let",
        "paragraph s1: 'Mind the step.'",
        "matter, end mark -: THE END",
        "matter, back matter -: Acknowledgements",
        "matter, back matter -: Thank you to my editor, and",
        "matter, back matter -: About the Author",
        "matter, back matter -: A. N. Other lives by the sea.",
    ),
    times=(
        "story",
        "story",
    ),
)

SCENEHEADS = Page(
    name="sceneheads",
    text="""\
The Swimmers

He taught her to float first. You lie back, he said, and you let the water have your head. She did not want the water to have her head.

Three Weeks Earlier

The flat was on the fourth floor and the lift was out. They met on the stairs with a sofa between them, and the sofa was his and the stairs were hers.

"You'll have to go back down," she said.

Present Day

She floated. The sky was a long way up and had nothing in it, and his hand was under her back and then it was not.
""",
    blocks=(
        "title s0: The Swimmers",
        "paragraph s0: He taught her to float first.",
        "time s1: Three Weeks Earlier",
        "paragraph s1: The flat was on the fourth",
        "paragraph s1: \"You'll have to go back",
        "time s2: Present Day",
        "paragraph s2: She floated. The sky was a",
    ),
    times=(
        "story",
        "earlier",
        "story",
    ),
)

WAKE = Page(
    name="wake",
    text="""\
The house had no doors. She went from room to room through the walls, and in each room her brother sat at a table with his back to her, eating.

"Turn round," she said.

He turned round, and he had no face, and he said her name with it.

***

She woke with a gasp, her hand in her mouth. The radiator was ticking.

"You were talking," said Joel.
""",
    blocks=(
        "paragraph s0: The house had no doors. She",
        'paragraph s0: "Turn round," she said.',
        "paragraph s0: He turned round, and he had",
        "break s0: ***",
        "paragraph s1: She woke with a gasp, her",
        'paragraph s1: "You were talking," said Joel.',
    ),
    times=(
        "dream",
        "story",
    ),
)

SHOUT = Page(
    name="shout",
    text="""\
The crowd had been quiet for an hour.

HANDS OFF

said the banner, and under it a smaller one that nobody had finished.

"Whose is that?"

NO.

She wrote it on the glass with her finger, backwards, so that he could read it from the street.
""",
    blocks=(
        "paragraph s0: The crowd had been quiet for",
        "paragraph s0: HANDS OFF",
        "paragraph s0: said the banner, and under it",
        'paragraph s0: "Whose is that?"',
        "paragraph s0: NO.",
        "paragraph s0: She wrote it on the glass",
    ),
    times=("story",),
)

SCRIPT = Page(
    name="script",
    text="""\
INT. KITCHEN - NIGHT

ANNA
You're late.

BEN
(beat)
I know.

Anna turns the tap off. The silence is much worse than the tap was, and both of them know it.

ANNA
Well?
""",
    blocks=(
        "title s0: INT. KITCHEN - NIGHT",
        "paragraph s0: ANNA",
        "paragraph s0: BEN",
        "paragraph s0: Anna turns the tap off. The",
        "paragraph s0: ANNA",
    ),
    times=("story",),
)


PAGES = (
    WEB,
    PASTED,
    BLANKPAR,
    POV,
    AO3,
    GUTENBERG,
    FLASH,
    WRAPINDENT,
    WRAPSOLID,
    TYPED,
    LETTERS,
    DASHES,
    WIDE,
    LOOSE,
    CONTENTS,
    YEARS,
    SIGN,
    TABBED,
    LOWER,
    LINECHAP,
    NUMS,
    NOVELFORM,
    SCENEHEADS,
    WAKE,
    SHOUT,
    SCRIPT,
)
