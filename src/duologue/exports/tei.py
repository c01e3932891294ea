"""A reading as TEI P5: `<said>` with its speaker, addressees and certainty, the cast as `<listPerson>`.

The text between the tags of `<text>` is the story's own, to the character. Why a speaker was chosen is left to
the JSON, and the moments and curves of a bond to the tables.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from duologue.exports.tei_relations import ENDINGS, list_relation
from duologue.exports.tei_weave import Strand, Weaver, character_data
from duologue.exports.titles import title_of
from duologue.exports.xml_text import attributes, escaped
from duologue.story.attribution import Attribution
from duologue.story.cast import Character
from duologue.story.layout import Block
from duologue.story.speech import Quote, Thought
from duologue.story.story import Story
from duologue.text.span import Span

SUFFIX = ".tei.xml"
_SAID, _ITALIC, _MENTION = range(3)  # what stands outside what: TEI lets no speech stand inside a name
_XML_SPACE = re.compile(r"[ \t\n]*")

# What @ana points to: how the text gives a speaker, and in which form it tells a thought.
_CATEGORIES = {
    "explicit": "The speaker is named by the words that report the speech.",
    "anaphoric": "The reporting words give the speaker by a pronoun or a description.",
    "implicit": "No reporting words: the speaker follows from the conversation.",
    "direct": "Thought in the thinker's own words.",
    "indirect": "Thought told by the narration.",
    "free": "Free indirect discourse.",
    "unclosed": "A quotation whose closing mark is missing.",
    **ENDINGS,
}


def tei(story: Story) -> dict[str, bytes]:
    """The story as one TEI document."""
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- written by duologue -->\n'
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{_header(story)}\n'
        f'<text xml:space="preserve"><body>{_body(story)}</body></text>\n</TEI>\n'
    )
    return {SUFFIX: document.encode("utf-8")}


# The header


def _header(story: Story) -> str:
    source = story.source
    author = f"<author>{_line(source.author)}</author>" if source.author else ""
    origin = f"Read from {source.name or 'a text'} ({source.format}), SHA-256 {source.sha256 or 'not told'}."
    return (
        f"<teiHeader>\n<fileDesc><titleStmt><title>{_line(title_of(story))}</title>{author}</titleStmt>\n"
        "<publicationStmt><p>Not published: made on the reader's own machine.</p></publicationStmt>\n"
        f"<sourceDesc><p>{_line(origin)}</p></sourceDesc></fileDesc>\n{_encoding(story)}\n"
        f"{_people(story)}</teiHeader>"
    )


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _encoding(story: Story) -> str:
    categories = "\n".join(
        f"<category{attributes(xml_id=name)}><catDesc>{escaped(what)}</catDesc></category>"
        for name, what in _CATEGORIES.items()
    )
    return (
        "<encodingDesc>\n<appInfo>"
        f"<application{attributes(ident='duologue', version=_version())}><label>duologue</label>"
        f"<p>Layers read by this program: {', '.join(story.read) or 'none'}.</p></application></appInfo>\n"
        '<editorialDecl><quotation marks="all"><p>Quotation marks are kept as they stand, outside the '
        "elements of what they enclose.</p></quotation><interpretation><p>@cert is the probability that the "
        "program gives to @who, or to the ending of a relation; a speech without @who has a speaker that is not "
        "known. An anchor of type "
        "“character” stands for one that XML cannot hold, named in @n.</p></interpretation></editorialDecl>\n"
        f"<classDecl><taxonomy>\n{categories}\n</taxonomy></classDecl>\n</encodingDesc>"
    )


def _version() -> str:
    try:
        return version("duologue")
    except PackageNotFoundError:
        return "0"


def _people(story: Story) -> str:
    if not story.cast:
        return ""
    people = "\n".join(_person(character) for character in story.cast)
    listed = f"<listPerson>\n{people}\n{list_relation(story)}</listPerson>"
    return f"<profileDesc><particDesc>{listed}</particDesc></profileDesc>\n"


def _person(character: Character) -> str:
    role = "narrator" if character.narrator else "lead" if character.lead else None
    shown = "name" if character.named else "description"
    names = [(shown, character.name), *(("alias", a) for a in character.aliases if a != character.name)]
    told = "".join(f"<persName{attributes(type=kind)}>{_line(name)}</persName>" for kind, name in names)
    return f"<person{attributes(xml_id=character.id, role=role, gender=character.gender)}>{told}</person>"


# The text


def _body(story: Story) -> str:
    blocks = list(_elements(story))
    weaver = Weaver(story.text, list(_strands(story)))
    cuts = [weaver.lay(start, end) for _, start, end in blocks]
    out, here, scene, open_div, before = [], 0, None, False, ""
    for (block, start, end), steps in zip(blocks, cuts):
        if not open_div or (block.kind == "heading" and before != "heading"):
            out.append("</div>" if open_div else "")
            out += [story.text[here:start], "<div>"]
            open_div = True
        else:
            out.append(story.text[here:start])
        if block.scene and block.scene != scene:
            scene = block.scene
            out.append(_milestone(story, scene))
        out.append(_element(block, weaver.write(steps)))
        here, before = end, block.kind
    return "".join([*out, "</div>", story.text[here:]]) if blocks else f"<ab>{character_data(story.text)}</ab>"


def _elements(story: Story) -> Iterator[tuple[Block, int, int]]:
    """Each block with the stretch its element holds: its own, and the space after it where XML minds that.

    Only spaces, tabs and line feeds may stand between elements; a form feed or a hard space would be text there.
    """
    start = 0
    for number, block in enumerate(story.blocks):
        last = number + 1 == len(story.blocks)
        after = len(story.text) if last else story.blocks[number + 1].span.start
        plain = _plain(story.text[start : block.span.start])
        end = block.span.end if _plain(story.text[block.span.end : after]) else after
        yield block, block.span.start if plain else start, end
        start = end


def _plain(gap: str) -> bool:
    return _XML_SPACE.fullmatch(gap) is not None


def _milestone(story: Story, scene: str) -> str:
    time = next((s.time for s in story.scenes if s.id == scene), None)
    return f"<milestone{attributes(unit='scene', xml_id=scene, type=time)}/>"


def _element(block: Block, content: str) -> str:
    name = attributes(xml_id=block.id)
    if block.kind == "heading":
        return f"<head{name}>{content}</head>"
    if block.kind == "paragraph":
        return f"<p{name}>{content}</p>"
    return f"<ab{name}{attributes(type=block.kind, n=block.label or None)}>{content}</ab>"


def _strands(story: Story) -> Iterator[Strand]:
    answers = {answer.quote: answer for answer in story.attributions}
    for quote in story.quotes:
        yield _said(quote, answers.get(quote.id))
    for thought in story.thoughts:
        yield _thought(thought)
    for number, span in enumerate(story.source.italics):
        yield Strand("hi", ' rend="italic"', _places((span,)), _ITALIC, f"i{number}", linked=True)
    for number, mention in enumerate(story.mentions):
        tag, kind = ("persName", None) if mention.kind == "name" else ("rs", mention.kind)
        told = attributes(type=kind, ref=f"#{mention.character}")
        yield Strand(tag, told, _places((mention.span,)), _MENTION, f"m{number}", linked=True)


def _said(quote: Quote, answer: Attribution | None) -> Strand:
    ana = [] if quote.closed else ["#unclosed"]
    told = ""
    if answer:
        ana.insert(0, f"#{answer.kind}")
        told = attributes(
            who=f"#{answer.speaker}" if answer.speaker else None,
            toWhom=" ".join(f"#{who}" for who in answer.addressees) or None,
            cert=round(answer.score, 4) if answer.speaker else None,
        )
    told += attributes(ana=" ".join(ana) or None)
    if quote.kind == "speech":
        return Strand("said", ' aloud="true" direct="true"' + told, _places(quote.spans), _SAID, quote.id)
    return Strand("q", attributes(type=quote.kind) + told, _places(quote.spans), _SAID, quote.id)


def _thought(thought: Thought) -> Strand:
    told = attributes(
        aloud="false",
        direct="true" if thought.form == "direct" else "false",
        who=f"#{thought.character}" if thought.character else None,
        cert=round(thought.score, 4) if thought.character else None,
        ana=f"#{thought.form}",
    )
    return Strand("said", told, _places(thought.spans), _SAID, thought.id)


def _places(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
