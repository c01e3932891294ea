"""“He stood until the light in the hall went out”: the light went out, and he went nowhere."""

from duologue import read_text

STORY = """‘You kept it, then,’ said Ruth.

Daniel turned the key over on his palm. ‘I never meant to keep it.’

‘I hated you in June,’ she said.

‘I hated me in June.’

She let go of his hand, and picked up the box, and walked away down the path. At the gate she turned round.

‘Goodbye, Daniel.’

He did not answer. He stood on the step until the light in the hall went out.
"""


def test_whoever_walks_away_is_the_one_who_leaves() -> None:
    """And whose decision it was is not made up."""
    bond = read_text(STORY).bond("Ruth", "Daniel")
    ruth = next(person for person in bond.people if "Ruth" in person.name)

    assert bond.ending.status == "apart"
    assert bond.ending.leaves == ruth.id
    assert bond.ending.ended_by is None
