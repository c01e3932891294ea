"""The best one-to-one matching of two groups. Knows nothing of what is matched."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def best_matching(weights: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Pair each left name with at most one right name so that the weights add up to the most.

    Pairs that are not in `weights` are never made. Ties go to names earlier in the alphabet.
    """
    lefts = sorted({left for left, _ in weights})
    rights = sorted({right for _, right in weights})
    if not lefts:
        return {}
    table = np.zeros((len(lefts), len(rights)))
    for (left, right), weight in weights.items():
        table[lefts.index(left), rights.index(right)] = weight
    pairs = assign(-table) if len(lefts) <= len(rights) else [(i, j) for j, i in assign(-table.T)]
    return {lefts[i]: rights[j] for i, j in pairs if table[i, j] > 0}


def assign(cost: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs (row, column) of least cost in all, each row and column in one at most; no more rows than columns.

    The Hungarian method with potentials; row and column 0 are stubs.
    """
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        holder[0] = row
        column = 0
        slack = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, dtype=int)
        done = np.zeros(columns + 1, dtype=bool)
        while holder[column]:
            done[column] = True
            here = holder[column]
            reduced = cost[here - 1] - row_price[here] - column_price[1:]
            closer = ~done[1:] & (reduced < slack[1:])
            slack[1:][closer] = reduced[closer]
            came_from[1:][closer] = column
            open_slack = np.where(done, np.inf, slack)
            open_slack[0] = np.inf
            following = int(np.argmin(open_slack))
            step = open_slack[following]
            row_price[holder[done]] += step
            column_price[done] -= step
            slack[~done] -= step
            column = following
        while column:
            holder[column] = holder[came_from[column]]
            column = int(came_from[column])
    return [(int(holder[j]) - 1, j - 1) for j in range(1, columns + 1) if holder[j]]
