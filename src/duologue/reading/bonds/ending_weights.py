"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                 0.097    -0.433     0.336
warm_at_last             0.543    -0.357    -0.186
warm_of_late             0.788    -0.415    -0.373
warm_throughout          0.930    -0.554    -0.376
inner_at_last            0.461    -0.225    -0.236
attack_at_last          -0.083     0.048     0.035
defend_at_last          -0.024     0.009     0.015
refuse_at_last          -0.142    -0.007     0.148
leave_at_last           -0.248     0.354    -0.106
repair_at_last           0.087     0.011    -0.098
reach_at_last            0.003     0.044    -0.047
accept_at_last           0.120     0.011    -0.132
ask_at_last              0.053    -0.064     0.011
tell_at_last             0.073    -0.119     0.045
attack_throughout       -0.650     0.502     0.149
defend_throughout       -1.047     0.080     0.968
refuse_throughout       -0.664     0.538     0.126
leave_throughout        -2.138     3.301    -1.164
repair_throughout        0.937     0.248    -1.186
reach_throughout         0.492    -0.081    -0.411
accept_throughout        1.345    -0.097    -1.248
ask_throughout           0.429    -0.499     0.069
tell_throughout          0.262    -0.809     0.546
union                    0.119     0.036    -0.155
marriage                -0.074    -0.182     0.256
endearment              -0.099    -0.016     0.115
love                     0.023    -0.020    -0.003
farewell                -0.011     0.169    -0.157
going                   -0.178     0.162     0.016
door                    -0.003     0.130    -0.127
dismissal               -0.317     0.494    -0.177
yes                      0.065    -0.137     0.073
no                       0.056    -0.024    -0.032
grief                   -0.052     0.016     0.036
gladness                 0.074    -0.048    -0.026
coldness                -0.029     0.109    -0.080
kindness                -0.015     0.094    -0.079
question                -0.055    -0.003     0.058
ends_in_speech           0.249    -0.141    -0.107
"""
_PERSON = """
sign                    leaves   decides
constant                -2.555    -0.241
leave                    2.059     0.491
leave_done               1.442     0.016
goes                     1.058    -0.425
goes_of_late             1.101    -0.044
other_goes              -0.555     0.464
dismissed                1.384    -0.617
dismisses               -0.649     0.806
refuses                  0.570     0.354
attacks                  0.604    -0.290
reaches                  0.082    -0.316
other_leaves            -0.408    -0.583
farewell                 0.167     0.062
warmth                  -0.472    -1.661
leads                    0.989     4.482
"""


def _columns(table: str) -> dict[str, dict[str, float]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    return {
        name: {row[0].replace("_", " "): float(row[at]) for row in rows}
        for at, name in enumerate(head[1:], start=1)
    }


STATUS = _columns(_STATUS)
"""For each status its constant, and the weight of each of STATUS_SIGNS."""
LEAVES, DECIDES = _columns(_PERSON).values()
"""Whether a person goes away, and whether a parting is theirs: the constant, and the weight of PERSON_SIGNS."""
