"""What each person does in each block, before it is weighed: speech, deeds told by the narration, inner life.

The unit is everything that one person does within one block; what is said and done shows, what is felt does not.
Who it is done to is whom the speech addresses or the clause touches, else the one they are with.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from duologue.reading.acts.people import Naming, namings, speakers
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING, SAYING_ING
from duologue.text.verbs import looks_finite

Range = tuple[int, int]
"""Words [first, last)."""
Spoken = tuple[str, list[Range], tuple[str, ...], float]
"""Speaker, words, hearers, and how sure the speaker is."""
Thinking = tuple[str, list[Range], tuple[str, ...]]
"""Whose thought it is, its words, and of whom they think."""
ADDRESSED = 3
"""Of a speech to many, so many hearers get an act."""
_AHEAD = 4
"""A verb stands at most so many words behind its subject ("she very slowly turned")."""
_OWNED_AHEAD = 5
_NEW_CLAUSE = frozenset("he she they i we it and or but while as when if who that which because to".split())
"""Behind one of these the verb is somebody else's."""


@dataclass
class Conduct:
    """What `actor` does in block number `block`: ranges of words for each channel, and to whom, with how sure.

    `said` is their speech, `done` the clauses they are the subject of (cues of their speech among them), `deeds`
    those that are no cue, `felt` what the narration tells of their inner life, `rest` all narration of the
    block. `touches` tells that a clause names somebody else beside them.
    """

    block: int
    actor: str
    scene: str | None
    said: list[Range] = field(default_factory=list)
    done: list[Range] = field(default_factory=list)
    deeds: list[Range] = field(default_factory=list)
    felt: list[Range] = field(default_factory=list)
    rest: list[Range] = field(default_factory=list)
    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    touches: bool = False
    sure: float = 1.0

    @property
    def toward(self) -> str | None:
        """The one whom it is mainly done to."""
        return next((who for channel in ("said", "done", "felt") for who in self.targets.get(channel, ())), None)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words [first, last) of narration whose subject is `who`; `others` are the people it touches."""

    first: int
    last: int
    who: str
    others: tuple[str, ...]
    reports: bool


def conducts(story: Story, words: Words) -> list[Conduct]:
    """Everything each person does, block by block, in reading order."""
    told = namings(story, words)
    said = _speech(story, words)
    felt = _thoughts(story, words)
    narrated = _narration(story, words)
    found: list[Conduct] = []
    company = _Company(_casts(story, told, said))
    for number, block in enumerate(story.blocks):
        if block.kind != "paragraph":
            continue
        company.enter(block.scene)
        here = _Here(number, block.scene, company)
        narration = narrated[number]
        for spoken in said[number]:
            here.speaks(*spoken)
        for first, last in narration:
            for clause in clauses_in(words, first, last, told[number]):
                if not _imagined(clause, felt[number]):
                    here.acts(clause)
        for thought in felt[number]:
            here.feels(*thought)
        found += here.conducts(narration)
    return found


class _Here:
    """What everybody does in one block, as it is told."""

    def __init__(self, block: int, scene: str | None, company: "_Company") -> None:
        self.block, self.scene, self.company = block, scene, company
        self.found: dict[str, Conduct] = {}

    def _of(self, who: str) -> Conduct:
        return self.found.setdefault(who, Conduct(self.block, who, self.scene))

    def speaks(self, who: str, ranges: list[Range], hearers: tuple[str, ...], sure: float) -> None:
        """Words are said, to `hearers` or to whom one is with."""
        one = self._of(who)
        one.said += ranges
        one.sure = min(one.sure, sure)
        one.targets["said"] = hearers or self.company.with_(who)
        self.company.meet(who, one.targets["said"])

    def acts(self, clause: "Clause") -> None:
        """A clause tells of something done."""
        one = self._of(clause.who)
        one.done.append((clause.first, clause.last))
        if not clause.reports:
            one.deeds.append((clause.first, clause.last))
            one.touches = one.touches or bool(clause.others)
            others = clause.others or one.targets.get("done") or self.company.with_(clause.who)
            one.targets["done"] = others
        self.company.see(clause.who)
        self.company.meet(clause.who, clause.others)

    def feels(self, who: str, ranges: list[Range], others: tuple[str, ...]) -> None:
        """A thought is told."""
        one = self._of(who)
        one.felt += ranges
        one.targets["felt"] = others or one.targets.get("said") or self.company.with_(who)

    def conducts(self, narration: list[Range]) -> list[Conduct]:
        """Everybody's conduct. Targets that the block leaves open are filled, and nobody acts on themselves."""
        for who, one in self.found.items():
            one.rest = [stretch for stretch in narration if stretch not in one.done]
            default = one.targets.get("said") or one.targets.get("done") or self.company.with_(who)
            for channel in ("said", "done", "felt"):
                others = one.targets.get(channel) or default
                one.targets[channel] = tuple(o for o in dict.fromkeys(others) if o != who)[:ADDRESSED]
        return list(self.found.values())


def _casts(story: Story, told: list[list[Naming]], said: list[list[Spoken]]) -> dict[str | None, list[str]]:
    """The people of each scene, those first of whom there is most."""
    counts: dict[str | None, Counter[str]] = defaultdict(Counter)
    for number, block in enumerate(story.blocks):
        counts[block.scene].update(naming.who for naming in told[number])
        counts[block.scene].update(spoken[0] for spoken in said[number])
    return {scene: sorted(count, key=lambda who: (-count[who], who)) for scene, count in counts.items()}


class _Company:
    """Who is about in a scene, and whom each last dealt with. `casts` has everybody whom a scene will see."""

    def __init__(self, casts: dict[str | None, list[str]]) -> None:
        self.casts = casts
        self.scene: str | None = None
        self.seen: list[str] = []
        self.last: dict[str, tuple[str, ...]] = {}

    def enter(self, scene: str | None) -> None:
        """A new scene begins with nobody in it."""
        if scene != self.scene:
            self.scene, self.seen, self.last = scene, [], {}

    def see(self, who: str) -> None:
        """`who` has just been about."""
        if who in self.seen:
            self.seen.remove(who)
        self.seen.append(who)

    def meet(self, who: str, others: tuple[str, ...]) -> None:
        """`who` deals with others, and they with them."""
        for other in others:
            if other != who:
                self.see(other)
                self.last[other] = (who,)
        if others:
            self.last[who] = others
        self.see(who)

    def with_(self, who: str) -> tuple[str, ...]:
        """Whom `who` last dealt with here, else the last seen besides them, else the one most seen in the
        scene."""
        others = tuple(other for other in self.last.get(who, ()) if other != who)
        seen = [*reversed(self.seen), *self.casts.get(self.scene, ())]
        return others or tuple(other for other in seen if other != who)[:1]


def _speech(story: Story, words: Words) -> list[list[Spoken]]:
    """For each block what is said in it, by whom and to whom. A speech over several blocks is parted."""
    answers = speakers(story)
    found: list[list[Spoken]] = [[] for _ in story.blocks]
    runs: dict[tuple[int, int], list[Range]] = defaultdict(list)
    for begin, end in words.runs:
        if words.quote[begin] != NARRATION and words.block[begin] >= 0:
            runs[words.block[begin], words.quote[begin]].append((begin, end))
    for (block, quote), ranges in runs.items():
        answer = answers[quote]
        if answer and answer.speaker and story.quotes[quote].kind != "quoted":
            found[block].append((answer.speaker, ranges, answer.addressees, answer.score))
    return found


def _thoughts(story: Story, words: Words) -> list[list[Thinking]]:
    """For each block whose thoughts it holds."""
    found: list[list[Thinking]] = [[] for _ in story.blocks]
    told: dict[int, list[str]] = {}
    for mention in story.mentions:
        told.setdefault(bisect_left(words.start, mention.span.start), []).append(mention.character)
    for thought in story.thoughts:
        if thought.character is None:
            continue
        edges = [(bisect_left(words.start, s.start), bisect_left(words.start, s.end)) for s in thought.spans]
        ranges = [(a, b) for a, b in edges if a < b and words.block[a] >= 0]
        if ranges:
            others = [who for a, b in ranges for i in range(a, b) for who in told.get(i, ())]
            others = [who for who in others if who != thought.character]
            found[words.block[ranges[0][0]]].append((thought.character, ranges, tuple(dict.fromkeys(others))[:1]))
    return found


def _imagined(clause: Clause, thoughts: list[Thinking]) -> bool:
    """Whether a clause stands in another's thought: how she had smiled, he remembers; she does not smile here."""
    return any(
        who != clause.who and first <= clause.first < last for who, ranges, _ in thoughts for first, last in ranges
    )


def _narration(story: Story, words: Words) -> list[list[Range]]:
    """For each block the stretches that nobody says."""
    found: list[list[Range]] = [[] for _ in story.blocks]
    for begin, end in words.runs:
        if words.quote[begin] == NARRATION and words.block[begin] >= 0:
            found[words.block[begin]].append((begin, end))
    return found


def clauses_in(words: Words, first: int, last: int, told: list[Naming]) -> Iterator[Clause]:
    """Narration [first, last) cut where a new subject takes a verb; what nobody is the subject of is left out."""
    here = [naming for naming in told if first <= naming.first < last]
    heads = [(naming, verb) for naming in here if (verb := _verb_of(words, naming, last)) is not None]
    for place, (naming, verb) in enumerate(heads):
        end = heads[place + 1][0].first if place + 1 < len(heads) else last
        end = _sentence_end(words, naming.first, end)
        others = dict.fromkeys(n.who for n in here if naming.first < n.first < end and n.who != naming.who)
        reports = words.low[verb] in SAYING or words.low[verb] in SAYING_ING
        # "said Nora": the cue's verb stands before.
        begin = min(naming.first, verb)
        yield Clause(begin, max(end, verb + 1), naming.who, tuple(others), reports)


def _verb_of(words: Words, naming: Naming, last: int) -> int | None:
    """The verb that a naming is the subject of: "she turned", "his hand closed", "said Nora"."""
    if not naming.subject and not naming.owns:
        return None
    for index in range(naming.last, min(naming.last + (_OWNED_AHEAD if naming.owns else _AHEAD), last)):
        low = words.low[index]
        if not low[0].isalpha() or low in _NEW_CLAUSE:
            break
        if looks_finite(low) or (index == naming.last and low in SAYING):
            return index
    before = naming.first - 1
    if naming.subject and before >= 0 and words.low[before] in SAYING and words.quote[before] == NARRATION:
        return before
    return None


def _sentence_end(words: Words, first: int, end: int) -> int:
    for index in range(first + 1, end):
        if words.opens[index]:
            return index
    return end
