"""What a head of department sets in a room, in place of what pay would have people do."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Range
from sim.decisions.refusals import Refusal, number, refuse
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.scenario.schema import Scenario
from sim.scenario.units import Share

LEAST = 0.03
"""No task of a department gets less of its time."""
Part = Annotated[Share, Range("A task", 0.0, 0.97)]


class OwnEffort(BaseDecision):
    """A head of department says what its people spend their time on, whatever they are paid for.

    Only in a room, each seat for its own department; what others ask of IT stays as strong as it
    was. Claim C17.
    """

    title: ClassVar[str] = "What the department spends its time on"
    group: ClassVar[str] = "goals"
    seats: ClassVar[tuple[str, ...]] = DEPARTMENTS
    in_rooms: ClassVar[bool] = True

    kind: Literal["own_effort"] = "own_effort"
    hype: Part = 0.0
    """Marketing: making the brand loud."""
    calibrate: Part = 0.0
    """Marketing: saying what will be delivered."""
    listen: Part = 0.0
    """Marketing: listening."""
    close: Part = 0.0
    """Sales: closing."""
    fit: Part = 0.0
    """Sales: selling what fits."""
    throughput: Part = 0.0
    """Service: closing cases quickly."""
    care: Part = 0.0
    """Service: solving cases well."""
    root: Part = 0.0
    """Service: looking for causes."""
    run: Part = 0.0
    """IT: keeping things running."""
    features: Part = 0.0
    """IT: building what is new."""
    fixes: Part = 0.0
    """IT: mending what is known to be broken."""
    integrate: Part = 0.0
    """IT: joining systems."""

    @property
    def department(self) -> str:
        """Whose time it is; empty if it is nobody's, or several departments'."""
        named = [name for name in DEPARTMENTS if sum(self.of(name).values()) > 0.0]
        return named[0] if len(named) == 1 else ""

    def of(self, name: str) -> dict[str, float]:
        """The shares of a department's tasks."""
        return {task: getattr(self, task) for task in TASKS[name]}

    @property
    def project(self) -> str:
        """Each department's time is a project of its own."""
        return f"{self.kind} {self.department}"

    def touches(self) -> tuple[str, ...]:
        """Nobody's time beside that."""
        return ()

    def flaws(self, *, lab: bool = True) -> Iterator[tuple[str, Refusal]]:
        """Shares of one department, each of at least 3 %, that sum to 1."""
        yield from super().flaws(lab=lab)
        shares = self.of(self.department) if self.department else {}
        total = sum(getattr(self, task) for tasks in TASKS.values() for task in tasks)
        if abs(sum(shares.values()) - 1.0) > 1e-6:  # noqa: PLR2004
            shown = number(100.0 * total)
            yield "kind", refuse("R7", whole="a department’s time", total=shown, wanted=100)
        for task, share in shares.items():
            if share < LEAST - 1e-9:
                yield task, refuse("R8", name=f"Time for {task}", low=3, high=97, unit="%")

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Each for its own department."""
        del policy, week, case
        if hand.seat != self.department:
            yield refuse("R14", seats=self.department)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nothing but what is left undone."""
        del policy, week, case
        return Price(moves=0)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From next week, until it is set anew."""
        del case
        start = self.start(policy, week)
        shares = self.of(self.department) if self.department else {}
        return tuple(Change(start, "sealed", share, task) for task, share in shares.items())
