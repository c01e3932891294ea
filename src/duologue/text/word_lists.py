"""The house's plain word lists: names, titles, words for people, and capitalised words that are nobody.

Each function reads one file of `lists/` once and hands out a frozen result with lower-case keys; the gender `-` of
the files is given as "". Leaves out verbs (see `reporting_verbs`) and every decision about who somebody is.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


def _entries(file: str) -> str:
    """The text of one list without the comments at its head and without the last line's end."""
    text = (resources.files("duologue.text") / "lists" / file).read_text(encoding="utf-8")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    return text.rstrip("\n")


def _words(file: str) -> list[str]:
    return _entries(file).split("\n")


def _columns(file: str, count: int) -> list[list[str]]:
    """The columns of a table, cut in one go: row by row would take three times as long."""
    fields = _entries(file).replace("\n", "\t").split("\t")
    return [fields[column::count] for column in range(count)]


def _genders(marks: list[str]) -> list[str]:
    return ["" if mark == "-" else mark for mark in marks]


def _gender_and_kind(file: str) -> Mapping[str, tuple[str, str]]:
    words, marks, kinds = _columns(file, 3)
    return MappingProxyType(dict(zip(words, zip(_genders(marks), kinds))))


@cache
def first_names() -> Mapping[str, str]:
    """First name to the gender it mostly has: `f`, `m`, or `x` for truly both."""
    names, genders = _columns("first_names.tsv", 2)
    return MappingProxyType(dict(zip(names, genders)))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Full name to its short forms: katharine to kit, kate, kay and so on."""
    fulls, shorts = _columns("nicknames.tsv", 2)
    return MappingProxyType({full: frozenset(forms.split(" ")) for full, forms in zip(fulls, shorts)})


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
    """Word of address that is no name to the gender of the one addressed: darling, sir, ma'am and ma’am."""
    words, marks = _columns("endearments.txt", 2)
    words += [word.replace("'", "’") for word in words]
    return MappingProxyType(dict(zip(words, _genders(marks) * 2)))


@cache
def adjectives_of_people() -> frozenset[str]:
    """Adjectives that stand before words for people: young, tall, red-haired, other."""
    return frozenset(_words("adjectives_of_people.txt"))


@cache
def not_people() -> frozenset[str]:
    """Capitalised words and phrases that are nobody: days, places, peoples, brands, parts of books."""
    return frozenset(_words("not_people.txt"))


@cache
def ambiguous_names() -> frozenset[str]:
    """First names that are also places, months or plain words: rose, will, paris."""
    return frozenset(_words("ambiguous_names.txt"))


@cache
def common_words() -> frozenset[str]:
    """Ordinary words that look like names where a sentence begins with them.

    Contractions are in with a straight apostrophe, with a curly one and with none.
    """
    words = _words("common_words.txt")
    contractions = [word for word in words if "'" in word]
    words += [word.replace("'", "’") for word in contractions]
    words += [word.replace("'", "") for word in contractions]
    return frozenset(words)
