"""Recognise a person met as "she", "the nurse" or "her sister" in the name that turns up later.

Names come late in short fiction: in an apposition, in "I'm Patience", or in what somebody calls across a room.
Two people are never joined where a sentence of narration has both of them.
"""

from bisect import bisect_left
from itertools import accumulate

from duologue.reading.cast.leads import SUBJECT
from duologue.reading.cast.member import Member, Place
from duologue.reading.cast.names import NamePlace
from duologue.reading.cast.nouns import NOVEL, NounPlace
from duologue.story.words import NARRATION, Words
from duologue.text.reporting_verbs import SAYING

_SETS_OFF = frozenset((",", "—", "–", "--", "(", ":"))
_I_AM = frozenset(("i'm", "i’m", "am", "is", "name's", "name’s", "me"))
_BEFORE_NAME = frozenset(("i", "name", "call"))
_JUST_AFTER = 20
_FEW = 5
"""Somebody named oftener is known by those places better than by one apposition: "the girl, Jimmy, and"."""
JUST_TOLD = 80
"""Tokens within which whoever was told of is whom a name is called to."""
BEFORE = 4
"""So many pronouns before a description comes in are somebody else's."""
INTRODUCED_WITHIN = 600
"""Tokens between a description and the words "I'm Patience" that end it."""


class Recognition:
    """Joins members of one cast; looks at sentences and scenes. In a novel an introduction proves too little."""

    def __init__(self, words: Words, members: list[Member], scenes: list[str]) -> None:
        self.words = words
        self.members = members
        self.scenes = scenes
        self.sentence = list(accumulate(words.opens))

    def join_apposed(self) -> None:
        """Join whom an apposition or a self-introduction shows to be one."""
        self._by_apposition()
        if len(self.words) < NOVEL:
            self._by_introduction()

    def _join(self, one: Member, other: Member) -> None:
        one.take(other, self.words)
        self.members.remove(other)

    def _scene(self, token: int) -> str:
        return self.scenes[self.words.block[token]]

    def _fit(self, one: Member, other: Member) -> bool:
        """Whether nothing forbids that the two are one: gender, or a sentence that tells of both."""
        if one.gender and other.gender and one.gender != other.gender:
            return False
        mine = {self.sentence[place.first] for place in one.told}
        return not any(self.sentence[place.first] in mine for place in other.told)

    def _by_apposition(self) -> None:
        """ "The nurse—Okafor, her badge said—": a description and a name set off beside it."""
        named = {p.first: m for m in self.members for p in m.places if isinstance(p, NamePlace)}
        for described in [member for member in self.members if not member.named]:
            for place in described.told:
                if not isinstance(place, NounPlace):
                    continue
                after = place.last
                if after + 1 >= len(self.words) or self.words.word[after] not in _SETS_OFF:
                    continue
                bearer = named.get(after + 1)
                if bearer is None or bearer is described or not self._set_off(bearer, after + 1, named):
                    continue
                gender = place.gender or described.gender
                if gender and bearer.gender not in ("", gender) and len(bearer.places) > _FEW:
                    continue
                bearer.gender = gender or bearer.gender
                self._join(bearer, described)
                break

    def _set_off(self, bearer: Member, first: int, named: dict[int, Member]) -> bool:
        """Whether the name ends as an apposition does, and is not one of several: "the captain, Jim, and"."""
        last = next(place.last for place in bearer.places if place.first == first)
        if last + 1 >= len(self.words) or self.words.word[last] not in (*_SETS_OFF, ".", ")"):
            return False
        return self.words.word[last] != "," or (self.words.low[last + 1] != "and" and last + 1 not in named)

    def _by_introduction(self) -> None:
        """ "I'm Patience": whoever the cue of the line describes, else the one described person in sight."""
        says = [
            (m, p.first)
            for m in self.members
            if m.named and not m.narrator
            for p in m.places
            if self._introduces(p)
        ]
        settled: list[Member] = []
        for beside in (True, False):
            for member, at in says:
                if member in settled or member not in self.members:
                    continue
                near = [other for other in self._described_near(member, at) if other not in settled]
                near = [other for other in near if not beside or self._cued_beside(other, at)]
                if len(near) == 1:
                    self._join(member, near[0])
                    settled.append(member)

    def _described_near(self, member: Member, at: int) -> list[Member]:
        """Who was described before token `at`, may be `member`, and is not spoken to in the same quote."""
        quote = self.words.quote[at]
        return [
            other
            for other in self.members
            if other is not member
            and self._fit(member, other)
            and any(
                isinstance(p, NounPlace) and -_JUST_AFTER < at - p.first < INTRODUCED_WITHIN for p in other.told
            )
            and all(p.first > at or isinstance(p, NounPlace) or not p.subject for p in other.told)
            and not any(self.words.quote[p.first] == quote for p in other.places)
        ]

    def _cued_beside(self, member: Member, at: int) -> bool:
        return any(place.cue and self.words.block[place.first] == self.words.block[at] for place in member.told)

    def _introduces(self, place: Place) -> bool:
        if not isinstance(place, NamePlace) or not place.said or place.first < 2:
            return False
        before, earlier = self.words.low[place.first - 1], self.words.low[place.first - 2]
        asked = self.words.low[max(0, place.first - 8) : place.first]
        if "name" in asked and ("?" in asked or "your" in asked):
            return True
        if before not in _I_AM:
            return False
        return (before[0] == "i" and before != "is") or earlier in _BEFORE_NAME or before.startswith("name")

    def name_described(self) -> None:
        """ "A man put his head in. … 'Thank you, Colin,'": the man, told of just before he is called.

        Only a name that the narration never uses, and where nobody else was told of who may bear it: "the tall
        one" is not alone.
        """
        if len(self.words) >= NOVEL or any(member.narrator and not member.named for member in self.members):
            return
        called = [m for m in self.members if m.named and not m.narrator and _only_called(m) and _one_word(m)]
        for member in [m for m in called if not m.told]:
            at = min(place.first for place in member.places)
            here = self.words.block[at]
            told = [
                (max(p.first for p in other.told if p.first < at), other)
                for other in self.members
                if member.gender in (other.gender, "") or not other.gender
                if any(at - JUST_TOLD < p.first < at for p in other.told)
            ]
            latest = max(told, key=lambda found: found[0], default=(0, member))[1]
            calls = any(p.cue and self.words.block[p.first] == here for p in latest.told)
            if len(told) != 1 or latest.named or calls or latest.is_one_of_several:
                continue
            if self._fit(member, latest):
                self._join(member, latest)

    def join_named_late(self) -> None:
        """ "The vet … she … said Catrin": the one woman of a short story, named at its end."""
        if len(self.words) >= NOVEL:
            return
        for gender in SUBJECT:
            active = [m for m in self.members if m.gender in (gender, "") and _acts(m) and not m.narrator]
            roles = [m for m in active if not m.named and m.gender == gender and not _is_kin(m)]
            named = [m for m in active if m.named]
            if len(roles) == len(named) == 1 and self._follows(named[0], roles[0]):
                self._join(named[0], roles[0])

    def _follows(self, named: Member, role: Member) -> bool:
        """Whether the narration turns from the role to the name, within one scene and for good.

        Told of once, it must be "a man said": "asked the maid" may be anybody's maid.
        """
        last, first = max(p.first for p in role.told), min(p.first for p in named.told)
        known = len(role.told) > 1 or any(isinstance(p, NounPlace) and p.cue and p.brings_in for p in role.told)
        return known and last < first and self._scene(last) == self._scene(first)

    def join_called(self) -> None:
        """Join a name that is only called to its bearer: Jo to Jonah, or to the only "sister" there."""
        self._name_narrator_in_full()
        for member in [m for m in self.members if m.named and not m.narrator and not m.lead and _only_called(m)]:
            there = {self._scene(place.first) for place in member.places}
            whole = [other for other in self.members if other is not member and _clips(member, other)]
            if len(whole) == 1:
                self._join(whole[0], member)
                continue
            kin = [
                other
                for other in self.members
                if _is_kin(other)
                and other.gender == member.gender
                and self._fit(member, other)
                and there <= {self._scene(place.first) for place in other.places}
            ]
            if len(kin) == 1:
                self._join(member, kin[0])
            elif not kin and len(self.words) < NOVEL:
                self._join_by_other_name(member, there)

    def _name_narrator_in_full(self) -> None:
        """ "Are you Mr. Dunmore?" … "It'd be better inside, Alan": given and family name of one narrator."""
        narrator = next((m for m in self.members if m.narrator and m.named), None)
        called = [m for m in self.members if m.named and not m.narrator and _only_called(m) and not m.told]
        if narrator is None:
            return
        inside = {self.words.quote[place.first] for place in narrator.places}
        for member in called:
            apart = any(self.words.quote[place.first] in inside for place in member.places)
            if narrator.gender == member.gender and _titled(narrator) != _titled(member) and not apart:
                self._join(narrator, member)
                return

    def _join_by_other_name(self, member: Member, there: set[str]) -> None:
        """ "There's no morning, Ben": the one man present, whom the narration calls Okonkwo."""
        present = [
            other
            for other in self.members
            if other is not member
            and not other.narrator
            and other.gender == member.gender
            and there & {self._scene(place.first) for place in other.told}
        ]
        if not member.gender or not _one_word(member):
            return
        if len(present) != 1 or not _one_word(present[0]):
            present = [other for other in present if _titled(other) and self._beside(other, member)]
            if len(present) != 1 or not all(_is_call(place) for place in member.places):
                return
        if not any(self._called_by_name(place, present[0]) for place in member.places):
            self._join(present[0], member)

    def _beside(self, titled: Member, called: Member) -> bool:
        """Whether the paragraph before or after every call tells of somebody known by title and family name alone.

        '"You decided for me," said the Judge. "I did it for you, Frances."'
        """
        told = {self.words.block[place.first] for place in titled.told}
        here = [self.words.block[place.first] for place in called.places]
        alone = all(len(place.names) <= 1 for place in titled.places if isinstance(place, NamePlace))
        return alone and titled.named and all({at - 1, at + 1} & told for at in here)

    def _called_by_name(self, place: Place, caller: Member) -> bool:
        """Whether `caller` is named by the cue of the very quote in which the name is called."""
        words, at = self.words, place.last
        while at < len(words) and words.quote[at] == words.quote[place.first]:
            at += 1
        return any(at <= own.first < at + 4 for own in caller.told)

    def name_lead(self, gender: str, pronouns: list[int]) -> Member | None:
        """The member whom the bare pronouns of one gender stand for, where one name alone is free to be theirs."""
        free = [
            member
            for member in self.members
            if member.named
            and not member.narrator
            and member.gender in (gender, "")
            and _can_be_lead(member)
            and not self._comes_late(member, pronouns)
            and not self._told_apart(member, gender, set(pronouns))
        ]
        if not free or not pronouns:
            return None
        begins = self._scene(pronouns[0])
        free = [m for m in free if any(self._scene(p.first) == begins for p in m.places)] or free
        acting = [m for m in free if any(p.subject or p.cue for p in m.told)] or free
        return acting[0] if len(acting) == 1 else None

    def _comes_late(self, member: Member, pronouns: list[int]) -> bool:
        """Whether the person comes in as "a man" when many pronouns have stood for another."""
        first = min(member.told, key=lambda place: place.first, default=None)
        return isinstance(first, NounPlace) and bisect_left(pronouns, first.first) >= BEFORE

    def _told_apart(self, member: Member, gender: str, pronouns: set[int]) -> bool:
        """ "She looked at Helen", or 'Helen,' she said: the pronoun is somebody else. One such place may err."""
        apart = sum(self._is_apart(place, SUBJECT[gender], pronouns) for place in member.places)
        return apart > 1 or (apart == 1 and len(member.places) < 4)

    def _is_apart(self, place: Place, subject: str, pronouns: set[int]) -> bool:
        if place.said:
            if not isinstance(place, NamePlace) or not place.address or self._introduces(place):
                return False
            return self._called_by(place, subject)
        at = place.first - 1
        while at >= 0 and self.sentence[at] == self.sentence[place.first]:
            if at in pronouns and self.words.low[at] == subject:
                return True
            at -= 1
        return False

    def _called_by(self, place: NamePlace, subject: str) -> bool:
        words, at = self.words, place.last
        while at < len(words) and words.quote[at] == words.quote[place.first]:
            at += 1
        near = range(at, min(at + 4, len(words)))
        return any(
            words.quote[index] == NARRATION
            and words.low[index] == subject
            and (words.low[index - 1] in SAYING or (index + 1 < len(words) and words.low[index + 1] in SAYING))
            for index in near
        )


def _can_be_lead(member: Member) -> bool:
    """Whether the narration has the person act, or others call and do not speak of them oftener."""
    names = [place for place in member.places if isinstance(place, NamePlace)]
    if any(not place.said and (place.cue or place.subject) for place in names):
        return True
    calls = sum(place.address for place in names)
    return calls > 0 and 2 * calls >= sum(place.said for place in names)


def _clips(member: Member, other: Member) -> bool:
    """Whether the one name of `member` is the beginning of a given name of `other`: Jo, Jonah."""
    short = {place.names[0] for place in member.places if isinstance(place, NamePlace) and place.names}
    long = {place.names[0] for place in other.told if isinstance(place, NamePlace) and place.names}
    return len(short) == 1 and any(name != begin and name.startswith(begin) for begin in short for name in long)


def _titled(member: Member) -> bool:
    """Whether every name of the person has a title."""
    return all(place.title for place in member.places if isinstance(place, NamePlace))


def _is_call(place: Place) -> bool:
    return isinstance(place, NamePlace) and place.address


def _one_word(member: Member) -> bool:
    """Whether the person goes by one name alone, with no title."""
    names = [place for place in member.places if isinstance(place, NamePlace)]
    return bool(names) and all(len(place.names) == 1 and not place.title for place in names)


def _acts(member: Member) -> bool:
    """Whether the narration has the person speak or do something."""
    return any(place.cue or place.subject for place in member.told)


def _is_kin(member: Member) -> bool:
    return not member.named and any(
        isinstance(place, NounPlace) and place.kind == "kin" for place in member.places
    )


def _only_called(member: Member) -> bool:
    """Whether the name is called to somebody's face, and never acts in the narration."""
    calls = sum(isinstance(place, NamePlace) and place.address for place in member.places)
    return calls > 0 and not any(place.subject or place.cue for place in member.told)
