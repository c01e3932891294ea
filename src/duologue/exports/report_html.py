"""A story as one HTML file to read: who says each line, to whom, and how sure that is. Needs no network."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from duologue.exports.report.bonds import bonds_html, bonds_shown, evidence_strokes, links_html
from duologue.exports.report.contents import contents_html, find_places
from duologue.exports.report.items import facts_json, find_items, find_strokes
from duologue.exports.report.panel import cast_html, chips_html, legend_html, source_html
from duologue.exports.report.prose import prose_html, whole
from duologue.exports.report.ribbon import ribbon_html
from duologue.exports.report.weave import escaped
from duologue.exports.shares import Share, Shares, shares
from duologue.exports.titles import title_of, who
from duologue.story.story import Story


def report_html(story: Story) -> str:
    """The whole page. It runs no script and takes no style but its own, whatever the story holds."""
    counts = shares(story)
    items = find_items(story, counts)
    places = find_places(story)
    bonds = bonds_shown(story)
    strokes = find_strokes(story, items)
    if bonds:
        strokes += evidence_strokes(story, bonds)
        strokes.sort(key=lambda stroke: (stroke.start, -stroke.end, stroke.rank))
    style, names, script = (
        asset("people.css") + asset("report.css") + (asset("bonds.css") if bonds else ""),
        names_css(counts.people),
        asset("report.js"),
    )
    return _PAGE.format(
        policy=_POLICY.format(styles=f"{digest(style)} {digest(names)}", scripts=digest(script)),
        title=escaped(title_of(story)),
        style=style,
        names=names,
        ribbon=ribbon_html(story, counts, places),
        head=head_html(story, counts),
        tools=_tools(counts),
        side=side_html(story, counts, contents_html(places), links_html(bonds)),
        bonds=bonds_html(story, bonds, counts, places),
        prose=prose_html(story, whole(story), strokes, places),
        facts=facts_json(items, counts),
        script=script,
    )


@cache
def asset(name: str) -> str:
    """A file that travels with this room, without the line end at its end."""
    return (files("duologue.exports") / "assets" / name).read_text(encoding="utf-8").strip()


def digest(code: str) -> str:
    """How a content security policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def names_css(people: tuple[Share, ...], scope: str = "") -> str:
    """Each person's name and initial as style variables: written once, shown at every line of theirs."""
    return "\n".join(
        f"{scope}.p{n}{{--name:{_css_string(who(share.character))};--mark:{_css_string(share.mark)}}}"
        for n, share in enumerate(people)
    )


def _css_string(text: str) -> str:
    # Every character that is not plainly a letter becomes its number, so that no name can end the string.
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def head_html(story: Story, counts: Shares) -> str:
    """What stands above the text: title, author, what an archive says of the work, and its size."""
    author = f"<p class=author>{escaped(story.source.author)}</p>" if story.source.author else ""
    facts = [f"{counts.story_words:,} words", f"{counts.lines:,} lines of talk"]
    if counts.story_words and counts.words:
        facts.append(f"{min(1, counts.words / counts.story_words):.0%} of the words are spoken")
    if len(story.scenes) > 1:
        facts.append(f"{len(story.scenes):,} scenes")
    if counts.unsure:
        facts.append(f"{len(counts.unsure):,} line{'' if len(counts.unsure) == 1 else 's'} unsure")
    return (
        f"<h1><bdi>{escaped(title_of(story))}</bdi></h1>{author}{chips_html(story)}"
        f"<p class=facts>{' · '.join(facts)}</p>"
    )


def _tools(counts: Shares) -> str:
    unsure = f"<button type=button data-do=unsure>Next unsure <small>{len(counts.unsure):,}</small></button>"
    return (
        "<div class=tools role=toolbar aria-label=Steps hidden>"
        "<button type=button data-do=back aria-label='Line before'>‹</button>"
        "<button type=button data-do=next aria-label='Next line'>›</button>"
        f"{unsure if counts.unsure else ''}"
        "<button type=button data-do=same hidden>Next of <bdi></bdi></button>"
        "<button type=button data-do=theme aria-label='Dark or light'>◐</button></div>"
    )


def side_html(story: Story, counts: Shares, contents: str, bonds: str = "") -> str:
    """What stands beside the text: cast, links to the bonds, contents, legend, source."""
    nobody = "<p>Nobody was found.</p>"
    sections = [
        ("Cast", cast_html(story, counts) if story.cast or counts.lines else nobody, True),
        ("Between them", bonds, True),
        ("Contents", contents, contents.count("<li") <= 16),
        ("How to read this", legend_html(counts), True),
        ("This text", source_html(story), bool(story.source.notes)),
    ]
    return "\n".join(
        f"<details{' open' if unfolded else ''}><summary><h2>{name}</h2></summary>\n{inside}\n</details>"
        for name, inside, unfolded in sections
        if inside
    )


_POLICY = "default-src 'none'; style-src {styles}; script-src {scripts}; base-uri 'none'; form-action 'none'"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Duologue">
<title>{title}</title>
<style>{style}</style>
<style>{names}</style>
</head>
<body>
<a class="skip" href="#story">Skip to the story</a>
<div class="top">{ribbon}{tools}</div>
<div class="page">
<header>{head}</header>
<aside class="side" aria-label="About this story">
{side}
</aside>
{bonds}
<main id="story" tabindex="-1">
{prose}
</main>
<div class="margin"><div id="card" role="tooltip" hidden></div></div>
</div>
<script type="application/json" id="facts">{facts}</script>
<script>{script}</script>
</body>
</html>
"""
