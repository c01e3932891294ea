"""The house's plain word lists: names, titles, words for people, and capitalised words that are nobody.

Each function reads one file of `lists/` once and hands out a frozen result with lower-case keys; the gender `-` of
the files is given as "". Leaves out verbs (see `reporting_verbs`) and every decision about who somebody is.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


def _lines(file: str) -> list[str]:
    """The entries of one list, without blank lines and comments."""
    text = (resources.files("duologue.text") / "lists" / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def _gender(mark: str) -> str:
    return "" if mark == "-" else mark


def _gender_and_kind(file: str) -> Mapping[str, tuple[str, str]]:
    rows = (line.split("\t") for line in _lines(file))
    return MappingProxyType({word: (_gender(mark), kind) for word, mark, kind in rows})


@cache
def first_names() -> Mapping[str, str]:
    """First name to the gender it mostly has: `f`, `m`, or `x` for truly both."""
    return MappingProxyType(dict(line.split("\t") for line in _lines("first_names.tsv")))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Full name to its short forms: katharine to kit, kate, kay and so on."""
    rows = (line.split("\t") for line in _lines("nicknames.tsv"))
    return MappingProxyType({full: frozenset(shorts.split(" ")) for full, shorts in rows})


@cache
def full_forms() -> Mapping[str, frozenset[str]]:
    """Short form to the full names it may stand for: kit to katharine, christopher and so on."""
    fulls: dict[str, list[str]] = {}
    for full, shorts in nicknames().items():
        for short in shorts:
            fulls.setdefault(short, []).append(full)
    return MappingProxyType({short: frozenset(names) for short, names in fulls.items()})


@cache
def titles() -> Mapping[str, tuple[str, str]]:
    """Title without its dot to gender and kind: honorific, rank, noble, church, kin or role."""
    return _gender_and_kind("titles.tsv")


@cache
def person_nouns() -> Mapping[str, tuple[str, str]]:
    """Common noun for somebody to gender and kind: generic, kin, role, look, creature or group."""
    return _gender_and_kind("person_nouns.tsv")


@cache
def endearments() -> Mapping[str, str]:
    """Word of address that is no name to the gender of the one addressed: darling, sir, mate."""
    rows = (line.split("\t") for line in _lines("endearments.txt"))
    return MappingProxyType({word: _gender(mark) for word, mark in rows})


@cache
def adjectives_of_people() -> frozenset[str]:
    """Adjectives that stand before words for people: young, tall, red-haired, other."""
    return frozenset(_lines("adjectives_of_people.txt"))


@cache
def not_people() -> frozenset[str]:
    """Capitalised words and phrases that are nobody: days, places, peoples, brands, parts of books."""
    return frozenset(_lines("not_people.txt"))


@cache
def ambiguous_names() -> frozenset[str]:
    """First names that are also places, months or plain words: rose, will, paris."""
    return frozenset(_lines("ambiguous_names.txt"))


@cache
def common_words() -> frozenset[str]:
    """Ordinary words that look like names where a sentence begins with them.

    Contractions are in with a straight apostrophe, with a curly one and with none.
    """
    words = _lines("common_words.txt")
    contractions = [word for word in words if "'" in word]
    curly = (word.replace("'", "’") for word in contractions)
    bare = (word.replace("'", "") for word in contractions)
    return frozenset(words).union(curly, bare)
