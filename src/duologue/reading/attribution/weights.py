"""How much each kind of evidence counts, in natural-log units: adding 1 makes a speaker e times as likely.

Set by hand and by reading; the learned reader replaces them with potentials fitted to novels.
"""

NAME_CUE = 3.0
"""Times the strength of a cue (0..3) that names the person."""
NOUN_CUE = 2.2
"""Times the strength of a cue that describes the person."""
GENDER_CLASH = -2.6
"""Times the strength of a cue whose pronoun cannot be this person's."""
GENDER_UNKNOWN = -0.4
NOUN_FOR_NAMED = -0.15
"""Times the strength: a description ("the driver") is less often somebody with a name."""
PRONOUN_LATEST = 0.9
"""A pronoun cue and the person of that gender who was last spoken of."""
PRONOUN_SECOND = 0.2
BEAT = 2.0
"""Times the strength of a beat by this person."""
BEAT_PRONOUN = 0.9
BEAT_CLASH = -1.6
OTHERS_BEAT = -0.5
"""Times the strength of a beat by somebody else."""
SPOKEN_TO = -5.0
"""The turn calls this person by name."""
SPOKEN_OF = -1.2
"""The turn names this person without calling: people seldom name themselves."""
CALLED_BEFORE = 1.7
"""The turn before called this person."""
OTHER_CALLED_BEFORE = -0.3
CALLED_AFTER = 1.2
"""The turn after calls this person: it answers them."""
ADDRESS_GENDER = 0.9
ADDRESS_GENDER_CLASH = -1.4
BYSTANDER = -0.6
"""Narration of the same paragraph speaks of this person, but as nobody who acts."""
DISTANCE = -0.13
"""For each block since the person was last met, up to 15."""
ONLY_AHEAD = -1.6
"""The person is met only after this turn."""
USES = 0.22
"""Times the log of how often the story names the person."""
NARRATOR = 0.2

NOBODY = -1.0
"""Somebody whom the cast does not hold."""
NOBODY_NOUN = 0.4
"""Times the strength of a cue that describes somebody of whom nothing else is known."""
NOBODY_CROWD = 12.0

SAME_ADJACENT = -2.6
"""One person speaks in two paragraphs with nothing between them."""
SAME_GAP = -0.7
SAME_FAR = 0.0
ALTERNATE_ADJACENT = 1.7
"""The speaker of the turn before the last speaks again, nothing between."""
ALTERNATE_GAP = 0.7
ALTERNATE_FAR = 0.1

FAR = 6
"""Blocks of narration between two turns at which they no longer answer each other."""
TEMPERATURE = 1.6
"""Divides the scores before they become probabilities."""
UNKNOWN_BELOW = 0.34
"""An answer less likely than this is not given."""
