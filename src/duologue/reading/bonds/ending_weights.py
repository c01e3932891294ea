"""How much each sign of an ending counts, in natural-log units."""

STATUS: dict[str, dict[str, float]] = {
    "together": {"constant": 0.0},
    "apart": {"constant": 0.0},
    "open": {"constant": 0.0},
}
LEAVES: dict[str, float] = {"constant": -1.0}
DECIDES: dict[str, float] = {"constant": 0.0}
