"""Who says how much, and to whom: the counts that every view of a story shows. Draws nothing."""

from collections import Counter
from dataclasses import dataclass

from duologue.story.attribution import Attribution
from duologue.story.cast import Character
from duologue.story.speech import Quote
from duologue.story.story import Story

# Below three chances in five a line is shown as unsure: at that rate a reader would want to look.
SURE = 0.6
# A page can tell six colours apart, by colour-blind eyes too; whoever speaks less goes by name alone.
LEADS = 6
_TOLD = ("paragraph", "heading")
_TITLES = {
    "the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "doctor", "sir", "lady", "lord", "madame", "aunt",
    "uncle", "captain", "colonel", "father", "mother", "sister", "brother", "professor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What one character says. `words` counts speech and writing; `to`, those words by addressee, most first.

    `mark` is a short name of one to three characters, and `part` the share of all the words said.
    """

    character: Character
    mark: str
    words: int
    lines: int
    thoughts: int
    part: float
    to: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The talk of one story. `people` are those who say or think something, most words first.

    A line is a quote that was given an answer, even "unknown". Of speech told within speech every word counts
    once: for whoever is known to have said it first, else for whoever repeats it, in whose line it then stands.
    """

    people: tuple[Share, ...]
    silent: tuple[Character, ...]
    lines: int
    words: int
    unknown_words: int
    unknown_lines: int
    unsure: tuple[str, ...]
    story_words: int

    @property
    def leads(self) -> tuple[Share, ...]:
        """Those who say or think enough to have a colour and a lane of their own."""
        first = self.people[:LEADS]
        return first if len(self.people) <= LEADS else tuple(s for s in first if s.part >= 0.01) or first[:1]


def told_lines(story: Story) -> list[Attribution]:
    """The lines of a story: every quote with an answer, but for words repeated inside a line from nobody known."""
    nested = {quote.id for quote in story.quotes if quote.inside}
    return [answer for answer in story.attributions if answer.speaker is not None or answer.quote not in nested]


def is_unsure(answer: Attribution) -> bool:
    """Whether a reader should be told that this speaker may be wrong."""
    return answer.speaker is None or answer.score < SURE


def word_count(text: str) -> int:
    """Words as a writer counts them: what stands between spaces."""
    return len(text.split())


def quote_words(story: Story, quote: Quote) -> int:
    """The words inside the marks of `quote`."""
    return sum(word_count(span.of(story.text)) for span in quote.spans)


def _own_words(story: Story, told: list[Attribution]) -> dict[str, int]:
    """The words of each line, without those of the lines that are told within it."""
    quotes = {quote.id: quote for quote in story.quotes}
    whole = {answer.quote: quote_words(story, quotes[answer.quote]) for answer in told}
    own = dict(whole)
    for line, count in whole.items():
        outer = quotes[line].inside
        while outer is not None and outer not in own:
            outer = quotes[outer].inside
        if outer is not None:
            own[outer] = max(0, own[outer] - count)
    return own


def shares(story: Story) -> Shares:
    """Count who says how much in `story`."""
    words: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    towards: dict[str, Counter[str]] = {}
    unknown_words = unknown_lines = 0
    told = told_lines(story)
    own = _own_words(story, told)
    for answer in told:
        count = own[answer.quote]
        if answer.speaker is None:
            unknown_words, unknown_lines = unknown_words + count, unknown_lines + 1
            continue
        words[answer.speaker] += count
        lines[answer.speaker] += 1
        towards.setdefault(answer.speaker, Counter()).update(dict.fromkeys(answer.addressees, count))
    total = words.total() + unknown_words
    people = _people(story, words, lines, towards, total)
    seen = {share.character.id for share in people}
    return Shares(
        people=people,
        silent=tuple(c for c in story.cast if c.id not in seen),
        lines=len(told),
        words=total,
        unknown_words=unknown_words,
        unknown_lines=unknown_lines,
        unsure=tuple(a.quote for a in told if is_unsure(a)),
        story_words=sum(word_count(b.span.of(story.text)) for b in story.blocks if b.kind in _TOLD),
    )


def _people(
    story: Story, words: Counter[str], lines: Counter[str], towards: dict[str, Counter[str]], total: int
) -> tuple[Share, ...]:
    thoughts = Counter(thought.character for thought in story.thoughts if thought.character)
    heard = [c for c in story.cast if lines[c.id] or thoughts[c.id]]
    heard.sort(key=lambda c: (-words[c.id], -lines[c.id], -thoughts[c.id]))
    marks = _marks([c.name for c in heard])
    return tuple(
        Share(
            character=c,
            mark=mark,
            words=words[c.id],
            lines=lines[c.id],
            thoughts=thoughts[c.id],
            part=words[c.id] / total if total else 0.0,
            to=tuple(towards.get(c.id, Counter()).most_common()),
        )
        for c, mark in zip(heard, marks)
    )


def _marks(names: list[str]) -> list[str]:
    """A mark of one to three characters for each name, different for each where three characters allow it."""
    marks: list[str] = []
    for name in names:
        words = [word for word in name.split() if word[0].isalnum()] or ["?"]
        own = [word for word in words if word.rstrip(".").lower() not in _TITLES] or words
        first, initials = own[0], "".join(word[0] for word in own[:2])
        tries = [mark[0].upper() + mark[1:] for mark in (first[:1], initials, first[:2], first[:3])]
        tries.append(f"{tries[0]}{len(marks)}")
        marks.append(next((mark for mark in tries if mark not in marks), tries[-1]))
    return marks
