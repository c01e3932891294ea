"""How much each sign of a turn counts, in natural-log units. Made by training/bonds/turns_read.py."""

_TABLE = """
late               0.383
strong             0.213
force              0.147
inner              0.005
defend             0.170
refuse             0.571
leave              0.020
repair             0.234
accept             0.325
ask               -0.542
last_third         0.235
ends              -0.133
begins            -0.509
squared            0.268
attack             0.213
reach              0.082
tell              -0.219
shift              0.012
feeling           -0.175
warm               0.273
cold               0.135
moves_near         0.184
warms_near         0.044
cools_near        -0.298
moves_far         -0.132
warms_far          0.426
cools_far         -0.016
jumps              0.499
yields            -0.620
sudden             0.264
against           -0.109
at_last           -0.023
silence           -0.110
body               0.198
tears              0.053
love               0.139
never             -0.048
going             -0.040
yes                0.107
truth              0.093
death             -0.193
exclaimed          0.182
asked             -0.137
broken_off        -0.039
long               0.365
said               0.441
"""

WEIGHTS = {line.split()[0].replace("_", " "): float(line.split()[1]) for line in _TABLE.strip().splitlines()}
"""Each of the signs of `turn_signs` and its weight."""
