"""Read every annotated opening once, for all of training (`python -m training.encoder.gather`)."""

import pickle
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from training.encoder.data import TYPES, WORK, excerpt, split


def main() -> None:
    """Read the openings of all three parts of the first fold."""
    WORK.mkdir(parents=True, exist_ok=True)
    names = [name for part in ("train", "dev", "test") for name in split(part)]
    with ProcessPoolExecutor(2) as pool:
        every = dict(zip(names, pool.map(excerpt, names, chunksize=4)))
    with (WORK / "excerpts.pkl").open("wb") as file:
        pickle.dump(every, file)
    found = every.values()
    total = sum(len(e.mentions) for e in found)
    print(len(every), "texts,", sum(len(e.page) for e in found), "pieces,", total, "mentions")
    print(sum(len(e.events) for e in found), "events,", sum(e.lost for e in found), "annotations lost")
    print(Counter(TYPES[kind] for e in found for *_, kind in e.mentions))


if __name__ == "__main__":
    main()
