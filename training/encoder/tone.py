"""Train the encoder on the tone of talk, after LitBank's tasks, with these kept.

Run `python -m training.encoder.tone --begin first --name tone`. It begins at the weights of one run and writes
those of another, with `left_out.json`: what was not read, since something is measured on it. What it learns from
(`tone_data.py`) is read once, into training/work/encoder/<name>/told.pkl. The words, the first two layers and all
that goes before them stay as they are. `best.pt` is the running average of the weights.

Acts are read off mean vectors of bags by a linear model, so the tone is too: what it needs must be in the mean.
"""

import argparse
import copy
import json
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.data import WORK, Excerpt, excerpts, wordpiece
from training.encoder.decode import ENDS
from training.encoder.export import load
from training.encoder.losses import WEIGHTS
from training.encoder.net import HIDDEN
from training.encoder.tone_data import BAGS, EMOTIONS, Told, comments, tone_lines
from training.encoder.train import AVERAGE, MASK, learn_from, starts_of

RATE, RATE_HEAD, DECAY, WARM, COOL = 1e-4, 1e-3, 0.01, 0.06, 0.9
FROZEN_LAYERS = 2
PIECES = 1_100
"""So many pieces a step learns from."""
MIX = {"tone": 0.66, "comments": 0.27, "litbank": 0.07}
"""How often a step learns from each."""
SHARE = {"tone": 2.0, "comments": 8.0, "litbank": 0.5}
"""How much its loss counts."""
HIDDEN_SHARE, DROPOUT = 0.05, 0.1
LITBANK_WINDOWS = 3


class ToneHead(nn.Module):
    """Affiliation and dominance from the mean vectors of a line's bags; emotions from that of what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.tone = nn.Linear(BAGS * HIDDEN, 2)
        self.emotions = nn.Linear(HIDDEN, EMOTIONS)
        self.dropout = nn.Dropout(DROPOUT)
        nn.init.constant_(self.emotions.bias, -3.0)

    def forward(self, vectors: Tensor, rows: Tensor, units: int) -> tuple[Tensor, Tensor]:
        """`vectors` (pieces, HIDDEN), `rows` (m, 4) of unit, bag, first and last piece; to (units, 2) and (units,
        EMOTIONS)."""
        sizes = rows[:, 3] - rows[:, 2]
        owner = torch.repeat_interleave(rows[:, 0] * BAGS + rows[:, 1], sizes)
        begins = torch.repeat_interleave(rows[:, 2] - (sizes.cumsum(0) - sizes), sizes)
        summed = torch.zeros(units * BAGS, HIDDEN).index_add(
            0, owner, vectors[begins + torch.arange(int(sizes.sum()))]
        )
        held = torch.zeros(units * BAGS).index_add(0, owner, torch.ones(len(owner)))
        mean = self.dropout(summed / held.clamp(min=1)[:, None]).view(units, BAGS, HIDDEN)
        return self.tone(mean.flatten(1)), self.emotions(mean[:, 0])


class Run:
    """The net with the head that only training has, the average of its weights, and its optimiser."""

    def __init__(self, begin: Path) -> None:
        self.net, self.head = load(begin), ToneHead()
        encoder = self.net.encoder
        encoder.places.requires_grad_(False)
        for still in (encoder.words, encoder.features, encoder.norm, *encoder.layers[:FROZEN_LAYERS]):
            still.requires_grad_(False)
        self.average = copy.deepcopy(self.net).eval()
        self.learning = [p for p in self.net.parameters() if p.requires_grad]
        groups = [{"params": self.learning, "lr": RATE}, {"params": self.head.parameters(), "lr": RATE_HEAD}]
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=DECAY)
        self.done = 0

    def step(self, loss: Tensor, share: float) -> None:
        """Learn from one loss, `share` (0 to 1) of the way through the run."""
        for group, rate in zip(self.optimiser.param_groups, (RATE, RATE_HEAD)):
            group["lr"] = rate * min(1.0, (share + 0.001) / WARM) * (1 - COOL * share)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*self.learning, *self.head.parameters()], 1.0)
        self.optimiser.step()
        self.done += 1
        kept = min(AVERAGE, (1 + self.done) / (10 + self.done))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.net.parameters()):
                if now.requires_grad:
                    mean.lerp_(now, 1 - kept)

    def told(self, batch: list[Told], generator: np.random.Generator) -> Tensor:
        """The loss on windows of one length."""
        size, units = len(batch[0].ids), [len(one.answers) for one in batch]
        windows = np.full((len(batch), size + 2), ENDS[0], dtype=np.int64)
        windows[:, -1] = ENDS[1]
        windows[:, 1:-1] = np.stack([one.ids for one in batch])
        windows[:, 1:-1][generator.random((len(batch), size)) < HIDDEN_SHARE] = MASK
        features = np.zeros((len(batch), size + 2, 3), dtype=np.int64)
        features[:, 1:-1] = np.stack([one.features for one in batch])
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.net.encoder(torch.from_numpy(windows), torch.from_numpy(features))
        before = np.cumsum([0, *units])
        moved = [one.rows + np.array([before[n], 0, n * size, n * size]) for n, one in enumerate(batch)]
        flat = vectors[:, 1:-1].reshape(-1, HIDDEN).float()
        tone, emotions = self.head(flat, torch.from_numpy(np.concatenate(moved)), sum(units))
        answers = torch.from_numpy(np.concatenate([one.answers for one in batch]))
        if answers.shape[1] == EMOTIONS:
            return functional.binary_cross_entropy_with_logits(emotions, answers)
        return functional.smooth_l1_loss(tone, answers)

    def litbank(self, text: Excerpt, start: int, generator: np.random.Generator) -> Tensor:
        """The loss on LitBank's tasks."""
        parts = learn_from(self.net, text, start, LITBANK_WINDOWS, generator)
        return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def batches(every: list[Told], chance: random.Random) -> Iterator[list[Told]]:
    """Windows of one length, some PIECES of them, over and over in new orders."""
    while True:
        lengths: dict[int, list[Told]] = {}
        for one in every:
            lengths.setdefault(len(one.ids), []).append(one)
        found = []
        for size, same in lengths.items():
            chance.shuffle(same)
            count = max(1, PIECES // size)
            found += [same[n : n + count] for n in range(0, len(same), count)]
        chance.shuffle(found)
        yield from found


def stretches(texts: list[Excerpt], chance: random.Random) -> Iterator[tuple[Excerpt, int]]:
    """LitBank's stretches over and over, heard and unheard."""
    epoch = 0
    while True:
        # Even epochs are those of short stretches.
        for number, start in starts_of(texts, 2 * epoch, 1):
            yield (texts[number].unheard if chance.random() < 0.5 else texts[number]), start
        epoch += 1


def gathered(folder: Path, seed: int) -> dict[str, list[Told]]:
    """What is learned from, read where it was not yet."""
    path = folder / "told.pkl"
    if not path.exists():
        lines, left = tone_lines()
        (folder / "left_out.json").write_text(json.dumps(left, indent=1) + "\n", encoding="utf-8")
        with path.open("wb") as file:
            pickle.dump({"tone": lines, "comments": comments(wordpiece(), seed)}, file)
    with path.open("rb") as file:
        found: dict[str, list[Told]] = pickle.load(file)
    print({name: (len(rows), sum(len(one.answers) for one in rows)) for name, rows in found.items()}, flush=True)
    return found


def main() -> None:
    """Train one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--begin", default="first")
    parser.add_argument("--name", default="tone")
    parser.add_argument("--steps", type=int, default=450)
    parser.add_argument("--minutes", type=float, default=600.0, help="come to the end after so long at the latest")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(asked.seed)
    folder = WORK / asked.name
    folder.mkdir(parents=True, exist_ok=True)
    chance, generator = random.Random(asked.seed), np.random.default_rng(asked.seed)
    told = gathered(folder, asked.seed)
    feeds = {name: batches(rows, chance) for name, rows in told.items()}
    litbank = stretches(excerpts("train"), chance)
    run = Run(WORK / asked.begin / "best.pt")
    run.net.train()
    began, sums = time.time(), {name: [0.0, 0] for name in MIX}
    while (share := max(run.done / asked.steps, (time.time() - began) / (60 * asked.minutes))) < 1:
        name = chance.choices(list(MIX), list(MIX.values()))[0]
        if name == "litbank":
            loss = run.litbank(*next(litbank), generator)
        else:
            loss = run.told(next(feeds[name]), generator)
        run.step(SHARE[name] * loss, share)
        sums[name] = [sums[name][0] + float(loss.detach()), sums[name][1] + 1]
        if run.done % 25 == 0:
            torch.save(run.average.state_dict(), folder / "best.pt")
            shown = {kind: (round(total / max(count, 1), 4), count) for kind, (total, count) in sums.items()}
            print(run.done, f"{time.time() - began:.0f}s", shown, flush=True)
            sums = {kind: [0.0, 0] for kind in MIX}
    torch.save(run.average.state_dict(), folder / "best.pt")
    settings = {"begin": asked.begin, "steps": run.done, "seed": asked.seed}
    (folder / "settings.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
