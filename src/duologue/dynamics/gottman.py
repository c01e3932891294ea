"""The difference equations of Gottman and Murray, fitted to two people and set against no influence.

    next = constant + inertia * own last + I(partner's last) + noise

for each of the two (Cook, Tyson, White, Rushe, Gottman & Murray 1995; Gottman, Swanson & Murray 1999), with the
influence functions of `influence`. A pair in a story has few turns, so every strength is drawn toward 0 by a prior
(`ridge`; the spreads stand below), every number has a bootstrap interval, and influence is claimed only where it
foretells turns that it was not fitted to better than inertia alone does, and better than in shuffled turns.
Numbers so found describe these pages. They foretell nothing about people.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from duologue.dynamics.influence import NONE, THRESHOLDS, Shape, Term, shapes
from duologue.dynamics.ridge import log_evidence, posterior
from duologue.dynamics.series import Floats, Interval
from duologue.dynamics.turns import Turns, turns

LEAST = 8
"""Fewer turns of a person than this say nothing."""
LEVEL = 0.025
"""Two people, so two chances: influence on one of them has to be this unlikely by chance."""
SPREADS = {"constant": 0.5, "inertia": 0.3, "slope": 0.3, "step": 0.13}
"""Prior variances of the strengths, in units of the noise variance."""
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
    scored = [(blocks.held_out(blocks.grams, shape), shape) for shape in shapes()]
    best, tried = max(scored[1:], key=lambda found: float(found[0]))
    gain = float(best - scored[0][0])
    p = _by_chance(blocks, gain, rng) if gain > 0 else 1.0
    influenced = gain > 0 and p <= LEVEL
    shape = tried if influenced else NONE
    mean, noise = blocks.fitted(shape)
    draws = blocks.resampled(shape, rng)
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
        self.counts = np.diff(np.append(self.edges, self.size)).astype(np.float64)
        self.grams = self.products(rows.value)

    def products(self, value: Floats) -> Floats:
        """The Gram matrix of each stretch, (stretches, columns + 1, columns + 1)."""
        joined = np.column_stack([self.regressors, value])
        return np.add.reduceat(joined[:, :, None] * joined[:, None, :], self.edges, axis=0)

    def held_out(self, grams: Floats, shape: Shape) -> Floats:
        """The log-likelihood of each fifth of the turns given the others, summed; leading axes of `grams` stay."""
        cuts = np.unique(np.linspace(0, len(self.edges), _FOLDS + 1).astype(np.int64))[:-1]
        folds = np.add.reduceat(_chosen(grams, shape), cuts, axis=-3)
        counts, spread = np.add.reduceat(self.counts, cuts), _spread(shape)
        whole = folds.sum(axis=-3)
        rest = log_evidence(whole[..., None, :, :] - folds, counts.sum() - counts, spread)
        found: Floats = len(cuts) * log_evidence(whole, counts.sum(), spread) - rest.sum(axis=-1)
        return found

    def fitted(self, shape: Shape) -> tuple[Floats, float]:
        """Constant, inertia and strengths, and the standard deviation of the noise."""
        gram = _chosen(self.grams, shape).sum(axis=0)
        mean, _, form, rate = posterior(gram, np.asarray(float(self.size)), _spread(shape))
        return _kept(mean), float(np.sqrt(rate / (form - 1.0)))

    def resampled(self, shape: Shape, rng: np.random.Generator) -> Floats:
        """The same from stretches drawn with replacement (Künsch 1989), (samples, 2 + terms)."""
        stretches = len(self.edges)
        drawn = rng.multinomial(stretches, np.full(stretches, 1 / stretches), size=_SAMPLES).astype(np.float64)
        grams = np.tensordot(drawn, _chosen(self.grams, shape), axes=1)
        return _kept(posterior(grams, drawn @ self.counts, _spread(shape))[0])


def _by_chance(blocks: _Blocks, gain: float, rng: np.random.Generator) -> float:
    """How often the best shape gains as much when what inertia leaves over is shuffled (Freedman & Lane 1983)."""
    mean, _ = blocks.fitted(NONE)
    said = blocks.regressors[:, :2] @ mean
    left = blocks.value - said
    shuffled = [blocks.products(said + rng.permutation(left)) for _ in range(_SHUFFLES)]
    grams = np.stack(shuffled)
    null = blocks.held_out(grams, NONE)
    gains = np.max([blocks.held_out(grams, shape) for shape in shapes()[1:]], axis=0) - null
    return float((1 + np.sum(gains >= gain)) / (_SHUFFLES + 1))


def _chosen(grams: Floats, shape: Shape) -> Floats:
    """The rows and columns of a shape's terms, and of the value."""
    at = [0, 1, *(_COLUMN[term.kind, term.at] for term in shape.terms), grams.shape[-1] - 1]
    found: Floats = grams[..., at, :][..., at]
    return found


def _spread(shape: Shape) -> Floats:
    kinds: Iterable[str] = ("slope" if term.kind in ("cold", "warm") else "step" for term in shape.terms)
    return np.array([SPREADS["constant"], SPREADS["inertia"], *(SPREADS[kind] for kind in kinds)])


def _kept(found: Floats) -> Floats:
    bounded = found.copy()
    bounded[..., 1] = np.clip(bounded[..., 1], -_KEEP, _KEEP)
    return bounded
