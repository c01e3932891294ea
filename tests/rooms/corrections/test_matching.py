"""Corrections find their place again by their words."""

from duologue.corrections.anchor import Anchor
from duologue.corrections.matching import find
from duologue.text.span import Span

DRAFT = """\
“You came,” said Nora.

“I said I would.”

“Yes.”

She put the lamp down. “You said it in June. It has been a long time since June, Bram, for some of us.”

“Yes.”

“Is that all?”

“Yes.”
"""


def anchor(words: str, nth: int = 0) -> Anchor:
    """The anchor of the nth place where `words` stand in the draft."""
    at = -1
    for _ in range(nth + 1):
        at = DRAFT.index(words, at + 1)
    return Anchor.of(DRAFT, Span(at, at + len(words)))


def found(text: str, *anchors: Anchor) -> list[str | None]:
    """The words at each place found, or None."""
    return [span and span.of(text) for span in find(text, anchors)]


def test_the_same_text_gives_the_same_places() -> None:
    """Letter for letter, every repetition its own."""
    ends = [span and span.start for span in find(DRAFT, [anchor("Yes.", nth) for nth in range(3)])]

    assert ends == [DRAFT.index("Yes."), DRAFT.index("Yes.", 60), DRAFT.rindex("Yes.")]


def test_words_put_before_move_every_place() -> None:
    """A new first chapter moves what follows, and each "Yes" stays who it was."""
    text = "CHAPTER ONE\n\nIt rained.\n\n“Yes,” said nobody in particular.\n\n" + DRAFT
    moved = len(text) - len(DRAFT)
    spans = find(text, [anchor("Yes.", nth) for nth in range(3)])

    assert [span and span.start - moved for span in spans] == [
        DRAFT.index("Yes."), DRAFT.index("Yes.", 60), DRAFT.rindex("Yes."),
    ]  # fmt: skip


def test_a_rewritten_line_is_found() -> None:
    """Most of its words and what stands around it are enough."""
    text = DRAFT.replace("It has been a long time since June, Bram,", "It has been a very long time, Bram,")

    words = "You said it in June. It has been a long time since June, Bram, for some of us."
    assert found(text, anchor(words)) == [
        "You said it in June. It has been a very long time, Bram, for some of us."
    ]


def test_other_quotation_marks_are_no_other_words() -> None:
    """A draft whose marks and apostrophes were curled or straightened is the same draft."""
    text = DRAFT.replace("“", '"').replace("”", '"')

    assert found(text, anchor("I said I would.")) == ["I said I would."]


def test_a_line_that_was_cut_is_not_found_elsewhere() -> None:
    """The same short words stand in another place, which is not theirs."""
    text = DRAFT.replace("“Is that all?”\n\n", "") + "\n“Is that all?” said the man at the counter.\n"
    text = text.replace("at the counter.", "at the counter, and gave her the change.")
    assert found("Nothing of it is left.", anchor("Is that all?")) == [None]
    spans = find("“You came,” said Nora. “You said it in June.”", [anchor("Yes.")])
    assert spans == [None]


def test_a_stretch_without_words_has_no_place_of_its_own() -> None:
    """Three dots are found where the text is unchanged, and nowhere else."""
    dots = Anchor.of("“…” said Nora.", Span(1, 2))

    assert find("“…” said Nora.", [dots]) == [Span(1, 2)]
    assert find("Then “…” said Nora.", [dots]) == [None]
