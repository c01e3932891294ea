"""The member of an EPUB that tells who is meant by the classes and ids in its chapters. Also how ours is known."""

import json

from duologue.exports.line_marks import line_marks
from duologue.exports.titles import title_of, who
from duologue.story.story import Story

SCHEMA = "duologue/marked-epub/1"
LEGEND = "META-INF/duologue.json"


def legend(story: Story, prefix: str = "") -> bytes:
    """The cast by class, and what was read of every quote and thought by its id; both begin with `prefix`."""
    document = {
        "schema": SCHEMA,
        "title": title_of(story),
        "cast": {f"{prefix}who-{one.id}": {"id": one.id, "name": who(one)} for one in story.cast},
        "lines": {f"{prefix}{mark.key}": mark.data for mark in line_marks(story)},
    }
    return (json.dumps(document, indent=1) + "\n").encode("ascii")
