"""How fast the shipped files read a novel: `python -m training.encoder.speed --name first --threads 1`.

The bare pass is the encoder alone over the whole text in full windows, without overlap; the reading is everything
that whom-a-pronoun-means adds to a reading by rules, over the passages that need it.
"""

import argparse
import time

import numpy as np

from duologue.models.encoder import Encoder, open_encoder
from duologue.models.windows import BATCH, SIZE
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.coreference.passages import passages
from duologue.reading.coreference.referents import referents
from duologue.story.story import Story
from duologue.story.words import words_of
from duologue.text.source import Source
from training.encoder.data import WORK
from training.novels import DATA


def bare(encoder: Encoder, story: Story) -> float:
    """Seconds of the encoder alone over the whole text."""
    ids = encoder.wordpiece.cut(story.text).ids
    whole = np.resize(ids, (len(ids) // (SIZE + 2) + 1, SIZE + 2))
    began = time.perf_counter()
    for start in range(0, len(whole), BATCH):
        part = whole[start : start + BATCH]
        encoder.run(part, np.zeros((*part.shape, 3), dtype=np.int64))
    return time.perf_counter() - began


def main() -> None:
    """Time one novel."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--text", default="155_the_moonstone")
    parser.add_argument("--words", type=int, default=50_000)
    asked = parser.parse_args()
    text = (DATA / "litbank" / "original" / f"{asked.text}.txt").read_text("utf-8")
    share = asked.words / len(text.split())
    story = read_stages(Source.from_text(text[: int(len(text) * share)]), READ_FOR_TALK)
    began = time.perf_counter()
    encoder = open_encoder(WORK / asked.name / "shipped", asked.threads)
    print(f"opened in {time.perf_counter() - began:.2f} s")
    words = len(story.text.split())
    alone = bare(encoder, story)
    print(f"bare pass, {asked.threads} threads: {alone:.1f} s, {words / alone:.0f} words/s")
    needed = passages(story, words_of(story))
    began = time.perf_counter()
    count = sum(1 for _ in referents(story, encoder))
    taken = time.perf_counter() - began
    chosen = sum(end - start for start, end in needed) / len(story.text)
    print(f"reading {chosen:.0%} of the text in {len(needed)} passages: {taken:.1f} s, {count} referents")
    print(f"that is {taken / alone:.2f} of the bare pass")


if __name__ == "__main__":
    main()
