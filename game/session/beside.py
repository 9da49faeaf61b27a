"""Programs that run beside the host: they are told things through a pipe, and end when it does.

A host that is killed cannot end them. But its end of the pipe closes, whatever became of it, so
each of them listens until nothing can come any more.
"""

import asyncio
import contextlib
import os
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable, Iterator
from queue import SimpleQueue
from typing import TextIO


async def beside(
    module: str,
    told: str,
    hear: Callable[[str], None] | None = None,
    more: AsyncIterator[str] | None = None,
) -> int:
    """Run a program of ours until it ends, or nobody waits for it any more; how it ended.

    Args:
        module: its name.
        told: a line for it; what others may not know does not stand in the list of processes.
        hear: told each line that it says.
        more: lines that it is told later.
    """
    program = (sys.executable, "-m", module)
    process = await asyncio.create_subprocess_exec(
        *program, stdin=PIPE, stdout=PIPE if hear else DEVNULL, stderr=DEVNULL
    )
    assert process.stdin is not None  # noqa: S101  # it was opened with pipes
    process.stdin.write(f"{told}\n".encode())
    telling = asyncio.create_task(_told(process.stdin, more)) if more is not None else None
    try:
        if hear is not None and process.stdout is not None:
            async for line in process.stdout:
                hear(line.decode())
        return await process.wait()
    finally:
        if telling is not None:
            telling.cancel()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.stdin.close()
        await process.wait()  # else its pipes are closed once there is no loop any more


async def _told(pipe: asyncio.StreamWriter, more: AsyncIterator[str]) -> None:
    """Pass lines on; who is gone hears nothing, and is begun again by whoever waits for it."""
    with contextlib.suppress(ConnectionError):
        async for line in more:
            pipe.write(f"{line}\n".encode())
            await pipe.drain()


def heard(stream: TextIO, *, latest: bool = False) -> Iterator[str]:
    """The lines that the host says; once it has gone, this program ends, whatever it is doing.

    Args:
        stream: the standard input.
        latest: whether only the last of the lines that wait counts.
    """
    lines: SimpleQueue[str] = SimpleQueue()

    def listen() -> None:
        for line in stream:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=listen, name="host", daemon=True).start()
    while True:
        line = lines.get()
        while latest and not lines.empty():
            line = lines.get()
        yield line
