"""Short passages and the quotations in them, one row for each thing a page can do with its marks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One quotation: its kind ("thought" for a quoted thought), its spans, and what is out of the ordinary."""

    kind: str
    spans: tuple[str, ...]
    marks: str = "double-curly"
    inside: int | None = None
    closed: bool = True
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A text and everything that should be found in it, in order."""

    name: str
    text: str
    found: tuple[Found, ...]


def said(
    *spans: str, marks: str = "double-curly", inside: int | None = None, faults: tuple[str, ...] = ()
) -> Found:
    return Found("speech", spans, marks, inside, True, faults)


def lost(*spans: str, marks: str = "double-curly", faults: tuple[str, ...] = ("never closed",)) -> Found:
    return Found("speech", spans, marks, None, False, faults)


def quoted(*spans: str, marks: str = "double-curly", inside: int | None = None) -> Found:
    return Found("quoted", spans, marks, inside)


def written(*spans: str, marks: str = "double-curly") -> Found:
    return Found("written", spans, marks)


def thought(*spans: str) -> Found:
    return Found("thought", spans, "")


SINGLE, STRAIGHT, SINGLE_STRAIGHT = "single-curly", "double-straight", "single-straight"

PASSAGES = (
    # One convention at a time.
    Passage("curly double", "“You kept the key,” said Mira.", (said("You kept the key,"),)),
    Passage("straight double", 'Owen said, "It was in my coat."', (said("It was in my coat.", marks=STRAIGHT),)),
    Passage("curly single", "‘You kept it,’ said Mira.", (said("You kept it,", marks=SINGLE),)),
    Passage(
        "straight single beside apostrophes",
        "'It's the neighbours' dog,' Owen said, 'and they're not comin' back.'",
        (said("It's the neighbours' dog,", "and they're not comin' back.", marks=SINGLE_STRAIGHT),),
    ),
    Passage("guillemets", "«Tu as la clé», dit Mira.", (said("Tu as la clé", marks="guillemet"),)),
    Passage("guillemets with space", "« Tu as la clé ? » dit-elle.", (said("Tu as la clé ?", marks="guillemet"),)),
    Passage(
        "guillemets facing in",
        "»Du hast den Schlüssel!« rief sie.",
        (said("Du hast den Schlüssel!", marks="guillemet"),),
    ),
    Passage("low and high", "„Du hast ihn!“ rief sie.", (said("Du hast ihn!", marks="low-high"),)),
    Passage("corners", "「鍵を持ってる。」と彼女は言った。", (said("鍵を持ってる。", marks="corner"),)),
    Passage("doubled backticks", "``You kept it,'' said Mira.", (said("You kept it,", marks="backtick"),)),
    Passage("backtick and apostrophe", "`You kept it,' said Mira.", (said("You kept it,", marks="backtick"),)),
    # Around a cue.
    Passage("cue inside a sentence", "“I meant,” said Owen, “to tell you.”", (said("I meant,", "to tell you."),)),
    Passage(
        "cue at a full stop", "“I meant to.” Owen shrugged. “I forgot.”", (said("I meant to."), said("I forgot."))
    ),
    Passage(
        "cue between sentences", "“I meant to,” said Owen. “I forgot.”", (said("I meant to,"), said("I forgot."))
    ),
    Passage(
        "beat between dashes", "“I meant”—he rubbed his eyes—“to tell you.”", (said("I meant", "to tell you."),)
    ),
    Passage("second speaker", "“No,” and then Mira said, “Why?”", (said("No,"), said("Why?"))),
    Passage("question then cue", "“Who?” Mira asked, “and when?”", (said("Who?", "and when?"),)),
    Passage("cue ends in a colon", "“Late,” said Owen, and to the dog: “Down.”", (said("Late,"), said("Down."))),
    # Over several paragraphs.
    Passage(
        "speech of three paragraphs",
        "“It began in March.\n\n“Then the calls stopped.\n\n“That's all,” Owen said.\n\n“All?” said Mira.",
        (said("It began in March.", "Then the calls stopped.", "That's all,"), said("All?")),
    ),
    Passage(
        "lost mark is no new paragraph of speech",
        "“You could have rung, Mira said.\n\n“I could.”",
        (lost("You could have rung,"), said("I could.")),
    ),
    Passage(
        "lost mark before narration",
        "“You could have rung.\n\nNobody spoke on the stairs.\n\n“I could.”",
        (lost("You could have rung."), said("I could.")),
    ),
    Passage(
        "lost mark, then the answer",
        "“They want the bed back, the rented one. I said anytime.\n\n“I'd have done that.”\n\n“I know.”",
        (
            lost("They want the bed back, the rented one. I said anytime."),
            said("I'd have done that."),
            said("I know."),
        ),
    ),
    Passage(
        "two paragraphs, and the cue says so",
        "“I took the early boat.\n\n“It was empty,” she added.",
        (said("I took the early boat.", "It was empty,"),),
    ),
    # One quotation in another.
    Passage(
        "single in double",
        "“He told me, ‘Never again,’ and left,” said Mira.",
        (said("He told me, ‘Never again,’ and left,"), said("Never again,", marks=SINGLE, inside=0)),
    ),
    Passage(
        "double in single",
        "‘She wrote “sorry” on the mirror,’ said Owen.",
        (said("She wrote “sorry” on the mirror,", marks=SINGLE), quoted("sorry", inside=0)),
    ),
    Passage(
        "like in like",
        "“They call it “closure” now,” said Mira.",
        (said("They call it “closure” now,"), quoted("closure", inside=0)),
    ),
    Passage(
        "a whole dialogue told",
        "“‘Stay,’ he said, ‘please,’ and I stayed,” said Mira.",
        (said("‘Stay,’ he said, ‘please,’ and I stayed,"), said("Stay,", "please,", marks=SINGLE, inside=0)),
    ),
    # Marks gone wrong.
    Passage("broken ellipsis", "'No..,' she could hardly speak.", (said("No..,", marks=SINGLE_STRAIGHT),)),
    Passage(
        "space before the words",
        "Owen said,' you've lost it.'",
        (said("you've lost it.", marks=SINGLE_STRAIGHT, faults=("space on the wrong side",)),),
    ),
    Passage(
        "space on both sides",
        '" Hello " she said.',
        (said("Hello", marks=STRAIGHT, faults=("space on the wrong side",)),),
    ),
    Passage("no space before the mark", "The door shut behind her,“Wait!", (lost("Wait!"),)),
    Passage(
        "closing mark curled open", "“Stop it.“ He stopped.", (said("Stop it.", faults=("curled the wrong way",)),)
    ),
    Passage(
        "opening mark curled shut", "”Hello,” said Owen.", (said("Hello,", faults=("curled the wrong way",)),)
    ),
    Passage(
        "opened single, closed double",
        "‘Wait,“ said Owen.",
        (said("Wait,", marks="mixed", faults=("curled the wrong way", "mixed marks")),),
    ),
    Passage("no opening mark", "Don't go,” said Owen.", (said("Don't go,", faults=("never opened",)),)),
    Passage(
        "closing mark lost in the middle",
        "“Wait, said Owen. “I'm coming.”",
        (lost("Wait,"), said("I'm coming.")),
    ),
    Passage("no space between two", "“Hi.”“Hello.”", (said("Hi."), said("Hello."))),
    # What is no quotation at all.
    Passage("measures", "The shelf was 5'10\" by 6'2\" at most.", ()),
    Passage("years and elisions", "Back in the '90s he'd sold 'em 'cause 'twas legal.", ()),
    Passage("the ends of words", "They was goin' an' comin' all o' the time, the boys' dogs too.", ()),
    Passage("rock and roll", "It was rock 'n' roll to the neighbours.", ()),
    Passage("a line of marks", '""""""""""""', ()),
    # Kinds.
    Passage("so-called", "His so-called “friends” had gone.", (quoted("friends"),)),
    Passage("a title", "She was reading “The Late Ferry” again.", (quoted("The Late Ferry"),)),
    Passage("an inn", "They met at the “Three Herons” on Fridays.", (quoted("Three Herons"),)),
    Passage(
        "a comma that only print wants", "What he called “closure,” she called leaving.", (quoted("closure,"),)
    ),
    Passage("a word that is spoken", "He said “yes” without looking.", (said("yes"),)),
    Passage("a one-word reply", "“Yes.”", (said("Yes."),)),
    Passage("a cry", "There was a cry of “Fire!” from below.", (said("Fire!"),)),
    Passage("a sign", "The sign on the door read “BACK AT TWO.”", (written("BACK AT TWO."),)),
    Passage("what a door says", "Above the door it said “NO RETURN” in red.", (written("NO RETURN"),)),
    Passage("a text message", "Her phone buzzed: “Are you up?”", (written("Are you up?"),)),
    Passage("typed", "“Not now,” she typed.", (written("Not now,"),)),
    Passage(
        "a letter",
        "“Dear Mira,\n\n“The flat is yours; I took only the lamp.\n\n“Yours,\n\n“Owen”\n\nShe read it twice.",
        (written("Dear Mira,", "The flat is yours; I took only the lamp.", "Yours,", "Owen"),),
    ),
    Passage("thought, cue after", "‘He knows,’ she thought.", (thought("He knows,"),)),
    Passage("thought, cue before", "Owen thought, “Not here.”", (thought("Not here."),)),
    Passage("told herself", "“It's only rain,” she told herself.", (thought("It's only rain,"),)),
    Passage("said to herself is said", "“It's only rain,” she said to herself.", (said("It's only rain,"),)),
    # Dashes.
    Passage(
        "dash, cue after a comma",
        "—I'm going, said Mira, and don't wait up.",
        (said("I'm going,", "and don't wait up.", marks="dash"),),
    ),
    Passage(
        "dash, cue between dashes",
        "—I'm going —said Mira—. Don't wait up.",
        (said("I'm going", marks="dash"), said("Don't wait up.", marks="dash")),
    ),
    Passage(
        "dash, then narration",
        "—Good night, he said. He turned off the lamp.",
        (said("Good night,", marks="dash"),),
    ),
    Passage(
        "hyphens need company",
        "- Are you up?\n\n- No.\n\n- You answered.",
        (said("Are you up?", marks="dash"), said("No.", marks="dash"), said("You answered.", marks="dash")),
    ),
    Passage("a dash in narration", "She left — he was sure of it — before dawn.", ()),
    # Play layout.
    Passage(
        "play, colon",
        "MIRA: You kept it. (crossing) Why?\n\nOWEN (not looking): Habit.\n\nMIRA: Give it here.",
        (
            said("You kept it.", "Why?", marks="none"),
            said("Habit.", marks="none"),
            said("Give it here.", marks="none"),
        ),
    ),
    Passage(
        "play, names on lines of their own",
        "MIRA\n\nYou kept it.\n\nOWEN\n\n(shrugs) Habit.\n\nMIRA\n\nGive it here.",
        (said("You kept it.", marks="none"), said("Habit.", marks="none"), said("Give it here.", marks="none")),
    ),
    Passage("two capitals are no play", "NOTE: bring the key.\n\nOWEN: you too.", ()),
    Passage(
        "messages under their times",
        "Mira 22:51\nare you up\n\nOwen 22:52\nno\n\nMira 22:52\nyou answered\n\nOwen 22:53\nasleep",
        (
            written("are you up", marks="none"),
            written("no", marks="none"),
            written("you answered", marks="none"),
            written("asleep", marks="none"),
        ),
    ),
    # Two conventions in one text.
    Passage(
        "single and double, a chapter each",
        "‘You're late,’ said Mira.\n\n‘I know.’\n\n“You came,” said Owen.\n\n“I said I would.”",
        (
            said("You're late,", marks=SINGLE),
            said("I know.", marks=SINGLE),
            said("You came,"),
            said("I said I would."),
        ),
    ),
)
