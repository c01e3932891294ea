"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                -0.043    -0.122     0.165
warm_at_last             0.251    -0.082    -0.169
warm_of_late             0.347    -0.157    -0.190
warm_throughout          0.409    -0.249    -0.161
inner_at_last            0.097    -0.034    -0.062
attack_at_last          -0.090     0.084     0.006
defend_at_last           0.067    -0.135     0.068
refuse_at_last          -0.029    -0.023     0.052
leave_at_last           -0.109     0.218    -0.109
repair_at_last           0.149    -0.386     0.237
reach_at_last           -0.054     0.046     0.008
accept_at_last           0.051    -0.048    -0.003
ask_at_last              0.036    -0.113     0.076
tell_at_last             0.058    -0.065     0.007
attack_throughout       -0.310     0.341    -0.031
defend_throughout       -0.677     0.754    -0.077
refuse_throughout       -0.738     0.802    -0.064
leave_throughout         0.486     0.080    -0.567
repair_throughout        0.957    -0.555    -0.402
reach_throughout         0.026    -0.203     0.177
accept_throughout        0.283     0.130    -0.413
ask_throughout          -0.396     0.449    -0.054
tell_throughout          0.434    -0.400    -0.034
union                    0.111     0.044    -0.155
marriage                 0.057    -0.078     0.021
endearment               0.029    -0.010    -0.018
love                     0.029    -0.023    -0.006
farewell                 0.062     0.142    -0.205
going                   -0.173     0.180    -0.007
door                    -0.005     0.046    -0.040
dismissal               -0.376     0.477    -0.100
yes                      0.065    -0.109     0.044
no                      -0.042     0.017     0.025
grief                   -0.065     0.063     0.001
gladness                 0.110    -0.039    -0.071
coldness                -0.106     0.102     0.004
kindness                 0.134    -0.036    -0.098
question                -0.054    -0.006     0.061
ends_in_speech           0.104    -0.200     0.096
"""
_PERSON = """
sign                    leaves
constant                -2.180
leave                    1.331
leave_done              -0.502
goes                     1.863
goes_of_late             0.437
other_goes              -0.309
dismissed                0.577
dismisses               -0.593
refuses                  0.123
attacks                  0.187
reaches                 -0.198
other_leaves             0.077
farewell                 0.501
warmth                  -0.257
leads                    0.619
"""


def _columns(table: str) -> dict[str, dict[str, float]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    signs = [row[0].replace("_", " ") for row in rows]
    columns = [[float(cell) for cell in column] for column in zip(*(row[1:] for row in rows))]
    return {name: dict(zip(signs, column)) for name, column in zip(head[1:], columns)}


STATUS = _columns(_STATUS)
"""For each status its constant, and the weight of each of STATUS_SIGNS."""
LEAVES = _columns(_PERSON)["leaves"]
"""Whether a person goes away: the constant, and the weight of each of PERSON_SIGNS."""
