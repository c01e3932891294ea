"""The coded scenes with acts as a reading finds them in novels that it has not learned from.

    python -m training.bonds.held_out        # after training.bonds.gather and training.bonds.fit; some minutes

Writes training/work/acts/held_out.pkl: for each scene its story, people given, with acts from models that never
saw its novel. Endings are fitted on these, for what is weighed there is what a reading finds, mistakes and all.
"""

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.quality.coded_scenes import PEOPLE, Coded, given, scenes

from duologue.reading.acts import stage as room
from duologue.reading.acts.weigh import Weighed, gather, scaled
from duologue.story.story import Story
from duologue.story.words import words_of
from training.bonds.examples import Example
from training.bonds.fit import Texts, decided, final_out_of_fold, out_of_fold, with_context
from training.bonds.gather import WORK, gathered
from training.novels import DATA

HELD_OUT: Path = WORK / "held_out.pkl"
Held = list[tuple[Coded, Story]]


class Tables:
    """The edges and the sureness that a model would ship with."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._arrays = arrays

    def table(self, name: str) -> Any:  # noqa: ANN401
        """One of them."""
        return self._arrays[name]


def held_out() -> Held:
    """What was written, each scene with its story."""
    with HELD_OUT.open("rb") as file:
        found: Held = pickle.load(file)
    return found


def main() -> None:
    """Answer for every scene out of fold, and write the stories."""
    texts = Texts(gathered())
    words, vectors = out_of_fold(texts)
    inputs = with_context(texts, words, vectors)
    final = final_out_of_fold(texts, inputs)
    model: Any = Tables(decided(texts, inputs, final, "both"))
    found: Held = []
    for n, scene in zip(texts.scenes, scenes(DATA / "bonds" / "train")):
        story = _with_acts(given(scene), texts.examples[n], scaled(model, final[n]))
        found.append((scene, replace(story, encoding=None, words=None)))
    with HELD_OUT.open("wb") as file:
        pickle.dump(found, file)
    acts = [act for _, story in found for act in story.acts if {act.actor, act.target} == set(PEOPLE)]
    print(len(found), "scenes,", len(acts), "acts between the two")


def _with_acts(story: Story, example: Example, weighed: Weighed) -> Story:
    words = words_of(story)
    now = gather(replace(story, encoding=None), words).found
    if len(now) != len(example.found):
        raise SystemExit(
            "The scenes read otherwise than when they were gathered: run training.bonds.gather again."
        )
    every = [act for n, one in enumerate(now) for act in room._acts(story, words, n, one, weighed)]
    every.sort(key=lambda act: (act.span, act.channel, act.target))
    return replace(story, acts=tuple(replace(act, id=f"a{n}") for n, act in enumerate(every)))


if __name__ == "__main__":
    main()
