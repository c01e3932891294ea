"""A title alone names somebody, too: "the captain" is the captain of the page, "the baronet" Sir Somebody."""

import duologue

TWO_CAPTAINS = """“Captain Reyes is late,” said Dora Finch. Captain Lowe had died in the spring.

Captain Reyes came down the stairs, buttoning his coat.

“You have my chart,” said the captain.

“I have,” said Dora Finch.

That winter nobody spoke of it. Then Captain Lowe’s brother, who was Captain Lowe to the crew, took the ship.

Captain Lowe looked at the chart for a long time.

“Burn it,” said the captain.
"""
LISTED = """Captain Reyes, the mate, Mr. Pike, and the boy stood at the rail. Mr. Pike coughed.

“We sail at six,” said the mate.

“At six,” said Mr. Pike.
"""
BARONET = """Sir Hugh Marl put down his gun. “Is it dead?” asked Ellen Shaw.

“As a stone,” said the baronet. Ellen Shaw looked away.
"""


def speakers(text: str) -> list[str | None]:
    """Who says each line."""
    return [line.speaker for line in duologue.read_text(text, rules=True).lines()]


def test_of_two_captains_the_one_named_last() -> None:
    """Reyes on the stairs, and Lowe in the winter."""
    assert [speakers(TWO_CAPTAINS)[n] for n in (1, 3)] == ["Captain Reyes", "Captain Lowe"]


def test_a_list_of_people_is_no_apposition() -> None:
    """The mate, Mr. Pike and the boy are three."""
    assert len(set(speakers(LISTED))) == 2


def test_a_sir_is_the_baronet() -> None:
    """Nobody else there is one."""
    assert speakers(BARONET) == ["Ellen Shaw", "Sir Hugh Marl"]
