"""What is weighed in choosing a speaker, and how much each piece counts in a reading by rules.

Weights are in natural-log units: adding 1 makes a speaker e times as likely. They multiply the value of the
feature, which is 1 unless its line says otherwise. Features of one candidate of one turn come first, features
of two neighbouring turns (`SAME_…`, `ALTERNATE_…`) last.
"""

_TABLE = """
NAME_CUE               3.0   strength (0..3) of a cue that names the person
NOUN_CUE               1.3   strength of a cue that describes the person
CUE_AGREES             0.0   strength of a cue whose pronoun or noun has the person's gender
CUE_CLASHES           -2.6   strength of a cue whose pronoun or noun cannot be this person's
CUE_GENDER_UNKNOWN    -0.4   strength of such a cue where the person's gender is unknown
NOUN_FOR_NAMED        -0.15  strength of a cue by description, for somebody who has a name
PRONOUN_LATEST         0.9   a pronoun cue, and of that gender the person named last
PRONOUN_SECOND         0.2   the same, named second to last
PRONOUN_ACTING         0.4   the same, last told of doing something
BEAT_NEAR              2.0   strength of the beat next to the quote, by this person
BEAT_FAR               2.0   strength of other beats of the paragraph by this person
BEAT_AGREES            0.9   strength of beats by a pronoun of this gender
BEAT_CLASHES          -1.6   strength of beats by a pronoun of another gender
BEAT_OF_OTHER         -0.5   strength of beats by somebody else
CALLS                 -3.53  the turn calls this person by name
SPEAKS_OF             -1.63  the turn names this person without calling
CALLED_BEFORE          1.28  the turn before calls this person
OTHER_CALLED_BEFORE    0.13  the turn before calls somebody else
CALLED_AFTER           0.99  the turn after calls this person
OTHER_CALLED_AFTER     0.05  the turn after calls somebody else
ADDRESS_AGREES         0.53  "sir", "ma'am" in a neighbouring turn has this person's gender
ADDRESS_CLASHES       -0.76  it has another gender
BYSTANDER             -0.6   narration of the paragraph names this person, who does nothing in it
MET_1                 -0.43  last met one block before
MET_2                 -0.65  two
MET_3_4               -0.75  three or four
MET_5_8               -1.11  five to eight
MET_9_15              -1.53  nine to fifteen
ONLY_AHEAD            -1.64  met only after this turn
USES                  -0.10  log(1 + how often the story names the person)
HERE                   0.40  log(1 + how often the fifteen blocks before name the person)
SPEAKS_HERE            0.50  log(1 + how many cues of the eight turns around name the person)
SPEAKS_EVER            0.31  log(1 + how many cues of the whole story name the person)
NEVER_SPEAKS          -0.68  none does
ACTS_EVER              0.03  log(1 + how often the narration has the person do something)
LATEST                 0.05  of all candidates the one met last
CALLED_HERE            0.2   log(1 + how many of the turns around call the person)
TALKED_OF_HERE        -0.3   log(1 + how many of them speak of the person)
TRAILS_BEFORE          0.5   the last told of in the paragraph of the turn before, after its speech
TRAILS_AGREES          0.3   it is told of a pronoun of the person's gender
TRAILS_CLASHES        -0.2   of another gender
ACTED_BETWEEN          0.1   the last to act in the narration since the turn before
OTHER_ACTED_BETWEEN    0.0   somebody else was
ACTED_AGREES           0.1   the last to act was a pronoun of the person's gender
ACTED_CLASHES         -0.1   of another gender
ACTS_NEXT             -0.75  the first to act in the narration up to the turn after
HEARER                -0.5   the narration of the paragraph says it is spoken to this person
HEARER_BEFORE          0.36  the paragraph of the turn before says that was spoken to this person
OTHER_HEARER_BEFORE   -0.15  it says that was spoken to somebody else
HEARER_AGREES          0.25   one of the two says so of a pronoun of this person's gender
HEARER_CLASHES        -0.15   of a pronoun of another gender
BYSTANDER_AFTER        0.2   the paragraph of the turn after names this person, who does nothing in it
NARRATOR              -0.29  the person tells the story
DESCRIBED             -0.4   the person has a description for a name
FLOOR_NEAR             0.12  log(1 + 10 × how many turns three to ten away are likely the person's)
FLOOR                  0.11  the same, up to forty-seven away
VOICE                  0.39  log-odds, within ±5, that the words are this person's and not anybody's
NOBODY                -4.36  somebody whom the cast does not hold
NOBODY_NOUN            0.4   strength of a cue that describes somebody of whom nothing else is known
NOBODY_CROWD          12.0   the cue names a crowd, or nobody in particular
SAME_ADJACENT         -1.81  one person speaks in two paragraphs with nothing between
SAME_GAP               0.28  in two with one paragraph of narration between
SAME_GAP_2             0.28  with two to five
SAME_FAR               0.34  with more
SAME_REPLY             0.0   the second of the two begins as a reply: yes, no, oh
SAME_AFTER_QUESTION    0.01  the first of the two ends in a question
SAME_CALL              0.9   both call one person
ALTERNATE_ADJACENT     1.55  the speaker of the turn before the last speaks again, nothing between
ALTERNATE_GAP          0.56  one paragraph of narration between
ALTERNATE_GAP_2        0.56  two to five
ALTERNATE_FAR          0.03  more
ALTERNATE_ASKED        0.10  the turn between ends in a question
ALTERNATE_BOTH_ASK     0.6   the two end in questions, the turn between does not
ALTERNATE_BOTH_CALL    0.5   the two call one person
ALTERNATE_BOTH_SIR     0.6   the two call "sir", or both "ma'am"
"""

NAMES: tuple[str, ...] = tuple(line.split()[0] for line in _TABLE.strip().splitlines())
"""The features in order."""
RULES: tuple[float, ...] = tuple(float(line.split()[1]) for line in _TABLE.strip().splitlines())
"""The weight of each in a reading by rules."""

PAIRS = NAMES.index("SAME_ADJACENT")
"""Features from this place on belong to two neighbouring turns."""

FAR = 6
"""Blocks of narration between two turns at which they hardly answer each other."""
TEMPERATURE = 1.6
"""Divides the scores before they become probabilities."""
UNKNOWN_BELOW = 0.25
"""An answer less likely than this is not given."""
