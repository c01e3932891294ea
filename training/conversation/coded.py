"""Turns whose speaker a coder has told (`spoken/`), as arrays like those of `gather`, with nothing hidden.

Run as `python -m training.conversation.coded`; writes one file of arrays a novel under training/work/ (not
committed). What the codes are: training/conversation/README.md.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from duologue.reading.attribution.conversation import weigh
from duologue.reading.attribution.presence import NOBODY
from training.conversation.gather import WORK, Novel, arrays_of, read_novel
from training.novels import novels

SPOKEN = Path(__file__).parent / "spoken"
CODED = WORK.parent / "coded"
NOT_ASKED, NOT_A_CANDIDATE = -1, -2


def main() -> None:
    """Gather every coded novel, two at a time."""
    CODED.mkdir(parents=True, exist_ok=True)
    coded = [path for path in novels() if (SPOKEN / f"{path.stem}.json").exists()]
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(gather, coded):
            print(line, flush=True)


def gather(path: Path) -> str:
    """Write the arrays of one novel; returns a line to print."""
    novel = read_novel(path)
    talk = weigh(novel.words, novel.roster, novel.presence, novel.turns)
    arrays = arrays_of(novel, talk)
    arrays["label"], arrays["kind"] = labels_of(path, novel, arrays["people"])
    np.savez(CODED / f"{path.stem}.npz", **arrays)
    label = arrays["label"]
    asked = int((label != NOT_ASKED).sum())
    return f"{path.stem[:40]:42} {asked:6} turns coded {int((label == NOT_A_CANDIDATE).sum()):6} not a candidate"


def labels_of(path: Path, novel: Novel, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The place of the coded speaker among each turn's candidates, and its cue: 0 none, 1 anaphoric, 2 a name."""
    code = json.loads((SPOKEN / f"{path.stem}.json").read_text("utf-8"))
    same = {}
    who = {key: _found(key, name, novel) for key, name in code["people"].items()}
    for one, other in code["same"]:
        if who.get(one) is not None and who.get(other) is not None:
            same.setdefault(who[one], set()).add(who[other])
            same.setdefault(who[other], set()).add(who[one])
    told = {start: speaker for start, _, speaker, _ in code["lines"] if speaker not in (None, "?")}
    label = np.full(len(novel.turns), NOT_ASKED, dtype=np.int8)
    kind = np.zeros(len(novel.turns), dtype=np.int8)
    for index, turn in enumerate(novel.turns):
        cue = turn.cue
        kind[index] = 0 if cue is None else 2 if cue.subject.form == "name" else 1
        speakers = {told[q.span.start] for q in turn.quotes if q.span.start in told}
        if len(speakers) != 1:
            continue
        label[index] = _place(speakers.pop(), who, same, people[index].tolist(), novel)
    return label, kind


def _found(key: str, name: str, novel: Novel) -> int | None:
    roster, cast = novel.roster, novel.cast
    number = {who: place for place, who in enumerate(roster.ids)}
    fits = [person for person in cast if person.name == name and person.id in number]
    best = next((person for person in fits if person.id == key), fits[0] if fits else None)
    if best is None:
        best = next((person for person in cast if name in person.aliases and person.id in number), None)
    return number[best.id] if best else None


def _place(speaker: str, who: dict, same: dict, people: list[int], novel: Novel) -> int:
    if speaker == "*":
        return people.index(NOBODY)
    if speaker.startswith("="):
        name = speaker[1:]
        number = {person: place for place, person in enumerate(novel.roster.ids)}
        people_so_called = [p for p in novel.cast if p.name.lower() == name.lower() or name in p.aliases]
        fits = {number[p.id] for p in people_so_called if p.id in number}
    else:
        person = who.get(speaker)
        fits = set() if person is None else {person} | same.get(person, set())
    for place, candidate in enumerate(people):
        if candidate in fits:
            return place
    if not fits:
        return people.index(NOBODY)
    return NOT_A_CANDIDATE


if __name__ == "__main__":
    sys.exit(main())
