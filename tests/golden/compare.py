"""Set a reading beside its golden reading: which quote is which, who is who. Counts nothing: see the scorer.

Places are compared without the white space at their ends. Who is who goes by names; someone whom the story
never names is found by the narrator's seat, a shared description, or as the only unnamed person of a gender.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.golden.gold import Gold, GoldPerson, GoldQuote, Place

from duologue.story.cast import Character
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.span import Span

UNKNOWN = "?"
_LEADING = re.compile(r"^(?:the|a|an|his|her|their|my)\s+")
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr", "professor", "sir", "captain", "father", "aunt"])


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One golden quote and what the reading makes of it.

    `speaker` and `to` are golden names, UNKNOWN where ours is nobody of the golden cast; a `speaker` of None
    means that the reading does not say.
    """

    number: int
    gold: GoldQuote
    ours: Quote | None
    exact: bool
    kind: str | None
    speaker: str | None
    to: frozenset[str]
    because: tuple[str, ...]

    @property
    def kind_right(self) -> bool:
        """The golden kind is given; a quotation told inside another may be speech that nobody here says."""
        inside = self.ours is not None and self.ours.inside is not None
        return self.kind == self.gold.kind or (self.gold.kind == "quoted" and inside and self.speaker is None)

    @property
    def speaker_right(self) -> bool:
        """The golden speaker is given; where no reader could know, none is."""
        return self.ours is not None and self.speaker == self.gold.speaker

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with our quote, its kind or its speaker, in a few words each."""
        if self.ours is None:
            return ("not found",)
        found = [] if self.exact else ["spans"]
        if not self.kind_right:
            found.append(f"{self.kind}, is {self.gold.kind}")
        if self.gold.cue and not self.speaker_right:
            found.append(f"{self.speaker or 'nobody'}, is {self.gold.speaker or 'not to be known'}")
        return tuple(found)


def compare(gold: Gold, story: Story) -> list[QuoteRow]:
    """One row for each golden quote, in reading order."""
    people = who_is_who(gold, story)
    answers = {answer.quote: answer for answer in story.attributions}
    ours = {places_of(quote, story.text): quote for quote in story.quotes}
    rows = []
    for number, quote in enumerate(gold.quotes):
        exact = ours.get(quote.at)
        found = exact or _nearest(quote, story.quotes)
        answer = answers.get(found.id) if found else None
        rows.append(
            QuoteRow(
                number=number,
                gold=quote,
                ours=found,
                exact=exact is not None,
                kind=found.kind if found else None,
                speaker=people.get(answer.speaker, UNKNOWN) if answer and answer.speaker else None,
                to=frozenset(people.get(who, UNKNOWN) for who in (answer.addressees if answer else ())),
                because=answer.because if answer else (),
            )
        )
    return rows


def known_wrong(gold: Gold, story: Story) -> dict[tuple[str, int], str]:
    """What is wrong by (passage, number of the golden quote); -1 stands for quotes that are not golden.

    Of the passages that are held back it says only that something is wrong.
    """
    rows = compare(gold, story)
    wrong = {(gold.name, row.number): "; ".join(row.faults) for row in rows if row.faults}
    used = {row.ours.id for row in rows if row.ours}
    if extra := sum(quote.id not in used for quote in story.quotes):
        wrong[gold.name, -1] = f"{extra} more than there are"
    return dict.fromkeys(wrong, "wrong") if gold.group == "held" else wrong


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Place, ...]:
    """The places of `spans` without the white space at their ends; empty ones left out."""
    places = []
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            places.append((start, end))
    return tuple(places)


def places_of(quote: Quote, text: str) -> tuple[Place, ...]:
    """Where a quote of ours stands. Before words put in, a dash quote's comma may be in it or not."""
    places = trimmed(text, quote.spans)
    if quote.marks != "dash":
        return places
    return tuple((start, start + len(text[start:end].rstrip(", "))) for start, end in places)


def shared(left: Iterable[Place], right: Iterable[Place]) -> int:
    """How many characters two sets of places have in common."""
    right = tuple(right)
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def _nearest(quote: GoldQuote, quotes: Iterable[Quote]) -> Quote | None:
    """The quote of ours that lies best over a golden one, if it covers at least half of it."""
    size = sum(end - start for start, end in quote.at)

    def likeness(other: Quote) -> float:
        places = [(span.start, span.end) for span in other.spans]
        common = shared(quote.at, places)
        either = size + sum(end - start for start, end in places) - common
        return common / either if common * 2 >= size else 0.0

    best = max(quotes, key=likeness, default=None)
    return best if best is not None and likeness(best) > 0 else None


def who_is_who(gold: Gold, story: Story) -> dict[str, str]:
    """The golden name of each of our characters that is somebody of the golden cast."""
    people: dict[str, str] = {}
    for character in story.cast:
        likely = sorted(((_likeness(person, character), person.name) for person in gold.cast), reverse=True)
        if likely and likely[0][0] > 0 and (len(likely) == 1 or likely[0][0] > likely[1][0]):
            people[character.id] = likely[0][1]
    left = [person for person in gold.cast if not person.named and person.name not in people.values()]
    spare = [character for character in story.cast if not character.named and character.id not in people]
    for gender in ("f", "m", "x"):
        alone = [person for person in left if person.gender == gender]
        ours = [character for character in spare if character.gender == gender]
        if len(alone) == len(ours) == 1:
            people[ours[0].id] = alone[0].name
    return people


def plain(name: str) -> str:
    """A name as it is compared: lower case, no article, no full stops."""
    return _LEADING.sub("", name.lower().replace(".", "").replace("’", "'").strip())


def _likeness(person: GoldPerson, character: Character) -> float:
    if person.narrator and character.narrator:
        return 9.0
    theirs = {plain(name) for name in (person.name, *person.also)}
    ours = {plain(name) for name in (character.name, *character.aliases)}
    if not person.named and character.named:
        theirs = {name for name in theirs if name not in ("she", "he", "they", "i")}
    score = 4.0 * (plain(character.name) == plain(person.name)) + 2.0 * (plain(character.name) in theirs)
    score += len(theirs & ours)
    if not score and character.named:
        score = 0.5 * any(_part_of(a, b) for a in theirs for b in ours)
    if person.gender and character.gender and person.gender != character.gender:
        score -= 0.5
    return score


def _part_of(left: str, right: str) -> bool:
    """Whether one name is a part of the other, titles aside: "gordon", "gordon pike"."""
    a, b = (frozenset(name.split()) - _TITLES for name in (left, right))
    return bool(a and b) and (a <= b or b <= a)
