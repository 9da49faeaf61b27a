"""The pages of a shared game that everybody may look at."""

from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Column,
    Dots,
    Fixed,
    Grow,
    Icon,
    Panel,
    Peek,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.names import date_of, seat_colour, seat_icon, seat_name
from game.present.paid import bonus
from game.present.seats import (
    Outcome,
    public_figures,
    public_voices,
    request_text,
)
from game.screens.frame import figure
from game.screens.shared.desk import voices_panel
from game.table import Table
from game.words import _
from sim.run import QUARTER
from sim.seats import SEATS, in_office, sealed_in, seats_of

READABLE = 760
FEW = 4
"""Messages of a report, so that its page fits into the window."""


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


def handover(
    table: Table, round_: int, turn: str, again: str, reopen: tuple[str, ...], ink: Ink
) -> Widget:
    """Who sits down next.

    Args:
        table: the game.
        round_: 1 or 2.
        turn: who has not sealed yet; empty when all have.
        again: who wants to open a sealed envelope once more.
        reopen: whose envelopes that could be.
        ink: of the window.
    """
    who = again or turn
    if who:
        title = _("Pass the computer to: {name}").format(name=seat_name(who))
        text = _("The others look away.")
        go = on("sit", _("I am {name}").format(name=seat_name(who)), key="")
    else:
        title, text = _("All have sealed"), _("Everybody may look now.")
        go = on("reveal", _("Open"), key="")
    if again:
        text = _("The others look away. What is sealed stays as it is until it is sealed anew.")
    sealed = sealed_in(table.seat.run)
    seats = (name for name in seats_of(table.seat.case) if in_office(table.seat.run, name))
    chips = tuple(_chip(name, done=name in sealed, next_=name == who) for name in seats)
    parts = (head(title, text, when(table, round_)), Wrap(chips, gap=14), *_gone(table))
    return middle((*parts, *_again(again, reopen), go), ink)


def _gone(table: Table) -> tuple[Widget, ...]:
    """Of a person in whose office nobody is."""
    run = table.seat.run
    if run.room is None or all(in_office(run, who) for who in run.room.humans):
        return ()
    text = _(
        "The customer executive has left. Stay at the table: listen, or advise the chief "
        "executive. If a successor comes, you play on as that person."
    )
    return (Text(text, colour="muted", id="gone"),)


def _again(again: str, reopen: tuple[str, ...]) -> tuple[Widget, ...]:
    """Whoever has sealed may change it until all lies open."""
    if again:
        return (Button("keep-sealed", _("Leave it sealed"), icon="lock", kind="quiet"),)
    if not reopen:
        return ()
    buttons = tuple(
        Button(f"reopen-{who}", seat_name(who), icon="undo", kind="quiet", size="small",
               tip=_("Opens your envelope once more; the others look away."))
        for who in reopen
    )  # fmt: skip
    words = Text(_("Change what you sealed:"), size="small", colour="muted")
    return (Wrap((words, *buttons), gap=6, row_gap=2),)


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
