"""The usher was somebody else than Mrs Abara the usher; "she" was the neighbour named last and not the lead."""

from duologue import read_text


def test_a_role_set_beside_a_name_is_theirs() -> None:
    """Before the name, or behind it between commas."""
    story = read_text(
        "The light was on, and there sat Mrs Orde, the cook, with her coat on.\n\n"
        "“Is the key here?” she said.\n\n“On the hook,” said Pell to the porter Duncan.\n\n"
        "The porter shrugged. The cook took it and sang.\n\n“Thank you,” the cook said.\n\n"
        "“My pleasure,” the porter said."
    )

    assert [line.speaker for line in story.lines()] == ["Mrs Orde", "Pell", "Mrs Orde", "Duncan"]


LANDING = """Ada Quill took the bottom end, since Tom Barr had once let a wardrobe go and did not trust himself.

“Mind the rail,” she said.

“I see the rail,” said Tom. He went up backwards.

“You saw it last week too.”

“Will it scratch?” Mrs Hobb called down. “I was told they scratch.”

“They all scratch, Mrs Hobb,” Tom said.

“Well!” said Mrs Hobb, and shone her torch at them.

Ada shut her eyes. She could feel the weight of it. She had till Friday to answer the letter. She had told nobody.

“One more,” said Tom.

“Leave it sit,” she said. “I have lost my foot.”

He held it. She found her foot and got her shoulder in under the edge.

“I will wet the tea,” said Mrs Hobb, and a door closed.

He wiped his face. “You printed the letter,” he said.

“I did not.” Ada looked at the door. The tea was a long way off.

She had nothing to hold. She put her palm on the wall, and thought of her mother.

“I was going to tell you,” she said.

“When?” said Tom.

“When I knew,” she said, and brought her voice down.
"""


def test_a_story_follows_the_one_it_names_once() -> None:
    """The neighbour is named wherever she speaks; all that "she" says besides is Ada's."""
    a, t, h = "Ada", "Tom", "Mrs Hobb"

    speakers = [line.speaker for line in read_text(LANDING).lines()]

    assert speakers == [a, t, a, h, h, t, h, t, a, a, h, t, a, a, t, a]
