"""Short passages, each built for one way of presenting thought, or for one thing that only looks like it.

`_…_` marks italics. A row expects exactly its thoughts: (words, form, whose). An empty tuple expects none.
"""

from dataclasses import dataclass

Expected = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A passage and the thoughts in it, in reading order."""

    name: str
    text: str
    thoughts: tuple[Expected, ...]


DIRECT = (
    Row(
        "tag after, unmarked",
        "Nora folded the map.\n\nI must go, she thought. She got up from the bench and walked to the gate.",
        (("I must go,", "direct", "Nora"),),
    ),
    Row(
        "tag in the middle",
        "There was Jonah with the cage. Jonah put it down.\n\nSay yes, he thought, say yes and you'll have to "
        "come back. He opened the door.",
        (("Say yes,", "direct", "Jonah"), ("say yes and you'll have to come back.", "direct", "Jonah")),
    ),
    Row(
        "inverted tag with a name",
        "The bus was late. I'll walk, thought Marta. She buttoned her coat and set off down the hill.",
        (("I'll walk,", "direct", "Marta"),),
    ),
    Row(
        "tag after a question",
        "Piet lifted the lid of the box. Who would keep a thing like this? he wondered. He put it back.",
        (("Who would keep a thing like this?", "direct", "Piet"),),
    ),
    Row(
        "tag before, with a comma",
        "Greta sat on the stairs with the letter. She thought, I can't go in there. She heard them laugh.",
        (("I can't go in there.", "direct", "Greta"),),
    ),
    Row(
        "in quotation marks with a verb of thinking",
        "‘I shall never finish,’ thought Agnes, and she took up the needle again.\n\nThe clock struck six.",
        (("I shall never finish,", "direct", "Agnes"),),
    ),
    Row(
        "italics, a sentence of its own",
        "Dev looked at the candle. _She knows, and she's letting me stand here._ He shifted his feet.",
        (("She knows, and she's letting me stand here.", "direct", "Dev"),),
    ),
    Row(
        "italics with a tag between",
        "Frida took the ring off her belt. _Four times,_ she thought. _You only had to drive the car._",
        (("Four times,", "direct", "Frida"), ("You only had to drive the car.", "direct", "Frida")),
    ),
    Row(
        "bare, in the present tense",
        "“I'll see you Monday,” said Hal.\n\nRowan listened until the door shut. He's not coming back. You'd "
        "better learn to like it. Rowan picked up the cups.",
        (("He's not coming back. You'd better learn to like it.", "direct", "Rowan"),),
    ),
    Row(
        "bare, an order to oneself",
        "Ilse stood at the top of the slide with the children behind her. Don't look down. She looked down.",
        (("Don't look down.", "direct", "Ilse"),),
    ),
    Row(
        "a narrator's own, in italics",
        "I put the tray on my brother's bed and stood there. I waited for him to wake. _Say something, you fool._ "
        "I went back to the kitchen, and I washed my hands.",
        (("Say something, you fool.", "direct", "I"),),
    ),
)

INDIRECT = (
    Row(
        "wondered whether",
        "Elif felt the wind on her neck. She wondered whether he had slept.",
        (("whether he had slept", "indirect", "Elif"),),
    ),
    Row(
        "knew, without that",
        "Tomas closed the ledger. He knew she would ask him about the money.",
        (("she would ask him about the money", "indirect", "Tomas"),),
    ),
    Row(
        "it occurred to her that",
        "Ada counted the plates. It occurred to her that nobody had invited the Millers.",
        (("that nobody had invited the Millers", "indirect", "Ada"),),
    ),
    Row(
        "told herself",
        "Old Ruth waited by the lift with her bag. She told herself that it was only a cough.",
        (("that it was only a cough", "indirect", "Ruth"),),
    ),
    Row(
        "was sure that",
        "Ned turned the key twice. He was sure that someone had been in the room.",
        (("that someone had been in the room", "indirect", "Ned"),),
    ),
    Row(
        "what somebody wants to say",
        "In the wings Theo flexed his hands. He wanted to say that there was still time to change the order.",
        (("that there was still time to change the order", "indirect", "Theo"),),
    ),
    Row(
        "it ends where the thinker does something else",
        "Bea put out the lamp. She thought that he had gone, and she opened the window.",
        (("that he had gone", "indirect", "Bea"),),
    ),
    Row(
        "part of her wanted",
        "Lena read the card again. Part of her wanted to run after him down the stairs.",
        (("to run after him down the stairs", "indirect", "Lena"),),
    ),
)

FREE = (
    Row(
        "a question",
        "Olga put the receiver down. What had he meant by tomorrow? She sat on the arm of the chair.",
        (("What had he meant by tomorrow?", "free", "Olga"),),
    ),
    Row(
        "of course, and a judgement",
        "Karl saw the blue car in the drive. Of course she had come. She would never miss a chance to be kind.",
        (("Of course she had come. She would never miss a chance to be kind.", "free", "Karl"),),
    ),
    Row(
        "now, with a past tense",
        "Mina watched the lorry turn the corner. Well, it was nobody's house now.",
        (("Well, it was nobody's house now.", "free", "Mina"),),
    ),
    Row(
        "a fragment, counting",
        "Tamsin looked down at her boots. Sixty-one kilos, with those. And the boy was what, thirty?",
        (("Sixty-one kilos, with those. And the boy was what, thirty?", "free", "Tamsin"),),
    ),
    Row(
        "after a thought, in the same voice",
        "Elif wondered whether he had slept. Surely he must have slept. Nobody could look like that on purpose.",
        (
            ("whether he had slept", "indirect", "Elif"),
            ("Surely he must have slept. Nobody could look like that on purpose.", "free", "Elif"),
        ),
    ),
    Row(
        "two heads, one after the other",
        "There was Jonah at the gate, and Jonah looked at the roof box. Of course she had packed "
        "already.\n\nElif felt the bird move. What would he do with the evenings?",
        (
            ("Of course she had packed already.", "free", "Jonah"),
            ("What would he do with the evenings?", "free", "Elif"),
        ),
    ),
    Row(
        "an exclamation",
        "Clarice ran down the steps into the square. What a morning it was, and what fools they had been! She "
        "laughed aloud.",
        (("What a morning it was, and what fools they had been!", "free", "Clarice"),),
    ),
)

NOTHING = tuple(
    Row(name, text, ())
    for name, text in (
        ("an emphasised word in italics", "Hugo did not _like_ the picture. He turned it to the wall."),
        ("a title in italics", "Hugo had read _The Mill on the Floss._ He put it on the shelf."),
        ("a ship's name in italics", "They sailed in the _Mary Rose_ on a Monday. Hugo was sick at once."),
        (
            "a text message in italics",
            "Hugo's phone buzzed. The text said: _I'm outside the station now._ He ran.",
        ),
        ("a foreign phrase in italics", "The old woman shook her head. _Bore da wedyn cariad bach._ Hugo smiled."),
        (
            "a letter in italics",
            "Hugo opened the letter. _I am writing to tell you about the house._ He sat down.",
        ),
        ("knew a person", "Hugo knew that voice. He put the receiver down and went out."),
        ("felt the cold", "Hugo felt the cold. He thought of her hands and remembered the lake."),
        (
            "an essay's questions",
            "What is history? Who can say where the truth of it lies? It is a river that no man steps into twice.",
        ),
        ("a narrator's asides", "Hugo locked the shop. The reader will have guessed what was in the drawer."),
        ("plain action", "Hugo got up. He washed the cups and dried them, and then he turned out the light."),
        ("spoken questions", "“What did he want?” asked Hugo. “Did he say?” Anna shook her head."),
        ("as she thought", "The road was longer than Hugo thought. He walked until it was dark."),
    )
)

ROWS = (*DIRECT, *INDIRECT, *FREE, *NOTHING)
