"""Find the story in a page of unknown make: the smallest element that holds nearly all of its prose."""

import re

from duologue.formats.draft import is_blank
from duologue.formats.html_flow import LEFT_OUT
from duologue.formats.html_tree import Page

_NEARLY_ALL = 0.85
_LITTLE = 200
_HOLDERS = frozenset("body div main article section td tr tbody table center form span font".split())
_WORD = re.compile(r"[a-z]+")
_MATTER_TAGS = {"nav": "menu", "footer": "footer"}
_MATTER_IDS = {
    "pg-header": "Project Gutenberg header",
    "pg-footer": "Project Gutenberg licence",
    "pg-machine-header": "Project Gutenberg header",
}
_FURNITURE = {
    "comment": "comments",
    "comments": "comments",
    "commentlist": "comments",
    "disqus": "comments",
    "respond": "comments",
    "reviews": "comments",
    "sidebar": "sidebar",
    "footer": "footer",
    "nav": "menu",
    "navbar": "menu",
    "navigation": "menu",
    "menu": "menu",
    "breadcrumb": "menu",
    "breadcrumbs": "menu",
    "pagination": "menu",
    "pager": "menu",
    "toc": "contents",
    "share": LEFT_OUT,
    "sharedaddy": LEFT_OUT,
    "cookie": LEFT_OUT,
    "newsletter": LEFT_OUT,
    "advert": LEFT_OUT,
    "advertisement": LEFT_OUT,
}


def find_matter(page: Page) -> dict[int, str]:
    """The places of a page that are not its story, each with what it is."""
    if not page.nodes:
        return {}
    prose = _prose(page, {})
    labels = _furniture(page, prose)
    prose = _prose(page, labels)
    if prose[0] < _LITTLE:  # too little to tell a story from a menu: keep all
        return {place: label for place, label in labels.items() if label != LEFT_OUT}
    story = _container(page, prose)
    if story is not None:
        labels |= outside(page, story, labels)
    return labels


def outside(page: Page, story: int, known: dict[int, str]) -> dict[int, str]:
    """Everything beside the element at `story`, as matter; a heading of the first rank stays one."""
    labels = {}
    path = {story}
    place = story
    while place:
        place = page.nodes[place].parent
        path.add(place)
    for place in path - {story}:
        for child in page.children(place):
            if child not in path and child not in known and page.nodes[child].tag not in ("h1", "head"):
                labels[child] = "page"
    return labels


def _furniture(page: Page, prose: list[int]) -> dict[int, str]:
    """Menus, comments and the like, by the names their makers gave them; never what holds half the page."""
    labels = {}
    for place, node in enumerate(page.nodes):
        if not node.tag or node.tag in ("html", "body", "head"):
            continue
        label = _MATTER_IDS.get(node.attributes.get("id", "")) or _MATTER_TAGS.get(node.tag)
        if label is None and node.attributes and node.tag != "a":
            names = _WORD.findall(f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}".lower())
            label = next((_FURNITURE[name] for name in names if name in _FURNITURE), None)
        if label is None and node.tag == "form" and not prose[place]:
            label = LEFT_OUT
        if label and 2 * prose[place] <= prose[0]:
            labels[place] = label
    return labels


def _prose(page: Page, labels: dict[int, str]) -> list[int]:
    """For each place, how many characters of running text it holds; links count for none."""
    amounts = [0] * len(page.nodes)
    aside_until = 0
    for place, node in enumerate(page.nodes):
        if place < aside_until:
            continue
        if place in labels or node.tag in (
            "a",
            "script",
            "style",
            "head",
            "select",
            "button",
            "noscript",
            "textarea",
        ):
            aside_until = node.end
        elif not node.tag and not is_blank(node.text):
            amounts[place] = len(node.text)
    for place in range(len(page.nodes) - 1, 0, -1):
        amounts[page.nodes[place].parent] += amounts[place]
    return amounts


def _container(page: Page, prose: list[int]) -> int | None:
    """From the page downwards, as long as one child holds nearly all and none beside it is its like."""
    here = None
    while True:
        children = [n for n in page.children(here or 0) if prose[n]]
        step = next((n for n in children if prose[n] >= _NEARLY_ALL * prose[0]), None)
        if step is None or page.nodes[step].tag not in _HOLDERS:
            return here
        make = (page.nodes[step].tag, page.nodes[step].attributes.get("class"))
        if any((page.nodes[n].tag, page.nodes[n].attributes.get("class")) == make for n in children if n != step):
            return here  # chapters of one story, a long one and a short one
        here = step
