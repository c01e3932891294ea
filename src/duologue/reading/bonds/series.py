"""The two people's moments as rows of numbers in the story's own time, and the curves smoothed from them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duologue.dynamics.smoother import noise, smooth
from duologue.reading.bonds.moments import Observed
from duologue.reading.bonds.order import Ground
from duologue.story.acts import MOVES
from duologue.story.bonds import Band, CurvePoint

Floats = NDArray[np.float64]

_COMMON = 0.12
"""Variance of what a reading gets wrong about a whole person, were none of its acts sure. With it the band holds
the coders' own curve in .91 of the paragraphs of the coded training scenes, read by models that had not seen their
novels; without it in .74."""
_LONGEST_GAP = 12.0
"""Blocks apart, at most: two who do not meet for a hundred pages have not changed a hundred times as much."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """n blocks in story order: values in [-1, 1], NaN where nothing is shown, (2, n) each; `moves` (2, n, 9).

    `sure` and `sure_inner` are the scores of `outer` and `inner`; `moves` are shares of MOVES. `blocks` are the
    ids, `times` (n,) rises with the blocks between, `starts` (n,) is true where a scene begins.
    """

    blocks: tuple[str, ...]
    times: Floats
    starts: NDArray[np.bool_]
    outer: Floats
    inner: Floats
    sure: Floats
    sure_inner: Floats
    dominance: Floats
    moves: Floats

    def __len__(self) -> int:
        return len(self.blocks)


def series_of(ground: Ground, observed: list[Observed], between: tuple[str, str]) -> Series:
    """Rows for `between`; what is dreamt did not happen, and has none."""
    place, scenes = ground.place, ground.scenes
    blocks = sorted({one.moment.block for one in observed if one.moment.block in place}, key=place.__getitem__)
    column = {block: number for number, block in enumerate(blocks)}
    outer, inner, dominance = (np.full((2, len(blocks)), np.nan) for _ in range(3))
    moves = np.zeros((2, len(blocks), len(MOVES)))
    sure, sure_inner = (np.zeros((2, len(blocks))) for _ in range(2))
    for one in observed:
        if (at := column.get(one.moment.block)) is None:
            continue
        row = between.index(one.moment.of)
        if one.moment.outer is not None:
            outer[row, at], sure[row, at] = one.moment.outer, one.sure
        if one.moment.inner is not None:
            inner[row, at], sure_inner[row, at] = one.moment.inner, one.sure_inner
        if one.moment.dominance is not None:
            dominance[row, at] = one.moment.dominance
        for move, share in one.moves.items():
            moves[row, at, MOVES.index(move)] = share
    apart = np.diff([place[block] for block in blocks], prepend=place[blocks[0]] if blocks else 0)
    times = np.cumsum(np.clip(apart, 0, _LONGEST_GAP)).astype(np.float64)
    begins = [n == 0 or scenes.get(block) != scenes.get(blocks[n - 1]) for n, block in enumerate(blocks)]
    starts = np.array(begins, np.bool_)
    return Series(tuple(blocks), times, starts, outer, inner, sure, sure_inner, dominance, moves)


def curve_of(series: Series) -> tuple[CurvePoint, ...]:
    """A point for each block: the smoothed states; what is felt only from its first telling to its last."""
    if not len(series):
        return ()
    values = np.concatenate([series.outer, series.inner])
    scores = np.concatenate([series.sure, series.sure_inner])
    curves = smooth(series.times, values, noise(scores), shared=_common(values, scores))
    bands = np.round(np.stack([curves.low, curves.mid, curves.high], axis=-1), 4)
    told = [_told(row) for row in series.inner]
    return tuple(
        CurvePoint(
            block,
            _band(bands[0, n]),
            _band(bands[1, n]),
            _band(bands[2, n]) if n in told[0] else None,
            _band(bands[3, n]) if n in told[1] else None,
        )
        for n, block in enumerate(series.blocks)
    )


def _common(values: Floats, scores: Floats) -> Floats:
    """The variance of the mistake that all acts of a row have in common: the surer they are, the less; (k,)."""
    there = ~np.isnan(values)
    surest: Floats = np.where(there, scores, 0.0).sum(axis=1) / np.maximum(1, there.sum(axis=1))
    return _COMMON * (1.0 - surest)


def _band(values: Floats) -> Band:
    low, mid, high = values.tolist()
    return low, mid, high


def _told(row: Floats) -> range:
    there = np.flatnonzero(~np.isnan(row))
    return range(int(there[0]), int(there[-1]) + 1) if len(there) else range(0)
