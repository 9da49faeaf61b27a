"""A packed game as a QR code, large enough to be photographed from a screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4
"""Light modules around a code; cameras look for them."""
SHARP = 4
"""Pixels of a module at least, to be photographed from a screen."""
STURDY = 25
"""The largest version that has room for a medium correction of errors beside a game."""


class CodeError(ValueError):
    """Why there is no code; a sentence for people."""


class NoCodes(CodeError):  # noqa: N818  # what is missing
    """The part of the program that draws codes is not there."""


@dataclass(frozen=True, slots=True)
class Code:
    """Modules by rows, with the quiet ones around: true is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """Modules of a side."""
        return len(self.rows)

    def pixels(self, room: int) -> int:
        """Pixels of a module, so that the code fits into so many."""
        return room // self.side


def code_of(text: str) -> Code:
    """The code of a packed game.

    Raises:
        NoCodes: if the part of the program that draws codes is not there.
        CodeError: if the text is too long.
    """
    drawn = drawing(text)
    return Code(tuple(tuple(bool(one) for one in row) for row in drawn.matrix_iter(border=QUIET)))


def drawing(text: str) -> "QRCode":
    """The code, to be written as a picture.

    Raises:
        CodeError: as `code_of`.
    """
    try:
        import segno  # noqa: PLC0415  # comes with the extra `host`; all else works without it
    except ModuleNotFoundError:
        raise NoCodes("segno is missing: QR codes need the extra `host`") from None
    try:
        sturdy = segno.make(text, error="m", micro=False)
        if isinstance(sturdy.version, int) and sturdy.version <= STURDY:
            return sturdy
        return segno.make(text, error="l", micro=False)
    except segno.DataOverflowError:
        raise CodeError("this game is too long for a QR code: hand in its file") from None
