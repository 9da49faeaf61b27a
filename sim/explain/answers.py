"""What an explanation says: rows that sum to the change, and how they were found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sim.explain.causes import OWNERS


class Method(StrEnum):
    """How the causes of a change were found."""

    LEDGER = "ledger"  # every change of every mind, booked to what caused it
    IDENTITY = "identity"  # what the number is put together from
    FLOWS = "flows"  # what moves when one part's word to the others is held


@dataclass(frozen=True, slots=True)
class Row:
    """One contribution to a change, in the metric's unit."""

    id: str
    label: str
    value: float
    owner: str = ""
    """Whose row it is: a key of `causes.OWNERS`, or empty."""
    expected: float | None = None
    """Its mean under other lucks; None where it was not computed."""
    spread: float | None = None
    """How far it depends on the other rows; None where rows are exact."""

    @property
    def chance(self) -> float | None:
        """What this game had more of it than others."""
        return None if self.expected is None else self.value - self.expected


@dataclass(frozen=True, slots=True)
class Chance:
    """The same decisions under other lucks, from where the change begins."""

    replicates: int
    expected: float
    """Mean change."""
    low: float
    """5 % of the lucks bring less."""
    high: float
    """5 % bring more."""
    value: float
    """The change less its mean: what luck gave or took."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a metric moved between two weeks."""

    metric: str
    first: int
    """Weeks lived when the change begins; 0 is as play began."""
    last: int
    start: float
    end: float
    method: Method
    causes: tuple[Row, ...]
    """They sum to the change, the last row included: what is not accounted for."""
    decisions: tuple[Row, ...]
    """Had nothing been decided, then each decision; empty where not asked for."""
    chance: Chance | None

    @property
    def change(self) -> float:
        """End less start."""
        return self.end - self.start

    @property
    def rest(self) -> float:
        """What is not accounted for."""
        return self.causes[-1].value

    @property
    def owners(self) -> tuple[Row, ...]:
        """The causes by whose they are; they sum to the change as well."""
        return tuple(_summed(name, self.causes) for name in _owned(self.causes))


def _owned(rows: Iterable[Row]) -> list[str]:
    known = {row.owner for row in rows}
    return [name for name in (*OWNERS, "") if name in known]


def _summed(owner: str, rows: Iterable[Row]) -> Row:
    mine = [row for row in rows if row.owner == owner]
    expected = [row.expected for row in mine if row.expected is not None]
    return Row(
        owner or "rest",
        OWNERS.get(owner, "Belongs to nobody"),
        sum(row.value for row in mine),
        owner,
        sum(expected) if len(expected) == len(mine) else None,
    )
