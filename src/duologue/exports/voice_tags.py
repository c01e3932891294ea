"""The voice script for speech programs: SSML with `<voice>`, and SML with `[voice:Name]…[/voice]`.

Both leave out what is not read aloud: notation (the `_` around italics), matter that is not the story, and the
row of stars at a break, which becomes a pause. For every character of the text, take voice.py.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from duologue.exports.casting import UNKNOWN, voice_names
from duologue.exports.spoken import spoken
from duologue.exports.stretches import NARRATION, Stretch, stretches
from duologue.exports.voice import NARRATOR
from duologue.story.story import Story

_GENDERS = {"f": "female", "m": "male"}
# What SML would take for a tag of its own: [pause], [break], [voice:…] and their ends.
_TAG = re.compile(r"\[(?=\s*/?\s*[a-z]+\s*[:\]])", re.IGNORECASE)
_NOT_NAME = re.compile(r"[^\w.-]+")  # a space in it would make a list of names
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by duologue: duologue/ssml/1 -->\n'


def ssml(story: Story) -> str:
    """The story as one SSML 1.1 document: a flat row of `<voice>`, whose names a producer maps to real ones."""
    lines = [_HEAD + '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">']
    for speaker, name, parts in _voices(story):
        character = story.characters.get(speaker)
        gender = _GENDERS.get((character.gender if character else None) or "")
        attributes = f' name="{_NOT_NAME.sub("_", name)}"' + (f' gender="{gender}"' if gender else "")
        words = "".join(_ssml_words(text, end) for text, end in parts)
        lines.append(f"<voice{attributes}>{words}</voice>")
    return "\n".join([*lines, "</speak>\n"])


def sml(story: Story) -> str:
    """The story as text with `[voice:Name]…[/voice]` around lines; what stands outside is the narrator's.

    A line that nobody is known to say has no tag: the narrator reads it.
    """
    written = []
    for speaker, name, parts in _voices(story):
        own = speaker not in (NARRATOR, UNKNOWN)
        for text, end in parts:
            words = _TAG.sub("(", text)
            lead = words[: len(words) - len(words.lstrip())]
            said = f"{lead}[voice:{name}]{words.strip()}[/voice]" if own and words.strip() else words.rstrip()
            written.append(said + (end or (" " if words[-1:] == " " else "")))
    tidy = re.sub(r" *(\n+) *", r"\1", re.sub(r" {2,}", " ", "".join(written)))
    return tidy.strip() + "\n"


def _voices(story: Story) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each run of stretches in one voice: who, the voice's name, and each text with the line ends after it."""
    names = voice_names(story)
    read = (one for one in stretches(story) if one.block.kind != "matter")
    heard = ((one, "" if one.block.kind == "break" else spoken(story, one.span)) for one in read)
    told = [(one, words) for one, words in heard if words.strip() or one.block.kind == "break"]
    ends = [_end(one, following) for (one, _), (following, _) in pairwise(told)] + ["\n"]
    rows = [(_voice(one), words, end) for (one, words), end in zip(told, ends)]
    for speaker, run in groupby(rows, key=lambda row: row[0]):
        yield speaker, names[speaker], [(words, end) for _, words, end in run]


def _voice(one: Stretch) -> str:
    return NARRATOR if one.kind == NARRATION else one.speaker or UNKNOWN


def _end(one: Stretch, following: Stretch) -> str:
    if one.block is following.block:
        return ""
    if one.block.kind == "break":  # the pause stands before it
        return ""
    return "\n\n\n" if following.block.kind == "break" else "\n\n"


def _ssml_words(text: str, end: str) -> str:
    pause = {"\n\n": "medium", "\n\n\n": "x-strong"}.get(end)
    return escape(text) + (f'<break strength="{pause}"/>\n' if pause else "")
