"""Read everything that acts are learned from, once: `python -m training.bonds.gather` (some minutes).

Writes training/work/acts/examples.pkl, which `fit.py` reads.
"""

import pickle
from concurrent.futures import ProcessPoolExecutor

from training.bonds.examples import (
    EXCHANGES,
    HERE,
    Example,
    code_files,
    exchange_files,
    exchanges_in,
    own_scenes,
    shared_scenes,
)

WORK = HERE.parent / "work" / "acts"
AT_ONCE = 64
"""Scenes that one process reads before it hands them back."""


def gathered() -> list[Example]:
    """What was gathered, scenes first."""
    with (WORK / "examples.pkl").open("rb") as file:
        found: list[Example] = pickle.load(file)
    return found


def main() -> None:
    """Read and keep."""
    with ProcessPoolExecutor(2) as pool:
        files = code_files()
        begun = [pool.submit(shared_scenes)]
        begun += [pool.submit(own_scenes, files[n : n + AT_ONCE]) for n in range(0, len(files), AT_ONCE)]
        begun += [pool.submit(exchanges_in, path) for path in exchange_files()]
        every = [example for part in begun for example in part.result()]
    WORK.mkdir(parents=True, exist_ok=True)
    with (WORK / "examples.pkl").open("wb") as file:
        pickle.dump(every, file)
    scenes = [example for example in every if example.group != EXCHANGES]
    print(len(scenes), "scenes,", len(every) - len(scenes), "exchanges")
    coded = [code for example in every for code in example.codes]
    for name in ("affiliation", "inner", "move"):
        print(name, sum(getattr(code, name) is not None for code in coded))


if __name__ == "__main__":
    main()
