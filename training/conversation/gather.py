"""Turn whole novels into training examples: turns whose sure cue is hidden, with the answer known.

Run as `python -m training.conversation.gather`. Writes one file of arrays a novel under training/work/ (not
committed). What is hidden and why: training/README.md.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from pathlib import Path

import numpy as np

from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.attribution.conversation import weigh
from duologue.reading.attribution.presence import CANDIDATES, Presence, presence_of
from duologue.reading.attribution.roster import Roster, roster_of
from duologue.reading.attribution.sequence import chains_of
from duologue.reading.attribution.turns import Turn, find_turns
from duologue.reading.attribution.weights import NAMES, PAIRS
from duologue.story.words import Words, words_of
from duologue.text.source import Source
from training.novels import novels

WORK = Path(__file__).parents[1] / "work" / "conversation"
SHOWN = 0.3
"""Share of sure cues left standing, as anchors for the turns around them."""
MASKS = 3
"""How many times each novel is masked anew."""
WIDTH = CANDIDATES + 1
SURE = 2.5


def main() -> None:
    """Gather every usable novel, two at a time."""
    WORK.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(gather, novels()):
            print(line, flush=True)


def gather(path: Path) -> str:
    """Write the arrays of one novel; returns a line to print."""
    text = path.read_text(encoding="utf-8", errors="replace")
    story = read_stages(Source.from_text(text), READ_FOR_TALK)
    words = words_of(story)
    roster = roster_of(story, words)
    turns = find_turns(story, words, roster)
    presence = presence_of(words, roster, turns, len(story.blocks))
    chance = random.Random(path.name)
    rounds = [_round(words, turns, roster, presence, chance) for _ in range(MASKS)]
    named = {f"{key}{n}": value for n, arrays in enumerate(rounds) for key, value in arrays.items()}
    np.savez(WORK / f"{path.stem}.npz", **named)
    labels = sum(int((arrays["label"] >= 0).sum()) for arrays in rounds)
    return f"{path.stem[:40]:42} {len(turns):6} turns {labels / MASKS:8.0f} labels"


def _round(
    words: Words, turns: list[Turn], roster: Roster, presence: Presence, chance: random.Random
) -> dict[str, np.ndarray]:
    shown = [_masked(turn) if _is_sure(turn) and chance.random() > SHOWN else turn for turn in turns]
    talk = weigh(words, roster, presence, shown)
    n = len(turns)
    arrays = {
        "x": np.zeros((n, WIDTH, PAIRS), dtype=np.float32),
        "people": np.full((n, WIDTH), -2, dtype=np.int32),
        "same": np.zeros((n, len(NAMES) - PAIRS), dtype=np.float32),
        "again": np.zeros((n, len(NAMES) - PAIRS), dtype=np.float32),
        "begins": np.zeros(n, dtype=bool),
        "label": np.full(n, -1, dtype=np.int8),
        "masked": np.array([turn.masked for turn in shown], dtype=bool),
    }
    for index, (turn, these, rows) in enumerate(zip(turns, talk.candidates, talk.features)):
        for place, (candidate, row) in enumerate(zip(these, rows)):
            arrays["people"][index, place] = candidate.who
            for feature, value in row:
                arrays["x"][index, place, feature] += value
            if _is_sure(turn) and turn.cue.subject.who == candidate.who:
                arrays["label"][index] = place
    for chain in chains_of(shown, talk.candidates):
        arrays["begins"][chain.begin] = True
        for t in range(len(chain.people)):
            for key, found in (("same", chain.same[t]), ("again", chain.again[t])):
                for feature, value in found:
                    arrays[key][chain.begin + t, feature - PAIRS] += value
    return arrays


def _is_sure(turn: Turn) -> bool:
    return turn.cue is not None and turn.cue.strength >= SURE and turn.cue.subject.who is not None


def _masked(turn: Turn) -> Turn:
    """The turn as it would stand without its cue and without what its paragraph tells beside it."""
    hidden = copy(turn)
    hidden.cue, hidden.masked = None, True
    hidden.beats, hidden.trailing, hidden.hearer = [], None, None
    return hidden


if __name__ == "__main__":
    sys.exit(main())
