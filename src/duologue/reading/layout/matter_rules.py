"""What is printed with a story and is not the story: the patterns. Where they are trusted is in matter.py."""

import re

from duologue.reading.layout.rule import Rule, any_of

_D = r"[\W_]{0,6}"
_I = re.IGNORECASE

# The names of an archive's fields; each counts only with a colon after it.
FIELDS = any_of(
    *(
        "(?:archive )?warnings?",
        "(?:additional |freeform )?tags?",
        "rating",
        "rated",
        "genres?",
        "categor(?:y|ies)",
    ),
    *(
        "fandoms?",
        "relationships?",
        "(?:main )?pairings?",
        "ships?",
        "(?:main )?characters?",
        "languages?",
        "series",
    ),
    *(
        "collections?",
        "stats",
        "published",
        "updated",
        "completed",
        "words?",
        "word ?count",
        "length",
        "chapters?",
    ),
    *(
        "kudos",
        "comments?",
        "bookmarks",
        "hits",
        "favou?rites",
        "follows",
        "reviews",
        "status",
        "summary",
        "title",
    ),
    *("author", "pen ?name", "beta(?:['’]?d|ed)?(?: by| reader)?", "spoilers?", "timeline", "setting", "prompts?"),
    *(
        "for",
        "recipient",
        "disclaimers?",
        "source",
        "story id",
        "id",
        "link",
        "url",
        "(?:content|trigger) warnings?",
    ),
    *("cw", "tw", "cross-?posted(?: to| at| from)?", "inspired by", "playlist", "soundtrack", "date", "draft"),
    *("version", "written for", "(?:chapter |end |chapter end |beginning )?notes?"),
)

_COUNTED = any_of(
    *("kudos", "comments?", "bookmarks?", "hits", "likes?", "notes", "reblogs?", "reviews", "views", "votes"),
    *("shares", "followers"),
)
_BUTTONS = any_of(
    *("chapter text", "work text", "chapter management", "kudos", "bookmark", "comments?", "share", "download"),
    *("entire work", "hide comments", "top", "add a? ?comment", "post comment", "mark for later", "report story"),
    *("vote", "follow", "favou?rite", "log in", "sign up", "search", "archive of our own(?: beta)?"),
    *(r"fanfiction\.net", "wattpad", "all rights reserved"),
)
_MENU = any_of(
    r"(?:share|like|share on|follow) (?:this|us|me|twitter|facebook|tumblr)\b",
    *("like loading", r"loading\.\.\.", rf"related(?: posts)?{_D}$", "click to (?:share|email|print)"),
    *("(?:leave a|post a|no|add) (?:comment|reply)", r"posted (?:on|by|in|at)\b", r"filed under\b"),
    *("tagged(?: with| as)?:", "bookmark the permalink", "skip to (?:main )?content", "advertisements?"),
    *(
        "report this ad",
        r"subscribe\b",
        "create a free website",
        "powered by ",
        "proudly powered",
        "sign (?:up|in) ",
    ),
    *(r"published (?:by|on|in)\b", "posted originally on", r"\d+ (?:min|minute)s? read"),
    *(
        r"\d+ (?:responses?|replies|thoughts) (?:to|on)\b",
        "comments? (?:are closed|off)",
        "read (?:more|the next)",
    ),
    *(
        "back to (?:top|index)",
        r"kudos\s[^\n]{0,200}left kudos",
        "story index",
        r"copyright\b",
        "©",
        "all rights reserved",
        r"isbn\b",
        "first published",
    ),
)
_TO_READERS = any_of(
    r"please (?:r\s?&\s?r|read and review|review|comment|leave (?:a |me )?(?:comment|review|kudos))",
    *(r"r\s?&\s?r\b", "reviews? (?:are|make|=|and)", "kudos (?:and|are)"),
    r"(?:so,? )?(?:hi|hey|hello)[, ]+(?:guys|everyone|all|readers|again)\b",
    r"(?:thanks|thank you)(?: so much| all| everyone)? for"
    r" (?:reading|(?:all )?(?:the|your)(?: \w+)? (?:reviews|comments|kudos))",
    "(?:thanks|thank you)(?: so much)? to (?:everyone|all|my beta)",
    "(?:i )?hope (?:you|y['’]all) (?:all )?(?:enjoy|like|liked|enjoyed)",
    *("let me know what you think", "not beta(?:['’]?d|ed| read)", "un-?beta['’]?d"),
    *("(?:come )?(?:find|follow) me on", "(?:next|new) chapter (?:will|should|coming|up)"),
    "sorry for the (?:wait|delay|late)",
)
_TURNED_TO = any_of(
    "(?:previous|prev|next|first|last|latest) (?:chapter|part|page|post|story|entry)",
    r"(?:previous|next|index|home|(?:table of )?contents|chapter index|entire work|full page view)(?=[\W_]|$)",
)

ANYWHERE = (
    Rule(
        "nothing that can be seen",
        re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\\s]+$"),
        shows="\u200b",
        not_this=".",
        label="invisible",
    ),
    Rule(
        "an illustration",
        re.compile(
            r"[\s_*]{0,3}\[(?:Illustration|Image|Frontispiece|Picture)\b(?:[^\]]{0,400}\][\s_*]{0,3}$|:|\s*$)", _I
        ),
        shows="[Illustration: The house by the mill]",
        not_this="[Illustrations were few in that house] he wrote.",
        label="illustration",
    ),
    Rule(
        "a footnote",
        re.compile(r"\[?(?:Footnote|FOOTNOTE)\s?[\w*]{0,4}[:.\]]|\[(?:\d{1,3}|[*†‡])\]\s+\S.{10}|\[Note[: ]"),
        shows="[Footnote 1: A kind of boat.]",
        not_this="[1]",
        label="footnote",
    ),
    Rule(
        "a transcriber's note",
        re.compile(
            r"[\[({*_\s]{0,4}(?:Transcriber|TRANSCRIBER|Etext|Scanner)['’]?[sS]?['’]?\s(?:[Nn]ote|NOTE)[sS]?"
            r"(?:\s?[:.\])\n]|$|\s(?:for|on)\b)"
        ),
        shows="[Transcriber's Note: spelling kept.]",
        not_this="Transcribers note the spelling.",
        label="transcriber's note",
    ),
    Rule(
        "an author's note",
        re.compile(
            rf"{_D}(?:A/N\b|a/n\b|AN\s?:|A\.N\.\s?:"
            rf"|(?i:author['’]?s?['’]?\s(?:end )?notes?)(?:\s?[:\-–—]|{_D}$))"
        ),
        shows="A/N: sorry this is late!",
        not_this="An author's notes are private.",
        label="author's note",
    ),
    Rule(
        "the turning of a web page",
        re.compile(rf"(?:[\W_]{{0,4}}{_TURNED_TO}){{1,8}}{_D}$", _I),
        shows="Previous Chapter Next Chapter",
        not_this="The next chapter of her life began.",
        label="web page",
    ),
    Rule(
        "a pointer to notes",
        re.compile(r"[(\[]?See the end of the (?:chapter|work|fic|story) for ", _I),
        shows="(See the end of the chapter for notes.)",
        not_this="See the end of the road?",
        label="archive",
    ),
    Rule(
        "a draft's note to itself",
        re.compile(
            r"[\W_]{0,4}\[\s?(?:TODO|TO DO|TK|TKTK|FIXME|XXX|NTS|NOTE TO SELF|Note to self|INSERT|FIX|CHECK|ADD"
            r"|EXPAND|REWRITE|todo|tk|fixme|DRAFT|[Dd]raft(?=[!?:]))\b"
            r"|[\W_]{0,4}(?:TODO|FIXME|NTS|TKTK|NOTE TO SELF|TO DO|TO-DO)\b(?:\s?[:\-–—]|$)"
        ),
        shows="[TODO fix ending]",
        not_this="[to do with him]",
        label="draft note",
    ),
    Rule(
        "a count of words",
        re.compile(
            rf"{_D}(?:(?:total )?word ?count\s?[:=~]?\s?[~\d][\d,. ]*(?:words)?|[~≈]?\d[\d,.]*\s?words){_D}$", _I
        ),
        shows="Word count: 2,104",
        not_this="2,104 words lay between them.",
        label="draft note",
    ),
    Rule(
        "to be continued",
        re.compile(rf"{_D}(?:to be continued|tbc|t\.b\.c\.){_D}$", _I),
        shows="To be continued...",
        not_this="To be continued in this way was hard on her.",
        label="end mark",
    ),
    Rule(
        "the end of a volume or chapter",
        re.compile(
            rf"{_D}(?:the )?end of (?:the )?(?:first |second |third )?"
            rf"(?:vol\.|(?:volume|book|part|chapter|period)\b)[^.!?]{{0,40}}{_D}$",
            _I,
        ),
        shows="END OF VOL. I.",
        not_this="End of chapter and verse, she said, and no more. He went.",
        label="end mark",
    ),
)
"""Unmistakable wherever they stand."""

FIELD_ALONE = Rule(
    "a field's name, its value on the next line",
    re.compile(rf"{_D}{FIELDS}\s?:[\W_]{{0,4}}$", _I),
    shows="Archive Warning:",
    not_this="Warning",
    label="archive",
)

EDGES = (
    FIELD_ALONE,
    Rule(
        "an archive's field",
        re.compile(rf"{_D}{FIELDS}\s?:[\W_]{{0,4}}\s*\w", _I),
        shows="Rating: Mature",
        not_this="Rating was the worst of it: he knew.",
        label="archive",
    ),
    Rule(
        "an archive's counts and buttons",
        re.compile(rf"{_D}(?:\d[\d,.]*k?\s{_COUNTED}(?:{_D}$|\s{_D}\d)|{_BUTTONS}{_D}$)", _I),
        shows="12 kudos 3 comments",
        not_this="12 comments later, he shut the laptop.",
        label="archive",
    ),
    Rule(
        "a web page's menu",
        re.compile(rf"{_D}{_MENU}", _I),
        shows="Share this:",
        not_this="Shared grief was all they had.",
        label="web page",
    ),
    Rule(
        "a disclaimer",
        re.compile(
            rf"{_D}(?:disclaimer\b|i (?:do not|don['’]?t) own (?!a\b|an\b|it\b|you\b|up\b)"
            r"|all characters (?:belong|are property)|this is a work of fiction)",
            _I,
        ),
        shows="Disclaimer: I don't own these characters.",
        not_this="I don't own a car.",
        label="author's note",
    ),
    Rule(
        "a word to the readers",
        re.compile(rf"{_D}{_TO_READERS}", _I),
        shows="Please review!",
        not_this="Please, leave me.",
        label="author's note",
    ),
    Rule(
        "who made the file",
        re.compile(
            r"[\W_]{0,4}(?:(?:(?:this )?e-?(?:text|book) (?:was )?|html version )?(?:produced|prepared|transcribed"
            r"|digiti[sz]ed|scanned|typed|proofread|updated|credits)\b.{0,60}\bby\b|(?:the )?project gutenberg)",
            _I,
        ),
        shows="Produced by Many Hands and a Team",
        not_this="Produced from his pocket, the key shone.",
        label="production note",
    ),
    Rule(
        "the end",
        re.compile(rf"{_D}(?:(?:THE|The) (?:END|End|end)|FIN|Fin|fin|FINIS|Finis|END|End){_D}$"),
        shows="THE END",
        not_this="The end was near.",
        label="end mark",
    ),
    Rule(
        "a draft's number",
        re.compile(
            rf"{_D}(?:(?:first|second|third|fourth|final|rough|working|\d(?:st|nd|rd|th))\sdraft|draft\s#?\d+"
            rf"|v(?:ersion)?\s?\d+(?:\.\d+){{0,3}}){_D}$",
            _I,
        ),
        shows="Second draft",
        not_this="First drafts bored her.",
        label="draft note",
    ),
)
"""Trusted at the head and the foot of a page and beside chapter headings only."""

STORY_BELOW = Rule(
    "the archive's word that the story follows",
    re.compile(rf"{_D}(?:work|chapter|story) text{_D}$", _I),
    shows="Work Text:",
    not_this="Work text by text, he told her.",
    label="archive",
)

DRAFT_NOTES = Rule(
    "notes for a later draft",
    re.compile(
        rf"{_D}(?:notes?|ideas?|things|stuff|todo|to[- ]do(?: list)?|fixes|edits|changes|outline|planning)"
        r"\s(?:for|to|on)\s(?:the )?(?:next|second|third|final|later|self|myself|fix|change|revise|revision|edit"
        rf"|draft|me|rewrite|editing)\b[^.!?]{{0,40}}[:.]?{_D}$",
        _I,
    ),
    shows="NOTES FOR NEXT DRAFT:",
    not_this="Notes for the next of kin lay there. She wept.",
    label="draft note",
)

SECTIONS = (
    DRAFT_NOTES,
    Rule(
        "notes around a chapter",
        re.compile(
            rf"{_D}(?:(?:end |beginning |chapter (?:end )?|author['’]?s?['’]? (?:end )?|opening |closing )?"
            rf"notes?|(?:chapter )?summary|afternote)\s?:?{_D}$",
            _I,
        ),
        shows="Chapter End Notes",
        not_this="Notes of music",
        label="author's note",
    ),
    Rule(
        "what follows a book",
        re.compile(
            rf"{_D}(?:about the author|(?:also|other (?:books|works)) by [^.!?]{{2,40}}|acknowledge?ments?"
            r"|(?:\d+ )?(?:comments?|reviews|responses)|footnotes|endnotes|bibliography|index|glossary"
            rf"|transcriber['’]s notes?\b[^.!?]{{0,40}})\s?:?{_D}$",
            _I,
        ),
        shows="ABOUT THE AUTHOR",
        not_this="About the author she said nothing.",
        label="back matter",
    ),
)
"""Lines that make matter of what stands below them."""
