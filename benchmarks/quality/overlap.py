"""Which predicted stretch answers which gold part. Looks only at places; who speaks is scored elsewhere."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.quality.gold import trimmed
from duologue.story.story import Story
from duologue.text.span import Span

STRICT = 0.8  # the share of characters both stretches must have in common to count as the same quotation


@dataclass(frozen=True, slots=True)
class Predicted:
    """One stretch the reading calls a quotation or a thought in marks, with its answer.

    `source` is the id of its quote or thought; `kind` is that of the quote, or "thought". `cue` is the kind
    of attribution the reading claims, empty where it gave none. `others` are the next likeliest speakers.
    """

    span: Span
    source: str
    kind: str
    speaker: str | None = None
    addressees: tuple[str, ...] = ()
    score: float = 0.0
    cue: str = ""
    because: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def predictions(story: Story) -> tuple[Predicted, ...]:
    """Every predicted stretch in order of place: the spans of the quotes, then thoughts in marks."""
    answers = {answer.quote: answer for answer in story.attributions}
    found: list[Predicted] = []
    for quote in story.quotes:
        answer = answers.get(quote.id)
        for span in quote.spans:
            place = trimmed(span, story.text)
            if answer is None:
                found.append(Predicted(place, quote.id, quote.kind))
                continue
            found.append(
                Predicted(
                    span=place,
                    source=quote.id,
                    kind=quote.kind,
                    speaker=answer.speaker,
                    addressees=answer.addressees,
                    score=answer.score,
                    cue=answer.kind,
                    because=answer.because,
                    others=tuple(who for who, _ in answer.others),
                )
            )
    return tuple(sorted((*found, *_thoughts(story)), key=lambda p: (p.span.start, -p.span.end)))


def _thoughts(story: Story) -> list[Predicted]:
    """Thoughts as answers: gold corpora list thoughts in marks as quotations of their thinker."""
    found = []
    thinkers: dict[Span, str] = {}
    for thought in story.thoughts:
        if thought.form != "direct":
            continue
        for span in thought.spans:
            place = trimmed(span, story.text)
            thinkers[place] = thought.id
            found.append(
                Predicted(place, thought.id, "thought", thought.character, (), thought.score, "", thought.because)
            )
    for number, quoted in enumerate(story.quoted_thoughts):
        for span in quoted.spans:
            place = trimmed(span, story.text)
            if place not in thinkers:
                found.append(Predicted(place, f"quoted-thought-{number}", "thought"))
    return found


def shared(left: Span, right: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def is_strict(left: Span, right: Span) -> bool:
    """Whether each span holds at least STRICT of the other's characters."""
    return shared(left, right) >= STRICT * max(len(left), len(right))


def best_overlaps(spans: Sequence[Span], predicted: Sequence[Predicted]) -> list[int | None]:
    """For each span the index of the predicted stretch that shares most with it, or None.

    Among equals the tighter stretch wins (a nested quotation before the one around it), then a quotation
    before a thought, then the earlier one. `predicted` must be ordered by where it starts.
    """
    starts = [p.span.start for p in predicted]
    reach = _furthest_ends(predicted)
    best: list[int | None] = []
    for span in spans:
        index = bisect_left(starts, span.end) - 1
        choice: tuple[int, int, bool, int] | None = None
        while index >= 0 and reach[index] > span.start:
            common = shared(span, predicted[index].span)
            if common:
                rank = (common, -len(predicted[index].span), predicted[index].kind != "thought", -index)
                choice = rank if choice is None else max(choice, rank)
            index -= 1
        best.append(None if choice is None else -choice[3])
    return best


def _furthest_ends(predicted: Sequence[Predicted]) -> list[int]:
    """The furthest end among the stretches up to each index, so that a search back knows where to stop."""
    reach: list[int] = []
    for p in predicted:
        reach.append(max(p.span.end, reach[-1] if reach else 0))
    return reach
