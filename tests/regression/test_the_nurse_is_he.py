"""“The nurse … with his back to them”: the list said that a nurse is a woman, and "he" became a third."""

from duologue import read_text

TEXT = (
    "The nurse was doing something to the line, with his back to them. Petra had been looking at it all night."
    "\n\n“Is the dog fed?” said the old man.\n\n“I always say yes,” the nurse said quietly. "
    "Then he said, in quite another voice, “He is. I did it at six.”\n\n"
    "Petra moved her chair. “I've shut the gate,” she said.\n\n“Good girl,” said the old man."
)


def test_the_nurse_is_a_man() -> None:
    """What the pronouns say, since anybody may nurse."""
    story = read_text(TEXT, rules=True)
    people = {person.id: person for person in story.cast}
    spoken = [people[found.speaker].name for found in story.attributions if found.speaker]

    assert next(person.gender for person in story.cast if "The nurse" in person.aliases) == "m"
    assert spoken[1:4] == ["the nurse", "the nurse", "Petra"]


def test_a_nurse_who_takes_his_arm_is_a_woman() -> None:
    """ "His" beside her may be the patient's: without a "he" it proves nothing."""
    text = TEXT.replace("quietly. Then he said, in quite another voice, ", "with a hand on his arm. ")
    story = read_text(text, rules=True)

    assert next(person.gender for person in story.cast if "The nurse" in person.aliases) == "f"
