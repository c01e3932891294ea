"""A reading in the files that BookNLP writes, for the editors and analysers made for those.

Left out: `.supersense` and the columns of parts of speech, lemmas, syntax and events, none of which Duologue
reads. Those columns hold `_`, and every token is its own syntactic head.
"""

import html
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from duologue.exports.token_rows import (
    MARKS,
    NARRATOR,
    TokenRange,
    TokenRows,
    character_numbers,
    token_rows,
)
from duologue.story.story import Story

TOKENS = (
    "paragraph_ID", "sentence_ID", "token_ID_within_sentence", "token_ID_within_document", "word", "lemma",
    "byte_onset", "byte_offset", "POS_tag", "fine_POS_tag", "dependency_relation", "syntactic_head_ID", "event",
)  # fmt: skip
ENTITIES = ("COREF", "start_token", "end_token", "prop", "cat", "text")
QUOTES = ("quote_start", "quote_end", "mention_start", "mention_end", "mention_phrase", "char_id", "quote")

_PROPER, _COMMON, _PRONOUN = "PROP", "NOM", "PRON"
_PROP = {"name": _PROPER, "noun": _COMMON, "pronoun": _PRONOUN}
_PRONOUNS = {"m": "he/him/his", "f": "she/her", "x": "they/them/their"}

_Row = tuple[object, ...]


def booknlp(story: Story) -> dict[str, bytes]:
    """The five files, by ending."""
    rows = token_rows(story)
    numbers = character_numbers(story)
    quotes = list(_quotes(story, rows, numbers))
    book = {"characters": list(_characters(story, rows, numbers))}
    return {
        ".tokens": _table(TOKENS, _tokens(rows)),
        ".entities": _table(ENTITIES, _entities(story, rows, numbers)),
        ".quotes": _table(QUOTES, quotes),
        ".book": json.dumps(book).encode("ascii"),
        ".book.html": _page(story, rows, numbers, quotes).encode("utf-8", "xmlcharrefreplace"),
    }


def _table(columns: Sequence[str], rows: Iterable[_Row]) -> bytes:
    lines = ["\t".join(columns), *("\t".join(map(str, row)) for row in rows)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _tokens(rows: TokenRows) -> Iterator[_Row]:
    sentence, first = -1, 0
    for n, word in enumerate(rows.word):
        if rows.sentence[n] != sentence:
            sentence, first = rows.sentence[n], n
        place = rows.start[n], rows.end[n]
        yield rows.paragraph[n], sentence, n - first, n, word, "_", *place, "_", "_", "_", n, "O"


def _phrase(rows: TokenRows, first: int, last: int) -> str:
    return " ".join(rows.word[first : last + 1])


def _entities(story: Story, rows: TokenRows, numbers: dict[str, int]) -> Iterator[_Row]:
    for r in rows.mentions:
        mention = story.mentions[r.of]
        text = _phrase(rows, r.first, r.last)
        yield numbers[mention.character], r.first, r.last, _PROP[mention.kind], "PER", text


def _quotes(story: Story, rows: TokenRows, numbers: dict[str, int]) -> Iterator[_Row]:
    """A row for each stretch of what is said or written; BookNLP knows neither nested nor interrupted quotes."""
    answers = {answer.quote: answer for answer in story.attributions}
    told = _Mentions(story, rows)
    for r in rows.quotes:
        quote = story.quotes[r.of]
        answer = answers.get(quote.id)
        if answer is None or quote.inside:
            continue
        first, last = _with_marks(rows, r)
        words = _phrase(rows, first, last)
        if answer.speaker is None:
            yield first, last, None, None, None, None, words
            continue
        mention = told.nearest(answer.speaker, r, answer.cue.start if answer.cue else None)
        who = (mention.first, mention.last, _phrase(rows, mention.first, mention.last)) if mention else (None,) * 3
        yield first, last, *who, numbers[answer.speaker], words


def _with_marks(rows: TokenRows, r: TokenRange) -> tuple[int, int]:
    """With the quotation marks beside it; a space between is left to French and to slips."""
    first, last = r.first, r.last
    before, after = first - 1, last + 1
    if first and rows.word[before] in MARKS and rows.start[first] - rows.end[before] <= 1:
        first = before
    if after < len(rows.word) and rows.word[after] in MARKS and rows.start[after] - rows.end[last] <= 1:
        last = after
    return first, last


class _Mentions:
    """Where each character is mentioned, and which of these places a quote's speaker is best read off."""

    def __init__(self, story: Story, rows: TokenRows) -> None:
        said = bytearray(len(rows.word))
        for r in rows.quotes:
            said[r.first : r.last + 1] = b"\1" * (r.last + 1 - r.first)
        self._starts = rows.start
        self._told: dict[str, list[TokenRange]] = {}
        self._said: dict[str, list[TokenRange]] = {}
        for r in rows.mentions:
            of = self._said if said[r.first] else self._told
            of.setdefault(story.mentions[r.of].character, []).append(r)

    def nearest(self, speaker: str, quote: TokenRange, cue: int | None) -> TokenRange | None:
        """The mention of `speaker` nearest to the cue, else to the quote: in narration where there is one."""
        place = quote.first if cue is None else bisect_left(self._starts, cue)
        for mentions in (self._told.get(speaker, []), self._said.get(speaker, [])):
            after = bisect_left(mentions, place, key=lambda r: r.first)
            if beside := mentions[max(0, after - 1) : after + 1]:
                return min(beside, key=lambda r: abs(r.first - place))
        return None


def _characters(story: Story, rows: TokenRows, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Who is mentioned, most often first. What they do, have and are like is syntax, which is not read."""
    kinds: dict[str, dict[str, Counter[str]]] = {
        c.id: {_PROPER: Counter(), _COMMON: Counter(), _PRONOUN: Counter()} for c in story.cast
    }
    for r in rows.mentions:
        mention = story.mentions[r.of]
        kinds[mention.character][_PROP[mention.kind]][_phrase(rows, r.first, r.last)] += 1
    counts = {who: sum(c.total() for c in forms.values()) for who, forms in kinds.items()}
    for character in sorted(story.cast, key=lambda c: (-counts[c.id], numbers[c.id])):
        forms, count = kinds[character.id], counts[character.id]
        if count:
            yield {
                "agent": [], "patient": [], "mod": [], "poss": [],
                "id": numbers[character.id],
                "g": _gender(character.gender, count),
                "count": count,
                "mentions": {
                    name: [{"c": times, "n": phrase} for phrase, times in forms[prop].most_common()]
                    for name, prop in (("proper", _PROPER), ("common", _COMMON), ("pronoun", _PRONOUN))
                },
            }  # fmt: skip


def _gender(gender: str | None, count: int) -> dict[str, Any] | None:
    if gender is None:
        return None
    inference = {pronouns: float(pronouns == _PRONOUNS[gender]) for pronouns in _PRONOUNS.values()}
    return {"inference": inference, "argmax": _PRONOUNS[gender], "max": 1.0, "total": count}


# The page


def _page(story: Story, rows: TokenRows, numbers: dict[str, int], quotes: Sequence[_Row]) -> str:
    """The cast and the text with every mention and quote, as BookNLP's own page shows them; names are escaped."""
    names = {numbers[c.id]: html.escape("narrator" if c.name == "I" else c.name) for c in story.cast}
    before, after = [""] * len(rows.word), [""] * len(rows.word)
    for r in rows.mentions:
        number = numbers[story.mentions[r.of].character]
        before[r.first] += '<font color="#D0D0D0">[</font>'
        label = f'<font color="#FF00FF"><sub>{number}-{names[number]}</sub></font>'
        after[r.last] = f'<font color="#D0D0D0">]</font>{label}{after[r.last]}'
    for first, last, *_, who, _words in quotes:
        assert isinstance(first, int) and isinstance(last, int)
        name = names.get(who, "None") if isinstance(who, int) else "None"
        before[first] = f'<font color="#666699">{before[first]}'
        after[last] += f"</font><sub>[{who}-{name}]</sub>"
    out = [f'<html><head><meta charset="UTF-8"></head><h2>Named characters</h2>\n{_named(story, rows, numbers)}']
    out.append("<h2>Text</h2>\n")
    for n, word in enumerate(rows.word):
        if not n or rows.paragraph[n] != rows.paragraph[n - 1]:
            out.append("<p />")
        out.append(f"{before[n]}{html.escape(word)}{after[n]} ")
    return "".join([*out, "</html>\n"])


def _named(story: Story, rows: TokenRows, numbers: dict[str, int]) -> str:
    lines = []
    for character in _characters(story, rows, numbers):
        proper, common = character["mentions"]["proper"], character["mentions"]["common"]
        if proper or character["id"] == NARRATOR:
            shown = [f"{html.escape(form['n'])} ({form['c']})" for form in proper]
            shown += ["[NARRATOR]"] * (character["id"] == NARRATOR)
            others = "/".join(f"{html.escape(form['n'])} ({form['c']})" for form in common)
            lines.append(f"{character['count']} {'/'.join(shown)} {others} <br />\n")
    return "".join(lines)
