"""A reading as CoNLL-2012: coreference in the last column, who speaks in the tenth. The rest is not read: `_`."""

from collections.abc import Iterator

from duologue.exports.token_rows import TokenRange, TokenRows, character_numbers, document_name, token_rows
from duologue.story.story import Story

SUFFIX = ".conll"
_NOT_READ = "_"
_NOBODY = "-"


def conll(story: Story) -> dict[str, bytes]:
    """The story as one document of one part."""
    rows, name = token_rows(story), document_name(story)
    chains, speakers = _chains(story, rows), _speakers(story, rows)
    lines, sentence, first = [f"#begin document ({name}); part 000"], -1, 0
    for n, word in enumerate(rows.word):
        if rows.sentence[n] != sentence:
            lines += [""] if n else []
            sentence, first = rows.sentence[n], n
        unread = [_NOT_READ] * 5
        lines.append("\t".join([name, "0", str(n - first), word, *unread, speakers[n], _NOT_READ, chains[n]]))
    lines += ["", "#end document"] if rows.word else ["#end document"]
    return {SUFFIX: ("\n".join(lines) + "\n").encode("utf-8", "replace")}


def _chains(story: Story, rows: TokenRows) -> list[str]:
    """The last column: `(3` opens a mention of character 3, `3)` closes it, `(3)` is both."""
    numbers = character_numbers(story)
    opened: dict[int, list[str]] = {}
    whole: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for r in _nested(story, rows):
        number = numbers[story.mentions[r.of].character]
        if r.first == r.last:
            whole.setdefault(r.first, []).append(f"({number})")
        else:
            opened.setdefault(r.first, []).append(f"({number}")
            closed.setdefault(r.last, []).insert(0, f"{number})")
    cells = (closed.get(n, []) + opened.get(n, []) + whole.get(n, []) for n in range(len(rows.word)))
    return ["|".join(cell) or _NOBODY for cell in cells]


def _nested(story: Story, rows: TokenRows) -> Iterator[TokenRange]:
    """Each place of a character once; of two that cross, the first, since brackets of one number must nest."""
    last: dict[str, list[TokenRange]] = {}
    for r in rows.mentions:
        mine = last.setdefault(story.mentions[r.of].character, [])
        while mine and mine[-1].last < r.first:
            mine.pop()
        if mine and (r.last > mine[-1].last or (r.first, r.last) == (mine[-1].first, mine[-1].last)):
            continue
        mine.append(r)
        yield r


def _speakers(story: Story, rows: TokenRows) -> list[str]:
    """The speaker of each token that is said or written, by the name of the cast; an inner quote's is its own."""
    speaker = {a.quote: a.speaker for a in story.attributions if a.speaker}
    said = [_NOBODY] * len(rows.word)
    for r in rows.quotes:
        who = speaker.get(story.quotes[r.of].id)
        if who:
            name = "_".join(story.characters[who].name.split()) or who
            said[r.first : r.last + 1] = [name] * (r.last + 1 - r.first)
    return said
