"""Turn whole novels into training examples: turns whose sure cue is hidden, with the answer known.

Run as `python -m training.conversation.gather`. Writes one file of arrays a novel under training/work/ (not
committed). What is hidden and why: training/README.md.
"""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.attribution.conversation import Conversation, weigh
from duologue.reading.attribution.deciding import learned_features
from duologue.reading.attribution.presence import CANDIDATES, Presence, presence_of
from duologue.reading.attribution.roster import Roster, roster_of
from duologue.reading.attribution.sequence import chains_of
from duologue.reading.attribution.turns import Turn, find_turns
from duologue.reading.attribution.weights import NAMES, PAIRS, RULES
from duologue.story.cast import Character
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
    novel = read_novel(path)
    chance = random.Random(path.name)
    rounds = [_round(novel, chance) for _ in range(MASKS)]
    named = {f"{key}{n}": value for n, arrays in enumerate(rounds) for key, value in arrays.items()}
    np.savez(WORK / f"{path.stem}.npz", **named)
    labels = sum(int((arrays["label"] >= 0).sum()) for arrays in rounds)
    return f"{path.stem[:40]:42} {len(novel.turns):6} turns {labels / MASKS:8.0f} labels"


@dataclass(frozen=True)
class Novel:
    """A novel as the attribution room has it before anything is decided."""

    words: Words
    cast: tuple[Character, ...]
    roster: Roster
    turns: list[Turn]
    presence: Presence


def read_novel(path: Path) -> Novel:
    """Read one novel by rules, up to who is present."""
    text = path.read_text(encoding="utf-8", errors="replace")
    story = read_stages(Source.from_text(text), READ_FOR_TALK)
    words = words_of(story)
    roster = roster_of(story, words)
    turns = find_turns(story, words, roster)
    return Novel(words, story.cast, roster, turns, presence_of(words, roster, turns, len(story.blocks)))


def hide(novel: Novel, chance: random.Random) -> Conversation:
    """The conversation with most of the sure cues hidden."""
    shown = [_masked(turn) if is_sure(turn) and chance.random() > SHOWN else turn for turn in novel.turns]
    return weigh(novel.words, novel.roster, novel.presence, shown)


def _round(novel: Novel, chance: random.Random) -> dict[str, np.ndarray]:
    talk = hide(novel, chance)
    arrays = arrays_of(novel, talk)
    arrays["label"] = np.full(len(novel.turns), -1, dtype=np.int8)
    for index, (turn, these) in enumerate(zip(novel.turns, talk.candidates)):
        if is_sure(turn):
            who = turn.cue.subject.who
            arrays["label"][index] = next((n for n, candidate in enumerate(these) if candidate.who == who), -1)
    return arrays


def arrays_of(novel: Novel, talk: Conversation) -> dict[str, np.ndarray]:
    """A conversation as arrays over its n turns, all but the answers."""
    learned = learned_features(novel.words, talk, RULES)
    n = len(talk.turns)
    arrays = {
        "x": np.zeros((n, WIDTH, PAIRS), dtype=np.float32),
        "people": np.full((n, WIDTH), -2, dtype=np.int32),
        "same": np.zeros((n, len(NAMES) - PAIRS), dtype=np.float32),
        "again": np.zeros((n, len(NAMES) - PAIRS), dtype=np.float32),
        "begins": np.zeros(n, dtype=bool),
        "masked": np.array([turn.masked for turn in talk.turns], dtype=bool),
    }
    for index, (these, rows) in enumerate(zip(talk.candidates, talk.features)):
        for place, (candidate, row) in enumerate(zip(these, rows)):
            arrays["people"][index, place] = candidate.who
            for feature, value in row + learned[index][place]:
                arrays["x"][index, place, feature] += value
    for chain in chains_of(talk.turns, talk.candidates):
        arrays["begins"][chain.begin] = True
        for t in range(len(chain.people)):
            for key, found in (("same", chain.same[t]), ("again", chain.again[t])):
                for feature, value in found:
                    arrays[key][chain.begin + t, feature - PAIRS] += value
    return arrays


def is_sure(turn: Turn) -> bool:
    """Whether a cue tells for certain who speaks."""
    return turn.cue is not None and turn.cue.strength >= SURE and turn.cue.subject.who is not None


def _masked(turn: Turn) -> Turn:
    """The turn as it would stand without its cue and without what its paragraph tells beside it."""
    hidden = copy(turn)
    hidden.cue, hidden.masked = None, True
    hidden.beats, hidden.trailing, hidden.hearer = [], None, None
    return hidden


if __name__ == "__main__":
    sys.exit(main())
