"""D401 and D404: what one person is called, and whether they are introduced. Look-alikes: spellings.py."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from duologue.checks.finding import Check, Finding
from duologue.checks.lines import said, shown
from duologue.story.cast import Character, Mention
from duologue.story.story import Story
from duologue.story.words import bare
from duologue.text.span import Span
from duologue.text.word_lists import nicknames, titles

MANY = 4
"""So many words for one person, titles aside and each used more than once, are many: Bram and Mr. Bram are one."""
TALK, FEW = 6, 3
"""In a story of so many lines, somebody with no more than so few of them needs a word beside their tag."""


def many_names(story: Story) -> Iterator[Finding]:
    """People whom the narration calls by very many names."""
    for who, places in _with_short_names(story, _names_in_narration(story)).items():
        counts: Counter[str] = Counter()
        firsts: dict[str, Span] = {}
        for mention in places:
            for word in _own_words(story, mention.span):
                counts[word] += 1
                firsts.setdefault(word, mention.span)
        names = [name for name, times in counts.most_common() if times > 1]
        if story.characters[who].named and len(names) >= MANY:
            evidence = tuple(sorted({firsts[name] for name in names}))
            message = f"the narration calls one person by {len(names)} names: {', '.join(names[:7])}"
            yield Finding("D401", message, evidence[-1], evidence, 0.7)


def _with_short_names(story: Story, found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """The same, Tommy with Thomas where only one Thomas can be meant: a reader takes the two for one."""
    owners: dict[str, set[str]] = defaultdict(set)
    for who, places in found.items():
        for mention in places:
            for word in _own_words(story, mention.span):
                for short in nicknames().get(word.lower(), ()):
                    owners[short].add(who)
    joined = {who: list(places) for who, places in found.items()}
    for who, places in found.items():
        words = {word.lower() for mention in places for word in _own_words(story, mention.span)}
        owner = owners[words.pop()] - {who} if len(words) == 1 else set()
        if len(owner) == 1 and owner <= joined.keys():
            joined[owner.pop()] += joined.pop(who)
    return joined


def _names_in_narration(story: Story) -> dict[str, list[Mention]]:
    inside = _quoted(story)
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(story.mentions, key=lambda one: one.span):
        if mention.kind == "name" and not mention.address and not inside(mention.span.start):
            found[mention.character].append(mention)
    return found


class _Quoted:
    """Tells whether a place lies inside a quotation; asked in rising order of place."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans, self._at = spans, 0

    def __call__(self, place: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= place:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start <= place


def _quoted(story: Story) -> _Quoted:
    return _Quoted(sorted(span for quote in story.quotes if quote.inside is None for span in quote.spans))


def _own_words(story: Story, span: Span) -> list[str]:
    """The words of a name, without titles and possessives; `JANE` in a heading or a cry is Jane."""
    words = [bare(word).strip(".,") for word in span.of(story.text).split()]
    plain = [word.title() if word.isupper() else word for word in words]
    return [word for word in plain if word[:1].isupper() and len(word) > 1 and word.lower() not in titles()]


def never_introduced(story: Story) -> Iterator[Finding]:
    """Named people of whom the story knows nothing but that they speak."""
    cues: dict[str, list[Span]] = defaultdict(list)
    lines = said(story)
    spoken = Counter(line.answer.speaker for line in lines)
    if len(lines) < TALK or story.source.spoken:  # a script introduces nobody but by their lines
        return
    for line in lines:
        if line.answer.kind == "explicit" and line.answer.speaker and line.answer.cue:
            cues[line.answer.speaker].append(line.answer.cue)
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in story.mentions:
        named[mention.character].append(mention)
    for who, places in cues.items():
        person = story.characters[who]
        own = [mention for mention in named[who] if any(cue.touches(mention.span) for cue in places)]
        in_script = all(mention.span.of(story.text).isupper() for mention in own)
        if not own or in_script or spoken[who] > FEW or not _is_stranger(person, named[who], own):
            continue
        first = min(mention.span for mention in own)
        message = f"{shown(story.text, first)} speaks and is never introduced"
        yield Finding("D404", message, first, tuple(places), 0.8)


def _is_stranger(person: Character, places: list[Mention], own: list[Mention]) -> bool:
    """Whether a named person stands in tags and nowhere else; pronouns tell nothing that a reader would lack."""
    if not person.named or person.narrator or " " in person.name:
        return False
    return all(mention in own for mention in places if mention.kind != "pronoun")


CHECKS = (
    Check("D401", "many names", "One person whom the narration calls by very many names.", True, many_names),
    Check("D404", "never introduced", "A named person who speaks, and is nowhere else.", True, never_introduced),
)
