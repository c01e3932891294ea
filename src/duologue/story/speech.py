"""What is said and what is thought, as stretches of the text. Who says or thinks it: see attribution.py."""

from dataclasses import dataclass

from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks (or after a dash), without the marks; several spans where interrupted.

    `kind` is "speech", "written" (letters, signs, messages) or "quoted" (titles, scare quotes, remembered
    phrases; never given a speaker). `block` is where it begins; a speech may run over several blocks. `inside`
    is the id of the quote in which this one is nested. `faults` name what is wrong with its marks.
    """

    id: str
    spans: tuple[Span, ...]
    block: str
    marks: str
    closed: bool = True
    kind: str = "speech"
    inside: str | None = None
    faults: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first character to the last, any narration between included."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class QuotedThought:
    """A stretch in quotation marks that its cue says is thought, not spoken: 'I must go,' she thought."""

    spans: tuple[Span, ...]
    block: str
    cue: Span


@dataclass(frozen=True, slots=True)
class Thought:
    """A stretch of presented thought. `form` is "direct", "indirect" or "free" (free indirect discourse)."""

    id: str
    spans: tuple[Span, ...]
    character: str | None
    form: str
    score: float
    because: tuple[str, ...] = ()
