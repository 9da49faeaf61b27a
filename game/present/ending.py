"""The end: six numbers side by side, none added up, and your line against the same luck unmoved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.present.figures import Figure, money, number, percent, signed, signed_money
from game.present.par import beside
from game.seat import Seat
from game.words import _, n_, spoken
from sim.decisions.rebuilding import in_force
from sim.decisions.rolling_back import RollBack
from sim.journal import Journal
from sim.measures import Readings
from sim.run import LAB, QUARTER, Run

SHADOW = 52
"""Weeks that the firm runs on as it was left."""

type Line = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Lived:
    """A course of the firm: every week of the game and of the year after it."""

    weeks: tuple[Readings, ...]
    played: int

    @property
    def end(self) -> Readings:
        """When the game ended."""
        return self.weeks[self.played - 1]

    @property
    def later(self) -> Readings:
        """A year after."""
        return self.weeks[-1]

    def profit(self, weeks: int) -> float:
        """Of the first so many weeks."""
        return sum(week.profit for week in self.weeks[:weeks])


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of the firm, and what would have without a move."""

    you: Lived
    still: Lived
    successor: Lived | None = None
    """Of somebody who has been let go: had the successor taken everything back."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the outcome card."""

    figure: Figure
    """At the end; the change is against the start."""
    later: str
    """After the year in which nobody decides."""
    still: str
    """After that year, had nobody made a move."""
    gap: str
    """What is between the last two."""
    parts: tuple[Figure, ...] = ()
    par: str = ""
    """Where sensible bots are after that year, and whether you are there; nothing if unknown."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The outcome card and the two lines."""

    title: str
    sentence: str
    numbers: tuple[Number, ...]
    """Brand equity with its parts, promoters, profit, cash, staff energy."""
    you: Line
    still: Line
    played: int
    """Weeks that were played; what comes after is the year in which nobody decides."""
    gap: float
    gap_text: str
    questions: tuple[str, ...]


def errand(seat: Seat) -> Callable[[], Aftermath]:
    """A job for the background: it works on copies that are made here and now."""
    mine, weeks, loaded = seat.run.fork(), seat.week, seat.loaded
    agenda = seat.run.agenda
    other = seat.run.fork() if agenda is not None and agenda.dismissed else None
    book = Journal(seat.run.journal.header, seat.run.journal.records)

    def work() -> Aftermath:
        unmoved = Run.replay(without_moves(book), loaded, weeks=weeks)
        next_one = None if other is None else _shadow(rolled_back(other), weeks)
        return Aftermath(_shadow(mine, weeks), _shadow(unmoved, weeks), next_one)

    return work


def rolled_back(run: Run) -> Run:
    """The game once a successor has taken back whatever can be taken back."""
    for item in tuple(in_force(run.policy)):
        way_back = RollBack(decision=item.name)
        if run.check(way_back, LAB) is None:
            run.decide(way_back, by=LAB)
    return run


def without_moves(book: Journal) -> Journal:
    """The same game, had nobody decided anything."""
    while book.decisions():
        book = book.without(1)
    return book


def _shadow(run: Run, played: int) -> Lived:
    """A year without moves, and without events that nobody has announced."""
    run.model.world = run.model.world.foreseen()
    run.advance(SHADOW)
    return Lived(tuple(run.history), played)


def ending(seat: Seat, aftermath: Aftermath | None = None) -> Ending:
    """The outcome, as far as it is known."""
    lived = tuple((week, r.brand_equity) for week, r in enumerate(seat.history))
    gap = 0.0
    if aftermath is not None:
        gap = aftermath.you.later.brand_equity - aftermath.still.later.brand_equity
    return Ending(
        title=f"{seat.case.words.brand}, {_after(seat.week // QUARTER)}",
        sentence="" if aftermath is None else _sentence(aftermath),
        numbers=tuple(_numbers(seat, aftermath)),
        you=lived if aftermath is None else _line(aftermath.you),
        still=() if aftermath is None else _line(aftermath.still),
        played=seat.week,
        gap=gap,
        gap_text="" if aftermath is None else signed(_between(aftermath)),
        questions=tuple(spoken(question.text) for question in seat.case.questions),
    )


def _after(quarters: int) -> str:
    return n_("after {n} quarter", "after {n} quarters", quarters)


def _line(lived: Lived) -> Line:
    return tuple((week, r.brand_equity) for week, r in enumerate(lived.weeks))


def _between(aftermath: Aftermath) -> float:
    """What lies between the two lines, by the figures that stand at their ends."""
    later, still = (one.later.brand_equity for one in (aftermath.you, aftermath.still))
    return round(later, 1) - round(still, 1)


def _sentence(aftermath: Aftermath) -> str:
    earned = aftermath.you.profit(len(aftermath.you.weeks))
    other = aftermath.still.profit(len(aftermath.still.weeks))
    gap, at_end = _between(aftermath), aftermath.you.end.brand_equity
    higher = _("A year after you left, brand equity is {n} points higher than without your moves")
    lower = _("A year after you left, brand equity is {n} points lower than without your moves")
    same = _("A year after you left, brand equity is where it would be without your moves")
    told = (higher if gap > 0.0 else lower if gap < 0.0 else same).format(n=number(abs(gap), 1))
    if gap > 0.0 and earned < other:
        told = _("{told}, and profit is lower").format(told=told)
    elif gap < 0.0 and earned > other:
        told = _("{told}, and profit is higher").format(told=told)
    end = signed(round(at_end, 1) - round(aftermath.still.end.brand_equity, 1))
    said = _("{told}. On the last day the difference was {end}.").format(told=told, end=end)
    return said if aftermath.successor is None else f"{said} {_impatience(aftermath)}"


def _impatience(aftermath: Aftermath) -> str:
    """What it comes to when a successor takes everything back, against going on."""
    assert aftermath.successor is not None  # noqa: S101  # asked only then
    stayed, back = aftermath.you.later.brand_equity, aftermath.successor.later.brand_equity
    text = _(
        "You were let go. Had everything gone on as you left it, brand equity would stand at "
        "{stayed} a year later; with a successor who takes everything back, at {back}."
    )
    return text.format(stayed=number(stayed, 1), back=number(back, 1))


def _numbers(seat: Seat, aftermath: Aftermath | None) -> Iterator[Number]:
    labels = {
        "brand_equity": (_("Brand equity"), 1),
        "nps": (_("Net promoters"), 0),
    }
    for name, (label, digits) in labels.items():
        parts = _parts(seat) if name == "brand_equity" else ()
        yield _index(seat, aftermath, name, label, digits, parts)
    yield _profit(seat, aftermath)
    yield _cash(seat, aftermath)
    yield _energy(seat, aftermath)


def _index(
    seat: Seat,
    aftermath: Aftermath | None,
    name: str,
    label: str,
    digits: int,
    parts: tuple[Figure, ...],
) -> Number:
    now, start = getattr(seat.now, name), getattr(seat.opening, name)
    tip = _("At the end of the game; the change is since its beginning.")
    figure = _figure(name, label, now, number(now, digits), now - start, digits, tip)
    if aftermath is None:
        return Number(figure, "", "", "", parts)
    later, still = (getattr(one.later, name) for one in (aftermath.you, aftermath.still))
    gap = signed(round(later, digits) - round(still, digits), digits)
    par = beside(seat.case, name, later, lambda x: number(x, digits))
    return Number(figure, number(later, digits), number(still, digits), gap, parts, par)


def _parts(seat: Seat) -> tuple[Figure, ...]:
    """The parts of brand equity, always beside it: else advertising looks like a brand."""
    named = (
        ("salience", _("Salience")),
        ("image", _("Image")),
        ("trust", _("Trust")),
        ("loyalty", _("Loyalty")),
    )
    tip = _("A part of brand equity, 0 to 100; the change is since the beginning.")
    return tuple(_level(seat, name, label, tip) for name, label in named)


def _level(seat: Seat, name: str, label: str, tip: str) -> Figure:
    now, start = getattr(seat.now, name), getattr(seat.opening, name)
    return _figure(name, label, now, number(now, 1), now - start, 1, tip)


def _profit(seat: Seat, aftermath: Aftermath | None) -> Number:
    currency = seat.case.currency
    earned = sum(week.profit for week in seat.history)
    over = earned - seat.run.plan * seat.week
    tip = _("All profit of the game; the change is against the board’s plan.")
    figure = Figure(
        "profit",
        _("Profit in all"),
        earned,
        money(earned, currency),
        tip,
        change=over,
        change_text=signed_money(over, currency),
        better="up",
    )
    if aftermath is None:
        return Number(figure, "", "", "")
    later, still = (one.profit(len(one.weeks)) for one in (aftermath.you, aftermath.still))
    gap = signed_money(later - still, currency)
    par = beside(seat.case, "profit", later, lambda x: money(x, currency))
    return Number(figure, money(later, currency), money(still, currency), gap, par=par)


def _cash(seat: Seat, aftermath: Aftermath | None) -> Number:
    currency, now = seat.case.currency, seat.now.cash
    change = now - seat.opening.cash
    figure = Figure(
        "cash",
        _("Cash"),
        now,
        money(now, currency),
        _("Money in the bank at the end; the change is since the beginning."),
        change=change,
        change_text=signed_money(change, currency),
        better="up",
    )
    if aftermath is None:
        return Number(figure, "", "", "")
    later, still = aftermath.you.later.cash, aftermath.still.later.cash
    gap = signed_money(later - still, currency)
    par = beside(seat.case, "cash", later, lambda x: money(x, currency))
    return Number(figure, money(later, currency), money(still, currency), gap, par=par)


def _energy(seat: Seat, aftermath: Aftermath | None) -> Number:
    now, change = seat.now.morale, seat.now.morale - seat.opening.morale
    tip = _("Morale of the people in service; the change is since the beginning.")
    text = percent(now)
    figure = _figure("morale", _("Staff energy"), now, text, 100.0 * change, 0, tip)
    if aftermath is None:
        return Number(figure, "", "", "")
    later, still = aftermath.you.later.morale, aftermath.still.later.morale
    gap, par = signed(100.0 * (later - still), 0), beside(seat.case, "morale", later, percent)
    return Number(figure, percent(later), percent(still), gap, par=par)


def _figure(
    name: str, label: str, now: float, text: str, change: float, digits: int, tip: str
) -> Figure:
    said = signed(change, digits)
    return Figure(name, label, now, text, tip, change=change, change_text=said, better="up")
