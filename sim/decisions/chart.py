"""The chart: who reports to whom, and one director for two departments."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Undo
from sim.decisions.dates import eventually, for_weeks
from sim.decisions.executive import STILL
from sim.decisions.refusals import Refusal, refuse
from sim.decisions.structure import PAIRS
from sim.flows import Four
from sim.policy import Boss, Change, Levers, Policy
from sim.purse import Price
from sim.scenario.names import DEPARTMENTS
from sim.scenario.schema import Scenario

NAMES = {"marketing": "Marketing", "sales": "Sales", "service": "Service", "it": "IT"}
JOINED = {"apart": 0.0, "blended": 0.35, "one_row": 0.5}
"""Share of each other's goals in the two rows."""
LED_SALES, LED = 3, 2
"""Political capital that moving sales takes, and moving anybody else."""


class OnTheChart(BaseDecision):
    """What moves a department is left alone for half a year."""

    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    undo: ClassVar[Undo] = Undo.WAY_BACK

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Whoever was moved lately stays."""
        del case, hand
        for name in self.touches():
            moved = [item.week for item in policy.taken if moves(item.decision, name)]
            if moved and week - moved[-1] < STILL:
                shown = {"weeks": week - moved[-1], "until": moved[-1] + STILL}
                yield refuse("R12", department=NAMES[name], **shown)


class ReportingLine(OnTheChart):
    """Puts a department under another boss: it is paid in part for what that boss is paid for.

    Half of its clout goes with it. Whoever has one director with it moves along. Claims C22, C35.
    """

    title: ClassVar[str] = "Who reports to whom"
    lead: ClassVar[int] = 4

    kind: Literal["reporting_line"] = "reporting_line"
    department: Literal["marketing", "sales", "service", "it"]
    """Who is moved."""
    boss: Literal["ceo", "marketing", "sales", "service", "it", "operations"]
    """Whom it reports to from then on."""

    @property
    def project(self) -> str:
        """Each department is moved for itself."""
        return f"{self.kind} {self.department}"

    def touches(self) -> tuple[str, ...]:
        """The department that is moved."""
        return (self.department,)

    def chart(self, policy: Policy) -> Four:
        """Whom all report to then."""
        levers = eventually(policy)
        boss = float(Boss[self.boss.upper()])
        moved = twins(levers, self.department)
        return levers.chart._replace(**dict.fromkeys(moved, boss))

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Nobody reports to itself."""
        del week, case
        if in_a_circle(self.department, self.chart(policy), eventually(policy)):
            yield refuse("R13", department=NAMES[self.department])

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Its director does not like it."""
        del policy, week, case
        capital = LED_SALES if self.department == "sales" else LED
        return Price(cash=20.0, capital=capital, points=1, weeks=26)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the day on which it is announced; those who are moved resent it."""
        before, after = eventually(policy).chart, self.chart(policy)
        start, gain = self.start(policy, week), case.parameters.further.moved_resistance
        changes: tuple[Change, ...] = ()
        for name in DEPARTMENTS:
            boss = getattr(after, name)
            if boss != getattr(before, name):
                changes += (Change(start, "chart", boss, name), *resented(start, name, gain))
        return changes


class MergeDirectors(OnTheChart):
    """Gives two departments one director: goals kept apart, blended, or one row for both.

    The two report to whom both did, else to the chief executive. Claim C35.
    """

    title: ClassVar[str] = "One director for two departments"
    lead: ClassVar[int] = 8

    kind: Literal["merge_directors"] = "merge_directors"
    pair: PAIRS
    """Which two."""
    goals: Literal["apart", "blended", "one_row"]
    """Whether their goals stay apart, mix by a third, or become one row."""

    @property
    def project(self) -> str:
        """Each pair is a project of its own."""
        return f"{self.kind} {self.pair}"

    def touches(self) -> tuple[str, ...]:
        """The two."""
        first, second = self.pair.split("_")
        return first, second

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """A director leads two departments, not three."""
        del week, case
        merged = eventually(policy).merged
        led = [pair for pair, adds in merged._asdict().items() if adds > 0.0]
        others = {name for pair in led if pair != self.pair for name in pair.split("_")}
        if others & set(self.touches()):
            yield refuse("R8", name="Departments of one director", low=1, high=2, unit="of four")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """One of two directors has to go."""
        del policy, week, case
        return Price(cash=60.0, capital=4, points=2, weeks=26)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the day on which one of the two is in charge."""
        now, further, start = eventually(policy), case.parameters.further, self.start(policy, week)
        first, second = self.touches()
        one, gain = self.goals == "one_row", further.moved_resistance
        adds = further.merged_walls if one else further.merged_apart
        changes: tuple[Change, ...] = (
            Change(start, "merged", adds, self.pair),
            Change(start, "joined", JOINED[self.goals], self.pair),
        )
        if "service" in self.touches():
            lost = further.merged_breadth if one else 0.0
            changes += (Change(start, "breadth", lost),)
        if getattr(now.merged, self.pair) > 0.0:
            return changes
        boss = getattr(now.chart, first)
        shared = boss == getattr(now.chart, second)
        for name in (first, second):
            changes += (Change(start, "chart", boss if shared else 0.0, name),)
            changes += resented(start, name, gain)
        if "service" in self.touches():
            changes += for_weeks(start, 1, "parting", further.merged_parting, 0.0)
        return changes


def moves(decision: object, name: str) -> bool:
    """Whether a decision moved a department on the chart."""
    return isinstance(decision, OnTheChart) and name in decision.touches()


def resented(start: int, name: str, gain: float) -> tuple[Change, ...]:
    """Resistance raised once."""
    return Change(start, "upset", gain, name), Change(start + 1, "upset", 0.0, name)


def twins(levers: Levers, name: str) -> tuple[str, ...]:
    """A department, and the one that has the same director."""
    found = [name]
    for first, second in combinations(DEPARTMENTS, 2):
        if getattr(levers.merged, f"{first}_{second}") > 0.0 and name in {first, second}:
            found.append(second if first == name else first)
    return tuple(found)


def in_a_circle(name: str, chart: Four, levers: Levers) -> bool:
    """Whether a department reports to itself in the end."""
    here, seen = twins(levers, name), set(twins(levers, name))
    while True:
        boss = Boss(int(getattr(chart, here[0]))).name.lower()
        if boss not in DEPARTMENTS:
            return False
        if boss in seen:
            return True
        here = twins(levers, boss)
        seen |= set(here)


def circled(levers: Levers) -> str:
    """A department that reports to itself in the end; empty where the chart is sound."""
    return next((name for name in DEPARTMENTS if in_a_circle(name, levers.chart, levers)), "")
