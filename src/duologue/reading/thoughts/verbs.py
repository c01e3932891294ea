"""Words that tell of thinking and feeling in narration, as plain lists."""

THINKING = frozenset(
    """
thought thinks think wondered wonders wonder knew knows know realized realised realizes realises
remembered remembers believed believes supposed supposes imagined imagines guessed guesses decided
decides reflected reflects mused muses considered considers hoped hopes feared fears wished wishes
suspected suspects understood understands recalled recalls reasoned noticed doubted doubts concluded
assumed assumes dreamed dreamt resolved felt feels told reminded asked
""".split()
)
"""Finite verbs after which a thought may follow. "Told", "reminded" and "asked" need "herself" behind them."""

TO_ONESELF = frozenset(["told", "reminded", "asked", "promised", "said", "assured"])
REFLEXIVE = frozenset(["herself", "himself", "myself", "themself", "themselves", "yourself"])

COMPLEMENT = frozenset(
    """
that whether if why how what where who when
""".split()
)
"""Words that open the content of an indirect thought."""

AS_TAG = frozenset(
    """
thought thinks wondered wonders knew knows realized realised decided reflected mused supposed guessed
hoped remembered reasoned told
""".split()
)
"""Verbs that follow their thought after a comma: I must go, she thought."""

INNER = frozenset(
    """
thought wondered knew realized realised remembered believed supposed imagined hoped feared wished wanted
felt understood suspected decided noticed hated loved needed thinks wonders knows remembers wants feels
hopes realizes realises understands suspects hates loves needs
""".split()
)
"""A person with one of these verbs is looked into."""

ONE_S_OWN = frozenset(
    """
perhaps maybe surely certainly obviously damn damned god christ hell heavens please anyway somehow now
tomorrow tonight yesterday today here well yes no oh honestly really why of
""".split()
)
"""Words of a speaking voice; in past-tense narration without quotation marks they are a person's own."""

PAST_MODAL = frozenset(
    """
would could should might must ought had was were did
""".split()
)
