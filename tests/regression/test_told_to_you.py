"""A "you" who acts and speaks was nobody, and the heads of messages, "Me" and "You", were two strangers."""

import pytest

import duologue
from duologue.story.story import Story


def read(*paragraphs: str) -> Story:
    """A story of these paragraphs."""
    return duologue.read_text("\n\n".join(paragraphs), rules=True)


def speakers(story: Story) -> list[str | None]:
    """Who says each line."""
    return [line.speaker for line in story.lines()]


def test_you_said() -> None:
    """ "I" tell it to somebody who was there."""
    story = read(
        "I had the kettle on when you came in. You put your bag down on the step.",
        "“There’s nobody at the station,” you said. “I waited an hour.”",
        "“They’ve shut it,” I said.",
        "“You might have told me.”",
        "“I might,” I said. Your hands were blue.",
        "“Give me that,” you said.",
    )

    assert speakers(story) == ["you", "you", "I", "you", "I", "you"]


def test_all_is_told_of_you() -> None:
    """In the second person, nobody says "I"."""
    story = read(
        "You hang your coat behind the door. You count the drawer twice.",
        "“You’re short,” says Dolores.",
        "You show her the slip. “Four dollars,” you say.",
        "“Four dollars is short.”",
        "You take out your own purse. You put a five on the glass.",
        "“There,” you tell her.",
    )

    assert speakers(story) == ["Dolores", "you", "Dolores", "you"]


def test_anybody_is_no_person() -> None:
    """What you do with beans is what anybody does."""
    story = read(
        "I went on with the beans. I like a job like that, and I take my time.",
        "You do a figure of eight, round the cane. You could see the river from there.",
        "“It’s late,” said Ann.",
        "“It is,” I said. If you said a thing like that to Ann, she went.",
    )

    assert {person.name for person in story.cast} == {"I", "Ann"}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["Hal", "hal"])
def test_me_at_the_head_of_a_message(name: str, between: str) -> None:
    """The narrator; a name in lower case is the same person's, and every message of a paragraph has its head."""
    thread = between.join((f"{name}: are you there", "me: no", f"{name}: ha", f"{name}: look left", "me: where"))
    story = read(
        "I had the phone under the desk. Hal sat two rows down. Hal had his hood up.",
        thread,
        "“What?” Hal whispered.",
        "“Nothing,” I said.",
    )

    assert speakers(story) == ["Hal", "I", "Hal", "Hal", "I", "Hal", "I"]


def test_you_at_the_head_of_a_message() -> None:
    """Beside a name and no "me", whoever holds the telephone."""
    story = read(
        "I turned it over on my knee. I waited.",
        "I read the last of it again.",
        "The bus went up by the reservoir.",
        "Noor: did you get the keys",
        "You: not yet",
        "Noor: he shuts at six",
        "You: I know. I’m on the bus",
        "I put it away, and I found my coat.",
        "“Is this the last one?” I said.",
        "The driver shook his head.",
    )

    assert speakers(story) == ["Noor", "I", "Noor", "I", "I"]


def test_a_word_in_lower_case_before_a_colon() -> None:
    """A list is no conversation."""
    story = read(
        "remember: the back door. also: the cat. I wrote it on the fridge.",
        "first: the gas",
        "then: the lights",
        "last: the dog",
        "I went out.",
    )

    assert speakers(story) == []


def test_she_had_yelled() -> None:
    """ "She'd" in one word is she; the line was the narrator's, who yells back in the same paragraph."""
    story = read(
        "I went out to the shed with Moira, and I shut the door behind us.",
        "“Have a think,” she’d yelled, over the engine. I’d yelled back that I would.",
        "I walked home.",
    )

    assert speakers(story) == ["Moira"]
