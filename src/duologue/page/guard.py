"""The door of the page's server: who may come in, how much they may bring, and what browsers are told of us.

Everything is refused that does not come from this machine's own page. A name that a stranger's site has pointed at
this machine (DNS rebinding) fails by its Host, a form on another site by its Origin, another program by the token.
"""

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
_READS = ("GET", "HEAD")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types duologue"
)
_TOLD = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_NO_TOKEN = "This page is private. Open the whole address that duologue printed where it was started."
_FOREIGN = "This server answers only its own page on this machine."


class TooMuchError(Exception):
    """A request that brings more than the limit."""


class Guard:
    """Wraps an application; see the top of this file. `most` is the largest request in bytes."""

    def __init__(self, app: ASGIApp, token: str, port: int, most: int) -> None:
        self.app, self.token, self.most = app, token, most
        self.hosts = frozenset(f"{name}:{port}" for name in NAMES)
        self.cookie = f"duologue-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there is no other way in
            return
        answer = self._refused(scope)
        if answer is None:
            await self._let_in(scope, receive, _told(send))
        else:
            await answer(scope, receive, _told(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return PlainTextResponse(_FOREIGN, 421)
        if not self._from_here(scope["method"], headers):
            return PlainTextResponse(_FOREIGN, 403)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if asked and scope["path"] == "/" and scope["method"] in _READS and self._is_token(asked[0]):
            entry = RedirectResponse("/", 303)
            entry.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
            return entry
        if not self._is_token(_cookie(headers, self.cookie)):
            return PlainTextResponse(_NO_TOKEN, 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.most:
            return self._too_much()
        return None

    def _from_here(self, method: str, headers: Mapping[str, str]) -> bool:
        """Browsers send an Origin with everything that changes something; without one it is no browser of ours."""
        origin = headers.get("origin")
        if origin is None:
            return method in _READS
        return origin in {f"http://{host}" for host in self.hosts}

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        brought = 0

        async def counted() -> Message:
            nonlocal brought
            message = await receive()
            brought += len(message.get("body", b""))
            if brought > self.most:
                raise TooMuchError
            return message

        try:
            await self.app(scope, counted, send)
        except TooMuchError:
            await self._too_much()(scope, receive, send)

    def _too_much(self) -> Response:
        return PlainTextResponse(f"This is larger than {self.most >> 20} MB, the most that is read at once.", 413)


def _cookie(headers: Mapping[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _told(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _TOLD.items():
                headers[name] = value
        await send(message)

    return sending
