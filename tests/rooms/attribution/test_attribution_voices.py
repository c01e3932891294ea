"""How each person talks, who holds the floor, and whom the narration says a line is spoken to."""

import numpy as np
import pytest
from talk import bench

from duologue.reading.attribution.floor import FAR, NEXT, floors
from duologue.reading.attribution.presence import NOBODY
from duologue.reading.attribution.sequence import Chain, all_probabilities, probabilities
from duologue.reading.attribution.voices import CAP, sounds_like, speech_of

_BELLS = "“Bells, I say, bells and bells.” "
_GOATS = "“Goats, you know, goats and goats.” "


def story(lines: list[str]) -> str:
    """Lines as paragraphs, after two people are named."""
    return "\n\n".join(["Ada met Bram on the quay.", *lines])


def test_a_line_sounds_like_whoever_uses_its_words() -> None:
    """Ada talks of bells, Bram of goats; a line of bells with nobody beside it is likelier hers."""
    found = bench(story([_BELLS + "said Ada.", _GOATS + "said Bram."] * 6 + [_BELLS]))
    ada, bram = found.who("Ada"), found.who("Bram")
    shares = [np.array([1.0, 0.0, 0.0]) if n % 2 == 0 else np.array([0.0, 1.0, 0.0]) for n in range(12)]
    open_line = np.array([0.0, 0.0, 1.0])

    scores = sounds_like(
        speech_of(found.words, found.turns),
        np.array([ada, bram, NOBODY] * 13),
        np.concatenate([*shares, open_line]),
        np.full(13, 3),
    ).reshape(13, 3)

    assert scores[12, 0] > 0 > scores[12, 1]
    assert scores[12, 2] == 0
    assert np.abs(scores).max() <= CAP


def test_a_line_does_not_teach_what_it_is_judged_by() -> None:
    """One who has said nothing else sounds like nobody in particular."""
    text = story([_BELLS + "said Ada.", *[_GOATS + "said Bram."] * 8, _BELLS * 5])
    found = bench(text)
    ada = found.who("Ada")
    turns = len(found.turns)
    shares = np.array([0.0, 1.0] * (turns - 1) + [1.0, 0.0])

    scores = sounds_like(
        speech_of(found.words, found.turns), np.array([ada, NOBODY] * turns), shares, np.full(turns, 2)
    )

    assert scores[-2] == pytest.approx(0.0, abs=1e-9)


def test_the_floor_is_counted_beyond_the_nearest_turns() -> None:
    """Whoever speaks every other turn holds it; the two turns on either side do not count, nor does nobody."""
    people = [np.array([0, 1, NOBODY])] * 9
    shares = [np.array([1.0, 0.0, 0.0]) if t % 2 == 0 else np.array([0.0, 0.5, 0.5]) for t in range(9)]

    found = floors(Chain(0, people, [[]] * 9, [[]] * 9), np.concatenate(shares)).reshape(9, 3, 2)

    near, far = found[4].T
    assert NEXT == 3
    assert near[0] == pytest.approx(np.log(1 + 10 * 2))  # turns 0 and 8
    assert near[1] == pytest.approx(np.log(1 + 10 * 1))  # half of turns 1 and 7
    assert near[2] == far[2] == 0
    assert far == pytest.approx(near)  # the chain is shorter than either reach
    assert len(people) < FAR


def test_probabilities_of_many_turns_are_those_of_each() -> None:
    rows = [np.array([1.0, 3.0]), np.array([0.0]), np.array([-2.0, 5.0, 5.5])]

    together = all_probabilities(np.concatenate(rows), np.array([2, 1, 3]))

    np.testing.assert_allclose(together, np.concatenate([probabilities(row) for row in rows]))


@pytest.mark.parametrize(
    ("narration", "who"),
    [
        ("said Ada to Bram.", "Bram"),
        ("said Ada, turning to Bram.", "Bram"),
        ("Ada asked Bram.", "Bram"),
        ("said Ada.", None),
        ("said Ada to the sea.", None),
    ],
)
def test_whom_the_narration_says_it_is_spoken_to(narration: str, who: str | None) -> None:
    """A name after "to", or after a verb of asking or telling; never the speaker."""
    found = bench(story(["“Well,” said Bram.", "“Shall we go?” " + narration]))

    hearer = found.turns[-1].hearer

    assert (found.roster.names[hearer.who] if hearer and hearer.who is not None else None) == who


def test_a_pronoun_as_hearer_tells_a_gender() -> None:
    found = bench(story(["“Shall we go?” Ada asked him.", "“No,” said Bram to her, and took her hand."]))

    assert [turn.hearer and turn.hearer.gender for turn in found.turns] == ["m", "f"]
