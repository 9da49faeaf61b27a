"""The pages between and after the rounds of a shared game: talks, bonuses, the brand."""

from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    End,
    Grid,
    Icon,
    Line,
    LineChart,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.figures import number
from game.present.names import quarter_of, seat_colour, seat_icon, seat_name
from game.present.rounds import Rounds, tax_text
from game.present.showing import time_out
from game.screens.ranges import calm_range
from game.screens.shared.pages import head, middle, on
from game.screens.timer import Timer
from game.table import Table
from game.words import _, spoken
from sim.run import QUARTER
from sim.scenario.room import TimeOut

ENOUGH = 8
"""Quarters of which each has its name below the chart."""


def pause(table: Table, told: TimeOut, timer: Timer, ink: Ink) -> Widget:
    """A break that the scenario has within a round."""
    parts = (
        head(_("Time-out"), "", table.seat.case.words.brand), *_talk(spoken(told.prompt), timer),
        on("play-on", _("Play on")),
    )  # fmt: skip
    return middle(parts, ink)


def _talk(prompt: str, timer: Timer) -> tuple[Widget, ...]:
    """What everybody is asked, and how long they have."""
    clock = Wrap((timer.face(), timer.controls()), gap=20, row_gap=8)
    return Text(prompt, size="number", id="prompt"), clock


def timeout(
    table: Table, humans: tuple[str, ...], timer: Timer, waiting: str, fault: str, ink: Ink
) -> Widget:
    """Between the rounds: everybody tells, the others listen."""
    told = time_out(table.seat)
    text = _("One minute each: what does the company look like from your chair?")
    prompt = text if told is None else spoken(told.prompt)
    names = tuple(
        Row((Icon(seat_icon(who), 20, seat_colour(who)), Text(seat_name(who), size="title")), gap=8)
        for who in humans
    )
    rules = _("Then you play it again: same customers, same luck. This time the structure may be "
              "changed.")  # fmt: skip
    notice = (Text(fault, colour="bad_text", id="notice"),) if fault else ()
    parts = (
        head(_("Time-out"), "", table.seat.case.words.brand), *_talk(prompt, timer),
        Wrap(names, gap=18, row_gap=8), Text(rules, colour="muted"), *notice,
        Text(waiting, colour="muted"),
        Row((Spacer(), Button("hand-in", _("Hand in round 1"), icon="share", key="h"))),
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
    hand = Button("hand-in", _("Hand in"), icon="share", key="h")
    button = Button("home", _("Back to the title"), icon="home", kind="primary", key=key)
    return Row((Spacer(), hand, button), gap=10)


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
    headline, text = tax_text(seen.tax, seen.currency)
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
