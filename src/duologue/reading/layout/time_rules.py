"""How a text says when a scene is set: the patterns. What follows for the scenes is in times.py."""

import re

from duologue.reading.layout.rule import Rule, any_of

STORY, EARLIER, LATER, DREAM = "story", "earlier", "later", "dream"

_D = r"[\W_]{0,6}"
_I = re.IGNORECASE
_TO_TWENTY = any_of(
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_MANY = (
    rf"(?:almost |nearly |about )?(?:\d{{1,4}}|an?|one|two|{_TO_TWENTY}|thirty|forty|fifty|a few|a couple of"
    r"|several|many|some|half an?)(?:[ -](?:one|two|three|five|and a half|odd|long|short|hundred|more))?"
)
_YEARS = rf"(?:(?:{_MANY})\s(?:years?|decades?|centur(?:y|ies))|years|decades)"
_HOURS = "(?:hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_DAYS = "(?:days|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WHO = r"(?:[Ss]he|[Hh]e|I|[Tt]hey|[Ww]e|[A-Z]\w+)"
_DREAMT = any_of(
    # "dreamed of becoming a singer" is a wish
    r"dream(?:ed|t)\b(?! (?:of|about) (?:\w+ing|the day|a (?:better|life|house|world))\b)",
    r"(?:was|were|is|am) dreaming\b",
    r"had (?:a|the|that|another|this) (?:\w+ )?(?:dream|nightmare)\b",
)
_HUMAN = any_of(
    "(?:a )?(?:little |small |young )?(?:girl|boy|child|kid|student|teenager)", "little", "small", "young(?:er)?"
)

LONG_BEFORE = Rule(
    "so long before",
    re.compile(
        rf"{_D}(?:{_MANY}\s{_HOURS}|years|months|weeks|hours)\s(?:earlier|before(?=[,.:;]|\s?$)|ago|previously|prior)\b",
        _I,
    ),
    shows="Three weeks earlier, she stood in the hall.",
    not_this="Before three weeks were out she had gone.",
    label=EARLIER,
)
DREAM_TOLD = Rule(
    "a dream told at once",
    re.compile(
        rf"{_D}(?:[Tt]hat night|[Ii]n the night|[Aa]nd|[Ss]o|[Tt]hen|[Oo]nce)?,?\s?"
        rf"(?:{_WHO}\s(?:had )?(?:\w+ly )?{_DREAMT}"
        r"|(?:[Tt]he|[Hh]er|[Hh]is|[Mm]y|[Aa]) (?:dream|nightmare)s?"
        r" (?:came|began|begins|started|starts|was|is|always|again|had)\b"
        r"|[Ii]n (?:the|her|his|my|this|that) (?:dream|nightmare)\b"
        r"|(?i:dream)[\W_]*$)"
    ),
    shows="That night she dreamed of the house.",
    not_this="She dreamed of becoming a singer.",
    label=DREAM,
)
LONG_AFTER = Rule(
    "years on",
    re.compile(
        rf"{_D}(?:{_YEARS}\s(?:later|(?:on|after)(?=[,.]|\s?$)|afterwards?|had (?:passed|gone by)|passed\b"
        r"|went by)|epilogue\b)",
        _I,
    ),
    shows="Five years later, they met again.",
    not_this="Five minutes later, she came back.",
    label=LATER,
)

OPENINGS = (
    LONG_BEFORE,
    Rule(
        "a memory announced",
        re.compile(rf"{_D}(?:(?:begin |start )?flashback|back then|(?:then|before|the past)(?=[\W_]*$))\b", _I),
        shows="FLASHBACK",
        not_this="Then she left.",
        label=EARLIER,
    ),
    Rule(
        "in childhood",
        re.compile(
            rf"{_D}When {_WHO} (?:was|were) (?:{_HUMAN}|(?:only |just |about )?(?:\d{{1,2}}|{_TO_TWENTY}))"
            r"(?=[\s,.;](?!minutes|hours|days|feet|miles|o['’]clock))"
        ),
        shows="When I was nine, my father left.",
        not_this="When I was done, I left.",
        label=EARLIER,
    ),
    Rule(
        "the time they met",
        re.compile(
            rf"{_D}(?i:the (?:night|day|summer|winter|spring|autumn|year|first time|last time|morning|evening))"
            rf"\s{_WHO}\s(?:had )?(?:first )?met\b"
        ),
        shows="The night they met, it rained.",
        not_this="The night was cold.",
        label=EARLIER,
    ),
    DREAM_TOLD,
    LONG_AFTER,
)
"""What the opening of a scene may say of its time."""

JUMPS = (
    Rule(
        "so long later",
        re.compile(rf"{_D}(?:{_MANY}\s{_DAYS}|years|months|weeks)\slater(?:[,.:…]|\s?[—–-]|$)", _I),
        shows="Five years later, they met again.",
        not_this="Five minutes later, she came back.",
        label=LATER,
    ),
    Rule(
        "so long earlier, and not merely looked back on",
        re.compile(
            rf"{_D}(?:{_MANY}\s{_HOURS}|years|months|weeks)\searlier(?:[,.:…]|\s?[—–-]|$)(?!.{{0,90}}\bhad\b)",
            _I | re.S,
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
        rf"{_D}(?:[Tt]hen |[Aa]nd |[Aa]nd then |[Ww]hen )?{_WHO} "
        r"(?:(?:woke|awoke|wakes)\b(?! (?:him|her|them|me|us|it|the|[A-Z]))|(?:jolted|jerked|started) awake"
        r"|sat (?:bolt )?up(?:right)? in bed|opened (?:his|her|my|their) eyes|was awake\b)"
    ),
    shows="She woke.",
    not_this="She woke him early.",
    label=STORY,
)
STARTLED = Rule(
    "waking from something",
    re.compile(
        r".*?(?:\b(?:woke|awoke|wakes|jolted|jerked|started) (?:up |awake )?(?:with a (?:start|gasp|cry|jolt)"
        r"|with a scream|gasping|screaming|sweating|in a (?:cold )?sweat"
        r"|from (?:the|her|his|my) (?:dream|nightmare))"
        r"|\bsat bolt upright in bed\b|\b[Ii]t (?:was|is|had been|had) (?:only|just|all) (?:a dream|dreaming))",
        re.S,
    ),
    shows="Nora woke with a start.",
    not_this="She woke to sunlight, with a start on the day.",
    label=DREAM,
)
NOW = Rule(
    "the present again",
    re.compile(rf"{_D}(?:present day|the present|now|today|end (?:of )?flashback)[\W_]*$", _I),
    shows="Present Day",
    not_this="Now she knew.",
    label=STORY,
)

_MONTH = any_of(
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = r"\d{1,2}(?:st|nd|rd|th)?"

CLOCK = Rule(
    "an hour on a clock",
    re.compile(
        rf"{_D}(?:{_WEEKDAY},?\s)?\d{{1,2}}(?:[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?[AP]\.?M\.?)?|\s?[AP]\.?M\.?)(?:,?\s{_WEEKDAY})?{_D}$",
        _I,
    ),
    shows="3:17 a.m.",
    not_this="3:17 was too late for her.",
    label="time",
)
STAMPS = (
    CLOCK,
    Rule(
        "a date",
        re.compile(
            rf"{_D}(?:{_WEEKDAY},?\s)?(?:{_DATE}\s(?:of\s)?{_MONTH}|{_MONTH}(?:\s{_DATE})?)(?:,?\s\d{{4}})?[*_)\]:]{{0,4}}$"
        ),
        shows="12 June 1987",
        not_this="June was late.",
        label="time",
    ),
    Rule(
        "so much time earlier or later",
        re.compile(
            rf"{_D}(?:\w+[\s-]){{1,4}}(?:(?:second|minute|hour|day|night|week|month|year|decade)s?)"
            r"\s(?:earlier|later|before|after|ago)[*_~:\]) ]{0,4}$",
            _I,
        ),
        shows="Five Years Later",
        not_this="Five years later, she left.",
        label="time",
    ),
    Rule(
        "the present, the past",
        re.compile(
            rf"{_D}(?:present day|the present|flashback|flash forward|years earlier|years later|years ago"
            rf"|(?:begin|start|end)(?: of)? flashback){_D}$",
            _I,
        ),
        shows="Present Day",
        not_this="Present day troubles were enough.",
        label="time",
    ),
)
"""Lines that say when, and stand as a heading does."""
