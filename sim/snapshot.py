"""What outsiders may see of a week: numbers by name, and for each seat its own part of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sim.measures import Readings
from sim.metrics import METRICS
from sim.scenario.names import SEATS


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The metrics of the last week lived; reads like a mapping from name to number."""

    week: int
    """The next week to be lived."""
    values: Mapping[str, float]

    @classmethod
    def of(cls, week: int, readings: Readings | None) -> "Snapshot":
        """Everything that was read off, for nobody's eyes in particular."""
        values = {} if readings is None else readings._asdict()
        return cls(week, MappingProxyType(values))

    def view(self, role: str) -> "Snapshot":
        """What one seat may see during play.

        Args:
            role: ceo, marketing, sales, service, it or executive.

        Raises:
            ValueError: if nobody has that seat.
        """
        if role not in SEATS:
            raise ValueError(f"there is no seat {role!r}; the seats are {', '.join(SEATS)}")
        seen = {name: x for name, x in self.values.items() if role in METRICS[name].seats}
        return replace(self, values=MappingProxyType(seen))

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def __contains__(self, name: object) -> bool:
        return name in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)
