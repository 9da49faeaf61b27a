"""What a seat of a room is told: its own numbers, its card, its bonus, and what all may know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from game.present.efforts import in_words as effort_in_words
from game.present.figures import Figure, money, percent, signed, signed_money
from game.present.names import seat_name
from game.present.paid import MONEY, SHARES, metric_label, metric_text
from game.present.refusing import refused
from game.present.telling import told
from game.present.voice import Quote, quote
from game.seat import Seat
from game.words import _, n_, spoken
from sim.decisions import decision_of
from sim.decisions.own_effort import OwnEffort
from sim.decisions.reading import as_json
from sim.policy import Policy
from sim.run import QUARTER
from sim.scenario.names import DEPARTMENTS
from sim.seats import (
    EXECUTIVE,
    SEATS,
    WITHOUT_BUDGET,
    Dial,
    Revealed,
    Sealed,
    dashboard,
    role_card,
    sealed_in,
)
from sim.seats.dashboards import LATE
from sim.seats.office import is_shown
from sim.voices import Message, Voices

type Wanted = Callable[[Message], bool]

PUBLIC = "public"
MOST = 6
"""Messages that a page shows."""


def card_text(seat: Seat, who: str) -> str:
    """What a seat alone is told before play."""
    return spoken(role_card(seat.case, who)).strip()


def dials(seat: Seat, who: str) -> tuple[Figure, ...]:
    """The own numbers of a seat, as reported, with targets."""
    return tuple(_dial(seat, who, dial) for dial in dashboard(seat.run, who))


def _dial(seat: Seat, who: str, dial: Dial) -> Figure:
    change = None if dial.before is None else dial.value - dial.before
    return Figure(
        id=f"dial-{dial.metric}",
        label=metric_label(dial.metric),
        value=dial.value,
        text=metric_text(seat, dial.metric, dial.value),
        tip=_dial_tip(seat, who, dial),
        change=change,
        change_text="" if change is None else _change(seat, dial.metric, change),
        better=dial.better,
    )


def _change(seat: Seat, metric: str, change: float) -> str:
    if metric in MONEY:
        return signed_money(change, seat.case.currency)
    if metric in SHARES:
        return signed(100.0 * change)
    text = metric_text(seat, metric, abs(change))
    return signed(0.0) if change == 0.0 else ("+" if change > 0.0 else "−") + text


def _dial_tip(seat: Seat, who: str, dial: Dial) -> str:
    parts = [_("As {name} reports it.").format(name=seat_name(who))]
    if dial.part < 1.0:
        parts.append(
            _("Counted is {share} of what there is: no more is shown here.").format(
                share=percent(dial.part)
            )
        )
    if dial.weeks_old:
        parts.append(n_("It is {n} week old.", "It is {n} weeks old.", dial.weeks_old))
    if dial.about:
        off = metric_text(seat, dial.metric, dial.about)
        parts.append(_("It comes from a survey, and may be off by {off}.").format(off=off))
    if dial.before is not None:
        parts.append(_("The change is against the quarter before."))
    return " ".join(parts)


def targets(seat: Seat, who: str) -> dict[str, str]:
    """What the seat is paid for: by dial, the target in words."""
    found = {}
    for dial in dashboard(seat.run, who):
        if dial.target is not None:
            text = _("target {value}").format(value=metric_text(seat, dial.metric, dial.target))
            found[f"dial-{dial.metric}"] = text
    return found


def notes(seat: Seat, who: str) -> dict[str, str]:
    """How old a dial is and how far it may be off, in few words."""
    found = {}
    for dial in dashboard(seat.run, who):
        parts = []
        if dial.part < 1.0:
            parts.append(_("shown: {share}").format(share=percent(dial.part)))
        if dial.weeks_old:
            parts.append(n_("{n} week old", "{n} weeks old", dial.weeks_old))
        if dial.about:
            parts.append(_("± {off}").format(off=metric_text(seat, dial.metric, dial.about)))
        found[f"dial-{dial.metric}"] = ", ".join(parts)
    return found


# ---- what is heard -----------------------------------------------------------------------------


def own_voices(seat: Seat, voices: Voices, who: str) -> tuple[Quote, ...]:
    """What customers said to a seat's own people in the last weeks, the latest first.

    A customer executive has no people who are asked: she is shown some of what the firm was told.
    """
    if who == EXECUTIVE:
        found = _quotes(seat, voices, partial(_is_passed_on, seat), LATE)
    else:
        found = _quotes(seat, voices, lambda one: who == one.answered_by or who in one.path)
    return tuple(replace(one, tag="", tip="") for one in found)  # what others know is theirs


def heard_title(who: str) -> str:
    """What stands above a seat's own voices."""
    if who == EXECUTIVE:
        return _("What customers told the firm, as far as you are shown it")
    return _("What customers told your people")


def _is_passed_on(seat: Seat, one: Message) -> bool:
    """Whether a customer executive is shown what somebody in the firm was told."""
    told = one.channel != PUBLIC and not one.unheard
    return told and is_shown(seat.run, one.customer, one.week)


def public_voices(seat: Seat, voices: Voices) -> tuple[Quote, ...]:
    """What anybody could read in the last weeks."""
    found = _quotes(seat, voices, lambda message: message.channel == PUBLIC)
    return tuple(
        replace(one, path=(), answered="", tag="", tip="") for one in found
    )  # what happened inside is not public


def _quotes(seat: Seat, voices: Voices, wanted: Wanted, late: int = 0) -> tuple[Quote, ...]:
    found: list[Message] = []
    last = seat.week - 1 - late
    for week in range(last, max(-QUARTER, last - QUARTER), -1):
        found += [one for one in voices.of_week(week).messages if wanted(one)]
        if len(found) >= MOST:
            break
    return tuple(quote(message) for message in found[:MOST])


# ---- what is sealed and shown ------------------------------------------------------------------


def in_words(policy: Policy, item: Mapping[str, Any]) -> tuple[str, str]:
    """A sealed decision: what it is, and how much of it."""
    meant = decision_of(item)
    if isinstance(meant, OwnEffort):
        return _(meant.title), effort_in_words(meant)
    words = told(policy, meant)
    return words.title, words.text


def request_text(sealed: Sealed) -> str:
    """The budget that a seat asks for."""
    if sealed.seat in WITHOUT_BUDGET:
        return ""
    return _("asks for {change}% of its budget").format(change=signed(100.0 * sealed.request, 0))


def requests(seat: Seat) -> tuple[tuple[str, str], ...]:
    """Who asks for how much: seats and amounts, no reasons."""
    found = sealed_in(seat.run)
    return tuple(
        (name, signed(100.0 * found[name].request, 0)) for name in DEPARTMENTS if name in found
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sealed decision."""

    seat: str
    title: str
    text: str
    refusal: str


def outcomes(seat: Seat, before: Policy, found: tuple[Revealed, ...] | None) -> tuple[Outcome, ...]:
    """What was sealed, and what became of it, in the order of the reveal.

    Args:
        seat: the game, after the reveal and before the first week.
        before: what had been decided before it.
        found: what the reveal answered; None if that was before the game was opened.
    """
    refusals = None if found is None else [one.refusal for one in found]
    taken = [
        (one.by, dict(one.data)) for one in seat.run.journal.decisions() if one.week == seat.week
    ]
    rows: list[Outcome] = []
    asked = sealed_in(seat.run)
    items = ((one.seat, item) for one in _in_order(asked) for item in one.decisions)
    for who, item in items:
        meant = decision_of(item)
        refusal = None
        if refusals is not None:
            refusal = refusals[len(rows)]
        elif (who, as_json(meant)) not in taken:
            refusal = seat.run.check(meant, who)
        title, text = in_words(before, item)
        rows.append(Outcome(who, title, text, refused(refusal)))
    return tuple(rows)


def _in_order(asked: Mapping[str, Sealed]) -> tuple[Sealed, ...]:
    return tuple(asked[who] for who in SEATS if who in asked)


def public_figures(seat: Seat, quarter: int) -> tuple[Figure, ...]:
    """What everybody may know of a quarter: the numbers that a firm publishes."""
    first = seat.first_week(quarter)
    weeks = seat.history[first : first + QUARTER]
    earlier = seat.history[max(0, first - QUARTER) : first]
    currency, last = seat.case.currency, seat.before_week(first).cash
    rows = (
        ("revenue", _("Revenue of the quarter"), sum(w.revenue for w in weeks),
         sum(w.revenue for w in earlier)),
        ("profit", _("Profit of the quarter"), sum(w.profit for w in weeks),
         sum(w.profit for w in earlier)),
        ("cash", _("Cash"), weeks[-1].cash, last),
    )  # fmt: skip
    return tuple(
        Figure(
            id=f"public-{metric}",
            label=label,
            value=value,
            text=money(value, currency),
            tip=_("Everybody in the firm may know this. The change is against the quarter before."),
            change=None if metric != "cash" and not earlier else value - then,
            change_text=signed_money(value - then, currency),
            better="up",
        )
        for metric, label, value, then in rows
    )


def lies_open(seat: Seat) -> bool:
    """Whether this quarter's sealed decisions have been shown."""
    return any(
        entry.kind == "note" and entry.week == seat.week and "revealed" in entry.data
        for entry in seat.run.journal.entries
    )
