"""What a request brings, and how it is told no."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from game.session.host import Host
from game.session.limits import Limits


class TooLong(ValueError):  # noqa: N818  # an answer to a request
    """A request's body that is longer than it may be, or does not end."""


async def body_of(request: Request, most: int, limits: Limits) -> bytes:
    """The body, counted while it comes.

    Args:
        request: as it came.
        most: bytes.
        limits: how long anybody may take to say it.

    Raises:
        TooLong: if there are more, or they do not come.
    """
    found = bytearray()
    try:
        async with asyncio.timeout(limits.header_seconds):
            async for part in request.stream():
                found += part
                if len(found) > most:
                    raise TooLong
    except TimeoutError:
        raise TooLong from None
    return bytes(found)


def role_in(request: Request, host: Host) -> str:
    """Who asks; empty where it is nobody."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    return (host.role_of(token) or ("",))[0]


def no(why: str, status: int) -> Response:
    """An answer with a word that pages have a sentence for."""
    return JSONResponse({"why": why}, status)
