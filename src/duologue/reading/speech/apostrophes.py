"""Tell an apostrophe from a quotation mark by the word it belongs to. Pairing is decided in pairing.py."""

import re

# Words that lose their beginning and are nothing else: 'em, 'tis, 'twas. And ends of words set apart: I 'll.
_SURE_ELISIONS = """
appen ave bacca bacco baccy bout bouts cept cepting cordin cos cuz d deed dentical ead eard em er ere fraid
gainst im kase lection ll lowance m mongst neath nigh nless nother nt nuff ome oo orse ouse ow pears pon
prentice re rithmetic s scape scuse spect spicion spose sposed stead sylum t tain taint tend tention til tis
tisn tother twarn twas twasn tween twere twill twixt twon twould twouldn ud ull umble uz ve
"""
# Words that may have lost their beginning, and may as well be whole: 'cause, 'round, 'is.
_POSSIBLE_ELISIONS = """
ad and as at bliged board bye cause count counters course e fess fore ginst half hold is kay live long low
lows magine member mid most n nuf pose round side specially stuff sup ticed till way zactly
"""
# Words that lose their end: an', o', th', wi', ol'.
_CLIPPED = """
ag agin ain altho an av bes ca cain chile couldn d dat de des didn doan don ef el en ev fac fas fin firs fo
fus gi gov ha han jes jus kep kin lan las le lef lil m ma min mis mo mos mus nex no o ol ole po res roun sof
t th tha tho thou thro tol tole twel uv wan wasn wha whar wi wid won worl wouldn yo
"""
SURE_ELISIONS = frozenset(_SURE_ELISIONS.split())
POSSIBLE_ELISIONS = frozenset(_POSSIBLE_ELISIONS.split())
CLIPPED = frozenset(_CLIPPED.split())
_WORD_AFTER = re.compile(r"[^\W\d_]+")
# '68, the '90s, rock 'n' roll.
_YEAR = re.compile(r"\d\ds?\b|[nN]['’](?!\w)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")

SURE, POSSIBLE, NONE = 2, 1, 0


def elision_after(text: str, place: int) -> int:
    """How surely the word at `place` has lost its beginning: SURE for "em" and "68", POSSIBLE for "cause"."""
    if _YEAR.match(text, place):
        return SURE
    word = _WORD_AFTER.match(text, place, place + 24)
    if not word:
        return NONE
    lower = word.group().lower()
    if lower in SURE_ELISIONS:
        return SURE
    return POSSIBLE if lower in POSSIBLE_ELISIONS and word.group() == lower else NONE


def clipped_before(text: str, place: int) -> int:
    """How surely the word that ends at `place` takes an apostrophe: SURE for "goin", "boys" and "an"."""
    found = _WORD_BEFORE.search(text, max(0, place - 24), place)
    if not found:
        return NONE
    lower = found.group().lower()
    if lower.endswith("s") or lower in CLIPPED or (len(lower) > 3 and lower.endswith("in")):
        return SURE
    return POSSIBLE if lower.endswith(("x", "z", "st", "nd", "ld")) else NONE
