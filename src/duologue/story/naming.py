"""How a sentence of ours tells of a person: "Nora", "she", "the narrator"."""

from duologue.story.cast import Character, whom

_WHOSE = {"she": "her", "he": "his", "they": "their", "we": "our"}
_NARRATOR = "the narrator"


def subject(person: Character) -> str:
    """As who does something, within a sentence: nobody but the text itself can say "I"."""
    if person.name == "I":
        return _NARRATOR
    return person.name.lower() if person.name.lower() in _WHOSE else person.name


def object_of(person: Character) -> str:
    """As whom something is done to."""
    return _NARRATOR if person.name == "I" else whom(person)


def owner(person: Character) -> str:
    """As whose something is."""
    return _WHOSE.get(person.name.lower(), f"{subject(person)}’s")


def opening(words: str) -> str:
    """Words as a sentence opens with them."""
    return words[:1].upper() + words[1:]
