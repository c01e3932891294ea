"""‘“Kick, damn you.”’: a line that only repeats somebody's words is one line, and no doubtful one."""

from duologue import read_text
from duologue.checks.names import never_introduced
from duologue.exports.shares import shares
from duologue.exports.terminal import summary

STORY = "\n\n".join(
    (
        "‘It’s not deep,’ said Connie.",
        "‘You said that about the last one.’ Hal sat down on the rock.",
        "‘I did.’ Connie walked to the edge. ‘Do you remember what he used to say?’",
        "‘“Kick, damn you.”’",
        "‘Kick, damn you!’ Connie shouted.",
        "‘I can’t swim, Con,’ said Hal.",
        "‘I know,’ said Connie.",
    )
)


def test_words_repeated_are_counted_once() -> None:
    """As a line of whoever repeats them; nobody is left unknown."""
    counts = shares(read_text(STORY))

    assert counts.unknown_lines == 0
    assert "unknown" not in summary(read_text(STORY), 80, False)


def test_somebody_who_speaks_most_lines_needs_no_introduction() -> None:
    """Few tags are not few lines."""
    talk = "\n\n".join(("‘Now,’ said Connie.", *["‘No.’", "‘Yes.’"] * 5, "Hal sat down. ‘No,’ said Hal."))

    assert not list(never_introduced(read_text(talk)))
