"""Take a page apart, to see what a browser would: the text of its story, its tags, its policy."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What is in a page. `story` is the text of <main>; it and `unfolded` leave out the titles of folded parts."""

    VOID = frozenset({"meta", "rect", "path", "br", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.story = ""
        self.shown = ""
        self.unfolded = ""
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrongly_nested: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1] != tag:
            left = self._open.pop()
            if left not in ("li", "dt", "dd", "td", "tr"):
                self.wrongly_nested.append(left)
        if self._open:
            self._open.pop()
        else:
            self.wrongly_nested.append(tag)

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "script":
            self.scripts.append(data)
        elif inside == "style":
            self.styles.append(data)
        else:
            self.shown += data
            self.unfolded += "" if "summary" in self._open else data
            if "main" in self._open and "summary" not in self._open:
                self.story += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attrs for name, attrs in self.tags if name == tag]

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [value for _, attrs in self.tags if (value := attrs.get("id"))]
