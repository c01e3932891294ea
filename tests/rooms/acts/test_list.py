"""The list of interpersonal acts, as it is found in words: patterns, forms, gaps, marks and flips."""

import numpy as np
import pytest

from duologue.reader import RULES, read_stages
from duologue.reading.acts.lexicon import COLUMNS, KINDS, find_hits
from duologue.story.acts import MOVES
from duologue.story.words import words_of
from duologue.text.interpersonal import interpersonal
from duologue.text.source import Source
from duologue.text.verb_forms import forms_of


def warmth(text: str) -> dict[str, float]:
    """Affiliation by kind of entry, summed over what the list finds in `text`."""
    story = read_stages(Source.from_text(text), RULES[:3])
    counts = find_hits(words_of(story)).counts.sum(axis=0)
    values = {kind: float(counts[4 * n] - counts[4 * n + 1]) for n, kind in enumerate(KINDS)}
    return {kind: value for kind, value in values.items() if value}


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("“I am here,” she said coldly.", "manner", -1),
        ("“I am here,” she said tenderly.", "manner", 1),
        ("“I hate you,” he said.", "formula", -1),
        ("“You fool, come in,” he said.", "address", -1),
        ("“Come in, darling,” he said.", "address", 1),
        ("She took his hand.", "gesture", 1),
        ("She turned away.", "gesture", -1),
        ("He insulted her.", "verb", -1),
        ("He comforted Anna.", "verb", 1),
    ],
)
def test_what_stands_in_the_list_is_found(text: str, kind: str, sign: int) -> None:
    """By kind, in speech or in narration, in any form of the verb."""
    found = warmth(text)

    assert (found.get(kind, 0) + (found.get("inner", 0) if kind == "formula" else 0)) * sign > 0, found


@pytest.mark.parametrize(
    ("plain", "turned"),
    [("He comforted Anna.", "He never comforted Anna."), ("He insulted her.", "He pretended to insult her.")],
)
def test_a_flip_turns_or_weakens(plain: str, turned: str) -> None:
    """ "Never" and "pretended to" take the value away or turn it over."""
    one, other = warmth(plain)["verb"], warmth(turned).get("verb", 0.0)

    assert other * one < one * one


def test_a_form_of_address_is_called() -> None:
    """ "Darling" between marks is said to somebody; "a darling little house" is not."""
    assert "address" not in warmth("“It was a fool of a house,” he said.")


def test_a_verb_wants_somebody() -> None:
    """What is done to a thing is done to nobody."""
    assert "verb" not in warmth("He attacked the pudding.")


def test_a_pattern_stays_within_its_quote() -> None:
    """Speech and the narration behind it are no pattern together."""
    assert "formula" not in warmth("“I,” hate said, “you.”")


def test_every_row_counts_in_its_columns() -> None:
    """Values lie on the scales of the guide, and every kind and move is known."""
    for entry in interpersonal():
        assert entry.kind in (*KINDS, "flip") and (entry.move is None or entry.move in MOVES), entry
        assert -2 <= entry.affiliation <= 2 and -2 <= entry.dominance <= 2, entry


def test_nothing_found_is_an_empty_table() -> None:
    """A text without any entry gives no row and the right width."""
    story = read_stages(Source.from_text("Seven."), RULES[:3])

    assert find_hits(words_of(story)).counts.shape == (0, COLUMNS)
    assert not np.any(find_hits(words_of(story)).at)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("slap", "slapped"), ("kiss", "kisses"), ("cry", "cried"), ("leave", "left"), ("hug", "hugging"),
        ("love", "loving"), ("forgive", "forgave"), ("open", "opened"), ("see", "seeing"), ("admit", "admitted"),
        ("die", "dying"), ("stay", "stayed"),
    ],
)  # fmt: skip
def test_forms_of_verbs(lemma: str, form: str) -> None:
    """Regular and irregular forms."""
    assert form in forms_of(lemma)
