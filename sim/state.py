"""Everything a future depends on, as plain data: forked in microseconds, hashed to the bit."""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sim.customers.columns import COLUMNS
from sim.customers.society import Society, forked
from sim.luck import Key
from sim.measures import Firm, Readings


@dataclass(frozen=True, slots=True)
class State:
    """The firm, its customers, and whose luck they live under."""

    firm: Firm
    society: Society
    key: Key
    week: int  # the next to be lived
    readings: Readings | None  # of the last week

    def fork(self, replicate: int | None = None) -> "State":
        """The same state in memory of its own.

        Args:
            replicate: other luck from here on; None keeps the luck.
        """
        key = self.key if replicate is None else self.key._replace(replicate=replicate)
        return replace(self, society=forked(self.society), key=key)

    def hash(self) -> str:
        """SHA-256 of all columns in their declared order and of the firm, little-endian."""
        digest = hashlib.sha256(struct.pack("<q", self.week))
        for _, data in self.parts():
            digest.update(data)
        return digest.hexdigest()

    def seal(self) -> dict[str, str]:
        """A checksum for each column and part of the firm: it names a divergence's birthplace."""
        return {name: f"{zlib.crc32(data):08x}" for name, data in self.parts()}

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Every part of the state by name, as little-endian bytes."""
        for column, values in zip(COLUMNS, self.society.c, strict=True):
            yield column.name, values.astype(values.dtype.newbyteorder("<"), copy=False).tobytes()
        for name, part in zip(Firm._fields, self.firm, strict=True):
            numbers = list(_numbers(part))
            yield name, struct.pack(f"<{len(numbers)}d", *numbers)


def _numbers(part: Any) -> Iterator[float]:
    if isinstance(part, tuple):
        for item in part:
            yield from _numbers(item)
    else:
        yield float(part)
