"""Who is around, and who may therefore speak."""

from talk import bench

from duologue.reading.attribution.presence import CANDIDATES, NOBODY, Candidate, candidates_of, presence_of

SCENE = "Ada sat. Bram stood.\n\n“Sit,” said Ada.\n\n“No.”\n\nBram took his hat."


def candidates(text: str) -> tuple[list[str], list[list[Candidate]]]:
    """The names of the cast, and the candidates of every turn."""
    made = bench(text)
    presence = presence_of(made.words, made.roster, made.turns, len(made.story.blocks))
    return made.roster.names, candidates_of(made.turns, made.roster, presence)


def test_a_block_tells_of_people_outside_its_cues() -> None:
    """ "Said Ada" is evidence of its own kind."""
    made = bench(SCENE)
    presence = presence_of(made.words, made.roster, made.turns, len(made.story.blocks))
    ada, bram = made.who("Ada"), made.who("Bram")

    assert presence.told == [[ada, bram], [], [], [bram]]


def test_a_block_knows_whom_its_quotes_name() -> None:
    """Named in speech, which is weaker evidence than narration."""
    made = bench("Ada sat. Bram stood.\n\n“Ada, sit.”")
    presence = presence_of(made.words, made.roster, made.turns, len(made.story.blocks))

    assert presence.said[1] == [made.who("Ada")]


def test_nobody_is_always_the_last_candidate() -> None:
    """Somebody of whom the story knows nothing may always speak."""
    _, found = candidates(SCENE)

    assert [these[-1].who for these in found] == [NOBODY, NOBODY]


def test_everybody_near_is_a_candidate() -> None:
    """With how far back they were met."""
    names, found = candidates(SCENE)

    assert {names[c.who]: c.distance for c in found[1][:-1]} == {"Ada": 1, "Bram": 2}


def test_there_are_never_too_many() -> None:
    """A ball with twenty guests has eight candidates and nobody."""
    guests = (
        "Ada Bram Clara David Edith Felix Grace Henry Irene Jacob Kate Lewis Martha Nathan Olive Peter".split()
    )
    text = " ".join(f"{guest} danced. “Good,” said {guest}." for guest in guests) + "\n\n“Who is left?”"
    _, found = candidates(text)

    assert max(map(len, found)) == CANDIDATES + 1


def test_somebody_met_only_later_is_marked() -> None:
    """They may speak before they are named."""
    names, found = candidates("It rained.\n\n“Sit.”\n\nAda sat down. “No,” said Ada.")

    assert [(names[c.who], c.ahead) for c in found[0][:-1]] == [("Ada", True)]


def test_whom_the_cue_names_is_the_first_candidate() -> None:
    """However many stand nearer."""
    names, found = candidates(SCENE.replace("“No.”", "“No,” said Bram. Ada laughed at him. Ada sat."))

    assert names[found[1][0].who] == "Bram"
