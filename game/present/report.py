"""What a quarter brought: one computed sentence, the parts of the change, moves and predictions."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.present.closing import PART_OF, reasons
from game.present.figures import Figure, money, number, percent, shared_out, signed, signed_money
from game.present.names import date_of
from game.present.telling import told
from game.present.waterfall import PARTS, Bar, bars, label, parts_of
from game.present.worths import Worth
from game.seat import Seat
from game.words import _, spoken
from sim.decisions.rebuilding import before
from sim.run import QUARTER

LEVEL = 0.05
"""Points of brand equity below which nothing is said to have moved."""
NEAR = 0.5
"""Points within which a prediction is called right."""


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
    figures: tuple[Figure, ...]
    moves: tuple[Kept, ...]
    predicted: tuple[float, ...]
    actual: tuple[float, ...]
    answer: str
    """What is said of the prediction; empty where none was made."""
    happened: tuple[str, ...]
    """Headlines of the quarter."""


def report(seat: Seat, quarter: int, worths: tuple[Worth, ...] | None = None) -> Report:
    """The report of a quarter that has been played.

    Raises:
        ValueError: if it has not been played to its end.
    """
    if seat.week < seat.first_week(quarter) + QUARTER:
        raise ValueError(f"quarter {quarter} has not been played to its end")
    parts = change_parts(seat, quarter)
    first = seat.first_week(quarter)
    start, end = seat.before_week(first), seat.before_week(first + QUARTER)
    drawn = seat.prediction(quarter)
    shown = bars(parts)
    parts = {bar.id: bar.value for bar in shown}  # sentences say the numbers that are drawn
    change = sum(parts.values())
    return Report(
        title=_("Report: {when}").format(when=date_of(quarter)),
        sentence=_sentence(parts, end.brand_equity),
        start=start.brand_equity,
        end=end.brand_equity,
        change=signed(change),
        bars=shown,
        figures=_figures(seat, quarter),
        moves=_moves(seat, quarter, worths),
        predicted=drawn.line if drawn else (),
        actual=tuple(week.brand_equity for week in seat.history[first : first + QUARTER]),
        answer=_answer(seat, quarter, parts),
        happened=_happened(seat, quarter),
    )


def change_parts(seat: Seat, quarter: int) -> dict[str, float]:
    """The parts of the change of brand equity in a quarter."""
    minds, replaced = seat.recall.minds, seat.recall.replaced
    brand = seat.case.parameters.brand
    return parts_of(minds[quarter - 1], minds[quarter], replaced[quarter - 1], brand)


def _sentence(parts: Mapping[str, float], end: float) -> str:
    """What moved, and which part moved it most."""
    total = sum(parts.values())
    if abs(total) < LEVEL:
        up, down = max(parts, key=parts.__getitem__), min(parts, key=parts.__getitem__)
        text = _("Brand equity stands still at {end}: {up} gave {plus}, {down} took {minus}.")
        return text.format(
            end=number(end, 1),
            up=label(up),
            plus=signed(parts[up]),
            down=label(down),
            minus=signed(parts[down]),
        )
    sign = 1.0 if total > 0.0 else -1.0
    most = max(parts, key=lambda name: sign * parts[name])
    text = _("Brand equity rose by {by} to {end}, most of all through {part} ({share}).")
    if total < 0.0:
        text = _("Brand equity fell by {by} to {end}, most of all through {part} ({share}).")
    return text.format(
        by=number(abs(total), 1), end=number(end, 1), part=label(most), share=signed(parts[most])
    )


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


def _answer(seat: Seat, quarter: int, parts: Mapping[str, float]) -> str:
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
    return f"{line} {_of_reason(drawn.reason, parts)}".strip()


def _of_reason(reason: str, parts: Mapping[str, float]) -> str:
    said = dict(reasons()).get(reason)
    if said is None:
        return ""
    most = max(PARTS, key=lambda name: abs(parts[name]))
    named = PART_OF.get(reason)
    if named is None:
        text = _("You said that {said}. The part that moved most was {most} ({share}).")
    elif named == most or {named, most} <= {"left", "came"}:
        text = _("You said that {said}, and that moved most: {most} ({share}).")
    else:
        own = shared_out((parts[named],))[0]
        text = _("You said that {said}: that came to {own}. What moved most was {most} ({share}).")
        return text.format(said=said, own=signed(own), most=label(most), share=signed(parts[most]))
    return text.format(said=said, most=label(most), share=signed(parts[most]))


def _happened(seat: Seat, quarter: int) -> tuple[str, ...]:
    first = seat.first_week(quarter)
    return tuple(
        spoken(item.event.headline)
        for item in seat.run.model.world.happening
        if first <= item.week < first + QUARTER
    )
