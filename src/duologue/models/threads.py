"""How many threads a network and its heads work with. What they answer hangs on it nowhere."""

import os

MOST = 4
"""More cores than these are left to others."""


def threads_at_hand() -> int:
    """As many as there are cores that this process may use, up to MOST."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)
