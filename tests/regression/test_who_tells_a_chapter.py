"""A chapter may be headed by whom it is about; whoever tells it says "I", and is seldom named there."""

import duologue
from duologue.story.narration import narrators

ABOUT = "\n\n".join(
    (
        "Chapter 1: Ginger",
        "I was put in the stall beside Ginger. She laid back her ears at me, and I kept to my side.",
        "“Why do you bite?” I said.",
        "“I was never kindly spoken to,” said Ginger. Ginger looked away.",
        "Chapter 2: Jerry",
        "I came to Jerry in the autumn. Jerry had a wife, and I liked the way Jerry spoke to me.",
        "“What shall we call him?” said Jerry. “Jack?” I thought that I might be called worse.",
    )
)
UNTOLD = "The fog lay on the river and on the marsh, and nobody in the town could see the bridge. " * 15
TWO_HANDS = "\n\n".join(
    (
        "Chapter 1: In Chancery",
        UNTOLD,
        "Chapter 2: Esther’s Narrative",
        "I have a great deal of difficulty in beginning. I know I am not clever. My doll knew it, too.",
        "“You are late, Esther,” said Ada to me. “I am,” I said.",
        "Chapter 3: In Fashion",
        UNTOLD,
    )
)


def test_a_chapter_about_somebody_is_not_told_by_them() -> None:
    """Ginger and Jerry are seen from outside, under headings with their names."""
    story = duologue.read_text(ABOUT, rules=True)

    assert [person.name for person in story.cast if person.narrator] == ["I"]


def test_one_hand_tells_some_chapters_and_nobody_the_others() -> None:
    """Esther is the narrator of the chapter that says so, and of no other."""
    story = duologue.read_text(TWO_HANDS, rules=True)

    esther = next(person for person in story.cast if person.narrator)
    told = dict(zip((block.span.of(story.text)[:9] for block in story.blocks), narrators(story)))
    assert esther.name == "Esther"
    assert told["I have a "] == esther.id
    assert told["The fog l"] is None
    assert [line.speaker for line in story.lines()] == ["Ada", "Esther"]
