"""Every widget, for screens to import from one place."""

from game.kit.amounts import Cell, Share
from game.kit.base import Control, Spacer, Widget
from game.kit.boxes import Column, Fixed, Grow, Row
from game.kit.canvas import Canvas, Painter
from game.kit.controls import Button, Choice, Toggle
from game.kit.field import Field
from game.kit.frames import At, Grid, Panel, Scroll, Stack, Wrap
from game.kit.labels import Delta, Icon, Text, signed

__all__ = [
    "At",
    "Button",
    "Canvas",
    "Cell",
    "Choice",
    "Column",
    "Control",
    "Delta",
    "Field",
    "Fixed",
    "Grid",
    "Grow",
    "Icon",
    "Painter",
    "Panel",
    "Row",
    "Scroll",
    "Share",
    "Spacer",
    "Stack",
    "Text",
    "Toggle",
    "Widget",
    "Wrap",
    "signed",
]
