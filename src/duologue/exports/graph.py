"""The network of who speaks to whom, as GraphML and as GEXF; GEXF shows it over time, scene by scene."""

from collections.abc import Iterator, Mapping

from duologue.exports.talk import Speaker, Talk, Tie, talk
from duologue.exports.titles import title_of
from duologue.exports.xml_text import attributes, escaped
from duologue.story.story import Story

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- written by duologue -->\n'
_Value = str | int | float | bool
_GRAPHML_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}
_GEXF_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}
_IN_SCENE = "lines_in_scene"

# The attributes of each, and their types; `weight` has a place of its own in GEXF.
_PERSON: Mapping[str, type[_Value]] = {
    "label": str, "gender": str, "named": bool, "narrator": bool, "lines": int, "words": int,
}  # fmt: skip
_TIE: Mapping[str, type[_Value]] = {"weight": int, "words": int, "scenes": str, "warmth": float}
_WHOLE: Mapping[str, type[_Value]] = {"title": str, "scenes": int, "unknown_lines": int, "unheard_lines": int}


def _person(speaker: Speaker) -> dict[str, _Value]:
    c = speaker.character
    told: dict[str, _Value] = {"label": c.name, "gender": c.gender or "", "named": c.named, "narrator": c.narrator}
    return told | {"lines": speaker.lines, "words": speaker.words}


def _tie(tie: Tie) -> dict[str, _Value]:
    scenes = " ".join(f"{scene}:{lines}" for scene, lines in tie.scenes)
    told: dict[str, _Value] = {"weight": tie.lines, "words": tie.words, "scenes": scenes}
    return told if tie.warmth is None else told | {"warmth": round(tie.warmth, 4)}


def _shown(value: _Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escaped(" ".join(str(value).split()))


# GraphML


def graphml(story: Story) -> dict[str, bytes]:
    """A directed graph: an edge from each speaker to each addressee, its weight the number of lines."""
    found = talk(story)
    whole: dict[str, _Value] = {"title": title_of(story), "scenes": found.scenes}
    whole |= {"unknown_lines": found.unknown, "unheard_lines": found.unheard}
    lines = [f'{_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for of, columns in (("graph", _WHOLE), ("node", _PERSON), ("edge", _TIE)):
        for name, kind in columns.items():
            kind_of = f'attr.name="{name}" attr.type="{_GRAPHML_TYPES[kind]}"'
            lines.append(f'<key id="{of}_{name}" for="{of}" {kind_of}/>')
    lines.append(f'<graph id="talk" edgedefault="directed">{_data("graph", whole)}')
    for speaker in found.people:
        lines.append(f"<node{attributes(id=speaker.character.id)}>{_data('node', _person(speaker))}</node>")
    for tie in found.ties:
        ends = attributes(source=tie.speaker, target=tie.addressee)
        lines.append(f"<edge{ends}>{_data('edge', _tie(tie))}</edge>")
    return {".graphml": "\n".join([*lines, "</graph>", "</graphml>", ""]).encode("utf-8")}


def _data(of: str, values: Mapping[str, _Value]) -> str:
    return "".join(f'<data key="{of}_{name}">{_shown(value)}</data>' for name, value in values.items())


# GEXF


def gexf(story: Story) -> dict[str, bytes]:
    """The same graph for Gephi. Scene n of the story is the time from n to n + 1."""
    found = talk(story)
    tie_columns = {name: kind for name, kind in _TIE.items() if name != "weight"}
    lines = [
        f'{_HEAD}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
        f"<meta><creator>duologue</creator><description>{_about(story, found)}</description></meta>",
        '<graph mode="dynamic" defaultedgetype="directed" timeformat="double">',
        _columns("node", "static", {name: kind for name, kind in _PERSON.items() if name != "label"}),
        _columns("edge", "static", tie_columns),
        _columns("edge", "dynamic", {_IN_SCENE: int}),
        f"<nodes>\n{_joined(_gexf_node(speaker) for speaker in found.people)}</nodes>",
        f"<edges>\n{_joined(_gexf_edge(number, tie) for number, tie in enumerate(found.ties))}</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    return {".gexf": "\n".join(lines).encode("utf-8")}


def _about(story: Story, found: Talk) -> str:
    title = f"Who speaks to whom in {title_of(story)}, by lines."
    return _shown(f"{title} Without a known speaker: {found.unknown}; without a known addressee: {found.unheard}.")


def _joined(parts: Iterator[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _columns(of: str, mode: str, columns: Mapping[str, type[_Value]]) -> str:
    inside = "".join(
        f"<attribute{attributes(id=name, title=name, type=_GEXF_TYPES[kind])}/>" for name, kind in columns.items()
    )
    return f'<attributes class="{of}" mode="{mode}">{inside}</attributes>'


def _gexf_node(speaker: Speaker) -> str:
    values = _person(speaker)
    label = str(values.pop("label"))
    return f"<node{attributes(id=speaker.character.id, label=label)}>{_values(values)}</node>"


def _gexf_edge(number: int, tie: Tie) -> str:
    values = _tie(tie)
    ends = attributes(id=number, source=tie.speaker, target=tie.addressee, weight=values.pop("weight"))
    times = [attributes(start=scene, end=scene + 1) for scene, _ in tie.scenes]
    spells = "".join(f"<spell{time}/>" for time in times)
    by_scene = "".join(
        f'<attvalue for="{_IN_SCENE}" value="{lines}"{time}/>' for time, (_, lines) in zip(times, tie.scenes)
    )
    return f"<edge{ends}>{_values(values, by_scene)}{f'<spells>{spells}</spells>' if spells else ''}</edge>"


def _values(values: Mapping[str, _Value], more: str = "") -> str:
    told = "".join(f'<attvalue for="{name}" value="{_shown(value)}"/>' for name, value in values.items())
    return f"<attvalues>{told}{more}</attvalues>"
