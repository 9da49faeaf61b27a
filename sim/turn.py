"""What is decided between two weeks: entries that count, entries taken back, and one purse.

A turn is immutable, like the policies and purses in it. An undo begins the turn again and lets
everything else count once more; so it gives back whatever the entry took.
"""

from dataclasses import dataclass, replace
from functools import reduce

from sim.crisis import presses
from sim.decisions import BaseDecision, Hand, decision_of
from sim.journal import Entry
from sim.policy import Policy
from sim.politics import Agenda, as_income
from sim.purse import Purse, points_free
from sim.scenario.events import WEEKS_PER_QUARTER, Event
from sim.scenario.schema import Scenario
from sim.world import World

LAB = "lab"
"""Who decides without currencies: experiments, policy files, tests."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The entries of one week that is still to be lived, and what has come of them so far."""

    case: Scenario
    week: int
    policy: Policy
    purse: Purse
    world: World
    taken: tuple[Entry, ...] = ()
    """Decisions and injected events that count, the latest last."""
    back: tuple[Entry, ...] = ()
    """What was taken back and may be brought back, the latest last."""
    opening: "Turn | None" = None
    """This turn before its first entry; None in that turn itself."""
    fixed: bool = False
    """Whether the structure stays as it is in this round."""
    hurt: bool = False
    """Whether customers felt an acute bug or an outage last week."""
    protests: tuple[str, ...] = ()
    """The departments that protest in this quarter."""

    def hand(self, by: str) -> Hand:
        """With what means somebody decides."""
        if by == LAB:
            return Hand()
        pressed = self.hurt or presses(self.world, self.week)
        angry = () if self.week % WEEKS_PER_QUARTER else self.protests
        return Hand(self.purse, by, self.fixed, pressed, angry)

    def after(self, entry: Entry) -> "Turn":
        """The turn once an entry counts.

        Raises:
            LookupError: if it takes or brings back what is not there.
            DecisionError: if it is a decision that nobody can take.
            ValidationError: if it is an event that cannot happen.
        """
        match entry.kind:
            case "decide":
                return replace(self._taking(entry), back=())
            case "event":
                return self._taking(entry)
            case "undo":
                moved = _found(self.taken, entry)
                return self._again(_less(self.taken, moved), (*self.back, moved))
            case "redo":
                moved = _found(self.back, entry)
                return self._again((*self.taken, moved), _less(self.back, moved))
        return self

    def _taking(self, entry: Entry) -> "Turn":
        policy, purse, world = self.policy, self.purse, self.world
        if entry.kind == "event":
            world = world.with_event(Event.model_validate(entry.data), self.week)
        else:
            decision: BaseDecision = decision_of(entry.data)
            if entry.by != LAB:
                purse = purse.pay(decision.price_for(entry.by, policy, self.week, self.case))
            policy = decision.apply(policy, self.week, self.case, entry.id)
        taken, opening = (*self.taken, entry), self.opening or self
        return replace(self, policy=policy, purse=purse, world=world, taken=taken, opening=opening)

    def _again(self, taken: tuple[Entry, ...], back: tuple[Entry, ...]) -> "Turn":
        return replace(reduce(Turn._taking, taken, self.opening or self), back=back)


def _found(entries: tuple[Entry, ...], change: Entry) -> Entry:
    for entry in entries:
        if entry.id == change.about:
            return entry
    raise LookupError(f"`{change.about}` is nothing that this week can {change.kind}")


def _less(entries: tuple[Entry, ...], gone: Entry) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.id != gone.id)


def next_purse(
    purse: Purse,
    case: Scenario,
    policy: Policy,
    week: int,
    cash: float,
    profit: float,
    plan: float,
    agenda: Agenda | None,
) -> Purse:
    """The purse of the quarter that begins.

    Args:
        purse: what was left of the old one.
        case: the scenario.
        policy: what has been decided.
        week: the first of the new quarter.
        cash: what the books say, u.
        profit: of the quarter that ended, u.
        plan: weekly profit that the board expects, u.
        agenda: what others want; None without politics.
    """
    pacing = case.parameters.pacing
    return purse.new_quarter(
        pacing,
        cash=cash,
        points=points_free(policy, week, pacing),
        profit=profit,
        plan=WEEKS_PER_QUARTER * plan,
        moves=case.moves_in(week),
        **as_income(agenda),
    )
