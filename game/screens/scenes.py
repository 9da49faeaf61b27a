"""How each thing that is shown to a room looks: large, and alone."""

from collections.abc import Callable
from dataclasses import replace

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.widgets import Button, Column, Grow, Row, Scroll, Sketch, Spacer, Text, Widget
from game.present.brand import brand
from game.present.names import quarter_of
from game.present.showing import Scene
from game.present.turning import Turn
from game.screens import known, outcome
from game.screens import looked_back as back
from game.screens.brand_line import chart
from game.screens.ending import Ending
from game.screens.live import Live
from game.screens.quotes import way_through
from game.state import Room
from game.table import Table
from game.words import _
from sim.run import QUARTER

HIGH = 165
"""Least height of a chart, in design pixels."""
TITLED = frozenset({"own", "knew", "cost", "moves", "luck", "six"})
"""Panels that say themselves what they are."""
REACH, STEP = 15.0, 0.5
"""How far up and down a guess can go from where the game began, and its steps; points."""


class Scenes:
    """Makes the picture of a scene.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.ending, self.live = Ending(table), Live(table)
        self.guess: tuple[float, ...] = ()
        """What the room has drawn: brand equity at the end of each quarter."""

    def shown(self, scene: Scene) -> Widget:
        """The scene, with whatever does not fit below the window's edge in a scroll."""
        make: dict[str, Callable[[], Widget]] = {
            "picture": self.live.picture,
            "brand": lambda: chart(brand(self.table.seat), HIGH),
            "own": lambda: known.own(self.ending.own(), size="title"),
            "guess": self.sketch,
            "line": self._line,
            "against": self._against,
            "expected": lambda: back.drawn(self.ending.guesses(), HIGH),
            "knew": lambda: known.knew(self.ending.knew()),
            "cost": self.ending.silo_tax,
            "moves": self.ending.judged.moves,
            "luck": self.ending.judged.luck,
            "six": lambda: outcome.six(self.ending.told()[0]),
        }
        if scene.heard is not None:
            return _middle(_quote(scene))
        if scene.kind in {"say", "question"}:
            return _middle(_said(scene))
        head = Text(scene.title, size="headline", weight="semibold", id="scene")
        heads = () if scene.kind in TITLED else (head,)
        body = self._turn(scene.turn) if scene.turn else make[scene.kind]()
        below = (Text(scene.text, colour="muted"),) if scene.text else ()
        if scene.kind == "expected":
            below = (Text(self.ending.guesses().sentence, size="number", weight="medium"),)
        return _scrolled(Column((*heads, Grow(body), *below), gap=12, pad=18))

    def on_event(self, event: Event, room: Room) -> None:
        """Another look at the crowd, a line that is drawn, another way of weighing moves."""
        match event:
            case Changed(id="guess", value=line):
                self.guess = tuple(float(value) for value in line)
            case KeyPressed("o"):
                self.live.on_event(event, room)
            case Clicked(id=control) if control.startswith("overlay."):
                self.live.on_event(event, room)
            case _:
                self.ending.judged.on_event(event)

    # ---- lines ---------------------------------------------------------------------------------

    def sketch(self) -> Widget:
        """Where the room draws its guess."""
        seat = self.table.seat
        start, quarters = seat.opening.brand_equity, seat.week // QUARTER
        weeks = tuple(float(QUARTER * q - 1) for q in range(1, quarters + 1))
        return Sketch(
            "guess",
            _("Brand equity at the end of each quarter, as you guess it"),
            value=self.guess or (start,) * quarters,
            xs=weeks,
            y_range=(max(0.0, start - REACH), min(100.0, start + REACH)),
            history=((-1.0, start),),
            step=STEP,
            digits=1,
            x_labels=tuple((week, quarter_of(q)) for q, week in enumerate(weeks, 1)),
            hint="" if self.guess else _("draw here: mouse, or arrow keys"),
            min_height=HIGH,
        )

    def _line(self) -> Widget:
        """Your line alone, with what the room guessed."""
        told, moves = self.ending.told()
        alone = replace(told, you=told.you[: told.played], still=())
        return outcome.chart(alone, moves, (), self.ending.events(), HIGH, self._guessed())

    def _against(self) -> Widget:
        told, moves = self.ending.told()
        said = Text(told.sentence or self.ending.waits(), size="number", weight="semibold")
        drawn = outcome.chart(told, moves, (), self.ending.events(), HIGH)
        return Column((Grow(drawn), said), gap=10)

    def _turn(self, turn: Turn) -> Widget:
        told, moves = self.ending.told()
        return outcome.chart(told, moves, (turn,), min_height=HIGH)

    def _guessed(self) -> tuple[tuple[float, float], ...]:
        if not self.guess:
            return ()
        start = (-1.0, self.table.seat.opening.brand_equity)
        return (start, *((float(QUARTER * (q + 1) - 1), v) for q, v in enumerate(self.guess)))


def _said(scene: Scene) -> Widget:
    words: list[Widget] = [Text(scene.title, size="huge", weight="semibold", id="scene")]
    if scene.text:
        words.append(Text(scene.text, size="headline", colour="muted"))
    if scene.asked is not None and scene.asked.place:
        words.append(Row((
            Button("follow", _("Go there"), icon="arrow_right", tip=scene.text), Spacer(),
        )))  # fmt: skip
    return Column(tuple(words), gap=16)


def _quote(scene: Scene) -> Widget:
    assert scene.heard is not None  # noqa: S101  # asked by the caller
    quote = scene.heard.quote
    said = _("“{text}”").format(text=quote.text)
    words: list[Widget] = [
        Text(scene.title, size="title", weight="medium", colour="muted"),
        Text(said, size="huge", weight="semibold", id="scene"),
        Text(f"{quote.name} · {quote.when} · {quote.cause}", size="title", colour="muted"),
    ]
    way = way_through(quote)
    if way is not None:
        words.append(way)
    return Column((*words, Text(quote.answered, size="title", colour="muted")), gap=14)


def _middle(words: Widget) -> Widget:
    return _scrolled(Column((Spacer(), words, Spacer()), pad=28))


def _scrolled(body: Widget) -> Widget:
    return Scroll(body, "stage", label=_("What is shown"))
