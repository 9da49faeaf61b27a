"""What all views of a game share: the status bar at the top and the rail at the left."""

from typing import Literal

from game.kit.events import Clicked, Event, KeyPressed
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Column,
    Dots,
    Fixed,
    Grow,
    Icon,
    Lit,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.figures import Figure
from game.present.status import Status, status
from game.screens import guide
from game.table import Table
from game.words import _

RAIL = (
    ("live", "home", "1"),
    ("goals", "target", "2"),
    ("budgets", "coins", "3"),
    ("structure", "tree", "4"),
    ("voice", "speech", "5"),
    ("why", "share", "6"),
    ("report", "report", "7"),
    ("moves", "flag", "8"),
)
"""Places, their icons and keys."""
RAIL_WIDTH = 74
NARROW = 720
"""Below this width in design pixels the numbers of the bar have a line of their own, and dots alone
say which week it is."""
LOW = 490
"""Below this height in design pixels the rail shows icons alone."""


def names() -> dict[str, str]:
    """What the places are called."""
    return {
        "live": _("Live"),
        "goals": _("Goals"),
        "budgets": _("Budgets"),
        "structure": _("Structure"),
        "moves": _("Decisions"),
        "voice": _("Voice"),
        "why": _("Why?"),
        "report": _("Report"),
    }


def framed(table: Table, ink: Ink, body: Widget) -> Widget:
    """A view within status bar and rail; a hint lies above it, and lights what it speaks of."""
    hint = guide.hint_of(table)
    shown = (Grow(body),) if hint is None else (guide.band(hint, table, ink), Grow(body))
    page = Column((
        _bar(table, status(table.seat, table.risen), ink),
        Grow(Row((rail(table, ink), Grow(Column(shown, gap=0))), gap=0, align="stretch")),
    ), gap=0)  # fmt: skip
    return page if hint is None else Lit(page, guide.targets(hint, table.place))


# ---- the status bar ----------------------------------------------------------------------------


def _bar(table: Table, seen: Status, ink: Ink) -> Widget:
    narrow = ink.wide < NARROW
    week = () if narrow else (Text(seen.week, size="small", colour="muted", wrap=False),)
    left = Row((
        Text(seen.company, size="number", weight="semibold", wrap=False, id="company"),
        Text(seen.when, colour="muted", weight="medium", wrap=False),
        _dots(seen.week_dots if table.seat.running else seen.quarter_dots, table), *week,
    ), gap=12)  # fmt: skip
    figures = Wrap(tuple(figure(one) for one in seen.figures), gap=26, row_gap=4)
    clock = _clock(table, seen)
    shape: Widget = Wrap((left, figures, clock), gap=18, row_gap=6)
    if narrow:
        shape = Wrap((left, Grow(Spacer()), clock, figures), gap=18, row_gap=6)
    if ink.roomy:
        shape = Row((left, Spacer(), figures, Spacer(), clock), gap=14, pad=8)
    return Panel(shape, pad=2 if ink.roomy else 8, radius=0, id="status")


def _dots(dots: tuple[str, ...], table: Table) -> Widget:
    done = sum(dot == "past" for dot in dots)
    label = _("Weeks of this quarter") if table.seat.running else _("Quarters")
    return Dots(count=len(dots), done=done, label=label)


def figure(one: Figure) -> Widget:
    """A number of the status bar: label, value, change since the quarter began."""
    rows: list[Widget] = [
        Text(one.text, size="number", weight="semibold", tabular=True, tip=one.tip, id=one.id)
    ]
    if one.change is not None:
        rows.append(delta(one))
    return Column((
        Text(one.label, size="small", colour="muted", wrap=False),
        Row(tuple(rows), gap=6, align="baseline"),
    ), gap=0, align="start")  # fmt: skip


def delta(one: Figure) -> Widget:
    """The change of a figure: an arrow, a sign and a colour say the same."""
    assert one.change is not None  # noqa: S101  # callers ask first
    colour = {"good": "good_text", "bad": "bad_text"}.get(one.verdict, "muted")
    arrow = "up" if one.change > 0 else "down"
    words = Text(one.change_text, size="small", weight="semibold", colour=colour, tabular=True)
    if one.verdict == "same":
        return words
    return Row((Icon(arrow, size=9, colour=colour), words), gap=3)


def _clock(table: Table, seen: Status) -> Widget:
    running = table.seat.running
    go_on = table.paused and running
    pause = Button(
        "pause",
        _("Go on") if go_on else _("Pause"),
        icon="play" if go_on else "pause",
        key="space",
        hide_label=True,
        enabled=running,
        pressed=go_on,
        tip=_("Let time stand still, or go on."),
    )
    pace = Button(
        "faster",
        _("Speed {n} of 3").format(n=table.pace + 1),
        icon="fast",
        key="+",
        hide_label=True,
        badge=str(table.pace + 1) if table.pace else "",
        tip=_("How fast the weeks go by."),
    )
    return Row((pause, pace, _end(table, seen), _present(), _menu()), gap=8)


def _end(table: Table, seen: Status) -> Button:
    if table.seat.over:
        kind: Literal["plain", "primary"] = "plain" if table.place == "ending" else "primary"
        return Button("go-ending", _("The end"), icon="flag", kind=kind, key="e")
    if table.seat.running:
        tip = _("To the end of the quarter at once.")
        return Button("skip", _("Skip"), icon="flag", kind="primary", key="e", tip=tip)
    elsewhere = table.place in {"closing", "report", "ending"}  # they have a way on of their own
    return Button(
        "end-quarter",
        _("End quarter"),
        icon="flag",
        kind="plain" if elsewhere else "primary",
        key="e",
        enabled=seen.can_end and table.place != "closing",
        tip=_("You say where the brand will go; then thirteen weeks are lived."),
    )


def _present() -> Button:
    tip = _("Key P: one thing a screen, large, for a room.")
    return Button("present", _("Present to a room"), icon="expand", key="p", hide_label=True,
                  tip=tip)  # fmt: skip


def _menu() -> Button:
    tip = _("Escape: settings, and leaving the game.")
    return Button("menu", _("Menu"), icon="menu", hide_label=True, tip=tip)


# ---- the rail ----------------------------------------------------------------------------------


def rail(table: Table, ink: Ink) -> Widget:
    """The places of the game."""
    called = names()
    unseen = _unseen(table)
    buttons = tuple(
        Button(
            f"go-{place}",
            called[place],
            icon=icon,
            kind="nav",
            key=key,
            pressed=table.place == place,
            badge=unseen.get(place, ""),
            hide_label=ink.tall < LOW,
        )
        for place, icon, key in RAIL
    )
    column = Column(buttons, gap=4, pad=5)
    return Panel(Fixed(Scroll(column, "rail"), width=RAIL_WIDTH), pad=0, radius=0, id="rail-panel")


def _unseen(table: Table) -> dict[str, str]:
    """What waits to be looked at, by place."""
    found = {}
    if table.reading and table.place != "report":
        found["report"] = "1"
    if table.seat.week > table.heard_until:
        found["voice"] = str(len(table.edition.feed))
    return found


# ---- what the bar and the rail do --------------------------------------------------------------


def answered(table: Table, event: Event) -> bool:
    """Let the frame answer an event; whether it did."""
    match event:
        case Clicked(id=control) if control.startswith("go-"):
            table.go(control.removeprefix("go-"))
        case Clicked(id="pause"):
            table.paused = not table.paused
        case Clicked(id="faster"):
            table.faster()
        case KeyPressed(name="-"):
            table.slower()
        case Clicked(id="skip"):
            table.skip()
        case Clicked(id="end-quarter"):
            table.go("closing")
        case _:
            return guide.answered(table, event)
    return True
