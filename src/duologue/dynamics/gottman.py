"""The difference equations of Gottman and Murray, fitted to two people and set against no influence.

    next = constant + inertia * own last + I(partner's last) + noise

for each of the two (Cook, Tyson, White, Rushe, Gottman & Murray 1995; Gottman, Swanson & Murray 1999), with the
influence functions of `influence`. A pair in a story has few turns, so every strength is drawn toward 0 by a prior
(`ridge`; the spreads stand below), every number has a bootstrap interval, and influence is claimed only where it
foretells turns that it was not fitted to better than inertia alone does, and better than in shuffled turns.
Numbers so found describe these pages. They foretell nothing about people.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.influence import NONE, THRESHOLDS, Shape, Term, shapes
from duologue.dynamics.ridge import Prior, log_evidence, posterior
from duologue.dynamics.series import Bools, Floats, Interval, Ints
from duologue.dynamics.turns import Turns, turns

LEAST = 8
"""Fewer turns of a person than this say nothing."""
LEVEL = 0.01
"""Influence has to be this unlikely by chance: of fifty couples without any one is said to have some."""
MIDDLES = {"constant": 0.0, "inertia": 0.35, "slope": 0.0, "step": 0.0}
SPREADS = {"constant": 0.45, "inertia": 0.1, "slope": 0.3, "step": 0.14}
"""The prior on each strength: its middle, and its variance in units of the noise. Spreads and inertia are the most
probable ones for the coded training scenes; influence is drawn to 0 (docs/rooms/dynamics.md)."""
_FOLDS, _SHUFFLES, _SAMPLES = 5, 199, 400
_KEEP = 0.95
"""Inertia stays below 1 in size, or there is no steady state."""

_ALL = tuple(
    [Term("cold", "cold"), Term("warm", "warm")]
    + [Term("", "below", -at) for at in THRESHOLDS]
    + [Term("", "above", at) for at in THRESHOLDS]
)
_COLUMN = {(term.kind, term.at): at for at, term in enumerate(_ALL, start=2)}


@dataclass(frozen=True, slots=True, eq=False)
class Conduct:
    """One person's equation: constant, inertia, and strengths of the terms of `shape`, each with a 90 % interval.

    `turns` went into it; `noise` is the standard deviation around it. `tried` is the best influence of all tried,
    `gain` its held-out log-likelihood per turn above no influence, `p` how often shuffled turns gain as much.
    `influenced` says whether it is believed; where not, `shape` is NONE. `draws` (samples, 2 + terms) are the
    bootstrap's constants, inertias and strengths, `mean` (2 + terms,) the fit itself.
    """

    turns: int
    constant: Interval
    inertia: Interval
    strengths: tuple[Interval, ...]
    shape: Shape
    noise: float
    tried: Shape
    gain: float
    p: float
    influenced: bool
    mean: Floats
    draws: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Couple:
    """Both equations: `first` is answered by `second`, and the other way about."""

    first: Conduct
    second: Conduct

    @property
    def beats_null(self) -> bool:
        """Whether either is moved by the other, as far as these turns can tell."""
        return self.first.influenced or self.second.influenced


def fit(values: ArrayLike, starts: ArrayLike | None = None, seed: int = 0) -> Couple | None:
    """Fit both equations to values (2, n), NaN where a person shows nothing; `starts` (n,) as in `turns.turns`.

    None where either has fewer than LEAST turns. ValueError as `series.pair` and `turns.turns`.
    """
    first, second = turns(values, starts)
    if min(len(first.value), len(second.value)) < LEAST:
        return None
    return Couple(_conduct(first, seed), _conduct(second, seed + 1))


def _conduct(rows: Turns, seed: int) -> Conduct:
    rng = np.random.default_rng(seed)
    blocks = _Blocks(rows)
    gains = blocks.gains(blocks.products(blocks.value, blocks.folds))
    gain, tried = float(gains.max()), shapes()[1 + int(np.argmax(gains))]
    p = _by_chance(blocks, gain, rng) if gain > 0 else 1.0
    influenced = gain > 0 and p <= LEVEL
    shape = tried if influenced else NONE
    mean, noise = blocks.fitted(shape)
    draws = blocks.resampled(shape, noise, rng)
    low, high = np.quantile(draws, [0.05, 0.95], axis=0)
    bands = [(min(float(a), float(m)), float(m), max(float(b), float(m))) for a, m, b in zip(low, mean, high)]
    gain_per_turn = gain / len(rows.value)
    return Conduct(
        len(rows.value), bands[0], bands[1], tuple(bands[2:]), shape, noise, tried, gain_per_turn, p, influenced,
        mean, draws,
    )  # fmt: skip


class _Blocks:
    """Turns cut into stretches, each as its sums of products, so that folds and samples are sums of stretches."""

    def __init__(self, rows: Turns) -> None:
        self.size = len(rows.value)
        columns = [np.ones(self.size), rows.own, *(term(rows.partner) for term in _ALL)]
        self.regressors = np.stack(columns, axis=1)
        self.value = rows.value
        stretch = max(2, round(self.size ** (1 / 3)))
        self.edges = np.arange(0, self.size, stretch)
        cuts = np.linspace(0, len(self.edges), _FOLDS + 1).astype(np.int64)
        self.folds = self.edges[np.unique(cuts)[:-1]]

    def products(self, value: Floats, edges: Ints) -> Floats:
        """The Gram matrix of each part that begins at an edge, (parts, columns + 1, columns + 1)."""
        joined = np.column_stack([self.regressors, value])
        return np.add.reduceat(joined[:, :, None] * joined[:, None, :], edges, axis=0)

    def counts(self, edges: Ints) -> Floats:
        """How many turns there are in each part, (parts,)."""
        return np.diff(np.append(edges, self.size)).astype(np.float64)

    def gains(self, grams: Floats) -> Floats:
        """What each influence foretells better than none, less what its having kin costs.

        For Gram matrices of the folds (…, folds, columns + 1, columns + 1), or several of them: (…, shapes).
        Minus infinity where a strength has a sign that it cannot have: a repair that cools is none.
        """
        tried = shapes()[1:]
        kin = [np.log(sum(other.name == shape.name for other in tried)) for shape in tried]
        null = self.held_out(grams, NONE)
        gained: Floats = np.stack([self.held_out(grams, shape) for shape in tried], axis=-1) - null[..., None]
        gained -= np.array(kin)
        return np.where(np.stack([self._signed(grams, shape) for shape in tried], axis=-1), gained, -np.inf)

    def _signed(self, grams: Floats, shape: Shape) -> Bools:
        """Whether the strengths have the signs that the shape is defined with, (…,)."""
        whole = _chosen(grams, shape).sum(axis=-3)
        mean = posterior(whole, np.asarray(float(self.size)), _prior(shape)).mean[..., 2:]
        signs = np.array([term.sign for term in shape.terms])
        found: Bools = np.all(mean * signs >= 0.0, axis=-1)
        return found

    def held_out(self, grams: Floats, shape: Shape) -> Floats:
        """The log-likelihood of each fifth of the turns given the others, summed; leading axes of `grams` stay."""
        folds, counts, prior = _chosen(grams, shape), self.counts(self.folds), _prior(shape)
        whole = folds.sum(axis=-3)
        rest = log_evidence(whole[..., None, :, :] - folds, counts.sum() - counts, prior)
        found: Floats = len(counts) * log_evidence(whole, counts.sum(), prior) - rest.sum(axis=-1)
        return found

    def fitted(self, shape: Shape) -> tuple[Floats, float]:
        """Constant, inertia and strengths, and the standard deviation of the noise."""
        gram = _chosen(self.products(self.value, self.folds), shape).sum(axis=0)
        after = posterior(gram, np.asarray(float(self.size)), _prior(shape))
        return _kept(after.mean), float(np.sqrt(after.rate / (after.shape - 1.0)))

    def resampled(self, shape: Shape, noise: float, rng: np.random.Generator) -> Floats:
        """The same, (samples, 2 + terms), from stretches drawn with replacement (Künsch 1989).

        The middle of the prior is drawn from the prior each time, as if it were one more stretch: else a pair with
        few turns would look surest of all, every sample being drawn to the same middle.
        """
        stretches, prior = len(self.edges), _prior(shape)
        drawn = rng.multinomial(stretches, np.full(stretches, 1 / stretches), size=_SAMPLES).astype(np.float64)
        grams = np.tensordot(drawn, _chosen(self.products(self.value, self.edges), shape), axes=1)
        middle = prior.middle + noise * np.sqrt(prior.spread) * rng.standard_normal((_SAMPLES, len(prior.spread)))
        return _kept(posterior(grams, drawn @ self.counts(self.edges), Prior(middle, prior.spread)).mean)


def _by_chance(blocks: _Blocks, gain: float, rng: np.random.Generator) -> float:
    """How often the best shape gains as much when what inertia leaves over is shuffled (Freedman & Lane 1983)."""
    mean, _ = blocks.fitted(NONE)
    said = blocks.regressors[:, :2] @ mean
    left = blocks.value - said
    grams = np.stack([blocks.products(said + rng.permutation(left), blocks.folds) for _ in range(_SHUFFLES)])
    return float((1 + np.sum(blocks.gains(grams).max(axis=-1) >= gain)) / (_SHUFFLES + 1))


def _chosen(grams: Floats, shape: Shape) -> Floats:
    """The rows and columns of a shape's terms, and of the value."""
    at = [0, 1, *(_COLUMN[term.kind, term.at] for term in shape.terms), grams.shape[-1] - 1]
    found: Floats = grams[..., at, :][..., at]
    return found


def _prior(shape: Shape) -> Prior:
    kinds = ["constant", "inertia"]
    kinds += ["slope" if term.kind in ("cold", "warm") else "step" for term in shape.terms]
    return Prior(np.array([MIDDLES[kind] for kind in kinds]), np.array([SPREADS[kind] for kind in kinds]))


def _kept(found: Floats) -> Floats:
    bounded = found.copy()
    bounded[..., 1] = np.clip(bounded[..., 1], -_KEEP, _KEEP)
    return bounded
