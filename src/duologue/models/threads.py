"""How many threads a network and its heads work with. What they answer hangs on it nowhere."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from threadpoolctl import threadpool_limits

Given = TypeVar("Given")
Answer = TypeVar("Answer")

MOST = 4
"""More cores than these are left to others."""


def threads_at_hand() -> int:
    """As many as there are cores that this process may use, up to MOST."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


def side_by_side(work: Callable[[Given], Answer], every: Iterable[Given], threads: int) -> Iterator[Answer]:
    """`work` on each of `every`, so many at a time, answers in order.

    Meanwhile each product of matrices keeps to its own thread: numpy's library would else put every core to each,
    and have them wait for the next by spinning, which took three times the work.
    """
    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
        yield from pool.map(work, every)
