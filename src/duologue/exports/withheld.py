"""Tables that give nothing of the text away: counts, curves and codes, for libraries that may not share the text.

Words, reasons (which quote words) and keys (which are made of words, so that a guess could be proved by them) go,
as do descriptions of people without a name. Places stay: they say how much and in what order, and not what.
"""

from dataclasses import fields, replace

from duologue.exports.tables import Table, Tables

WORDS = frozenset(("key", "text", "because", "aliases"))
"""Columns that hold words of the text, or are made of them."""
NAMES = frozenset(
    ("name", "speaker_name", "character_name", "actor_name", "target_name", "of_name", "first_name", "second_name")
)
"""Columns that hold what somebody is called."""


def withheld(made: Tables, names: bool = True) -> Tables:
    """The same tables without the text; `names` keeps the names of those who have one, and none where False."""
    rows = zip(made.cast.column("name"), made.cast.column("named"))
    known = frozenset(name for name, named in rows if named)
    left = {table.name: _left(getattr(made, table.name), known, names) for table in fields(made)}
    return replace(made, **left)


def _left(table: Table, known: frozenset[object], names: bool) -> Table:
    gone = WORDS if names else WORDS | NAMES
    kept = [(column, values) for column, values in zip(table.columns, table.values) if column.name not in gone]
    told = (
        tuple(value if value in known else None for value in values) if column.name in NAMES else values
        for column, values in kept
    )
    return Table(table.name, tuple(column for column, _ in kept), tuple(told))
