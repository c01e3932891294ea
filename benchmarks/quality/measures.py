"""Numbers from verdicts. Counts are of gold parts unless the name says otherwise; nothing is printed here."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.quality.attribution import Detection, Judged, Verdict

COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def share(part: float, whole: float) -> float | None:
    """part / whole to four places, None where there is nothing to divide by."""
    return round(part / whole, 4) if whole else None


def measure(judged: Sequence[Judged], kinds: Sequence[str]) -> dict[str, Any]:
    """All measures of one novel, or of several together (micro)."""
    verdicts = [v for j in judged for v in j.verdicts]
    return {
        "parts": len(verdicts),
        "speakers": by_kind(verdicts, kinds, lambda v: v.right),
        "speakers_one_to_one": by_kind(verdicts, kinds, lambda v: v.right_alone),
        "answered": answered(verdicts),
        "narrator_by_role": share(sum(j.right_by_role for j in judged), len(verdicts)),
        "b_cubed": b_cubed(judged),
        "whole_quotes": whole_quotes(judged),
        "detection": detection_measures(verdicts, [j.detection for j in judged]),
        "losses": losses(judged),
        "addressees": addressees(verdicts),
        "accuracy_at_coverage": accuracy_at_coverage(verdicts),
        "calibration": calibration(verdicts),
    }


def by_kind(
    verdicts: Sequence[Verdict], kinds: Sequence[str], right: Callable[[Verdict], bool]
) -> dict[str, dict[str, Any]]:
    """Accuracy over all parts and per kind of cue; parts of no listed kind count in "all" alone."""
    rows = {"all": list(verdicts)} | {kind: [v for v in verdicts if v.part.kind == kind] for kind in kinds}
    return {
        name: {
            "right": sum(map(right, row)),
            "of": len(row),
            "accuracy": share(sum(map(right, row)), len(row)),
        }
        for name, row in rows.items()
    }


def answered(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What "don't know" costs and saves: accuracy where a speaker is named, and if one had been named always."""
    named = [v for v in verdicts if v.speaker]
    return {
        "of": len(named),
        "share": share(len(named), len(verdicts)),
        "accuracy": share(sum(v.right for v in named), len(named)),
        "accuracy_if_pressed": share(sum(v.right_if_pressed for v in verdicts), len(verdicts)),
    }


def b_cubed(judged: Sequence[Judged]) -> dict[str, float | None]:
    """B³ of predicted against gold speakers; a part without a predicted speaker is a cluster of its own."""
    precision = recall = 0.0
    total = 0
    for novel in judged:
        keys = [(v.speaker or f"<{place}>", v.part.speaker) for place, v in enumerate(novel.verdicts)]
        both, ours, gold = Counter(keys), Counter(k for k, _ in keys), Counter(g for _, g in keys)
        precision += sum(both[key] / ours[key[0]] for key in keys)
        recall += sum(both[key] / gold[key[1]] for key in keys)
        total += len(keys)
    if not total:
        return {"precision": None, "recall": None, "f1": None}
    p, r = precision / total, recall / total
    return {"precision": round(p, 4), "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def whole_quotes(judged: Sequence[Judged]) -> dict[str, Any]:
    """Quotations all of whose parts are right."""
    rights: dict[tuple[str, str], bool] = {}
    for novel in judged:
        for v in novel.verdicts:
            key = (novel.name, v.part.quote)
            rights[key] = rights.get(key, True) and v.right
    return {
        "right": sum(rights.values()),
        "of": len(rights),
        "accuracy": share(sum(rights.values()), len(rights)),
    }


def detection_measures(verdicts: Sequence[Verdict], detections: Iterable[Detection]) -> dict[str, Any]:
    """Recall over gold parts, by overlap and strictly; precision over predicted stretches."""
    rows = list(detections)
    found = [v for v in verdicts if v.answer]
    return {
        "recall": share(len(found), len(verdicts)),
        "recall_strict": share(sum(v.strict for v in found), len(verdicts)),
        "precision_speech": share(sum(d.speech_true for d in rows), sum(d.speech for d in rows)),
        "precision_all": share(sum(d.all_true for d in rows), sum(d.all for d in rows)),
        "precision_strict": share(sum(d.all_strict for d in rows), sum(d.all for d in rows)),
        "predicted_speech": sum(d.speech for d in rows),
        "predicted_all": sum(d.all for d in rows),
        "found_as": dict(sorted(Counter(v.answer.kind for v in found if v.answer).items())),
    }


def losses(judged: Sequence[Judged]) -> dict[str, int]:
    """Where wrong parts are lost: the first reason that applies, in this order."""
    counts: Counter[str] = Counter()
    for novel in judged:
        for v in novel.verdicts:
            if v.right:
                continue
            counts[_loss(v, v.part.speaker in novel.persons_with_character)] += 1
    names = ("missed", "no answer", "speaker has no character", "answer maps to nobody", "another person")
    return {name: counts[name] for name in names}


def _loss(v: Verdict, speaker_known: bool) -> str:
    if v.answer is None:
        return "missed"
    if v.answer.speaker is None:
        return "no answer"
    if not speaker_known:
        return "speaker has no character"
    return "another person" if v.named else "answer maps to nobody"


def addressees(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Addressees over parts whose gold names some: all of these, and those whose speaker is right."""
    known = [v for v in verdicts if v.part.addressees]
    return {
        "all": _addressee_row(known),
        "given_right_speaker": _addressee_row([v for v in known if v.right]),
    }


def _addressee_row(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    single = [v for v in verdicts if len(v.part.addressees) == 1]
    jaccards = [len(v.addressees & v.part.addressees) / len(v.addressees | v.part.addressees) for v in verdicts]
    return {
        "of": len(verdicts),
        "single_of": len(single),
        "single_accuracy": share(sum(v.addressees == v.part.addressees for v in single), len(single)),
        "one_right_at_least": share(sum(bool(v.addressees & v.part.addressees) for v in verdicts), len(verdicts)),
        "set_exact": share(sum(v.addressees == v.part.addressees for v in verdicts), len(verdicts)),
        "mean_jaccard": share(sum(jaccards), len(jaccards)),
    }


def accuracy_at_coverage(verdicts: Sequence[Verdict]) -> dict[str, float | None]:
    """Accuracy over the surest parts: missed and unanswered ones come last. Coverage is of all gold parts.

    Parts of equal score are taken as a group in proportion, so that the order in the text does not matter.
    """
    groups: dict[float, list[bool]] = defaultdict(list)
    for v in verdicts:
        groups[v.answer.score if v.answer and v.answer.speaker else -1.0].append(v.right)
    curve: dict[str, float | None] = {}
    for coverage in COVERAGES:
        wanted = coverage * len(verdicts)
        right, left = 0.0, wanted
        for score in sorted(groups, reverse=True):
            taken = min(left, len(groups[score]))
            right += taken * sum(groups[score]) / len(groups[score])
            left -= taken
        curve[f"{coverage:.1f}"] = share(right, wanted)
    return curve


def calibration(verdicts: Sequence[Verdict], bins: int = 10) -> dict[str, Any]:
    """Stated scores against accuracy of answered parts, in equal bins; the expected calibration error."""
    rows: list[list[Verdict]] = [[] for _ in range(bins)]
    for v in verdicts:
        if v.answer and v.answer.speaker:
            rows[min(bins - 1, max(0, int(v.answer.score * bins)))].append(v)
    answered = sum(map(len, rows))
    table = []
    error = 0.0
    for place, row in enumerate(rows):
        if not row:
            continue
        stated = sum(v.answer.score for v in row if v.answer) / len(row)
        right = sum(v.right for v in row) / len(row)
        error += abs(stated - right) * len(row) / answered
        table.append(
            {"from": place / bins, "parts": len(row), "stated": round(stated, 4), "right": round(right, 4)}
        )
    return {"answered": answered, "ece": round(error, 4) if answered else None, "table": table}


def macro(novels: Sequence[dict[str, Any]], *path: str) -> float | None:
    """The mean over novels of the number at `path` in each one's measures."""
    values = []
    for row in novels:
        value: Any = row
        for key in path:
            value = value[key]
        if value is not None:
            values.append(value)
    return round(sum(values) / len(values), 4) if values else None
