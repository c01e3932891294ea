"""The coreference room without any weights: pages, what mentions tell, pairs, and chances that flow to names."""

from itertools import pairwise

import numpy as np
import pytest

from duologue.models.wordpiece import WordPiece
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.coreference.features import CAPITAL, LOWER, page_of, piece_spans
from duologue.reading.coreference.finding import chosen
from duologue.reading.coreference.mentions import FEMALE, NAME, NOBODY, NOUN, PRONOUN, Describer, Mentions
from duologue.reading.coreference.pairs import PAIR_FEATURES, PAIR_VALUES, earlier, pair_features
from duologue.reading.coreference.passages import passages
from duologue.reading.coreference.people import HEAT, Links, people
from duologue.reading.coreference.referents import Referent, ReferentsByPlace
from duologue.story.story import Story
from duologue.story.words import words_of
from duologue.text.source import Source
from duologue.text.span import Span

TEXT = (
    "Nora came in. The old man looked up.\n\n“Sit down,” said Bram to Nora.\n\n“I won't,” she said. "
    "Bram sighed. Nora shut the door. Her hands shook.\n\n“Nora,” said Bram.\n"
)
PIECES = sorted({*"nora came in the old man looked up sit down said bram to i won t she sighed shut door".split()})
PIECE_MAKER = WordPiece(["[UNK]", *PIECES, *"“”,.’'", "her", "hands", "sh", "##ook"])


@pytest.fixture(scope="module")
def story() -> Story:
    return read_stages(Source.from_text(TEXT), READ_FOR_TALK)


def described(story: Story, *phrases: str) -> Mentions:
    """The mentions at the first place of each phrase, phrases in the order of the text."""
    page = page_of(story, PIECE_MAKER, 0, len(TEXT))
    spans, at = [], 0
    for phrase in phrases:
        at = TEXT.index(phrase, at)
        spans.append((at, at + len(phrase)))
    places = np.array(piece_spans(page, spans), dtype=np.int64)
    return Describer(story).describe(page, places[:, 0], places[:, 1])


def test_a_page_tells_case_speech_and_blocks(story: Story) -> None:
    """One row for each piece."""
    page = page_of(story, PIECE_MAKER, 0, len(TEXT))
    rows = {TEXT[a:b]: row for a, b, row in zip(page.pieces.starts, page.pieces.ends, page.features().tolist())}

    assert rows["Sit"][:2] == [CAPITAL, 1]
    assert rows["said"][:2] == [LOWER, 0]
    assert rows["came"] == [LOWER, 0, 0]
    assert page.features()[0].tolist() == [CAPITAL, 0, 1]


def test_what_mentions_tell(story: Story) -> None:
    """Kind, gender and the one of the cast who is named."""
    found = described(story, "Nora", "The old man", "Bram", "she", "Her")

    assert found.kind.tolist() == [NAME, NOUN, NAME, PRONOUN, PRONOUN]
    assert found.gender.tolist()[3:] == [FEMALE, FEMALE]
    names = [None if who == NOBODY else story.cast[who].name for who in found.who.tolist()]
    assert names[0] == "Nora" and names[2] == "Bram" and names[3:] == [None, None]


def test_pairs_are_the_nearest_first() -> None:
    """Each later mention with so many earlier ones."""
    later, before = earlier(4, 2)

    assert list(zip(later.tolist(), before.tolist())) == [(1, 0), (2, 1), (2, 0), (3, 2), (3, 1)]
    assert [len(part) for part in earlier(1, 5)] == [0, 0]


def test_pair_features_stay_in_their_table(story: Story) -> None:
    """Each feature has its own rows."""
    mentions = described(story, "Nora", "The old man", "Bram", "Nora", "she", "Her")
    rows = pair_features(mentions, *earlier(len(mentions), 9))

    assert rows.shape == (15, PAIR_FEATURES)
    assert rows.min() >= 0 and rows.max() < PAIR_VALUES
    assert (np.diff(rows, axis=1) > 0).all()


def test_chances_flow_to_names(story: Story) -> None:
    """A pronoun that leads to a pronoun that leads to a name means the one who is named."""
    mentions = described(story, "Nora", "Bram", "she", "Her")
    told = np.array([[1, 0, 0, 0], [1, 0, 0, 0], [0, 0.2, 0.8, 0], [0, 0.9, 0, 0.1]], dtype=np.float32)
    found = people(mentions, Links(told**HEAT), len(story.cast))
    nora, bram = int(mentions.who[0]), int(mentions.who[1])

    assert found[2, nora] == pytest.approx(0.8) and found[2, bram] == pytest.approx(0.2)
    assert found[3, nora] == pytest.approx(0.9 * 0.8 + 0.1)
    assert found.sum(axis=1) == pytest.approx(1.0)


def test_mentions_may_nest_but_never_cross() -> None:
    """The likelier of two that cross stays."""
    logits = np.full((5, 4), -9.0, dtype=np.float32)
    logits[0, 2], logits[1, 0], logits[2, 1], logits[4, 3] = 3.0, 1.0, 2.0, 5.0

    assert chosen(logits, 0.0) == [(0, 2), (1, 1)]


def test_only_what_is_beside_talk_is_read(story: Story) -> None:
    """Passages are whole blocks, in order; a story without talk needs none."""
    found = passages(story, words_of(story))
    assert found and found[0][0] == 0 and found[-1][1] <= len(TEXT)

    silent = read_stages(Source.from_text("She came in.\n\nHe went out.\n"), READ_FOR_TALK)
    assert passages(silent, words_of(silent)) == []


def test_who_is_named_only_later(story: Story) -> None:
    """What is somebody new is whoever the later mentions that lead to it are."""
    mentions = described(story, "The old man", "said", "Nora", "Bram")
    nora = int(mentions.who[2])
    table = np.array([[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]], dtype=np.float32)
    found = people(mentions, Links(table), len(story.cast))

    assert found[1, nora] == pytest.approx(1.0)
    assert found[0, -1] == pytest.approx(1.0)


def test_a_long_stretch_is_cut() -> None:
    """Each part has its context before it, and no paragraph beside talk is left out."""
    text = "“Yes,” said Nora.\n\nShe looked at Bram. He shook his head.\n\n" * 1200
    long = read_stages(Source.from_text(text), READ_FOR_TALK)
    found = passages(long, words_of(long))

    assert len(found) > 1 and found[0][0] == 0
    assert all(end - start <= 42_000 for start, end in found)
    assert all(later[0] < one[1] < later[1] for one, later in pairwise(found))


def test_referents_are_found_by_place() -> None:
    """His mother and he begin together; of two descriptions the one that ends where the phrase does is meant."""
    his, mother = Referent(Span(4, 7), "pronoun", ()), Referent(Span(4, 14), "noun", (("c1", 0.9),))
    longer = Referent(Span(4, 30), "noun", ())
    found = ReferentsByPlace([his, mother, longer])

    assert found.at(4, 14, "noun") == mother
    assert found.at(4, 9, "pronoun") == his
    assert found.at(5, 9, "pronoun") is None
