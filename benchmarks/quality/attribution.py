"""Judge who says each gold part, and to whom. Where gold comes from and how it is printed is elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.quality.gold import GoldNovel, GoldPart, trimmed
from benchmarks.quality.naming import many_to_one, name_votes, narrator_by_role, one_to_one
from benchmarks.quality.overlap import Predicted, best_overlaps, is_strict, predictions, shared
from duologue.story.story import Story
from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reading made of one gold part.

    `answer` is the stretch that overlaps it most, None where the part was missed. `named` is the gold person
    its speaker maps to, None where there is no speaker or it maps to nobody; `named_alone` is the same under
    the one-to-one mapping. `addressees` are gold persons, or ids in brackets where one maps to nobody.
    """

    part: GoldPart
    answer: Predicted | None
    strict: bool
    named: str | None
    named_alone: str | None
    addressees: frozenset[str]
    named_if_pressed: str | None = None

    @property
    def right(self) -> bool:
        """Whether the speaker is right under the many-to-one mapping."""
        return self.named == self.part.speaker

    @property
    def right_alone(self) -> bool:
        """Whether the speaker is right when a person may be one character only."""
        return self.named_alone == self.part.speaker

    @property
    def right_if_pressed(self) -> bool:
        """Whether it is right, or would be if the likeliest speaker were named where nobody is."""
        return self.named_if_pressed == self.part.speaker

    @property
    def speaker(self) -> str | None:
        """The predicted speaker's id, None where the part was missed or nobody was named."""
        return self.answer.speaker if self.answer else None


@dataclass(frozen=True, slots=True)
class Detection:
    """How many predicted stretches there are, and how many overlap a gold part: of `speech`, and of all."""

    speech: int
    speech_true: int
    all: int
    all_true: int
    all_strict: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One novel, judged. `persons_with_character` are the gold persons to whom some character maps.

    `right_by_role` counts parts right when a narrator whose names map to nobody is the gold narrator.
    """

    name: str
    verdicts: tuple[Verdict, ...]
    detection: Detection
    persons_with_character: frozenset[str]
    right_by_role: int = 0


def judge(gold: GoldNovel, story: Story) -> Judged:
    """Judge a reading by the names of its cast."""
    votes = name_votes(story, gold.aliases)
    persons = many_to_one(votes)
    judged = judge_with(gold, predictions(story), persons, one_to_one(votes))
    roles = narrator_by_role(story, gold.aliases) | persons
    by_role = sum(v.speaker is not None and roles.get(v.speaker) == v.part.speaker for v in judged.verdicts)
    return replace(judged, right_by_role=by_role)


def judge_with(
    gold: GoldNovel, predicted: Sequence[Predicted], persons: dict[str, str], persons_alone: dict[str, str]
) -> Judged:
    """Judge predicted stretches, in order of place, given who the characters are."""
    spans = [trimmed(part.span, gold.text) for part in gold.parts]
    verdicts = tuple(
        _verdict(part, span, None if index is None else predicted[index], persons, persons_alone)
        for part, span, index in zip(gold.parts, spans, best_overlaps(spans, predicted), strict=True)
    )
    return Judged(gold.name, verdicts, detection(spans, predicted), frozenset(persons.values()))


def _verdict(
    part: GoldPart,
    span: Span,
    answer: Predicted | None,
    persons: dict[str, str],
    persons_alone: dict[str, str],
) -> Verdict:
    if answer is None:
        return Verdict(part, None, False, None, None, frozenset())
    likeliest = answer.speaker or next(iter(answer.others), None)
    return Verdict(
        part=part,
        answer=answer,
        strict=is_strict(span, answer.span),
        named=persons.get(answer.speaker) if answer.speaker else None,
        named_alone=persons_alone.get(answer.speaker) if answer.speaker else None,
        named_if_pressed=persons.get(likeliest) if likeliest else None,
        addressees=frozenset(persons.get(who, f"<{who}>") for who in answer.addressees),
    )


def detection(spans: Sequence[Span], predicted: Sequence[Predicted]) -> Detection:
    """Count predicted stretches that overlap a gold span, also strictly; unmarked thoughts do not count."""
    in_order = sorted(spans)
    counted = [p for p in predicted if p.kind != "thought" or p.source.startswith("quoted-thought")]
    touching = [_touching(in_order, p.span) for p in counted]
    speech = [bool(t) for p, t in zip(counted, touching, strict=True) if p.kind == "speech"]
    return Detection(
        speech=len(speech),
        speech_true=sum(speech),
        all=len(counted),
        all_true=sum(bool(t) for t in touching),
        all_strict=sum(any(is_strict(s, p.span) for s in t) for p, t in zip(counted, touching, strict=True)),
    )


def _touching(in_order: Sequence[Span], place: Span) -> list[Span]:
    """The gold spans that share a character with `place`; gold spans of one corpus hardly ever overlap."""
    low, high = 0, len(in_order)
    while low < high:
        middle = (low + high) // 2
        if in_order[middle].end <= place.start:
            low = middle + 1
        else:
            high = middle
    found = []
    for span in in_order[max(0, low - 1) :]:
        if span.start >= place.end:
            break
        if shared(span, place):
            found.append(span)
    return found
