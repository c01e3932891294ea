"""Who says a quote, and to whom."""

from dataclasses import dataclass

from duologue.text.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker and addressees of one quote, with how sure that is and why.

    `kind` is how the text gives the speaker, in the terms of the Project Dialogism Novel Corpus: "explicit" (a
    cue with a name), "anaphoric" (a cue with a pronoun or description) or "implicit" (no cue). `cue` is the place
    of the reporting words. `score` is the probability the reading gives its answer; `speaker` is None where no
    answer is likely enough to state. `others` are the next likeliest speakers with theirs.
    """

    quote: str
    speaker: str | None
    addressees: tuple[str, ...]
    kind: str
    cue: Span | None
    score: float
    because: tuple[str, ...]
    others: tuple[tuple[str, float], ...] = ()
