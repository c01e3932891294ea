"""The bonds of a story in its report: curves, where they turn, how it ends, how the two move each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from duologue.exports.bond_words import (
    TOO_FEW,
    chance,
    ending_in_words,
    ending_is_told,
    likeliest_ending,
    system_in_words,
)
from duologue.exports.report.bond_phase import phase_of
from duologue.exports.report.bond_track import Track, reach_of
from duologue.exports.report.contents import Places
from duologue.exports.report.weave import Cloth, Stroke, escaped
from duologue.exports.shares import LEADS, Shares
from duologue.exports.titles import who
from duologue.figures.duet import Duet, Voice
from duologue.figures.emblem import emblem_svg
from duologue.figures.phase import phase_svg
from duologue.story.bonds import Bond, TurningPoint
from duologue.story.pair import Pair
from duologue.story.story import Story
from duologue.text.span import Span

_SHOWN = 3
_LEAST_POINTS = 4
_QUOTED = 160
_SENTENCES = 2
_EVIDENCE = -1
_LEVEL = 0.08
_LEADING = 8
"""Acts of each before it is said who leads."""
_SCALES = {0.5: "half of the scale", 0.75: "three quarters of the scale"}


@dataclass(frozen=True, slots=True)
class BondsShown:
    """The bonds that a report shows, strongest first, and the ids of the sentences they point at."""

    pairs: tuple[Pair, ...]
    targets: Mapping[Span, str]


def bonds_shown(story: Story) -> BondsShown | None:
    """At most three bonds; None where the story was not read for bonds."""
    if "bonds" not in story.read:
        return None
    pairs = tuple(Pair(story, bond) for bond in story.bonds[:_SHOWN])
    told = [turn.evidence for pair in pairs for turn in pair.turning_points]
    told += [pair.ending.evidence for pair in pairs]
    spans = dict.fromkeys(
        span for evidence in told for span in evidence[:_SENTENCES] if span.of(story.text).strip()
    )
    return BondsShown(pairs, {span: f"e{n}" for n, span in enumerate(spans)})


def evidence_strokes(story: Story, shown: BondsShown) -> list[Stroke]:
    """The sentences that the bonds point at, as places in the text that a link can lead to."""
    strokes = []
    for span, target in shown.targets.items():
        # From the first word on: what is blank before it may lie between two paragraphs, in neither.
        start = span.end - len(span.of(story.text).lstrip())
        strokes.append(Stroke(start, span.end, _EVIDENCE, "span", "e", target=target))
    return strokes


def links_html(shown: BondsShown | None) -> str:
    """A link to each bond, for the list of what the page holds."""
    if not shown or not shown.pairs:
        return ""
    rows = (
        f'<li><a href="#bond{n}">{_names(pair)} <small>{pair.weight:.0%}</small></a>'
        for n, pair in enumerate(shown.pairs)
    )
    return f"<ol class=contents>{''.join(rows)}</ol>"


def bonds_html(story: Story, shown: BondsShown | None, counts: Shares, places: Places) -> str:
    """The section above the text; empty where the story was not read for bonds."""
    if shown is None:
        return ""
    head = "<section class=bonds id=bonds aria-labelledby=bonds-head>\n<h2 id=bonds-head>Between them</h2>"
    if not shown.pairs:
        return f"{head}\n<p class=none>{_nothing(story)}</p>\n</section>"
    writer = _Writer(story, shown, counts, places)
    drawn = "\n".join(writer.bond(pair, n) for n, pair in enumerate(shown.pairs))
    more = len(story.bonds) - len(shown.pairs)
    rest = f"<p class=dim>{more} weaker {'bond is' if more == 1 else 'bonds are'} not shown.</p>\n" if more else ""
    return f"{head}\n{drawn}\n{rest}</section>"


def _nothing(story: Story) -> str:
    if not story.cast:
        return "Nobody was found in this text, so there is nothing between anybody."
    if len(story.cast) == 1:
        return f"<bdi>{escaped(who(story.cast[0]))}</bdi> is alone here: a bond needs two people."
    return "Too little of what these people do to each other was found for a picture of it."


def _names(pair: Pair) -> str:
    return " and ".join(f"<bdi>{escaped(name)}</bdi>" for name in pair.names)


class _Writer:
    """Writes one bond after the other; `styles` are the classes that colour the people."""

    def __init__(self, story: Story, shown: BondsShown, counts: Shares, places: Places) -> None:
        self.story = story
        self.targets = shown.targets
        self.cloth = Cloth(story.text, story.source.markup)
        self.track = Track(story, places)
        self.colours = {share.character.id: n for n, share in enumerate(counts.people[:LEADS])}

    def bond(self, pair: Pair, place: int) -> str:
        """One bond, folded but for the strongest."""
        part = f"{pair.weight:.0%} of all that people do to each other here"
        styles = self._styles(pair.fact)
        first, second = (f"<bdi class={s}>{escaped(name)}</bdi>" for name, s in zip(pair.names, styles))
        few = len(pair.curve) < _LEAST_POINTS
        inside = self._too_few(pair, styles) if few else self._picture(pair, styles)
        return (
            f"<details class=bond id=bond{place}{'' if place else ' open'}>"
            f"<summary><h3>{first} and {second}</h3> <small>{part}</small></summary>\n{inside}\n"
            f"<div class=told>\n{'' if few else self._turns(pair)}{self._ending(pair)}"
            f"{self._system(pair, styles, place)}</div>\n</details>"
        )

    def _styles(self, bond: Bond) -> tuple[str, str]:
        first, second = (self.colours.get(person) for person in bond.between)
        return ("o1" if first is None else f"p{first}"), ("o2" if second is None else f"p{second}")

    def _too_few(self, pair: Pair, styles: tuple[str, str]) -> str:
        count = len(pair.moments)
        told = f"Only {count} moment{'' if count == 1 else 's'} between them: too few for a curve."
        return f"<p class=none>{told}</p>{_close(pair, styles)}"

    def _picture(self, pair: Pair, styles: tuple[str, str]) -> str:
        reach = reach_of(pair.fact)
        names = (f"{pair.names[0]} to {pair.objects[1]}", f"{pair.names[1]} to {pair.objects[0]}")
        voices = [self.track.voice(pair.fact, n, names[n], styles[n]) for n in (0, 1)]
        turns = [
            self.track.turn(turn.block, number, _turned(turn), self._target(turn))
            for number, turn in enumerate(pair.turning_points, start=1)
        ]
        told = ". ".join(f"{voice.name}: {_course(voice)}" for voice in voices)
        duet = Duet(voices, turns, self.track.parts, reach, f"Along the story, up is warm. {told}.")
        named = replace(duet, voices=[replace(v, name=name) for v, name in zip(voices, pair.names)])
        # Where the curves end cold, the emblem stands above their names and not below.
        cold = sum(voice.pieces[-1][-1].mid for voice in voices) / 2 < -0.15 * reach
        return (
            f"{_key(voices)}\n<figure class=chart>{duet.picture()}\n{named.ends()}{_close(pair, styles, cold)}"
            f"<figcaption>{_caption(pair, reach, voices)}</figcaption></figure>"
        )

    def _target(self, turn: TurningPoint) -> str | None:
        return next((self.targets[span] for span in turn.evidence if span in self.targets), None)

    def _turns(self, pair: Pair) -> str:
        if not pair.turning_points:
            return (
                "<section><h4>Where it turns</h4><p>Nowhere that chance could not: the same acts in random order "
                "show shifts as large.</p></section>\n"
            )
        rows = (
            f"<li><b>{_sentence(_turned(turn))}</b> <small>{chance(turn)}</small>{self._quoted(turn.evidence)}"
            for turn in pair.turning_points
        )
        return f"<section><h4>Where it turns</h4><ol class=turns>{''.join(rows)}</ol></section>\n"

    def _ending(self, pair: Pair) -> str:
        told = ending_in_words(pair)
        return (
            f"<section><h4>How it ends</h4><p>{escaped(told)}</p>{self._quoted(pair.ending.evidence)}</section>\n"
        )

    def _system(self, pair: Pair, styles: tuple[str, str], place: int) -> str:
        """The fitted system, which a reading has for the strongest bond alone."""
        system = pair.fact.dynamics
        if system is None:
            return f"<section><h4>How they move each other</h4><p>{TOO_FEW}</p></section>\n" if not place else ""
        lines = [escaped(line) for line in system_in_words(pair)]
        head, words = "<section class=system><h4>How they move each other</h4>", f"<p>{' '.join(lines)}</p>"
        if not system.beats_null:
            return (
                f"{head}<p>Whether either moves the other cannot be told from chance in these pages, so there is "
                f"no phase picture.</p><details><summary>The fitted numbers</summary>{words}</details></section>\n"
            )
        told = f"Where {pair.names[0]} and {pair.names[1]} come to rest, and the way there."
        plane = phase_of(pair.fact, system)
        picture = phase_svg(plane, pair.names, styles, told)
        key = (
            "Each line: where one stays as they are, given the other. The dots where they cross: where the two "
            "would rest; hollow, if not for long. Arrows: where a turn leads. Grey: the way of the story. "
            f"From the middle to the edge is {plane.reach:.0%} of the scale."
        )
        return f"{head}{picture}<p class=dim>{key}</p>{words}</section>\n"

    def _quoted(self, evidence: Sequence[Span]) -> str:
        """Sentences of the story, each a link to its place."""
        return "".join(
            f'<blockquote><a href="#{self.targets[span]}">{self._words(span)}</a></blockquote>'
            for span in evidence[:_SENTENCES]
            if span in self.targets
        )

    def _words(self, span: Span) -> str:
        said = " ".join(self.cloth.cut_raw(span.start, span.end).split())
        if len(said) > _QUOTED:
            said = said[:_QUOTED].rsplit(" ", 1)[0].rstrip(" ,.;:—-") + "…"
        return escaped(said)


def _close(pair: Pair, styles: tuple[str, str], above: bool = False) -> str:
    """The ending as an emblem with its word, where the curves end. One that is untold has no emblem."""
    first, second = (pair.ending.leaves in (person, "both") for person in pair.fact.between)
    told, sure = ending_in_words(pair), f"{pair.ending.score:.0%}"
    emblem, word, rest = "", "Ending untold", f"likeliest {likeliest_ending(pair)}, {sure}"
    if ending_is_told(pair):
        emblem = emblem_svg(pair.ending.status, styles, (first, second), told)
        word, rest = told.partition(".")[0], f"{sure} sure"
    return f'<div class="close{" above" if above else ""}">{emblem}<b>{word}</b> <small>{rest}</small></div>'


def _turned(turn: TurningPoint) -> str:
    """What turns, in words."""
    return "; ".join(turn.because)


def _sentence(words: str) -> str:
    return f"{escaped(words[:1].upper() + words[1:])}."


def _key(voices: Sequence[Voice]) -> str:
    """One line that says what is what."""
    rows = [
        f"<li class={voice.style}><svg class=swatch viewBox='0 0 26 12' aria-hidden=true>"
        f'<g class="{voice.style} v{n}"><path class=shown d="M0 6H26"/>'
        '<path class="dot l" d="M13 6h0"/></g></svg> '
        f"<bdi>{escaped(voice.name)}</bdi>"
        for n, voice in enumerate(voices)
    ]
    if any(dot.inner for voice in voices for dot in voice.dots):
        swatch = (
            "<svg class=swatch viewBox='0 0 26 12' aria-hidden=true><g class=o2>"
            '<path class=gap d="M3 2V9M8 2V9M13 2V9M18 2V9M23 2V9"/><path class=felt d="M0 2H26"/></g></svg>'
        )
        rows.append(f"<li>{swatch} felt (hollow marks), and the gap to what is shown")
    return f"<ul class=key>{''.join(rows)}</ul>"


def _caption(pair: Pair, reach: float, voices: Sequence[Voice]) -> str:
    """Who leads, what is hidden, and how to read the picture."""
    return " ".join(escaped(words) for words in _said(pair, reach, voices))


def _said(pair: Pair, reach: float, voices: Sequence[Voice]) -> Iterator[str]:
    shown = [[m for m in pair.moments if m.of == person and m.outer is not None] for person in pair.fact.between]
    total = sum(map(len, shown))
    yield f"{len(shown[0])} of {total} moments come from {pair.objects[0]}."
    firm = [[m.dominance for m in row if m.dominance is not None] for row in shown]
    if min(map(len, firm)) >= _LEADING:
        means = [sum(row) / len(row) for row in firm]
        apart = means[0] - means[1]
        if abs(apart) >= _LEVEL:
            leads, yields = pair.names if apart > 0 else pair.names[::-1]
            yield f"On the whole {leads} leads and {yields} yields."
        else:
            yield "Neither leads on the whole."
    if not any(dot.inner for voice in voices for dot in voice.dots):
        yield "What either feels is not told."
    scale = _SCALES.get(reach)
    yield (
        "Each full mark is an act, large where it insists and small where it yields; the shade holds nine "
        f"chances in ten, darker one in two{f'; up and down are {scale}' if scale else ''}."
    )
    if any(len(voice.pieces) > 1 for voice in voices):
        yield "Dotted: they do not meet, or the time jumps."
    told = {point.block for point in pair.curve}
    if any(moment.block not in told for moment in pair.moments):
        yield "What is dreamt has marks and no curve."


def _course(voice: Voice) -> str:
    first, last = voice.pieces[0][0].mid, voice.pieces[-1][-1].mid
    return f"{_warmth(first)} at first, {_warmth(last)} at last"


def _warmth(value: float) -> str:
    return "warm" if value > 0.2 else "cold" if value < -0.2 else "neither warm nor cold"
