"""A preview as it is shown: the same five lines in the same places, each time."""

from collections.abc import Iterator
from typing import Literal

from game.kit.ink import Ink
from game.kit.widgets import (
    Column,
    Fixed,
    Grid,
    Grow,
    Icon,
    Meter,
    Panel,
    Row,
    Text,
    Widget,
)
from game.outlook import FUTURES
from game.present.effects import Effect
from game.present.figures import Figure
from game.present.preview import Line, Preview
from game.words import _, n_

LABELS = 118
"""Width of the names of the lines."""
COLOURS = {"good": "good_text", "bad": "bad_text", "same": "muted"}
TRENDS = {"rising": "arrow_up", "falling": "arrow_down", "level": "arrow_right"}
AHEAD = ("reports", "year")
"""Lines that need futures."""
LEFT, RIGHT = ("reports", "adoption"), ("year", "own")
"""Lines of two columns."""
CERTAINTY = 92
TWO, BESIDE = 780, 520
"""Widths of the window, in design pixels, from which on there is room for that."""

type Form = Literal["two", "beside", "above"]


def form_in(ink: Ink) -> Form:
    """How the lines are laid out where a preview has the whole width."""
    if ink.wide >= TWO:
        return "two"
    return "beside" if ink.wide >= BESIDE else "above"


def previewed(
    seen: Preview, *, looking: bool = True, form: Form = "beside", titled: bool = True
) -> Widget:
    """What it is, why it cannot be, what to know of it, and the lines.

    Args:
        seen: what is known.
        looking: whether somebody looks ahead; otherwise lines that need futures are left out.
        form: in two columns, or with the names of the lines beside or above them.
        titled: whether it has a title of its own.
    """
    parts: list[Widget] = [_headed(seen, looking=looking, titled=titled)]
    if seen.refusal:
        parts.append(refused(seen.refusal))
    parts += [_told(text, "warning", "warn") for text in seen.warnings]
    lines = [line for line in seen.lines if looking or seen.futures or line.id not in AHEAD]
    if form == "two":
        return Column((*parts, *_in_two(lines)), gap=9)
    return Column((*parts, *(_line(line, beside=form == "beside") for line in lines)), gap=10)


def _in_two(lines: list[Line]) -> Iterator[Widget]:
    """The price across, and below it who will feel it, and what comes of it."""
    yield from (_line(line) for line in lines if line.id == "price")
    columns = (
        Column(tuple(_line(line) for line in lines if line.id in side), gap=9)
        for side in (LEFT, RIGHT)
    )
    yield Row(tuple(Grow(one) for one in columns), gap=28, align="start")


def _headed(seen: Preview, *, looking: bool, titled: bool) -> Widget:
    """What it is, what moves from where to where, and on how many futures the rest stands."""
    rows: list[Widget] = []
    if titled:
        rows.append(Text(seen.title, size="title", weight="semibold", id="preview-title"))
    if seen.text:
        rows.append(Text(seen.text, colour="muted", id="preview-text"))
    words = Column(tuple(rows), gap=1)
    if not looking:
        return words
    return Row((Grow(words), Fixed(_certainty(seen), width=CERTAINTY)), gap=14, align="start")


def refused(text: str) -> Widget:
    """Why something cannot be done."""
    return _told(text, "cross", "bad", "refusal")


def _told(text: str, icon: str, tone: str, id_: str = "") -> Widget:
    words = Text(text, colour=f"{tone}_text", weight="medium", id=id_)
    mark = Icon(icon, 15, f"{tone}_text")
    return Panel(Row((mark, Grow(words)), gap=9), fill=f"{tone}_soft", pad=9)


def _line(line: Line, *, beside: bool = False) -> Widget:
    name = Text(line.label, size="small", weight="medium", colour="muted", id=f"line-{line.id}")
    said = _said(line)
    if not beside:
        return Column((name, said), gap=1)
    return Row((Fixed(name, width=LABELS), Grow(said)), gap=12, align="start")


def _said(line: Line) -> Widget:
    if line.parts:
        pairs = zip(line.parts, line.ranges, strict=True)
        return Grid(tuple(_report(*pair) for pair in pairs), (1.0, "fit", "fit", "fit"), 9, 2)
    if line.effects:
        return Column(tuple(_effect(effect) for effect in line.effects), gap=5)
    colour = "muted" if line.id in AHEAD else "ink"
    return Text(line.text, colour=colour)


def _report(figure: Figure, span: str) -> tuple[Widget, ...]:
    """What a department will report of itself: name, range, mean, and what the decision changes."""
    value = Text(
        figure.text, weight="semibold", align="right", tabular=True, tip=figure.tip, id=figure.id
    )
    where = Text(span, size="small", colour="muted", align="right", tip=figure.tip)
    return Text(figure.label, tip=figure.tip), where, value, _change(figure)


def _change(figure: Figure) -> Widget:
    colour = COLOURS[figure.verdict]
    words = Text(figure.change_text, size="small", weight="semibold", colour=colour, tabular=True)
    if figure.verdict == "same" or not figure.change:
        return Row((Fixed(width=9), words), gap=4)
    return Row((Icon("up" if figure.change > 0.0 else "down", 9, colour), words), gap=4)


def _effect(effect: Effect) -> Widget:
    """What it is worth: the number, where it may lie, and whether it still grows."""
    colour = COLOURS[effect.verdict]
    told = _("{range} in four of five futures.").format(range=effect.range)
    mark = Fixed(width=9)
    if effect.verdict != "same":
        mark = Fixed(Icon("up" if effect.value > 0.0 else "down", 9, colour))
    head = Row((
        Grow(Text(effect.label, tip=told)),
        mark,
        Text(
            effect.text, weight="semibold", colour=colour, tabular=True, tip=told, id=effect.id
        ),
    ), gap=4, align="centre")  # fmt: skip
    trend = Row((
        Icon(TRENDS[effect.trend], 12, "muted"),
        Text(effect.trend_text, size="small", colour="muted", wrap=False),
    ), gap=4)  # fmt: skip
    span = Text(effect.range, size="small", colour="muted", tip=told)
    return Column((head, Row((Grow(span), trend), gap=10)), gap=0)


def _certainty(seen: Preview) -> Widget:
    """How many futures it rests on."""
    told = n_("{n} future", "{n} futures", seen.futures)
    tip = _("Each future is lived with the decision and without it, under the same luck.")
    part = seen.futures / FUTURES
    meter = Meter(part, _("Futures looked at"), colour="faint", height=4, tip=tip)
    words = Text(told, size="small", colour="muted", align="right", tip=tip, id="futures")
    return Column((words, meter), gap=3)
