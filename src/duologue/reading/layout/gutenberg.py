"""What Project Gutenberg puts around a book: header, small print and licence. Notes inside are for matter.py."""

from bisect import bisect_right

from duologue.reading.layout.page import Mark, Marks, Page

STARTS = (
    "*** START OF TH",
    "***START OF TH",
    "*** START OF PROJECT GUTENBERG",
    "*END*THE SMALL PRINT",
    "*END THE SMALL PRINT",
    "*END* THE SMALL PRINT",
)
"""The last lines of a header: the book begins below."""

ENDS = (
    "*** END OF TH",
    "***END OF TH",
    "*** END OF PROJECT GUTENBERG",
    "End of the Project Gutenberg",
    "End of Project Gutenberg",
    "End of The Project Gutenberg",
    "END OF THE PROJECT GUTENBERG",
    "END OF THIS PROJECT GUTENBERG",
    "START: FULL LICENSE",
)
"""The first lines of a licence: the book has ended above."""


def gutenberg_matter(page: Page, taken: Marks) -> Marks:
    """The pieces of a Project Gutenberg header and licence."""
    if page.text.find("utenberg") < 0 and page.text.find("UTENBERG") < 0:
        return {}
    begins = [piece.start for piece in page.pieces]
    header = _header(page, begins)
    licence = _licence(page, begins, header)
    found = dict.fromkeys(range(header), Mark("matter", "Project Gutenberg header"))
    found |= dict.fromkeys(range(licence, len(page)), Mark("matter", "Project Gutenberg licence"))
    return found


def _header(page: Page, begins: list[int]) -> int:
    """The number of the first piece below the header."""
    places = [place for mark in STARTS if (place := page.text.find(mark)) >= 0]
    if not places or max(places) > max(20_000, len(page.text) // 3):
        return 0
    return bisect_right(begins, max(places))


def _licence(page: Page, begins: list[int], header: int) -> int:
    """The number of the first piece of the licence."""
    below = page.pieces[header].start if header < len(page) else len(page.text)
    places = [place for mark in ENDS if (place := page.text.find(mark, below)) >= 0]
    if not places:
        return len(page)
    number = bisect_right(begins, min(places)) - 1
    return number if page.pieces[number].start == min(places) or page.pieces[number].lines < 4 else number + 1
