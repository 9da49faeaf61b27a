"""The screen as something that can be read aloud: what tests, key help and screen readers use."""

import json
import os
from pathlib import Path
from typing import NamedTuple

from game.kit import keymap
from game.kit.base import Control
from game.kit.frames import Scroll
from game.kit.layout import Layout, Placed, reach


class Node(NamedTuple):
    """One thing on the screen."""

    id: str
    role: str
    label: str
    value: str
    rect: tuple[int, int, int, int]
    visible: bool
    enabled: bool
    focused: bool
    description: str
    within: str
    key: str


def nodes(layout: Layout, focus: str = "") -> list[Node]:
    """Everything with a role, in reading order; spots follow the control they belong to."""
    found: list[Node] = []
    for placed in layout.all:
        found += _nodes(placed, layout, focus)
    return found


def _nodes(placed: Placed, layout: Layout, focus: str) -> list[Node]:
    widget = placed.widget
    id_, label, value, tip = widget.node()
    if not widget.role or not (id_ or label) or (isinstance(widget, Scroll) and not reach(placed)):
        return []
    control = isinstance(widget, Control)
    enabled = widget.enabled if isinstance(widget, Control) else True
    rect, seen = placed.rect, placed.seen
    found = [
        Node(
            id_,
            widget.role,
            label,
            value,
            (rect.x, rect.y, rect.w, rect.h),
            bool(seen.w and seen.h),
            enabled,
            control and id_ == focus,
            tip,
            placed.within,
            keymap.now(widget.shortcut()) if isinstance(widget, Control) else "",
        )
    ]
    if isinstance(widget, Control):
        for spot in widget.spots(layout.ruler, rect):
            box = spot.rect
            shown = box.clip(seen)
            found.append(
                Node(
                    spot.id,
                    spot.role,
                    spot.label,
                    spot.value,
                    (box.x, box.y, box.w, box.h),
                    bool(shown.w and shown.h),
                    enabled,
                    False,
                    spot.tip,
                    id_,
                    "",
                )
            )
    return found


def write(found: list[Node], path: Path) -> None:
    """The tree as JSON; whoever reads the file never sees half of it."""
    text = json.dumps([node._asdict() for node in found], ensure_ascii=False, indent=1)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
