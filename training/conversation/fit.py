"""Fit the weights of the conversation model to novels whose cues were hidden.

Run as `python -m training.conversation.fit` after `gather`. The model is the linear-chain conditional random
field of order two that the attribution room decodes (reading/attribution/sequence.py); unlabelled turns stay
latent, so the loss of a chain is log Z (free) minus log Z (labelled turns held to their answers), as in Täckström
& McDonald (2011). Weights start at those of the rules and are drawn back to them by an L2 penalty.
"""

import argparse
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch

from duologue.reading.attribution.weights import NAMES, PAIRS, RULES
from training.conversation.gather import MASKS, WORK
from training.novels import split

LONGEST = 48
NEVER = -1e4
KEYS = ("x", "people", "same", "again", "label", "masked")


class Rows:
    """Chains of at most LONGEST turns, padded: tensors of shape (chains, LONGEST, …)."""

    def __init__(self, paths: list[Path]) -> None:
        chains = [chain for path in paths for n in range(MASKS) for chain in _chains(WORK / f"{path.stem}.npz", n)]
        chains = [chain for chain in chains if (chain["label"] >= 0).any()]
        self.count = len(chains)
        self.length = torch.tensor([len(chain["label"]) for chain in chains])
        for key in KEYS:
            setattr(self, key, torch.tensor(np.stack([_padded(chain[key], key) for chain in chains])))


def _chains(path: Path, n: int) -> list[dict[str, np.ndarray]]:
    with np.load(path) as arrays:
        whole = {key: arrays[f"{key}{n}"] for key in (*KEYS, "begins")}
    begins = [*np.flatnonzero(whole["begins"]).tolist(), len(whole["label"])]
    found = []
    for begin, end in pairwise(begins):
        for first in range(begin, end, LONGEST):
            last = min(first + LONGEST, end)
            found.append({key: value[first:last] for key, value in whole.items()})
    return found


def _padded(value: np.ndarray, key: str) -> np.ndarray:
    fill = {"people": -2, "label": -1}.get(key, 0)
    padded = np.full((LONGEST, *value.shape[1:]), fill, dtype=value.dtype)
    padded[: len(value)] = value
    return padded


def log_z(rows: Rows, batch: torch.Tensor, weights: torch.Tensor, held: bool) -> torch.Tensor:
    """log Z of each chain, shape (b,); with `held`, over the sequences that give every label its answer."""
    unary, step, skip = _potentials(rows, batch, weights)
    if held:
        label = rows.label[batch].long()
        wrong = torch.arange(unary.shape[2])[None, None, :] != label[:, :, None]
        unary = torch.where((label >= 0)[:, :, None] & wrong, NEVER, unary)
    length = rows.length[batch]
    done = torch.where(length == 1, torch.logsumexp(unary[:, 0], dim=1), 0.0)
    alpha = unary[:, 0][:, :, None] + unary[:, 1][:, None, :] + step[:, 1]
    for t in range(2, int(length.max()) + 1):
        done = torch.where(length == t, torch.logsumexp(alpha.flatten(1), dim=1), done)
        if t == LONGEST:
            break
        ahead = torch.logsumexp(alpha[:, :, :, None] + skip[:, t][:, :, None, :], dim=1)
        alpha = ahead + step[:, t] + unary[:, t][:, None, :]
    return done


def _potentials(rows: Rows, batch: torch.Tensor, weights: torch.Tensor) -> tuple[torch.Tensor, ...]:
    people = rows.people[batch]
    unary = rows.x[batch] @ weights[:PAIRS]
    unary = torch.where(people == -2, NEVER, unary)
    step = _same(people, 1) * (rows.same[batch] @ weights[PAIRS:])[:, :, None, None]
    skip = _same(people, 2) * (rows.again[batch] @ weights[PAIRS:])[:, :, None, None]
    return unary, step, skip


def _same(people: torch.Tensor, back: int) -> torch.Tensor:
    before = torch.roll(people, back, dims=1)
    return ((before[:, :, :, None] == people[:, :, None, :]) & (people[:, :, None, :] >= 0)).float()


@torch.no_grad()
def accuracy(rows: Rows, weights: torch.Tensor) -> tuple[float, float]:
    """Share of hidden answers found, and mean negative log-likelihood a label, by marginals of single turns."""
    right = total = 0
    loss = 0.0
    for batch in torch.arange(rows.count).split(256):
        free = log_z(rows, batch, weights, held=False)
        loss += float((free - log_z(rows, batch, weights, held=True)).sum())
        guess = _decode(rows, batch, weights)
        hidden = (rows.label[batch] >= 0) & rows.masked[batch]
        right += int((guess == rows.label[batch])[hidden].sum())
        total += int(hidden.sum())
    return right / max(total, 1), loss / max(total, 1)


def _decode(rows: Rows, batch: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Viterbi over padded chains: padding scores nothing, so one pass to the end serves all lengths."""
    unary, step, skip = _potentials(rows, batch, weights)
    inside = torch.arange(LONGEST)[None, :] < rows.length[batch][:, None]
    first_only = torch.full((unary.shape[2],), NEVER).index_fill(0, torch.tensor([0]), 0.0)
    unary = torch.where(inside[:, :, None], unary, first_only)
    step, skip = step * inside[:, :, None, None], skip * inside[:, :, None, None]
    alpha = unary[:, 0][:, :, None] + unary[:, 1][:, None, :] + step[:, 1]
    back = []
    for t in range(2, LONGEST):
        best, where = (alpha[:, :, :, None] + skip[:, t][:, :, None, :]).max(dim=1)
        back.append(where)
        alpha = best + step[:, t] + unary[:, t][:, None, :]
    b, k = alpha.shape[0], alpha.shape[1]
    last = alpha.flatten(1).argmax(dim=1)
    path = [last % k, last // k]
    for where in reversed(back):
        path.append(where[torch.arange(b), path[-1], path[-2]])
    return torch.stack(path[::-1], dim=1)


def _report(what: str, held: Rows, weights: torch.Tensor) -> None:
    right, loss = accuracy(held, weights)
    print(f"{what:8} held out: accuracy {right:.4f}, loss {loss:.4f}", flush=True)


def fit(
    train: Rows, held: Rows, epochs: int, rate: float, pull: float, seed: int, only: list[str] | None = None
) -> torch.Tensor:
    """Weights that find the hidden answers of `train`; prints what they find in `held` after each epoch.

    With `only`, all weights but these stay as they are.
    """
    torch.manual_seed(seed)
    start = torch.tensor(RULES, dtype=torch.float32)
    weights = start.clone().requires_grad_()
    moves = torch.tensor([only is None or name in only for name in NAMES])
    optimizer = torch.optim.Adam([weights], lr=rate)
    _report("rules", held, start)
    for epoch in range(epochs):
        for batch in torch.randperm(train.count).split(128):
            optimizer.zero_grad()
            labels = (train.label[batch] >= 0).sum()
            loss = (log_z(train, batch, weights, False) - log_z(train, batch, weights, True)).sum() / labels
            (loss + pull * ((weights - start) ** 2).sum()).backward()
            weights.grad *= moves
            optimizer.step()
        _report(f"epoch {epoch}", held, weights.detach())
    return weights.detach()


def main() -> None:
    """Fit, and print the table of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--pull", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="+", choices=NAMES, metavar="NAME", help="move these weights alone")
    parser.add_argument("--out", type=Path, default=WORK.parent / "conversation.json")
    options = parser.parse_args()
    fitting, held = split()
    weights = fit(
        Rows(fitting), Rows(held), options.epochs, options.rate, options.pull, options.seed, options.only
    )
    for name, rule, weight in zip(NAMES, RULES, weights.tolist()):
        print(f"{name:22} {rule:7.2f} {weight:7.2f}")
    options.out.write_text(json.dumps(dict(zip(NAMES, [round(w, 4) for w in weights.tolist()])), indent=1))


if __name__ == "__main__":
    main()
