"""A story typed without capitals had no people but "I": the mate was nobody, and who told her name a third."""

import duologue

TYPED = "\n\n".join(
    (
        "so i was on nights at the garage. my mate baz did the shelves.",
        "'one coffee please' she goes.",
        "'which size' i said.",
        "she looked at me and then she laughed.",
        "'ask her name you melt' baz said.",
        "i know Baz means well. i asked her the next night.",
        "'whats your name.' i said.",
        "'Priti,' she said. she had her hood up. she put her coins down.",
    )
)


def test_names_in_lower_case_and_a_name_told_on_asking() -> None:
    """ "baz" is Baz wherever he stands, and "she" is Priti from the first line on."""
    story = duologue.read_text(TYPED, rules=True)

    assert [line.speaker for line in story.lines()] == ["Priti", "I", "Baz", "I", "Priti"]
