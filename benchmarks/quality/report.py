"""Numbers as tables for a terminal. Passages of a corpus are shown here and written nowhere."""

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.quality.attribution import Judged, Verdict
from benchmarks.quality.naming import name_counts
from duologue.story.story import Story


def shown(value: float | None) -> str:
    """A share as .817."""
    return "  – " if value is None else f"{value:.3f}".removeprefix("0").rjust(4)


def attribution_report(numbers: dict[str, Any], kinds: Sequence[str]) -> str:
    """Every novel, then micro and macro, then the measures beyond accuracy over all parts."""
    columns = ("all", *kinds)
    width = max(len(name) for name in (*numbers["novels"], "micro, one to one"))
    head = (
        f"{'':{width}}  parts  "
        + "  ".join(f"{kind[:5]:>5}" for kind in columns)
        + "   1to1    B³  found  prec    s"
    )
    lines = [head]
    for name, row in numbers["novels"].items():
        lines.append(_novel_line(name, row, columns, width) + f"  {row['seconds']:5.1f}")
    lines.append(_novel_line("micro", numbers["micro"], columns, width))
    for setting, title in (("speakers", "macro"), ("speakers_one_to_one", "macro, one to one")):
        cells = "  ".join(f"{shown(numbers['macro'][setting][kind]):>5}" for kind in columns)
        lines.append(f"{title:{width}}         {cells}")
    return "\n".join((*lines, "", *_beyond(numbers["micro"], columns)))


def _novel_line(name: str, row: dict[str, Any], columns: Sequence[str], width: int) -> str:
    cells = "  ".join(f"{shown(row['speakers'][kind]['accuracy']):>5}" for kind in columns)
    alone = shown(row["speakers_one_to_one"]["all"]["accuracy"])
    found, precise = row["detection"]["recall"], row["detection"]["precision_speech"]
    cubed = shown(row["b_cubed"]["f1"])
    tail = f"{alone:>5} {cubed:>5}  {shown(found):>5} {shown(precise):>5}"
    return f"{name:{width}}  {row['parts']:5}  {cells}  {tail}"


def _beyond(row: dict[str, Any], columns: Sequence[str]) -> list[str]:
    """One to one, whole quotes, detection, losses, addressees, confidence."""
    alone, cubed, whole = row["speakers_one_to_one"], row["b_cubed"], row["whole_quotes"]
    surest, known = row["accuracy_at_coverage"].items(), row["answered"]
    return [
        "one to one   " + "  ".join(f"{kind} {shown(alone[kind]['accuracy'])}" for kind in columns),
        f"by role      {shown(row['narrator_by_role'])}: our nameless narrator is taken for the gold one",
        f"pressed      {shown(known['accuracy_if_pressed'])}: the likeliest speaker wherever nobody is named",
        f"answered     {shown(known['accuracy'])} of the {shown(known['share'])} of parts where somebody is named",
        "B³           " + "  ".join(f"{name} {shown(value)}" for name, value in cubed.items()),
        f"whole quotes {shown(whole['accuracy'])} of {whole['of']}",
        *_detection(row["detection"]),
        "wrong        " + "  ".join(f"{name} {count}" for name, count in row["losses"].items()),
        *(_addressees(setting, numbers) for setting, numbers in row["addressees"].items()),
        "at coverage  " + "  ".join(f"{coverage} {shown(right)}" for coverage, right in surest),
        *_calibration(row["calibration"]),
    ]


def _detection(found: dict[str, Any]) -> list[str]:
    recall, strict = shown(found["recall"]), shown(found["recall_strict"])
    speech, every = shown(found["precision_speech"]), shown(found["precision_all"])
    return [
        f"detection    recall {recall} (strict {strict}), found as {found['found_as']}",
        f"             precision: speech {speech} of {found['predicted_speech']}, all kinds {every} "
        f"of {found['predicted_all']} (strict {shown(found['precision_strict'])})",
    ]


def _addressees(setting: str, numbers: dict[str, Any]) -> str:
    return (
        f"addressees   {setting}: {numbers['of']} parts; one addressee {shown(numbers['single_accuracy'])} "
        f"of {numbers['single_of']}, some right {shown(numbers['one_right_at_least'])}, "
        f"set exact {shown(numbers['set_exact'])}, mean Jaccard {shown(numbers['mean_jaccard'])}"
    )


def _calibration(sure: dict[str, Any]) -> list[str]:
    head = f"calibration  ECE {shown(sure['ece'])} over {sure['answered']} answered: stated → right, parts"
    rows = (f"  {shown(b['stated'])} → {shown(b['right'])}  {b['parts']:6}" for b in sure["table"])
    return [head, *(f"   from {b['from']:.1f} {row}" for b, row in zip(sure["table"], rows, strict=True))]


def cast_table(story: Story, persons: dict[str, str], alone: dict[str, str], count: int = 30) -> str:
    """The characters who speak most, what they are called, and who they are under either mapping."""
    said = Counter(answer.speaker for answer in story.attributions)
    called = name_counts(story)
    lines = []
    for character in sorted(story.cast, key=lambda c: (-said[c.id], c.id))[:count]:
        who, only = persons.get(character.id, "nobody"), alone.get(character.id, "nobody")
        names = ", ".join(f"{name} {n}" for name, n in called[character.id].most_common(5))
        role = " (narrator)" if character.narrator else ""
        ours = f"{character.id:5} {character.name}{role}, {said[character.id]} quotes"
        lines.append(f"{ours}: {who}; one to one {only}; {names}")
    return "\n".join(lines)


def print_wrong(judged: Sequence[Judged], texts: dict[str, str], count: int, seed: int, kind: str | None) -> None:
    """Show `count` wrong parts picked by chance, in reading order, with their surroundings."""
    wrong = [(j.name, v) for j in judged for v in j.verdicts if not v.right and kind in (None, v.part.kind)]
    picked = random.Random(seed).sample(range(len(wrong)), min(count, len(wrong)))
    for place in sorted(picked):
        name, verdict = wrong[place]
        print("\n" + wrong_passage(name, verdict, texts[name]))


def wrong_passage(name: str, verdict: Verdict, text: str) -> str:
    """One wrong part: 80 characters before, the part between bars, 120 after, and both answers."""
    span, answer = verdict.part.span, verdict.answer
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 120]
    if answer is None:
        ours = "missed"
    else:
        how = f"{answer.speaker}, {answer.kind}, {answer.cue or 'unattributed'}, {answer.score:.2f}"
        ours = f"{verdict.named or 'nobody'} ({how})"
    place = f"{name} {verdict.part.quote} [{span.start}, {span.end}) {verdict.part.kind}"
    reasons = f"\n  because {'; '.join(answer.because)}" if answer and answer.because else ""
    return f"{place}\n  gold {verdict.part.speaker}; ours {ours}{reasons}\n  {before}▏{span.of(text)}▕{after}"
