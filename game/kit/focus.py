"""Where the keyboard is, and where it goes next."""

from game.kit.layout import Layout, Placed, control_of

ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def order(layout: Layout) -> list[str]:
    """The ids that Tab visits, in reading order."""
    return [id_ for id_, placed in layout.controls.items() if control_of(placed).focusable()]


def after(layout: Layout, current: str, step: int) -> str:
    """The id that Tab, or Shift and Tab, leads to."""
    ids = order(layout)
    if not ids:
        return ""
    if current not in ids:
        return ids[0] if step > 0 else ids[-1]
    return ids[(ids.index(current) + step) % len(ids)]


def beside(layout: Layout, current: str, arrow: str) -> str:
    """The nearest control in the direction of an arrow; the current one if there is none."""
    here = layout.controls.get(current)
    if here is None or arrow not in ARROWS:
        return current
    way = ARROWS[arrow]
    others = [layout.controls[i] for i in order(layout) if i != current]
    found = [
        (far, placed) for placed in others if (far := _distance(here, placed, way)) is not None
    ]
    if not found:
        return current
    return control_of(min(found, key=lambda pair: pair[0])[1]).id


def _distance(here: Placed, there: Placed, way: tuple[int, int]) -> float | None:
    """How far along an arrow; sideways counts three times. None for what lies elsewhere."""
    dx = there.rect.centerx - here.rect.centerx
    dy = there.rect.centery - here.rect.centery
    along = dx * way[0] + dy * way[1]
    across = abs(dx * way[1]) + abs(dy * way[0])
    return along + 3 * across if along > 0 and across <= 2 * along else None
