"""Six offers a quarter for whoever plays for the first time: the rest lies behind all decisions.

Two cheap tools, which modernise and annoy nobody; two wishes of department heads, computed from
what each of them is short of; and, from the second quarter on, two that change the structure,
chosen by where the firm hurts most. Which is best is for the player to find out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.present.moves import answer_to
from game.present.names import department
from game.present.politics import protest_text
from game.present.telling import told
from game.present.title import has_tutorial
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision, DecisionError, decision_of, offered
from sim.run import QUARTER

EACH = 2
SHARE = 1.03
"""Targets lie so far above where the firm stood."""
FULL, DEBT = 0.95, 0.4
"""Load and technical debt from which their department complains."""
BORROWED = ("late", "R11", "R17")
"""Refusals after which an offer is none; the others are shown with it."""

type Made = tuple[float, str, str, Mapping[str, Any]]
"""How pressing, whose, why, and the decision."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A decision that is held out to the player."""

    id: str
    kind: str
    title: str
    text: str
    sort: str
    """tool, wish, structure or protest."""
    who: str
    """A department's id for a wish or a protest, else empty."""
    why: str
    decision: BaseDecision
    price: tuple[str, ...]
    starts: str
    refusal: str


def offers(seat: Seat) -> tuple[Offer, ...]:
    """The offers of this quarter; the same ones however often somebody looks."""
    if has_tutorial(seat.case.id):
        return tuple(_first_offers(seat))
    found = _of_sort(seat, "protest", _protests(seat))
    found += [*_of_sort(seat, "tool", _tools(seat)), *_of_sort(seat, "wish", _wishes(seat))]
    if seat.quarter > 1:
        found += _of_sort(seat, "structure", _structures(seat))
    once: dict[str, Offer] = {}
    for offer in found:
        once.setdefault(offer.kind, offer)
    return tuple(once.values())


def _first_offers(seat: Seat) -> Iterator[Offer]:
    """In the first case: three wishes, and from the second quarter on all that it has."""
    ask = _("{name} asks: {what}")
    film, promise, hands, _time = _wishes(seat)
    reads = ask.format(
        name=department("service"), what=_("let us read promises before they go out.")
    )
    sign: Made = (0.0, "service", reads, {"kind": "promise_signoff", "by": "service"})
    made = [("wish", film), ("wish", promise), ("wish", sign)]
    if seat.quarter > 1:
        made += [("wish", hands), *(("tool", tool) for tool in _tools(seat))]
        made += [("structure", one) for one in _structures(seat) if one[3]["kind"] == "set_goals"]
    for sort, one in made:
        offer = _offer(seat, sort, one)
        if offer is not None:
            yield offer


def _of_sort(seat: Seat, sort: str, made: Iterable[Made]) -> list[Offer]:
    """The most pressing of a sort; one decision is not offered twice."""
    found: dict[str, Offer] = {}
    for made_one in sorted(made, key=lambda one: -one[0]):
        offer = _offer(seat, sort, made_one)
        if offer is not None and len(found) < EACH:
            found.setdefault(offer.kind, offer)
    return list(found.values())


def _offer(seat: Seat, sort: str, made: Made) -> Offer | None:
    _pressing, who, why, mapping = made
    if mapping["kind"] not in offered(seat.case):
        return None
    try:
        decision: BaseDecision = decision_of(mapping)
    except DecisionError:
        return None
    refusal = seat.check(decision)
    if refusal is not None and refusal.code in BORROWED:
        return None
    words, said = told(seat.policy, decision), answer_to(seat, decision)
    return Offer(
        id=f"offer-{decision.kind}",
        kind=decision.kind,
        title=words.title,
        text=words.text,
        sort=sort,
        who=who,
        why=why,
        decision=decision,
        price=said.price,
        starts=said.starts,
        refusal=said.refusal,
    )


def _tools(seat: Seat) -> Iterator[Made]:
    """What can be bought; each quarter begins the shelf at another place."""
    shelf: tuple[tuple[str, Mapping[str, Any]], ...] = (
        (_("People learn; meanwhile fewer hands."), {"kind": "train"}),
        (_("One system, so that everybody sees the same."), {"kind": "customer_record"}),
        (_("A place where everybody can ask."), {"kind": "collaboration_platform"}),
        (_("Customers help themselves."), {"kind": "self_service", "strength": 0.4}),
        (_("The numbers, on slides."), {"kind": "present_evidence"}),
        (_("The desk decides more by itself."), {"kind": "empower", "latitude": 0.4}),
    )
    kinds = offered(seat.case)
    here = [item for item in shelf if item[1]["kind"] in kinds]
    for place, (why, mapping) in enumerate(here):
        turn = (place - EACH * (seat.quarter - 1)) % len(here)
        yield -float(turn), "", why, mapping


def _protests(seat: Seat) -> Iterator[Made]:
    """What departments protest against, the furthest from its target first."""
    agenda = seat.run.agenda
    for one in agenda.protests if agenda is not None else ():
        firm = {"kind": "answer_protest", "department": one.department, "answer": "firm"}
        yield 1.0 - one.reached, one.department, protest_text(seat, one), firm


def _wishes(seat: Seat) -> Iterator[Made]:
    """What each head asks for, and how far the head is from the target."""
    begin, now = seat.opening, seat.now
    lived = seat.history[-QUARTER:] or [begin]
    leads = _short(sum(week.leads for week in lived) / len(lived), begin.leads)
    wins = _short(sum(week.wins for week in lived) / len(lived), begin.wins)
    ask = _("{name} asks: {what}")
    yield (
        leads,
        "marketing",
        ask.format(name=department("marketing"), what=_("the film again, and louder.")),
        {"kind": "campaign_burst", "spend": 1.5},
    )
    yield (
        wins,
        "sales",
        ask.format(name=department("sales"), what=_("a bigger promise, so that people sign.")),
        {"kind": "promise_level", "extra": 0.05},
    )
    yield (
        now.load - FULL,
        "service",
        ask.format(name=department("service"), what=_("as many heads as the work needs.")),
        {"kind": "staff_service", "rule": "to_demand"},
    )
    yield (
        now.tech_debt - DEBT,
        "it",
        ask.format(name=department("it"), what=_("time that nobody can ask for.")),
        {"kind": "it_mandate", "share": 0.2, "run": 1.0, "fixes": 0.0, "integrate": 0.0},
    )


def _short(value: float, begin: float) -> float:
    """How far a number falls short of its target."""
    return 1.0 - value / (SHARE * begin) if begin > 0.0 else 0.0


def _structures(seat: Seat) -> Iterator[Made]:
    """What would change the firm, by where it hurts."""
    now = seat.now
    stuck = now.bounced / now.contacts if now.contacts > 0.0 else 0.0
    ignored = sum(seat.recall.unanswered()) / max(1, sum(w.items for w in seat.recall.weeks))
    yield (
        now.promise_gap / 0.10,
        "",
        _("Today more is promised than is delivered."),
        {"kind": "promise_signoff", "by": "service"},
    )
    yield (
        stuck / 0.25,
        "",
        _("Today cases get stuck between departments."),
        {"kind": "redesign_process", "depth": 0.5},
    )
    yield (
        1.0 - now.visibility_sales,
        "",
        _("Today everybody is paid for something else."),
        {"kind": "shared_goals", "weight": 0.3},
    )
    yield (
        now.known_issues / 0.5,
        "",
        _("Today faults are known, and nobody mends them."),
        {"kind": "it_mandate", "share": 0.2, "fixes": 1.0, "integrate": 0.0},
    )
    yield (
        ignored / 0.5,
        "",
        _("Today nobody answers what customers write in public."),
        {"kind": "listening_owner", "owner": "service"},
    )
    yield (
        0.9 - now.care,
        "",
        _("Today calls are kept short, whatever becomes of the case."),
        {"kind": "set_goals", "service": {"cost": 0.3, "cx": 0.7}},
    )
    yield (
        now.known_issues / 0.6,
        "",
        _("Today nobody speaks for the customer in the boardroom."),
        {"kind": "appoint_executive", "home": "operations"},
    )
