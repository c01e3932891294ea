"""The signs of free indirect thought, each a value with its weight, an example and a counter-example.

After Banfield (Unspeakable Sentences, 1982) and Fludernik (The Fictions of Language, 1993): questions and
exclamations in the narration, deictics of the moment beside a past tense, words of judgement and of one's own
voice, fragments, "would" for the future. The weights were set by hand on our own passages: docs/rooms/thoughts.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that tell of a mind: `openings` where the sentence begins with one, `words` and `phrases` anywhere.

    `weight` is in log-odds. `past` asks for a past tense in the sentence as well.
    """

    name: str
    weight: float
    shows: str
    not_this: str
    openings: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    past: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SIGNS = (
    Sign(
        "a word of one's own voice opens it",
        1.8,
        "Well, it was nobody's job now.",
        "The well was dry, and nobody had a rope.",
        openings=_words(
            "well yes no oh ah surely certainly obviously honestly really anyway anyhow besides christ god damn "
            "hell heavens somehow perhaps maybe please never-mind still"
        ),
    ),
    Sign(
        "of course",
        2.2,
        "Of course she had; she was that sort of person.",
        "The course had eighteen holes.",
        phrases=(
            "of course",
            "thank god",
            "for god's sake",
            "for heaven's sake",
            "what a fool",
            "damn him",
            "damn her",
        ),
    ),
    Sign(
        "after all",
        1.3,
        "It was her house, after all.",
        "It was the last house of all in the lane.",
        phrases=(
            "after all",
            "for heaven's sake",
            "for god's sake",
            "thank god",
            "no doubt",
            "at any rate",
            "in any case",
            "how could",
            "how dare",
            "why should",
            "what if",
            "if only",
            "as if she",
            "as if he",
            "what was the use",
            "what did it matter",
            "what a",
            "to think",
            "damn him",
            "damn her",
        ),
    ),
    Sign(
        "here and now, in the past tense",
        1.0,
        "She was forty now, and tomorrow he would be gone.",
        "She sat down and opened the letter.",
        words=_words("now already tomorrow tonight today to-morrow to-night to-day yesterday"),
        past=True,
    ),
    Sign(
        "a guess or a duty",
        0.9,
        "He must have had it by him since the funeral.",
        "He had it in his pocket.",
        words=_words("must might ought perhaps maybe probably surely possibly"),
        past=True,
    ),
    Sign(
        "what would be",
        0.6,
        "He would never come back, not to this house.",
        "He came back to this house.",
        words=_words(
            "would wouldn't wouldn’t she'd he'd they'd she’d he’d they’d it'd it’d should "
            "shouldn't couldn't couldn’t"
        ),
    ),
    Sign(
        "words of judgement",
        0.7,
        "It was absurd, it was idiotic.",
        "It was a Tuesday in June.",
        words=_words(
            "bloody absurd ridiculous idiotic stupid awful dreadful horrible unbearable impossible wonderful "
            "silly fool idiot wretched beastly ghastly nonsense monstrous unfair intolerable daft "
            "sodding fucking shit mad"
        ),
    ),
    Sign(
        "said more strongly than a narrator would",
        0.4,
        "Nobody living ever called her Katie.",
        "Some of them called her Katie.",
        words=_words("nobody never nothing always ever quite simply such so only everything everyone"),
    ),
    Sign(
        "what somebody was going to do",
        0.7,
        "It was always going to be the money.",
        "She was holding the money.",
        phrases=(
            "was going to",
            "were going to",
            "was not going to",
            "wasn't going to",
            "wasn’t going to",
            "was always going",
        ),
    ),
    Sign(
        "a thought taken up again",
        0.6,
        "And yet he had not written.",
        "He had not written to her.",
        openings=_words("and but so or nor because not unless only"),
    ),
    Sign(
        "what had been",
        0.35,
        "He'd painted the room yellow, and never said what for.",
        "He painted the room yellow.",
        words=_words("had hadn't hadn’t he'd she'd they'd he’d she’d they’d it'd it’d"),
    ),
    Sign(
        "a count that somebody goes over",
        1.5,
        "Eleven years; and her mother had written every Easter.",
        "He had lived there for eleven years.",
        openings=_words(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "twenty thirty forty fifty hundreds weeks months years"
        ),
    ),
    Sign(
        "an author speaks",
        -2.5,
        "The reader will have guessed what our heroine had felt.",
        "She would have guessed what he felt.",
        words=_words("reader readers heroine hero narrator chapter shall thou thy hath mankind we our us ours"),
        phrases=(
            "it is",
            "there is",
            "we have",
            "we are",
            "let us",
            "of our",
            "it may be",
            "such is",
            "are those",
        ),
    ),
)
"""Every sign; a sentence's score is their sum, with what free.py adds for its form and its neighbours."""
