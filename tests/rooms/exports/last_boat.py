"""The short story that the tests of exports look at, annotated by hand."""

from pathlib import Path

from annotated import annotated

from duologue.story.cast import Character
from duologue.story.story import Story

CAST = (
    Character("c0", "Ines", ("Ines",), True, "f"),
    Character("c1", "Daniel", ("Daniel", "D."), True, "m"),
    Character("c2", "Mrs. Aird", ("Mrs. Aird",), True, "f"),
    Character("c3", "the purser", (), False, "m"),
)


def last_boat() -> Story:
    """Two people, eleven years, one boat."""
    written = Path(__file__).with_name("the_last_boat.txt").read_text(encoding="utf-8")
    metadata = (
        ("rating", ("General Audiences",)),
        ("relationships", ("Ines/Daniel",)),
        ("fandom", ("Original Work",)),
    )
    return annotated(
        written,
        CAST,
        title="The Last Boat",
        author="M. Sayer",
        encoding="utf-8",
        metadata=metadata,
        notes=("the encoding was not declared; read as utf-8",),
    )
