"""Find every character that may be a quotation mark, and weigh what it may be doing there. Pairs: pairing.py.

A mark's weights are costs: of opening a quotation, of closing one, and of being no mark at all. The numbers
need only be right relative to each other; 0 is "just what one expects here", 3 "a slip", 6 "hardly ever".
"""

import re
from typing import NamedTuple

from duologue.reading.speech.apostrophes import SURE, clipped_before, elision_after
from duologue.text.reporting_verbs import SAYING

DOUBLE, SINGLE, LOW, LOW_SINGLE = "D", "S", "L", "l"
GUILLEMET, REVERSED, GUILLEMET_SINGLE, REVERSED_SINGLE, CORNER, CORNER_DOUBLE = "G", "R", "g", "r", "C", "c"

# Which family of quotation a sign opens, and which it closes.
OPENS = {
    **dict.fromkeys(['"', "“", "”", "‟", "＂", "``", "''"], DOUBLE),
    **dict.fromkeys(["'", "‘", "’", "‛", "`", "´"], SINGLE),
    **{"„": LOW, "‚": LOW_SINGLE, "«": GUILLEMET, "»": REVERSED, "‹": GUILLEMET_SINGLE, "›": REVERSED_SINGLE},
    **{"「": CORNER, "『": CORNER_DOUBLE, "」": CORNER, "』": CORNER_DOUBLE},
}
_ALL = "\"“”„‟＂«»‹›「」『』`´‘’‚‛'"
_NEVER = 50.0

# A pile of marks is a rule, a ditto or noise. An apostrophe between two letters never comes into question.
_MARK = re.compile(
    rf"[{_ALL}](?:(?P<pile>(?:[ \t]*[{_ALL}]){{6,}})|(?<=`)`|(?<=')'|(?<=[\"“”„‟＂«»‹›「」『』‚])"
    r"|(?![^\W_])|(?<![^\W_].))"
)
_DOUBLED_APOSTROPHES = re.compile(r"(?<!\S)''\w")
_WORD_BEFORE_COMMA = re.compile(r"([^\W\d_]+),$")

# ‘Yes’ he said: the cue behind it says that this is no plural's apostrophe.
_CUE_NEXT = re.compile(
    r"\s+(?:(?:he|she|they|I)\s+(?:said|asked|replied|whispered|cried|told|thought)|said|asked|replied|cried)\b"
)

_BRACKETS_OPEN = "([{¿¡"
_AFTER_CLOSE = ",.;:!?)]}"
_DASHES = "—–-―‒"
_STOPS = ".,!?;:…" + _DASHES


class Mark(NamedTuple):
    """One candidate: its place, its sign, and the cost of each thing it may be doing."""

    start: int
    end: int
    sign: str
    opens: float
    closes: float
    skips: float
    strong: bool = False
    weak: bool = False


# More marks than this share of the characters, beyond a handful, is no prose.
_CROWDED, _MANY, _LONG = 0.2, 80, 400


def _crowded(count: int, length: int) -> bool:
    return count > _MANY and count > _CROWDED * length


def doubles_apostrophes(text: str) -> bool:
    """Whether `text` writes its double marks as two single signs: ``so''."""
    return "``" in text or ("''" in text and _DOUBLED_APOSTROPHES.search(text) is not None)


def scan(text: str, start: int, end: int, single: float, dialect: float, doubled: bool = True) -> list[Mark]:
    """The candidates of one block, weighed.

    `single` (0 to 1) says how far the neighbourhood uses single marks for speech, `dialect` (0 to 1) how many
    words lose their ends, `doubled` whether two apostrophes are one mark.
    """
    if end - start > _LONG and _crowded(sum(1 for _ in _MARK.finditer(text, start, end)), end - start):
        return []
    found: list[Mark] = []
    for match in _MARK.finditer(text, start, end):
        if match.lastgroup:
            continue
        sign, left, right = match.group(), match.start(), match.end()
        if sign == "''" and (not doubled or elision_after(text, right) == SURE):
            found.append(_weigh(text, start, end, left, left + 1, single, dialect))
            found.append(_weigh(text, start, end, left + 1, right, single, dialect))
        else:
            found.append(_weigh(text, start, end, left, right, single, dialect))
    return found


def _weigh(text: str, start: int, end: int, left: int, right: int, single: float, dialect: float) -> Mark:
    sign = text[left:right]
    before, after = _neighbours(text, start, end, left, right)
    shape = _shape(before, after)
    family = OPENS[sign]
    if family == SINGLE:
        return _weigh_single(text, left, right, sign, before, after, shape, single, dialect)
    if family == DOUBLE:
        return _weigh_double(left, right, sign, before, shape)
    return _weigh_foreign(left, right, sign, shape)


def _neighbours(text: str, start: int, end: int, left: int, right: int) -> tuple[str, str]:
    """The characters on both sides, looking through the notation of italics; "" at the edge of the block."""
    left -= 1
    while left >= start and text[left] in "_*":
        left -= 1
    while right < end and text[right] in "_*":
        right += 1
    return (text[left] if left >= start else ""), (text[right] if right < end else "")


def _shape(before: str, after: str) -> str:
    """What the characters around a mark suggest: "O" it opens, "C" it closes, "E" tight, "B" loose both sides."""
    loose_left, loose_right = not before or before.isspace(), not after or after.isspace()
    if loose_left and loose_right:
        return "O" if not before else "C" if not after else "B"
    if loose_left:
        return "B" if after in ",;:)" else "O"
    if loose_right:
        return "O" if before in _BRACKETS_OPEN else "C"
    if before in _BRACKETS_OPEN:
        return "O"
    if after in _AFTER_CLOSE:
        return "C"
    if before in _ALL:
        return "O" if after.isalnum() or after in _ALL else "C"
    if after in _ALL:
        return "C"
    if after in _DASHES and before not in _DASHES:
        return "C"
    return "E"


_DOUBLE_COSTS = {  # shape: (opens, closes)
    "straight": {"O": (0.0, 4.0), "C": (4.0, 0.0), "E": (1.0, 1.0), "B": (1.0, 1.0)},
    "left": {"O": (0.0, 7.0), "C": (1.0, 2.5), "E": (0.0, 4.0), "B": (0.0, 4.0)},
    "right": {"O": (2.5, 2.0), "C": (7.0, 0.0), "E": (4.0, 0.0), "B": (4.0, 0.0)},
}
_CURL = {"“": "left", "‟": "left", "``": "left", "”": "right"}


def _weigh_double(left: int, right: int, sign: str, before: str, shape: str) -> Mark:
    opens, closes = _DOUBLE_COSTS[_CURL.get(sign, "straight")][shape]
    if shape == "E" and before in _DASHES and sign == '"':
        opens, closes = 0.5, 1.5
    # 5'10" is a measure.
    skips = 1.5 if before.isdigit() else 9.0
    return Mark(left, right, sign, opens, closes, skips, before in _STOPS)


def _weigh_foreign(left: int, right: int, sign: str, shape: str) -> Mark:
    """Low, angular and corner marks are hardly ever anything else; angular ones may face either way."""
    if sign in "„‚":
        # A low single mark is also what a lost comma looks like.
        return Mark(left, right, sign, 0.0 if shape != "C" else 3.0, _NEVER, 6.0 if sign == "„" else 2.0)
    if sign in "「『」』":
        opening = sign in "「『"
        return Mark(left, right, sign, 0.0 if opening else _NEVER, _NEVER if opening else 0.0, 6.0)
    outward = sign in "«‹"
    if outward:
        opens, closes = (0.0, 4.0) if shape != "C" else (3.0, 1.0)
    else:
        opens, closes = (4.0, 0.0) if shape != "O" else (1.0, 3.0)
    return Mark(left, right, sign, opens, closes, 6.0, True)


def _weigh_single(
    text: str,
    left: int,
    right: int,
    sign: str,
    before: str,
    after: str,
    shape: str,
    single: float,
    dialect: float,
) -> Mark:
    turned = {"‘": -1, "`": -1, "‛": -1, "’": 1, "´": 1}.get(sign, 0)  # -1 curls as an opener, 1 as a closer
    if shape == "O" or (shape == "E" and elision_after(text, right) == SURE):
        return _weigh_single_opener(text, left, right, sign, turned, single)
    if shape == "E":
        return Mark(left, right, sign, (1.0, 0.3, 3.0)[turned], (1.0, 5.0, 0.3)[turned], 3.0, before in _STOPS)
    if shape == "B":
        return Mark(left, right, sign, (1.5, 0.5, 3.0)[turned], (1.5, 4.0, 0.5)[turned], 2.5)
    if before in _STOPS or before in _ALL or before in ")]":
        opens = (4.0, 1.5, 6.0)[turned]
        if after.isspace() and _follows_saying(text, left):
            opens = min(opens, 2.0)
        return Mark(left, right, sign, opens, 2.5 if turned < 0 else 0.0, 5.0, True)
    clipped = clipped_before(text, left)
    if clipped == SURE:
        skips, closes = 0.0, 2.2 if after.isspace() else 1.4
        if _CUE_NEXT.match(text, right):
            closes = 0.7
    else:
        skips, closes = (1.0 if clipped else 2.0) * (1.0 - 0.8 * dialect), 0.7
    return Mark(
        left, right, sign, 1.0 if turned < 0 else 6.0, closes + (2.5 if turned < 0 else 0), skips, weak=True
    )


def _weigh_single_opener(text: str, left: int, right: int, sign: str, turned: int, single: float) -> Mark:
    elision = elision_after(text, right)
    ahead = text[max(0, left - 2) : left].strip()
    led_in = not ahead or ahead[-1] in ',:;.!?—–-"“(…'
    if elision == SURE:
        opens, skips = 2.5, 0.0
    elif elision:
        opens, skips = (0.4 if led_in else 1.2), 0.7
    elif text[right : right + 1].islower():
        opens, skips = (0.2, 1.5 + 3 * single) if led_in else (0.6, 1.2 + 2 * single)
    else:
        opens, skips = 0.0, 2.0 + 3 * single
    if turned > 0:
        opens, skips = opens + 2.5, min(skips, 2.5)
    elif turned < 0 and not elision:
        skips += 2.0
    return Mark(left, right, sign, opens, (4.0, 7.0, 3.0)[turned], skips)


def _follows_saying(text: str, left: int) -> bool:
    """Whether `said,` stands right before this place."""
    word = _WORD_BEFORE_COMMA.search(text, max(0, left - 20), left)
    return word is not None and word.group(1).lower() in SAYING
