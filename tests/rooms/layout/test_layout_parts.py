"""Where a file declares its structure, the room takes its word, and reads on where it is silent."""

from duologue.reading.layout.stage import lay_out
from duologue.story.layout import Block
from duologue.text.source import Part, Source
from duologue.text.span import Span


def declared(*rows: tuple[str, str]) -> Source:
    """A source whose parts are (kind, words), one blank line apart; a row of kind "" is text no part covers."""
    text, parts = "", []
    for kind, words in rows:
        if kind:
            parts.append(Part(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Source(text, format="html", parts=tuple(parts))


def shown(source: Source) -> list[tuple[str, str | None, str]]:
    return [(_kind(block), block.scene, block.span.of(source.text)) for block in lay_out(source)[0]]


def _kind(block: Block) -> str:
    return (
        block.kind if block.kind == "paragraph" else f"{block.kind} {block.label}" if block.label else block.kind
    )


def test_declared_headings_are_named_and_declared_paragraphs_may_be_more() -> None:
    source = declared(
        ("heading", "Salt"),
        ("paragraph", "by Jane Smith"),
        ("heading", "Chapter 1"),
        ("paragraph", "She counted the plates."),
        ("paragraph", "***"),
        ("paragraph", "She counted them again."),
        ("matter", "A note that the file sets apart."),
    )

    assert shown(source) == [
        ("heading title", "s0", "Salt"),
        ("matter byline", None, "by Jane Smith"),
        ("heading chapter", "s0", "Chapter 1"),
        ("paragraph", "s0", "She counted the plates."),
        ("break", "s0", "***"),
        ("paragraph", "s1", "She counted them again."),
        ("matter aside", None, "A note that the file sets apart."),
    ]


def test_a_rule_without_ink_opens_a_scene() -> None:
    """A drawn rule that left no characters in the text parts scenes all the same."""
    source = declared(("paragraph", "It was late."), ("break", ""), ("paragraph", "It was later."))

    assert [scene for _, scene, _ in shown(source)] == ["s0", "s1"]


def test_turned_lines_stay_together_and_talk_does_not() -> None:
    verse = "The tin, the pin,\nthe letter in the tin"
    talk = "“No,” he said.\n“Yes,” she said.\nHe left."
    source = declared(("paragraph", verse), ("paragraph", talk))

    assert [words for _, _, words in shown(source)] == [verse, *talk.split("\n")]


def test_text_that_no_part_covers_is_read_too() -> None:
    source = declared(("paragraph", "First."), ("", "Second,\nand its second line."), ("paragraph", "Third."))

    assert [words for _, _, words in shown(source)] == ["First.", "Second,\nand its second line.", "Third."]
