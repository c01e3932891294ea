"""The ribbon: who speaks along the whole text, as one small drawing that also serves to jump."""

from collections.abc import Sequence

from duologue.exports.lanes import NOBODY, OTHERS, Lane, extent, filled, find_lanes
from duologue.exports.report.contents import Places
from duologue.exports.report.items import UNKNOWN
from duologue.exports.report.weave import escaped
from duologue.exports.shares import Shares
from duologue.exports.titles import who
from duologue.story.story import Story
from duologue.text.span import Span

WIDTH = 1000
LANE = 12
_TICKS = 8
# Beyond this many lines single strokes would run together, so that a lane shows density instead.
_CROWD = 500
_BINS = 400


def ribbon_html(story: Story, counts: Shares, places: Places) -> str:
    """The lanes with their names, and a tick for each chapter and scene; empty where nobody says anything."""
    lanes = find_lanes(story, counts)
    if not lanes:
        return ""
    whole = extent(story.blocks)
    height = _TICKS + LANE * len(lanes)
    fullest = _fullest(lanes, whole) if counts.lines > _CROWD else 0.0
    drawn = "\n".join(_lane(lane, n, whole, fullest) for n, lane in enumerate(lanes))
    names = "".join(f"<span class={_class(lane)}>{_name(lane, counts)}</span>" for lane in lanes)
    return (
        f'<div class="ribbon n{len(lanes)}"><div class=names aria-hidden=true>{names}</div>'
        f"<div class=lanes id=lanes data-from={whole.start} data-to={whole.end}>"
        f'<svg viewBox="0 0 {WIDTH} {height}" preserveAspectRatio=none role=img '
        f'aria-label="Who speaks along the story, from left to right: {_spoken(lanes, counts)}">'
        f"\n{_ticks(places, whole, height)}\n{drawn}\n</svg><i id=here></i></div></div>"
    )


def _class(lane: Lane) -> str:
    return "po" if lane.person == OTHERS else f"p{UNKNOWN}" if lane.person == NOBODY else f"p{lane.person}"


def _name(lane: Lane, counts: Shares) -> str:
    if lane.person == OTHERS:
        return "others"
    if lane.person == NOBODY:
        return "unknown"
    return f"<bdi>{escaped(who(counts.people[lane.person].character))}</bdi>"


def _spoken(lanes: Sequence[Lane], counts: Shares) -> str:
    told = (counts.people[lane.person] for lane in lanes if lane.person >= 0)
    return escaped(", ".join(f"{who(share.character)} {share.part:.0%} of the words" for share in told))


def _ticks(places: Places, whole: Span, height: int) -> str:
    out = []
    for place in places.of.values():
        x = _x(place.start, whole)
        head = f'<path class=tick d="M{x:g} 0v{_TICKS - 2}"/>' if place.level < 4 else ""
        kind = "tick line" if place.level < 4 else "tick scene"
        out.append(
            f'<a href="#{place.target}" tabindex=-1 aria-hidden=true><title>{place.words}</title>'
            f'{head}<path class="{kind}" d="M{x:g} {_TICKS - 2}V{height}"/></a>'
        )
    return "".join(out)


def _fullest(lanes: Sequence[Lane], whole: Span) -> float:
    parts = sorted(part for lane in lanes for part in filled(lane.sure, whole, _BINS) if part)
    return parts[int(0.97 * len(parts))] if parts else 1.0


def _lane(lane: Lane, row: int, whole: Span, fullest: float) -> str:
    """One row. `fullest` is the density that fills it, or 0 where every line is drawn by itself."""
    top = _TICKS + row * LANE
    drawn = ""
    for spans, name, down, height in (
        (lane.sure, "", 1.0, LANE - 3.0),
        (lane.unsure, "u", 1.0, LANE - 3.0),
        (lane.thoughts, "th", LANE - 3.5, 2.5),
    ):
        if path := _path(spans, whole, top + down, height, fullest):
            drawn += f'<path{f" class={name}" if name else ""} d="{path}"/>'
    rail = f'<path class=rail d="M0 {top + LANE - 1.5:g}H{WIDTH}"/>'
    return f"{rail}<g class={_class(lane)}>{drawn}</g>"


def _path(spans: Sequence[Span], whole: Span, top: float, height: float, fullest: float) -> str:
    return _density(spans, whole, top, height, fullest) if fullest else _strokes(spans, whole, top, height)


def _strokes(spans: Sequence[Span], whole: Span, top: float, height: float) -> str:
    out = []
    for span in spans:
        x = _x(span.start, whole)
        width = max(1.5, _x(span.end, whole) - x)
        out.append(f"M{x:g} {top:g}h{width:.3g}v{height:g}h-{width:.3g}z")
    return "".join(out)


def _density(spans: Sequence[Span], whole: Span, top: float, height: float, fullest: float) -> str:
    step = WIDTH / _BINS
    out = []
    for n, part in enumerate(filled(spans, whole, _BINS)):
        if part > 0:
            tall = height * (0.15 + 0.85 * min(1.0, part / fullest) ** 0.6)
            out.append(f"M{n * step:g} {top + height - tall:.4g}h{step:g}v{tall:.3g}h-{step:g}z")
    return "".join(out)


def _x(place: int, whole: Span) -> float:
    return round(WIDTH * min(1.0, max(0.0, (place - whole.start) / len(whole))), 1)
