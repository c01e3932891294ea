"""Every sign of free thought is shown by its example and not by its counter-example."""

import pytest

from duologue.reading.thoughts.free import shown
from duologue.reading.thoughts.signs import SIGNS, Sign
from duologue.text.tokens import Tokens


def words(sentence: str) -> list[str]:
    return [sentence[start:end].lower() for start, end in Tokens.of(sentence).places]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_sign(sign: Sign) -> None:
    assert sign in shown(words(sign.shows))
    assert sign not in shown(words(sign.not_this))


def test_names_differ() -> None:
    """Phrases are looked up by the sign's name."""
    names = [sign.name for sign in SIGNS]

    assert len(names) == len(set(names))


def test_phrases_have_two_words_or_more() -> None:
    """A single word belongs among the words."""
    assert [phrase for sign in SIGNS for phrase in sign.phrases if len(phrase.split()) < 2] == []
