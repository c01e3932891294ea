"""Train the encoder with all its heads on LitBank's openings (fold 0, without the evaluation-only novels).

Run `python -m training.encoder.train --name first --epochs 10`. With `--begin first second` it begins at the mean
of the best weights of those runs (a model soup, Wortsman et al. 2022) and not at MiniLM's: `--epochs 0` keeps just
that. Resumes from training/work/encoder/<name>/last.pt if that is there; `best.pt` is the average of the weights
that read the development texts best. Every epoch is a line in log.txt. On a CPU that has it the encoder computes
in bfloat16; heads and losses are in float32.
"""

import argparse
import copy
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from duologue.models.heads import Heads
from duologue.models.windows import SIZE
from training.encoder.data import START, WORK, Excerpt, excerpts
from training.encoder.decode import ENDS, encode, find, head_arrays, judged
from training.encoder.losses import WEIGHTS, losses, stretch_of
from training.encoder.net import Net, started

RATE_ENCODER, RATE_HEADS, DECAY, WARM = 2e-4, 1e-3, 0.01, 0.06
WINDOWS = (3, 6)
"""A step learns from so many windows in a row of one text, epoch by epoch: many steps, then long reaches."""
HIDDEN_SHARE, MASK = 0.08, 103
"""This share of pieces is hidden, so that no single word is relied on."""
AVERAGE = 0.99
AGAIN = 0.6
"""What is trained already is trained on at this share of the rates."""
OTHER_MARKS = ({}, {1523: 1000, 1524: 1000}, {1523: 1520, 1524: 1521})
"""Curly double marks as they are, as straight ones, or as British single ones: they are numbers of pieces."""
MARKS_CHANCE = (0.6, 0.2, 0.2)
UNHEARD_SHARE = 0.5
"""So often a step is learned without the speakers."""


class Run:
    """One training run: net, running average, optimiser and how far it has come."""

    def __init__(self, folder: Path, epochs: int, total: int, seed: int, begin: list[str]) -> None:
        torch.manual_seed(seed)
        self.folder, self.epochs, self.seed = folder, epochs, seed
        self.net = started(START)
        if begin:
            self.net.load_state_dict(mean_of(begin))
        self.average = copy.deepcopy(self.net).eval()
        # 30,000 word vectors and 150,000 words: they stay as they are.
        self.net.encoder.words.weight.requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_groups(self.net, AGAIN if begin else 1.0), betas=(0.9, 0.98))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / (WARM * total), max(0.02, (total - n) / (total * (1 - WARM))))
        )
        self.epoch, self.done, self.best = 0, 0, 0.0
        if (folder / "last.pt").exists():
            self._resume(torch.load(folder / "last.pt", weights_only=False))

    def step(self, loss: Tensor) -> None:
        """Learn from one loss."""
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.done += 1
        kept = min(AVERAGE, (1 + self.done) / (10 + self.done))
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.net.parameters()):
                if now.requires_grad:
                    mean.lerp_(now, 1 - kept)

    def save(self) -> None:
        """A checkpoint to go on from."""
        torch.save(
            {
                "net": self.net.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "schedule": self.schedule.state_dict(),
                "at": (self.epoch, self.done, self.best),
            },
            self.folder / "last.pt",
        )

    def _resume(self, saved: dict[str, object]) -> None:
        for name in ("net", "average", "optimiser", "schedule"):
            getattr(self, name).load_state_dict(saved[name])
        self.epoch, self.done, self.best = saved["at"]  # type: ignore[misc]


def mean_of(runs: list[str]) -> dict[str, Tensor]:
    """The mean of the best weights of some runs, which all began at the same ones."""
    every = [torch.load(WORK / run / "best.pt", weights_only=True) for run in runs]
    return {name: torch.stack([one[name] for one in every]).mean(dim=0) for name in every[0]}


def _groups(net: Net, share: float) -> list[dict[str, object]]:
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            fresh = not name.startswith("encoder.") or name.startswith("encoder.features")
            rate, decay = (RATE_HEADS if fresh else RATE_ENCODER), (DECAY if parameter.ndim > 1 else 0.0)
            groups.setdefault((rate * share, decay), []).append(parameter)
    return [{"params": rows, "lr": rate, "weight_decay": decay} for (rate, decay), rows in groups.items()]


def learn_from(
    net: Net, excerpt: Excerpt, start: int, most: int, generator: np.random.Generator
) -> dict[str, Tensor]:
    """The losses on at most `most` windows, of which the first begins at piece `start`."""
    page = excerpt.page
    size = min(SIZE, len(page))
    count = min(most, len(page) // size)
    start = min(start, len(page) - count * size)
    last = start + count * size
    ids, features = excerpt.ids[start:last].copy(), page.features()[start:last]
    for curly, other in OTHER_MARKS[int(generator.choice(3, p=MARKS_CHANCE))].items():
        ids[ids == curly] = other
    ids[generator.random(len(ids)) < HIDDEN_SHARE] = MASK
    windows = np.full((count, size + 2), ENDS[0], dtype=np.int64)
    windows[:, -1] = ENDS[1]
    windows[:, 1:-1] = ids.reshape(count, size)
    marks = np.zeros((count, size + 2, features.shape[1]), dtype=np.int64)
    marks[:, 1:-1] = features.reshape(count, size, -1)
    with torch.autocast("cpu", torch.bfloat16):
        vectors = net.encoder(torch.from_numpy(windows), torch.from_numpy(marks))
    flat = vectors[:, 1:-1].reshape(count * size, -1).float()
    return losses(net, stretch_of(excerpt, start, last), flat)


def windows_in(epoch: int) -> int:
    """How many windows a step of this epoch learns from."""
    return WINDOWS[epoch % len(WINDOWS)]


def starts_of(texts: list[Excerpt], epoch: int, seed: int) -> list[tuple[int, int]]:
    """The (text, first piece) of every step of an epoch: each text is covered from a new beginning."""
    chance = random.Random(f"{seed} {epoch}")
    stretch = windows_in(epoch) * SIZE
    found = []
    for number, text in enumerate(texts):
        length, pieces = len(text.page), max(1, round(len(text.page) / stretch))
        shift = chance.randrange(SIZE)
        latest = max(0, length - stretch)
        found += [(number, min(n * length // pieces + shift * (n > 0), latest)) for n in range(pieces)]
    chance.shuffle(found)
    return found


def main() -> None:
    """Train one run to its end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--begin", nargs="*", default=[], help="runs to begin at")
    parser.add_argument("--stop-after", type=int, help="stop (to be resumed) after this epoch")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.set_flush_denormal(True)
    folder = WORK / asked.name
    folder.mkdir(parents=True, exist_ok=True)
    told = {"epochs": asked.epochs, "seed": asked.seed, "begin": asked.begin}
    (folder / "settings.json").write_text(json.dumps(told) + "\n")
    texts, held = excerpts("train"), excerpts("dev")
    total = max(1, sum(len(starts_of(texts, epoch, asked.seed)) for epoch in range(asked.epochs)))
    run = Run(folder, asked.epochs, total, asked.seed, asked.begin)
    if not asked.epochs:
        torch.save(run.average.state_dict(), folder / "best.pt")
    while run.epoch < min(asked.epochs, asked.stop_after or asked.epochs):
        began, sums = time.time(), dict.fromkeys(WEIGHTS, 0.0)
        run.net.train()
        torch.manual_seed(asked.seed + 1000 * run.epoch)
        generator = np.random.default_rng([asked.seed, run.epoch])
        steps = starts_of(texts, run.epoch, asked.seed)
        for number, start in steps:
            text = texts[number].unheard if generator.random() < UNHEARD_SHARE else texts[number]
            parts = learn_from(run.net, text, start, windows_in(run.epoch), generator)
            run.step(torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum())
            for name, part in parts.items():
                sums[name] += float(part.detach()) / len(steps)
        trained = time.time() - began
        run.epoch += 1
        heads = Heads(head_arrays(run.average))
        scores = judged([(text, find(text, encode(run.average, text), heads)) for text in held])
        if scores["coreference"] + scores["mentions"] > run.best:
            run.best = scores["coreference"] + scores["mentions"]
            torch.save(run.average.state_dict(), folder / "best.pt")
        run.save()
        row = {"epoch": run.epoch, "seconds": round(trained), "loss": sums, "dev": scores}
        with (folder / "log.txt").open("a") as log:
            log.write(json.dumps(row, default=float) + "\n")
        shown = " ".join(f"{name} {value:.3f}" for name, value in {**sums, **scores}.items())
        print(f"{run.epoch} {trained:.0f}s {shown}", flush=True)


if __name__ == "__main__":
    main()
