"""One small sample of each widget of the kit, and of ways it can stand: kept as pictures.

`python -m tests.kit.samples` draws the pictures in `tests/kit/pictures` anew; look at them before
they are committed.
"""

import sys
from collections.abc import Iterator
from math import sin
from pathlib import Path

import pygame

from game.kit.base import PLAIN, Look, Widget
from game.kit.chain import Chain, Link
from game.kit.courses import Courses
from game.kit.draw import Easel, Op
from game.kit.histogram import Histogram
from game.kit.ink import Ink
from game.kit.layout import Layout, Ruler
from game.kit.orgchart import OrgChart
from game.kit.tokens import THEMES
from game.kit.widgets import (
    Badge,
    Band,
    Button,
    Card,
    Cause,
    Cell,
    Choice,
    Delta,
    Dots,
    End,
    Field,
    Icon,
    Interval,
    KeyField,
    Legend,
    Line,
    LineChart,
    Mark,
    Meter,
    Panel,
    Row,
    Share,
    Sketch,
    Slider,
    Speech,
    Text,
    Toggle,
    Waterfall,
    Web,
)
from tests.kit.test_orgchart import POSTS, TIES
from tests.kit.test_web import KNOTS, THREADS

PICTURES = Path(__file__).parent / "pictures"
WIDE = 380
"""Pixels."""
HOVERED, FOCUSED, PRESSED = Look(hovered=True), Look(focused=True), Look(hovered=True, pressed=True)
PAST = tuple((float(week), 62 - 6 * sin(week / 9) ** 2) for week in range(27))
CAUSES = (
    Cause("Had to repeat myself", -1.9, "c.1"), Cause("Kept promises", -1.1, "c.2"),
    Cause("Experience", 0.9), Cause("Chance", 0.0),
)  # fmt: skip
PARTS = (("m", "Marketing", 34, "marketing"), ("s", "Sales", 30, "sales"), ("i", "IT", 36, "it"))
LINKS = (
    Link("Our promise", "megaphone", "marketing", "neutral", "Q1 week 1"),
    Link("Asked for help", "headset", "service", "bad", "Q1 week 3"),
    Link("In their words", "speech", "muted", "good", "Q1 week 3"),
)


def samples() -> Iterator[tuple[str, Widget, Look]]:
    """Name, widget, and how it stands."""
    yield "text", Text("Nobody owned this. Words wrap where a line ends, and none is cut."), PLAIN
    yield "figure", Text("−1,204.5", "number", "semibold", tabular=True), PLAIN
    yield "icons", Row(tuple(Icon(name, 22) for name in ("home", "target", "coins", "flag"))), PLAIN
    yield "delta", Row((Delta(2.4), Delta(-1.9), Delta(0.0))), PLAIN
    yield "badge", Badge("14"), PLAIN
    yield "dots", Dots(13, 4, "weeks"), PLAIN
    yield "meter", Meter(0.62, "Trust", "sales", 0.5), PLAIN
    yield "legend", Legend((("diamond", "bad", "31 % unhappy"), ("disc", "good", "happy"))), PLAIN
    yield "interval", Interval(2.4, 0.6, 4.1, (-4, 6), label="worth"), PLAIN
    yield "interval-hollow", Interval(-0.7, -1.9, 0.6, (-4, 6), hollow=True), PLAIN
    yield "speech", Speech("Third time I explain my order.", "bad"), PLAIN
    yield "panel", Panel(Text("Inside"), title="Goals", note="in %", edge="service"), PLAIN
    yield from _controls()
    yield from _charts()


def _controls() -> Iterator[tuple[str, Widget, Look]]:
    end = Button("end", "End quarter", "flag", kind="primary", key="e")
    for name, look in (("", PLAIN), ("-hovered", HOVERED), ("-pressed", PRESSED)):
        yield f"button{name}", end, look
    yield "button-off", Button("off", "Not now", enabled=False), PLAIN
    yield "button-quiet", Button("quiet", "More about it", kind="quiet"), HOVERED
    yield "button-nav", Button("go", "Voice", "speech", kind="nav", pressed=True, badge="6"), PLAIN
    yield "card", Card("card", "A campaign", Text("Marketing asks."), pressed=True), PLAIN
    yield "cell", Cell("cell", "Service: CX", 35, tick=20, colour="service"), PLAIN
    yield "cell-held", Cell("cell", "Sales: Revenue", 80, tick=80, locked=True, lit=True), FOCUSED
    options = (("all", "All 142"), ("unheard", "Unheard 97"), ("viral", "Viral 3"))
    yield "choice", Choice("filter", "Voices", options, "unheard"), PLAIN
    yield "toggle", Toggle("on", "Less motion", True), PLAIN
    yield "toggle-off", Toggle("off", "Less motion", False), HOVERED
    yield "field", Field("team", "Team", "Alpha"), FOCUSED
    yield "field-empty", Field("seed", "Seed", "", placeholder="fresh luck"), PLAIN
    yield "keyfield", KeyField("key", "Pause", "space"), PLAIN
    yield "slider", Slider("weeks", "Weeks", 9, 4, 13, 1, "9", tick=4.0), PLAIN
    yield "share", Share("budget", PARTS, "Budgets"), PLAIN
    yield "orgchart", OrgChart("chart", "Who reports to whom", POSTS, TIES, 3, 3), PLAIN
    yield "chain", Chain("journey", "Journey", LINKS, 1), PLAIN


def _charts() -> Iterator[tuple[str, Widget, Look]]:
    last = PAST[-1][1]
    fan = tuple((26.0 + w, last - w * 0.4, last + w * 0.2) for w in range(14))
    yield "chart", LineChart(
        "equity", "Brand equity", (Line(PAST), Line(((26.0, last), (39.0, 55.0)), dashed=True)),
        (Band(fan, "good", 34, "50 %"),), (Mark(0, PAST[0][1], "Q1 goals", "mark"),),
        ((0, "Q1"), (13, "Q2"), (26, "now")), now=26, min_height=150,
        ends=(End(55, "55", "expected", "good_text"),),
    ), PLAIN  # fmt: skip
    yield "sketch", Sketch(
        "guess", "Your guess", (56.7, 56, 56, 57, 58, 58, 59, 60, 61, 61, 62, 62, 63, 63),
        tuple(range(26, 40)), (40, 70), PAST[13:], x_labels=((26, "now"),), hint="Draw here",
    ), PLAIN  # fmt: skip
    yield "waterfall", Waterfall("why", "Effect", CAUSES, 58.2, 56.1), PLAIN
    yield "waterfall-steps", Waterfall("sum", "In steps", CAUSES, cumulative=True), PLAIN
    yield "waterfall-growing", Waterfall("sum", "In steps", CAUSES, grown=0.3), PLAIN
    said = Line(((1, 40), (2, 44), (3, 52), (4, 55)), "service", name="55 reported")
    counted = Line(((1, 40), (2, 41), (3, 43), (4, 42)), "muted", dashed=True, name="42 counted")
    dates = ((1, "Q1"), (4, "Q4"))
    yield "courses", Courses((said, counted), "Solved at once", x_labels=dates), PLAIN
    yield "courses-one", Courses((said,), "Solved at once"), PLAIN
    yield "histogram", Histogram((0, 2, 5, 9, 4, 1), 3, "Where it ended"), PLAIN
    heads = ("Decided", "Happened", "Moved")
    yield "web", Web("web", "go through", heads, (2, 3, 1), KNOTS, THREADS, "m"), PLAIN


def picture(widget: Widget, look: Look, theme: str) -> pygame.Surface:
    """A widget as a window shows it."""
    ink = Ink(THEMES[theme], 1366, 768)
    ruler = Ruler(ink, {})
    wide = min(WIDE, max(1, ruler.span(widget).natural))
    box = pygame.Rect(8, 8, wide, max(1, ruler.height(widget, wide)))
    shown = pygame.Surface((box.w + 16, box.h + 16))
    ops = tuple(
        Op(placed.widget, look if placed.widget is widget else PLAIN, tuple(placed.rect),
           tuple(shown.get_rect()))
        for placed in Layout(widget, ruler, box).all
        if placed.widget.paints()
    )  # fmt: skip
    Easel().draw(shown, ops, ink, 0.0)
    return shown


def main() -> None:
    """Draw all pictures anew."""
    pygame.font.init()
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name, widget, look in samples():
        for theme in THEMES:
            pygame.image.save(picture(widget, look, theme), str(PICTURES / f"{name}-{theme}.png"))
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}", file=sys.stderr)


if __name__ == "__main__":
    main()
