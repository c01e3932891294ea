"""Part a page into scenes at breaks, headings, wide gaps and told jumps. When a scene is set is for times.py."""

from duologue.reading.layout.page import Mark, Page


def openings_of(page: Page, marks: dict[int, Mark], jumps: frozenset[int] = frozenset()) -> list[int]:
    """The numbers of the pieces that open a scene. `jumps` are paragraphs that open one by what they say."""
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
            if parted or (number in jumps and not bare):
                openings.append(number)
            parted = bare = False
    return _from_the_start(page, marks, openings)


def _from_the_start(page: Page, marks: dict[int, Mark], openings: list[int]) -> list[int]:
    """The first scene takes in a break that stands before it."""
    first = (n for n in range(len(page.pieces)) if n not in marks or marks[n].kind != "matter")
    return [next(first), *openings[1:]] if openings else []
