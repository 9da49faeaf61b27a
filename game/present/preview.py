"""Before a decision: the same five lines each time."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.outlook import Outlook, Question
from game.present.adoption import adoption_text
from game.present.effects import Effect, horizon, horizon_text, on_equity, on_profit
from game.present.figures import Figure, money, number
from game.present.kpis import figure, primary, written
from game.present.own_lines import own_line, walls_asked
from game.present.refusing import refused
from game.present.telling import price_text, told, warnings
from game.seat import Seat
from game.words import _, n_
from sim.decisions import BaseDecision
from sim.purse import Price
from sim.run import QUARTER

ALWAYS = ("brand_equity", "profit")


@dataclass(frozen=True, slots=True)
class Line:
    """One of the five lines."""

    id: str
    """price, reports, adoption, year or own."""
    label: str
    text: str
    parts: tuple[Figure, ...] = ()
    ranges: tuple[str, ...] = ()
    """Where each part lies in four of five futures."""
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What is known of a decision before it is taken."""

    title: str
    text: str
    department: str
    lines: tuple[Line, ...]
    refusal: str
    warnings: tuple[str, ...]
    futures: int
    """How many futures the numbers rest on; nought until the first have come."""


def question(seat: Seat, decision: BaseDecision) -> Question:
    """What to look ahead for; ask it against the policy without the decision."""
    weeks, rest = horizon(seat), QUARTER - seat.week_in_quarter
    spells = {kpi.said: (kpi.said, 0, rest) for kpi in primary(seat)}
    metrics = (*ALWAYS, *walls_asked(decision))
    return Question(weeks, metrics, (*spells.values(), ("profit", 0, weeks)))


def preview(seat: Seat, decision: BaseDecision, outlook: Outlook | None = None) -> Preview:
    """The five lines, as far as they are known; a line that cannot be said honestly is left out."""
    words = told(seat.policy, decision)
    lines = [_price(seat, decision), _reports(seat, outlook), _adoption(seat, decision)]
    if seat.case.preview != "mechanics":
        lines.append(_year(seat, outlook))
    own = own_line(seat, decision, outlook)
    lines.append(Line("own", _("What else"), own))
    return Preview(
        title=words.title,
        text=words.text,
        department=words.department,
        lines=tuple(line for line in lines if line.text or line.parts),
        refusal=refused(seat.check(decision)),
        warnings=warnings(seat, decision),
        futures=outlook.futures if outlook else 0,
    )


def _price(seat: Seat, decision: BaseDecision) -> Line:
    price = seat.price(decision)
    takes = ", ".join(price_text(price, seat.case.currency)) or _("nothing")
    left = _left(seat, price)
    text = _("{takes}. Left: {left}.") if left else _("{takes}.")
    return Line("price", _("Price"), text.format(takes=takes, left=left))


def _left(seat: Seat, price: Price) -> str:
    """What is left afterwards; empty where it cannot be paid."""
    purse = seat.purse.pay(price)
    if min(purse.moves, purse.capital, purse.points, purse.attention) < 0:
        return ""
    text = _("{moves}, {capital} of political capital, {points}, {cash}")
    return text.format(
        moves=n_("{n} move", "{n} moves", purse.moves),
        capital=number(purse.capital),
        points=n_("{n} change point", "{n} change points", purse.points),
        cash=money(purse.cash, seat.case.currency),
    )


def _reports(seat: Seat, outlook: Outlook | None) -> Line:
    label = _("What they will report")
    if outlook is None:
        return Line("reports", label, _("Looking ahead …"))
    figures, ranges = zip(*_report(seat, outlook), strict=True)
    return Line("reports", label, "", figures, ranges)


def _report(seat: Seat, outlook: Outlook) -> Iterator[tuple[Figure, str]]:
    rest = QUARTER - seat.week_in_quarter
    for kpi in primary(seat):
        spell = outlook.spell(kpi.said, rest)
        low, high = spell.low80, spell.high80
        if kpi.form == "uptime":
            low, high = 1.0 - high, 1.0 - low
        ends = {"low": written(seat, kpi, low), "high": written(seat, kpi, high)}
        tip = _("Mean of this quarter; {low} to {high} in four of five futures.").format(**ends)
        span = _("{low} to {high}").format(**ends)
        yield figure(seat, kpi, spell.mean, spell.gain, tip), span


def _adoption(seat: Seat, decision: BaseDecision) -> Line:
    return Line("adoption", _("Sinks in"), adoption_text(seat, decision))


def _year(seat: Seat, outlook: Outlook | None) -> Line:
    """Brand equity and profit against not doing it, at the end of the next full year."""
    label = _("Worth {when}").format(when=horizon_text(seat))
    if outlook is None or not outlook.gains:
        return Line("year", label, _("Looking ahead …"))
    equity, profit = on_equity(outlook), on_profit(outlook, seat.case.currency)
    text = _(
        "Brand equity {be} ({range}), {trend}; profit {profit} ({span}), against not doing it."
    )
    said = text.format(
        be=equity.text,
        range=equity.range,
        trend=equity.trend_text,
        profit=profit.text,
        span=profit.range,
    )
    return Line("year", label, said, effects=(equity, profit))
