"""Tell speech from writing, from thoughts, and from titles and borrowed words that nobody says."""

from dataclasses import replace

from duologue.reading.speech.cues import SAID, SMILED, THOUGHT, WROTE, cue_after, cue_before
from duologue.reading.speech.rules import CRY_OF, IT_SAID, MENTION, READS, SALUTATION, WAS_LIKE, WRITING_NOUN
from duologue.reading.speech.stretches import Stretch
from duologue.text.reporting_verbs import SAYING

SPEECH, WRITTEN, QUOTED, THINKING = "speech", "written", "quoted", "thought"

_TERMINAL = frozenset(".!?…—–-。！？")
# Verbs that give a name as readily as they report words: he called “Stop!”, they called it “home.”
_ALSO_NAMING = frozenset({"read", "reads", "called", "call", "calls", "sang", "reading", "put", "went"})
_LEADS_TO_NAME = frozenset(
    {"the", "a", "an", "of", "as", "his", "her", "their", "at", "in", "from", "on", "by", "some"}
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "on",
        "to",
        "for",
        "by",
        "at",
        "de",
        "la",
        "le",
        "du",
        "des",
        "von",
        "or",
        "with",
        "from",
    ]
)


def tell(text: str, start: int, end: int, stretch: Stretch, led: str = "") -> Stretch:
    """`stretch` of the block [start, end) with its kind; `led` is the end of the block before it."""
    after = cue_after(text, stretch.right, end)
    before = cue_before(text, start, stretch.left)
    left = text[max(start, stretch.left - 140) : stretch.left].rstrip()
    inner = text[stretch.start : stretch.end]
    if _is_written(inner, left, left or led, before, after):
        return replace(stretch, kind=WRITTEN)
    if _is_quoted(text, stretch, inner, left, end, before, after):
        return replace(stretch, kind=QUOTED)
    cue = _thought_cue(inner, left, before, after)
    return replace(stretch, kind=THINKING, cue=cue) if cue else stretch


def tell_inner(text: str, outer: Stretch, stretch: Stretch) -> Stretch:
    """`stretch`, which stands inside `outer`, with its kind: borrowed, unless the speaker tells who said it."""
    inner = text[stretch.start : stretch.end]
    filled = stretch.left == outer.start and stretch.right == outer.end and inner[-1] in _TERMINAL
    if filled or _said_beside(text, outer, stretch, inner):
        return stretch
    return replace(stretch, kind=QUOTED)


def _said_beside(text: str, outer: Stretch, stretch: Stretch, inner: str) -> bool:
    before = cue_before(text, outer.start, stretch.left)
    left = text[max(outer.start, stretch.left - 40) : stretch.left].rstrip()
    whole = inner[:1].isupper() or inner[-1] in _TERMINAL or inner[-1] == ","
    if whole and WAS_LIKE.found_in(left):
        return True
    if before and before[0] == SAID and whole and (left[-1:] in tuple(",:") or _ends_in_saying(left)):
        return True
    after = cue_after(text, stretch.right, outer.end)
    return after is not None and after[0] == SAID and inner[-1] in ",!?…—-"


def _ends_in_saying(left: str) -> bool:
    return bool(left) and left.rsplit(None, 1)[-1].lower() in SAYING


def _is_written(
    inner: str, left: str, led: str, before: tuple[str, int, int] | None, after: tuple[str, int, int] | None
) -> bool:
    if before and before[0] == WROTE and left.endswith((",", ":")):
        return True
    if after and after[0] == WROTE and inner[-1] in ",!?—…":
        return True
    if SALUTATION.found_in(inner[:80]) and len(inner) > 120:
        return True
    if inner.isupper() and len(inner) > 3 and IT_SAID.found_in(left):
        return True
    tail = led[-140:]
    return tail.endswith((",", ":", "read", "reads", "said", "ran", "as follows.")) and bool(
        WRITING_NOUN.found_in(tail) and READS.found_in(tail)
    )


def _thought_cue(
    inner: str, left: str, before: tuple[str, int, int] | None, after: tuple[str, int, int] | None
) -> tuple[int, int] | None:
    if after and inner[-1:] not in "." and after[0] == THOUGHT:
        return after[1:]
    if after and after[0] == SAID and inner[-1:] not in ".":
        return None
    if before and before[0] == THOUGHT and left.endswith((",", ":")):
        return before[1:]
    return None


def _is_quoted(
    text: str,
    stretch: Stretch,
    inner: str,
    left: str,
    end: int,
    before: tuple[str, int, int] | None,
    after: tuple[str, int, int] | None,
) -> bool:
    words = inner.split()
    last = inner[-1]
    stopped = last in _TERMINAL
    if len(words) > 12 or not any(character.isalnum() for character in inner):
        return False
    right = text[stretch.right : min(end, stretch.right + 40)].lstrip()
    cued_after = after is not None and after[0] != SMILED and (last == "," or stopped or right[:1] != ",")
    if not left:
        return (
            not stopped
            and last != ","
            and right[:1] not in ("?", "!")
            and not cued_after
            and _heads_a_sentence(words, right)
        )
    if left[-1].isalnum() or left[-1] in "’'":
        return _embedded(words, left, stopped, before, cued_after)
    if left[-1] in ",:" and before and before[0] in (SAID, THOUGHT):
        return False
    if stopped or last == "," or cued_after:
        return False
    # A new sentence that breaks off is speech whose dash was lost: He began. “Why on earth ”
    # One whose stop stands outside is a sentence all the same: He sat. “Ask me on the plane”.
    whole = left[-1] in ".!?…" and words[0][:1].isupper() and (not right or right[0] in "—–-(.")
    return len(words) <= 6 and not whole


def _heads_a_sentence(words: list[str], right: str) -> bool:
    """Whether words at the head of a paragraph are what its sentence is about: “Home” is a strong word."""
    if not right or right[0] in "—–-;" or len(words) > 6:
        return False
    return len(words) <= 2 or (_titled(words) and not any(word[-1] in "!?.," for word in words))


def _embedded(
    words: list[str], left: str, stopped: bool, before: tuple[str, int, int] | None, cued_after: bool
) -> bool:
    """Whether words that the sentence runs into without a stop are borrowed and not spoken."""
    nearest = left.rsplit(None, 1)[-1].lower()
    last = words[-1][-1]
    if nearest in SAYING and nearest not in _ALSO_NAMING:
        return False
    if CRY_OF.found_in(left) or (last in "!?" and nearest in _ALSO_NAMING):
        return False
    if MENTION.found_in(left):
        return True
    if cued_after and (stopped or last == ","):
        return False
    if stopped and last != ".":
        return False
    if words[0][:1].isupper() and (stopped or last in ",;" or len(words) > 2):
        return _titled(words) and (len(words) > 1 or nearest in _LEADS_TO_NAME)
    return len(words) <= 8


def _titled(words: list[str]) -> bool:
    """Whether every word but the small ones has a capital."""
    return all(word[:1].isupper() or word.lower() in _SMALL for word in words)
