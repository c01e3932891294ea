"""The casting sheet: who speaks in a story, how much, with whom, and what they sound like. Chooses no voices."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field

from duologue.exports.shares import SURE, word_count
from duologue.exports.spoken import spoken
from duologue.exports.stretches import NARRATION, THOUGHT, Stretch, stretches
from duologue.exports.titles import who
from duologue.exports.voice import NARRATOR
from duologue.story.story import Story

UNKNOWN = "unknown"
COLUMNS = (
    "voice", "id", "name", "aliases", "gender", "lines", "words", "share", "thoughts", "talks_mostly_with",
    "sample_1", "sample_2", "sample_3",
)  # fmt: skip
_SAMPLE = 160
_GENDERS = {"f": "female", "m": "male", "x": "other"}
_UNSAFE = re.compile(r"[\[\]:|<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(slots=True)
class _Part:
    words: int = 0
    lines: int = 0
    thoughts: int = 0
    to: Counter[str] = field(default_factory=Counter)
    samples: list[str] = field(default_factory=list)


def voice_names(story: Story) -> dict[str, str]:
    """What each voice is called in scripts, by character id, and "narrator" and "unknown": no two alike."""
    names = {NARRATOR: "Narrator", UNKNOWN: "Unknown"}
    taken = {re.sub(r"\W+", "_", name).casefold() for name in names.values()}
    for character in story.cast:
        name = " ".join(_UNSAFE.sub(" ", who(character)).split()) or character.id
        if re.sub(r"\W+", "_", name).casefold() in taken:
            name = f"{name} {character.id}"
        taken.add(re.sub(r"\W+", "_", name).casefold())
        names[character.id] = name
    return names


def casting_sheet(story: Story) -> str:
    """One row per voice as CSV: the narrator first, then who speaks most, lines of nobody known last."""
    parts = _parts(story)
    names = voice_names(story)
    total = sum(part.words for part in parts.values()) or 1
    order = sorted(parts, key=lambda one: (one != NARRATOR, one == UNKNOWN, -parts[one].words, -parts[one].lines))
    file = io.StringIO()
    sheet = csv.writer(file)
    sheet.writerow(COLUMNS)
    for one in order:
        sheet.writerow([_safe(cell) for cell in _row(story, names, one, parts[one], total)])
    return file.getvalue()


def _row(story: Story, names: dict[str, str], one: str, part: _Part, total: int) -> list[str]:
    character = story.characters.get(one)
    if one == NARRATOR:
        tellers = [c for c in story.cast if c.narrator]
        character = tellers[0] if len(tellers) == 1 else None  # several take turns: voice.py tells where
    mostly = "; ".join(names[other] for other, _ in part.to.most_common(3))
    row = [names[one], character.id if character else "", who(character) if character else ""]
    row += ["; ".join(character.aliases), _GENDERS.get(character.gender or "", "")] if character else ["", ""]
    row += [str(part.lines), str(part.words), f"{part.words / total:.4f}", str(part.thoughts), mostly]
    return (row + _spread(part.samples) + ["", "", ""])[: len(COLUMNS)]


def _parts(story: Story) -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    for one in stretches(story):
        if one.block.kind in ("matter", "break"):
            continue
        part = parts.setdefault(NARRATOR if one.kind == NARRATION else one.speaker or UNKNOWN, _Part())
        words = word_count(one.span.of(story.text))
        part.words += words
        if one.kind == THOUGHT:
            part.thoughts += one.begins
        elif one.kind != NARRATION:
            part.lines += one.begins
            part.to.update(dict.fromkeys(one.answer.addressees if one.answer else (), words))
        if _is_sample(one, words):
            part.samples.append(spoken(story, one.span).strip())
    return parts


def _is_sample(one: Stretch, words: int) -> bool:
    """Long enough to hear somebody by, and surely theirs."""
    sure = one.answer is None or one.answer.speaker is None or one.answer.score >= SURE
    return one.kind != THOUGHT and sure and words >= 4 and one.block.kind == "paragraph"


def _spread(samples: list[str]) -> list[str]:
    """Three of them: from the beginning, the middle and the end, each the longest thereabouts that fits a cell."""
    third = max(1, -(-len(samples) // 3))
    chosen = [max(samples[n : n + third], key=_fit) for n in range(0, len(samples), third)]
    return [one if len(one) <= _SAMPLE else one[: _SAMPLE - 1].rstrip() + "…" for one in chosen]


def _fit(sample: str) -> int:
    return len(sample) if len(sample) <= _SAMPLE else _SAMPLE - len(sample)


def _safe(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; an apostrophe before it makes it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
