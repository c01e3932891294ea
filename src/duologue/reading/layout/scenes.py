"""Part a page into scenes at breaks, headings, wide gaps and told jumps. When a scene is set is for times.py."""

import re
from collections.abc import Container
from itertools import pairwise

from duologue.reading.layout.habit import CLOSERS
from duologue.reading.layout.page import PARTED, Marks, Page

_LONGEST_INSET = 20  # pieces
_SHORTEST_SCENE = 500
_SIGNED = re.compile(r"[\"“”'‘_]?[A-Z][A-Z.' ]{1,40}[.\"”_]*$|[\"“”'‘]?(?:Your|Ever|Yours|Love|P\.S)\b")
_SALUTED = re.compile(r"[\"“”'‘_]{0,2}(?:My )?(?:[Dd]ear|DEAR|[Dd]earest|Sir|Madam)\b")


def openings_of(page: Page, marks: Marks, jumps: Container[int] = ()) -> list[int]:
    """The numbers of the pieces that open a scene. `jumps` are paragraphs that open one by what they say."""
    wide = wide_gaps(page, marks)
    openings: list[int] = []
    parted, bare = True, False  # a scene must begin; the scene so far is headings only
    for number in range(len(page.pieces)):
        kind = marks[number].kind if number in marks else "paragraph"
        if kind == "break":
            parted = not bare or not openings
        elif kind == "heading":
            if parted or not bare:
                openings.append(number)
            parted, bare = False, True
        elif kind == "paragraph":
            if (
                parted
                or (number in jumps and not bare)
                or (number in wide and _has_begun(page, marks, openings, number))
            ):
                openings.append(number)
            parted = bare = False
    return _from_the_start(page, marks, openings)


def _from_the_start(page: Page, marks: Marks, openings: list[int]) -> list[int]:
    """The first scene takes in a break that stands before it."""
    first = (n for n in range(len(page.pieces)) if n not in marks or marks[n].kind != "matter")
    return [next(first), *openings[1:]] if openings else []


def _has_begun(page: Page, marks: Marks, openings: list[int], number: int) -> bool:
    """A gap soon after a heading sets off an epigraph or a letter's head, where the file drew no rule."""
    if not openings or openings[-1] not in marks or page.pieces[number].gap >= PARTED:
        return True
    return page.pieces[number].start - page.pieces[openings[-1]].start >= _SHORTEST_SCENE


def wide_gaps(page: Page, marks: Marks) -> set[int]:
    """The paragraphs above which the text leaves more room than it does elsewhere, where it does so rarely."""
    usual = page.usual_gap
    pieces = page.pieces
    wider = [
        n
        for n in range(1, len(pieces))
        if pieces[n].gap > usual and n not in marks and n - 1 not in marks and _ends(page, n - 1)
    ]
    wider = _outside_insets(page, wider)
    told = {n for n in range(1, len(pieces)) if pieces[n].gap >= PARTED and n not in marks}
    least = usual + 2 if usual else 1
    for extra in dict.fromkeys((least, usual + 1)):
        wide = {n for n in wider if extra <= pieces[n].gap}
        rare = _is_rare(len(wide), len(pieces))
        if extra == usual + 1 and usual:
            wide = _spaced(page, sorted(n for n in wide if not _is_beside_inset(page, n)))
        if wide and rare and _is_meant(sorted(wide)):
            return wide | told
    return told


def _spaced(page: Page, wide: list[int]) -> set[int]:
    """Leave out a gap that follows another too soon: between them stood a letter or a verse."""
    kept: set[int] = set()
    before = -_SHORTEST_SCENE
    for n in wide:
        if page.pieces[n].start - before >= _SHORTEST_SCENE:
            kept.add(n)
        before = page.pieces[n].start
    return kept


def _outside_insets(page: Page, wider: list[int]) -> list[int]:
    """Leave out the gap below a letter or a verse that a sentence above led to: room is made on both its sides."""
    usual, pieces = page.usual_gap, page.pieces
    kept: list[int] = []
    before = 0
    for n in wider:
        leads = (m for m in range(max(before + 1, n - _LONGEST_INSET, 1), n) if pieces[m].gap > usual)
        if not any(not _ends(page, m - 1) for m in leads):
            kept.append(n)
        before = n
    return kept


def _is_beside_inset(page: Page, n: int) -> bool:
    """Whether a letter, a verse or a signature stands on either side of a gap."""
    above, below = page.pieces[n - 1], page.pieces[n]
    foot = page.text[max(above.start, above.end - 120) : above.end]
    last = foot[foot.rfind("\n") + 1 :]
    return (
        above.indent > below.indent
        or below.indent > above.indent
        or last.startswith("    ")
        or (len(above) <= 60 and _SIGNED.match(page.heads[n - 1]) is not None)
        or _SALUTED.match(page.heads[n]) is not None
        or (len(below) <= 60 and page.text[below.end - 1] not in CLOSERS)
    )


def _ends(page: Page, number: int) -> bool:
    """Whether a paragraph has ended; one that ends in a colon or a dash leads to what follows."""
    last = page.text[page.pieces[number].end - 1]
    return last in CLOSERS and last not in ":;,-–—"


def _is_rare(wide: int, total: int) -> bool:
    return wide <= (0.2 if total < 40 else 0.06) * total


def _is_meant(wide: list[int]) -> bool:
    """Breaks stand some paragraphs apart; where wide gaps crowd, the page is merely loose."""
    close = sum(after - before < 3 for before, after in pairwise(wide))
    return close <= 0.25 * len(wide)
