"""When a scene is set, as far as its opening says so. Where scenes part is for scenes.py."""

import re

from duologue.reading.layout.page import Marks, Page
from duologue.reading.layout.rule import Rule, first_that_takes

STORY, EARLIER, LATER, DREAM = "story", "earlier", "later", "dream"

_D = r"[\W_]{0,6}"
_MANY = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|a few|a couple of|several|many|some|half an?)(?:[ -](?:five|one|two|three|and a half|odd|long|short|hundred|more))?"
)
_LONG = rf"(?:(?:{_MANY}|almost {_MANY}|nearly {_MANY})\s(?:years?|decades?|centur(?:y|ies))|(?:years|decades)|(?:six|seven|eight|nine|ten|eleven|\d{{2}}) months)"
_ANY = r"(?:hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_DAYS = r"(?:days|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WHO = r"(?:[Ss]he|[Hh]e|I|[Tt]hey|[Ww]e|[A-Z]\w+)"
_DREAMT = r"(?:dream(?:ed|t)\b(?! (?:of|about) (?:\w+ing|the day|a (?:better|life|house|world)))|(?:was|were|is|am) dreaming\b|had (?:a|the|that|another|this) (?:\w+ )?(?:dream|nightmare)\b|dreams?\b(?= (?:that|again|she|he|I)\b))"

OPENINGS = (
    Rule(
        "so long before",
        re.compile(
            rf"{_D}(?:{_MANY}|[Yy]ears|[Mm]onths|[Ww]eeks)(?:\s{_ANY})?\s(?:earlier|before(?=[,.:;]|\s?$)|ago|previously|prior)\b",
            re.I,
        ),
        shows="Three weeks earlier, she stood in the hall.",
        not_this="Before three weeks were out she had gone.",
        label=EARLIER,
    ),
    Rule(
        "a memory announced",
        re.compile(
            rf"{_D}(?i:(?:begin |start )?flashback|back then|then(?=[\W_]*$)|before(?=[\W_]*$)|the past(?=[\W_]*$))\b"
        ),
        shows="FLASHBACK",
        not_this="Then she left.",
        label=EARLIER,
    ),
    Rule(
        "in childhood",
        re.compile(
            rf"{_D}When {_WHO} (?:was|were) (?:a (?:little |small |young )?(?:girl|boy|child|kid|student|teenager)|little|small|young(?:er)?"
            r"|(?:only |just |about )?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))\b"
        ),
        shows="When I was nine, my father left.",
        not_this="When I was done, I left.",
        label=EARLIER,
    ),
    Rule(
        "the time they met",
        re.compile(
            rf"{_D}(?i:the (?:night|day|summer|winter|spring|autumn|year|first time|last time|morning|evening))\s{_WHO}\s(?:had )?(?:first )?met\b"
        ),
        shows="The night they met, it rained.",
        not_this="The night was cold.",
        label=EARLIER,
    ),
    Rule(
        "a dream told at once",
        re.compile(
            rf"{_D}(?:[Tt]hat night|[Ii]n the night|[Aa]nd|[Ss]o|[Tt]hen|[Oo]nce)?,?\s?(?:{_WHO}\s(?:had )?(?:\w+ly )?{_DREAMT}|(?:[Tt]he|[Hh]er|[Hh]is|[Mm]y|[Aa]) (?:dream|nightmare)s? (?:came|began|begins|started|starts|was|is|always|again|had)\b|[Ii]n (?:the|her|his|my|this|that) (?:dream|nightmare)\b|(?i:dream)[\W_]*$)"
        ),
        shows="That night she dreamed of the house.",
        not_this="She dreamed of becoming a singer.",
        label=DREAM,
    ),
    Rule(
        "years on",
        re.compile(
            rf"{_D}(?:(?i:{_LONG})\s(?:later|on(?=[,.]|\s?$)|after(?=[,.]|\s?$)|afterwards?|had (?:passed|gone by)|passed\b|went by)|(?i:epilogue)\b)",
            re.I,
        ),
        shows="Five years later, they met again.",
        not_this="Five minutes later, she came back.",
        label=LATER,
    ),
)
"""What the opening of a scene may say of its time."""

JUMPS = (
    Rule(
        "so long later",
        re.compile(
            rf"{_D}(?:{_MANY}\s{_DAYS}|[Yy]ears|[Mm]onths|[Ww]eeks)\slater(?:[,.:…]|\s?[—–-]|$)", re.I
        ),
        shows="Five years later, they met again.",
        not_this="Five minutes later, she came back.",
        label=LATER,
    ),
    Rule(
        "so long earlier, and not merely looked back on",
        re.compile(
            rf"{_D}(?:{_MANY}\s{_ANY}|[Yy]ears|[Mm]onths|[Ww]eeks)\searlier(?:[,.:…]|\s?[—–-]|$)(?!.{{0,90}}\bhad\b)",
            re.I | re.S,
        ),
        shows="Two hours earlier, the letter came.",
        not_this="Two hours earlier, he had lost his job.",
        label=EARLIER,
    ),
)
"""What opens a scene even where nothing is drawn between."""

WAKING = Rule(
    "waking",
    re.compile(
        rf"{_D}(?:[Tt]hen |[Aa]nd |[Aa]nd then |[Ww]hen )?{_WHO} (?:(?:woke|awoke|wakes)\b(?! (?:him|her|them|me|us|it|the|[A-Z]))|jolted awake|jerked awake|started awake|sat (?:bolt )?up(?:right)? in bed|opened (?:his|her|my|their) eyes|woken\b|was awake\b)"
    ),
    shows="She woke.",
    not_this="She woke him early.",
    label=STORY,
)
_STARTLED = re.compile(
    r"\b(?:woke|awoke|wakes|jolted|jerked|started) (?:up |awake )?(?:with a (?:start|gasp|cry|jolt|scream)|gasping|screaming|sweating"
    r"|in a (?:cold )?sweat|from (?:the|her|his|my) (?:dream|nightmare))|\bsat (?:bolt )?up(?:right)? in bed\b|\b(?:only|just) a dream\b|\bjust dreaming\b"
)
_NOW = re.compile(rf"{_D}(?i:present day|the present|now|today|end (?:of )?flashback)[\W_]*$")
_HAD = re.compile(r"\b(?:had|[Hh]adn['’]t)\b|\w['’]d\b")
_ASLEEP = re.compile(r"\b(?:asleep|slept|sleep|went to bed|lay down|bedtime)\b")
_LONGEST_DREAM = 30


def jumps_of(page: Page, marks: Marks) -> dict[int, str]:
    """Paragraphs that open a scene by what they say, with the time they open."""
    found: dict[int, str] = {}
    dream = -1
    for number, words in enumerate(page.heads):
        if number in marks:
            dream = -1
        elif rule := first_that_takes(JUMPS, words) if words[:60].find("er") > 0 else None:
            found[number] = STORY if rule.label == LATER and not OPENINGS[-1].takes(words) else rule.label
        elif words[:60].find("ream") > 0 and OPENINGS[4].takes(words):
            dream = number
        elif dream >= 0 and WAKING.takes(words):
            found[dream] = DREAM
            found[number] = STORY
            dream = -1
        elif number - dream > _LONGEST_DREAM:
            dream = -1
    return found


def times_of(page: Page, marks: Marks, openings: list[int], jumps: dict[int, str]) -> list[str]:
    """The time of each scene: the main line's, unless its opening or a waking at its end says otherwise."""
    times: list[str] = []
    chapter = since = STORY  # what a chapter's heading told; what a jump of years told for good
    for place, opening in enumerate(openings):
        last = openings[place + 1] if place + 1 < len(openings) else len(page)
        told, lasting = _headed(page, marks, opening, last)
        if lasting:
            chapter = told or STORY
        first = next((n for n in range(opening, last) if n not in marks), last)
        time = told or jumps.get(opening) or _opened(page, marks, first, place, opening)
        if time is None and _is_dreamt(page, marks, first, last):
            time = DREAM
        if time == LATER and page.pieces[opening].start * 2 >= len(page.text):
            since = LATER
        times.append(time or (chapter if chapter != STORY else since))
    return times


def _headed(page: Page, marks: Marks, opening: int, last: int) -> tuple[str | None, bool]:
    """The time that the headings of a scene tell, and whether a chapter's heading is among them."""
    told: str | None = None
    chapter = False
    for number in range(opening, last):
        if number not in marks:
            break
        if marks[number].kind != "heading":
            continue
        chapter = chapter or marks[number].label in {"part", "chapter"}
        words = page.heads[number]
        rule = first_that_takes(OPENINGS, words)
        told = rule.label if rule else STORY if _NOW.match(words) else told
    return told, chapter


def _opened(page: Page, marks: Marks, first: int, place: int, opening: int) -> str | None:
    """The time that a scene's first paragraph tells. The first scene of all is the main line, whatever it recalls."""
    if first >= len(page):
        return None
    words = page.heads[first]
    rule = first_that_takes(OPENINGS, words)
    by_heading = opening in marks and marks[opening].kind == "heading"
    if rule is not None and rule.label == EARLIER:
        recalls = place == 0 or (by_heading and rule is not OPENINGS[0])
        return (
            None if recalls or (_HAD.search(words[:90]) and not _looks_back(page, marks, first)) else EARLIER
        )
    if rule is not None and (place or rule.label == DREAM):
        return rule.label
    return EARLIER if place and not by_heading and _looks_back(page, marks, first) else None


def _looks_back(page: Page, marks: Marks, first: int) -> bool:
    """Whether a scene is told in the past perfect, and goes on so: all through its opening, not in one sentence."""
    last = next(
        (n for n in range(first, min(first + 12, len(page))) if n in marks), min(first + 12, len(page))
    )
    if last == first:
        return False
    start = page.pieces[first].start
    words = page.text[start : min(page.pieces[last - 1].end, start + 2_100)]
    thirds = [words[n * len(words) // 3 : (n + 1) * len(words) // 3] for n in range(3)]
    counts = [sum(1 for _ in _HAD.finditer(third)) for third in thirds]
    return len(words) >= 400 and min(counts) >= 2 and sum(counts) * 170 >= len(words)


def _is_dreamt(page: Page, marks: Marks, first: int, last: int) -> bool:
    """Whether a short scene ends in somebody waking from it."""
    if not 0 < last - first <= _LONGEST_DREAM:
        return False
    after = next((n for n in range(last, min(last + 4, len(page))) if n not in marks), None)
    if after is not None and _STARTLED.search(page.heads[after][:160]) and WAKING.takes(page.heads[after]):
        return True
    body = page.text[page.pieces[first].start : page.pieces[last - 1].end][:12_000]
    return _STARTLED.search(body[-400:]) is not None and not _ASLEEP.search(body[:-400])
