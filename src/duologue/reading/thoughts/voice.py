"""The words by which thinking shows: verbs of inner life, tags, and the words of somebody's own voice."""

_MATRIX = """
thought wondered knew realized realised remembered believed supposed imagined guessed decided reflected mused
considered hoped feared wished suspected understood recalled reasoned doubted concluded assumed dreamed dreamt
resolved felt reckoned figured expected pretended
"""
_MATRIX_PRESENT = """
thinks wonders knows realizes realises remembers believes supposes imagines guesses decides reflects considers
hopes fears wishes suspects understands recalls doubts concludes assumes feels reckons figures expects
"""
PAST = frozenset(_MATRIX.split())
PRESENT = frozenset(_MATRIX_PRESENT.split())
THINKING = PAST | PRESENT | {"think", "wonder", "suppose", "hope", "guess", "wondering", "thinking", "knowing"}
"""Verbs after which the content of a thought may stand. Never "saw" and "heard": what they report is the world."""

NOT_THEN = PRESENT | {"think", "wonder", "suppose", "hope", "guess", "believe", "know"}
"""In a past-tense story these are what its teller thinks while telling."""

NEEDS_THAT = frozenset(
    "felt feels remembered remembers recalled recalls dreamed dreamt considered considers pretended resolved "
    "understood understands expected expects doubted doubts reflected reflects feared fears".split()
)
"""Of these, the ones that also take a plain object: "she felt the cold", "he remembered her hands"."""

TO_ONESELF = frozenset("told tells reminded reminds asked asks promised promises assured said says warned".split())
REFLEXIVE = frozenset("herself himself myself themself themselves yourself".split())

COMPLEMENT = frozenset("that whether if why how what where who when which".split())

TAG = frozenset(
    """
thought thinks think wondered wonders wonder knew knows realized realised decided reflected mused supposed guessed
hoped remembered reasoned reckoned figured
""".split()
)
"""Verbs that stand beside their thought as "said" stands beside speech: I must go, she thought."""

INNER = THINKING | frozenset(
    """
forgotten known
wanted wants hated hates loved loves needed needs liked minded missed noticed notices longed regretted forgot
forgets listened worried fretted meant
""".split()
)
PERCEIVING = frozenset(
    """
saw sees watched watches looked looks heard hears stared stares noticed glanced gazed caught felt smelled smelt
listened found
""".split()
)
"""Somebody with one of INNER is looked into; with one of PERCEIVING we may be looking through their eyes."""

DOING = frozenset(
    """
looked turned put took went came sat stood walked opened closed shut said asked told answered replied nodded shook
smiled laughed sighed picked set reached stared watched waited stopped started began moved stepped ran dropped let
left rolled raised lifted lowered pressed touched kissed grinned frowned swallowed leaned leant pulled pushed drew
poured drank ate lit wiped rubbed folded crossed called shouted whispered murmured cried threw laid gave handed
carried brought fell rose climbed drove rang knocked got cut shrugged glanced snorted hesitated paused shifted
unzipped held woke dressed tied bent followed led arrived entered paid counted read wrote spoke slid shoved
crept hurried rushed returned met passed jumped swung hung
""".split()
)
"""What bodies do and mouths say; a sentence whose subject does one of these is narrated, not thought."""

BE = frozenset(
    "was were is are be been being had has have did does do could would should might must may can will".split()
)

MODAL = frozenset("would could should might must ought needn't wouldn't couldn't shouldn't mustn't".split())

OWN_PRONOUNS = frozenset(
    """
i i'm i’m i'd i’d i'll i’ll i've i’ve me my mine myself you you're you’re you've you’ve you'd you’d you'll you’ll
your yourself
""".split()
)
FIRST = frozenset("i i'm i’m i'd i’d i'll i’ll i've i’ve me my mine myself".split())

_PRESENT = """
is isn't are aren't am has hasn't haven't will won't can can't cannot don't doesn't it's that's there's he's she's
what's who's where's here's let's i'm you're we're they're i'll you'll he'll she'll it'll we'll they'll i've you've
we've they've
"""
PRESENT_FORMS = frozenset(_PRESENT.split()) | frozenset(_PRESENT.replace("'", "’").split())
"""Forms that past-tense narration does not use of what happens in it."""
SHORTENED = frozenset(word for word in PRESENT_FORMS if not word.isalpha())
"""Of these, the ones that are spoken: an author who holds forth in the present tense writes "it is"."""

IMPERATIVES = frozenset(
    """
say don't don’t let stop wait tell look think please breathe forget remember be hold keep ask try never leave
get go come do run stay smile listen calm count just move focus concentrate
""".split()
)
"""Base forms with which somebody orders themselves about: Say it, you daft sod."""

WRITING = frozenset(
    """
letter note text message card telegram sign email postcard screen notice label headline wrote typed texted read
reads buzzed pinged poster plaque diary inscription caption title called entitled song sang singing hymn poem verse
""".split()
)
"""Before italics, these tell that they are read, or sung, and not thought."""
