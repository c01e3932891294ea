"""One message between the server and a reading process: a small head, and a body that only its maker understands.

A body goes from the reading process to the browser as it is; the server in between never parses it. JSON and not
pickle, because the reading process opens files that strangers wrote, and pickle would let it command the server.
"""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO

_SIZES = 8
_MOST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Frame:
    """`head` is what server and reading process tell each other, `body` what is only handed on."""

    head: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""

    def packed(self) -> bytes:
        """The frame as bytes: the lengths of head and body, four bytes each, then both."""
        head = json.dumps(self.head).encode()
        return len(head).to_bytes(4, "big") + len(self.body).to_bytes(4, "big") + head + self.body


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame of a pipe, None where it has ended."""
    sizes = stream.read(_SIZES)
    if len(sizes) < _SIZES:
        return None
    head, body = _lengths(sizes)
    return Frame(json.loads(stream.read(head)), stream.read(body))


async def next_frame(stream: asyncio.StreamReader) -> Frame:
    """The next frame of a process's output. Raises IncompleteReadError where the process has ended."""
    head, body = _lengths(await stream.readexactly(_SIZES))
    return Frame(json.loads(await stream.readexactly(head)), await stream.readexactly(body))


def _lengths(sizes: bytes) -> tuple[int, int]:
    head, body = int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big")
    if head > _MOST or body > _MOST:
        raise ValueError("a frame of impossible size")
    return head, body
