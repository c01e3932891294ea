"""TEI: the text as an edition prints it, and who speaks as the document says, to the character."""

import time

import pytest

from duologue.errors import UnreadableSource
from duologue.exports.tei import tei
from duologue.formats.open import open_stream
from duologue.reader import read_source, read_text
from duologue.text.source import Source

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>The\n Gate</title><author>M. Sayer</author></titleStmt></fileDesc>"
    '<profileDesc><particDesc><listPerson><person xml:id="n"><persName>Nora Hale</persName>'
    '<persName>Nora</persName></person><person xml:id="b"><persName>Bram</persName></person></listPerson>'
    "</particDesc></profileDesc></teiHeader>"
)
PROSE = (
    "<body><div><head>One</head>\n<p>“<said who='#n' xml:id='s1' next='#s2'>It is "
    "<hi rend='italic'>late</hi></said>,”\n   said Nora<note>Hale.</note>, “"
    "<said who='#n' xml:id='s2' prev='#s1'>go.</said>”</p>\n"
    "<p><said aloud='false' who='#b'>Never</said>, thought Bram. "
    "<choice><sic>“Noo</sic><corr>“No</corr></choice>,”</p>"
    "<lg><l><said who='#b'>Roses &amp; rain,</said></l><l>he sang.</l></lg></div></body>"
)
PLAY = (
    "<body><div type='act'><head>Act I</head><sp who='#x.n'><speaker>NORA.</speaker><stage>rising</stage>"
    "<p>Stay.</p><p>I said stay.</p></sp><stage>A bell.</stage>"
    "<sp><speaker>Bram</speaker><l>I will</l><l>not.</l></sp></div></body>"
)


def document(text: str, header: str = HEADER) -> bytes:
    root = '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    return f"{root}{header}<text>{text}</text></TEI>".encode()


def read(text: str) -> Source:
    return open_stream(document(text), "gate.xml")


def told(source: Source) -> list[tuple[str, list[str]]]:
    return [(line.name, [span.of(source.text) for span in line.spans]) for line in source.spoken]


def test_prose_with_its_speakers() -> None:
    """Joined pieces are one speech, thoughts are none, and names come from the list of persons."""
    source = read(PROSE)

    assert source.format == "tei"
    assert (source.title, source.author) == ("The Gate", "M. Sayer")
    assert (
        source.text
        == "One\n\n“It is late,” said Nora, “go.”\n\nNever, thought Bram. “No,”\n\nRoses & rain,\n\nhe sang."
    )
    assert told(source) == [("Nora Hale", ["It is late", "go."]), ("Bram", ["Roses & rain,"])]
    assert [span.of(source.text) for span in source.italics] == ["late"]
    assert [(part.kind, part.level) for part in source.parts][:2] == [("heading", 1), ("paragraph", None)]
    assert source.notes == ("1 note was left out",)


def test_a_play_with_its_speakers() -> None:
    """By @who where it leads to a person, else by the label; stage directions are nobody's."""
    source = read(PLAY)

    assert told(source) == [("NORA", ["Stay.", "I said stay."]), ("Bram", ["I will", "not."])]
    assert [line.head.of(source.text) for line in source.spoken] == ["NORA.", "Bram"]
    story = read_source(source, rules=True)
    assert [line.speaker for line in story.lines()] == ["NORA", "Bram"]


def test_a_speech_without_a_speaker_makes_it_prose() -> None:
    """And says so: nobody is guessed away."""
    source = read("<body><p>“<said who='#n'>Stay,</said>” said Nora. “<said>No.</said>”</p></body>")

    assert source.spoken == ()
    assert source.notes == ("1 of 2 speeches tell no speaker: read as prose",)
    assert source.text == "“Stay,” said Nora. “No.”"


def test_what_we_write_is_read() -> None:
    """The same words in the same mouths."""
    story = read_text(
        "# One\n\n“You came,” said Nora, “and late.”\n\n“I did,” said Bram.\n\nNora sat.\n", rules=True
    )
    source = open_stream(tei(story)[".tei.xml"], "out.tei.xml")

    assert "".join(source.text.split()) == "".join(story.text.split())
    assert told(source) == [("Nora", ["You came,", "and late."]), ("Bram", ["I did,"])]
    assert [line.speaker for line in read_source(source, rules=True).lines()] == ["Nora", "Bram"]


@pytest.mark.parametrize("piece", [b"<?a?>", b"<!---->", b"<!--", b"<!DOCTYPE a [", b"<!DOCTYPE a [ ]> "])
def test_no_beginning_takes_long_to_tell(piece: bytes) -> None:
    """Comments and instructions in a row were once divided in every way there is."""
    started = time.process_time()
    open_stream(piece * 500 + b" So late.", "a.txt")

    assert time.process_time() - started < 2


def test_other_xml_is_not_taken_for_it() -> None:
    """The content tells, not the name; a document without a text, and one with entities, say why."""
    assert open_stream(b"<list><item>x</item></list>", "a.xml").format == "txt"
    with pytest.raises(UnreadableSource, match="no <text>"):
        open_stream(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "a.xml")
    with pytest.raises(UnreadableSource, match="declares"):
        open_stream(b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI><text>&a;</text></TEI>', "a.tei")
