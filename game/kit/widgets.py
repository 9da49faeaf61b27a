"""Every widget, for screens to import from one place."""

from game.kit.base import Control, Spacer, Widget
from game.kit.boxes import Column, Fixed, Grow, Row
from game.kit.button import Button
from game.kit.canvas import Canvas, Painter
from game.kit.cards import Card
from game.kit.cell import Cell
from game.kit.charts import Band, End, Line, LineChart, Mark
from game.kit.controls import Choice, Toggle
from game.kit.field import Field
from game.kit.frames import At, Grid, Panel, Scroll, Stack, Wrap
from game.kit.keyfield import KeyField
from game.kit.labels import Delta, Icon, Text, signed
from game.kit.lit import Lit
from game.kit.marks import Badge, Dots, Interval, Legend, Meter, Speech
from game.kit.peek import Peek
from game.kit.share import Share
from game.kit.sketch import Sketch
from game.kit.slider import Slider
from game.kit.threads import Thread
from game.kit.waterfall import Cause, Waterfall
from game.kit.web import Knot, Web

__all__ = [
    "At", "Badge", "Band", "Button", "Canvas", "Card", "Cause", "Cell", "Choice", "Column",
    "Control", "Delta", "Dots", "End", "Field", "Fixed", "Grid", "Grow", "Icon", "Interval",
    "KeyField", "Knot", "Legend", "Line", "LineChart", "Lit", "Mark", "Meter", "Painter", "Panel",
    "Peek", "Row", "Scroll", "Share", "Sketch", "Slider", "Spacer", "Speech", "Stack", "Text",
    "Thread", "Toggle", "Waterfall", "Web", "Widget", "Wrap", "signed",
]  # fmt: skip
