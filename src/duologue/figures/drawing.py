"""A finished drawing: SVG that a notebook shows, a browser opens and a file keeps."""

import os
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

_STYLE = """\
.paper{fill:#fdfcf9}.rule{stroke:#dfd9cd}.ink{fill:#27231e}.dim{fill:#645d53}.mark{stroke:#645d53}
.a{--c:#1d5fbf}.b{--c:#96300a}.line{stroke:var(--c);fill:none}.band{fill:var(--c);fill-opacity:.13}
.spot{fill:var(--c)}.name{fill:var(--c)}
text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
@media(prefers-color-scheme:dark){.paper{fill:#171614}.rule{stroke:#3a3631}.ink{fill:#e4dfd6}.dim{fill:#a39b8f}
.mark{stroke:#a39b8f}.a{--c:#6fb6ff}.b{--c:#ff945e}.band{fill-opacity:.22}}"""


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
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{words(told)}">\n<style>{_STYLE}</style>\n'
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
