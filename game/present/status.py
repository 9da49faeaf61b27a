"""The bar at the top: whose firm, when, and the four numbers that everybody watches."""

from dataclasses import dataclass, replace

from game.present.figures import Figure, money, number, percent, signed, signed_money
from game.present.names import date_of
from game.seat import Seat
from game.words import _
from sim.measures import Readings
from sim.run import QUARTER


@dataclass(frozen=True, slots=True)
class Status:
    """The status bar."""

    company: str
    when: str
    week: str
    quarter_dots: tuple[str, ...]
    """past, now or ahead."""
    week_dots: tuple[str, ...]
    figures: tuple[Figure, ...]
    """Brand equity, cash, promoters, staff energy."""
    means: tuple[Figure, ...]
    """What decisions are paid with: moves, political capital, change points, attention."""
    can_end: bool
    over: bool
    fault: str
    """Why the game is not kept, where that is so."""


def status(seat: Seat, risen: float = 1.0) -> Status:
    """The status bar of a game now.

    Args:
        seat: the game.
        risen: how far the numbers have counted up since a quarter ended, 0 to 1.
    """
    weeks = seat.week_in_quarter
    shown = min(weeks + (0 if seat.over else 1), QUARTER)
    return Status(
        company=seat.case.words.brand,
        when=date_of(seat.quarter),
        week=_("week {n} of 13").format(n=shown),
        quarter_dots=_dots(seat.quarter - 1, seat.quarters, over=seat.over),
        week_dots=_dots(weeks, QUARTER, over=seat.over),
        figures=figures(seat, risen),
        means=means(seat),
        can_end=seat.planning,
        over=seat.over,
        fault=seat.fault,
    )


def _dots(past: int, of: int, *, over: bool) -> tuple[str, ...]:
    now = -1 if over else past
    return tuple("now" if k == now else "past" if k < past or over else "ahead" for k in range(of))


def figures(seat: Seat, risen: float = 1.0) -> tuple[Figure, ...]:
    """The four numbers, each against where the quarter began that runs or ran last."""
    then, since = _since(seat)
    now = seat.now if risen >= 1.0 or then is None else between(then, seat.now, risen)
    shown = equity(now, then), cash(seat, now, then), promoters(now, then), energy(now, then)
    return tuple(replace(one, tip=f"{one.tip} {since}".rstrip()) for one in shown)


def _since(seat: Seat) -> tuple[Readings | None, str]:
    """What the numbers are compared with, and how that is said; nothing on the first day."""
    if not seat.planning:
        return seat.at_start(), _("The change is since the quarter began.")
    if seat.quarter == 1:
        return None, ""
    return seat.at_start(seat.quarter - 1), _("The change is over the last quarter.")


def between(then: Readings, now: Readings, part: float) -> Readings:
    """The metrics on the way from one week to another."""
    return Readings(*(a + part * (b - a) for a, b in zip(then, now, strict=True)))


def equity(now: Readings, then: Readings | None) -> Figure:
    """Brand equity, true and live."""
    return _figure(
        "brand_equity",
        _("Brand equity"),
        now.brand_equity,
        None if then is None else now.brand_equity - then.brand_equity,
        digits=1,
        unit=_("0 to 100"),
        tip=_(
            "Brand equity, 0 to 100: how well the brand is known, thought of and trusted in "
            "people’s minds, and how loyal its customers are. Higher is better."
        ),
    )


def cash(seat: Seat, now: Readings, then: Readings | None) -> Figure:
    """Money in the bank, less what the moves that are planned cost at once."""
    currency = seat.case.currency
    value = now.cash - (seat.now.cash - seat.purse.cash if seat.planning else 0.0)
    start = now if then is None and value != now.cash else then  # the first day: what moves cost
    change = None if start is None else value - start.cash
    loan = money(seat.case.parameters.finance.overdraft, currency)
    tip = _(
        "Money in the bank: profit less what the owners draw, and less what the moves that you "
        "plan cost at once. Higher is better. The bank lends {loan} at most."
    )
    return Figure(
        id="cash",
        label=_("Cash"),
        value=value,
        text=money(value, currency),
        tip=tip.format(loan=loan),
        unit=currency.symbol,
        change=change,
        change_text="" if change is None else signed_money(change, currency),
        better="up",
        digits=1,
    )


def promoters(now: Readings, then: Readings | None) -> Figure:
    """Promoters less detractors."""
    return _figure(
        "nps",
        _("Net promoters"),
        now.nps,
        None if then is None else now.nps - then.nps,
        unit=_("points"),
        tip=_(
            "Net promoters, −100 to 100 points: customers who would recommend us less those who "
            "would warn others. Higher is better."
        ),
    )


def energy(now: Readings, then: Readings | None) -> Figure:
    """Morale, of those whose morale the model knows."""
    value, change = now.morale, None if then is None else now.morale - then.morale
    return Figure(
        id="morale",
        label=_("Staff energy"),
        value=value,
        text=percent(value),
        tip=_(
            "Morale of the people in service, 0 to 100%: it falls with overload, unsolved cases "
            "and unclear goals. Higher is better."
        ),
        unit="%",
        change=change,
        change_text="" if change is None else signed(100.0 * change, 0),
        better="up",
    )


def means(seat: Seat) -> tuple[Figure, ...]:
    """What decisions are paid with, and what is left of it."""
    purse, pacing = seat.purse, seat.case.parameters.pacing
    had = seat.case.moves_in(seat.week)
    return (
        _means(
            "moves",
            _("Moves left"),
            purse.moves,
            had,
            _("Moves left of {of} in this quarter. A move is one decision of the catalogue."),
        ),
        _means(
            "capital",
            _("Political capital"),
            purse.capital,
            pacing.capital_cap,
            _("Political capital, {of} at most: what it takes to ask people for something they "
              "do not want. A quarter brings some; a quarter on plan brings more."),
        ),
        _means(
            "points",
            _("Change points"),
            purse.points,
            pacing.points,
            _("Change points free, of {of}: how much the firm can change at once. Each that is "
              "taken costs the departments it touches a part of their time."),
        ),
        _means(
            "attention",
            _("Your time"),
            purse.attention,
            pacing.attention - pacing.attention_business,
            _("Points of your own attention left of {of}; they lapse when the quarter ends."),
        ),
    )  # fmt: skip


def _means(name: str, label: str, left: float, of: float, tip: str) -> Figure:
    text = _("{left} of {of}").format(left=number(left), of=number(of))
    return Figure(name, label, left, text, tip.format(of=number(of)))


def _figure(
    name: str,
    label: str,
    value: float,
    change: float | None,
    *,
    unit: str,
    tip: str,
    digits: int = 0,
) -> Figure:
    return Figure(
        id=name,
        label=label,
        value=value,
        text=number(value, digits),
        tip=tip,
        unit=unit,
        change=change,
        change_text="" if change is None else signed(change, digits),
        better="up",
        digits=digits,
    )
