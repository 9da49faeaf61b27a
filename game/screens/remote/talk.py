"""After play, at a seat of a hosted session: the guess before the brand is seen, and questions."""

from collections.abc import Mapping
from typing import Any

from game.kit.widgets import Button, Column, Grow, Panel, Row, Sketch, Text, Widget
from game.present.figures import number
from game.present.names import quarter_of
from game.session.texts import texts
from game.words import language

type Plain = Mapping[str, Any]

REACH = 30.0
"""Points above and below the start that can be drawn."""
STEP = 0.5
NEAR = 0.5
"""Points within which the end was guessed right."""


def start_line(guess: Plain) -> tuple[float, ...]:
    """What stands on the chart before anybody draws: a line that goes straight on, or the guess."""
    return tuple(guess["drawn"] or (guess["start"],) * guess["quarters"])


def guessing(guess: Plain, line: tuple[float, ...]) -> Widget:
    """The chart on which a seat draws where the brand went, and what came once it is shown.

    Args:
        guess: what the host says of it.
        line: as it is drawn now.
    """
    words, came = texts(language()), guess["came"]
    start = float(guess["start"])
    quarters = tuple(float(n) for n in range(1, guess["quarters"] + 1))
    sketch = Sketch(
        "guess",
        words["guess-title"],
        value=line,
        xs=quarters,
        y_range=(max(0.0, start - REACH), min(100.0, start + REACH)),
        history=((0.0, start),),
        step=STEP,
        digits=1,
        x_labels=tuple((n, quarter_of(round(n))) for n in quarters),
        answer=tuple(zip((0.0, *quarters), (start, *came), strict=True)) if came else (),
        enabled=not came,
        min_height=240,
    )
    told = outcome(guess) if came else words["guess-hint"].format(start=number(start, 1))
    parts: list[Widget] = [Text(told, id="guessed", colour="ink" if came else "muted"), sketch]
    if not came:
        note = Text(words["guess-sent"] if guess["drawn"] else "", size="small", colour="muted")
        name = words["guess-again" if guess["drawn"] else "guess-send"]
        same = guess["drawn"] is not None and list(line) == list(guess["drawn"])
        button = Button("send-guess", name, kind="primary", enabled=not same)
        parts.append(Row((Grow(note), button), gap=12))
    return Panel(Column(tuple(parts), gap=10), title=words["guess-title"], pad=16)


def outcome(guess: Plain) -> str:
    """How far the end lay from the guess."""
    words, end = texts(language()), guess["came"][-1]
    if not guess["drawn"]:
        return words["guess-none"].format(came=number(end, 1))
    off = end - guess["drawn"][-1]
    if abs(off) <= NEAR:
        return words["guess-near"]
    return words["guess-low" if off > 0.0 else "guess-high"].format(by=number(abs(off), 1))


def questions(asked: list[str]) -> Widget:
    """What to talk about."""
    rows = tuple(Text(f"{n}. {text}") for n, text in enumerate(asked, 1))
    return Panel(Column(rows, gap=8), title=texts(language())["questions"], pad=16)
