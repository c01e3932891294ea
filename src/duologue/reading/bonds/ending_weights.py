"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                 0.083    -0.273     0.190
warm_at_last             0.230    -0.124    -0.106
warm_of_late             0.251    -0.101    -0.150
warm_throughout          0.236    -0.116    -0.120
inner_at_last            0.129    -0.037    -0.092
attack_at_last          -0.073     0.034     0.039
defend_at_last          -0.024    -0.019     0.043
refuse_at_last          -0.099     0.041     0.058
leave_at_last           -0.142     0.207    -0.066
repair_at_last           0.071    -0.026    -0.045
reach_at_last            0.014     0.027    -0.041
accept_at_last           0.050    -0.016    -0.035
ask_at_last              0.067    -0.041    -0.025
tell_at_last             0.058    -0.066     0.009
attack_throughout       -0.384     0.349     0.035
defend_throughout       -0.803     0.092     0.712
refuse_throughout       -0.673     0.383     0.290
leave_throughout        -1.379     2.058    -0.679
repair_throughout        0.925    -0.136    -0.789
reach_throughout         0.362    -0.022    -0.341
accept_throughout        0.953    -0.464    -0.489
ask_throughout           0.183    -0.323     0.140
tell_throughout          0.196    -0.330     0.134
union                    0.101     0.009    -0.110
marriage                -0.062    -0.126     0.188
endearment              -0.055    -0.028     0.083
love                     0.045    -0.032    -0.013
farewell                -0.066     0.173    -0.107
going                   -0.167     0.164     0.002
door                    -0.028     0.145    -0.118
dismissal               -0.191     0.375    -0.183
yes                      0.036    -0.092     0.056
no                       0.036    -0.020    -0.016
grief                   -0.045     0.022     0.024
gladness                 0.092    -0.059    -0.033
coldness                -0.015     0.080    -0.065
kindness                 0.028     0.061    -0.089
question                -0.025    -0.018     0.043
ends_in_speech           0.174    -0.140    -0.033
"""
_PERSON = """
sign                    leaves
constant                -2.251
leave                    1.559
leave_done               0.645
goes                     1.211
goes_of_late             1.056
other_goes              -0.507
dismissed                1.830
dismisses               -1.056
refuses                  0.431
attacks                  0.384
reaches                  0.183
other_leaves            -0.259
farewell                 0.345
warmth                  -0.237
leads                    0.616
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
