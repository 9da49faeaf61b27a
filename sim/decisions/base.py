"""What all decisions share: a price, a check without side effects, and what they set going.

A decision is a frozen record of what somebody wants. It changes policy only: dated changes of
levers, and programmes that cost money and the time of the departments they touch. Which lever
it reaches, when, and for how long stands in its class; the rest stands here.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar

from sim.decisions.dates import FOREVER, governing, points_on, same_levers, superseded
from sim.decisions.paying import unpayable
from sim.decisions.refusals import Refusal, number, refuse
from sim.policy import Change, Policy, Running, Taken
from sim.purse import Price, Purse
from sim.scenario.names import ANSWERS, BASIC_DECISIONS, DEPARTMENTS, TUTORIAL_DECISIONS
from sim.scenario.names import DECISIONS as CATALOGUE
from sim.scenario.schema import Scenario
from sim.scenario.units import Group

EVERYBODY = DEPARTMENTS
SEATS: dict[str, str] = {
    "ceo": "the chief executive",
    "marketing": "marketing",
    "sales": "sales",
    "service": "service",
    "it": "IT",
    "executive": "the customer executive",
}
"""Seats as a sentence names them."""
SETS = {"tutorial": TUTORIAL_DECISIONS, "basic": BASIC_DECISIONS, "full": CATALOGUE}


class Undo(Enum):
    """What it takes to roll a decision back."""

    AT_ONCE = "at once"
    WAY_BACK = "the lead time and the change again"
    NEVER = "cannot be rolled back"


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where a parameter goes, as players read it."""

    name: str
    low: float
    high: float
    unit: str = "%"
    lab_high: float | None = None
    """How far the lab may go, from 1 on; players only from `low` to `high`."""

    @property
    def scale(self) -> float:
        """What a number is multiplied by when it is shown."""
        return 100.0 if self.unit.startswith("%") else 1.0

    def refusal(self, value: float, *, lab: bool) -> Refusal | None:
        """What to say of a value out of range."""
        wide = lab and self.lab_high is not None
        low, high = (1.0, self.lab_high or 0.0) if wide else (self.low, self.high)
        if low - 1e-9 <= value <= high + 1e-9:
            return None
        shown = {"low": number(low * self.scale), "high": number(high * self.scale)}
        return refuse("R8", name=self.name, unit=self.unit, **shown)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, and with what means."""

    purse: Purse | None = None
    """None for the lab, which is refused only what cannot be."""
    seat: str = "ceo"
    structure_fixed: bool = False
    """Whether this round is played with the structure as it is."""
    pressed: bool = True
    """Whether there is a crisis that could be answered."""
    protests: tuple[str, ...] = ()
    """The departments that protest now."""


LAB = Hand()
"""The free hand of the lab."""


class BaseDecision(Group):
    """A decision: `check` says whether it can be taken, `apply` takes it; neither changes it."""

    kind: str
    title: ClassVar[str]
    """What players call it."""
    group: ClassVar[str]
    """The family of the catalogue it belongs to."""
    seats: ClassVar[tuple[str, ...]] = ("ceo",)
    """Who may take it."""
    lead: ClassVar[int] = 1
    """Weeks until it starts."""
    undo: ClassVar[Undo] = Undo.AT_ONCE
    charged: ClassVar[bool] = True
    """False where the books already charge for what the lever does."""
    moves_a_lever: ClassVar[bool] = True
    in_rooms: ClassVar[bool] = False
    """Whether heads of department take it in a room, whatever set a scenario offers."""
    structural: ClassVar[bool] = False
    """Whether a round that is played with the structure as it is does without it."""

    # ---- what each decision says of itself ---------------------------------------------------

    @abstractmethod
    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Its price in the catalogue."""

    @abstractmethod
    def dated(self, policy: Policy, week: int, case: Scenario) -> Iterable[Change]:
        """The changes of levers it asks for, in the order of their weeks."""

    def touches(self) -> tuple[str, ...]:
        """The departments whose time it takes while it runs."""
        return EVERYBODY

    def start(self, policy: Policy, week: int) -> int:
        """The week in which it starts, if it is taken in `week`."""
        del policy
        return week + self.lead

    @property
    def project(self) -> str:
        """What it is carried out as: a newer decision on the same project ends the older one."""
        return self.kind

    def flaws(self, *, lab: bool = True) -> Iterator[tuple[str, Refusal]]:
        """What is wrong with it wherever it is taken: the field, and the refusal."""
        for name, span in ranges(type(self)).items():
            value = getattr(self, name)
            refusal = span.refusal(value, lab=lab) if value is not None else None
            if refusal is not None:
                yield name, refusal

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """What stands against it in this policy, for anybody."""
        del policy, week, case
        yield from ()

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """What stands against it in this policy, for players."""
        del policy, week, case, hand
        yield from ()

    # ---- what follows from it ----------------------------------------------------------------

    def price(self, policy: Policy, week: int, case: Scenario) -> Price:
        """What it takes here: the catalogue's price, in the scenario's political capital."""
        price = self.asks(policy, week, case)
        for move in case.moves:
            if move.id == self.kind:
                price = replace(price, capital=move.cost)
        return price

    def price_for(self, seat: str, policy: Policy, week: int, case: Scenario) -> Price:
        """What it takes of whoever has a seat: nobody else takes a move of the chief's."""
        price = self.price(policy, week, case)
        return price if seat == "ceo" else replace(price, moves=0)

    def check(self, policy: Policy, week: int, case: Scenario, hand: Hand = LAB) -> Refusal | None:
        """Why it cannot be taken, or None. Changes nothing."""
        return next(self._refusals(policy, week, case, hand), None)

    def apply(self, policy: Policy, week: int, case: Scenario, name: str = "") -> Policy:
        """The policy with it, from `week` on.

        Args:
            policy: so far.
            week: in which it is taken, before the week is played.
            case: the scenario.
            name: by which `roll_back` may call it: its id in a journal.
        """
        name = name or free_name(policy, self.kind)
        changes = governing(policy, tuple(self.dated(policy, week, case)))
        programmes = self.programmes(policy, week, case, name)
        policy = superseded(policy, self.project, self.start(policy, week))
        for programme in programmes:
            policy = policy.with_programme(programme)
        return policy.with_changes(*changes).noting(Taken(name, self.kind, week, self))

    def programmes(self, policy: Policy, week: int, case: Scenario, name: str) -> list[Running]:
        """What it costs week by week, and whose time it takes."""
        if not self.charged:
            return []
        price, start = self.price(policy, week, case), self.start(policy, week)
        idle = points_on((), 0)
        found = []
        if price.cash > 0.0:
            found.append(Running(self.project, week, week + 1, 0.0, idle, price.cash, name))
        if price.points > 0 or price.weekly > 0.0:
            busy = points_on(self.touches(), price.points)
            found.append(
                Running(self.project, start, start + price.weeks, price.weekly, busy, 0.0, name)
            )
        if price.upkeep > 0.0:
            first = start + price.weeks if price.weekly > 0.0 else start
            found.append(Running(self.project, first, FOREVER, price.upkeep, idle, 0.0, name))
        return found

    def _refusals(self, policy: Policy, week: int, case: Scenario, hand: Hand) -> Iterator[Refusal]:
        if hand.purse is not None:
            yield from self._out_of_reach(case, hand)
        yield from (refusal for _, refusal in self.flaws(lab=hand.purse is None))
        yield from self.clashes(policy, week, case)
        if self.moves_a_lever and same_levers(policy, self.apply(policy, week, case)):
            yield refuse("R11")
        if hand.purse is not None:
            yield from self.objections(policy, week, case, hand)
            price = self.price_for(hand.seat, policy, week, case)
            yield from unpayable(price, hand.purse, policy, week, case)

    def _out_of_reach(self, case: Scenario, hand: Hand) -> Iterator[Refusal]:
        if hand.seat not in self.seats:
            yield refuse("R14", seats=tuple(SEATS[seat] for seat in self.seats))
        in_room = self.in_rooms and hand.seat in DEPARTMENTS  # nobody who plays alone has one
        if self.kind not in offered(case) and not in_room:
            yield refuse("R17", decision=self.title)
        if hand.structure_fixed and self.structural:
            yield refuse("R9")


def ranges(decision: type[BaseDecision]) -> Mapping[str, Range]:
    """From where to where each parameter of a decision goes."""
    return {
        name: span
        for name, field in decision.model_fields.items()
        for span in field.metadata
        if isinstance(span, Range)
    }


def offered(case: Scenario) -> frozenset[str]:
    """The decisions that a scenario offers to players."""
    answers = ANSWERS if case.decisions.protests else ()
    return frozenset((*SETS[case.decisions.set], *case.decisions.extra, *answers))


def free_name(policy: Policy, kind: str) -> str:
    """A name for one more decision of a kind."""
    return f"{kind}-{1 + sum(item.kind == kind for item in policy.taken)}"
