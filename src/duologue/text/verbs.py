"""Finite verb forms that a person is often the subject of, as word lists. Reporting verbs: reporting_verbs.py."""

_IRREGULAR_PAST = """
ate became began bent bit bled blew bore bought bound bred broke brought built burst came cast caught chose clung
crept cried cut dealt did dove drank drew drove dug fed fell felt flew flung forgot forgave fought found froze
gave got grew had heard held hid hit hung hurt kept knelt knew laid lay leaned leant leapt led left lent let lit
lost made meant met paid put ran rang read rode rose said sang sank sat saw sent set shook shot shrank shut slept
slid slung smelt snuck sought spat sped spent spoke spun sprang stood stole strode struck stuck stung stank swam
swept swore swung taught thought threw told took tore tried trod understood went wept woke won wore wound wrote
shrugged was were could would should might must did had has is does can will may shall bade forbade undid
withdrew overheard laughed
"""

_PRESENT = """
says asks looks turns nods shrugs smiles laughs sighs shakes takes puts goes comes stands sits walks feels thinks
knows wants sees hears tells gives gets makes keeps holds leans pulls pushes opens closes shuts picks sets reaches
stares watches waits stops starts begins tries moves steps runs drops lets leaves rolls raises lifts lowers presses
touches kisses grins frowns swallows breathes whispers mutters murmurs answers replies calls cries crosses folds
rubs wipes pours drinks eats lights wears tilts blinks glances snorts scoffs hesitates pauses finds has is does
remembers forgets means likes loves hates needs believes hopes wonders decides notices realizes realises
"""

IRREGULAR_PAST = frozenset(_IRREGULAR_PAST.split())
PRESENT = frozenset(_PRESENT.split())
NOT_VERBS_IN_ED = frozenset(
    "red bed shed sled need seed feed speed weed deed breed indeed hundred naked sacred wicked crooked rugged "
    "ragged aged beloved learned kindred hatred embed".split()
)


def looks_finite(low: str) -> bool:
    """Whether a lower-case word looks like a finite verb that tells what somebody did or does."""
    if low in IRREGULAR_PAST or low in PRESENT:
        return True
    return len(low) > 3 and low.endswith("ed") and low not in NOT_VERBS_IN_ED
