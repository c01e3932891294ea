"""Find people whom the text only describes ("the waiter", "her mother", "the blonde") and that act or speak."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from duologue.reading.cast.contrast import is_one, is_placed, plain, split_contrasted, tail_end
from duologue.story.words import CLITICS, NARRATION, Words, bare
from duologue.text.kin import kin_of
from duologue.text.reporting_verbs import SAYING, SURE_SAYING
from duologue.text.verbs import looks_finite
from duologue.text.word_lists import adjectives_of_people, person_nouns

_THE = frozenset(("the", "this", "that"))
_A = frozenset(("a", "an", "another"))
_OWN = frozenset(("his", "her", "my", "our", "your", "their", "its"))
_NO_PERSON = frozenset("voice hand face hands figure head eyes one other self soul heart".split())


@dataclass(frozen=True, slots=True)
class NounPlace:
    """One description: tokens [first, last) from its determiner to its head.

    `kind` is that of the head in the list of person nouns; `cue` and `subject` as for names.
    """

    first: int
    last: int
    head: str
    adjective: str
    determiner: str
    kind: str
    gender: str
    said: bool
    cue: bool
    subject: bool
    scene: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one described person from another: the head, and for bare words such as "man" the adjective.

        In a novel "the man" of one scene is not "the man" of another; `scene` is empty in a shorter text.
        """
        if self.kind == "kin":
            return ("", kin_of(self.head), "")
        if self.head == "one":
            return (plain(self.adjective), "one", self.scene)
        return (self.adjective, self.head, self.scene) if self.kind == "generic" else ("", self.head, "")

    @property
    def brings_in(self) -> bool:
        """Whether it is of somebody not known before: "a man", "another woman"."""
        return self.determiner in _A


NEARBY = 300
"""Tokens within which a name before a description makes that person the one described."""
SOON = 400
"""Tokens within which somebody brought in as "a man" is spoken of again as "the man"."""
NOVEL = 12_000
"""Tokens above which a bare description holds for its scene only, and "her mother" is mostly somebody named."""


def find_nouns(words: Words, scenes: list[str]) -> list[NounPlace]:
    """Every description of one person with a determiner, in reading order. `scenes` gives each block's scene."""
    nouns = person_nouns()
    found = []
    for index in _likely(words):
        head = bare(words.low[index])
        gender, kind = nouns.get(head, ("", "bootstrapped"))
        if kind == "group":
            continue
        if head in _NO_PERSON and not is_one(words, index):
            continue
        scene = scenes[words.block[index]] if len(words) > NOVEL else ""
        place = _place(words, index, head, kind, gender, scene)
        if place and not (kind == "kin" and len(words) > NOVEL and not _of_narrator(place)):
            found.append(place)
    return found


def _of_narrator(place: NounPlace) -> bool:
    """ "My mother", told by whoever tells the story: one person throughout."""
    return place.determiner == "my" and not place.said


def _likely(words: Words) -> list[int]:
    """The tokens that can be the head of a description: person nouns, and whatever "said the …" names."""
    nouns = person_nouns()
    found = set(words.places(lambda low: low in nouns or (low[-2:] in CLITICS and low[:-2] in nouns)))
    found.update(index + 1 for index in words.places("the".__eq__) if _spoken_of(words, index + 1))
    return sorted(index for index in found if words.block[index] >= 0)



def _spoken_of(words: Words, index: int) -> bool:
    """A noun that no list holds but that speaks: “Hull breach,” said the ship."""
    return (
        2 <= index < len(words) - 1
        and words.low[index - 2] in SURE_SAYING
        and words.low[index].replace("-", "").isalpha()
        and words.word[index].islower()
        and words.quote[index] == NARRATION
        and words.word[index + 1][0] in ".,;:"
    )


def _place(words: Words, index: int, head: str, kind: str, gender: str, scene: str) -> NounPlace | None:
    if index + 1 < len(words) and words.low[index + 1] in person_nouns() and words.low[index + 1] not in _OWN:
        return None
    at, adjective = index - 1, ""
    while (
        at >= 0
        and index - at <= 4
        and (words.low[at] in adjectives_of_people() or words.low[at].endswith("-haired"))
    ):
        adjective = adjective or words.low[at]
        at -= 1
    if at < 0 or words.block[at] != words.block[index]:
        return None
    determiner = words.low[at]
    owner = determiner.endswith(("'s", "’s")) and words.word[at][0].isupper()
    if determiner not in _THE and determiner not in _A and determiner not in _OWN and not owner:
        return None
    last = tail_end(words, index) if kind != "kin" else index + 1
    if last > index + 1 and (head == "one" or last == index + 2):
        adjective = adjective or words.low[last - 1]
    after = words.low[last] if last < len(words) else ""
    said = words.quote[index] != NARRATION
    possessive = bare(words.low[index]) != words.low[index]
    return NounPlace(
        first=at,
        last=last,
        head=head,
        adjective=adjective,
        determiner=determiner,
        kind=kind,
        gender=gender,
        said=said,
        cue=not said
        and not possessive
        and (after in SAYING or _said_by(words, at))
        and (kind != "creature" or _beside_speech(words, index)),
        subject=not said and not possessive and looks_finite(after),
        scene=scene,
    )


def _said_by(words: Words, at: int) -> bool:
    """Whether a verb of saying stands before token `at`; "it was said the king had gone" is nobody's speech."""
    return at > 0 and words.low[at - 1] in SURE_SAYING and (at < 2 or words.low[at - 2] not in ("was", "is"))


def _beside_speech(words: Words, index: int) -> bool:
    """Whether the paragraph has speech: a cow that sighs, and nothing else, has said nothing."""
    block = words.block[index]
    return any(quote != NARRATION for quote in words.quote[words.first[block] : words.last[block]])


@dataclass(frozen=True, slots=True)
class Described:
    """One described person: all the places, the commonest phrase, the gender of the noun."""

    key: tuple[str, str, str]
    places: tuple[NounPlace, ...]
    gender: str

    @property
    def uses(self) -> int:
        """How often the description is used in narration."""
        return sum(not place.said for place in self.places)


@dataclass(frozen=True, slots=True)
class Known:
    """A named person, as far as descriptions need: gender, and the tokens of the narration that name them."""

    gender: str
    told: tuple[int, ...]
    uses: int


def find_described(nouns: list[NounPlace], named: list[Known]) -> list[Described]:
    """The descriptions that stand for a person of the story and not for somebody in `named`."""
    grouped: dict[tuple[str, str, str], list[NounPlace]] = defaultdict(list)
    for place in nouns:
        grouped[place.key].append(place)
    split_contrasted(grouped)
    _join_ones(grouped)
    by_gender = {
        gender: [k for k in named if not gender or k.gender in (gender, "")] for gender in ("f", "m", "x", "")
    }
    named_at = {gender: sorted(at for known in these for at in known.told) for gender, these in by_gender.items()}
    found = []
    for key, places in grouped.items():
        gender = Counter(place.gender for place in places).most_common(1)[0][0]
        if _is_somebody(places, by_gender[gender], named_at[gender]):
            found.append(Described(key, tuple(places), gender))
    found = [one for one in found if not _is_either(one, found)]
    return sorted(found, key=lambda person: (-person.uses, person.key))


def _is_either(one: Described, found: list[Described]) -> bool:
    """Whether "the other man" is one of two whom their places tell apart: the one above, the one below."""
    adjective, _, scene = one.key
    placed = [other for other in found if is_placed(other.key[0]) and other.key[2] == scene]
    return adjective == "other" and sum(other.gender in (one.gender, "") for other in placed) > 1


def _join_ones(grouped: dict[tuple[str, str, str], list[NounPlace]]) -> None:
    """Give "the younger one" to "the younger man"."""
    for one in [key for key in grouped if key[1] == "one"]:
        alike = [key for key in grouped if key[1] != "one" and key[2] == one[2]]
        whole = [key for key in alike if plain(key[0]) == one[0]]
        if len(whole) == 1:
            grouped[whole[0]] += grouped.pop(one)


def _is_somebody(places: list[NounPlace], fitting: list[Known], named_at: list[int]) -> bool:
    told = [place for place in places if not place.said]
    cues = sum(place.cue for place in told)
    acts = sum(place.subject for place in told)
    kind = places[0].kind
    if places[0].head == "one":
        return cues >= 1
    if kind == "generic" and named_at and _brought_in(told, named_at[0]):
        return True
    if kind == "generic" and is_placed(places[0].adjective):
        return cues >= 1 or acts >= 2
    if kind == "generic":
        if sum(_named_nearby(place, named_at) for place in told) > 0.4 * len(told):
            return False
        introduced = any(place.determiner in _A for place in told)
        definite = sum(place.determiner in _THE for place in told)
        return acts + cues >= 1 and (introduced or definite >= (1 if not fitting else 2))
    if kind == "kin" and not any(map(_of_narrator, told)) and sum(known.uses >= 3 for known in fitting) > 1:
        return False
    if kind in ("bootstrapped", "creature"):
        return cues >= 1
    return cues >= 1 or (acts >= 2 and len(told) >= 3)


def _named_nearby(place: NounPlace, named_at: list[int]) -> bool:
    """Whether somebody whom the words could mean was named shortly before."""
    before = bisect_left(named_at, place.first)
    return before > 0 and place.first - named_at[before - 1] < NEARBY


def _brought_in(told: list[NounPlace], known_from: int) -> bool:
    """Whether "a man" comes in after the named people are known, and "the man" then acts or speaks.

    Before they are known it brings in one of them: "a young American … Winterbourne".
    """
    for place in told:
        if place.determiner in _A and place.first > known_from:
            after = [p for p in told if 0 < p.first - place.first < SOON and p.determiner in _THE]
            if place.cue or (place.subject and any(p.cue or p.subject for p in after)):
                return True
            if any(p.cue and p.first - place.first < SOON // 3 for p in after):
                return True
    return False
