"""What a claim declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sim.lab.claims.arms import Arm, Value
from sim.lab.claims.contrasts import Cell, Test


@dataclass(frozen=True, slots=True)
class Ablation:
    """A mechanism switched off by declared parameters, and the test that should then fail."""

    name: str
    parameters: tuple[tuple[str, Value], ...]
    test: int = 0
    """Which of the claim's tests."""

    def switched_off(self, arm: Arm) -> Arm:
        """An arm without the mechanism, whatever the arm itself says of it."""
        return arm.having(self.values)

    @property
    def values(self) -> Mapping[str, Value]:
        """The parameters by their dotted names."""
        return MappingProxyType(dict(self.parameters))


def without(name: str, values: Mapping[str, Value], test: int = 0) -> Ablation:
    """An ablation."""
    return Ablation(name, tuple(sorted(values.items())), test)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a source as an experiment.

    The first test is the claim's headline: its effect stands in the table. A claim is shown when
    all of its tests come out as expected.
    """

    id: str
    source: str
    says: str
    intervention: str
    control: str
    outcome: str
    expected: str
    mechanism: str
    tests: tuple[Test, ...] = ()
    ablations: tuple[Ablation, ...] = ()
    reading: str = ""
    """Why the model does not show it, or what of it is not built: written by hand."""

    @property
    def built(self) -> bool:
        """Whether the model has what the claim is about."""
        return bool(self.tests)

    @property
    def horizon(self) -> int:
        """Weeks that are lived for it."""
        return 1 + max((outcome.last for _, outcome in self.cells()), default=-1)

    def cells(self) -> Iterator[Cell]:
        """What must be lived for the claim itself."""
        for test in self.tests:
            yield from test.cells()

    def ablated(self) -> Iterator[Test]:
        """The tests among firms without the mechanism."""
        for ablation in self.ablations:
            yield self.tests[ablation.test].among(ablation.switched_off)

    def all_cells(self) -> Iterator[Cell]:
        """What must be lived for the claim and its ablations."""
        yield from self.cells()
        for test in self.ablated():
            yield from test.cells()
