"""The file of a search: what it depends on, then a line for each round of plans that was tried.

Each line is forced to the disk before the search goes on; a last line that was cut off is dropped,
and its round is tried again, with the same plans.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.lab.optimise.space import Drawn

FORMAT = "silo-search/1"

type Notes = dict[str, Any]


class MemoryFileError(Exception):
    """A file that a search cannot go on with; the text is for people."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A plan and what it reached."""

    plan: Drawn
    notes: Notes
    """What the sampler wrote down for itself."""
    values: tuple[float, ...]
    """The mean of each goal over the seeds of the search."""

    def line(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {"plan": self.plan, "notes": self.notes, "values": list(self.values)}

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> "Tried":
        """What a line says."""
        return cls(dict(line["plan"]), dict(line["notes"]), tuple(map(float, line["values"])))


@dataclass(frozen=True)
class Memory:
    """Where a search keeps what it has tried."""

    path: Path

    def begin(self, header: Mapping[str, Any]) -> None:
        """Begin a new file.

        Raises:
            FileExistsError: if there is one.
        """
        with self.path.open("xb") as file:
            self._force(file, {"format": FORMAT, **header})

    def add(self, tried: list[Tried]) -> None:
        """Keep a round."""
        with self.path.open("ab") as file:
            self._force(file, {"tried": [one.line() for one in tried]})

    def rounds(self, header: Mapping[str, Any]) -> list[list[Tried]]:
        """All rounds that are kept; a line that was cut off is taken away.

        Raises:
            MemoryFileError: if the file is of another search, naming what differs, or of none.
        """
        data = self.path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        try:
            first, *rest = [json.loads(line) for line in whole.splitlines()] or [{}]
            found = [[Tried.of(one) for one in line["tried"]] for line in rest]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise MemoryFileError(f"{self.path} is no file of a search, or was changed") from None
        self._same(first, {"format": FORMAT, **header})
        if len(whole) < len(data):
            with self.path.open("r+b") as file:
                file.truncate(len(whole))
        return found

    def _same(self, old: Any, new: Mapping[str, Any]) -> None:
        if not isinstance(old, dict) or "format" not in old:
            raise MemoryFileError(f"{self.path} is no file of a search, or was changed")
        for name, now in new.items():
            if old.get(name) != now:
                was = f"{name} was {old.get(name)}, it is {now} now"
                raise MemoryFileError(f"{self.path} is of another search: {was}")

    def _force(self, file: Any, line: Mapping[str, Any]) -> None:
        file.write(json.dumps(line, allow_nan=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
