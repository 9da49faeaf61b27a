"""What a department protests against, and what a chief executive answers."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Undo, free_name
from sim.decisions.dates import eventually, from_week
from sim.decisions.goals import goals_of, levers_of
from sim.decisions.patience import AskForPatience
from sim.decisions.rebuilding import in_force, only
from sim.decisions.refusals import Refusal, refuse
from sim.decisions.sharing import mixed
from sim.flows import Goals
from sim.policy import Change, Policy, Taken
from sim.purse import Price
from sim.rules.effort import distance
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario

FAR = 0.15
"""Half the sum of differences of a row: less than this nobody protests against. Assumption."""
REMEMBERED = 3 * WEEKS_PER_QUARTER
"""Weeks after which a reform is how things are. Assumption."""
IGNORED = 0.10
"""Resistance of a department whose protest nobody answers. Assumption."""
LOUD = "sales"
"""Whoever takes twice as much political capital to stand firm against. Assumption."""


class AnswerProtest(BaseDecision):
    """Answers a department that protests against a reform; it takes no move.

    Stand firm, and it takes political capital. Hear it yourself, and it takes your time. Go
    half-way, and its goals move back by half. Without an answer the department resists. What it
    protests against can also be taken back. Claim C15.
    """

    title: ClassVar[str] = "An answer to a protest"
    group: ClassVar[str] = "people"
    lead: ClassVar[int] = 0
    undo: ClassVar[Undo] = Undo.NEVER
    moves_a_lever: ClassVar[bool] = False
    politics: ClassVar[bool] = True

    kind: Literal["answer_protest"] = "answer_protest"
    department: Literal["marketing", "sales", "service", "it"]
    """Who protests."""
    answer: Literal["firm", "hear", "half_way", "none"] = "firm"
    """Stand firm, hear it yourself, go half-way, or say nothing."""

    def touches(self) -> tuple[str, ...]:
        """Nobody's time but your own."""
        return ()

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """It must protest, and not be answered yet."""
        del case
        if self.department not in hand.protests:
            yield refuse("R15")
        if self.department in answered(policy, week):
            yield refuse("R11")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Capital, your time, or the reform."""
        del policy, week, case
        firm = 2 if self.department == LOUD else 1
        return Price(
            capital=firm if self.answer == "firm" else 0,
            attention=1 if self.answer == "hear" else 0,
            moves=0,
        )

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Goals half-way back, or resistance."""
        reform = grievance(policy, self.department, week, case)
        if reform is None or self.answer in {"firm", "hear"}:
            return ()
        if self.answer == "none":
            return (
                Change(week, "upset", IGNORED, self.department),
                Change(week + 1, "upset", 0.0, self.department),
            )
        was, now = rows_around(policy, reform, self.department, case)
        return from_week(week, **levers_of({self.department: mixed(now, was, 0.5)}))


def answered(policy: Policy, week: int) -> frozenset[str]:
    """The departments whose protests of a week have been answered, or given in to."""
    found = {
        item.decision.department
        for item in policy.taken
        if item.week == week and isinstance(item.decision, AnswerProtest)
    }
    return frozenset(found)


def ignored(policy: Policy, week: int, case: Scenario, departments: Iterable[str]) -> Policy:
    """The policy once protests have gone without an answer: whoever made them resists."""
    for department in departments:
        silent = AnswerProtest(department=department, answer="none")
        policy = silent.apply(policy, week, case, free_name(policy, silent.kind))
    return policy


def grievance(policy: Policy, department: str, week: int, case: Scenario) -> Taken | None:
    """What a department would protest against: the last reform in force that moved its goals far.

    Nobody protests against a reform for which everybody was asked to be patient.
    """
    waits = patient(policy, week)
    for item in in_force(policy):
        if week - item.week > REMEMBERED or item.name in waits:
            continue
        if getattr(item.decision, "undo", Undo.NEVER) is Undo.NEVER:
            continue
        was, now = rows_around(policy, item, department, case)
        if distance(was, now) >= FAR:
            return item
    return None


def rows_around(
    policy: Policy, item: Taken, department: str, case: Scenario
) -> tuple[Goals, Goals]:
    """What a department was to be paid for before a decision, and after it."""
    names = [taken.name for taken in policy.taken]
    place = names.index(item.name)
    until = (only(policy, names[:count], case) for count in (place, place + 1))
    was, now = (goals_of(eventually(one), department) for one in until)
    return was, now


def patient(policy: Policy, week: int) -> frozenset[str]:
    """The reforms for which everybody has been asked to be patient, and still has to be."""
    found = set()
    for item in policy.taken:
        asked = item.decision
        if isinstance(asked, AskForPatience) and week < item.week + asked.weeks:
            meant = asked.target(policy)
            found |= {meant.name} if meant else set()
    return frozenset(found)
