"""The door of the cast room: who the people of the story are, and where it names or describes them."""

from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from duologue.reading.cast.appositions import give_roles
from duologue.reading.cast.calls import join_who_answers
from duologue.reading.cast.conflicts import Conflicts
from duologue.reading.cast.contrast import contrasts
from duologue.reading.cast.gender import decide, pronoun_votes
from duologue.reading.cast.given import corrected
from duologue.reading.cast.labelled import labelled_cast
from duologue.reading.cast.leads import SUBJECT, Pronouns, find_pronouns, has_narrator, is_unnamed_lead
from duologue.reading.cast.member import Member, Place, commonest, form
from duologue.reading.cast.names import NamePlace, find_names
from duologue.reading.cast.narrator import narrator_key
from duologue.reading.cast.nouns import NOVEL, Described, Known, find_described, find_nouns
from duologue.reading.cast.people import Person, find_people
from duologue.reading.cast.recognition import BEFORE, Recognition
from duologue.reading.cast.second_person import is_told_to_you
from duologue.reading.cast.titled import share_out
from duologue.reading.cast.viewpoint import viewpoint
from duologue.story.cast import Character, Mention
from duologue.story.labels import OTHER, SELF, label_of
from duologue.story.narration import YOU, Part, parts
from duologue.story.stage import stage
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words, words_of
from duologue.text.span import Span

_BEFORE_NOUNS = frozenset(("my", "his", "her", "our", "their", "your", "the", "a"))
_SELDOM = 12
"""More than so many pronouns for each description that is used are not for those whom it describes."""

_PART = 200
"""So many words after a name, whatever headings stand between, tell whether it is the teller's."""
_NAMES_ITSELF = 0.05
"""Whoever says "I" uses their own name at most so often, against each "I"."""


@stage(reads=("given", "source", "blocks", "tokens", "words", "quotes"), writes=("cast", "names"))
def cast(story: Story) -> Story:
    """Find the cast, and every place that names or describes one of them."""
    if story.source.spoken:
        found, names = corrected(story.given, story.text, *labelled_cast(story.source))
        return replace(story, cast=found, names=names)
    words = words_of(story)
    pronouns = find_pronouns(words)
    heads = {at for quote in story.quotes if (at := label_of(words, quote)) is not None}
    told_to = is_told_to_you(words, len(story.quotes), has_narrator(pronouns), {words.low[at] for at in heads})
    headings = _names_at(words, heads, has_narrator(pronouns), told_to)
    places = find_names(words, headings)
    conflicts = Conflicts(words, places)
    people = join_who_answers(words, places, find_people(words, places, conflicts), conflicts)
    members = _named(words, places, people)
    _settle_gender(words, members)
    scenes = [block.scene or "" for block in story.blocks]
    named_at = [sorted(place.first for place in member.told) for member in members]
    nouns = give_roles(words, find_nouns(words, scenes), members)
    for described in find_described(nouns, _known(members)):
        for bearer, shared in share_out(described.places, people, named_at).items():
            if bearer is None and any(place.cue or place.subject for place in shared):
                members.append(_described(words, replace(described, places=tuple(shared))))
            elif bearer is not None:
                members[bearer].places += shared
    _settle_gender(words, members)
    if has_narrator(pronouns) and not _take_turns(story, words, members):
        retold = _retold(story, words)
        _add_narrator(words, places, members, pronouns.first, headings, retold)
    if told_to:
        members.append(Member(name=YOU, gender="", named=False, weight=0.5 * words.low.count(YOU)))
    recognition = Recognition(words, members, scenes)
    recognition.join_apposed()
    recognition.name_described()
    recognition.join_named_late()
    _add_leads(words, places, members, pronouns, recognition)
    recognition.join_called()
    members.sort(key=lambda member: (-member.weight, member.name))
    found, names = corrected(story.given, story.text, _characters(words, members), _mentions(words, members))
    return replace(story, cast=found, names=names)


def _names_at(words: Words, heads: set[int], narrated: bool, told_to: bool) -> frozenset[int]:
    """The heads of speeches that are names: in a play, in messages. Not "me"; "my sister: …" describes."""
    selves = (*SELF, OTHER) if narrated or told_to else ()
    return frozenset(at for at in heads if words.low[at] not in (*selves, *_BEFORE_NOUNS))


def _named(words: Words, places: list[NamePlace], people: list[Person]) -> list[Member]:
    owner = {key: index for index, person in enumerate(people) for key in person.keys}
    members = [Member(name="", gender=person.title_gender) for person in people]
    for member, person in zip(members, people):
        member.given = person.listed_gender
    for place in places:
        if place.key in owner:
            members[owner[place.key]].places.append(place)
    for member in members:
        member.name = commonest(words, member.places)
        member.weight = float(len(member.places))
    return members


def _known(members: list[Member]) -> list[Known]:
    return [
        Known(member.gender, tuple(told), len(member.places))
        for member in members
        if (told := [place.first for place in member.places if not place.said])
    ]


def _described(words: Words, person: Described) -> Member:
    return Member(
        name=commonest(words, list(person.places)).lower(),
        gender=person.gender,
        places=list(person.places),
        named=False,
        weight=0.5 * len(person.places),
    )


def _settle_gender(words: Words, members: list[Member]) -> None:
    places = sorted((p.first, p.last, index) for index, member in enumerate(members) for p in member.places)
    votes = pronoun_votes(words, places)
    for index, member in enumerate(members):
        member.gender = decide(member.gender, member.given, votes.get(index, Counter()), member.has_trade)


def _add_leads(
    words: Words, places: list[NamePlace], members: list[Member], pronouns: Pronouns, recognition: Recognition
) -> None:
    several = sum(member.narrator for member in members) > 1
    for gender in ("f", "m", "x"):
        fitting = [m for m in members if _could_be(m, gender) and (several or not m.narrator)]
        # Nobody who is only spoken of is "he"; a novel spells so many names that this would take too many from it.
        there = [m for m in fitting if m.is_present or not m.named or len(words) >= NOVEL]
        told = _covering(there, pronouns.third[gender])
        if not is_unnamed_lead(gender, pronouns, told, words):
            known = viewpoint(words, fitting, pronouns.third[gender])
            if known is not None:
                known.lead = True
            continue
        known = recognition.name_lead(gender, pronouns.third[gender])
        if known is None:
            members.append(Member(SUBJECT[gender], gender, named=False, lead=True))
            members[-1].weight = 0.7 * len(pronouns.third[gender])
        else:
            known.gender, known.lead = gender, True
            known.weight += 0.7 * len(pronouns.third[gender])


def _covering(members: list[Member], pronouns: list[int]) -> list[int]:
    """Where the narration tells of somebody whom these pronouns may mean, in order.

    Not somebody described who comes in after them: "She sat … she … a woman in a yellow coat"; but "the older
    woman" was there before. "The other one" is whom they do not mean, nor a locksmith told of four times where
    "he" is told of fifty.
    """
    found, seldom = [], []
    for member in members:
        told = [place.first for place in member.told]
        if not told or member.is_the_other:
            continue
        if member.named or contrasts(member.first_adjective):
            found += told
        elif bisect_left(pronouns, min(told)) < BEFORE:
            seldom += told
    if len(pronouns) <= _SELDOM * len(seldom):
        found += seldom
    return sorted(found)


def _could_be(member: Member, gender: str) -> bool:
    return member.gender == gender or (not member.gender and gender != "x")


def _take_turns(story: Story, words: Words, members: list[Member]) -> bool:
    """Whether parts of the story are told in turn, each under a heading with the name of whoever tells it.

    A heading may as well name whom the part is about: whoever tells it says "I", and seldom their own name. One
    teller is enough where the heading says so and other parts have no "I".
    """
    by_name = {
        form(words, place).lower(): m for m in members for place in m.places if isinstance(place, NamePlace)
    }
    headed = parts(story, by_name)
    mine: dict[int, list[Part]] = {}
    now, told = None, 0
    for part in headed:
        if (member := by_name.get(part.name)) is not None:
            now, told = members.index(member), 0
        if now is not None and told < _PART:
            mine.setdefault(now, []).append(part)
            told += part.narration
    telling = [number for number, under in mine.items() if _tells(words, members[number], under)]
    alone = any(part.told_by_nobody for part in headed)
    if len(telling) < 2 and not (alone and any(part.says_so for number in telling for part in mine[number])):
        return False
    for number in telling:
        members[number].narrator = True
    return True


def _tells(words: Words, member: Member, under: list[Part]) -> bool:
    told = [words.block[place.first] for place in member.told]
    named = sum(part.first < block < part.last for block in told for part in under)
    first = sum(part.first_person for part in under)
    return any(part.told_by_somebody for part in under) and named <= _NAMES_ITSELF * first


def _retold(story: Story, words: Words) -> frozenset[int]:
    """The tokens of speech within speech."""
    spans = [span for quote in story.quotes if quote.inside is not None for span in quote.spans]
    return frozenset(
        at
        for span in spans
        for at in range(bisect_left(words.start, span.start), bisect_left(words.start, span.end))
    )


def _add_narrator(
    words: Words,
    places: list[NamePlace],
    members: list[Member],
    first: list[int],
    headings: frozenset[int],
    retold: frozenset[int],
) -> None:
    told_of: dict[tuple[str, ...], int] = {}
    for member in members:
        names = [place for place in member.places if isinstance(place, NamePlace)]
        told = sum(not place.said and place.first not in headings for place in names)
        told_of |= {place.key: told for place in names}
    key = narrator_key(words, places, first, told_of, retold)
    for member in members:
        if key and any(isinstance(place, NamePlace) and place.key == key for place in member.places):
            member.narrator = True
            member.weight += 0.5 * len(first)
            return
    members.append(Member(name="I", gender="", named=False, narrator=True, weight=0.5 * len(first)))


def _characters(words: Words, members: list[Member]) -> tuple[Character, ...]:
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


def _aliases(words: Words, member: Member) -> tuple[str, ...]:
    forms = Counter(form(words, place) for place in member.places)
    if member.narrator:
        forms["I"] += 1
    return tuple(sorted(forms, key=lambda form: (-forms[form], form))) or (member.name,)


def _mentions(words: Words, members: list[Member]) -> tuple[Mention, ...]:
    found = []
    for index, member in enumerate(members):
        for place in member.places:
            span = _span(words, place)
            if isinstance(place, NamePlace):
                found.append(Mention(span, f"c{index}", "name", place.address))
            elif words.quote[place.first] == NARRATION or place.kind != "kin":
                found.append(Mention(span, f"c{index}", "noun"))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _span(words: Words, place: Place) -> Span:
    start, end = words.start[place.first], words.end[place.last - 1]
    return Span(start, end - 2 if words.text[end - 2 : end] in ("'s", "’s") else end)
