"""Nobody but this machine's own page gets anything from the server, and nothing that is brought becomes a path."""

import asyncio
import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import pytest
from live_page import STORY, Server
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from duologue.page.guard import Guard

GIGABYTE = 2**30


def ask(server: Server, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Any:
    """One request as any program could send it. `token=""` comes without one; `host` and `origin` may lie."""
    token = headers.pop("token", server.token)
    host = headers.pop("host", f"127.0.0.1:{server.port}")
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("host", host)
    if token:
        connection.putheader("cookie", f"duologue-{server.port}={token}")
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    if body is not None and "content_length" not in headers:
        connection.putheader("content-length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    answer.told = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def origin(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def test_the_page_itself_is_let_in(server: Server) -> None:
    """Or every refusal below would prove nothing."""
    assert ask(server, "/api/shelf").status == 200
    assert ask(server, "/api/stories?name=a.txt", "POST", STORY.encode(), origin=origin(server)).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example"]
)
def test_a_foreign_host_is_refused(server: Server, host: str) -> None:
    """A stranger's name that was made to point at this machine."""
    assert ask(server, "/api/shelf", host=host).status == 421
    assert ask(server, f"/?token={server.token}", host=host, token="").status == 421


@pytest.mark.parametrize("foreign", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"])
def test_a_foreign_origin_is_refused(server: Server, foreign: str) -> None:
    """A form or a script on another page, even where the browser sends our cookie along."""
    assert ask(server, "/api/stories?name=a.txt", "POST", b"x", origin=foreign).status == 403
    assert ask(server, "/api/shelf", origin=foreign).status == 403


def test_changing_something_needs_an_origin(server: Server) -> None:
    """Every browser sends one."""
    assert ask(server, "/api/stories?name=a.txt", "POST", b"x").status == 403
    assert ask(server, "/api/stories/0123456789abcdef", "DELETE").status == 403


@pytest.mark.parametrize("token", ["", "wrong", "é", '"'])
@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/?token=", "/static/main.js", "/api/shelf", "/nowhere"])
def test_without_the_token_there_is_nothing(server: Server, path: str, token: str) -> None:
    """Not even the page's own script; and what to do is said."""
    answer = ask(server, path, token=token)

    assert answer.status == 403
    assert "Open the whole address that duologue printed" in answer.told


def test_the_token_leaves_the_address_at_once(server: Server) -> None:
    """It becomes a cookie that scripts cannot see and other sites cannot send."""
    answer = ask(server, f"/?token={server.token}", token="")
    cookie = answer.headers["set-cookie"].lower()

    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py", "/static/..%2fguard.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd",
        "/static/..\\guard.py", "/static/page.html%00.js", "/../../../../etc/passwd", "/api/stories/../outline",
        "/api/stories/..%2f..%2f/outline", "/api/stories/%2e%2e/outline", "/api/stories/..%5c..%5c/take/json",
    ],
)  # fmt: skip
def test_no_path_leads_to_the_disk(server: Server, path: str) -> None:
    """Names are looked up in lists."""
    answer = ask(server, path)

    assert answer.status in (404, 405)
    assert "import" not in answer.told
    assert "root:" not in answer.told


@pytest.mark.parametrize(
    "name", ["../../../evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "C:\\evil.txt", ".", "\0\n"]
)
def test_a_file_name_is_only_a_label(server: Server, name: str) -> None:
    """What was brought lies in the shelf's folder, under the shelf's own name."""
    body = STORY.encode() + name.encode()
    answer = ask(server, f"/api/stories?name={quote(name)}", "POST", body, origin=origin(server))
    files = [path for path in server.home.rglob("*") if path.is_file() and path.read_bytes() == body]

    assert answer.status == 200
    assert [path.stem for path in files] == ["story"]
    assert not list(server.home.rglob("*evil*"))


def test_a_gigabyte_is_refused_before_it_is_sent(server: Server) -> None:
    """With what the most is."""
    told = {"origin": origin(server), "content_length": str(GIGABYTE)}
    answer = ask(server, "/api/stories?name=a.txt", "POST", b"", **told)

    assert answer.status == 413
    assert "200 MB" in answer.told
    assert ask(server, "/api/shelf").status == 200


def test_a_body_that_hides_its_size_is_counted() -> None:
    """Sent in pieces, with no length told; the guard stops listening at the limit."""
    with ThreadPoolExecutor() as beside:  # the browser has a loop of its own in this thread
        sent = beside.submit(asyncio.run, _pour(Guard(_swallow, "t", 1, most=1000), pieces=100)).result()

    assert sent["status"] == 413
    assert sent["taken"] == 11


async def _swallow(scope: Any, receive: Any, send: Any) -> None:
    await Request(scope, receive).body()
    await PlainTextResponse("swallowed")(scope, receive, send)


async def _pour(guard: Guard, pieces: int) -> dict[str, int]:
    sent = {"status": 0, "taken": 0}

    async def receive() -> dict[str, Any]:
        sent["taken"] += 1
        return {"type": "http.request", "body": b"x" * 100, "more_body": sent["taken"] < pieces}

    async def send(message: Any) -> None:
        sent["status"] = message.get("status", sent["status"])

    headers = [(b"host", b"localhost:1"), (b"origin", b"http://localhost:1"), (b"cookie", b"duologue-1=t")]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    await guard(scope, receive, send)
    return sent


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"say":"speaker"}', b'{"say":1}', b"x" * 70_000])
def test_a_broken_order_is_refused(server: Server, body: bytes) -> None:
    """And the server lives."""
    story = json.loads(
        ask(server, "/api/stories?name=b.txt", "POST", STORY.encode(), origin=origin(server)).told
    )["id"]
    answer = ask(server, f"/api/stories/{story}/correct", "POST", body, origin=origin(server))

    assert 400 <= answer.status < 500
    assert ask(server, f"/api/stories/{story}/outline").status == 200


def test_every_answer_tells_the_browser_to_trust_nothing_else(server: Server) -> None:
    """No inline script or style, no other site, no frame; refusals as well."""
    for answer in (ask(server, "/"), ask(server, "/api/shelf"), ask(server, "/", token="")):
        policy = answer.headers["content-security-policy"]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "require-trusted-types-for 'script'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
