"""What stands in the tables: every column, its kind and meaning. Versioned, and published in docs/tables.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SCHEMA = "duologue/tables/1"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind` is "string", "integer", "number" or "boolean"; `empty` tells what no value means."""

    name: str
    kind: str
    what: str
    empty: str = ""


def _columns(*rows: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_TEXT = ("text", "string", "the words themselves, their spans joined by a space; notation is kept")
_BECAUSE = ("because", "string", "the reasons, joined by a vertical bar between spaces", "none was noted")
_START = ("start", "integer", "where it begins, in code points of the text")
_END = ("end", "integer", "where it ends; the character there is not part of it")
_BLOCK = ("block", "string", "id of the block it begins in", "it lies in no block")
_SCENE = ("scene", "string", "id of the scene it begins in", "it lies in no scene")
_SPANS = ("spans", "string", "its places as `start-end`, joined by spaces; an interrupted one has several")
_FIRST = ("first", "string", "id of one of the two")
_SECOND = ("second", "string", "id of the other")
_WORDS = ("words", "integer", "how many words it has, counted between spaces")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "quotes": _columns(
        ("id", "string", "id within this reading, as in the JSON"),
        ("key", "string", "id that stays when other places of the text are edited"),
        _SCENE,
        _BLOCK,
        _START,
        _END,
        _SPANS,
        ("kind", "string", "`speech`, `written` or `quoted` (titles, scare quotes: nobody says them)"),
        ("marks", "string", "the quotation marks"),
        ("closed", "boolean", "whether it has its closing mark"),
        ("inside", "string", "id of the quote it is nested in", "it is not nested"),
        ("speaker", "string", "id of who says it", "nobody is known, or nobody says it"),
        ("speaker_name", "string", "their name", "as for `speaker`"),
        ("addressees", "string", "ids of those spoken to, joined by spaces", "nobody is known"),
        ("how", "string", "how the text gives the speaker: `explicit`, `anaphoric`, `implicit`", "nobody says it"),
        ("cue_start", "integer", "where the reporting words begin", "there are none"),
        ("cue_end", "integer", "where they end", "there are none"),
        ("score", "number", "the chance that the answer is right, 0 to 1", "nobody was asked for"),
        _BECAUSE,
        _WORDS,
        _TEXT,
    ),
    "cast": _columns(
        ("id", "string", "id of the character within this reading"),
        ("name", "string", "how to show them"),
        ("named", "boolean", "whether the text gives a name"),
        ("gender", "string", "that of their pronouns: `f`, `m`, `x`", "unknown"),
        ("narrator", "boolean", "whether they tell the story"),
        ("aliases", "string", "what they are called, joined by a vertical bar between spaces", "nothing"),
        ("lines", "integer", "quotes they say, nested ones included"),
        ("words", "integer", "words they say, of told speech those they said first"),
        ("thoughts", "integer", "thoughts of theirs"),
        ("mentions", "integer", "places that refer to them"),
        ("first_mention", "integer", "where the first of those begins", "there is none"),
    ),
    "mentions": _columns(
        ("character", "string", "id of the character"),
        _START,
        _END,
        ("kind", "string", "`name`, `noun` (a description) or `pronoun`"),
        ("address", "boolean", "whether it calls to them"),
        _BLOCK,
        _SCENE,
        _TEXT,
    ),
    "thoughts": _columns(
        ("id", "string", "id within this reading, as in the JSON"),
        ("key", "string", "id that stays when other places of the text are edited"),
        _SCENE,
        _BLOCK,
        _START,
        _END,
        _SPANS,
        ("form", "string", "`direct`, `indirect` or `free`"),
        ("character", "string", "id of who thinks it", "nobody is known"),
        ("character_name", "string", "their name", "nobody is known"),
        ("score", "number", "the chance that the answer is right, 0 to 1"),
        _BECAUSE,
        _WORDS,
        _TEXT,
    ),
    "scenes": _columns(
        ("id", "string", "id of the scene within this reading"),
        _START,
        _END,
        ("time", "string", "`story`, `earlier`, `later` or `dream`", "the text does not say"),
        ("blocks", "integer", "how many blocks it has"),
        ("words", "integer", "how many words its paragraphs and headings have"),
        ("quotes", "integer", "how many quotes begin in it"),
        ("speakers", "string", "ids of those who say something in it, joined by spaces", "nobody does"),
    ),
}
_BANDS = tuple(
    (f"{who}_{kind}{end}", "number", f"{what} of {whose}, {which}", empty)
    for kind, what, empty in (("outer", "conduct", ""), ("inner", "feelings", "the narration tells none"))
    for who, whose in (("first", "the first"), ("second", "the second"))
    for end, which in (("_low", "5 % may be lower"), ("", "the middle"), ("_high", "5 % may be higher"))
)

COLUMNS |= {
    "acts": _columns(
        ("id", "string", "id within this reading"),
        _SCENE,
        _BLOCK,
        _START,
        _END,
        ("actor", "string", "id of who does it"),
        ("actor_name", "string", "their name"),
        ("target", "string", "id of whom it is done to"),
        ("target_name", "string", "their name"),
        ("channel", "string", "`said`, `done` or `felt` (what the other cannot see)"),
        ("move", "string", "what it does: the nine moves of the coding guide, as `repair`", "it is felt"),
        ("affiliation", "number", "cold -1 to warm 1"),
        ("dominance", "number", "yielding -1 to commanding 1", "it is felt"),
        ("score", "number", "the chance that the answer is right, 0 to 1"),
        ("text", "string", "the words themselves; notation is kept"),
    ),
    "moments": _columns(
        _FIRST,
        _SECOND,
        ("scene", "string", "id of the scene of its block", "it lies in no scene"),
        ("block", "string", "id of the block that shows it"),
        ("of", "string", "id of the one whose conduct it is, toward the other of the two"),
        ("of_name", "string", "their name"),
        ("outer", "number", "how words and visible acts treat the other, cold -1 to warm 1", "it shows none"),
        ("inner", "number", "what the narration tells of feelings, cold -1 to warm 1", "it tells none"),
        ("dominance", "number", "yielding -1 to commanding 1", "it shows none"),
        ("move", "string", "the main thing done: the nine moves of the coding guide", "nothing is done"),
    ),
    "bonds": _columns(
        _FIRST,
        _SECOND,
        ("first_name", "string", "name of the first"),
        ("second_name", "string", "name of the second"),
        ("weight", "number", "its share of all that people do to each other, 0 to 1"),
        ("moments", "integer", "how many rows of `moments` it has"),
        ("turning_points", "string", "ids of blocks after which things differ, joined by spaces", "none is sure"),
        ("status", "string", "how it ends: `together`, `apart` or `open`"),
        ("ended_by", "string", "whose decision a parting is: an id, or `both`", "nobody's that is known"),
        ("leaves", "string", "who goes away at the end: an id, or `both`", "nobody who is known"),
        ("score", "number", "the chance that the ending is right, 0 to 1"),
    ),
    "curves": _columns(
        _FIRST,
        _SECOND,
        ("at", "integer", "the place in the story's own time, from 0"),
        ("scene", "string", "id of the scene of its block", "it lies in no scene"),
        ("block", "string", "id of the block after which things stand so"),
        *_BANDS,
    ),
}


def published(tables: Mapping[str, tuple[Column, ...]]) -> dict[str, Any]:
    """The schema for programs: the columns of each table as a Frictionless Table Schema."""
    return {
        "schema": SCHEMA,
        "tables": {
            table: {
                "fields": [{"name": c.name, "type": c.kind, "description": c.what} for c in columns],
                "missingValues": [""],
            }
            for table, columns in tables.items()
        },
    }
