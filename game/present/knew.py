"""Who knew first: customers, a department's own number, or whoever changed the structure."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.present.figures import number, percent
from game.present.kpis import Kpi, of_executive, primary
from game.present.names import date_of, department, in_words, seat_name
from game.seat import Seat
from game.words import _, n_
from sim.debrief.signs import FALLEN, MORE, SHORT, Signs, signs
from sim.run import QUARTER
from sim.seats import in_office
from sim.seats.dashboards import DASHBOARDS


@dataclass(frozen=True, slots=True)
class Sign:
    """When something could first be seen."""

    id: str
    label: str
    quarter: int | None
    """1 is the first of the game; None where it never came."""
    text: str


@dataclass(frozen=True, slots=True)
class Knew:
    """What is said of it."""

    sentence: str
    signs: tuple[Sign, ...]
    quarters: int
    rule: str


def knew(seat: Seat) -> Knew:
    """Who knew first in a game of at least one quarter."""
    kpis = primary(seat, week=-1)
    paid = {kpi.department: (kpi.metric, kpi.better) for kpi in kpis}
    found = signs(seat.run, paid, seat.opening)
    rule = _(
        "Customers: {more} more than in the year before. Own numbers, as reported: {short} short "
        "of the year before. Brand equity: {fallen} point below the first day."
    )
    return Knew(
        sentence=" ".join((*_sentences(found), *_told_of_executive(seat))),
        signs=(*_rows(found, {kpi.department: kpi.label for kpi in kpis}), *_read(seat)),
        quarters=seat.week // QUARTER,
        rule=rule.format(more=percent(MORE - 1.0), short=percent(SHORT), fallen=number(FALLEN)),
    )


def _rows(found: Signs, labels: dict[str, str]) -> Iterator[Sign]:
    yield _row("complaints", _("Customers complain in public more often"), found.complaints)
    yield _row("leaving", _("Customers leave more often"), found.leaving)
    yield _row("brand", _("Brand equity has fallen"), found.brand)
    for name, quarter in found.own.items():
        text = _("{name}: {label}").format(name=department(name), label=labels[name])
        yield _row(f"own-{name}", text, quarter)
    yield _row("structure", _("The structure is changed"), found.structure)


def _read(seat: Seat) -> Iterator[Sign]:
    """When a customer executive could read of it: surveys are late, and an office may be empty."""
    for kpi in of_executive(seat):
        _short, seen = _own_number(seat, kpi)
        text = _("{name}: {label}").format(name=seat_name(kpi.department), label=kpi.label)
        yield _row(f"own-{kpi.department}", text, seen)


def _own_number(seat: Seat, kpi: Kpi) -> tuple[int | None, int | None]:
    """The quarter in which it fell short, and the one in which somebody in the office read that."""
    who, paid = kpi.department, {kpi.department: (kpi.metric, kpi.better)}
    short = signs(seat.run, paid, seat.opening).own[who]
    if short is None:
        return None, None
    late = next((one.late for one in DASHBOARDS[who] if one.metric == kpi.metric), 0)
    first, last = short + -(-late // QUARTER), seat.week // QUARTER
    there = (n for n in range(first, last + 1) if in_office(seat.run, who, QUARTER * (n - 1)))
    return short, next(there, None)


def _told_of_executive(seat: Seat) -> Iterator[str]:
    """What a customer executive was shown and could order on the first day, and read of its own."""
    for kpi in of_executive(seat):
        levers = seat.policy.levers(0)
        text = {
            0.0: _(
                "On the first day the customer executive was shown {share} of what is logged, and "
                "could order nothing."
            ),
            0.5: _(
                "On the first day the customer executive was shown {share} of what is logged, and "
                "had a say in IT’s queue."
            ),
            1.0: _(
                "On the first day the customer executive was shown {share} of what is logged, and "
                "could order IT’s queue."
            ),
        }[levers.executive_authority]
        yield text.format(share=percent(levers.executive_access))
        short, seen = _own_number(seat, kpi)
        if short is None:
            yield _("Its own number never fell short of the year before.")
        elif seen is None:
            told = _("Its own number fell short in {when}; it was never read in that office.")
            yield told.format(when=date_of(short))
        else:
            told = _("Its own number fell short in {when}, and was read there in {seen}.")
            yield told.format(when=date_of(short), seen=date_of(seen))


def _row(name: str, label: str, quarter: int | None) -> Sign:
    return Sign(name, label, quarter, _("never") if quarter is None else date_of(quarter))


def _sentences(found: Signs) -> Iterator[str]:
    """Customers, then own numbers, then structure: each only as far as it is so."""
    yield _of_customers(found)
    yield _of_departments(found)
    yield _of_structure(found)


def _of_customers(found: Signs) -> str:
    said, left = found.complaints, found.leaving
    if said is None and left is None:
        return _("Customers neither complained nor left clearly more than in the year before.")
    if said is None or left is None:
        one = _("Customers left clearly more often in {when}; they never complained clearly more.")
        if left is None:
            one = _(
                "Customers complained clearly more in {when}; they never left clearly more often."
            )
        return one.format(when=date_of(left or said or 1))
    text = _("Customers complained clearly more in {said}, and left more often in {left}.")
    return text.format(said=date_of(said), left=date_of(left))


def _of_departments(found: Signs) -> str:
    first = found.department
    if first is None:
        return _("No department’s own number ever fell short of the year before.")
    who = tuple(name for name, quarter in found.own.items() if quarter == first)
    text = _("The first own number to fall short was that of {who}, in {when}.")
    if len(who) > 1:
        text = _("The first own numbers to fall short were those of {who}, in {when}.")
    return text.format(who=in_words(who), when=date_of(first))


def _of_structure(found: Signs) -> str:
    first, acted = found.customers, found.structure
    if acted is None:
        return _("The structure was never changed.")
    told = _("The structure was first changed in {when}.").format(when=date_of(acted))
    if first is None:
        return told
    late = acted - first
    if late == 0:
        after = _("That was in the quarter of the first sign from customers.")
    elif late < 0:
        after = n_(
            "That was {n} quarter before the first sign from customers.",
            "That was {n} quarters before the first sign from customers.",
            -late,
        )
    else:
        after = n_(
            "That was {n} quarter after the first sign from customers.",
            "That was {n} quarters after the first sign from customers.",
            late,
        )
    return f"{told} {after}"
