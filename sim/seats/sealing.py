"""Sealed decisions: each seat writes its own down, nobody sees another's, then all count at once.

What is sealed is a note in the journal: it changes nothing, and is still there after a crash. At
the reveal the decisions are taken one after the other, in the order of the seats, and each may be
refused like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.decisions import DECISIONS, Refusal, decision_of, offered
from sim.room import EXECUTIVE, SEATS, seats_of
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.seats.office import in_office

if TYPE_CHECKING:
    from sim.run import Run

LEAST, MOST = -0.05, 0.10
"""A request for the own budget, as a share of it."""
OWN: Mapping[str, tuple[str, ...]] = {
    "marketing": ("campaign_burst", "promise_level"),
    "sales": ("set_quota", "discount"),
    "service": ("staff_service", "root_cause_work"),
    "it": ("it_mandate",),
    "executive": ("operational_metrics", "redesign_process"),
}
"""Levers of each seat's own, beside its people's time."""


class SealError(ValueError):
    """What cannot be sealed; the text is for people."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seat has written down for a quarter."""

    seat: str
    decisions: tuple[Mapping[str, Any], ...] = ()
    """As a journal says them."""
    request: float = 0.0
    """For the own budget, -.05 to .10 of it."""
    by_computer: bool = False


@dataclass(frozen=True, slots=True)
class Revealed:
    """What became of one sealed decision."""

    seat: str
    kind: str
    title: str
    refusal: Refusal | None
    """Why it was not taken."""


def levers_of(case: Scenario, seat: str) -> tuple[str, ...]:
    """Kinds of decisions that a seat may seal, beside its people's time.

    Args:
        case: the scenario.
        seat: of `SEATS`.
    """
    open_ = offered(case)
    if seat == "ceo":
        return tuple(kind for kind in DECISIONS if kind in open_)
    if seat == EXECUTIVE:
        return tuple(kind for kind in OWN[seat] if kind in open_)
    return OWN[seat]


def levers_now(run: "Run", seat: str) -> tuple[str, ...]:
    """Kinds of decisions that a seat may seal now: none where nobody is in the office."""
    return levers_of(run.case, seat) if in_office(run, seat) else ()


def seal(run: "Run", sealed: Sealed) -> None:
    """Write down what a seat decides; the last one of a quarter counts.

    Raises:
        SealError: if the seat is not there, asks for too much or has nothing to ask for, has no say
            in a decision, or pulls more than one lever of its own; only the chief executive has
            more than one move.
        DecisionError: if it is no decision.
    """
    if sealed.seat not in seats_of(run.case):
        raise SealError(f"there is no seat `{sealed.seat}`: {', '.join(seats_of(run.case))}")
    if not LEAST - 1e-9 <= sealed.request <= MOST + 1e-9:
        raise SealError(f"a budget request goes from {100 * LEAST:g} to {100 * MOST:g} %")
    if sealed.seat == EXECUTIVE and sealed.request:
        raise SealError("a customer executive has no budget of its own to ask for")
    if _revealed(run):
        raise SealError("the decisions of this quarter lie open already")
    people = () if sealed.seat == EXECUTIVE else ("own_effort",)
    own = {*levers_now(run, sealed.seat), *people}
    kinds = [decision_of(decision).kind for decision in sealed.decisions]
    for kind in kinds:
        if kind not in own:
            raise SealError(f"{sealed.seat} has no say in `{kind}`")
    pulled = [kind for kind in kinds if kind != "own_effort"]
    if sealed.seat != "ceo" and len(pulled) > 1:
        raise SealError(f"{sealed.seat} pulls one lever a quarter, not {' and '.join(pulled)}")
    run.note(
        "note",
        {
            "sealed": [dict(one) for one in sealed.decisions],
            "request": sealed.request,
            "computer": sealed.by_computer,
        },
        by=sealed.seat,
    )


def sealed_in(run: "Run", quarter: int | None = None) -> dict[str, Sealed]:
    """What was sealed in a quarter, by seat: in this one, if none is named."""
    first = WEEKS_PER_QUARTER * (run.week // WEEKS_PER_QUARTER if quarter is None else quarter - 1)
    found = {}
    for entry in run.journal.entries:
        if entry.kind == "note" and entry.week == first and "sealed" in entry.data:
            decisions: Any = entry.data["sealed"]
            request: Any = entry.data.get("request", 0.0)
            found[entry.by] = Sealed(
                entry.by, tuple(decisions), float(request), bool(entry.data.get("computer"))
            )
    return found


def ready(run: "Run", humans: tuple[str, ...]) -> bool:
    """Whether everybody who plays has sealed."""
    return set(humans) <= sealed_in(run).keys()


def reveal(run: "Run") -> tuple[Revealed, ...]:
    """Let all sealed decisions of this quarter count, in the order of the seats.

    Raises:
        SealError: if they lie open already.
    """
    from sim.run import Refused  # noqa: PLC0415  # a floor below; here only for what it raises

    if _revealed(run):
        raise SealError("the decisions of this quarter lie open already")
    found = []
    for seat in SEATS:
        sealed = sealed_in(run).get(seat)
        for place, decision in enumerate(sealed.decisions if sealed else ()):
            meant = decision_of(decision)
            name = f"sealed-{run.week}-{seat}-{place}"  # a reveal that was killed takes none twice
            refusal = None
            try:
                run.decide(meant, by=seat, id=name)
            except Refused as refused:
                refusal = refused.refusal
            found.append(Revealed(seat, meant.kind, type(meant).title, refusal))
    run.note("note", {"revealed": True})
    return tuple(found)


def _revealed(run: "Run") -> bool:
    return any(
        entry.kind == "note" and entry.week == run.week and "revealed" in entry.data
        for entry in run.journal.entries
    )
