"""How well quotations are found, by how they are printed: double marks, single marks, dashes, none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality.attribution import Detection, detection
from benchmarks.quality.gold import trimmed
from benchmarks.quality.litbank_gold import LitbankText
from benchmarks.quality.measures import share
from benchmarks.quality.overlap import Predicted, best_overlaps, is_strict
from duologue.text.span import Span

STYLES = ("double", "single", "dash", "none", "no quotations")


@dataclass(frozen=True, slots=True)
class Found:
    """One gold quotation: its own style, that of its text, and how it was found."""

    style: str
    text_style: str
    overlapped: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Typography:
    """One text's quotations. The last three count characters that are not white space."""

    style: str
    found: tuple[Found, ...]
    detection: Detection
    gold_characters: int
    predicted_characters: int
    shared_characters: int


def find(gold: LitbankText, predicted: Sequence[Predicted]) -> Typography:
    """Compare the predicted stretches of the annotated region with its gold quotations."""
    spans = [trimmed(quote.span, gold.text) for quote in gold.quotes]
    best = best_overlaps(spans, predicted)
    found = tuple(
        Found(
            quote.style,
            gold.style,
            index is not None,
            index is not None and is_strict(span, predicted[index].span),
        )
        for quote, span, index in zip(gold.quotes, spans, best, strict=True)
    )
    ours = _covered([p.span for p in predicted if p.kind in {"speech", "written", "thought"}], gold.text)
    theirs = _covered(spans, gold.text)
    return Typography(gold.style, found, detection(spans, predicted), len(theirs), len(ours), len(ours & theirs))


def _covered(spans: Sequence[Span], text: str) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end) if not text[place].isspace()}


def detection_by_style(texts: Sequence[Typography]) -> dict[str, dict[str, Any]]:
    """One row per style of text, and "all"; recall is of quotations, precision of predicted stretches."""
    rows = {style: [t for t in texts if t.style == style] for style in STYLES}
    return {style: _row(members) for style, members in (rows | {"all": list(texts)}).items() if members}


def recall_by_own_style(texts: Sequence[Typography]) -> dict[str, dict[str, Any]]:
    """Recall by how the quotation itself is printed, whatever its text mostly does."""
    found = [quote for text in texts for quote in text.found]
    rows = {style: [quote for quote in found if quote.style == style] for style in STYLES}
    return {style: _recall(members) for style, members in rows.items() if members}


def _row(texts: Sequence[Typography]) -> dict[str, Any]:
    counts = [t.detection for t in texts]
    speech, every = sum(c.speech for c in counts), sum(c.all for c in counts)
    theirs, ours = sum(t.gold_characters for t in texts), sum(t.predicted_characters for t in texts)
    both = sum(t.shared_characters for t in texts)
    return _recall([quote for t in texts for quote in t.found]) | {
        "texts": len(texts),
        "predicted_speech": speech,
        "precision_speech": share(sum(c.speech_true for c in counts), speech),
        "predicted_all": every,
        "precision_all": share(sum(c.all_true for c in counts), every),
        "precision_strict": share(sum(c.all_strict for c in counts), every),
        "character_precision": share(both, ours),
        "character_recall": share(both, theirs),
        "character_f1": share(2 * both, ours + theirs),
    }


def _recall(found: Sequence[Found]) -> dict[str, Any]:
    return {
        "quotes": len(found),
        "recall": share(sum(quote.overlapped for quote in found), len(found)),
        "recall_strict": share(sum(quote.strict for quote in found), len(found)),
    }
