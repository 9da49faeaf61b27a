"""Reading a journal's lines: every fault with its line, and the one damage that is normal.

A program that dies while it writes leaves a last line that is cut off. Nobody was told that this
line was kept, so it is left out with a warning. Everything else that is wrong is refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, NamedTuple

from sim.journal.lines import LONGEST_LINE, Entry, Header, Record, Seal, chained, later, unfasten
from sim.journal.strict import Fault, JournalError, refuse_altered

MOST_FAULTS = 20
"""A file that has nothing to do with us would otherwise fill the screen."""
WRITTEN_TO_ITS_END = re.compile(rb'"crc":"[0-9a-f]{8}"\}$')


@dataclass(slots=True)
class Reading:
    """What the lines of a file say."""

    header: Header
    body: list[Entry | Seal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    length: int = 0
    """Bytes of the file that hold whole lines."""
    ended: bool = True
    """Whether the last of these has its line end."""


class Line(NamedTuple):
    """A line as it lies in the file."""

    number: int
    raw: bytes
    last: bool

    @property
    def text(self) -> bytes:
        """The line without its end."""
        return self.raw.removesuffix(b"\n")

    def is_torn(self) -> bool:
        """Whether this is a last line that was not written to its end.

        A file system that dies may leave zeros where the rest should be. A line whose end is there
        was not cut off: if it does not parse, somebody changed it.
        """
        text = self.text.rstrip(b"\0")
        begins_well = not text or text.startswith(b"{")
        return self.last and begins_well and not (_ends_well(text) or _is_json(text))


def read_lines(stream: BinaryIO, path: str | None) -> Reading:
    """Read and check all lines, or raise everything that is wrong with them."""
    lines = _lines_of(stream)
    first = next(lines, None)
    if first is None:
        raise JournalError(Fault("is empty, not a journal", path))
    header, chain = _read_header(first, path)
    before: str | None = chain
    reading = Reading(header)
    _count(reading, first)
    faults: list[Fault] = []
    for line in lines:
        if line.is_torn():
            sentence = "the last line was cut off while it was written, and is left out"
            reading.warnings.append(str(Fault(sentence, path, line.number)))
            break
        try:
            record, before = _follow(line, before)
        except JournalError as error:
            faults += placed(error, path, line.number)
            before = None  # what this line really was is unknown: judge the next one by itself
            if len(faults) == MOST_FAULTS or len(line.raw) > LONGEST_LINE:
                break
        else:
            reading.body.append(record)
            _count(reading, line)
    if faults:
        raise JournalError(*faults)
    return reading


def placed(error: JournalError, path: str | None, number: int) -> list[Fault]:
    """The faults of an error, with their place."""
    return [replace(fault, path=path, line=number) for fault in error.faults]


def _lines_of(stream: BinaryIO) -> Iterator[Line]:
    """Lines, ended by a line feed alone: JSON texts may hold every other kind of line end."""
    number, raw = 1, stream.readline(LONGEST_LINE + 1)
    while raw:
        following = stream.readline(LONGEST_LINE + 1)
        yield Line(number, raw, last=not following)
        number, raw = number + 1, following


def _read_header(line: Line, path: str | None) -> tuple[Header, str]:
    if line.is_torn():
        sentence = "the header was cut off while it was written: this file holds no game"
        raise JournalError(Fault(sentence, path, line.number))
    if not line.text.startswith(b"{"):
        sentence = "this is not a journal: it does not begin with the header of a game"
        raise JournalError(Fault(sentence, path, line.number))
    try:
        header, chain = unfasten(line.text, Header.of)
        _check_chain(header, "", chain)
    except JournalError as error:
        raise JournalError(*placed(error, path, line.number)) from None
    return header, chain


def _follow(line: Line, before: str | None) -> tuple[Entry | Seal, str]:
    record, chain = unfasten(line.text, later)
    if before is not None:
        _check_chain(record, before, chain)
    return record, chain


def _check_chain(record: Record, before: str, stated: str) -> None:
    true = chained(record, before)
    if stated != true:
        what = (
            "was changed and sealed anew"
            if isinstance(record, Header)
            else "does not follow the one before it: lines were removed, added, moved or changed"
        )
        refuse_altered(f"this line {what} (its chain is {true}, it says {stated})")


def _count(reading: Reading, line: Line) -> None:
    reading.length += len(line.raw)
    reading.ended = line.raw.endswith(b"\n")


def _ends_well(text: bytes) -> bool:
    return WRITTEN_TO_ITS_END.search(text) is not None


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text.decode(), parse_int=str)
    except ValueError:  # not JSON, or not UTF-8
        return False
    except RecursionError:
        return True
    return True
