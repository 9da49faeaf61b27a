"""The worker as the host sees it: a process at the other end of a pipe, begun again if it dies."""

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from typing import Any

LONGEST = 2**24
"""Bytes of one answer."""
TRIES = 2


class WorkerFailed(RuntimeError):  # noqa: N818  # what happened to it
    """What the worker could not do; the text is for the log of the host."""


class Computing:
    """Asks the worker, one thing after the other.

    Args:
        first: the first line that the worker reads: scenario, seed, customers.
    """

    def __init__(self, first: Mapping[str, Any]) -> None:
        self.first = first
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._n = 0

    @property
    def pid(self) -> int | None:
        """The worker's process."""
        return None if self._process is None else self._process.pid

    async def ask(self, **asked: Any) -> dict[str, Any]:
        """Ask, and wait for the answer; a worker that has died is begun again once.

        Raises:
            WorkerFailed: if there is no answer.
        """
        async with self._turn:
            for _try in range(TRIES):
                with contextlib.suppress(ConnectionError, EOFError, asyncio.IncompleteReadError):
                    return await self._exchange(asked)
                await self._end()
        raise WorkerFailed("the worker died twice over the same question")

    async def _exchange(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        process = await self._running()
        assert process.stdin is not None  # noqa: S101  # it was opened with pipes
        assert process.stdout is not None  # noqa: S101
        self._n += 1
        process.stdin.write(json.dumps({"n": self._n, **asked}).encode() + b"\n")
        await process.stdin.drain()
        answer = await self._answer(process.stdout)
        if "failed" in answer:
            raise WorkerFailed(answer["failed"])
        return answer

    async def _answer(self, replies: asyncio.StreamReader) -> dict[str, Any]:
        """The answer to the last question; whoever asked the ones before has left."""
        while True:
            line = await replies.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            answer: dict[str, Any] = json.loads(line)
            if answer["n"] == self._n:
                return answer

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            program = (sys.executable, "-m", "game.session.worker_process")
            self._process = await asyncio.create_subprocess_exec(
                *program, stdin=PIPE, stdout=PIPE, limit=LONGEST
            )
            assert self._process.stdin is not None  # noqa: S101
            self._process.stdin.write(json.dumps(self.first).encode() + b"\n")
        return self._process

    async def _end(self) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        self._process = None

    async def close(self) -> None:
        """End the worker; it has nothing to lose."""
        await self._end()
