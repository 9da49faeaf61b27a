"""Panels of the debrief that set signs and numbers beside each other: who knew, what it cost."""

import textwrap
from collections.abc import Iterator

from game.kit.courses import Courses
from game.kit.widgets import Column, Grid, Grow, Icon, Line, Panel, Row, Text, Widget, Wrap
from game.present.knew import Knew, Sign
from game.present.names import ICONS, quarter_of
from game.present.reported import OwnNumber
from game.present.silo_tax import InMoney, Part
from game.screens.outcome import FIT
from game.words import _

DIGEST = 16
"""Characters of a long number that stand together."""
COURSE = 250
"""Least width of a department's own number, in design pixels."""


# ---- each department's own number ----------------------------------------------------------------


def own(numbers: tuple[OwnNumber, ...], beside: str = "", size: str = "label") -> Widget:
    """Own numbers: solid as reported, dashed as counted.

    Args:
        numbers: one of each department.
        beside: what is said of all of them and the brand, where it may be said already.
        size: of their names.
    """
    about = Text(_("What each was paid for most when you came. Solid: as reported. Dashed: as "
                   "counted, where that is another number."), size="small",
                 colour="muted")  # fmt: skip
    courses = Wrap(tuple(Grow(_course(one, size), min_width=COURSE) for one in numbers),
                   gap=24, row_gap=12)  # fmt: skip
    said = (Text(beside, weight="medium", id="beside"),) if beside else ()
    return Panel(Column((about, courses, *said), gap=10),
                 title=_("Each department’s own number"), id="own")  # fmt: skip


def _course(one: OwnNumber, size: str) -> Widget:
    head = Row((
        Icon(ICONS[one.department], 18, one.department),
        Grow(Text(_("{name}: {label}").format(name=one.name, label=one.label), size=size,
                  weight="medium")),
    ), gap=8)  # fmt: skip
    said = Text(one.sentence, size="small", colour="muted", id=f"own-{one.department}")
    chart = Courses(_lines(one), one.label, one.last_text, one.sentence, _ends(one))
    return Column((head, chart, said), gap=4)


def _lines(one: OwnNumber) -> tuple[Line, ...]:
    """One line where what was reported is what was counted."""
    if one.reported == one.true:
        return (Line(_by_quarter(one.reported), one.department, name=one.last_text),)
    said = _("{value} reported").format(value=one.last_text)
    counted = _("{value} counted").format(value=one.true_text)
    return (
        Line(_by_quarter(one.reported), one.department, name=said),
        Line(_by_quarter(one.true), "muted", dashed=True, name=counted),
    )


def _by_quarter(values: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    return tuple((float(quarter), value) for quarter, value in enumerate(values, 1))


def _ends(one: OwnNumber) -> tuple[tuple[float, str], ...]:
    """The first quarter and the last."""
    quarters = sorted({1, len(one.reported)})
    return tuple((float(quarter), quarter_of(quarter)) for quarter in quarters)


# ---- who knew first ------------------------------------------------------------------------------


def knew(told: Knew) -> Widget:
    """A row for each sign, with a disc from the quarter on in which it could first be seen."""
    quarters = range(1, told.quarters + 1)
    heads = (Text(""), *(Text(quarter_of(q), size="small", colour="muted", wrap=False,
                              align="centre") for q in quarters), Text(""))  # fmt: skip
    grid = Grid((heads, *(_sign(sign, quarters) for sign in told.signs)),
                columns=(1.0, *(FIT for _quarter in quarters), FIT), gap=8,
                row_gap=5)  # fmt: skip
    parts = (
        Text(told.sentence, weight="medium", id="knew-said"),
        grid,
        Text(told.rule, size="small", colour="muted"),
    )
    return Panel(Column(parts, gap=8), title=_("Who knew first"), id="knew")


def _sign(sign: Sign, quarters: range) -> tuple[Widget, ...]:
    colour = {"structure": "accent"}.get(sign.id, sign.id.partition("own-")[2] or "bad")
    first = sign.quarter or quarters.stop
    dots = (Icon("disc", 12, colour=colour) if q >= first else Icon("minus", 12, colour="faint")
            for q in quarters)  # fmt: skip
    when = Text(sign.text, size="small", weight="semibold" if sign.quarter else "regular",
                colour="ink" if sign.quarter else "muted", wrap=False, align="right",
                id=f"sign-{sign.id}")  # fmt: skip
    return Text(sign.label, size="small"), *dots, when


# ---- the silo tax in money -----------------------------------------------------------------------


def silo_tax(told: InMoney | None, waits: str) -> Widget:
    """Its four parts apart, and the rule below.

    Args:
        told: None while it is being counted.
        waits: what is said meanwhile.
    """
    title = _("Silo tax in money")
    if told is None:
        return Panel(Text(waits, colour="muted", id="silo-tax-wait"), title=title, id="silo-tax")
    grid = Grid(tuple(_rows(told)), columns=(1.0, *(FIT,) * (3 if told.first else 1)), gap=16,
                row_gap=8)  # fmt: skip
    said = (Text(told.sentence),) if told.sentence else ()
    head = Text(told.head, weight="medium", id="silo-tax-said")
    rule = Text(told.rule, size="small", colour="muted")
    return Panel(Column((head, *said, grid, rule), gap=8), title=title, id="silo-tax")


def _rows(told: InMoney) -> Iterator[tuple[Widget, ...]]:
    ends = (_("first quarter"), _("last quarter")) if told.first else ()
    heads = (Text(text, size="small", colour="muted", align="right")
             for text in (*ends, _("all quarters")))  # fmt: skip
    yield Text(""), *heads
    for part in told.parts:
        yield _named(part), *_sums(part.first, part.last, part.text, f"tax-{part.id}")
    yield Text(_("together"), weight="semibold"), *_sums(told.first, told.last, told.text, "tax")


def _named(part: Part) -> Widget:
    return Column((Text(part.label), Text(part.of, size="small", colour="muted")), gap=1)


def _sums(first: str, last: str, text: str, id_: str) -> Iterator[Widget]:
    for one in (first, last) if first else ():
        yield Text(one, tabular=True, align="right", wrap=False)
    yield Text(text, weight="semibold", tabular=True, align="right", wrap=False, id=id_)


# ---- how it was made -----------------------------------------------------------------------------


def origin(made: tuple[tuple[str, str], ...]) -> Widget:
    """What another would need to live the game again; long numbers in groups, so that they wrap."""
    rows = tuple(
        (Text(what, size="small", colour="muted", wrap=False), Text(_grouped(value), size="small"))
        for what, value in made
    )
    grid = Grid(rows, columns=(FIT, 1.0), gap=16, row_gap=3, align="start")
    return Panel(grid, title=_("How it was made"), id="made")


def _grouped(value: str) -> str:
    words = (textwrap.fill(word, DIGEST, break_on_hyphens=False) if len(word) > 2 * DIGEST else word
             for word in value.split())  # fmt: skip
    return " ".join(" ".join(words).split())
