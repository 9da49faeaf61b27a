"""What a seat is paid for: its numbers in words and figures, and its bonus line by line."""

from collections.abc import Iterable

from game.present.figures import money, number, percent
from game.seat import Seat
from game.words import _
from sim.run import QUARTER
from sim.seats import Pay, pay
from sim.seats.paid import before as year_before
from sim.seats.paid import reported

MONEY = {"revenue", "cost", "profit", "cash"}
SHARES = {
    "win_rate", "churn", "wait", "fcr", "cx", "uptime", "effort_it_features", "own_spending",
}  # fmt: skip
INDEXED = {"cost_per_contact", "handling_time"}
FINE = {"tech_debt", "known_issues", "fault_list", "fixes_credited"}
POINTS = {"salience", "image", "brand_equity", "nps"}


def metric_label(metric: str) -> str:
    """A number on a dashboard, in words."""
    return {
        "leads": _("Leads a week"),
        "revenue": _("Revenue a week"),
        "salience": _("How well the brand is known"),
        "image": _("What people think of the brand"),
        "posts": _("Public posts about us"),
        "bookings": _("Customers signed a week"),
        "win_rate": _("Wins, of all who came or left"),
        "leads_followed": _("Leads called back a week"),
        "churn": _("Customers lost a year"),
        "cost_per_contact": _("Cost of a contact (year before = 100)"),
        "handling_time": _("Cost of a contact (year before = 100)"),
        "wait": _("Wait, of customers’ patience"),
        "fcr": _("Solved at the first contact"),
        "cx": _("Experience of served cases"),
        "contacts": _("Contacts a week"),
        "staff": _("People in service"),
        "uptime": _("Uptime"),
        "cost": _("Spending a week"),
        "tech_debt": _("Technical debt, own guess"),
        "effort_it_features": _("Time for new features"),
        "known_issues": _("Faults known and not mended"),
        "profit": _("Profit a week"),
        "cash": _("Cash"),
        "brand_equity": _("Brand equity, by survey"),
        "nps": _("Net promoters"),
        "voice_report": _("Customers’ cases shown to you, a week"),
        "fault_list": _("Known faults on your list"),
        "fixes_credited": _("Faults mended at your word, a quarter"),
        "own_spending": _("Share of all spending that you prioritise"),
        "promise_check": _("Promises not kept that you can show, of 100"),
    }.get(metric, metric)


def metric_text(seat: Seat, metric: str, value: float) -> str:
    """A value of it."""
    if metric in MONEY:
        return money(value, seat.case.currency)
    if metric in SHARES:
        return percent(value)
    if metric in INDEXED:
        base = reported(metric, year_before(seat.run))
        return number(100.0 * value / base if base > 0.0 else 0.0)
    return number(value, 2 if metric in FINE else 1)


def bonus(seat: Seat, who: str, quarter: int | None = None) -> tuple[str, ...]:
    """What a seat earned in a quarter, line by line: in the last one, if none is named."""
    earned = pay(seat.run, who, quarter)
    if earned is None and seat.week >= QUARTER:
        return (_("Nobody was in this office when the quarter began, and nobody is paid for it."),)
    if earned is None:
        return (_("The first quarter is not over: nobody has earned anything yet."),)
    points = _("Bonus: {points} points; 100 is on target, 150 is the most.")
    return (points.format(points=number(earned.points)), *_parts(seat, earned))


def _parts(seat: Seat, earned: Pay) -> Iterable[str]:
    line = _("{what}: {value}, target {target}; {share} of the own part.")
    for part in earned.parts:
        yield line.format(
            what=metric_label(part.metric),
            value=metric_text(seat, part.metric, part.value),
            target=metric_text(seat, part.metric, part.target),
            share=percent(part.share),
        )
    if earned.weight > 0.0:
        yield _("{share} of it is shared by all.").format(share=percent(earned.weight))
