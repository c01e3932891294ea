"""Tell an apostrophe from a quotation mark by the word it belongs to. Pairing is decided in pairing.py."""

import re

# Words that lose their beginning and are nothing else: 'em, 'tis, 'twas.
SURE_ELISIONS = frozenset(
    [
        "em",
        "tis",
        "tisn",
        "twas",
        "twasn",
        "twere",
        "twill",
        "twould",
        "twixt",
        "til",
        "bout",
        "bouts",
        "cos",
        "cuz",
        "cept",
        "cepting",
        "neath",
        "nother",
        "nuff",
        "gainst",
        "mongst",
        "tween",
        "spose",
        "sposed",
        "scuse",
        "fraid",
        "tain",
        "taint",
        "twarn",
        "twon",
        "twouldn",
        "nless",
        "pon",
        "stead",
        "spect",
        "ere",
        "ave",
        "ead",
        "ome",
        "ouse",
        "ow",
        "oo",
        "im",
        "er",
        "orse",
        "umble",
        "eard",
        "appen",
        "scape",
        "ud",
        "ull",
        "deed",
        "lection",
        "rithmetic",
        "tention",
        "tend",
        "pears",
        "lowance",
        "cordin",
        "dentical",
        "spicion",
        "sylum",
        "bacca",
        "bacco",
        "baccy",
        "prentice",
        "nigh",
        "tother",
        "kase",
    ]
)
# Words that may have lost their beginning, and may as well be whole: 'cause, 'round, 'is.
POSSIBLE_ELISIONS = frozenset(
    [
        "cause",
        "course",
        "round",
        "till",
        "is",
        "as",
        "ad",
        "e",
        "at",
        "most",
        "way",
        "n",
        "and",
        "bye",
        "kay",
        "sup",
        "mid",
        "side",
        "board",
        "stuff",
        "fore",
        "specially",
        "counters",
        "half",
        "member",
        "hold",
        "low",
        "fess",
        "pose",
        "live",
        "nuf",
        "count",
        "long",
        "ginst",
        "magine",
        "zactly",
        "bliged",
        "lows",
        "ticed",
    ]
)
# Words that lose their end: an', o', th', wi', ol'.
CLIPPED = frozenset(
    [
        "an",
        "o",
        "th",
        "wi",
        "ol",
        "ole",
        "t",
        "d",
        "m",
        "ma",
        "mo",
        "mos",
        "las",
        "lil",
        "jus",
        "jes",
        "po",
        "fo",
        "yo",
        "no",
        "mus",
        "bes",
        "kep",
        "tol",
        "gov",
        "i'",
        "s'pose",
        "mis",
        "nex",
        "fus",
        "fas",
        "lef",
        "sof",
        "han",
        "lan",
        "min",
        "fin",
        "roun",
        "ol'",
        "ha",
        "gi",
        "wha",
        "tha",
        "ev",
        "didn",
        "couldn",
        "wouldn",
        "wasn",
        "ain",
        "don",
        "won",
        "doan",
        "cain",
        "ca",
        "dat",
        "de",
        "le",
        "des",
        "ef",
        "en",
        "uv",
        "av",
        "wid",
        "thou",
        "tho",
        "altho",
        "thro",
        "ag",
        "agin",
        "twel",
        "wan",
        "tole",
        "el",
        "res",
        "firs",
        "worl",
        "chile",
        "whar",
        "fac",
        "kin",
    ]
)
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d\ds?\b")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")

SURE, POSSIBLE, NONE = 2, 1, 0


def elision_after(text: str, place: int) -> int:
    """How surely the word at `place` has lost its beginning: SURE for "em" and "68", POSSIBLE for "cause"."""
    if _YEAR.match(text, place):
        return SURE
    word = _WORD_AFTER.match(text, place, place + 24)
    if not word:
        return NONE
    lower = word.group().lower()
    if lower in SURE_ELISIONS:
        return SURE
    return POSSIBLE if lower in POSSIBLE_ELISIONS and word.group() == lower else NONE


def clipped_before(text: str, place: int) -> int:
    """How surely the word that ends at `place` takes an apostrophe: SURE for "goin", "boys" and "an"."""
    found = _WORD_BEFORE.search(text, max(0, place - 24), place)
    if not found:
        return NONE
    lower = found.group().lower()
    if lower.endswith("s") or lower in CLIPPED or (len(lower) > 3 and lower.endswith("in")):
        return SURE
    return POSSIBLE if lower.endswith(("x", "z", "st", "nd", "ld")) else NONE
