"""“Annis,” said the friend of the tall one, telling her own name: it became the name of the tall one."""

from duologue import read_text

TEXT = (
    "The tall one put up her hand. She looked along the row.\n\n“Put yours up,” hissed the tall one.\n\n"
    "The man with the bell counted them.\n\n“One against,” said the man with the bell.\n\n"
    "“I want it written down,” said the tall one.\n\n“And the names? For the book.”\n\n"
    "“Bess,” said the tall one.\n\n“Annis,” said her friend."
)


def test_the_tall_one_has_no_name() -> None:
    """Somebody told from another by her height may not be the one who is called."""
    story = read_text(TEXT, rules=True)
    tall = next(person for person in story.cast if "the tall one" in person.aliases)

    assert "Annis" not in tall.aliases
