"""Somebody else's name was taken for the narrator's, since a name once called settled it."""

import duologue


def narrator(*paragraphs: str) -> str:
    """What the narrator of a story is called."""
    story = duologue.read_text("\n\n".join(paragraphs), rules=True)
    return next(person.name for person in story.cast if person.narrator)


def test_who_is_called_to_the_face_and_never_told_of() -> None:
    """Pat acts in the narration; Lou is called, though no line beside it is "I said"."""
    assert (
        narrator(
            "I had the boat out by six. Pat Moran came down the slip with her hands in her sleeves.",
            "“Moran!” yelled the foreman.",
            "“I’m going,” I said. “Ask Moran.”",
            "Pat sat down on a crate.",
            "“It’s cold.”",
            "“It’s March.”",
            "“You could have waited, Lou. I had my shoes on.”",
            "I could not look at her.",
        )
        == "Lou"
    )


def test_a_name_in_retold_speech_is_not_called_to_the_narrator() -> None:
    """Whoever was called so was called then, by the one retold."""
    assert (
        narrator(
            "I dried the cups. My uncle kept his coat on.",
            "“She was up there all night,” he said. “I called to her, ‘Hold on, Rita, they’re coming.’ "
            "What else, Greta?”",
            "“Nothing,” I said.",
            "“He said, ‘Rita, love.’ He never stopped.”",
        )
        == "Greta"
    )


def test_a_name_told_on_asking_is_whose_it_is() -> None:
    """She tells hers, and calls nobody."""
    assert (
        narrator(
            "I pushed the change through. I had seen her four nights in a row.",
            "“What’s your name?” I said.",
            "“Petra,” she said.",
            "I wrote it on the cup.",
        )
        == "I"
    )


def test_i_say_my_own_name() -> None:
    """ "I'm Dan", said by the narrator."""
    assert (
        narrator(
            "I held the door for her. She had a box on her hip.",
            "“I’m Idris,” I said. “From upstairs.”",
            "“Nice,” she said, and I took the box.",
        )
        == "Idris"
    )


def test_a_line_before_which_i_stand_is_not_mine() -> None:
    """ "She said, “…, Wanda,”" and "I said" in one paragraph: she calls, and the narrator is called."""
    assert (
        narrator(
            "I remember her office, the fern. She said, “Nobody is in trouble, Wanda, I only ask.” "
            "And I said, “She’s my friend.”",
            "I watched her write it down.",
        )
        == "Wanda"
    )
