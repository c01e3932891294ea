"""Check that the golden readings still fit their stories: `python -m tests.golden.check_gold`."""

import re
import sys
from collections.abc import Iterator

from tests.golden.gold import Gold, Place, load_all, opening

ALWAYS_QUOTATION = '"“”„‟«»‹›「」『』'
EITHER = "'‘’‚‛"
BESIDE = f" \u2009\u00a0_*{ALWAYS_QUOTATION}{EITHER}"
KINDS = {"speech", "written", "quoted"}
CUES = {"explicit", "anaphoric", "implicit"}
FORMS = {"direct", "indirect", "free"}
TIMES = {"story", "earlier", "later", "dream", None}
GENDERS = {"f", "m", "x", None}

_ELISION = re.compile(r"['’‘](?:em|cause|til|tis|twas|bout|n|er|im|ere|round|cos|\d0s)\b", re.IGNORECASE)
_DROPPED = re.compile(r"(?:\w+in|o|an|th)['’](?!\w)|\bn['’](?=\s)", re.IGNORECASE)


def faults(gold: Gold) -> list[str]:
    """Everything that does not fit between a story and its golden reading; empty where all is well."""
    return [*_wrong_places(gold), *_wrong_words(gold), *_wrong_people(gold), *_stray_marks(gold)]


def _wrong_places(gold: Gold) -> Iterator[str]:
    for kind, rows in (("quote", gold.quotes), ("thought", gold.thoughts)):
        starts = [row.at[0][0] for row in rows]
        if starts != sorted(starts):
            yield f"{kind}s are not in reading order"
        for number, row in enumerate(rows):
            for words, (start, end) in zip(row.spans, row.at, strict=True):
                if gold.text[start:end] != words or words != words.strip() or not words:
                    yield f"{kind} {number}: {words!r} does not stand at {start}:{end}"
    for kind in ("breaks", "headings", "matter"):
        for words in getattr(gold, kind):
            if opening(gold.text, words) is None:
                yield f"{kind}: not exactly one paragraph begins with {words!r}"
    if len(gold.scene_times) != len(gold.breaks) + 1:
        yield "one scene time for each scene is wanted"


def _wrong_words(gold: Gold) -> Iterator[str]:
    for number, quote in enumerate(gold.quotes):
        if quote.kind not in KINDS or (quote.cue not in CUES) is not (quote.kind == "quoted"):
            yield f"quote {number}: kind {quote.kind!r} with cue {quote.cue!r}"
        if quote.kind == "quoted" and (quote.speaker or quote.to):
            yield f"quote {number}: what is only quoted has no speaker"
    yield from (f"thought form {row.form!r}" for row in gold.thoughts if row.form not in FORMS)
    yield from (f"scene time {time!r}" for time in gold.scene_times if time not in TIMES)


def _wrong_people(gold: Gold) -> Iterator[str]:
    names = [person.name for person in gold.cast]
    if len(set(names)) != len(names):
        yield "two people of the cast have one name"
    words = (word for person in gold.cast for word in ((person.name,) * person.named + person.also))
    for word in words:
        if not re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", gold.text, re.IGNORECASE):
            yield f"nobody is called {word!r}"
    used = {who for quote in gold.quotes for who in (quote.speaker, *quote.to) if who}
    used |= {thought.who for thought in gold.thoughts if thought.who}
    yield from (f"{who!r} is not in the cast" for who in sorted(used - set(names)))
    yield from (f"{one.name!r} has gender {one.gender!r}" for one in gold.cast if one.gender not in GENDERS)


def _stray_marks(gold: Gold) -> Iterator[str]:
    edges = _edges(gold)
    aside = [_paragraph(gold.text, words) for words in gold.matter]
    for match in re.finditer(f"[{ALWAYS_QUOTATION}{EITHER}]", gold.text):
        at = match.start()
        if any(start <= at < end for start, end in aside):
            continue
        if not edges & {at, at + 1} and not (match.group() in EITHER and _apostrophe(gold, at)):
            yield f"the mark at {at} is not accounted for: {gold.text[max(0, at - 25) : at + 25]!r}"


def _paragraph(text: str, words: str) -> Place:
    start = opening(text, words) or 0
    end = text.find("\n\n", start)
    return start, end if end >= 0 else len(text)


def _edges(gold: Gold) -> set[int]:
    """Places where a mark of a golden quote or thought may stand: white space and other marks between."""
    edges = set()
    for row in (*gold.quotes, *gold.thoughts):
        for start, end in row.at:
            left = gold.text[:start].rstrip(BESIDE)
            right = gold.text[end:].lstrip(BESIDE)
            edges |= {*range(len(left), start + 1), *range(end, len(gold.text) - len(right) + 1)}
    return edges


def _apostrophe(gold: Gold, at: int) -> bool:
    text = gold.text
    if 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum():
        return True
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    dropped = (match.end() - 1 for match in _DROPPED.finditer(text, start, at + 4))
    if _ELISION.match(text, at) or at in dropped:
        return True
    return any(text.endswith(word, start, at + 1) or text.startswith(word, at) for word in gold.apostrophes)


def main() -> int:
    """Print every fault; the exit status is 1 where there is one."""
    found = [f"{gold.name}: {fault}" for gold in load_all() for fault in faults(gold)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
