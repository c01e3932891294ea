"""Which moment it was: words counted in every block, and a weight for each sign."""

import numpy as np
from made_story import made_story

from duologue.reader import read_text
from duologue.reading.bonds.moments import moments_of
from duologue.reading.bonds.order import ground_of
from duologue.reading.bonds.series import series_of
from duologue.reading.bonds.turn_signs import signs_of
from duologue.reading.bonds.turn_weights import WEIGHTS
from duologue.reading.bonds.turn_words import KINDS, turn_words
from duologue.reading.bonds.turns import likeliest


def test_words_are_counted_in_their_block() -> None:
    """Kinds of words and marks, how long the block is, and how much of it is said."""
    story = read_text("Suddenly she wept.\n\n“Never!” he cried. “Never, never, never!”\n", rules=True)
    first, second = (dict(zip(KINDS, row)) for row in turn_words(story))

    assert (first["sudden"], first["tears"], first["never"], first["said"]) == (1, 1, 0, 0)
    assert (second["never"], second["exclaimed"]) == (2, 2)
    assert 0.5 < second["said"] < 1 and second["long"] > first["long"]


def test_every_sign_has_a_weight_and_a_value_for_each_moment() -> None:
    """No sign is weighed that is not looked for, and the other way round; none is unknown anywhere."""
    rows = [("N", "T", "tell", 0.1), ("T", "N", "attack", -0.8), ("N", "T", None, -0.5), ("T", "N", "leave", -0.9)]
    story = made_story(("story", rows * 3))
    ground = ground_of(story)
    series = series_of(ground, moments_of(story.acts), ("c0", "c1"))
    found = signs_of(ground, series)

    assert found.keys() == WEIGHTS.keys()
    assert all(row.shape == (12,) and np.all(np.isfinite(row)) for row in found.values())


def test_the_likeliest_moment_is_told_even_where_nothing_shifts() -> None:
    """It is one of theirs; where too little is shown there is none."""
    for rows, some in (
        ([("N", "T", "tell", 0.1), ("T", "N", "reach", 0.3)] * 4, True),
        ([("N", "T", "tell", 0.1)], False),
    ):
        story = made_story(("story", rows))
        ground = ground_of(story)
        series = series_of(ground, moments_of(story.acts), ("c0", "c1"))

        assert (likeliest(ground, series) in series.blocks) == some
