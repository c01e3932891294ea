"""The door of the cast room: who the people of the story are, and where it names or describes them."""

from collections import Counter
from dataclasses import dataclass, field, replace

from duologue.reading.cast.gender import decide, pronoun_votes
from duologue.reading.cast.leads import SUBJECT, find_pronouns, has_narrator, is_unnamed_lead
from duologue.reading.cast.names import NamePlace, find_names
from duologue.reading.cast.narrator import narrator_key
from duologue.reading.cast.nouns import Described, Known, NounPlace, find_described, find_nouns
from duologue.reading.cast.people import Person, bearer_of, find_people
from duologue.story.cast import Character, Mention
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, words_of
from duologue.text.span import Span


@dataclass
class _Member:
    """Somebody of the cast while it is put together."""

    name: str
    gender: str
    places: list[NamePlace | NounPlace] = field(default_factory=list)
    named: bool = True
    narrator: bool = False
    lead: bool = False
    weight: float = 0.0
    given: str = ""


@stage(reads=("source", "blocks", "tokens", "words", "quotes"), writes=("cast", "names"))
def cast(story: Story) -> Story:
    """Find the cast, and every place that names or describes one of them."""
    words = words_of(story)
    places = find_names(words, _headings(story, words))
    people = find_people(words, places)
    members = _named(words, places, people)
    _settle_gender(words, members)
    scenes = [block.scene or "" for block in story.blocks]
    for described in find_described(find_nouns(words, scenes), _known(members)):
        bearer = bearer_of(described.key[1], people)
        if bearer is None:
            members.append(_described(words, described))
        else:
            members[bearer].places += described.places
    _settle_gender(words, members)
    _add_leads(words, places, members)
    members.sort(key=lambda member: (-member.weight, member.name))
    return replace(story, cast=_characters(words, members), names=_mentions(words, members))


def _headings(story: Story, words: Words) -> frozenset[int]:
    """The first tokens of the speeches of a play: what stands before a quote without marks."""
    number = {block.id: index for index, block in enumerate(story.blocks)}
    begins = {words.first[number[quote.block]] for quote in story.quotes if quote.marks == "none"}
    return frozenset(at for at in begins if words.quote[at] == NARRATION and words.word[at][0].isupper())


def _named(words: Words, places: list[NamePlace], people: list[Person]) -> list[_Member]:
    owner = {key: index for index, person in enumerate(people) for key in person.keys}
    members = [_Member(name="", gender=person.title_gender) for person in people]
    for member, person in zip(members, people):
        member.given = person.listed_gender
    for place in places:
        if place.key in owner:
            members[owner[place.key]].places.append(place)
    for member in members:
        member.name = _commonest(words, member.places)
        member.weight = float(len(member.places))
    return members


def _known(members: list[_Member]) -> list[Known]:
    return [
        Known(member.gender, tuple(told), len(member.places))
        for member in members
        if (told := [place.first for place in member.places if not place.said])
    ]


def _described(words: Words, person: Described) -> _Member:
    return _Member(
        name=_commonest(words, list(person.places)).lower(),
        gender=person.gender,
        places=list(person.places),
        named=False,
        weight=0.5 * len(person.places),
    )


def _commonest(words: Words, places: list[NamePlace] | list[NounPlace] | list[NamePlace | NounPlace]) -> str:
    told = Counter(_form(words, place) for place in places if not place.said)
    forms = Counter({form: uses for form, uses in told.items() if not form.isupper()})
    forms = forms or Counter(_form(words, place) for place in places)
    return min(forms, key=lambda form: (-forms[form], -len(form), form))


def _form(words: Words, place: NamePlace | NounPlace) -> str:
    """The name as written, without a possessive ending."""
    form = words.text[words.start[place.first] : words.end[place.last - 1]]
    form = form[:-2] if form.endswith(("'s", "’s")) else form
    return " ".join(form.split())


def _settle_gender(words: Words, members: list[_Member]) -> None:
    places = sorted((p.first, p.last, index) for index, member in enumerate(members) for p in member.places)
    votes = pronoun_votes(words, places)
    for index, member in enumerate(members):
        member.gender = decide(member.gender, member.given, votes.get(index, Counter()))


def _add_leads(words: Words, places: list[NamePlace], members: list[_Member]) -> None:
    pronouns = find_pronouns(words)
    if has_narrator(pronouns):
        _add_narrator(words, places, members, pronouns.first)
    for gender in ("f", "m", "x"):
        fitting = [member for member in members if _could_be(member, gender) and not member.narrator]
        told = sorted(p.first for member in fitting for p in member.places if not p.said)
        if not is_unnamed_lead(gender, pronouns, told, words):
            continue
        called = [member for member in fitting if member.named and _only_called(member)]
        if len(called) == 1 and not told:
            called[0].gender = gender
            called[0].lead = True
            called[0].weight += len(pronouns.third[gender])
        else:
            lead = _Member(name=SUBJECT[gender], gender=gender, named=False, lead=True)
            lead.weight = 0.7 * len(pronouns.third[gender])
            members.append(lead)


def _could_be(member: _Member, gender: str) -> bool:
    return member.gender == gender or (not member.gender and gender != "x")


def _only_called(member: _Member) -> bool:
    """Whether the name is only ever used to the person's face."""
    calls = sum(isinstance(place, NamePlace) and place.address for place in member.places)
    return calls > 0 and 2 * calls >= len(member.places) and all(place.said for place in member.places)


def _add_narrator(words: Words, places: list[NamePlace], members: list[_Member], first: list[int]) -> None:
    key = narrator_key(words, places, first)
    for member in members:
        if key and any(isinstance(place, NamePlace) and place.key == key for place in member.places):
            member.narrator = True
            member.weight += 0.5 * len(first)
            return
    members.append(_Member(name="I", gender="", named=False, narrator=True, weight=0.5 * len(first)))


def _characters(words: Words, members: list[_Member]) -> tuple[Character, ...]:
    return tuple(
        Character(
            id=f"c{index}",
            name=member.name,
            aliases=_aliases(words, member),
            named=member.named,
            gender=member.gender or None,
            narrator=member.narrator,
            lead=member.lead,
        )
        for index, member in enumerate(members)
    )


def _aliases(words: Words, member: _Member) -> tuple[str, ...]:
    forms = Counter(_form(words, place) for place in member.places)
    if member.narrator:
        forms["I"] += 1
    return tuple(sorted(forms, key=lambda form: (-forms[form], form))) or (member.name,)


def _mentions(words: Words, members: list[_Member]) -> tuple[Mention, ...]:
    found = []
    for index, member in enumerate(members):
        for place in member.places:
            span = _span(words, place)
            if isinstance(place, NamePlace):
                found.append(Mention(span, f"c{index}", "name", place.address))
            elif words.quote[place.first] == NARRATION or place.kind != "kin":
                found.append(Mention(span, f"c{index}", "noun"))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _span(words: Words, place: NamePlace | NounPlace) -> Span:
    start, end = words.start[place.first], words.end[place.last - 1]
    return Span(start, end - 2 if words.text[end - 2 : end] in ("'s", "’s") else end)
