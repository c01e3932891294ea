"""Markdown: the text untouched, its blocks as parts, its notation as markup."""

from format_files import assert_sound, italics, labels, markup, shown

from duologue.formats.open import open_stream
from duologue.text.source import Source


def read(text: str) -> Source:
    source = open_stream(text.encode(), "a.md")
    assert source.text == text
    assert_sound(source)
    return source


def test_headings_paragraphs_and_breaks_become_parts() -> None:
    """Each with the characters that the file has, line ends included."""
    source = read("# One #\r\n\r\nShe left.\r\nHe stayed.\r\n\r\n***\r\n\r\n## Two\r\n\r\nLater.")

    assert shown(source) == [
        ("heading", "# One #"),
        ("paragraph", "She left.\r\nHe stayed."),
        ("break", "***"),
        ("heading", "## Two"),
        ("paragraph", "Later."),
    ]
    assert [part.level for part in source.parts if part.kind == "heading"] == [1, 2]
    assert markup(source) == ["# ", "#", "## "]


def test_dashes_under_a_sentence_are_a_break_and_under_a_title_a_heading() -> None:
    """CommonMark would make a heading of the last line before a scene break."""
    assert shown(read("He left.\n---\nLater.")) == [
        ("paragraph", "He left."),
        ("break", "---"),
        ("paragraph", "Later."),
    ]
    assert shown(read("Chapter One\n---\nLater.\n\nSalt\n===="))[0] == ("heading", "Chapter One\n---")
    assert shown(read("Salt\n====")) == [("heading", "Salt\n====")]


def test_an_indented_paragraph_is_not_code() -> None:
    """Writers indent."""
    assert shown(read("    “You *came*,” she said.")) == [("paragraph", "“You *came*,” she said.")]


def test_dash_dialogue_keeps_its_dashes() -> None:
    """A list to the parser, a talk to the reader."""
    source = read("- You came.\n- I did.")

    assert shown(source) == [("paragraph", "- You came."), ("paragraph", "- I did.")]
    assert markup(source) == []


def test_emphasis_escapes_links_and_tags() -> None:
    """Italics without their notation; all notation as markup."""
    source = read("It *is* un*believ*able, \\*really\\*; [see](http://a.b) <i>here</i>.\\\nEnd")

    assert italics(source) == ["is", "believ", "here"]
    assert markup(source) == [*"****", "\\", "\\", "[", "](http://a.b)", "<i>", "</i>", "\\"]


def test_quotation_marks_of_a_letter_are_notation() -> None:
    """`>` at each line; an empty one lies in a part like every character."""
    source = read("> Dear *Ada*,\n> come.\n>\n> Bram")

    assert [kind for kind, _ in shown(source)] == ["paragraph", "matter", "paragraph"]
    assert markup(source) == ["> ", "*", "*", "> ", "> "]


def test_front_matter_is_read_and_kept() -> None:
    """Title and author to their places, the rest to the metadata."""
    source = read("---\ntitle: 'Salt'\nauthor:\n  - Ada\n  - Bram\ntags: [a, b]\n---\nText.")

    assert (source.title, source.author, source.metadata) == ("Salt", "Ada, Bram", (("tags", ("a", "b")),))
    assert source.parts[0].label == "front matter"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """The first scene may open with one."""
    assert shown(read("---\nShe left.\n---\nHe stayed."))[0] == ("break", "---")


def test_comments_footnotes_and_empty_lines() -> None:
    """Kept, and marked as what they are."""
    source = read("One.[^a]\n\n&nbsp;\n\n<!-- todo -->\n\n[^a]: A *note*.")

    assert shown(source)[1] == ("break", "&nbsp;")
    assert labels(source)["<!-- todo -->"] == "comment"
    assert labels(source)["[^a]: A *note*."] == "footnote"
    assert markup(source)[0] == "[^a]"
