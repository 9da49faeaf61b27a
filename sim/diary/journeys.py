"""From codes to steps: the journey of one customer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.customers import codes as at
from sim.customers.network import Network
from sim.diary.steps import (
    IT,
    MARKETING,
    SALES,
    SERVICE,
    Kind,
    Step,
    departments_of,
    is_case,
    next_contact,
    partner,
    who_answered,
)
from sim.policy import Answering

if TYPE_CHECKING:
    from sim.diary.pages import Diary, Page

BEFORE = (
    (at.ARRIVED, Kind.ARRIVED, ()),
    (at.EXPOSED, Kind.PROMISED, (MARKETING,)),
    (at.TESTED, Kind.TESTED, ()),
    (at.CONSIDERED, Kind.CONSIDERED, ()),
    (at.CALLED_BACK, Kind.CALLED_BACK, (SALES,)),
    (at.WON, Kind.WON, (SALES,)),
    (at.OVERSOLD, Kind.OVERSOLD, (SALES,)),
)
NEEDS = (
    (at.FAILED, Kind.FAILED),
    (at.MISMATCHED, Kind.MISMATCHED),
    (at.ASKED, Kind.ASKED),
)
AFTER = (
    (at.OUTAGE, Kind.OUTAGE, (IT,)),
    (at.POSTED, Kind.POSTED, ()),
    (at.TALKED, Kind.TALKED, ()),
    (at.HEARD, Kind.HEARD, ()),
    (at.PASSED_ON, Kind.PASSED_ON, ()),
    (at.VIRAL, Kind.VIRAL, ()),
    (at.LEFT, Kind.LEFT, ()),
)
SAID = frozenset((Kind.POSTED, Kind.TALKED, Kind.VIRAL, Kind.PASSED_ON))


def journey(diary: "Diary", customer: int, week: int | None) -> tuple[Step, ...]:
    """The steps of one customer up to a week, of the person who was there then."""
    steps: list[Step] = []
    contact: int | None = None
    for page in diary.pages:
        if week is None or page.week > week:
            break
        code = int(page.code[customer])
        if code & at.ARRIVED:
            steps, contact = [], None
        if is_case(code):
            contact = next_contact(code, contact)
        for step in _of_week(diary, page, customer, code, contact):
            _add(steps, step)
    return tuple(steps)


def _add(steps: list[Step], step: Step) -> None:
    """One advertisement after the other is one step."""
    if step.kind is Kind.PROMISED and steps and steps[-1].kind is Kind.PROMISED:
        steps[-1] = replace(steps[-1], times=steps[-1].times + 1)
    else:
        steps.append(step)


def _of_week(
    diary: "Diary", page: "Page", customer: int, code: int, contact: int | None
) -> Iterator[Step]:
    for bit, kind, met in BEFORE:
        if code & bit:
            yield Step(page.week, kind, met)
    for bit, kind in NEEDS:
        if code & bit and not code & at.AGAIN:
            yield Step(page.week, kind)
    if is_case(code):
        yield from _case(diary, page, customer, code, contact)
    elif code & at.SELF_SERVED:
        yield Step(page.week, Kind.SELF_SERVED, answered_by="machine")
    elif code & at.SILENT:
        yield Step(page.week, Kind.SILENT, answered_by="nobody")
    for bit, kind, met in AFTER:
        if code & bit:
            heard = audience(page, diary.network, customer) if kind in SAID else 0
            yield Step(page.week, kind, met, heard_by=heard)


def _case(
    diary: "Diary", page: "Page", customer: int, code: int, contact: int | None
) -> Iterator[Step]:
    """A contact about a case: how long, with whom, to what end."""
    levers = diary.levers(page.week)
    who = who_answered(int(page.answered[customer]), levers.listening)
    met, other = departments_of(who), partner(code)
    out_loud = bool(code & at.PUBLIC)
    wait = wait_of(diary, page, code)
    if out_loud:
        heard = audience(page, diary.network, customer)
        yield Step(page.week, Kind.COMPLAINED, contact=contact, heard_by=heard)
    else:
        yield Step(page.week, Kind.CONTACTED, (SERVICE,), contact=contact)
    if code & at.OVERTAKEN:
        yield Step(page.week, Kind.OVERTAKEN, (SERVICE,), contact=contact)
    if code & at.WAITED:
        yield Step(page.week, Kind.WAITED, (SERVICE,), contact=contact, wait=wait)
    ends = (
        (at.UNSERVED, Kind.UNSERVED, (SERVICE,)),
        (at.IGNORED, Kind.IGNORED, ()),
        (at.SOLVED, Kind.SOLVED, met),
        (at.BOUNCED, Kind.BOUNCED, (*met, other)),
        (at.NOTED, Kind.NOTED, (SERVICE, IT)),
        (at.GAVE_UP, Kind.GAVE_UP, ()),
        (at.REFUNDED, Kind.REFUNDED, ()),
    )
    if met and not code & at.SOLVED:
        yield Step(page.week, Kind.UNSOLVED, met, who, contact)
    for bit, kind, departments in ends:
        if code & bit:
            yield Step(page.week, kind, departments, who, contact)


def wait_of(diary: "Diary", page: "Page", code: int) -> float | None:
    """How long somebody with a case stood in the queue, in patiences; None where nobody knows.

    The diary knows the wait of those who do not complain in public, and of all where nobody goes
    first.
    """
    if not is_case(code) or code & at.IGNORED:
        return None
    ahead = diary.levers(page.week).answering == Answering.PUBLIC_FIRST
    if code & at.PUBLIC and (ahead or not code & at.WAITED):
        return None
    return page.firm.service.wait / diary.p.service.patience


def neighbours(network: Network, customer: int) -> list[int]:
    """Whom a customer is tied to."""
    ends = network.neighbours[network.first[customer] : network.first[customer + 1]]
    return [int(other) for other in ends]


def audience(page: "Page", network: Network, customer: int) -> int:
    """How many could hear what a customer said: friends, and theirs where it was passed on."""
    near = neighbours(network, customer)
    heard = set(near)
    for other in near:
        if page.code[other] & at.PASSED_ON:
            heard.update(neighbours(network, other))
    return len(heard - {customer})
