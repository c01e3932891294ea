"""A story in a notebook's cell: its cast, and the beginning of its text by speaker. Runs no script."""

import hashlib
from itertools import islice

from duologue.exports.report.contents import Places
from duologue.exports.report.items import find_items, find_strokes
from duologue.exports.report.prose import prose_html, whole
from duologue.exports.report.weave import escaped
from duologue.exports.report_html import asset, names_css
from duologue.exports.shares import Share, shares
from duologue.exports.titles import title_of, who
from duologue.story.story import Story

_SHOWN = 60
_ROWS = 8


def notebook_html(story: Story, blocks: int = _SHOWN) -> str:
    """The cast and the first `blocks` blocks of the text, styled for themselves alone."""
    counts = shares(story)
    # Two stories may stand on one page of output: each has a scope of its own for its people's names.
    scope = _scope(story)
    shown = list(islice(whole(story), blocks))
    strokes = find_strokes(story, find_items(story, counts))
    styles = asset("people.css").replace(":root", ".duologue") + asset("notebook.css")
    rows = "".join(_row(share, n) for n, share in enumerate(counts.people[:_ROWS]))
    more = len(counts.people) - _ROWS
    people = f"<p>and {more} more</p>" if more > 0 else ""
    left = len(story.blocks) - len(shown)
    rest = f"<p class=rest>{left:,} more paragraphs: write a page with <code>duologue read --to html</code>.</p>"
    return (
        f'<div class="duologue {scope}"><style>{styles}\n{names_css(counts.people, f".{scope} ")}</style>'
        f"<h3><bdi>{escaped(title_of(story))}</bdi></h3>"
        f"<p class=facts>{counts.story_words:,} words, {counts.lines:,} lines of talk, "
        f"{len(counts.unsure):,} of them unsure</p><table>{rows}</table>{people}"
        f"<div class=text>{prose_html(story, shown, strokes, Places({}, None), linked=False)}</div>"
        f"{rest if left > 0 else ''}</div>"
    )


def _scope(story: Story) -> str:
    digest = story.source.sha256 or hashlib.sha256(story.text.encode("utf-8", "surrogatepass")).hexdigest()
    return "duologue-" + "".join(c for c in digest[:12] if c.isalnum() and c.isascii())


def _row(share: Share, n: int) -> str:
    name = f"<b class=p{n}><bdi>{escaped(who(share.character))}</bdi></b>"
    width = f"{100 * share.part:.1f}"
    rect = f"<rect width={width} height=6 />"
    bar = f'<svg viewBox="0 0 100 6" preserveAspectRatio=none class="q p{n}">{rect}</svg>'
    lines = f"{share.lines:,} line{'' if share.lines == 1 else 's'}"
    return f"<tr><td>{name}<td>{bar}<td>{share.part:.0%}<td>{lines}"
