"""The forms of English verbs from their lemma: "slap" gives slap, slaps, slapped, slapping."""

from functools import cache

_IRREGULAR = """
be am is are was were been being;become became;begin began begun;bend bent;bind bound;bite bit bitten;bleed bled
blow blew blown;break broke broken;bring brought;build built;burst burst;buy bought;cast cast;catch caught
choose chose chosen;cling clung;come came;creep crept;cut cut;deal dealt;dig dug;do does did done
draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt
fight fought;find found;flee fled;fling flung;fly flew flown;forbid forbade forbidden;forget forgot forgotten
forgive forgave forgiven;forsake forsook forsaken;freeze froze frozen;get got gotten;give gave given
go goes went gone;grind ground;grow grew grown;hang hung;have has had;hear heard;hide hid hidden;hit hit
hold held;hurt hurt;keep kept;kneel knelt kneeled;know knew known;lay laid;lead led;lean leaned leant
leap leapt leaped;leave left;lend lent;let let;lie lay lain lied lying;light lit lighted;lose lost;make made
mean meant;meet met;mislead misled;pay paid;put put;quit quit;read read;rid rid;ride rode ridden;ring rang rung
rise rose risen;run ran;say said;see saw seen;seek sought;sell sold;send sent;set set;shake shook shaken
shed shed;shine shone;shoot shot;show showed shown;shrink shrank shrunk;shut shut;sing sang sung;sink sank sunk
sit sat;sleep slept;slide slid;sling slung;slink slunk;smell smelt smelled;speak spoke spoken;spit spat spit
spring sprang sprung;stand stood;steal stole stolen;stick stuck;sting stung;stride strode;strike struck stricken
strive strove;swear swore sworn;sweep swept;swing swung;take took taken;teach taught;tear tore torn;tell told
think thought;throw threw thrown;thrust thrust;tread trod;understand understood;undo undid undone
wake woke woken;wear wore worn;weep wept;win won;wind wound;withdraw withdrew withdrawn;withhold withheld
withstand withstood;wring wrung;write wrote written;die died dying;tie tied tying;vie vied vying
beseech besought beseeched;bid bade bidden;overthrow overthrew;overhear overheard;mistake mistook mistaken
outdo outdid;uphold upheld;spurn spurned;shear sheared shorn;slay slew slain;bear bore borne;beat beat beaten
spin spun;stave staved;wed wed wedded;plead pleaded pled;will would;can could;shall should
"""
_ROWS = [row.split() for line in _IRREGULAR.strip().split("\n") for row in line.split(";")]
_TABLE = {lemma: tuple(forms) for lemma, *forms in _ROWS}
_VOWELS = "aeiou"
# Of two and more syllables, these double their last letter all the same.
_DOUBLING = frozenset("admit permit commit submit forget regret prefer refer defer begin rebut omit".split())


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Every form a verb takes, the lemma among them; regular forms by rule, so that a noun gives its plural
    too."""
    third = lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else lemma + "s"
    stem, past = lemma, lemma + "ed"
    if lemma.endswith("e"):
        stem, past = (lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]), lemma + "d"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif _doubles(lemma):
        stem = lemma + lemma[-1]
        past = stem + "ed"
    given = _TABLE.get(lemma)
    return frozenset((lemma, third, stem + "ing", *(given or (past,))))


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in lemma) == 1 or lemma in _DOUBLING
