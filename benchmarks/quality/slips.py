"""The faults that planted.py plants: each takes a clean reading, and gives a text with one fault and its place."""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from duologue.checks.conventions import leaning
from duologue.checks.lines import Said, closer, opener, paragraphs, said
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.word_lists import nicknames, titles

Made = tuple[str, int, int] | None
"""The faulty text and the half-open place of the fault, or None where this passage has no place for it."""
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of fault, and the check that should find it."""

    code: str
    name: str
    plant: Callable[[Story, random.Random], Made]


def edited(text: str, edits: list[Edit]) -> str:
    """`text` with stretches replaced; edits do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _made(text: str, edits: list[Edit], slack: int = 12) -> Made:
    first = min(edit[0] for edit in edits)
    last = max(edit[1] for edit in edits)
    grown = sum(len(new) - (end - start) for start, end, new in edits)
    return edited(text, edits), max(0, first - slack), last + max(0, grown) + slack


def _clean(story: Story) -> list[Quote]:
    """Spoken double quotations of one span with both marks and no fault, inside their paragraph."""
    return [
        quote
        for quote in story.quotes
        if quote.kind == "speech"
        and quote.inside is None
        and len(quote.spans) == 1
        and quote.marks in ("double-curly", "double-straight")
        and not quote.faults
        and opener(story.text, quote.spans[0]) is not None
        and closer(story.text, quote.spans[0]) is not None
        and len(quote.span) > 12
    ]


def _one(story: Story, rng: random.Random) -> tuple[Quote, int, int] | None:
    quotes = _clean(story)
    if not quotes:
        return None
    quote = rng.choice(quotes)
    left, right = opener(story.text, quote.span), closer(story.text, quote.span)
    assert left is not None and right is not None
    return quote, left, right


def unclosed(story: Story, rng: random.Random) -> Made:
    """A closing mark is lost."""
    if (one := _one(story, rng)) is None:
        return None
    _, left, right = one
    made = _made(story.text, [(right, right + 1, "")])
    return None if made is None else (made[0], left, right + 1)


def unopened(story: Story, rng: random.Random) -> Made:
    """An opening mark is lost."""
    if (one := _one(story, rng)) is None:
        return None
    _, left, right = one
    made = _made(story.text, [(left, left + 1, "")])
    return None if made is None else (made[0], left, right + 1)


def uncurled(story: Story, rng: random.Random) -> Made:
    """One of a pair of curly marks faces the wrong way. Straight passages are made curly first."""
    if (one := _one(story, rng)) is None:
        return None
    _, left, right = one
    edits: list[Edit] = []
    for other in story.quotes:
        for span in other.spans:
            for place, mark in ((opener(story.text, span), "“"), (closer(story.text, span), "”")):
                if place is not None and story.text[place] in '"“”':
                    edits.append((place, place + 1, mark))
    turned = left if rng.random() < 0.5 else right
    edits = [edit for edit in dict.fromkeys(edits) if edit[0] != turned]
    edits.append((turned, turned + 1, "”" if turned == left else "“"))
    return edited(story.text, edits), left, right + 1


def mixed(story: Story, rng: random.Random) -> Made:
    """One quotation of the passage has the marks of another convention."""
    if (one := _one(story, rng)) is None or len(_clean(story)) < 9:
        return None
    quote, left, right = one
    if "'" in quote.span.of(story.text) or "’" in quote.span.of(story.text):
        return None
    curly = story.text[left] in "“”"
    new = rng.choice([('"', '"'), ("‘", "’")] if curly else [("“", "”"), ("'", "'")])
    return _made(story.text, [(left, left + 1, new[0]), (right, right + 1, new[1])])


def spaced(story: Story, rng: random.Random) -> Made:
    """A space inside a mark, or none outside it."""
    if (one := _one(story, rng)) is None:
        return None
    _, left, right = one
    text = story.text
    kinds: list[Edit] = [(left + 1, left + 1, " "), (right, right, " ")]
    if left and text[left - 1] == " ":
        kinds.append((left - 1, left, ""))
    if text[right + 1 : right + 2] == " " and text[right + 2 : right + 3].isalpha():
        kinds.append((right + 1, right + 2, ""))
    return _made(text, [rng.choice(kinds)])


def stop_outside(story: Story, rng: random.Random) -> Made:
    """A comma or full stop moves behind its mark, in an American passage."""
    text = story.text
    if leaning(text) < 0:
        return None
    quotes = [q for q in _clean(story) if text[(closer(text, q.span) or 1) - 1] in ",."]
    if len(quotes) < 9:
        return None
    mark = closer(text, rng.choice(quotes).span)
    assert mark is not None
    return _made(text, [(mark - 1, mark + 1, text[mark] + text[mark - 1])])


def two_speakers(story: Story, rng: random.Random) -> Made:
    """Two neighbouring paragraphs, each with its cue, are run together."""
    spoken = list(paragraphs(said(story)))
    pairs = [
        (one[0], other[0])
        for one, other in pairwise(spoken)
        if other[0].block == one[0].block + 1 and _each_its_own(one, other)
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    gap = (story.blocks[one.block].span.end, story.blocks[other.block].span.start)
    end = story.blocks[other.block].span.end
    return edited(story.text, [(*gap, " ")]), story.blocks[one.block].span.start, end


def _each_its_own(one: list[Said], other: list[Said]) -> bool:
    if not (one[0].answer.kind == other[0].answer.kind == "explicit"):
        return False
    if any(line.quote.marks in ("dash", "none") or line.quote.faults for line in (one[0], other[0])):
        return False
    return len(one) == 1 and one[0].answer.speaker != other[0].answer.speaker


def unmarked_paragraph(story: Story, rng: random.Random) -> Made:
    """A long speech is cut in two paragraphs, and the second does not open again."""
    text = story.text
    cuts = [
        quote.span.start + match.end()
        for quote in _clean(story)
        for match in re.finditer(r"[\w,;]{3}[.!?]\s+(?=[A-Z])", quote.span.of(text))
        if match.end() > 60 and len(quote.span) - match.end() > 40
    ]
    if not cuts:
        return None
    cut = rng.choice(cuts)
    before = len(text[:cut].rstrip())
    return _made(text, [(before, cut, "\n\n")], slack=200)


def lost_speaker(story: Story, rng: random.Random) -> Made:
    """An exchange of three or more people loses its cues and all that stands around them."""
    runs: list[list[list[Said]]] = [[]]
    for lines in paragraphs(said(story)):
        if runs[-1] and lines[0].block != runs[-1][-1][0].block + 1:
            runs.append([])
        runs[-1].append(lines)
    fit = [run for run in runs if len(run) >= 4 and len({line.answer.speaker for ls in run for line in ls}) >= 3]
    if not fit:
        return None
    run = rng.choice(fit)
    edits: list[Edit] = []
    for lines in run:
        block = story.blocks[lines[0].block].span
        spoken = " ".join(span.of(story.text) for line in lines for span in line.quote.spans)
        edits.append((block.start, block.end, f"“{spoken.rstrip(',')}”"))
    first = story.blocks[run[0][0].block].span.start
    text = edited(story.text, edits)
    return text, first, first + sum(len(edit[2]) + 2 for edit in edits)


HOPS = (
    "{name} thought that it was no use at all, and wondered how it would end.",
    "{name} wondered whether anybody had seen the light in the window.",
    "{name} knew that it could not last, and hoped that nobody else had noticed.",
    "It occurred to {name} that there was still time to go home.",
)


def another_head(story: Story, rng: random.Random) -> Made:
    """A scene that gives one person's thoughts gives, in one paragraph more, somebody else's."""
    minds = Counter(one.character for one in story.thoughts if one.character and one.score >= 0.75)
    if len(story.scenes) != 1 or len(minds) != 1 or sum(minds.values()) < 2:
        return None
    mind = next(iter(minds))
    if story.characters[mind].narrator:
        return None
    named = Counter(one.character for one in story.mentions if one.kind == "name")
    others = [who for who, times in named.items() if times >= 3 and who != mind and story.characters[who].named]
    last = max(one.spans[-1].end for one in story.thoughts if one.character == mind)
    ahead = [block for block in story.blocks if block.kind == "paragraph" and block.span.start > last]
    if not others or not ahead:
        return None
    sentence = rng.choice(HOPS).format(name=story.characters[rng.choice(others)].name)
    return _made(story.text, [(ahead[0].span.start, ahead[0].span.start, sentence + "\n\n")])


def _frequent(story: Story, least: int) -> list[tuple[str, list[int]]]:
    """First names of people that stand often, with their places in the text."""
    found = []
    for person in story.cast:
        words = person.name.split()
        if not person.named or len(words) != 1 or len(words[0]) < 5 or words[0].lower() in titles():
            continue
        places = [match.start() for match in re.finditer(rf"\b{re.escape(words[0])}\b", story.text)]
        if len(places) >= least:
            found.append((words[0], places))
    return found


def odd_spelling(story: Story, rng: random.Random) -> Made:
    """One letter of one place of a frequent name changes."""
    names = _frequent(story, 10)
    if not names:
        return None
    name, places = rng.choice(names)
    at, place = rng.randrange(1, len(name) - 1), rng.choice(places)
    swap = {"a": "e", "e": "a", "i": "y", "o": "u", "u": "o", "y": "i"}
    letter = swap.get(name[at], name[at] * 2)
    return _made(story.text, [(place + at, place + at + 1, letter)])


def look_alikes(story: Story, rng: random.Random) -> Made:
    """A second person is renamed so that one letter tells the two apart."""
    names = _frequent(story, 6)
    if len(names) < 2 or len(story.scenes) != 1:
        return None
    (name, _), (other, places) = rng.sample(names, 2)
    twin = name[:-1] + rng.choice([letter for letter in "aeny" if letter != name[-1]])
    if re.search(rf"\b{re.escape(twin)}\b", story.text) or twin.lower() in nicknames().get(name.lower(), ()):
        return None
    text = edited(story.text, [(place, place + len(other), twin) for place in places])
    return text, 0, len(text)


def stranger(story: Story, rng: random.Random) -> Made:
    """A tag names somebody who is nowhere else."""
    lines = [line for line in said(story) if line.answer.kind == "explicit" and line.answer.cue]
    named = {mention.span: mention for mention in story.mentions if mention.kind == "name"}
    places = [
        span
        for line in lines
        for span in named
        if line.answer.cue and line.answer.cue.covers(span) and len(line.answer.cue.of(story.text).split()) == 2
    ]
    if not places:
        return None
    span, name = rng.choice(places), rng.choice(["Hargreave", "Winslow", "Pettifer", "Odette", "Barnabas"])
    return None if name in story.text else _made(story.text, [(span.start, span.end, name)])


def _alone(text: str, place: int, name: str) -> bool:
    """Whether a name stands without another beside it: in “Lady Anne Elliot” it cannot be changed alone."""
    before = text[max(0, place - 40) : place].split()[-1:]
    after = text[place + len(name) : place + len(name) + 40].split(maxsplit=1)[:1]
    behind = after[0] if after and text[place + len(name)] in " \n" else ""
    return not behind[:1].isupper() and not (before and before[0][:1].isupper() and before[0][-1].isalpha())


def many_names(story: Story, rng: random.Random) -> Made:
    """The narration calls a frequent person by a full name and by short ones in turn."""
    quoted = [span for quote in story.quotes for span in quote.spans]
    for name, places in _frequent(story, 12):
        told = [place for place in places if not any(place in span for span in quoted)]
        told = [place for place in told if _alone(story.text, place, name)]
        if len(told) < 10:
            continue
        forms = rng.choice(
            [
                ("Elizabeth Marchmont", "Lizzie", "Marchmont", "Elizabeth", "Beth"),
                ("Thomas Marchmont", "Tommy", "Marchmont", "Thomas", "Tom"),
                ("Katharine Marchmont", "Kitty", "Marchmont", "Katharine", "Kate"),
            ]
        )
        edits = [(place, place + len(name), forms[n % len(forms)]) for n, place in enumerate(told)]
        text = edited(story.text, edits)
        return text, 0, len(text)
    return None


SLIPS = (
    Slip("D101", "an exchange of three without its cues", lost_speaker),
    Slip("D201", "somebody else's thoughts in a scene", another_head),
    Slip("D301", "a closing mark lost", unclosed),
    Slip("D302", "an opening mark lost", unopened),
    Slip("D303", "a mark curled the wrong way", uncurled),
    Slip("D304", "a quotation in another convention", mixed),
    Slip("D305", "a space on the wrong side", spaced),
    Slip("D306", "a stop behind its mark", stop_outside),
    Slip("D307", "two speakers run into one paragraph", two_speakers),
    Slip("D308", "a paragraph of speech without its mark", unmarked_paragraph),
    Slip("D401", "one person under many names", many_names),
    Slip("D402", "two people named almost alike", look_alikes),
    Slip("D403", "a name spelt two ways", odd_spelling),
    Slip("D404", "a speaker who is nowhere else", stranger),
)
