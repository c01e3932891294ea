"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                -0.111    -0.016     0.127
warm_at_last             0.220    -0.122    -0.097
warm_of_late             0.239    -0.094    -0.145
warm_throughout          0.228    -0.107    -0.121
inner_at_last            0.127    -0.036    -0.091
attack_at_last          -0.070     0.034     0.035
defend_at_last          -0.025    -0.023     0.048
refuse_at_last          -0.095     0.043     0.052
leave_at_last           -0.137     0.215    -0.078
repair_at_last           0.066    -0.026    -0.039
reach_at_last            0.012     0.030    -0.041
accept_at_last           0.048    -0.013    -0.035
ask_at_last              0.062    -0.041    -0.021
tell_at_last             0.057    -0.070     0.013
attack_throughout       -0.379     0.367     0.011
defend_throughout       -0.745     0.039     0.706
refuse_throughout       -0.656     0.401     0.254
leave_throughout        -1.340     2.099    -0.759
repair_throughout        0.838    -0.106    -0.732
reach_throughout         0.331    -0.008    -0.323
accept_throughout        0.945    -0.519    -0.426
ask_throughout           0.202    -0.348     0.146
tell_throughout          0.198    -0.341     0.143
union                    0.094     0.009    -0.103
marriage                -0.046    -0.143     0.189
endearment              -0.055    -0.029     0.084
love                     0.044    -0.033    -0.011
farewell                -0.078     0.186    -0.108
going                   -0.165     0.177    -0.013
door                    -0.038     0.163    -0.125
dismissal               -0.213     0.413    -0.200
yes                      0.039    -0.103     0.064
no                       0.033    -0.021    -0.012
grief                   -0.044     0.023     0.022
gladness                 0.093    -0.065    -0.028
coldness                -0.024     0.089    -0.065
kindness                 0.023     0.067    -0.091
question                -0.019    -0.019     0.038
ends_in_speech           0.162    -0.146    -0.016
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
