"""Find the places where a text calls somebody by a name. Who shares a name with whom: see people.py."""

from collections import Counter
from dataclasses import dataclass, replace

from duologue.reading.cast.small import small_names
from duologue.story.words import NARRATION, Words, bare
from duologue.text.reporting_verbs import SAYING, SURE_SAYING
from duologue.text.verbs import looks_finite
from duologue.text.word_lists import (
    ambiguous_names,
    common_words,
    first_names,
    not_people,
    person_nouns,
    titles,
)

_PARTICLES = frozenset(
    """
de du da di la le van von der den del bin ibn al el ap o' d' st
""".split()
)
_MOTION = frozenset(
    """
go goes going gone went come comes came coming back move moved moving drive drove driving flight train bus ferry
boat road way fly flew flown sail sailed travel travelled trip return returned returning sent been get got home
""".split()
)
_PLACE_ENDINGS = frozenset(
    """
street avenue road lane square park hotel inn college hall bridge station church county city island river
lake mountain castle abbey school university hospital bay beach airport museum theatre theater drive
court boulevard place terrace gardens row crescent alley plaza tower cathedral palace café cafe
restaurant
""".split()
)
_WRITTEN_ON = frozenset("that which it sign card label badge plate".split())
"""What says words that are written on it: "a shirt that said Astoria"."""
_FIRMS = frozenset("studio studios ltd limited inc llc plc company & bros sons associates records".split())
"""What ends the name of a firm, be it somebody's own: Danuta Wrobel Studio."""
_INSIDE_NAMES = str.maketrans("", "", "'’-")
_ABBREVIATED = frozenset(
    """
mr mrs ms mx dr prof capt col lt sgt gen rev st sr jr mme mlle hon gov sen insp maj cpl messrs fr supt det
""".split()
)
_IN_FULL = {
    "dr": "doctor",
    "capt": "captain",
    "prof": "professor",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "gen": "general",
    "rev": "reverend",
    "mister": "mr",
    "mme": "madame",
    "mlle": "mademoiselle",
}
_AFTER_PLACE_WORDS = frozenset(
    """
in at near into through towards toward outside around across via
""".split()
)
_BEFORE_ADDRESS = frozenset(
    """
oh o ah hey hi hello dear thanks sorry yes no please look well goodbye bye listen and but so now why what
god good night morning evening afternoon you okay ok right come on wait see you're you’re my poor darling
damn welcome back enough
""".split()
)
_AFTER_ADDRESS = frozenset(",.!?—–-;:…\"”’'»")
_OWN = frozenset("my his her our your their its".split())
_ADDRESS_ONLY = frozenset(
    """
sir madam madame miss mister sirs ma'am ma’am master monsieur lord lady mr mrs ms mx
""".split()
)


@dataclass(frozen=True, slots=True)
class NamePlace:
    """One use of a name: tokens [first, last), its title and its names in lower case.

    `said` tells whether it stands inside a quote, `address` whether it calls to the person, `subject` whether a
    finite verb follows, `cue` whether a reporting verb stands beside it. `place` and `the` are evidence that it
    is no person: "in Meryton", "the Thames"; `opens`: it begins a sentence, where every word has a capital.
    """

    first: int
    last: int
    title: str
    names: tuple[str, ...]
    said: bool
    address: bool
    subject: bool
    cue: bool
    place: bool
    the: bool
    opens: bool

    @property
    def key(self) -> tuple[str, ...]:
        """Title and names: what is the same wherever the same form is used."""
        return (self.title, *self.names)


def find_names(words: Words, headings: frozenset[int] = frozenset()) -> list[NamePlace]:
    """Every capitalised stretch that can be a person's name, in reading order.

    `headings` are the first tokens of speeches in a play ("NELL: You could have posted it."): names for certain.
    """
    capital = [
        index
        for index in sorted({*words.capitals, *headings})
        if words.block[index] >= 0 and (word := words.word[index]) != "I" and word[:2] not in ("I'", "I’")
    ]
    small = small_names(words, headings)
    is_name = _NameTest(words, capital, headings)
    if small:
        is_name.known |= dict.fromkeys(small, True)
        in_lower_case = (at for at in words.places(lambda low: bare(low) in small) if words.block[at] >= 0)
        capital = sorted({*capital, *in_lower_case})
    found: list[NamePlace] = []
    done = 0
    for index in capital:
        if index < done:
            continue
        written = words.word[index][0].isupper()
        stretch = _stretch(words, index, is_name) if written else _in_lower_case(words, index, index in headings)
        if stretch is None:
            continue
        first, last, title, names = stretch
        done = last
        if last < len(words) and words.word[last][0].isupper() and words.low[last] in _PLACE_ENDINGS | _FIRMS:
            done = last + 1
            continue
        place = _place(words, first, last, title, names)
        found.append(replace(place, subject=True, cue=True) if first in headings else place)
    return found


class _NameTest:
    """Whether a capitalised word is a name in this text, from how the text itself writes it elsewhere."""

    def __init__(self, words: Words, capital: list[int], headings: frozenset[int]) -> None:
        self.bare_initials = _bare_initials(words, capital)
        self.no_titles = _no_titles(words, capital)
        self.shouted: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.opening: Counter[str] = Counter()
        self.subject: Counter[str] = Counter()
        self.cued: Counter[str] = Counter()
        for index in capital:
            word = words.word[index]
            if len(word) > 1 and word.isupper():
                self.shouted[words.low[index]] += 1
                continue
            low = bare(words.low[index])
            if words.quote[index] == NARRATION and _beside_saying(words, index, index + 1, SURE_SAYING):
                self.cued[low] += 1
            if words.opens[index]:
                self.opening[low] += 1
                after = words.low[index + 1] if index + 1 < len(words) else ""
                if looks_finite(after) or after == ",":
                    self.subject[low] += 1
            else:
                self.inside[low] += 1
        self.lower = Counter(words.low)
        self.known: dict[str, bool] = {words.low[index]: True for index in headings}

    def __call__(self, low: str) -> bool:
        if low not in self.known:
            self.known[low] = self._decide(low)
        return self.known[low]

    def _decide(self, low: str) -> bool:
        inside, opening = self.inside[low], self.opening[low]
        lower = self.lower[low] - inside - opening - self.shouted[low]
        if len(low) == 1 or not low.translate(_INSIDE_NAMES).isalpha():
            return False
        if low in not_people():
            return self.cued[low] >= 2
        if low in ambiguous_names():
            return (inside >= 1 and inside * 2 > lower) or (lower == 0 and self.subject[low] >= 2)
        if low in common_words():
            return inside >= 2 and inside > 2 * lower
        if low in first_names():
            return lower <= inside + opening
        if inside:
            return inside > lower
        return lower <= 0 and (opening >= 2 or self.subject[low] >= 1) and not low.endswith("ly")


def _bare_initials(words: Words, capital: list[int]) -> frozenset[tuple[str, str]]:
    """ "Mrs. A," "Mr T says": a title and the letter that is all of the name, whatever follows it elsewhere."""
    found = set()
    for at in capital:
        title = at - 2 if words.word[at - 1] == "." else at - 1
        if len(words.word[at]) > 1 or title < 0 or words.low[title] not in titles() or at + 1 >= len(words):
            continue
        if words.word[title][0].isupper() and (words.word[at + 1][0] in ",!?;:" or words.word[at + 1].islower()):
            found.add((words.low[title], words.low[at]))
    return frozenset(found)


def _no_titles(words: Words, capital: list[int]) -> frozenset[str]:
    """ "Col nodded", where no "Col. Hale" stands: a short name, since nobody is called by a cut title alone."""
    short = [at for at in capital if words.low[at] in _ABBREVIATED and at + 1 < len(words)]
    dotted = {
        words.low[at]
        for at in short
        if words.word[at + 1] == "." and words.block[at] in words.block[at + 2 : at + 3]
    }
    return frozenset(words.low[at] for at in short if looks_finite(words.low[at + 1])) - dotted


def _stretch(words: Words, index: int, is_name: _NameTest) -> tuple[int, int, str, tuple[str, ...]] | None:
    """The name that begins at a capitalised token: its tokens, title and names; None where there is none."""
    at, title = index, ""
    while at < len(words) and (low := words.low[at]) in titles() and words.word[at][0].isupper():
        if low in is_name.no_titles:
            break
        if not title and low not in ("st", "saint"):
            title = low
        at += 1
        if at < len(words) and words.word[at] == "." and low in _ABBREVIATED:
            at += 1
        if at >= len(words) or not words.word[at][0].isupper() or (words.opens[at] and words.word[at - 1] != "."):
            break
    names: list[str] = []
    last = at
    while at < len(words) and len(names) < 4 and words.block[at] == words.block[index]:
        word, low = words.word[at], words.low[at]
        if names and low in _PARTICLES and at + 1 < len(words) and words.word[at + 1][0].isupper():
            at += 1
            continue
        if not word[0].isupper() or (names and words.opens[at]):
            break
        if title and not names and (title, low) in is_name.bare_initials:
            names, last = [low], at + 1
            break
        if len(word) == 1 and word != "I" and at + 1 < len(words) and words.word[at + 1] == ".":
            at += 2
            if at < len(words) and words.word[at][0].isupper() and not is_name(bare(words.low[at])):
                break
            last = at
            continue
        if not _belongs(words, at, title, names, is_name):
            break
        names.append(bare(low))
        at += 1
        last = at
        if names[-1] != low:
            break
    if names:
        first = _with_small_title(words, index, title)
        described = _describes(words, first)
        return (index if described else first, last, _title_of(words, index, title), tuple(names))
    if title and title not in _ADDRESS_ONLY and titles()[title][1] in ("kin", "role", "rank", "church", "noble"):
        return (index, index + 1, title, ()) if _bare_title_is_name(words, index) else None
    return None


def _in_lower_case(words: Words, index: int, heads: bool) -> tuple[int, int, str, tuple[str, ...]]:
    """The name in lower case at a token; the whole of what heads a line: "big al: no"."""
    last = index + 1
    while heads and words.word[last][0].isalpha():
        last += 1
    return index, last, "", tuple(bare(low) for low in words.low[index:last])


def _belongs(words: Words, at: int, title: str, names: list[str], is_name: _NameTest) -> bool:
    low = bare(words.low[at])
    if title and not names:
        return len(low) > 1 and (low not in common_words() or not words.opens[at] or is_name(low))
    if names and low in _FIRMS:
        return False
    if is_name(low):
        return True
    if names and names[-1] in first_names() and low not in _PLACE_ENDINGS:
        return words.word[at].istitle() and low not in not_people() and len(low) > 1
    return False


def _with_small_title(words: Words, index: int, title: str) -> int:
    """Take in a title in lower case: "aunt Juley", "old uncle Jim"."""
    if (
        not title
        and index
        and words.low[index - 1] in titles()
        and titles()[words.low[index - 1]][1] != "honorific"
    ):
        return index - 1
    return index


def _describes(words: Words, small: int) -> bool:
    """ "Her brother Tom" is called Tom; "aunt Juley" is called so."""
    before = words.low[small - 1] if small else ""
    kin = person_nouns().get(words.low[small], ("", ""))[1] == "kin"
    return kin and words.word[small].islower() and (before in _OWN or before.endswith(("'s", "’s")))


def _title_of(words: Words, index: int, title: str) -> str:
    small = _with_small_title(words, index, title)
    shown = words.low[small] if small != index else title
    return _IN_FULL.get(shown, shown)


def _bare_title_is_name(words: Words, index: int) -> bool:
    """ "Mother said", "Thank you, Doctor." are names; "the Captain" and "Father Brown" are not bare."""
    before = words.low[index - 1] if index else ""
    if before in ("the", "a", "an", "my", "his", "her", "our", "your", "their"):
        return False
    after = words.low[index + 1] if index + 1 < len(words) else ""
    return not words.opens[index] or looks_finite(after) or after in (",", "!", "?")


def _place(words: Words, first: int, last: int, title: str, names: tuple[str, ...]) -> NamePlace:
    before = words.low[first - 1] if first else ""
    after = words.low[last] if last < len(words) else ""
    said = words.quote[first] != NARRATION
    return NamePlace(
        first=first,
        last=last,
        title=title,
        names=names,
        said=said,
        address=said and _is_address(words, first, last),
        subject=looks_finite(after),
        cue=not said and _beside_saying(words, first, last),
        place=before in _AFTER_PLACE_WORDS or _goes_there(words, first),
        the=before in ("the", "a", "an", "this", "these"),
        opens=words.opens[first],
    )


def _goes_there(words: Words, first: int) -> bool:
    """ "Gone to Leith": people go to a place."""
    return first > 1 and words.low[first - 1] == "to" and words.low[first - 2] in _MOTION


def _is_address(words: Words, first: int, last: int) -> bool:
    quote = words.quote[first]
    at_start = first == 0 or words.quote[first - 1] != quote or words.block[first - 1] != words.block[first]
    at_end = last >= len(words) or words.quote[last] != quote or words.block[last] != words.block[first]
    if at_start and _answers(words, first, last):
        return False
    closes = at_end or words.word[last][0] in _AFTER_ADDRESS
    if bare(words.low[last - 1]) != words.low[last - 1] or not closes:
        return False
    if at_start or words.opens[first]:
        return at_end or (words.word[last][0] in ",!?.—–…-" and not _listed(words, last))
    before = words.low[first - 1]
    if before == ",":
        return not _listed(words, last) and not _listed_before(words, first, last)
    if before in ("and", "see") and not words.opens[first - 1]:
        # “Did you see Osman?” calls nobody.
        return False
    return before in _BEFORE_ADDRESS or before in ("—", "–", "--", "…", "...")


def _answers(words: Words, first: int, last: int) -> bool:
    """ "Whose?" "Jonah.": a whole line that is a name tells it, and calls nobody."""
    if (
        last >= len(words)
        or words.word[last] != "."
        or (last + 1 < len(words) and words.quote[last + 1] == words.quote[first])
    ):
        return False
    before = first - 1
    while before >= 0 and words.quote[before] == NARRATION and not words.word[before][0].isalnum():
        before -= 1
    return before >= 0 and words.quote[before] != NARRATION and words.word[before] == "?"


def _listed(words: Words, last: int) -> bool:
    """ "Nora, Theo, and I": a list, not a call."""
    ahead = words.low[last : last + 4]
    return "and" in ahead[2:4] and words.word[last + 1][0].isupper()


def _listed_before(words: Words, first: int, last: int) -> bool:
    """ "Nora, Theo, and I", seen from Theo."""
    if first < 2 or not words.word[first - 2][0].isupper():
        return False
    if words.opens[first - 2]:
        return words.low[first - 2] in first_names() and "and" in words.low[last : last + 2]
    return words.low[first - 2] not in ("i", "yes", "no", "oh", "well")


def _beside_saying(words: Words, first: int, last: int, verbs: frozenset[str] = SAYING) -> bool:
    after = words.low[last] if last < len(words) else ""
    before = words.low[first - 1] if first else ""
    written = before in verbs and first > 1 and words.low[first - 2] in _WRITTEN_ON
    return after in verbs or (before in verbs and not written)
