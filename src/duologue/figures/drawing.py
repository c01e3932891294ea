"""A finished drawing: SVG that a notebook shows, a browser opens and a file keeps."""

import os
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

# Drawings stand inside pages and notebooks: every rule is held to the drawing.
_STYLE = """\
.drawing .paper{fill:#fdfcf9}.drawing .rule{stroke:#dfd9cd}.drawing .ink{fill:#27231e}.drawing .dim{fill:#645d53}
.drawing .mark{stroke:#645d53}.drawing .a{--c:#1d5fbf}.drawing .b{--c:#96300a}
.drawing .line{stroke:var(--c);fill:none}.drawing .band{fill:var(--c);fill-opacity:.13}
.drawing .spot,.drawing .name{fill:var(--c)}
.drawing text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
@media(prefers-color-scheme:dark){.drawing .paper{fill:#171614}.drawing .rule{stroke:#3a3631}
.drawing .ink{fill:#e4dfd6}.drawing .dim{fill:#a39b8f}.drawing .mark{stroke:#a39b8f}
.drawing .a{--c:#6fb6ff}.drawing .b{--c:#ff945e}.drawing .band{fill-opacity:.22}}"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG document. A notebook's cell shows it; `save` keeps it; `str()` gives its source."""

    svg: str = field(repr=False)

    def __str__(self) -> str:
        return self.svg

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the SVG to a file, replacing what is there. Raises OSError where that cannot be done."""
        Path(path).write_text(self.svg + "\n", "utf-8")


def drawing(width: int, height: int, told: str, parts: list[str]) -> Drawing:
    """Parts on paper of so many pixels; `told` says in words what is drawn, for those who cannot see it."""
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" class="drawing" role="img" '
        f'aria-label="{words(told)}">\n<!-- drawn by duologue -->\n<style>{_STYLE}</style>\n'
        f'<rect class="paper" width="{width}" height="{height}"/>\n' + "\n".join(parts) + "\n</svg>"
    )


def words(text: str) -> str:
    """Text as XML allows it: escaped, control characters and lone surrogates dropped."""
    kept = "".join(c for c in text if c.isprintable() or c == " ")
    return escape(kept.encode("utf-8", "ignore").decode("utf-8"), quote=True)


def label(x: float, y: float, text: str, style: str = "dim", anchor: str = "start") -> str:
    """A line of text at a place; `anchor` is "start", "middle" or "end"."""
    return f'<text class="{style}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words(text)}</text>'


def path(points: list[tuple[float, float]], closed: bool = False) -> str:
    """The `d` of a path through points, in tenths of a pixel."""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + ("Z" if closed else "")
