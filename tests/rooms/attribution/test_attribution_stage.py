"""Whole passages, modern and old: who says each line."""

import pytest
from talk import answers, because, speakers

from duologue import read_text

STORIES = {
    "vocatives: whoever is called does not speak, and answers": (
        "“Nora, have you seen the lamp?”\n\n“It is where you left it, Theo.”\n\n“Nora, it is not.”\n\n"
        "Nora pointed. Theo turned round.",
        ["Theo", "Nora", "Theo"],
    ),
    "by turns over an untagged run": (
        "Mara found Tom on the stairs. “You are early,” said Mara.\n\n“You are late,” said Tom.\n\n"
        "“I had to find the dog.”\n\n“Did you find him?”\n\n“No.”\n\n“Then sit down.”",
        ["Mara", "Tom", "Mara", "Tom", "Mara", "Tom"],
    ),
    "beats between the lines": (
        "Mara put the kettle on. “Sit down.”\n\nTom did not sit. “I would rather stand.”\n\n"
        "“As you like.” Mara found two cups.",
        ["Mara", "Tom", "Mara"],
    ),
    "unnamed leads, single straight quotes": (
        "She stood at the sink. He had not taken off his coat.\n\n'You could have rung,' she said.\n\n"
        "'I could have,' he said. He looked at his hands.\n\n'But you didn't.'\n\n'No.'\n\n"
        "She turned the tap off. She dried each finger. 'Then go,' she said.",
        ["she", "he", "she", "he", "she"],
    ),
    "a lead on the next line, carelessly typed": (
        "She had waited for him since noon. He stood in the door. She did not look at him.\n\n"
        "'Where were you ?' she said.\n\n"
        "'Out,'\n\nhe said without looking at her. He was tired.\n\n'No..,'\n\n"
        "she could hardly speak. 'You said noon.'",
        ["she", "he", "she", "she"],
    ),
    "a first-person narrator with a name": (
        "I was late again. “You came, Dan,” said Mira.\n\n“I said I would,” I said.\n\n"
        "“You say a lot of things, Dan.”\n\n"
        "I sat down. I took off my coat. “I came,” I said.",
        ["Mira", "Dan", "Mira", "Dan"],
    ),
    "they as a lead": (
        "They let themself in with the old key.\n\n“It is only me,” they said.\n\nShe did not turn round. "
        "“I know,” she said. “You always knock the umbrella over.”\n\nThey looked down. “Sorry,” they said.",
        ["they", "she", "she", "they"],
    ),
    "husband and wife of one name": (
        "“It is a quarter past,” said Mr. Calloway.\n\n“Then we are late,” said Mrs. Calloway.\n\n"
        "“They are early,” Mr. Calloway replied.\n\n“Do not shout,” she said.",
        ["Mr. Calloway", "Mrs. Calloway", "Mr. Calloway", "Mrs. Calloway"],
    ),
    "the old manner, inverted and long": (
        "“I had not supposed,” returned Mr. Thorne, with great coldness, “that you would come.”\n\n"
        "“Nor had I, sir,” cried Miss Vane, rising from her chair; “but I am come, and I mean to be heard.”\n\n"
        "“Pray sit,” said he.\n\n“I shall stand,” replied she.",
        ["Mr. Thorne", "Miss Vane", "Mr. Thorne", "Miss Vane"],
    ),
    "the present tense": (
        "Imran opens the fridge. Priya is already in it.\n\n“That’s mine,” says Priya.\n\n"
        "“It has my name on,” Imran says.\n\n"
        "“Your name’s on everything.”\n\n“Then everything’s mine.”",
        ["Priya", "Imran", "Priya", "Imran"],
    ),
    "dashes": (
        "Mara sat down across from Tom.\n\n—You came back, said Mara.\n\n—I did, Tom said.\n\n"
        "—Why?\n\n—My coat is here.",
        ["Mara", "Tom", "Mara", "Tom"],
    ),
    "a crowd, and then somebody": (
        "Mara climbed on the crate. Tom held it. “Listen,” said Mara.\n\n“Get down!” someone shouted.\n\n"
        "“Let her speak,” said Tom.\n\n“Hear, hear!” cried several voices.",
        ["Mara", None, "Tom", None],
    ),
    "a described person": (
        "Ines read the card twice.\n\n“Have you chosen?” the waiter asked.\n\n“Not yet,” said Ines.\n\n"
        "The waiter smiled. “Take your time.”",
        ["the waiter", "Ines", "the waiter"],
    ),
}


@pytest.mark.parametrize("what", STORIES)
def test_who_says_each_line(what: str) -> None:
    """By cue, beat, call and turn together."""
    text, expected = STORIES[what]

    assert speakers(text) == expected


def test_a_quote_within_a_speech_may_be_nobodys() -> None:
    """What Mara says that he said is Mara's line; who "he" is, she does not say."""
    text = "“He told me, ‘I will not come,’ and shut the door,” said Mara.\n\n“Who did?” asked Tom."

    assert speakers(text) == ["Mara", None, "Tom"]


def test_a_written_note_is_not_the_readers() -> None:
    """Whoever opens it does not say it, and turn-taking goes round it."""
    text = (
        "Mara opened the envelope. Tom watched her.\n\nThe note read, “Gone to the pier. Do not wait.”\n\n"
        "“What does it say?” asked Tom.\n\n“Nothing,” said Mara."
    )

    assert speakers(text) == [None, "Tom", "Mara"]


def test_titles_and_scare_quotes_get_no_attribution() -> None:
    """Only speech and writing have speakers."""
    story = read_text("Ada called it “progress” and went home. The “Gazette” agreed. “Good night,” said Ada.")
    spoken = {quote.id for quote in story.quotes if quote.kind != "quoted"}

    assert {found.quote for found in story.attributions} == spoken


def test_every_speech_has_exactly_one_attribution_in_order() -> None:
    """One each, as the quotes stand in the text."""
    for text, _ in STORIES.values():
        story = read_text(text)
        assert [found.quote for found in story.attributions] == [q.id for q in story.quotes if q.kind != "quoted"]


def test_scores_are_probabilities() -> None:
    """Of the answer and the others together at most one, the answer likelier than any other."""
    for text, _ in STORIES.values():
        for found in answers(text):
            shares = [share for _, share in found.others]
            assert 0 <= found.score <= 1
            assert found.score + sum(shares) <= 1 + 1e-9 or found.speaker is None
            assert shares == sorted(shares, reverse=True)
            assert found.speaker is None or found.score >= max(shares, default=0)


def test_a_cue_makes_an_answer_sure() -> None:
    """And its absence less so."""
    stated, guessed = answers("Ada sat. Bram stood.\n\n“Sit,” said Ada.\n\n“No.”")

    assert stated.score > 0.95 > guessed.score


def test_a_text_of_nothing_but_lines_leaves_it_open() -> None:
    """Nobody is in sight; nobody is made up."""
    text = "“Where?”\n\n“There.”\n\n“Where?”"

    assert speakers(text) == [None, None, None]
    assert all(because(text))
