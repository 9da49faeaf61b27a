"""What a quarter brought: one computed sentence, the parts of the change, moves and predictions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.present.closing import MOVED_BY, reasons
from game.present.figures import Figure, money, number, percent, shared_out, signed, signed_money
from game.present.names import date_of
from game.present.owners import OWNERS, owner, owner_tip
from game.present.politics import board, wishes
from game.present.scales import metric_name
from game.present.telling import told
from game.present.worths import Worth
from game.seat import Seat
from game.words import _, spoken
from sim.decisions.rebuilding import before
from sim.explain.web import THOUGHTS, Web
from sim.run import QUARTER

LEVEL = 0.05
"""Points of brand equity below which nothing is said to have moved."""
NEAR = 0.5
"""Points within which a prediction is called right."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the change."""

    id: str
    label: str
    value: float
    """As shown: the bars' values sum to the change as shown."""
    tip: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A move: what was expected of it by the quarter's end, and what it brought."""

    id: str
    title: str
    text: str
    department: str
    expected: str
    range: str
    brought: str
    verdict: str
    """within, above or below the range; empty while it is computed."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a quarter."""

    title: str
    sentence: str
    start: float
    end: float
    change: str
    bars: tuple[Bar, ...]
    """By where it happened; none until that is known."""
    figures: tuple[Figure, ...]
    moves: tuple[Kept, ...]
    predicted: tuple[float, ...]
    actual: tuple[float, ...]
    answer: str
    """What is said of the prediction; empty where none was made."""
    happened: tuple[str, ...]
    """Headlines of the quarter."""
    wishes: tuple[str, ...] = ()
    """What departments ask for; only in the latest report."""
    board: tuple[str, ...] = ()
    """What the board writes; only in the latest report."""


def report(
    seat: Seat,
    quarter: int,
    worths: tuple[Worth, ...] | None = None,
    web: Web | None = None,
) -> Report:
    """The report of a quarter that has been played.

    Args:
        seat: the game.
        quarter: 1 is the first.
        worths: what its moves brought; None while that is worked out.
        web: why brand equity moved in it; None while that is worked out.

    Raises:
        ValueError: if it has not been played to its end.
    """
    if seat.week < seat.first_week(quarter) + QUARTER:
        raise ValueError(f"quarter {quarter} has not been played to its end")
    first = seat.first_week(quarter)
    start, end = seat.before_week(first), seat.before_week(first + QUARTER)
    change = end.brand_equity - start.brand_equity
    latest = quarter == seat.week // QUARTER
    drawn = seat.prediction(quarter)
    shown = () if web is None else bars(web)
    return Report(
        title=_("Report: {when}").format(when=date_of(quarter)),
        sentence=_sentence(change, shown, end.brand_equity),
        start=start.brand_equity,
        end=end.brand_equity,
        change=signed(change),
        bars=shown,
        figures=_figures(seat, quarter),
        moves=_moves(seat, quarter, worths),
        predicted=drawn.line if drawn else (),
        actual=tuple(week.brand_equity for week in seat.history[first : first + QUARTER]),
        answer=_answer(seat, quarter, web),
        happened=_happened(seat, quarter),
        wishes=wishes(seat) if latest else (),
        board=board(seat) if latest else (),
    )


def bars(web: Web) -> tuple[Bar, ...]:
    """The causes by where they happened, rounded so that they sum; last, what is left open."""
    found = dict.fromkeys(OWNERS, 0.0)
    for row in web.why.causes[:-1]:
        found[row.owner] += row.value
    del found["firm"]  # nothing that people think belongs to nobody
    rest = Bar("rest", _("Not accounted for"), 0.0, _("What no cause explains."))
    named = (*(Bar(name, owner(name), 0.0, owner_tip(name)) for name in found), rest)
    values = shared_out((*found.values(), web.why.rest))
    pairs = zip(named, values, strict=True)
    return tuple(replace(bar, value=x) for bar, x in pairs if x or bar is not rest)


def _sentence(change: float, shown: tuple[Bar, ...], end: float) -> str:
    """What moved, and what moved it most."""
    if not shown:
        return _moved(change, end)
    up, down = (pick(shown, key=lambda bar: bar.value) for pick in (max, min))
    if abs(change) < LEVEL:
        text = _("Brand equity stands still at {end}: {up} gave {plus}, {down} took {minus}.")
        return text.format(
            end=number(end, 1),
            up=up.label,
            plus=signed(up.value),
            down=down.label,
            minus=signed(down.value),
        )
    most = up if change > 0.0 else down
    text = _("Brand equity rose by {by} to {end}, most of all through: {part} ({share}).")
    if change < 0.0:
        text = _("Brand equity fell by {by} to {end}, most of all through: {part} ({share}).")
    total = abs(sum(bar.value for bar in shown))
    return text.format(
        by=number(total, 1), end=number(end, 1), part=most.label, share=signed(most.value)
    )


def _moved(change: float, end: float) -> str:
    """The same before anybody knows why."""
    if abs(change) < LEVEL:
        return _("Brand equity stands still at {end}.").format(end=number(end, 1))
    text = _("Brand equity rose by {by} to {end}.")
    if change < 0.0:
        text = _("Brand equity fell by {by} to {end}.")
    return text.format(by=number(abs(change), 1), end=number(end, 1))


def _figures(seat: Seat, quarter: int) -> tuple[Figure, ...]:
    """The quarter's numbers against the quarter before."""
    first = seat.first_week(quarter)
    start, end = seat.before_week(first), seat.before_week(first + QUARTER)
    currency = seat.case.currency
    earned = sum(week.profit for week in seat.history[first : first + QUARTER])
    plan = QUARTER * seat.run.plan
    profit = Figure(
        "profit",
        _("Profit"),
        earned,
        money(earned, currency),
        _("Profit of the quarter; the change is against the board’s plan."),
        change=earned - plan,
        change_text=signed_money(earned - plan, currency),
        better="up",
    )
    index = _("0 to 100; the change is over the quarter.")
    named = (
        ("salience", _("Salience"), index),
        ("image", _("Image"), index),
        ("trust", _("Trust"), index),
        ("loyalty", _("Loyalty"), index),
        ("nps", _("Net promoters"), _("Points, −100 to 100; the change is over the quarter.")),
    )
    levels = tuple(
        _level(name, text, getattr(end, name), getattr(start, name), tip)
        for name, text, tip in named
    )
    share = Figure(
        "share",
        _("Market share"),
        end.share,
        percent(end.share, 1),
        _("Our customers among all people; the change is over the quarter."),
        change=end.share - start.share,
        change_text=signed(100.0 * (end.share - start.share)),
        better="up",
    )
    return (*levels, share, profit)


def _level(name: str, text: str, now: float, then: float, tip: str) -> Figure:
    change = now - then
    return Figure(
        name, text, now, number(now, 1), tip, change=change, change_text=signed(change), better="up"
    )


def _moves(seat: Seat, quarter: int, worths: tuple[Worth, ...] | None) -> tuple[Kept, ...]:
    known = {worth.id: worth for worth in worths or ()}
    policy = before(seat.policy, seat.first_week(quarter), seat.case)
    found = []
    for item in seat.moves_of(quarter):
        words, worth = told(policy, item.decision), known.get(item.id)
        said = ("", "", "", "") if worth is None else _said(worth)
        found.append(Kept(item.id, words.title, words.text, words.department, *said))
    return tuple(found)


def _said(worth: Worth) -> tuple[str, str, str, str]:
    span = _("{low} to {high}").format(low=signed(worth.low80), high=signed(worth.high80))
    inside = worth.low80 - LEVEL <= worth.brought <= worth.high80 + LEVEL
    verdict = "within" if inside else "above" if worth.brought > worth.high80 else "below"
    return signed(worth.expected), span, signed(worth.brought), verdict


def _answer(seat: Seat, quarter: int, web: Web | None) -> str:
    """The prediction beside what came, and the reason beside what moved."""
    drawn = seat.prediction(quarter)
    if drawn is None:
        return ""
    end = seat.first_week(quarter) + len(drawn.line)
    came, meant = seat.before_week(end).brand_equity, drawn.line[-1]
    text = _("You drew {meant}; it came to {came}.")
    if abs(came - meant) <= NEAR:
        text = _("You drew {meant}, and it came to {came}: you saw it coming.")
    line = text.format(meant=number(meant, 1), came=number(came, 1))
    return line if web is None else f"{line} {_of_reason(drawn.reason, web)}".strip()


def _of_reason(reason: str, web: Web) -> str:
    said = dict(reasons()).get(reason)
    if said is None:
        return ""
    through = {name: sum(web.through[name].values()) for name in THOUGHTS}
    most = max(THOUGHTS, key=lambda name: abs(through[name]))
    words, share = metric_name(most), signed(through[most])
    if reason not in MOVED_BY:
        text = _("You said that {said}. What people think moved most in: {most} ({share}).")
        return text.format(said=said, most=words, share=share)
    own = sum(_named(MOVED_BY[reason], web, through))
    if MOVED_BY[reason] == (most,):
        text = _("You said that {said}, and that moved most: {most} ({share}).")
        return text.format(said=said, most=words, share=share)
    text = _(
        "You said that {said}: that came to {own}. What people think moved most in: {most} "
        "({share})."
    )
    return text.format(said=said, own=signed(own), most=words, share=share)


def _named(names: tuple[str, ...], web: Web, through: Mapping[str, float]) -> Iterator[float]:
    """What a reason names: what people think, or causes."""
    for name in names:
        if name in through:
            yield through[name]
        yield from (row.value for row in web.why.causes if row.id == name)


def _happened(seat: Seat, quarter: int) -> tuple[str, ...]:
    first = seat.first_week(quarter)
    return tuple(
        spoken(item.event.headline)
        for item in seat.run.model.world.happening
        if first <= item.week < first + QUARTER
    )
