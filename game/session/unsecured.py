"""Whoever asks in the open where lines are secured: sent to the same place, secured.

People type an address as it stands on the wall and leave out its beginning; a browser then asks in
the open, and a handshake that fails would tell it nothing.
"""

import re
import ssl
from typing import Any

ASKED = re.compile(
    rb"(?:GET|HEAD) (/[!-~]{0,400}) HTTP/1\.[01]\r\n(?:.+\r\n)*?host: *([\w.:\[\]-]{1,255})\r\n",
    re.IGNORECASE,
)
HANDSHAKE = 0x16
"""The first byte of every TLS handshake, and of no request."""


def sent_on(said: bytes) -> bytes:
    """The answer to a request for a page that came in the open; nothing, if it is none.

    The place is the one that was asked for: what stands behind # comes along in the browser.
    """
    asked = ASKED.match(said)
    if asked is None:
        return b""
    path, host = asked.groups()
    lines = (
        b"HTTP/1.1 307 Temporary Redirect", b"location: https://" + host + path,
        b"cache-control: no-store", b"content-length: 0", b"connection: close", b"", b"",
    )  # fmt: skip
    return b"\r\n".join(lines)


class Expecting(ssl.SSLObject):
    """One end of a handshake that looks whether the other begins one at all."""

    said: ssl.MemoryBIO
    says: ssl.MemoryBIO
    _looked = False

    def do_handshake(self) -> None:
        """Take part in the handshake; answer a request in the open, and wait for its end."""
        if not self._looked and self.said.pending:
            first = self.said.read()
            self.said.write(first)
            self._looked = True
            answer = b"" if first[0] == HANDSHAKE else sent_on(first)
            if answer:
                self.says.write(answer)
                raise ssl.SSLWantReadError
        super().do_handshake()


class Secured(ssl.SSLContext):
    """A certificate's context, whose lines answer whoever asks in the open."""

    sslobject_class = Expecting

    def wrap_bio(
        self, incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO, *args: Any, **kwargs: Any
    ) -> ssl.SSLObject:
        """A line."""
        found = super().wrap_bio(incoming, outgoing, *args, **kwargs)
        assert isinstance(found, Expecting)  # noqa: S101  # by the class that is named above
        found.said, found.says = incoming, outgoing
        return found
