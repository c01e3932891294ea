"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                -0.059    -0.084     0.143
warm_at_last             0.284    -0.188    -0.097
warm_of_late             0.286    -0.129    -0.157
warm_throughout          0.370    -0.169    -0.201
inner_at_last            0.125    -0.025    -0.100
attack_at_last          -0.093     0.085     0.008
defend_at_last          -0.044     0.011     0.033
refuse_at_last          -0.094    -0.018     0.112
leave_at_last           -0.138     0.227    -0.090
repair_at_last           0.185    -0.277     0.093
reach_at_last           -0.053     0.041     0.012
accept_at_last           0.041    -0.035    -0.005
ask_at_last              0.026    -0.066     0.040
tell_at_last             0.089    -0.064    -0.025
attack_throughout       -0.304     0.552    -0.248
defend_throughout       -0.699     0.180     0.519
refuse_throughout       -1.109     0.666     0.443
leave_throughout         0.038     0.029    -0.067
repair_throughout        0.749    -0.213    -0.536
reach_throughout         0.067     0.041    -0.108
accept_throughout        0.404    -0.138    -0.266
ask_throughout          -0.081    -0.116     0.197
tell_throughout          0.370    -0.395     0.025
union                    0.074     0.062    -0.136
marriage                 0.063    -0.070     0.007
endearment               0.019    -0.015    -0.004
love                     0.011    -0.002    -0.010
farewell                 0.074     0.143    -0.217
going                   -0.157     0.200    -0.043
door                    -0.005     0.052    -0.047
dismissal               -0.379     0.495    -0.117
yes                      0.076    -0.113     0.037
no                      -0.045     0.018     0.027
grief                   -0.065     0.070    -0.005
gladness                 0.090    -0.043    -0.047
coldness                -0.089     0.095    -0.006
kindness                 0.123    -0.025    -0.098
question                -0.068    -0.010     0.079
ends_in_speech           0.112    -0.217     0.105
"""
_PERSON = """
sign                    leaves
constant                -2.172
leave                    1.550
leave_done              -0.403
goes                     1.819
goes_of_late             0.278
other_goes              -0.419
dismissed                0.698
dismisses               -0.464
refuses                  0.081
attacks                 -0.072
reaches                 -0.175
other_leaves             0.234
farewell                 0.438
warmth                  -0.257
leads                    0.813
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
