"""How much each sign of an ending counts, in natural-log units. Made by training/bonds/endings.py."""

_STATUS = """
sign                  together     apart      open
constant                -0.230     0.093     0.137
warm_at_last             0.407    -0.253    -0.154
warm_of_late             0.334    -0.082    -0.252
warm_throughout          0.537    -0.249    -0.289
inner_at_last            0.135    -0.236     0.101
attack_at_last          -0.110     0.077     0.033
defend_at_last          -0.076    -0.157     0.233
refuse_at_last          -0.031    -0.047     0.077
leave_at_last           -0.080     0.149    -0.069
repair_at_last           0.160    -0.339     0.179
reach_at_last           -0.053     0.031     0.022
accept_at_last           0.050    -0.031    -0.020
ask_at_last              0.071    -0.075     0.005
tell_at_last             0.105    -0.096    -0.009
attack_throughout       -0.266     0.419    -0.154
defend_throughout       -0.657     0.754    -0.097
refuse_throughout       -0.557     0.395     0.162
leave_throughout         0.291     0.535    -0.826
repair_throughout       -0.064     0.993    -0.930
reach_throughout        -0.232     0.140     0.091
accept_throughout        0.540    -0.274    -0.266
ask_throughout          -0.048    -0.099     0.147
tell_throughout          0.471    -0.587     0.116
union                    0.055     0.058    -0.113
marriage                 0.049    -0.083     0.034
endearment               0.036     0.059    -0.095
love                     0.013     0.005    -0.018
farewell                -0.128     0.227    -0.099
going                   -0.171     0.301    -0.130
door                    -0.070     0.137    -0.067
dismissal               -0.521     0.577    -0.056
yes                      0.116    -0.064    -0.052
no                      -0.013     0.011     0.002
grief                   -0.132     0.097     0.035
gladness                 0.088    -0.073    -0.015
coldness                -0.192     0.170     0.022
kindness                 0.129    -0.060    -0.069
question                 0.031    -0.153     0.122
ends_in_speech           0.153    -0.272     0.119
"""
_PERSON = """
sign                    leaves
constant                -1.942
leave                    1.387
leave_done              -0.449
goes                     1.797
goes_of_late             0.269
other_goes              -0.416
dismissed                0.650
dismisses               -0.338
refuses                  0.058
attacks                 -0.176
reaches                  0.039
other_leaves             0.496
farewell                 0.485
warmth                  -0.316
leads                    0.166
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
