"""How much each sign of a turn counts, in natural-log units. Made by training/bonds/turns_read.py."""

_TABLE = """
late               0.574
strong             0.297
force              0.119
inner             -0.030
defend             0.076
refuse             0.248
leave              0.056
repair             0.281
accept             0.235
ask               -0.514
last_third        -0.113
ends               0.007
begins            -0.301
squared            0.373
attack             0.178
reach              0.095
tell              -0.096
shift              0.048
feeling            0.104
warm               0.307
cold               0.224
moves_near         0.368
warms_near         0.075
cools_near        -0.039
moves_far          0.093
warms_far         -0.046
cools_far         -0.458
jumps              0.149
yields             0.094
sudden             0.127
against           -0.113
at_last           -0.048
silence           -0.107
body               0.179
tears              0.095
love               0.126
never             -0.012
going              0.011
yes                0.021
truth              0.105
death             -0.044
exclaimed          0.175
asked             -0.079
broken_off        -0.001
long               0.318
said               0.209
"""

WEIGHTS = {line.split()[0].replace("_", " "): float(line.split()[1]) for line in _TABLE.strip().splitlines()}
"""Each of the signs of `turn_signs` and its weight."""
