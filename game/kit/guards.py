"""What must hold for every screen, at every size and in every language."""

from collections import Counter
from itertools import combinations

from game.kit import focus, text
from game.kit.base import Control, Widget
from game.kit.frames import At, Scroll, Stack
from game.kit.labels import Text
from game.kit.layout import Layout, Placed
from game.kit.tokens import GRAPHIC_PAIRS, TEXT_PAIRS, Theme, contrast

TEXT_CONTRAST, GRAPHIC_CONTRAST = 4.5, 3.0


def faults(layout: Layout) -> list[str]:
    """Everything that is wrong with a laid-out screen, as sentences."""
    return [
        *clipped(layout),
        *overlapping(layout),
        *unreachable(layout),
        *twice(layout),
        *unnamed(layout),
    ]


def clipped(layout: Layout) -> list[str]:
    """Widgets that need more room than they have, or that stick out of what can be seen."""
    found = []
    for placed in layout.all:
        wide, high = _needs(placed, layout)
        if wide > placed.rect.w or high > placed.rect.h:
            found.append(f"{name(placed)} needs {wide}×{high}, has {placed.rect.size}")
        elif placed.widget.paints() and not _inside(placed):
            found.append(f"{name(placed)} at {tuple(placed.rect)} leaves {tuple(placed.clip)}")
    return found


def _needs(placed: Placed, layout: Layout) -> tuple[int, int]:
    widget, ruler = placed.widget, layout.ruler
    if not widget.paints() or isinstance(widget, At):
        return 0, 0
    return ruler.span(widget).least, ruler.least(widget, placed.rect.w)


def _inside(placed: Placed) -> bool:
    """Across always; down only as far as nothing scrolls."""
    box, clip = placed.rect, placed.clip
    return clip.left <= box.left and box.right <= clip.right


def overlapping(layout: Layout) -> list[str]:
    """Siblings that lie on each other, except in a Stack, where they are meant to."""
    found = []
    for placed in layout.all:
        if not isinstance(placed.widget, Stack):
            drawn = [child for child in placed.children if child.rect.w and child.rect.h]
            found += [
                f"{name(a)} and {name(b)} overlap by {a.rect.clip(b.rect).size}"
                for a, b in combinations(drawn, 2)
                if a.rect.colliderect(b.rect)
            ]
        found += [
            f"{name(child)} at {tuple(child.rect)} leaves {name(placed)} at {tuple(placed.rect)}"
            for child in placed.children
            if not isinstance(placed.widget, Scroll)
            and not placed.rect.contains(child.rect)
            and child.rect.w
            and child.rect.h
        ]
    return found


def unreachable(layout: Layout) -> list[str]:
    """Enabled controls that Tab never comes to."""
    seen, at = set(), ""
    for _ in range(len(layout.controls) + 1):
        at = focus.after(layout, at, 1)
        seen.add(at)
    return [
        f"Tab never comes to {id_!r}"
        for id_, placed in layout.controls.items()
        if isinstance(placed.widget, Control) and placed.widget.focusable() and id_ not in seen
    ]


def twice(layout: Layout) -> list[str]:
    """Ids that more than one control has."""
    ids = Counter(p.widget.id for p in layout.all if isinstance(p.widget, Control))
    return [f"{count} controls are called {id_!r}" for id_, count in ids.items() if count > 1]


def unnamed(layout: Layout) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        f"{id_!r} has no label"
        for id_, placed in layout.controls.items()
        if not isinstance(placed.widget, Scroll) and not placed.widget.node()[1]
    ]


def weak_pairs(theme: Theme) -> list[str]:
    """Pairs of colours that cannot be told apart well enough."""
    wanted = [(pair, TEXT_CONTRAST) for pair in TEXT_PAIRS]
    wanted += [(pair, GRAPHIC_CONTRAST) for pair in GRAPHIC_PAIRS]
    return [
        f"{theme.name}: {one} on {other} {found:.2f}, wants {least}"
        for (one, other), least in wanted
        if (found := contrast(theme.colour(one), theme.colour(other))) < least
    ]


def missing_glyphs(*strings: str) -> str:
    """The characters of these strings that the font has not got."""
    return text.missing("".join(strings))


def said(layout: Layout) -> list[str]:
    """All words on a screen: for the guard of glyphs."""
    found = []
    for placed in layout.all:
        found += [part for part in placed.widget.node() if part]
    return found


def name(placed: Placed) -> str:
    """A widget as a fault calls it."""
    return _name(placed.widget)


def _name(widget: Widget) -> str:
    label = widget.text if isinstance(widget, Text) else widget.node()[1]
    id_ = getattr(widget, "id", "")
    return f"{type(widget).__name__}({id_ or label[:40]!r})"
