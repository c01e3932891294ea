"""How it ends between two, as two rings: joined, apart, or broken lines that only touch. Styled by the page."""

from duologue.figures.drawing import words

_APART = {"together": 20.0, "open": 33.0, "apart": 44.0}
_MIDDLE, _ACROSS, _RADIUS = 60.0, 26.0, 15.0
_WAY = 18.0


def emblem_svg(status: str, styles: tuple[str, str], leaves: tuple[bool, bool], told: str) -> str:
    """`status` is "together", "apart" or "open"; `styles` are the classes of the two, `leaves` who goes away."""
    wide = _APART[status] / 2
    rings = []
    for side, style, goes in zip((-1, 1), styles, leaves):
        x = _MIDDLE + side * wide
        open_ = " loose" if status == "open" else ""
        drawn = f'<circle class="ring{open_}" cx="{x:g}" cy="{_ACROSS:g}" r="{_RADIUS:g}"/>'
        if goes:
            tip, back = x + side * (_RADIUS + _WAY), -side * 5
            drawn += (
                f'<path class=ring d="M{x + side * (_RADIUS + 5):g} {_ACROSS:g}H{tip:g}'
                f'm{back:g} -5l{-back:g} 5l{back:g} 5"/>'
            )
        rings.append(f"<g class={style}>{drawn}</g>")
    left = _MIDDLE - wide - _RADIUS - 2 - (_WAY if leaves[0] else 0)
    right = _MIDDLE + wide + _RADIUS + 2 + (_WAY if leaves[1] else 0)
    return (
        f'<svg class=emblem viewBox="{left:g} 8 {right - left:g} 36" role=img aria-label="{words(told)}">'
        f"{''.join(rings)}</svg>"
    )
