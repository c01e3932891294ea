"""The story as one plain HTML page in which every line tells its speaker, for programs and style sheets of others.

Each quote and thought is a row of `<span>`s with classes, data attributes and an id that outlives edits elsewhere.
The text of `<main>`, tags stripped, is the story's. For a page to read in, see report_html.py.
"""

from collections.abc import Iterator
from html import escape

from duologue.exports.html_weave import HtmlWeaver
from duologue.exports.shares import shares
from duologue.exports.titles import title_of, who
from duologue.story.story import Story

SCHEMA = "duologue/marked-html/1"
_COLOURS = ("#9c2f2f", "#1f5fa8", "#2d6b34", "#7d3f98", "#8a5a00", "#00686f")
_STYLE = (
    "body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 serif}"
    "main>*{white-space:pre-line}.notation{display:none}.thought{font-style:italic}.matter{opacity:.6}"
    ".who-unknown{text-decoration:underline dotted}"
)


def marked_html(story: Story) -> str:
    """The whole page; `unsayable` characters stand as U+FFFD in a span that names them."""
    weaver = HtmlWeaver(story)
    title = escape(weaver.line(title_of(story)))
    people = "".join(
        f'<li id="{c.id}" data-gender="{c.gender or ""}">{escape(weaver.line(who(c)))}</li>\n' for c in story.cast
    )
    colours = "".join(
        f".who-{share.character.id}{{color:{colour}}}" for share, colour in zip(shares(story).people, _COLOURS)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="generator" content="duologue {SCHEMA}">\n<title>{title}</title>\n'
        f"<style>{_STYLE}{colours}</style>\n</head>\n<body>\n"
        f"<main>{''.join(_body(story, weaver))}</main>\n"
        f'<aside class="cast" aria-label="Cast"><ul>\n{people}</ul></aside>\n</body>\n</html>\n'
    )


def _body(story: Story, weaver: HtmlWeaver) -> Iterator[str]:
    at = 0
    for block in story.blocks:
        yield weaver.words(at, block.span.start)
        yield weaver.block(block)
        at = block.span.end
    yield weaver.words(at, len(story.text))
