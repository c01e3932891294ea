"""The coreference room without any weights: pages, what mentions tell, pairs, and chances that flow to names."""

import numpy as np
import pytest

import duologue.reading.coreference.referents as module
import duologue.reading.encoding.stage as encoding_module
from duologue.models.encoder import SHIPPED, open_heads
from duologue.models.wordpiece import WordPiece
from duologue.reader import READ_FOR_TALK, read_stages
from duologue.reading.coreference.finding import chosen
from duologue.reading.coreference.mentions import FEMALE, NAME, NOBODY, NOUN, PRONOUN, Describer, Mentions
from duologue.reading.coreference.pairs import (
    PAIR_FEATURES,
    PAIR_VALUES,
    earlier,
    joined_features,
    joined_rows,
    pair_features,
)
from duologue.reading.coreference.people import HEAT, Links, LookingBack, people
from duologue.reading.coreference.referents import referents, stretches
from duologue.reading.coreference.stage import coreference
from duologue.reading.encoding.stage import encoding
from duologue.story.pieces import CAPITAL, LOWER, Page, page_of
from duologue.story.story import Story
from duologue.text.source import Source

TEXT = (
    "Nora came in. The old man looked up.\n\n“Sit down,” said Bram to Nora.\n\n“I won't,” she said. "
    "Bram sighed. Nora shut the door. Her hands shook.\n\n“Nora,” said Bram.\n"
)
PIECES = sorted({*"nora came in the old man looked up sit down said bram to i won t she sighed shut door".split()})
PIECE_MAKER = WordPiece(["[UNK]", *PIECES, *"“”,.’'", "her", "hands", "sh", "##ook"])


@pytest.fixture(scope="module")
def story() -> Story:
    return read_stages(Source.from_text(TEXT), READ_FOR_TALK)


def page_in(story: Story) -> Page:
    """All pieces of a story."""
    pieces = PIECE_MAKER.cut(story.text)
    return page_of(story, pieces.starts, pieces.ends, pieces.word)


def described(story: Story, *phrases: str) -> Mentions:
    """The mentions at the first place of each phrase, phrases in the order of the text."""
    page = page_in(story)
    rows, at = [], 0
    for phrase in phrases:
        at = TEXT.index(phrase, at)
        rows.append((page.starts.tolist().index(at), page.ends.tolist().index(at + len(phrase))))
    places = np.array(rows, dtype=np.int64)
    return Describer(story).describe(page, places[:, 0], places[:, 1])


def test_a_page_tells_case_speech_and_blocks(story: Story) -> None:
    """One row for each piece."""
    page = page_in(story)
    rows = {TEXT[a:b]: row for a, b, row in zip(page.starts, page.ends, page.features().tolist())}

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


def test_i_is_whoever_tells_the_part() -> None:
    """Two tell by turns, and a story may be told to somebody."""
    text = (
        "NORA\n\nI shut the door. Bram sighed. “Sit down,” said Bram.\n\n"
        "BRAM\n\nI said nothing. Nora shook. “Sit down,” said Nora to me.\n"
    )
    story = read_stages(Source.from_text(text), READ_FOR_TALK)
    page = page_in(story)
    starts, ends = page.starts.tolist(), page.ends.tolist()
    places = [starts.index(at) for at in (text.index("I shut"), text.index("I said"))]
    assert [ends[at] - starts[at] for at in places] == [1, 1]

    found = Describer(story).describe(page, np.array(places), np.array(places))

    assert [story.cast[who].name for who in found.who.tolist()] == ["Nora", "Bram"]


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


def test_joined_features_stand_for_the_same_rows(story: Story) -> None:
    """A reading looks a few features up at once."""
    mentions = described(story, "Nora", "The old man", "Bram", "Nora", "she", "Her")
    pairs = earlier(len(mentions), 9)
    joined = [
        rows[numbers] for rows, numbers in zip(joined_rows(), joined_features(mentions, *pairs), strict=True)
    ]

    assert (np.sort(np.concatenate(joined, axis=1)) == pair_features(mentions, *pairs)).all()


@pytest.mark.parametrize("count", [0, 1, 63, 64, 200])
def test_chances_are_those_of_going_back_one_by_one(count: int) -> None:
    """Blocks are solved at once, and say what each mention's own sum says."""
    chance = np.random.default_rng(count)
    table = np.tril(chance.random((count, count + 1), dtype=np.float32), 0)[:, : min(count, 40) + 1]
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1e-9)
    known = np.where(chance.random(count) < 0.2, chance.integers(0, 3, count), NOBODY)
    fresh = chance.random((count, 4), dtype=np.float32)
    expected = np.zeros((count, 4))
    for n, row in enumerate(table):
        back = min(n, len(row) - 1)
        expected[n] = row[0] * fresh[n] + sum(row[k] * expected[n - k] for k in range(1, back + 1))
        if known[n] != NOBODY:
            expected[n] = np.arange(4) == known[n]

    assert LookingBack(table, known)(fresh) == pytest.approx(expected, abs=1e-5)


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


def test_who_is_named_only_later(story: Story) -> None:
    """What is somebody new is whoever the later mentions that lead to it are."""
    mentions = described(story, "The old man", "said", "Nora", "Bram")
    nora = int(mentions.who[2])
    table = np.array([[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]], dtype=np.float32)
    found = people(mentions, Links(table), len(story.cast))

    assert found[1, nora] == pytest.approx(1.0)
    assert found[0, -1] == pytest.approx(1.0)


@pytest.mark.parametrize(("length", "context"), [(400, 60), (30, 10), (7, 3), (100_000, 10)])
def test_a_long_story_is_read_in_stretches(length: int, context: int) -> None:
    """Each piece once, in order; each stretch has its context before it, and begins with a whole word."""
    page = page_in(read_stages(Source.from_text(TEXT * 40), READ_FOR_TALK))
    found = stretches(page, length, context)

    assert [piece for _, first, last in found for piece in range(first, last)] == list(range(len(page)))
    assert all(page.first_of_word[n] == n for begin, first, _ in found for n in (begin, first))
    assert all(first == 0 or begin < first for begin, first, _ in found)


def test_a_part_of_a_page_counts_from_its_own_beginning(story: Story) -> None:
    """As if its pieces were all there is."""
    page = page_in(story)
    part = page.part(4, 20)

    assert part.starts.tolist() == page.starts[4:20].tolist()
    assert part.first_of_word.min() == 0 and part.last_of_word.max() == len(part) - 1 == 15


def test_threads_change_no_referent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stretch is looked at by itself, on one thread or on two."""
    monkeypatch.setattr(module, "STRETCH", 700)
    told = encoding(read_stages(Source.from_text(TEXT * 60), READ_FOR_TALK))
    assert told.encoding is not None
    one, two = (list(referents(told, told.encoding, open_heads(SHIPPED), threads)) for threads in (1, 2))

    assert len(stretches(page_in(told), module.STRETCH, module.CONTEXT)) > 2 and one
    assert [(r.span, r.kind) for r in one] == [(r.span, r.kind) for r in two]
    assert [dict(r.people) for r in one] == [pytest.approx(dict(r.people), abs=1e-3) for r in two]


def test_what_is_too_long_is_read_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is half encoded."""
    monkeypatch.setattr(encoding_module, "MOST_PIECES", 20)
    told = coreference(encoding(read_stages(Source.from_text(TEXT), READ_FOR_TALK)))

    assert told.encoding is None and told.referents == ()
