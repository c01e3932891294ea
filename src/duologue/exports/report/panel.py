"""What stands beside the text: the cast with their shares, what is unsure, the legend, and the source."""

from collections.abc import Iterator, Sequence

from duologue.exports.report.items import UNKNOWN
from duologue.exports.report.weave import escaped
from duologue.exports.shares import SURE, Share, Shares
from duologue.exports.titles import who, whom
from duologue.story.story import Story

_SHOWN_FIRST = ("fandom", "fandoms", "relationship", "relationships", "rating", "ratings")
_MANY = 8


def cast_html(story: Story, counts: Shares) -> str:
    """A row for each person who says or thinks something; those who say little are folded."""
    leads = counts.leads
    others = counts.people[len(leads) :]
    most = max((share.part for share in leads), default=0) or 1
    rows = [_person(share, n, most, counts, story) for n, share in enumerate(leads)]
    out = ["<ul class=cast>", *rows, "</ul>"]
    if counts.unknown_lines:
        part = counts.unknown_words / counts.words if counts.words else 0
        told = f"Speaker unknown: {_lines(counts.unknown_lines)}, {part:.0%}"
        out.append(f'<p class="nobody"><i class="dot p{UNKNOWN}">?</i> {told}</p>')
    if others:
        rows = [_person(share, n, most, counts, story) for n, share in enumerate(others, start=len(leads))]
        out.append(f"<details><summary>{_who(others)} less</summary><ul class=cast>")
        out += [*rows, "</ul></details>"]
    if counts.silent:
        names = ", ".join(f"<bdi>{escaped(who(c))}</bdi>" for c in counts.silent)
        silent = f"{_who(counts.silent)} nothing"
        out.append(f"<details><summary>{silent}</summary><p>{names}</p></details>")
    return "\n".join(out)


def _person(share: Share, n: int, most: float, counts: Shares, story: Story) -> str:
    person = share.character
    # "MR. EMERSON" in a heading is no other name than "Mr. Emerson".
    aliases = list({alias.casefold(): alias for alias in reversed(person.aliases)}.values())[::-1]
    aliases = [alias for alias in aliases if alias.casefold() != person.name.casefold()]
    told = [f"{_lines(share.lines)}, {share.words:,} words"] if share.lines else []
    if share.thoughts:
        told.append(f"{share.thoughts} thought{'' if share.thoughts == 1 else 's'}")
    if share.to:
        told.append(f"mostly to <bdi>{escaped(whom(story.characters[share.to[0][0]]))}</bdi>")
    also = f"<small class=also>also {escaped(', '.join(aliases[:6]))}</small>" if aliases else ""
    narrator = " <small>narrator</small>" if person.narrator else ""
    width = max(0.5, round(100 * share.part / most, 1)) if share.words else 0
    return (
        f'<li><button type=button class="person p{n}" data-person={n} aria-pressed=false>'
        f"<i class=dot>{escaped(share.mark)}</i><b><bdi>{escaped(who(person))}</bdi></b>{narrator}"
        f"<span class=part>{share.part:.0%}</span>"
        f'<svg class=bar viewBox="0 0 100 4" preserveAspectRatio=none aria-hidden=true>'
        f"<rect class=all width=100 height=4 /><rect width={width:g} height=4 /></svg>"
        f"<small>{'; '.join(told)}</small>{also}</button>"
    )


def _who(people: Sequence[object]) -> str:
    return "1 who says" if len(people) == 1 else f"{len(people):,} who say"


def _lines(count: int) -> str:
    return f"{count:,} line{'' if count == 1 else 's'}"


def legend_html(counts: Shares) -> str:
    """How the page tells things apart, shown on the things themselves, and how far to trust it."""
    if not (counts.people or counts.lines):
        return _trust(counts)
    lead = whom(counts.people[0].character) if counts.people else "somebody"
    place = "p0" if counts.people else f"p{UNKNOWN}"
    return _LEGEND.format(p=place, x=UNKNOWN, name=f"<bdi>{escaped(lead)}</bdi>") + _trust(counts) + _KEYS


_LEGEND = """<p>Each speaker has a colour, and a name beside the line where they begin. Where the speaker
changes inside a paragraph, a small initial stands before the words.</p>
<dl class=legend>
<dt><span class="q {p}">“Speech”</span><dd>said by {name}
<dt><span class="q {p} u">“Speech”</span><dd>perhaps {name}: unsure
<dt><span class="q p{x} u">“Speech”</span><dd>speaker unknown
<dt><span class="t {p}">Thought</span><dd>kept to themselves, not said
<dt><span class="q w {p}">“Writing”</span><dd>a letter, a note, a message
<dt><span class=k>“phrase”</span><dd>in quotation marks, but nobody says it
</dl>
"""
_KEYS = """<p class=script>Point at a line, or step with <kbd>j</kbd> <kbd>k</kbd>, to see who says it to
whom, and why. <kbd>u</kbd> goes to the next unsure line, <kbd>n</kbd> to the next of the same person,
<kbd>Esc</kbd> closes. With a line chosen, the arrow keys step too.</p>"""


def _trust(counts: Shares) -> str:
    if not counts.lines:
        return "<p>No line of speech was given a speaker.</p>"
    unsure = len(counts.unsure)
    nobody = f"For {counts.unknown_lines:,} it names nobody. " if counts.unknown_lines else ""
    return (
        f"<p>Of {_lines(counts.lines)}, <b>{unsure:,}</b> {'is' if unsure == 1 else 'are'} unsure: "
        f"the reading gives its answer a chance of less than {SURE:.0%}. {nobody}"
        "A sure line can still be wrong.</p>"
    )


def source_html(story: Story) -> str:
    """What the file tells of the work, and what the reader of the file had to guess."""
    source = story.source
    rows = [(key, values) for key, values in source.metadata if key.lower() not in _SHOWN_FIRST and values]
    rows.append(("format", (source.format + (f", {source.encoding}" if source.encoding else ""),)))
    facts = "".join(f"<dt>{escaped(_titled(key))}<dd>{_values(values)}" for key, values in rows)
    notes = "".join(f"<li>{escaped(note)}" for note in source.notes)
    return f"<dl class=source>{facts}</dl>" + (f"<ul class=notes>{notes}</ul>" if notes else "")


def chips_html(story: Story) -> str:
    """What an archive says of the work that a reader wants first: fandom, ship, rating."""
    chips = [
        f"<li><small>{escaped(_titled(key))}</small> {_values(values)}"
        for key, values in _first(story.source.metadata)
        if values
    ]
    return "<ul class=chips>" + "".join(chips) + "</ul>" if chips else ""


def _first(metadata: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = {key.lower(): (key, values) for key, values in metadata}
    return (known[key] for key in _SHOWN_FIRST if key in known)


def _titled(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _values(values: Sequence[str]) -> str:
    shown = ", ".join(f"<bdi>{escaped(value)}</bdi>" for value in values[:_MANY])
    return shown + (f" and {len(values) - _MANY} more" if len(values) > _MANY else "")
