"""The one table of what a reading is exported as. A row per format; how each is written stands in its own file.

A row's format is imported when it is written, so that help and the other formats do not wait for it. The page,
the JSON and the summary that `duologue read` keeps are not exports: they are in cli/forms.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a Story brings numpy, which `--help` should not wait for
    from duologue.exports.tables import Tables
    from duologue.story.story import Story


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `suffixes` are the endings of its files, in the order written: `emma` + `.tei.xml`.

    `write` gives the finished bytes of each file by suffix, every suffix of the row and no other, the same bytes
    for the same story. `ours` recognises the first 4,096 bytes of a file that duologue wrote, which may then be
    replaced unasked; None where the format has no room for such a mark.

    A format with `own` gives a story of the format `own_format` its own file back, marked: `own` takes the
    file's bytes beside the story, and `write` serves stories of all other formats. `withheld` writes the same
    files without the text, and without names where its second argument is False; None where a format is nothing
    without the text.
    """

    name: str
    suffixes: tuple[str, ...]
    what: str
    write: Callable[[Story], dict[str, bytes]]
    ours: re.Pattern[bytes] | None = None
    own: Callable[[Story, bytes], dict[str, bytes]] | None = None
    own_format: str | None = None
    withheld: Callable[[Story, bool], dict[str, bytes]] | None = None

    def gives_back(self, story: Story) -> bool:
        """Whether this story's own file is what is written."""
        return self.own is not None and story.source.format == self.own_format


def _tei(story: Story) -> dict[str, bytes]:
    from duologue.exports.tei import tei

    return tei(story)


def _booknlp(story: Story) -> dict[str, bytes]:
    from duologue.exports.booknlp import booknlp

    return booknlp(story)


def _conll(story: Story) -> dict[str, bytes]:
    from duologue.exports.conll import conll

    return conll(story)


def _webanno(story: Story) -> dict[str, bytes]:
    from duologue.exports.webanno import webanno

    return webanno(story)


def _graphml(story: Story) -> dict[str, bytes]:
    from duologue.exports.graph import graphml

    return graphml(story)


def _gexf(story: Story) -> dict[str, bytes]:
    from duologue.exports.graph import gexf

    return gexf(story)


_XML_OF_OURS = re.compile(rb"<!-- written by duologue -->")


def _voice(story: Story) -> dict[str, bytes]:
    from duologue.exports.voice import voice_script

    return {".voice.jsonl": voice_script(story).encode("utf-8")}


def _ssml(story: Story) -> dict[str, bytes]:
    from duologue.exports.voice_tags import ssml

    return {".ssml": ssml(story).encode("utf-8")}


def _sml(story: Story) -> dict[str, bytes]:
    from duologue.exports.voice_tags import sml

    return {".sml.txt": sml(story).encode("utf-8")}


def _casting(story: Story) -> dict[str, bytes]:
    from duologue.exports.casting import casting_sheet

    return {".casting.csv": casting_sheet(story).encode("utf-8")}


def _tables(story: Story) -> dict[str, bytes]:
    from duologue.exports.tables import tables

    return _as_csv(tables(story))


def _tables_withheld(story: Story, names: bool) -> dict[str, bytes]:
    from duologue.exports.tables import tables
    from duologue.exports.withheld import withheld

    return _as_csv(withheld(tables(story), names))


def _as_csv(made: Tables) -> dict[str, bytes]:
    from duologue.exports.tables import tables_csv

    written = tables_csv(made)
    files = {f".{name}.csv": words.encode("utf-8") for name, words in written.items() if name != "schema"}
    return files | {".tables.json": written["schema"].encode("utf-8")}


def _parquet(story: Story) -> dict[str, bytes]:
    from duologue.exports.tables import tables, tables_parquet

    return {f".{name}.parquet": written for name, written in tables_parquet(tables(story)).items()}


def _parquet_withheld(story: Story, names: bool) -> dict[str, bytes]:
    from duologue.exports.tables import tables, tables_parquet
    from duologue.exports.withheld import withheld

    made = withheld(tables(story), names)
    return {f".{name}.parquet": written for name, written in tables_parquet(made).items()}


_TABLES = ("quotes", "cast", "mentions", "thoughts", "scenes", "acts", "moments", "bonds", "curves")


def _fountain(story: Story) -> dict[str, bytes]:
    from duologue.exports.fountain import fountain

    return {".fountain": fountain(story).encode("utf-8")}


def _html_marked(story: Story) -> dict[str, bytes]:
    from duologue.exports.marked_html import marked_html

    return {".marked.html": marked_html(story).encode("utf-8")}


def _epub(story: Story) -> dict[str, bytes]:
    from duologue.exports.new_epub import new_epub

    return {".epub": new_epub(story)}


def _own_epub(story: Story, raw: bytes) -> dict[str, bytes]:
    from duologue.exports.given_back import own_book

    return {".epub": own_book(story, raw)}


def _html(story: Story) -> dict[str, bytes]:
    from duologue.exports.marked_html import marked_html

    return {".html": marked_html(story).encode("utf-8")}


def _own_html(story: Story, raw: bytes) -> dict[str, bytes]:
    from duologue.exports.given_back import own_page

    return {".html": own_page(story, raw)}


_MARKED_HTML = re.compile(rb'<meta name="generator" content="duologue duologue/marked-html/')
_ROWS: tuple[Export, ...] = (
    Export("tei", (".tei.xml",), "TEI P5: the text, every speech, thought and name marked", _tei, _XML_OF_OURS),
    Export(
        "booknlp",
        (".tokens", ".entities", ".quotes", ".book", ".book.html"),
        "BookNLP's files, without supersenses and syntax",
        _booknlp,
    ),
    Export("conll", (".conll",), "CoNLL-2012: who is meant by every name, description and pronoun", _conll),
    Export(
        "webanno",
        (".webanno.jsonld",),
        "W3C Web Annotation: every place by position and by its words",
        _webanno,
        re.compile(rb'"generator":\{"id":"urn:duologue"'),
    ),
    Export("graphml", (".graphml",), "GraphML: who speaks to whom, and how much", _graphml, _XML_OF_OURS),
    Export("gexf", (".gexf",), "GEXF for Gephi: who speaks to whom, scene by scene", _gexf, _XML_OF_OURS),
    Export(
        "voice",
        (".voice.jsonl",),
        "a voice script: one JSON line per stretch of one voice, nothing lost",
        _voice,
        re.compile(rb'^\{"schema":"duologue/voice/'),
    ),
    Export(
        "ssml",
        (".ssml",),
        "for speech programs: SSML with a <voice> for each line",
        _ssml,
        re.compile(rb"<!-- made by duologue: duologue/ssml/"),
    ),
    Export("sml", (".sml.txt",), "for audiobook programs: text with [voice:Name]…[/voice]", _sml),
    Export(
        "casting",
        (".casting.csv",),
        "a casting sheet: who speaks, how much, with whom, and sample lines",
        _casting,
        re.compile(rb"^voice,id,name,aliases,gender,lines,words,share,"),
    ),
    Export(
        "tables",
        (*(f".{name}.csv" for name in _TABLES), ".tables.json"),
        "quotes, cast, mentions, thoughts, scenes, acts and bonds as CSV, with their schema",
        _tables,
        re.compile(
            rb"^(?:id,(?:key,)?scene,|id,(?:name,)?named,|character,start,|id,start,end,|id,scene,block,|first,second,"
            rb'|\{\s*"schema": "duologue/)'
        ),
        withheld=_tables_withheld,
    ),
    Export(
        "parquet",
        tuple(f".{name}.parquet" for name in _TABLES),
        "the same tables as Parquet (needs duologue[tables])",
        _parquet,
        withheld=_parquet_withheld,
    ),
    Export(
        "fountain",
        (".fountain",),
        "a first screenplay draft in Fountain",
        _fountain,
        re.compile(rb"^Title: [^\n]*\n(?:[^\n]+\n){0,2}Notes: a draft made by duologue "),
    ),
    Export(
        "html-marked",
        (".marked.html",),
        "plain HTML: each line's speaker as a class and data attributes",
        _html_marked,
        _MARKED_HTML,
    ),
    Export(
        "html",
        (".html",),
        "a web page as it is, with each line's speaker marked in it; other stories as html-marked",
        _html,
        _MARKED_HTML,
        own=_own_html,
        own_format="html",
    ),
    Export(
        "epub",
        (".epub",),
        "an e-book as it is, with each line's speaker marked in it; other stories as a new EPUB",
        _epub,
        re.compile(rb"^PK.{28}mimetypeapplication/epub\+zipPK.{28}META-INF/duologue\.json", re.DOTALL),
        own=_own_epub,
        own_format="epub",
    ),
)

EXPORTS: dict[str, Export] = {row.name: row for row in _ROWS}
