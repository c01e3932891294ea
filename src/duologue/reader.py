"""The reader: the ordered list of stages, with and without the encoder, and the calls that run it."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from duologue.corrections import file as corrections
from duologue.formats.open import open_source
from duologue.formats.transcript import transcript_of
from duologue.reading.acts.stage import acts
from duologue.reading.attribution.stage import attribution, speakers_near
from duologue.reading.bonds.stage import bonds
from duologue.reading.cast.stage import cast
from duologue.reading.coreference.stage import coreference
from duologue.reading.encoding.stage import encoding
from duologue.reading.layout.stage import layout
from duologue.reading.reference.stage import reference
from duologue.reading.speech.stage import speech
from duologue.reading.thoughts.stage import thoughts
from duologue.reading.words.stage import words
from duologue.story.cast import person_called
from duologue.story.given import Given
from duologue.story.stage import Stage, check_order
from duologue.story.story import Story
from duologue.text.source import Source

STAGES: tuple[Stage, ...] = (
    layout, speech, encoding, words, cast, coreference, attribution, reference, thoughts, acts, bonds
)  # fmt: skip
RULES = tuple(step for step in STAGES if step not in (encoding, coreference))
"""The same without the encoder: what the others could use of its layers is empty."""
READ_FOR_TALK = RULES[:4]
"""What must be read before a choice of speakers: where training begins."""

Progress = Callable[[str, int, int], None]


def read(path: str | os.PathLike[str], progress: Progress | None = None, rules: bool = False) -> Story:
    """Read the story in a file of any format that `duologue formats` lists; by `rules` alone, without the encoder.

    Corrections kept beside the file (`story.txt.duologue.json`) outrank every guess; `source.notes` tell of them.
    `progress` is called before each stage with its name, its place from 0 and the number of stages.
    Raises UnreadableSource where the file cannot be opened as a story, UnreadableCorrections where its corrections
    cannot be understood.
    """
    source, given = open_corrected(Path(path))
    return read_source(source, progress, given, rules)


def open_corrected(path: Path) -> tuple[Source, Given]:
    """The source in a file, and the corrections kept beside it laid onto its text; its notes tell of them."""
    source = open_source(path)
    beside = corrections.beside(path)
    book = corrections.load(beside)
    if not len(book):
        return source, Given()
    laid = book.onto(source.text)
    lost = f"; the words of {len(laid.unmatched)} are no longer in the story" if laid.unmatched else ""
    note = f"read with {len(book)} correction{'' if len(book) == 1 else 's'} from {beside.name}{lost}"
    return replace(source, notes=(*source.notes, note)), laid.given


def read_text(text: str, progress: Progress | None = None, rules: bool = False) -> Story:
    """Read a story, or a transcript, already in memory as plain text. Any string at all gives a Story."""
    source, transcript = Source.from_text(text), transcript_of(text)
    if transcript:
        source = replace(source, format=transcript.format, parts=transcript.parts, spoken=transcript.spoken)
    return read_source(source, progress, rules=rules)


def read_source(
    source: Source, progress: Progress | None = None, given: Given | None = None, rules: bool = False
) -> Story:
    """Run every stage over `source`; `given` are corrections, which outrank every guess."""
    return read_stages(source, RULES if rules else STAGES, progress, given)


def read_again(story: Story, given: Given, progress: Progress | None = None) -> Story:
    """The story under other corrections: as if read from the start, less the stages that they cannot change.

    What was read by rules alone is read again by rules alone.
    """
    stages = STAGES if "encoding" in story.read else RULES
    changed = first_changed(story, given)
    unchanged = stages[: stages.index(changed)] if changed else stages
    kept = [step for step in unchanged if step.writes <= set(story.read)]
    read = tuple(name for step in kept for name in sorted(step.writes))
    begun = Story(story.source, given, read=read, **{name: getattr(story, name) for name in read})
    return _run(begun, stages[len(kept) :], progress)


def speakers_again(story: Story, given: Given) -> Story:
    """The speakers alone under other corrections of lines, in the blink that a page may take to answer.

    Only the conversations are decided again in which a line is given otherwise. Layers that rest on the speakers
    are still the old ones, and what the line tells of a voice elsewhere is not heard: `read_again` brings both.
    """
    return speakers_near(story, given) if not story.source.spoken else story


def first_changed(story: Story, given: Given) -> Stage | None:
    """The first stage that reads what differs between the old corrections and `given`; None where none does."""
    if story.given.stretches != given.stretches:
        return speech
    renamed = _named(story.given) ^ _named(given)
    if story.given.people != given.people or any(_joins(story, name) for name in renamed):
        return cast
    if story.given.speakers != given.speakers:
        return attribution
    return None


def _named(given: Given) -> set[str]:
    return {one.speaker for one in given.speakers if one.speaker}


def _joins(story: Story, name: str) -> bool:
    """Whether somebody of that name is, or would be, in the cast only because a line is given to them."""
    person = person_called(story.cast, name)
    if person is None:
        return True
    told = person.lead or person.narrator or any(mention.character == person.id for mention in story.names)
    return not told


def read_stages(
    source: Source, stages: Sequence[Stage], progress: Progress | None = None, given: Given | None = None
) -> Story:
    """Run some stages, in order, over `source`. Raises StageError where one runs ahead of what it reads."""
    check_order(stages)
    return _run(Story(source, given or Given()), stages, progress)


def _run(story: Story, stages: Sequence[Stage], progress: Progress | None) -> Story:
    with _nothing_collected():
        for place, stage in enumerate(stages):
            if progress:
                progress(stage.name, place, len(stages))
            story = stage(story)
    return story


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the search for objects that only hold each other: a reading makes a great many and none such, and to
    look through them all, again and again, took a tenth of its time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
