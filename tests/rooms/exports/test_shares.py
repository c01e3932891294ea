"""Who says how much, counted by hand."""

from annotated import annotated
from last_boat import CAST, last_boat

from duologue import read_text
from duologue.exports.lanes import NOBODY, filled, find_lanes
from duologue.exports.shares import quote_words, shares
from duologue.story.cast import Character
from duologue.text.span import Span


def test_words_lines_and_whom_to() -> None:
    """Ada says three words to Bram; Bram says one to nobody in particular; one word is nobody's."""
    cast = (Character("c0", "Bram", ()), Character("c1", "Ada", ()), Character("c2", "Cy", ()))
    counts = shares(
        annotated("[[ada>bram .9 e x|“You came back.”]] [[bram .9 e x|“So.”]] [[?>ada .2 i x|“Oh!”]]", cast)
    )

    assert [(s.character.name, s.words, s.lines, s.to) for s in counts.people] == [
        ("Ada", 3, 1, (("c0", 3),)),
        ("Bram", 1, 1, ()),
    ]
    assert [s.part for s in counts.people] == [0.6, 0.2]
    assert (counts.words, counts.unknown_words, counts.unknown_lines) == (5, 1, 1)
    assert [c.name for c in counts.silent] == ["Cy"]
    assert counts.unsure == ("q2",)


def test_a_phrase_that_is_repeated_inside_a_line_is_counted_once() -> None:
    """Mrs. Aird's words hold what she said to the purser, and those words are hers alone."""
    counts = shares(last_boat())

    assert sum(share.words for share in counts.people) + counts.unknown_words == counts.words


def test_what_is_told_within_speech_is_the_words_of_whoever_said_it_first() -> None:
    """ "And Nora said, 'Never again.'": two words of Nora's and three of Ada's, in one line each."""
    counts = shares(read_text("Ada met Nora.\n\n“And Nora said, ‘Never again.’” Ada sighed.\n\nNora nodded."))

    assert [(s.character.name, s.words, s.lines) for s in counts.people] == [("Ada", 3, 1), ("Nora", 2, 1)]
    assert counts.words == 5


def test_every_person_with_a_line_has_words() -> None:
    """As they are read, and every word of the talk is counted once."""
    story = read_text(
        "“Where is Bram?” Ada asked Cy.\n\n“He went home. Nora told me, ‘Let him go.’ I said, ‘Good night.’” "
        "Cy said to Ada.\n\nNora came in. Bram was behind her."
    )
    counts = shares(story)
    outermost = [quote for quote in story.quotes if quote.inside is None]

    assert "Nora" in [share.character.name for share in counts.people]
    assert all(share.words for share in counts.people if share.lines)
    assert counts.words == sum(quote_words(story, quote) for quote in outermost)


def test_marks_are_short_and_different() -> None:
    """A title is no part of a mark; two people with one initial get more letters."""
    names = ("Margaret", "Mrs. Munt", "Henry", "Helen", "the maid", "she", "M")
    cast = tuple(Character(f"c{n}", name, ()) for n, name in enumerate(names))
    written = "\n\n".join(
        f"[[{name.split()[-1].lower()} .9 e x|“{'word ' * (9 - n)}”]]" for n, name in enumerate(names)
    )
    marks = [share.mark for share in shares(annotated(written, cast)).people]

    assert marks[:2] == ["M", "Mu"]
    assert len(set(marks)) == len(marks)
    assert max(map(len, marks)) <= 3


def test_someone_who_only_thinks_is_there() -> None:
    """A point of view that never speaks is a person of the story."""
    counts = shares(annotated("{{ines free .9|It was late.}}", CAST))

    assert [(s.character.name, s.words, s.thoughts) for s in counts.people] == [("Ines", 0, 1)]


def test_lanes_part_sure_from_unsure_and_unknown() -> None:
    """Unknown lines have a lane of their own, at the end."""
    lanes = find_lanes(last_boat(), shares(last_boat()))

    assert [lane.person for lane in lanes] == [0, 1, 2, NOBODY]
    assert len(lanes[0].unsure) == 2
    assert len(lanes[1].thoughts) == 2


def test_filled_is_the_part_of_each_stretch_that_is_covered() -> None:
    """Ten characters in two halves, of which [3, 6) is said."""
    assert filled([Span(3, 6)], Span(0, 10), 2) == [0.4, 0.2]
    assert filled([Span(-5, 50)], Span(0, 10), 2) == [1.0, 1.0]
