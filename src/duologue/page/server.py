"""What the page's server answers: the page's own files, the shelf, and questions to the stories that lie open.

Addresses name stories by their id on the shelf. Story text and file names come in as bodies and as labels, and are
never part of a path.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from duologue.corrections.file import beside
from duologue.exports.report_html import asset
from duologue.formats.table import FORMATS, MAX_FILE_BYTES
from duologue.page.desk import Desk, ReadingFailed
from duologue.page.frames import Frame
from duologue.page.guard import Guard
from duologue.page.shelf import Entry, Shelf
from duologue.page.takeaway import TYPES, file_name

_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript"}
_MOST_ORDER = 64 * 2**10
_JSON = "application/json"
_CHANGES = ("correct", "remove", "undo", "redo", "settle")


def application(shelf: Shelf, token: str, port: int, rules: bool = False) -> Guard:
    """The server's application, behind its guard."""
    page = _Page(Desk(shelf, rules))
    routes = [
        Route("/", page.front),
        Route("/static/{name}", page.static),
        Route("/api/shelf", page.shelf),
        Route("/api/stories", page.bring, methods=["POST"]),
        Route("/api/stories/{id}", page.forget, methods=["DELETE"]),
        Route("/api/stories/{id}/draft", page.bring, methods=["POST"]),
        Route("/api/stories/{id}/progress", page.progress),
        Route("/api/stories/{id}/stop", page.stop, methods=["POST"]),
        Route("/api/stories/{id}/outline", page.outline),
        Route("/api/stories/{id}/pieces", page.pieces),
        Route("/api/stories/{id}/line/{number:int}", page.line),
        Route("/api/stories/{id}/person/{number:int}", page.person),
        Route("/api/stories/{id}/{change:str}", page.change, methods=["POST"]),
        Route("/api/stories/{id}/compare/{other}", page.compare),
        Route("/api/stories/{id}/take/{kind}", page.take),
    ]
    told = {ReadingFailed: _failed, HTTPException: _refused}
    inside = Starlette(routes=routes, lifespan=page.life, exception_handlers=told)  # type: ignore[arg-type]
    return Guard(inside, token, port, MAX_FILE_BYTES)


class _Page:
    def __init__(self, desk: Desk) -> None:
        self.stories, self.desk = desk.shelf, desk
        self.assets = _assets()

    @asynccontextmanager
    async def life(self, _: Starlette) -> AsyncIterator[None]:
        """From the server's start to its end."""
        await self.desk.prepare()
        yield
        await self.desk.close()

    async def front(self, _: Request) -> Response:
        """The one page there is."""
        return Response(self.assets["page.html"], media_type=_TYPES[".html"])

    async def static(self, request: Request) -> Response:
        """One of the files read at the start, by its name in that list; the disk is not asked."""
        name = request.path_params["name"]
        if name not in self.assets:
            raise HTTPException(404, "There is no such file.")
        return Response(self.assets[name], media_type=_TYPES[name[name.rindex(".") :]])

    async def shelf(self, _: Request) -> Response:
        """The shelf's entries, and what can be brought."""
        return JSONResponse(
            {
                "stories": [_row(entry) for entry in self.stories.entries()],
                "endings": sorted(ending for kind in FORMATS for ending in kind.extensions),
                "formats": list(dict.fromkeys(kind.extensions[0].strip(".").upper() for kind in FORMATS)),
                "most": MAX_FILE_BYTES,
            }
        )

    async def bring(self, request: Request) -> Response:
        """A dropped file or a pasted text, as the body; `name` is its label. Under a story: its next draft."""
        earlier = self._entry(request).id if "id" in request.path_params else None
        raw = await request.body()
        if not raw.strip():
            raise HTTPException(422, "There is nothing in it.")
        name = request.query_params.get("name", "")
        entry = await asyncio.to_thread(self.stories.put_bytes, raw, name, earlier)
        return JSONResponse({"id": entry.id})

    async def forget(self, request: Request) -> Response:
        """Take a story off the shelf."""
        entry = self._entry(request)
        self.desk.stop(entry.id)
        self.stories.forget(entry.id)
        return JSONResponse({})

    async def progress(self, request: Request) -> Response:
        """Begin to read, and tell how it goes (server-sent events)."""
        entry = self._entry(request)
        if not entry.there:
            raise HTTPException(404, f"{entry.name} is no longer where it was. Open it again from its new place.")
        reader = await self.desk.reader(entry)

        async def news() -> AsyncIterator[str]:
            async for said in reader.follow():
                yield f"data: {json.dumps(said)}\n\n"
            if await self.desk.closer(entry):
                yield f"data: {json.dumps({'closer': True})}\n\n"

        return StreamingResponse(news(), media_type="text/event-stream")

    async def stop(self, request: Request) -> Response:
        """Stop reading."""
        return JSONResponse({"stopped": self.desk.stop(self._entry(request).id)})

    async def outline(self, request: Request) -> Response:
        """The reading without its text."""
        return _through(await self.desk.ask(self._entry(request), do="outline"))

    async def pieces(self, request: Request) -> Response:
        """Some pieces of the text as HTML: ?numbers=3,4,5."""
        numbers = [int(one) for one in request.query_params.get("numbers", "").split(",") if one.isdecimal()]
        return _through(await self.desk.ask(self._entry(request), do="pieces", numbers=numbers))

    async def line(self, request: Request) -> Response:
        """Everything about one line."""
        return _through(
            await self.desk.ask(self._entry(request), do="line", number=request.path_params["number"])
        )

    async def person(self, request: Request) -> Response:
        """Everything about one person."""
        return _through(
            await self.desk.ask(self._entry(request), do="person", number=request.path_params["number"])
        )

    async def change(self, request: Request) -> Response:
        """A correction, or one taken back; the answer is the new outline."""
        change = request.path_params["change"]
        if change not in _CHANGES:
            raise HTTPException(404, "There is no such change.")
        raw = await request.body()
        if len(raw) > _MOST_ORDER:
            raise HTTPException(413, "That is too long for a correction.")
        try:
            order = json.loads(raw or b"{}")
        except ValueError:
            raise HTTPException(400, "That is no JSON.") from None
        if not isinstance(order, dict):
            raise HTTPException(400, "That is no correction.")
        return _through(await self.desk.change(self._entry(request), change, order))

    async def compare(self, request: Request) -> Response:
        """This story beside another one of the shelf, taken as its earlier draft."""
        other = self._entry(request, "other")
        name = other.name if other.owned else None
        entry = self._entry(request)
        return _through(await self.desk.ask(entry, do="compare", file=str(other.file), name=name))

    async def take(self, request: Request) -> Response:
        """A file to keep."""
        entry, kind = self._entry(request), request.path_params["kind"]
        if kind not in TYPES:
            raise HTTPException(404, "There is no such form.")
        bond = request.query_params.get("bond", "0")
        frame = await self.desk.ask(entry, do="take", kind=kind, bond=int(bond) if bond.isdecimal() else 0)
        name = file_name(entry.name, kind)
        told = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(frame.body, media_type=TYPES[kind][0], headers=told)

    def _entry(self, request: Request, key: str = "id") -> Entry:
        entry = self.stories.find(request.path_params[key])
        if entry is None:
            raise HTTPException(404, "This story is not on the shelf.")
        return entry


def _row(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name,
        "title": entry.title,
        "author": entry.author,
        "opened": entry.opened,
        "earlier": entry.earlier,
        "owned": entry.owned,
        "there": entry.there,
        "corrected": beside(entry.file).exists(),
    }


def _assets() -> dict[str, bytes]:
    """The page's files and the report's styles, by name."""
    folder = files("duologue.page") / "static"
    own = {one.name: one.read_bytes() for one in folder.iterdir() if one.name.endswith(tuple(_TYPES))}
    return own | {name: asset(name).encode() for name in ("people.css", "report.css")}


def _through(frame: Frame) -> Response:
    return Response(frame.body, media_type=_JSON)


async def _failed(_: Request, failure: ReadingFailed) -> Response:
    return JSONResponse({"failed": failure.told}, failure.status)


async def _refused(_: Request, refusal: HTTPException) -> Response:
    return JSONResponse({"failed": refusal.detail}, refusal.status_code)
