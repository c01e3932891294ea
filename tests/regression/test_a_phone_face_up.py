"""Her phone, face up: the face after the comma was taken for hers, and a message for her words."""

from duologue import read_text


def test_a_part_of_the_body_stands_in_the_same_phrase() -> None:
    """What follows a comma is something else."""
    text = (
        "She waited. He had gone. “No,” she said. “No.”\n\n"
        "On the screen of her phone, face up on the seat, a message: “Call me first.”"
    )

    assert read_text(text).attributions[-1].cue is None


def test_her_tired_face_is_hers() -> None:
    """With an adjective between them."""
    story = read_text("She waited. He had gone. “No,” she said.\n\n“Call me first.” Her small tired hands shook.")

    assert story.attributions[-1].speaker == next(person.id for person in story.cast if person.gender == "f")
