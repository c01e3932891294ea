"""Which coreference entity each LitBank speaker label means.

A label such as `Mrs__Lind-12` ends in the number of an entity, but not in that of the coreference files at
hand: in many texts the numbers have drifted by a few. So a label goes to the entity that best fits three
things: it is called that, it stands beside verbs of saying at the label's quotations, and its number is
near. Used for scoring only, and independent of anything the reader does.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.quality.cues import Cued, GoldMention, cue_entity
from benchmarks.quality.gold import plain_name

_TELLERS = frozenset({"narrator", "i", "my", "me"})
_TITLES = frozenset({"mr", "mrs", "miss", "dr", "sir", "lady", "captain", "the", "a", "an", "of", "s"})
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
_WORD = re.compile(r"[^\W_]+")

CALLED_SO, CALLED_LIKE, TELLS, BESIDE_VERBS, BY_NUMBER = 3.0, 2.0, 3.0, 2.5, 1.0
ENOUGH = 1.5  # below this nothing but the number speaks for the entity, and the label stays open


def resolve_speakers(
    labels: Mapping[str, str], quotes: Sequence[Cued], mentions: Sequence[GoldMention], text: str
) -> dict[str, str]:
    """The entity of each label that has one; `labels` gives the label of each quotation id."""
    called = _names(mentions, text)
    beside = _beside_verbs(labels, quotes, mentions, text)
    teller = _teller(quotes, mentions, text)
    drift = _drift(set(labels.values()), called)
    found: dict[str, str] = {}
    for label in sorted(set(labels.values())):
        scores = {
            entity: _fit(label, entity, names, teller, drift) + BESIDE_VERBS * beside[label].get(entity, 0.0)
            for entity, names in called.items()
        }
        best = max(sorted(scores), key=lambda entity: scores[entity])
        if scores[best] >= ENOUGH:
            found[label] = best
    return found


def label_name(label: str) -> str:
    """The words of a label, as names are compared."""
    return _plain(label.rsplit("-", 1)[0])


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(plain_name(re.sub(r"[^\w]", " ", words.replace("_", " ")))))


def _names(mentions: Sequence[GoldMention], text: str) -> dict[str, Counter[str]]:
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        called[mention.entity][_plain(mention.span.of(text))] += 1
    return called


def _beside_verbs(
    labels: Mapping[str, str], quotes: Sequence[Cued], mentions: Sequence[GoldMention], text: str
) -> dict[str, dict[str, float]]:
    """For each label, the share of its cued quotations whose cue mentions each entity."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for place, quote in enumerate(quotes):
        entity = cue_entity(quote, quotes, place, mentions, text)
        if entity is not None:
            counts[labels[quote.id]][entity] += 1
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for label, counter in counts.items():
        shares[label] = {entity: count / counter.total() for entity, count in counter.items()}
    return shares


def _teller(quotes: Sequence[Cued], mentions: Sequence[GoldMention], text: str) -> str | None:
    """The entity that says "I" most outside quotations."""
    counts = Counter(
        m.entity
        for m in mentions
        if plain_name(m.span.of(text)) in _FIRST_PERSON and not any(q.marked.covers(m.span) for q in quotes)
    )
    return max(sorted(counts), key=lambda entity: counts[entity]) if counts else None


def _drift(labels: set[str], called: Mapping[str, Counter[str]]) -> list[tuple[int, int]]:
    """(number in the label, entity number less that) for labels that exactly one entity is called."""
    drift = []
    for label in labels:
        owners = [entity for entity, names in called.items() if label_name(label) in names]
        if len(owners) == 1:
            number = int(label.rsplit("-", 1)[1])
            drift.append((number, int(owners[0]) - number))
    return sorted(drift)


def _fit(
    label: str, entity: str, names: Counter[str], teller: str | None, drift: Sequence[tuple[int, int]]
) -> float:
    wanted, number = label_name(label), int(label.rsplit("-", 1)[1])
    score = TELLS if wanted.split()[-1:] and wanted.split()[-1] in _TELLERS and entity == teller else 0.0
    if wanted in names and wanted not in _FIRST_PERSON:
        score += CALLED_SO
    else:
        score += CALLED_LIKE * max(_alike(wanted, name) for name in names)
    nearby = min(drift, key=lambda pair: abs(pair[0] - number))[1] if drift else 0
    off = min(abs(int(entity) - number - nearby), abs(int(entity) - number))
    return score + BY_NUMBER * max(0.0, 1 - 0.15 * off)


def _alike(left: str, right: str) -> float:
    """The share of words in common, titles and articles aside."""
    ours, theirs = set(left.split()) - _TITLES, set(right.split()) - _TITLES
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0
