"""Verbs that report speech, thought and writing, with their finite forms. Who says it is decided elsewhere.

Each set holds lower-case past, third-person and base forms: "said", "says", "say". "-ing" forms are kept
apart, since "saying" opens a quote less often than "said" does. Example: in `“Stay,” she whispered.` the
word "whispered" is in SAYING; in `“Stay.” She smiled.` the word "smiled" is only in MANNER.
"""

# One verb per word; an irregular verb gives its forms as base/third person/past/-ing.
_SAYING = """
say/says/said/saying ask tell/tells/told/telling reply answer cry exclaim shout whisper murmur mutter mumble
call yell scream shriek holler bellow roar howl bawl bark snap/snaps/snapped/snapping growl snarl hiss rasp
croak drawl squeak squeal declare announce state assert affirm aver/avers/averred/averring avow insist
maintain contend argue claim protest object complain explain add continue repeat return retort respond
rejoin remark observe comment mention note suggest propose offer advise urge beg/begs/begged/begging plead
implore beseech/beseeches/besought/beseeching entreat demand command order instruct inquire enquire question
query interrogate wonder interrupt interject interpose intervene interpolate persist proceed conclude resume
begin/begins/began/beginning start finish stammer stutter falter lisp slur/slurs/slurred/slurring
admit/admits/admitted/admitting confess concede allow acknowledge agree assent
concur/concurs/concurred/concurring confirm deny promise vow swear/swears/swore/swearing pledge assure
reassure warn caution threaten boast brag/brags/bragged/bragging jest joke tease quip/quips/quipped/quipping
banter scoff sneer jeer mock taunt chide scold rebuke reprove reprimand admonish reproach upbraid accuse
blame apologize apologise thank greet welcome introduce inform report recount relate narrate recite
read/reads/read/reading quote sing/sings/sang/singing chant pray preach intone lecture grumble gripe grouse
whine wail moan groan sob/sobs/sobbed/sobbing weep/weeps/wept/weeping whimper blubber bleat gasp pant puff
wheeze choke splutter sputter gurgle cluck coo purr croon breathe sigh blurt ejaculate vociferate thunder
storm rage fume rant rave trumpet boom rumble grunt snort sniff huff bristle crow chirp chirrup pipe chatter
babble prattle gabble jabber gush rhapsodize muse soliloquize reflect speculate hazard venture guess predict
prophesy reveal disclose confide divulge volunteer hint insinuate imply intimate emphasize emphasise stress
reiterate echo/echoes/echoed/echoing counter contradict correct amend challenge dispute parry rally prompt
encourage coax cajole wheedle persuade soothe comfort console speak/speaks/spoke/speaking talk utter
pronounce articulate voice opine philosophize generalize quaver quiver trill warble simper gibe
deadpan/deadpans/deadpanned/deadpanning manage cut/cuts/cut/cutting put/puts/put/putting go/goes/went/going
chime yelp hoot cackle counsel reason recommend request summarize summarise translate clarify specify
elaborate lie/lies/lied/lying gossip spit/spits/spat/spitting hail toast bid/bids/bade/bidding bluster
stipulate sum/sums/summed/summing expostulate remonstrate ruminate enthuse commiserate sympathize sympathise
direct dictate drone rattle
"""
_MANNER = """
laugh smile grin/grins/grinned/grinning chuckle giggle titter smirk frown scowl grimace wince
shrug/shrugs/shrugged/shrugging nod/nods/nodded/nodding beam blush gesture gulp swallow yawn cough
hiccup/hiccups/hiccupped/hiccupping shudder tremble nudge wink blink glare leer pout/pouts/pouted/pouting
sulk guffaw snicker snigger
"""
_THINKING = """
think/thinks/thought/thinking wonder reflect muse ponder consider reason realize realise reckon suppose
meditate conjecture decide resolve marvel imagine cogitate contemplate soliloquize
"""
_WRITING = """
write/writes/wrote/writing scribble scrawl pen/pens/penned/penning jot/jots/jotted/jotting type text message
email e-mail tweet post wire telegraph cable print sign inscribe spell/spells/spelt/spelling
"""


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"


def _forms(table: str) -> tuple[frozenset[str], frozenset[str]]:
    """The finite forms and the -ing forms of every verb in a table above."""
    finite: set[str] = set()
    ing: set[str] = set()
    for entry in table.split():
        given = entry.split("/")
        base = given[0]
        third, past, participle = given[1:] if len(given) == 4 else (_third(base), _past(base), _ing(base))
        finite |= {base, third, past}
        ing.add(participle)
    return frozenset(finite), frozenset(ing)


# Saying aloud: “Stay,” she whispered. Not: she smiled.
SAYING, SAYING_ING = _forms(_SAYING)
# What a face or body does beside speech, sometimes written as its verb: “Stay,” she smiled.
MANNER, MANNER_ING = _forms(_MANNER)
# Saying to oneself: ‘I must go,’ she thought.
THINKING, THINKING_ING = _forms(_THINKING)
# Putting in writing: the note that he wrote, “Gone to Leith.”
WRITING, WRITING_ING = _forms(_WRITING)

# What hardly ever does anything but report speech; the rest of SAYING has other uses ("he started").
_SURE = """
said says replied replies asked asks answered answers exclaimed cried cries whispered whispers murmured
murmurs muttered mutters mumbled retorted rejoined inquired enquired shouted shouts yelled remarked
stammered stuttered drawled ejaculated repeated responded growled snarled hissed snapped sighed demanded
declared protested interrupted insisted
"""
SURE_SAYING = frozenset(_SURE.split())
