"""The desk: the stories that lie open, each in a process of its own, and the questions that go to them."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from typing import Any

from duologue.corrections.file import beside
from duologue.page.frames import Frame, next_frame
from duologue.page.shelf import Entry, Shelf

_MOST_OPEN = 4
_GONE = "The reading ended before it was done: the file is too large for this computer's memory, or broken."


class ReadingFailed(Exception):  # noqa: N818 (it reads as a sentence where it is raised)
    """What a reading process said of its failure, with the HTTP status that fits."""

    def __init__(self, told: str, status: int) -> None:
        self.told, self.status = told, status
        super().__init__(told)


@dataclass(eq=False)
class Reader:
    """One reading process. `said` is the latest news of its reading, and `news` wakes whoever waits for more.

    `looked` tells that a close reading of its story was begun, is there, or is not wanted.
    """

    process: asyncio.subprocess.Process
    said: dict[str, Any] = field(default_factory=lambda: {"stage": "opening", "place": 0, "total": 1})
    stamp: tuple[int, int] = (0, 0)
    looked: bool = False
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @staticmethod
    async def start() -> "Reader":
        """A process that waits for its story, everything it needs loaded."""
        quiet = None if os.environ.get("DUOLOGUE_DEBUG") else asyncio.subprocess.DEVNULL
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "duologue.page.process"), stdin=pipe, stdout=pipe, stderr=quiet
        )
        return Reader(process)

    async def ask(self, **asked: object) -> Frame:
        """One question and its answer; questions wait for each other. Raises ReadingFailed."""
        async with self.turn:
            assert self.process.stdin and self.process.stdout  # both are pipes, see start()
            try:
                self.process.stdin.write(Frame(asked).packed())
                await self.process.stdin.drain()
                while "progress" in (frame := await next_frame(self.process.stdout)).head:
                    stage, place, total = frame.head["progress"]
                    await self.tell({"stage": stage, "place": place, "total": total})
            except (OSError, asyncio.IncompleteReadError):
                raise ReadingFailed(_GONE, 500) from None
        if "failed" in frame.head:
            raise ReadingFailed(frame.head["failed"], frame.head["status"])
        return frame

    async def tell(self, said: dict[str, Any]) -> None:
        """News for whoever follows this reading."""
        async with self.news:
            self.said = said
            self.news.notify_all()

    async def follow(self) -> AsyncIterator[dict[str, Any]]:
        """The latest news, then each that comes, up to the one that says how it ended."""
        last = None
        while True:
            async with self.news:
                while self.said is last:
                    await self.news.wait()
                last = self.said
            yield last
            if "ready" in last or "failed" in last:
                return

    @property
    def ended(self) -> bool:
        """Whether the process has gone, or its reading has failed."""
        return self.process.returncode is not None or "failed" in self.said

    def stop(self) -> None:
        """End the process; whatever it was doing is not done. Corrections were kept before it began."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()


class Desk:
    """Opens stories of the shelf, a few at a time; one process waits, so that the next story opens at once."""

    def __init__(self, shelf: Shelf, rules: bool) -> None:
        self.shelf = shelf
        self.rules = rules
        self.open: dict[str, Reader] = {}
        self.spare: Reader | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.closely: dict[str, asyncio.Task[bool]] = {}
        self.starting = asyncio.Lock()

    async def prepare(self) -> None:
        """Start the process that waits."""
        async with self.starting:
            if self.spare is None:
                self.spare = await Reader.start()

    async def reader(self, entry: Entry) -> Reader:
        """The reading of an entry, begun where there is none yet or where the file has changed since."""
        known = self.open.pop(entry.id, None)
        if known and (known.ended or known.stamp != _stamp(entry)):
            known.stop()
            known = None
        if known is None:
            known = await self._waiting()
            known.stamp = _stamp(entry)
            self._later(self._read(entry, known))
        self.open[entry.id] = known  # the last one asked for stands last
        if "ready" in known.said and not known.looked:
            self._read_closely(entry)
        for old in list(self.open)[:-_MOST_OPEN]:
            self.stop(old)
        return known

    async def _waiting(self) -> Reader:
        """The process that waits; another where it does not wait yet, or waits no more."""
        async with self.starting:
            waiting, self.spare = self.spare, None
            return waiting if waiting and not waiting.ended else await Reader.start()

    async def _read(self, entry: Entry, reader: Reader) -> None:
        before = self.shelf.find(entry.earlier) if entry.earlier else None
        earlier = str(before.file) if before and beside(before.file).exists() else None
        try:
            told = await reader.ask(do="open", **_file(entry), earlier=earlier, closely=False)
            self.shelf.describe(entry.id, told.head["title"], told.head["author"])
            self._read_closely(entry)
            await reader.tell({"ready": True})
        except ReadingFailed as failure:
            await reader.tell({"failed": failure.told})
        await self.prepare()

    def _read_closely(self, entry: Entry) -> None:
        """Have the encoder read it too, in a process of its own; only the story last asked for."""
        for id_, running in self.closely.items():
            if running.cancel() and id_ in self.open:
                self.open[id_].looked = False  # begun again when somebody comes back to it
        self.closely.clear()
        if entry.id in self.open:
            self.open[entry.id].looked = True
            if not self.rules:
                self.closely[entry.id] = asyncio.get_running_loop().create_task(self._closer(entry))

    async def _closer(self, entry: Entry) -> bool:
        """Read closely, and let that reading take the place of the first. Whether it came to that."""
        reader = await Reader.start()
        taken = False
        try:
            await reader.ask(do="open", **_file(entry), earlier=None, closely=True)
            front = self.open.get(entry.id)
            if front is None:
                return False
            async with front.turn:  # no correction may fall between the last look at the file and the change
                caught = await reader.ask(do="catch up")
                if self.open.get(entry.id) is not front or not caught.head["closely"]:
                    return False
                reader.stamp, reader.looked = front.stamp, True
                await reader.tell({"ready": True})
                self.open[entry.id], taken = reader, True
                front.stop()
        except ReadingFailed:
            return False  # the first reading stays
        finally:
            if not taken:
                reader.stop()
        return True

    async def closer(self, entry: Entry) -> bool:
        """Wait for the close reading that is under way. Whether there was one, and it is there now."""
        while task := self.closely.get(entry.id):
            done = await asyncio.wait([task])
            if self.closely.get(entry.id) is task:
                return any(not one.cancelled() and one.result() for one in done[0])
        return False

    async def ask(self, entry: Entry, **asked: object) -> Frame:
        """A question to a story's reading, once it is there. Raises ReadingFailed."""
        while True:
            reader = await self.reader(entry)
            async for said in reader.follow():
                if "failed" in said:
                    raise ReadingFailed(said["failed"], 422)
            try:
                return await reader.ask(**asked)
            except ReadingFailed:
                if self.open.get(entry.id) in (reader, None):
                    raise
                # Its close reading took its place in between: that one is asked.

    async def change(self, entry: Entry, change: str, order: dict[str, object]) -> Frame:
        """A correction, or one taken back; where it reaches below the speakers, the encoder reads again."""
        frame = await self.ask(entry, do="change", change=change, order=order)
        if frame.head["anew"]:
            self._read_closely(entry)
        return frame

    def stop(self, id_: str) -> bool:
        """Stop reading a story, and forget that it lay open. Whether it did."""
        if running := self.closely.pop(id_, None):
            running.cancel()
        reader = self.open.pop(id_, None)
        if reader:
            reader.stop()
        return reader is not None

    async def close(self) -> None:
        """End every process."""
        for running in self.closely.values():
            running.cancel()
        await asyncio.gather(*self.closely.values(), return_exceptions=True)
        readers = [*self.open.values(), *([self.spare] if self.spare else [])]
        self.open.clear()
        self.spare = None
        for reader in readers:
            reader.stop()
        await asyncio.gather(*(reader.process.wait() for reader in readers), return_exceptions=True)

    def _later(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)  # the loop itself keeps no hold on it
        task.add_done_callback(self.tasks.discard)


def _file(entry: Entry) -> dict[str, object]:
    return {"file": str(entry.file), "name": entry.name if entry.owned else None}


def _stamp(entry: Entry) -> tuple[int, int]:
    try:
        told = entry.file.stat()
    except OSError:
        return (0, 0)
    return (told.st_mtime_ns, told.st_size)
