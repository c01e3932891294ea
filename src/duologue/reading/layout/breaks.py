"""Scene breaks that are drawn: a line of ornaments. Breaks told by white space or in words are for scenes.py."""

import re

from duologue.reading.layout.page import Mark, Marks, Page
from duologue.reading.layout.rule import Rule, first_that_takes

_SIGN = r"[*#~=+\-–—―_•·∙●○◦◇◆♦♥❤♡★☆✦-✿❀-❧☙§¤†‡°⁂⁕⁎※™@&%^|/\\<>«»‹›:.,;!?$(){}\[\]'`´¨¬…∞≈■□▪▫▬-◄☼-☾♠♣♪♫➳⸻⸺﹡＊～]"
_BETWEEN = r"[-~=*+_#<>|/\\\s.•·]"
_DRAWN = r"[oO0xX]{1,3}"

BREAKS = (
    Rule(
        "asterisks",
        re.compile(r"[*\\(\[]{0,2}\*[\s*\\]{0,80}[)\]]?$"),
        shows="* * *",
        not_this="*I can't.*",
        label="ornament",
    ),
    Rule(
        "a rule of hyphens, dashes or low lines",
        re.compile(r"(?:[-–—―_=~]\s?){3,80}$|[⸺⸻]{1,40}$"),
        shows="---",
        not_this="—No.",
        label="ornament",
    ),
    Rule(
        "one sign that stands for a break",
        re.compile(r"[#~⁂⁕⁎※•§❦❧☙◇◆♦♥♡★☆✦✧✶❖°∞=+]$"),
        shows="#",
        not_this="!",
        label="ornament",
    ),
    Rule(
        "letters that draw, in one piece",
        re.compile(r"(?:([oO0xX])(?!\1*$)[oO0xX]{1,40}\1|x{3,40}|X{3,40}|o{3,40}|0{3,40})$"),
        shows="oOo",
        not_this="Ooo",
        label="ornament",
    ),
    Rule(
        "letters that draw, in a row",
        re.compile(rf"{_DRAWN}(?:{_BETWEEN}+{_DRAWN}){{2,20}}$"),
        shows="o O o",
        not_this="x x",
        label="ornament",
    ),
    Rule(
        "letters that draw, between signs",
        re.compile(rf"{_BETWEEN}+[oO0xX]{{1,40}}(?:{_BETWEEN}+[oO0xX]{{1,40}}){{0,20}}{_BETWEEN}+$"),
        shows="-x-",
        not_this="-xyz-",
        label="ornament",
    ),
    Rule(
        "signs only",
        re.compile(
            rf"(?![.…\s]+$)(?![!?…\s.,\"'“”‘’\-–—]+$)(?![:;][-']?[()|/]$){_SIGN}(?:\s{{0,12}}{_SIGN}){{1,60}}$"
        ),
        shows="~+~",
        not_this="?!",
        label="ornament",
    ),
    Rule(
        "a break in so many words",
        re.compile(r"[\W_]{0,8}(?:<hr\s?/?>|(?:line|scene|page|section)[ -]?break)[\W_]{0,8}$", re.IGNORECASE),
        shows="[Line break]",
        not_this="Line break, he thought.",
        label="ornament",
    ),
)
"""What a drawn break looks like."""

_LONGEST = 80
_LOOKS_DRAWN = re.compile(r"[\W_oOxX0]+$")
_FIRST = "oOxXlLsSpP"  # the letters that can open one: oOo, xXx, "line break", "scene break", "page break"


def is_ornament(line: str) -> bool:
    """Whether a line is nothing but a scene break."""
    if len(line) > _LONGEST or (line[0].isalpha() and line[0] not in _FIRST):
        return False
    if not _LOOKS_DRAWN.match(line) and "break" not in (tail := line[-12:].lower()) and "<hr" not in tail:
        return False
    return first_that_takes(BREAKS, line) is not None


def drawn_breaks(page: Page, taken: Marks) -> Marks:
    """The pieces that are scene breaks."""
    return {
        number: Mark("break")
        for number, piece in enumerate(page.pieces)
        if piece.end - piece.start <= _LONGEST and number not in taken and is_ornament(page.heads[number])
    }
