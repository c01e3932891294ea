"""Rules of the speech room as values: each is a pattern with a text that it is for and one that it is not for."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A pattern and what it means. `pattern` is found somewhere in `shows`, and nowhere in `not_this`."""

    name: str
    pattern: re.Pattern[str]
    shows: str
    not_this: str

    def found_in(self, text: str) -> bool:
        """Whether the rule holds of `text`."""
        return self.pattern.search(text) is not None


# What stands right before a quotation.
MENTION = Rule(
    "a word spoken of, not spoken",
    re.compile(
        r"\b(?:words?|phrase|phrases|terms?|name|named|called|titled|entitled|nicknamed|termed|labelled|dubbed|"
        r"christened|so-called|letters?|expression|title|motto|proverb|adjective|verb|noun|inn|hotel|ship|yacht|"
        r"tavern|steamer|schooner|song|ballad|hymn|poem|poems|book|novel|play|opera|read|reading|sang|singing|"
        r"played|playing)(?:\s+(?:of|is|was|the|a|an|like|as|in|it|him|her|them))?\s*[,:]?\s*$",
        re.IGNORECASE,
    ),
    shows="the so-called",
    not_this="she shouted",
)
CRY_OF = Rule(
    "a noun that is itself an utterance",
    re.compile(
        r"\b(?:cry|cries|shout|shouts|murmur|murmurs|whisper|whispers|exclamation|exclamations|chorus|call|calls|"
        r"yell|yells|answer|reply|question|greeting|order|command|scream|screams|voice)"
        r"(?:\s+(?:of|was|is))?[,:]?\s*$",
        re.IGNORECASE,
    ),
    shows="There was a cry of",
    not_this="There was a copy of",
)
WRITING_NOUN = Rule(
    "a thing that bears writing",
    re.compile(
        r"\b(?:letter|note|notes|card|postcard|telegram|wire|cable|sign|signs|notice|placard|poster|headline|"
        r"headlines|inscription|message|text|email|e-mail|caption|label|tombstone|gravestone|plaque|banner|screen|"
        r"advertisement|paragraph|postscript|memo|diary|journal|subject line|phone (?:buzzed|lit|pinged)|"
        r"scrap of paper)\b[^.!?]{0,80}$",
        re.IGNORECASE,
    ),
    shows="The note on the fridge read:",
    not_this="The neighbour on the stairs said:",
)
READS = Rule(
    "a verb by which writing speaks",
    re.compile(
        r"\b(?:read|reads|ran|runs|said|says|went|buzzed|follows|contained|began|bore|lit up|"
        r"pinged)\b[^.!?]{0,40}\.?$"
    ),
    shows="The note on the fridge read:",
    not_this="The note lay on the fridge,",
)
IT_SAID = Rule(
    "a thing that says something",
    re.compile(r"\b(?:it|which|that) (?:said|read|says|reads)[,:]?\s*$"),
    shows="Above the door it said",
    not_this="At the door he said",
)

# Letters.
SALUTATION = Rule(
    "the beginning of a letter",
    re.compile(
        r"\A(?:(?:My\s+)?(?:own\s+)?(?:Dear(?:est)?|DEAR(?:EST)?|Darling|Beloved)\b[\w\s.’',-]{0,40}?[,:;.—–-]|"
        r"(?:Dear\s+)?(?:Sir|Madam)[,:])"
    ),
    shows="Dear Nora, I have moved the lamp.",
    not_this="Oh dear, Nora,",
)
VALEDICTION = Rule(
    "the end of a letter",
    re.compile(
        r"\A(?:I am,|I remain,|Believe me|Ever\b|Always\b|Yours?\b|Love\b|With (?:love|all my)|Sincerely|"
        r"Affectionately|Faithfully|Respectfully|Kind regards|Best wishes)"
    ),
    shows="Yours, Bram",
    not_this="See you on Friday",
)
ABOUT_WRITING = Rule(
    "talk of a letter",
    re.compile(
        r"\b(?:letter|note|card|telegram|wire|message|email|e-mail|wrote|written|writing|read|reads|ran|envelope|"
        r"page)\b",
        re.IGNORECASE,
    ),
    shows="She tore the envelope open.",
    not_this="She tore her sleeve open.",
)

# Between two quotations of one paragraph.
NEW_CUE = Rule(
    "a cue that belongs to what follows",
    re.compile(
        r"\A(?:[Aa]nd|[Bb]ut|[Tt]hen|[Ww]hile|[Uu]ntil|[Ss]o)\b.{0,120}"
        r"\b(?:said|says|asked|asks|told|tells|goes|cried|replied|answered|whispered|added|shouted|was like)"
        r"(?:(?: to)? (?:me|you|him|her|us|them))?,?\Z",
        re.DOTALL,
    ),
    shows="and then Mira said,",
    not_this="said Mira, and then,",
)
WAS_LIKE = Rule(
    "speech told as it was like",
    re.compile(r"(?:\b(?:was|were|is|am|are|be)|['’](?:m|s|re)) (?:just )?(?:like|all),?\Z"),
    shows="And she was just like,",
    not_this="And nothing was ever like it,",
)
GOES_ON = Rule(
    "a cue that says the speaker goes on",
    re.compile(
        r"\A[\s,—–-]*(?:\w+\s){0,2}?(?:continued|added|resumed|pursued|proceeded|concluded|finished|"
        r"(?:went|ran|goes) on|carried on)\b"
    ),
    shows=" she added, folding the map.",
    not_this=" said Owen, and added nothing.",
)
NAME_AND_VERB = Rule(
    "a cue of a name and a verb",
    re.compile(r"\A\s*[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s[a-z]+(?:\s[a-z]+){0,3},\s*\Z"),
    shows=" Mira asked,",
    not_this=" She had been away for a long time, and so,",
)
SENTENCE_INSIDE = Rule(
    "the end of a sentence and the beginning of another",
    re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?…][’”\"')]*\s+\S"),
    shows=" said Mira. Owen looked up,",
    not_this=" said Mrs. Hale,",
)

# After a dash that opens speech.
SIGNED = Rule(
    "a name under a motto",
    re.compile(r"\A\W*(?:[A-Z][\w.’'-]*[ ,]*){1,5}\W*\Z"),
    shows="George Eliot",
    not_this="Back to the house",
)
STILL_NARRATED = Rule(
    "narration that goes on after its comma",
    re.compile(r"\A\s+(?:\w+ing\b|with\b|as (?:he|she|they|I)\b|(?:his|her|their) \w+ \w+ing\b)"),
    shows=" turning away,",
    not_this=" and don't wait up.",
)
TURNS_TO_NARRATION = Rule(
    "a sentence that tells what somebody did",
    re.compile(
        r"\A\s*(?:He|She|They|[A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:\w+ly\s+)?(?:\w{2,}ed|was|were|had|went|took|sat|stood|"
        r"came|ran|got|gave|put|left|shook|made|felt|held|rose|fell|drew|threw|thrust|began|could|did|bent|broke|"
        r"spoke|saw|kept|let)\b"
    ),
    shows=" He turned off the lamp.",
    not_this=" That will do nicely.",
)

RULES = (
    MENTION,
    CRY_OF,
    WRITING_NOUN,
    READS,
    IT_SAID,
    SALUTATION,
    VALEDICTION,
    ABOUT_WRITING,
    NEW_CUE,
    WAS_LIKE,
    GOES_ON,
    NAME_AND_VERB,
    SENTENCE_INSIDE,
    SIGNED,
    STILL_NARRATED,
    TURNS_TO_NARRATION,
)
