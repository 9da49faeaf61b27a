"""What a player may set here and now, and what to say where that is not so."""

from game.present.names import date_of, in_words
from game.seat import Seat
from game.words import _, n_
from sim.decisions import offered
from sim.run import QUARTER
from sim.scenario.names import DEPARTMENTS

TUTORIAL_ROWS = ("service",)
"""Whose goals the first game lets one change: a single row is enough to meet a trade-off."""


def open_rows(seat: Seat) -> tuple[str, ...]:
    """Departments whose goals this scenario lets the player change."""
    if "set_goals" not in offered(seat.case):
        return ()
    return TUTORIAL_ROWS if seat.case.decisions.set == "tutorial" else DEPARTMENTS


def rows_text(seat: Seat) -> str:
    """Why some rows cannot be changed; empty where all can."""
    rows = open_rows(seat)
    if not rows:
        return _("In this game nobody’s goals can be changed; they are shown as they are.")
    if len(rows) == len(DEPARTMENTS):
        return ""
    text = _(
        "In this game you can change what {who} is paid for. The other rows stay, and pull "
        "against it."
    )
    return text.format(who=in_words(rows))


def can_shift(seat: Seat) -> bool:
    """Whether this scenario lets the player move budget."""
    return "shift_budget" in offered(seat.case)


def budgets_text(seat: Seat) -> str:
    """Why no budget can be moved; empty where it can."""
    if can_shift(seat):
        return ""
    return _("In this game budgets stay as they are; they are shown so that you know them.")


def waiting_text(seat: Seat) -> str:
    """When moves are possible again; empty while they are."""
    if seat.planning:
        return ""
    if seat.over or seat.quarter == seat.quarters:
        text = _("The last quarter has been planned: this is how you leave the firm.")
        return _("The game is over: this is how you left the firm.") if seat.over else text
    weeks = QUARTER - seat.week_in_quarter
    text = n_(
        "The quarter is running. You can decide again in {n} week,",
        "The quarter is running. You can decide again in {n} weeks,",
        weeks,
    )
    return text + " " + _("when {date} is planned.").format(date=date_of(seat.quarter + 1))
