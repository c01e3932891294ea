"""Weigh, block by block, how far a text uses single marks for speech and how often its words lose their ends."""

import re
from collections.abc import Sequence
from itertools import accumulate

from duologue.reading.speech.apostrophes import SURE, clipped_before, elision_after
from duologue.story.layout import Block

_FIRST_MARK = re.compile(r"(?:^|(?<=[\s(—–_*-]))[‘'’`](?=[^\W\d_]|…|\.\.|—|-|“|\")|[\"“”„«]")
_STRONG_CLOSE = re.compile(r"[.,!?…—–-]['’](?=[\s)\]—_*]|$)")
_BARE_END = re.compile(r"['’](?=\s)(?<=[^\W\d_].)")
# How many blocks on either side have a say.
_REACH = 25


def single_evidence(text: str, blocks: Sequence[Block]) -> list[float]:
    """For each block, from 0 to 1, how far single marks open speech around it; the whole text counts a little."""
    signs = [_leading(text, block) for block in blocks]
    singles = [0, *accumulate(sign == "S" for sign in signs)]
    doubles = [0, *accumulate(sign == "D" for sign in signs)]
    everywhere = singles[-1] / (singles[-1] + doubles[-1] + 0.5)
    evidence = []
    for place in range(len(blocks)):
        left, right = max(0, place - _REACH), min(len(blocks), place + _REACH + 1)
        near_singles, near_doubles = singles[right] - singles[left], doubles[right] - doubles[left]
        evidence.append((near_singles + 2 * everywhere) / (near_singles + near_doubles + 2))
    return evidence


def _leading(text: str, block: Block) -> str:
    """The family of the block's first sure mark: "S", "D" or ""."""
    start, end = block.span.start, block.span.end
    for match in _FIRST_MARK.finditer(text, start, end):
        if match.group()[0] in '"“”„«':
            return "D"
        if elision_after(text, match.end()) == SURE:
            continue
        if _STRONG_CLOSE.search(text, match.end(), end):
            return "S"
        return ""
    return ""


def dialect(text: str) -> float:
    """How much of a dialect text this is, from 0 to 1, by words that lose an end no list foresees."""
    if not text:
        return 0.0
    bare = sum(clipped_before(text, match.start()) == SURE for match in _BARE_END.finditer(text, 0, 400_000))
    words = min(len(text), 400_000) / 5.5
    return min(1.0, bare / words / 0.004)
