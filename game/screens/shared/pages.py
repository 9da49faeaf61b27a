"""The pages of a shared game that everybody may look at."""

from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Column,
    Dots,
    End,
    Fixed,
    Grid,
    Grow,
    Icon,
    Line,
    LineChart,
    Panel,
    Peek,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.figures import number
from game.present.names import date_of, quarter_of, seat_name
from game.present.paid import bonus
from game.present.rounds import Rounds, tax_text
from game.present.seats import (
    Outcome,
    public_figures,
    public_voices,
    request_text,
    seat_colour,
    seat_icon,
)
from game.screens.frame import figure
from game.screens.ranges import calm_range
from game.screens.shared.desk import voices_panel
from game.table import Table
from game.words import _
from sim.run import QUARTER
from sim.seats import SEATS, sealed_in

READABLE = 760
FEW = 4
"""Messages of a report, so that its page fits into the window."""
ENOUGH = 8
"""Quarters of which each has its name below the chart."""


def middle(parts: tuple[Widget, ...], ink: Ink, wide: float = READABLE) -> Widget:
    """One calm page."""
    page: Widget = Panel(Column(parts, gap=16), pad=30 if ink.roomy else 16, radius=12)
    page = Fixed(page, width=wide) if ink.wide > wide + 60 else Grow(page, weight=50)
    return Column((Spacer(), Row((Spacer(), page, Spacer()), gap=0), Spacer()), pad=12)


def head(title: str, text: str, when: str) -> Widget:
    """What a page is about, with the way to the menu."""
    menu = Button("menu", _("Menu"), icon="menu", hide_label=True)
    rows = [
        Row((Grow(Text(when, colour="muted", weight="medium")), menu)),
        Text(title, size="huge", weight="semibold", id="page-title"),
    ]
    if text:
        rows.append(Text(text, size="title"))
    return Column(tuple(rows), gap=6)


def on(id_: str, label: str, *, enabled: bool = True, key: str = "e") -> Widget:
    """The one way on, at the right; Enter takes it as well.

    A page that somebody passes on has no other key: one that is still held would go too far.
    """
    button = Button(id_, label, icon="play", kind="primary", size="title", key=key, enabled=enabled)
    return Row((Spacer(), button))


def when(table: Table, round_: int) -> str:
    """The company, the round and the quarter."""
    company, date = table.seat.case.words.brand, date_of(table.seat.quarter)
    return _("{company} · round {n} of 2 · {date}").format(company=company, n=round_, date=date)


def handover(table: Table, round_: int, who: str, ink: Ink) -> Widget:
    """Who sits down next; empty when all have sealed."""
    if who:
        title = _("Pass the computer to: {name}").format(name=seat_name(who))
        text = _("The others look away.")
        go = on("sit", _("I am {name}").format(name=seat_name(who)), key="")
    else:
        title, text = _("All have sealed"), _("Everybody may look now.")
        go = on("reveal", _("Open"), key="")
    sealed = sealed_in(table.seat.run)
    chips = tuple(_chip(name, done=name in sealed, next_=name == who) for name in SEATS)
    return middle((head(title, text, when(table, round_)), Wrap(chips, gap=14), go), ink)


def _chip(who: str, *, done: bool, next_: bool) -> Widget:
    """A seat, and whether it has sealed."""
    state = _("sealed") if done else _("next") if next_ else _("to come")
    words = Column((
        Text(seat_name(who), weight="semibold", wrap=False),
        Text(state, size="small", colour="muted", wrap=False, id=f"state-{who}"),
    ), gap=0)  # fmt: skip
    return Row((Icon("lock" if done else seat_icon(who), 18, seat_colour(who)), words), gap=8)


# ---- reveal and run ------------------------------------------------------------------------------


def revealed(table: Table, round_: int, found: tuple[Outcome, ...], ink: Ink) -> Widget:
    """What each seat sealed, and what was refused."""
    sealed = sealed_in(table.seat.run)
    rows = tuple(
        _opened(who, tuple(one for one in found if one.seat == who), request_text(sealed[who]),
                by_computer=sealed[who].by_computer)
        for who in SEATS if who in sealed
    )  # fmt: skip
    parts = (
        head(_("What was sealed"), "", when(table, round_)), *rows,
        on("run", _("Let the quarter run")),
    )  # fmt: skip
    return middle(parts, ink, 900)


def _opened(who: str, found: tuple[Outcome, ...], asked: str, *, by_computer: bool) -> Widget:
    name = seat_name(who)
    if by_computer:
        name = _("{name} (the computer)").format(name=name)
    rows: list[Widget] = [
        Row((Icon(seat_icon(who), 18, seat_colour(who)), Grow(Text(name, weight="semibold")),
             Text(asked, size="small", colour="muted", align="right")), gap=8)
    ]  # fmt: skip
    for place, one in enumerate(found, 1):
        rows.append(Text(f"{one.title}: {one.text}" if one.text else one.title))
        if one.refusal:
            why = Text(_("Not taken. {why}").format(why=one.refusal), size="small",
                       weight="medium", colour="bad_text", id=f"refused-{who}-{place}")  # fmt: skip
            rows.append(Row((Icon("cross", 12, "bad_text"), Grow(why)), gap=6, align="start"))
    if not found:
        rows.append(Text(_("No decision."), colour="muted"))
    return Panel(Column(tuple(rows), gap=4), fill="well", edge=seat_colour(who), id=f"of-{who}")


def running(table: Table, round_: int, ink: Ink) -> Widget:
    """The weeks go by; what can be read in public is all there is to see."""
    seat = table.seat
    lived = seat.week_in_quarter
    pause = Button(
        "pause",
        _("Go on") if table.paused else _("Pause"),
        icon="play" if table.paused else "pause",
        key="space",
        kind="primary" if table.paused else "plain",
    )
    pace = Button("faster", _("Speed {n} of 3").format(n=table.pace + 1), icon="fast", key="+")
    skip = Button("skip", _("Skip"), icon="flag", key="e")
    week = _("week {n} of 13").format(n=min(lived + 1, QUARTER))
    dots = Row((Dots(QUARTER, lived, _("Weeks of this quarter")), Text(week)), gap=12)
    heard = public_voices(seat, table.voices)
    parts = (
        head(_("The quarter runs"), "", when(table, round_)), dots,
        Wrap((pause, pace, skip), gap=8), voices_panel(heard, _("What anybody can read")),
    )  # fmt: skip
    return middle(parts, ink, 900)


# ---- reports -------------------------------------------------------------------------------------


def report(table: Table, round_: int, peeking: str, humans: tuple[str, ...], ink: Ink) -> Widget:
    """What the firm publishes of the last quarter; each seat's own bonus only while it is held."""
    seat = table.seat
    quarter = seat.week // QUARTER
    numbers = Wrap(tuple(figure(one) for one in public_figures(seat, quarter)), gap=40, row_gap=12)
    holds = tuple(
        Peek(f"bonus-{who}", seat_name(who), icon="eye", key=str(place),
             tip=_("Shown only while it is held. The others look away."))
        for place, who in enumerate(humans, 1)
    )  # fmt: skip
    shown: tuple[Widget, ...] = ()
    if peeking:
        first, *rest = bonus(seat, peeking, quarter)
        rows = (Text(first, weight="semibold", id="bonus-points"), *(Text(one) for one in rest))
        shown = (Panel(Column(rows, gap=4), title=seat_name(peeking), fill="well"),)
    company = seat.case.words.brand
    date = _("{company} · round {n} of 2 · {date}").format(
        company=company, n=round_, date=date_of(quarter)
    )
    parts = (
        head(_("The quarter is over"), _("What the firm makes public:"), date), numbers,
        Column((Text(_("Your own bonus: hold your button, or its number"), weight="semibold"),
                Wrap(holds, gap=8), *shown), gap=8),
        voices_panel(public_voices(seat, table.voices)[:FEW], _("What anybody can read")),
        on("next", _("Go on")),
    )  # fmt: skip
    return middle(parts, ink, 900)


def timeout(table: Table, humans: tuple[str, ...], waiting: str, fault: str, ink: Ink) -> Widget:
    """Between the rounds: everybody tells, the others listen."""
    text = _("One minute each: what does the company look like from your chair?")
    names = tuple(
        Row((Icon(seat_icon(who), 20, seat_colour(who)), Text(seat_name(who), size="title")), gap=8)
        for who in humans
    )
    rules = _("The others only listen. Then you play it again: same customers, same luck. This "
              "time the structure may be changed.")  # fmt: skip
    notice = (Text(fault, colour="bad_text", id="notice"),) if fault else ()
    parts = (
        head(_("Time-out"), text, table.seat.case.words.brand), Column(names, gap=10),
        Text(rules, colour="muted"), *notice, Text(waiting, colour="muted"),
        on("second", _("Begin round 2"), enabled=not waiting),
    )  # fmt: skip
    return middle(parts, ink)


# ---- the end -------------------------------------------------------------------------------------


def waiting(table: Table, fault: str, ink: Ink) -> Widget:
    """While both rounds are put side by side."""
    text = fault or _("Both rounds are put side by side.")
    parts = (head(_("The end"), text, table.seat.case.words.brand), home_button(key="e"))
    return middle(parts, ink)


def home_button(key: str = "") -> Widget:
    """The way out."""
    button = Button("home", _("Back to the title"), icon="home", kind="primary", key=key)
    return Row((Spacer(), button))


def bonuses(table: Table, seen: Rounds, ink: Ink) -> Widget:
    """What each seat earned in both rounds."""
    titles = (Text(""), *(Text(one, size="small", weight="semibold", colour="muted", align="right")
                          for one in (_("Round 1"), _("Round 2"))))  # fmt: skip
    rows = tuple(
        (Row((Icon(seat_icon(who), 18, seat_colour(who)), Text(name, size="title")), gap=8),
         Text(one, size="title", weight="semibold", align="right", tabular=True, id=f"one-{who}"),
         Text(two, size="title", weight="semibold", align="right", tabular=True, id=f"two-{who}"))
        for who, name, one, two in seen.bonuses
    )  # fmt: skip
    text = _("First what you were paid: points a quarter, 100 is on target.")
    parts = (
        head(_("Your bonuses"), text, table.seat.case.words.brand),
        Grid((titles, *rows), (1.0, "fit", "fit"), gap=24, row_gap=10),
        on("brand", _("Then the brand")),
    )  # fmt: skip
    return middle(parts, ink)


def brand(table: Table, seen: Rounds, ink: Ink) -> Widget:
    """The brand in both rounds, and the silo tax."""
    first, second = seen.lines
    headline, text = tax_text(seen)
    names = _("Round 1"), _("Round 2")
    chart = LineChart(
        "rounds",
        _("Brand equity in both rounds"),
        lines=(Line(first, "muted", dashed=True, name=names[0]), Line(second, name=names[1])),
        ends=(
            End(first[-1][1], number(first[-1][1], 1), names[0], "muted"),
            End(second[-1][1], number(second[-1][1], 1), names[1]),
        ),
        x_labels=_dates(table.seat.quarters),
        y_range=calm_range(value for line in seen.lines for _x, value in line),
        min_height=230,
        tip=_("Brand equity, 0 to 100."),
    )
    parts = (
        head(_("The brand"), "", table.seat.case.words.brand), chart,
        Text(headline, size="number", weight="semibold", id="tax"), Text(text), home_button("e"),
    )  # fmt: skip
    return middle(parts, ink, 900)


def _dates(quarters: int) -> tuple[tuple[float, str], ...]:
    step = 1 if quarters <= ENOUGH else 2
    return tuple(
        ((quarter - 1) * QUARTER + QUARTER / 2 - 0.5, quarter_of(quarter))
        for quarter in range(1, quarters + 1, step)
    )
