"""LitBank's quotations and mentions, laid back onto the untouched books they were taken from.

LitBank is tokenised: its text has other white space than the book. All its other characters are the book's
own, in order, so places are found by counting characters that are not white space; every one of its texts
fits.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.cues import Cued, GoldMention, cue_kinds, mention_kind
from benchmarks.quality.speakers import resolve_speakers
from duologue.text.span import Span

# Book numbers of the texts that are also in the Project Dialogism Novel Corpus.
# fmt: off
ALSO_IN_PDNC = frozenset((
    "105", "11", "1245", "1342", "158", "160", "1695", "174", "208", "2641", "2891", "45", "5230", "541",
    "730",
))
# fmt: on
READ = 90_000  # characters of each book that are read: enough to know its people, little enough to be quick

_OPENERS = {"“": "double", '"': "double", "‘": "single", "'": "single", "—": "dash", "–": "dash", "-": "dash"}
_CLOSERS = {"”": "double", '"': "double", "’": "single", "'": "single"}
_PARAGRAPH_GAP = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class LitbankQuote:
    """A gold quotation, without its marks. `style` is "double", "single", "dash" or "none"."""

    id: str
    span: Span
    speaker: str
    style: str
    cue: str


@dataclass(frozen=True, slots=True)
class LitbankText:
    """The opening of one book. `region` is the annotated stretch; `style` is that of most quotations."""

    name: str
    text: str
    region: Span
    quotes: tuple[LitbankQuote, ...]
    mentions: tuple[GoldMention, ...]
    style: str

    @property
    def is_evaluation_only(self) -> bool:
        """Whether the book is also in the Project Dialogism Novel Corpus, which has its own benchmark."""
        return self.name.split("_")[0] in ALSO_IN_PDNC


def litbank_names(root: Path) -> list[str]:
    """The names of all texts, in alphabetical order."""
    return sorted(path.name.removesuffix("_brat.ann") for path in (root / "quotations" / "tsv").glob("*.ann"))


def load_text(root: Path, name: str) -> LitbankText:
    """One text with its quotations and the mentions of its people."""
    book = _book(root, name)
    rows = _sentences(root / "quotations" / "tsv" / f"{name}_brat.txt")
    places = _token_places(book, rows)
    region = Span(min(p.start for p in places.values()), max(p.end for p in places.values()))
    text = book[: max(READ, region.end)]
    mentions = tuple(_mentions(root / "coref" / "conll" / f"{name}_brat.conll", places, text))
    quotes = _quotes(root / "quotations" / "tsv" / f"{name}_brat.ann", places, text, mentions)
    return LitbankText(name, text, region, quotes, mentions, _main_style(quotes))


def _book(root: Path, name: str) -> str:
    path = root / "original" / f"{name}.txt"
    if not path.exists():
        path = path.with_name(f"{name.rstrip('_')}.txt")
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _sentences(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split(" ") for line in file]


def _token_places(book: str, sentences: list[list[str]]) -> dict[tuple[int, int], Span]:
    """The span in the book of each (sentence, token); a ValueError where they differ in more than space."""
    solid = [place for place, character in enumerate(book) if not character.isspace()]
    wanted = "".join("".join(word.split()) for words in sentences for word in words)
    at = "".join(book[place] for place in solid).find(wanted)
    if at < 0:
        raise ValueError("the annotated text does not stand in the book")
    places: dict[tuple[int, int], Span] = {}
    for row, words in enumerate(sentences):
        for column, word in enumerate(words):
            length = len("".join(word.split()))
            if length:
                places[row, column] = Span(solid[at], solid[at + length - 1] + 1)
            at += length
    return places


def _mentions(path: Path, places: dict[tuple[int, int], Span], text: str) -> Iterator[GoldMention]:
    """Mentions from the bracketed last column: `(7` opens entity 7, `7)` closes the innermost open one."""
    opened: dict[str, list[tuple[int, int]]] = defaultdict(list)
    row, column = 0, 0
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(cells) < 4:
                row, column = (row + 1, 0) if column else (row, 0)
                continue
            for mark in re.findall(r"\(?\d+\)?", cells[-1] or cells[-2]):
                entity = mark.strip("()")
                if mark.startswith("("):
                    opened[entity].append((row, column))
                if mark.endswith(")"):
                    span = Span(places[opened[entity].pop()].start, places[row, column].end)
                    yield GoldMention(span, entity, mention_kind(span.of(text)))
            column += 1


def _quotes(
    path: Path, places: dict[tuple[int, int], Span], text: str, mentions: tuple[GoldMention, ...]
) -> tuple[LitbankQuote, ...]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    labels = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    starts = [0, *(gap.end() for gap in _PARAGRAPH_GAP.finditer(text))]
    bare: list[tuple[Cued, str]] = []
    for row in rows:
        if row[0] != "QUOTE":
            continue
        first, last = (int(row[2]), int(row[3])), (int(row[4]), int(row[5]))
        marked = Span(places[first].start, places[last].end)
        paragraph = bisect_right(starts, marked.start) - 1
        span, style = without_marks(marked, text, starts[paragraph])
        bare.append((Cued(row[1], span, marked, paragraph), style))
    bare.sort(key=lambda pair: pair[0].span)
    found = [cued for cued, _ in bare]
    entities = resolve_speakers(labels, found, mentions, text)
    speakers = {quote: entities.get(label, label) for quote, label in labels.items()}
    cues = cue_kinds(found, speakers, mentions, text)
    return tuple(LitbankQuote(c.id, c.span, speakers[c.id], style, cues[c.id]) for c, style in bare)


def without_marks(marked: Span, text: str, paragraph: int) -> tuple[Span, str]:
    """A gold quotation without the marks it includes, and their style.

    Dash dialogue marks only its beginning: what goes on after a cue has no mark, and is known by the dash
    that opens its paragraph.
    """
    words = marked.of(text)
    opening, closing = _OPENERS.get(words[0]), _CLOSERS.get(words[-1])
    start = marked.start + (len(words) - len(words.lstrip("—–- ")) if opening == "dash" else bool(opening))
    end = marked.end - bool(closing)
    style = opening or closing or ("dash" if text[paragraph : paragraph + 1] in {"—", "–", "-"} else "none")
    return (Span(start, end) if start < end else marked), style


def _main_style(quotes: tuple[LitbankQuote, ...]) -> str:
    styles = [quote.style for quote in quotes]
    return max(sorted(set(styles)), key=styles.count) if styles else "no quotations"


def load_events(root: Path, gold: LitbankText) -> frozenset[tuple[int, int]]:
    """The words of the annotated stretch that tell of something that takes place, as [start, end) in its text."""
    with (root / "events" / "tsv" / f"{gold.name}_brat.tsv").open(encoding="utf-8", newline="\n") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip("\n")]
    solid = [n for n in range(gold.region.start, gold.region.end) if not gold.text[n].isspace()]
    found, at = [], 0
    for word, mark in rows:
        length = len("".join(word.split()))
        if mark == "EVENT":
            found.append((solid[at], solid[at + length - 1] + 1))
        at += length
    if at != len(solid):
        raise ValueError("the words of the events are not those of the annotated stretch")
    return frozenset(found)
