"""How many coded turns get their speaker from the reading as it is: whether a change helps novels nobody tunes on.

Run as `python -m training.conversation.score [--held]`: about a minute and a half on two cores. Without `--held`
the novels that weights may be fitted on, else those kept apart. A turn is right if the likeliest person is the one
coded.
"""

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from duologue.reading.attribution.conversation import weigh
from duologue.reading.attribution.deciding import decide, learn, question
from duologue.reading.attribution.weights import RULES
from training.conversation.coded import NOT_A_CANDIDATE, NOT_ASKED, SPOKEN, labels_of
from training.conversation.gather import WIDTH, read_novel
from training.novels import split

KINDS = ("none", "anaphoric", "name")


def score(path: Path) -> Counter[str]:
    """Turns asked and right in one novel, in all and by kind of cue; and those whose speaker is no candidate."""
    novel = read_novel(path)
    talk = weigh(novel.words, novel.roster, novel.presence, novel.turns)
    people = np.full((len(talk.turns), WIDTH), -2)
    for index, these in enumerate(talk.candidates):
        people[index, : len(these)] = [candidate.who for candidate in these]
    asked = question(talk, RULES)
    answers = decide(asked, learn(novel.words, talk, asked))
    found: Counter[str] = Counter()
    for label, kind, row in zip(*labels_of(path, novel, people), answers, strict=True):
        if label == NOT_ASKED:
            continue
        right = int(int(row.argmax()) == label)
        found.update({"all": 1, KINDS[kind]: 1, "all right": right, f"{KINDS[kind]} right": right})
        found["no candidate"] += int(label == NOT_A_CANDIDATE)
    return found


def main() -> None:
    """Print the shares of each novel that got some wrong, and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    options = parser.parse_args()
    paths = [path for path in split()[options.held] if (SPOKEN / f"{path.stem}.json").exists()]
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool:
        for path, found in zip(paths, pool.map(score, paths)):
            print(f"{path.stem[:40]:42}{_line(found)}", flush=True)
            total += found
    print(f"{'all':42}{_line(total)}")


def _line(found: Counter[str]) -> str:
    shares = "".join(f"  {kind} {found[f'{kind} right'] / max(found[kind], 1):.3f}" for kind in ("all", *KINDS))
    return f"{found['all']:6} turns{shares}  no candidate {found['no candidate']}"


if __name__ == "__main__":
    main()
