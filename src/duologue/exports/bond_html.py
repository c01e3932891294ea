"""One bond as a page in one file: the drawing, where it turns, how it ends. Runs no script and loads nothing."""

from duologue.exports.bond_words import chance, ending_in_words, system_in_words
from duologue.exports.report.weave import escaped
from duologue.exports.titles import title_of
from duologue.story.naming import opening, subject
from duologue.story.pair import Pair

_STYLE = """\
:root{color-scheme:light dark}body{max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.5;
background:#fdfcf9;color:#27231e;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
svg{width:100%;height:auto}blockquote{margin:.3rem 0 .3rem 1rem;
font-family:"Iowan Old Style",Palatino,Georgia,serif}
.dim{color:#645d53}@media(prefers-color-scheme:dark){body{background:#171614;color:#e4dfd6}.dim{color:#a39b8f}}"""


def bond_html(pair: Pair) -> str:
    """The whole page."""
    title = f"{escaped(pair.names[0])} and {escaped(subject(pair.people[1]))}"
    parts = [
        '<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n<meta name="generator" content="Duologue">',
        '<meta name=viewport content="width=device-width,initial-scale=1">',
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}: {escaped(title_of(pair.story))}</title>\n<style>{_STYLE}</style>",
        f"<h1>{title}</h1>\n<p class=dim>{escaped(title_of(pair.story))}</p>",
        str(pair.curve.plot()),
        "<h2>Where it turns</h2>",
        *_turns(pair),
        f"<h2>How it ends</h2>\n<p>{escaped(ending_in_words(pair))}</p>",
        *_quoted(pair.sentences(pair.ending)),
        "<h2>The fitted system</h2>",
        *(f"<p>{escaped(line)}</p>" for line in system_in_words(pair)),
    ]
    return "\n".join(parts)


def _turns(pair: Pair) -> list[str]:
    if not pair.turning_points:
        return ["<p>Nowhere: the same acts in random order show shifts as large.</p>"]
    found = ["<ol>"]
    for turn in pair.turning_points:
        told = escaped(opening("; ".join(turn.because)))
        found.append(f"<li>{told} <span class=dim>({turn.block}, {chance(turn)})</span>")
        found += _quoted(pair.sentences(turn))
    return [*found, "</ol>"]


def _quoted(sentences: tuple[str, ...]) -> list[str]:
    return [f"<blockquote>{escaped(words)}</blockquote>" for words in sentences]
