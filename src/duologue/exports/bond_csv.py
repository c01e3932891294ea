"""The moments of one bond as a table: one row a person and block, in the story's own time, for statistics."""

import csv
import io

from duologue.story.bonds import Band
from duologue.story.pair import Pair

COLUMNS = (
    *("order", "block", "start", "end", "scene", "person", "name", "outer", "inner", "dominance", "move"),
    *("outer_low", "outer_mid", "outer_high", "inner_low", "inner_mid", "inner_high", "turning_point"),
)
"""`order` counts blocks in the story's own time and is empty for what is only dreamt; the last but one are the
smoothed curves; `turning_point` is 1 where one stands."""


def bond_csv(pair: Pair) -> str:
    """The table with a line of names first; empty cells where nothing is shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    blocks = {block.id: block for block in pair.story.blocks}
    order = {point.block: n for n, point in enumerate(pair.curve)}
    turning = {turn.block for turn in pair.turning_points}
    last = len(order)
    for moment in sorted(pair.moments, key=lambda m: order.get(m.block, last)):
        block, n = blocks[moment.block], order.get(moment.block)
        row = pair.fact.between.index(moment.of)
        told: list[object] = [n, block.id, block.span.start, block.span.end, block.scene, moment.of]
        told += [pair.names[row], moment.outer, moment.inner, moment.dominance, moment.move]
        bands: list[Band | None] = [None, None]
        if n is not None:
            point = pair.fact.curve[n]
            bands = [point.outer[row], point.inner[row]]
        cells = [value for band in bands for value in (band or (None, None, None))]
        writer.writerow([*told, *cells, int(moment.block in turning)])
    return out.getvalue()
