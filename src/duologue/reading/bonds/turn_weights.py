"""How much each sign of a turn counts, in natural-log units. Made by training/bonds/turns_read.py."""

_TABLE = """
late               0.522
strong             0.451
force              0.092
inner             -0.126
defend            -0.116
refuse             0.352
leave              0.233
repair             0.327
accept             0.364
ask               -0.437
last_third         0.028
ends              -0.069
begins            -0.224
squared            0.377
attack             0.215
reach             -0.051
tell              -0.067
shift              0.035
feeling            0.085
warm               0.248
cold               0.095
moves_near         0.290
warms_near        -0.135
cools_near        -0.258
moves_far          0.110
warms_far          0.054
cools_far         -0.354
jumps              0.365
yields            -0.215
sudden             0.261
against           -0.118
at_last            0.010
silence           -0.143
body               0.188
tears             -0.001
love               0.183
never             -0.000
going             -0.065
yes                0.067
truth              0.108
death             -0.157
exclaimed          0.161
asked             -0.120
broken_off         0.017
long               0.286
said               0.331
"""

WEIGHTS = {line.split()[0].replace("_", " "): float(line.split()[1]) for line in _TABLE.strip().splitlines()}
"""Each of the signs of `turn_signs` and its weight."""
