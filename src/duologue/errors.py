"""The errors a user can meet. Each names the thing, the reason and the way out."""


class DuologueError(Exception):
    """What could not be done, why, and what to do instead, in one sentence each."""

    def __init__(self, thing: str, reason: str, way_out: str = "") -> None:
        self.thing = thing
        self.reason = reason
        self.way_out = way_out
        super().__init__(f"{thing}: {reason}" + (f". {way_out}" if way_out else ""))


class UnreadableSource(DuologueError):  # noqa: N818 (it reads as a sentence where it is raised)
    """A file that cannot be opened as a story."""


class StageError(DuologueError):
    """A reader whose stages are out of order, or a stage that broke its declaration: our mistake, no user's."""
