"""Windows cover every piece once, see enough around it, and give back what was put in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from duologue.models.windows import encoded, windows


@given(count=some.integers(0, 400), size=some.integers(8, 60), margin=some.integers(0, 3))
def test_windows_keep_each_piece_once(count: int, size: int, margin: int) -> None:
    """In order, from windows of one length, never from nearer to an edge than the margin but at the text's own."""
    found = windows(count, size, margin)

    assert [piece for w in found for piece in range(w.keep, w.until)] == list(range(count))
    assert len({w.last - w.first for w in found}) <= 1
    for w in found:
        assert w.first == 0 or w.keep >= w.first + margin
        assert w.last == count or w.until <= w.last - margin


@given(count=some.integers(0, 2500), threads=some.integers(1, 3))
def test_stitched_vectors_are_those_of_their_pieces(count: int, threads: int) -> None:
    """An encoder that answers with its input gives the input back, special pieces left out."""
    ids = 100 + np.arange(count) % 1900  # half floats hold whole numbers up to 2048
    features = np.stack([ids // 2, ids // 3], axis=1)

    def echo(numbers: np.ndarray, marks: np.ndarray) -> np.ndarray:
        assert set(numbers[:, 0]) == {1} and set(numbers[:, -1]) == {2}
        return np.concatenate([numbers[..., None], marks], axis=-1).astype(np.float32)

    found = encoded(echo, ids, features, (1, 2), threads)

    assert len(found) == count
    if count:
        assert (found == np.concatenate([ids[:, None], features], axis=1)).all()
