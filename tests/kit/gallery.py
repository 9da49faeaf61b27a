"""A screen that shows every widget: looked at by people, measured by tests.

`python -m tests.kit.gallery FOLDER` keeps pictures of it at several sizes.
"""

import sys
from dataclasses import dataclass, field
from math import sin
from pathlib import Path

import pygame

from game.kit import brush
from game.kit.events import Changed, Clicked, Toggled, Typed
from game.kit.ink import Ink
from game.kit.shares import shared_out
from game.kit.widgets import (
    At,
    Badge,
    Band,
    Button,
    Canvas,
    Cause,
    Cell,
    Choice,
    Column,
    Delta,
    Dots,
    End,
    Field,
    Fixed,
    Grid,
    Grow,
    Icon,
    Interval,
    Legend,
    Line,
    LineChart,
    Mark,
    Meter,
    Panel,
    Row,
    Scroll,
    Share,
    Sketch,
    Spacer,
    Speech,
    Stack,
    Text,
    Toggle,
    Waterfall,
    Widget,
    Wrap,
)
from game.state import Room
from tests.play.pages import Player

DEPARTMENTS = (
    ("Marketing", "megaphone", "marketing"), ("Sales", "chart", "sales"),
    ("Service", "headset", "service"), ("IT", "monitor", "it"),
)  # fmt: skip
GOALS = ("Leads", "Revenue", "Retention", "Cost", "CX", "Uptime")
PLACES = (("Live", "home"), ("Goals", "target"), ("Budgets", "coins"), ("Structure", "tree"),
          ("Voice", "speech"), ("Why?", "share"), ("Reports", "report"))  # fmt: skip


class Crowd:
    """Two thousand dots in three moods."""

    def __init__(self, count: int = 2_000) -> None:
        self.count = count
        self.step = 0

    def key(self) -> int:
        return self.step

    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:
        surface.fill(ink.colour("panel"))
        side = ink.px(6)
        dots = [brush.disc(side, ink.colour(name)) for name in ("good", "neutral", "bad")]
        wide, high = surface.get_width() - side, surface.get_height() - side
        places = (
            (dots[i % 3], ((i * 7919 + self.step) % wide, (i * 104729) % high))
            for i in range(self.count)
        )
        surface.fblits(places, brush.PREMULTIPLIED)


@dataclass
class Gallery:
    """One of each."""

    title: str = "Gallery"
    moving: bool = False
    crowd: Crowd = field(default_factory=Crowd)
    row: list[tuple[int, ...]] = field(
        default_factory=lambda: [
            (45, 30, 5, 5, 10, 5),
            (10, 70, 5, 5, 10, 0),
            (0, 0, 20, 65, 15, 0),
            (0, 5, 5, 20, 10, 60),
        ]
    )
    start: tuple[int, ...] | None = None
    filter: str = "all"
    motion: bool = True
    team: str = "Alpha"
    drawn: tuple[float, ...] = (56.7, 56, 56, 57, 58, 58, 59, 60, 61, 61, 62, 62, 63, 63)
    parts: tuple[int, ...] = (34, 30, 18, 18)
    heard: list[object] = field(default_factory=list)

    def build(self, room: Room) -> Widget:
        middle = Column((self._crowd(), self._chart()), gap=12)
        side = Column((self._plan(), Grow(self._voice())), gap=12)
        if room.ink.roomy:
            body: Widget = Row((Grow(middle, 2.6), Grow(side)), gap=12, align="stretch")
        else:
            body = Column((middle, side), gap=12)
        page = Column((body, self._goals(room), self._why()), gap=12)
        return Column(
            (
                self._bar(),
                Grow(
                    Row(
                        (self._rail(), Grow(Scroll(page, id="all"))),
                        gap=12,
                        pad=10,
                        align="stretch",
                    )
                ),
            ),
            gap=0,
        )

    def _bar(self) -> Widget:
        figures = (
            ("Brand equity", "56.7", -0.8),
            ("Cash", "€4.2m", 0.3),
            ("Promoters", "−12", -3.0),
        )
        numbers = tuple(
            Column(
                (
                    Text(name, "small", colour="muted", wrap=False),
                    Row(
                        (
                            Text(value, "number", "semibold", tabular=True, tip=f"What {name} is"),
                            Delta(change),
                        ),
                        align="baseline",
                        gap=6,
                    ),
                ),
                gap=0,
            )
            for name, value, change in figures
        )
        firm = Row(
            (
                Text("Northwind Telecom", "number", "semibold", wrap=False),
                Text("Year 1 · Q2", "small", colour="muted", wrap=False),
            ),
            align="baseline",
        )
        weeks = Row(
            (Dots(13, 2, "weeks"), Text("week 3 of 13", "small", colour="muted", wrap=False))
        )
        buttons = Row(
            (
                Button(
                    "pause", "Pause", "pause", key="space", hide_label=True, tip="Stop the weeks"
                ),
                Button("fast", "Faster", "fast", key="+", hide_label=True),
                Button("end", "End quarter", "flag", kind="primary", key="e"),
                Button("menu", "Menu", "menu", hide_label=True),
            )
        )
        return Panel(
            Wrap((firm, weeks, *numbers, Grow(Spacer()), buttons), gap=26), pad=8, radius=0
        )

    def _rail(self) -> Widget:
        return Column(
            tuple(
                Fixed(
                    Button(
                        f"go.{i}",
                        name,
                        icon,
                        kind="nav",
                        key=str(i),
                        pressed=i == 1,
                        badge="14" if i == 5 else "",
                    ),
                    width=72,
                )
                for i, (name, icon) in enumerate(PLACES, 1)
            ),
            gap=4,
        )

    def _crowd(self) -> Widget:
        canvas = Canvas(
            "crowd",
            self.crowd,
            "Customers",
            min_height=240,
            animated=True,
            hot=(("maya", "Maya, 41", 0.3, 0.8, 9),),
            clickable=True,
        )
        talk = (
            At(
                Speech("Third time I explain my order. Nobody talks to anybody there.", "bad"),
                0.3,
                0.78,
            ),
            At(Speech("They called back and already knew my history.", "good"), 0.7, 0.7),
        )
        legend = Legend(
            (
                ("diamond", "bad", "31 % unhappy"),
                ("dot", "neutral", "37 % neutral"),
                ("disc", "good", "33 % happy"),
            )
        )
        return Panel(
            Column((Stack((canvas, *talk)), legend)),
            title="Customers",
            note="each dot is one of 2,000 customers",
        )

    def _chart(self) -> Widget:
        past = tuple((w, 62 - 6 * sin(w / 9) ** 2) for w in range(27))
        last = past[-1][1]
        bands = tuple(
            Band(
                tuple(
                    (26 + w, last - w * spread - 0.3 * w, last + w * spread - 0.1 * w)
                    for w in range(14)
                ),
                "good",
                strength,
                name,
            )
            for spread, strength, name in ((0.5, 16, "80 %"), (0.22, 34, "50 %"))
        )
        middle = tuple((26.0 + w, last - 0.2 * w) for w in range(14))
        chart = LineChart(
            "equity",
            "Brand equity",
            (Line(past), Line(middle, "good", dashed=True, name="expected")),
            bands,
            (Mark(9, past[9][1], "Q1 goals", "mark.1"), Mark(19, past[19][1], "Service → Sales")),
            ((0, "Q1"), (13, "Q2"), (26, "now"), (39, "+13 wk")),
            now=26,
            min_height=150,
            ends=(
                End(60, "64", "good luck", "good_text"),
                End(last - 2.6, "54", "expected", "good_text"),
                End(50, "44", "bad luck", "good_text"),
            ),
        )
        return Panel(chart, title="Brand equity", note="dashed: forecast if nothing changes")

    def _plan(self) -> Widget:
        moves = tuple(
            Panel(
                Row(
                    (
                        Icon(icon, 18, colour),
                        Grow(
                            Column(
                                (
                                    Text(name, "label", "semibold"),
                                    Text(how, "small", colour="muted"),
                                ),
                                gap=1,
                            )
                        ),
                        Column(
                            (
                                Text(
                                    worth, "number", "semibold", "good_text", "right", tabular=True
                                ),
                                Text("± 1.1", "small", colour="muted", align="right"),
                            ),
                            gap=0,
                        ),
                    ),
                    align="start",
                ),
                fill="well",
                pad=9,
                edge=colour,
            )
            for name, how, worth, icon, colour in (
                ("Pay Service for CX score", "20 → 40 % of goals", "+2.4", "headset", "service"),
                ("IT answers to Service", "was: CEO", "+1.1", "monitor", "it"),
            )
        )
        warn = Text("Restructuring slows everyone for 4 weeks.", "small", colour="warn_text")
        return Panel(
            Column((*moves, Button("add", "Add a move", "plus", kind="plain"), warn)),
            title="This quarter’s plan",
            note="2 of 3 moves used",
        )

    def _voice(self) -> Widget:
        cards = tuple(
            Panel(
                Column(
                    (
                        Row(
                            (
                                Icon(mood, 11, "bad" if mood == "down" else "good"),
                                Text(who, "small", "semibold", "muted"),
                                Spacer(),
                                Text(seen, "small", colour="muted", wrap=False),
                            )
                        ),
                        Text(words),
                    )
                ),
                fill="well",
                pad=9,
                edge="bad" if mood == "down" else "good",
            )
            for who, seen, words, mood in (
                (
                    "Maya, 41",
                    "212 people saw this",
                    "Third time I explain my order. Nobody talks to anybody there.",
                    "down",
                ),
                ("Jon, 29", "48", "The ad said next-day. It was nine days.", "down"),
                ("Ada, 63", "31", "They called back and already knew my history.", "up"),
            )
        )
        chosen = Choice(
            "filter",
            "Voices",
            (("all", "All 142"), ("unheard", "Unheard 97"), ("viral", "Going viral 3")),
            self.filter,
        )
        return Panel(
            Column((chosen, Grow(Scroll(Column(cards), id="feed", min_height=140)))),
            title="Customer voice",
            note="142 this week",
        )

    def _goals(self, room: Room) -> Widget:
        head = (Text(""), *(Text(goal, "small", "semibold", "muted", "centre") for goal in GOALS))
        rows = tuple(
            (
                Row((Icon(icon, 16, colour), Text(name, "label", "semibold", wrap=False))),
                *(
                    Cell(
                        f"cell.{d}.{g}",
                        f"{name}: {GOALS[g]}",
                        value,
                        tick=max(0, value - 10 + 5 * g),
                        colour=colour,
                        locked=(d, g) == (1, 1),
                        lit=(d, g) in {(2, 3), (1, 4)},
                    )
                    for g, value in enumerate(self.row[d])
                ),
            )
            for d, (name, icon, colour) in enumerate(DEPARTMENTS)
        )
        cells = Grid((head, *rows), columns=("fit", *(1.0,) * 6), gap=7)
        parts = tuple(
            (name, name, v, colour)
            for (name, _, colour), v in zip(DEPARTMENTS, self.parts, strict=True)
        )
        rest = Column(
            (
                Share("budget", parts, "Budgets"),
                Row(
                    (
                        Toggle(
                            "motion", "Reduced motion", self.motion, tip="Nothing slides or fades"
                        ),
                        Badge("new"),
                    )
                ),
                Field("team", "Team name", self.team, placeholder="Your team"),
                Row(
                    (
                        Text("Trust", "small", colour="muted"),
                        Grow(Meter(0.62, "Trust", "sales", 0.5)),
                    )
                ),
                Interval(2.4, 0.6, 4.1, (-4, 6), label="worth"),
                Interval(-0.7, -1.9, 0.6, (-4, 6), hollow=True),
                Button("off", "Not now", enabled=False),
                Button("quiet", "More about it", kind="quiet"),
            )
        )
        goals = Panel(cells, title="Goals", note="what each department is paid for")
        return Wrap(
            (
                Grow(goals, 2, min_width=560 if room.ink.roomy else 0),
                Grow(Panel(rest, title="Budgets"), min_width=300),
            ),
            gap=12,
            align="stretch",
        )

    def _why(self) -> Widget:
        causes = (
            Cause("Had to repeat myself", -1.9, "c.1"),
            Cause("Kept promises", -1.1, "c.2"),
            Cause("Word of mouth", -0.6),
            Cause("Customer experience", 0.9),
            Cause("Chance", 0.5),
        )
        return Wrap(
            (
                Grow(
                    Panel(
                        Waterfall("why", "Effect on brand equity", causes, 58.2, 56.0), title="Why?"
                    ),
                    min_width=320,
                ),
                Grow(
                    Panel(Waterfall("sum", "In steps", causes, cumulative=True), title="Waterfall"),
                    min_width=320,
                ),
                Grow(
                    Panel(
                        Sketch(
                            "guess",
                            "Your guess",
                            self.drawn,
                            tuple(range(26, 40)),
                            (40, 70),
                            tuple((float(w), 57 + sin(w)) for w in range(14, 27)),
                            x_labels=((26, "now"), (39, "+13 wk")),
                            hint="Draw the next quarter",
                        ),
                        title="Where will it go?",
                    ),
                    min_width=320,
                ),
            ),
            gap=12,
            align="stretch",
        )

    def on_event(self, event, room):
        self.heard.append(event)
        match event:
            case Changed("filter", value):
                self.filter = value
            case Changed("guess", value):
                self.drawn = value
            case Changed("budget", value):
                self.parts = value
            case Changed(id_, value, done) if id_.startswith("cell."):
                d, g = map(int, id_.split(".")[1:])
                self.start = self.start or self.row[d]
                self.row[d] = shared_out(self.start, g, value)
                self.start = None if done else self.start
            case Toggled("motion", on):
                self.motion = on
            case Typed("team", text):
                self.team = text
            case Clicked("menu"):
                room.theme = "dark" if room.theme == "light" else "light"

    def tick(self, seconds, room):
        self.crowd.step += self.moving
        return False


def main(folder: str) -> None:
    for size in ((1366, 768), (1920, 1080), (3840, 2160)):
        for theme in ("light", "dark"):
            for text in (1.0, 2.0):
                player = Player(Gallery(), size, text, theme)
                name = f"{size[0]}-{theme}-{text:.0f}"
                player.shot(Path(folder) / f"{name}.png")
                print(name, player.faults())
                player.press("pagedown")
                player.shot(Path(folder) / f"{name}-b.png")
                player.close()


if __name__ == "__main__":
    main(sys.argv[1])
