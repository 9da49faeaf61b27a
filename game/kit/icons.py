"""Icons on a plane of 24 × 24, stroked two units thick, in any colour and size."""

from functools import lru_cache

import pygame

from game.kit import brush
from game.kit.tokens import Colour

STROKES = {
    "megaphone": "M4 10v4h3l9 5V5L7 10z M8 14.5l1.5 5.5h2.5l-1-4 M19.5 9.5a4 4 0 0 1 0 5",
    "chart": "M4 4v16h16 M7.5 15.5l4-4.5 3 2.5 5-6",
    "headset": "M4 14v-2a8 8 0 0 1 16 0v2 M4 14h3.5v5.5H6a2 2 0 0 1-2-2z"
    " M20 14h-3.5v5.5H18a2 2 0 0 0 2-2z",
    "monitor": "M4 5h16v11H4z M12 16v4 M8 20h8",
    "heart": "M12 20C6 15.5 3.5 12.5 3.5 9.2A4.4 4.4 0 0 1 12 7.6a4.4 4.4 0 0 1 8.5 1.6"
    "C20.5 12.5 18 15.5 12 20z",
    "home": "M3.5 11.5L12 4l8.5 7.5 M5.5 10v10h13V10 M10 20v-6h4v6",
    "target": "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
    "coins": "M4.5 6.5c0-3.3 15-3.3 15 0s-15 3.3-15 0z M4.5 6.5v11c0 3.3 15 3.3 15 0v-11"
    " M4.5 12c0 3.3 15 3.3 15 0",
    "tree": "M9.5 3.5h5v5h-5z M3.5 15.5h5v5h-5z M15.5 15.5h5v5h-5z M12 8.5V12 M6 15.5V12h12v3.5",
    "speech": "M4 4.5h16v11.5H11l-4.5 4V16H4z",
    "share": "M6.5 6.5m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0 M18 8m-2.6 0a2.6 2.6 0 1 0 5.2 0"
    "a2.6 2.6 0 1 0-5.2 0 M12 18.5m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0"
    " M9.5 6.9l5.9 .8 M7.8 9.3l3 6.9 M16.6 10.3l-3.2 5.9",
    "report": "M6 3.5h8l4.5 4.5v12.5H6z M14 3.5V8h4.5 M9 12.5h6.5 M9 16h6.5",
    "flag": "M6 21V4h12.5l-3 4.2 3 4.3H6",
    "menu": "M4 7h16 M4 12h16 M4 17h16",
    "check": "M4.5 12.5l5 5 10-11",
    "cross": "M6 6l12 12 M18 6L6 18",
    "plus": "M12 5v14 M5 12h14",
    "minus": "M5 12h14",
    "undo": "M8.5 5L4 9.5 8.5 14 M4 9.5h10a5.2 5.2 0 0 1 0 10.4H9",
    "redo": "M15.5 5L20 9.5 15.5 14 M20 9.5H10a5.2 5.2 0 0 0 0 10.4h5",
    "lock": "M5.5 11h13v9.5h-13z M8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "arrow_right": "M4 12h15 M13.5 6.5L19 12l-5.5 5.5",
    "arrow_left": "M20 12H5 M10.5 6.5L5 12l5.5 5.5",
    "arrow_up": "M12 20V5 M6.5 10.5L12 5l5.5 5.5",
    "arrow_down": "M12 4v15 M6.5 13.5L12 19l5.5-5.5",
    "question": "M8.5 9a3.6 3.6 0 1 1 5.6 3c-1.5 1-2.1 1.7-2.1 3.2 M12 19.4v.2",
    "gear": "M12 8.7a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 1 0 0-6.6z M12 3v3 M12 18v3 M3 12h3 M18 12h3"
    " M5.6 5.6l2.2 2.2 M16.2 16.2l2.2 2.2 M18.4 5.6l-2.2 2.2 M7.8 16.2l-2.2 2.2",
    "person": "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M4.5 20.5c0-4.5 3.4-6 7.5-6s7.5 1.5 7.5 6",
    "people": "M9 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z M3 20c0-4 2.6-5.5 6-5.5s6 1.5 6 5.5"
    " M15.5 5a3.2 3.2 0 0 1 0 6.2 M17.5 15c2.2.7 3.5 2.2 3.5 5",
    "clock": "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5V12l3.2 2.4",
    "key": "M8 9.5a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M11 10.7L19.5 4 M16 7l2.8 3.4",
    "bulb": "M9.5 17.5c0-2.5-3.5-3.6-3.5-7.6a6 6 0 0 1 12 0c0 4-3.5 5.1-3.5 7.6z M10 21h4",
    "bridge": "M3 17h18 M3 9h18 M6 9v8 M12 9v8 M18 9v8",
    "ear": "M7 10a5 5 0 0 1 10 0c0 3.5-3.5 4.2-3.5 7.5a3 3 0 0 1-5 2 M10 10.5a2 2 0 0 1 4 0",
    "warning": "M12 4L2.8 20h18.4z M12 10v4.6 M12 17.3v.2",
    "star": "M12 3.5l2.6 5.5 6 .8-4.4 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9L3.4 9.8l6-.8z",
    "book": "M12 6.5C9.5 4.6 6.5 4.5 3.5 5v14c3-.5 6-.4 8.5 1.5 2.5-1.9 5.5-2 8.5-1.5V5"
    "c-3-.5-6-.4-8.5 1.5z M12 6.5v14",
    "eye": "M2.5 12C5 7.8 8.3 5.7 12 5.7s7 2.1 9.5 6.3c-2.5 4.2-5.8 6.3-9.5 6.3S5 16.2 2.5 12z"
    " M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
    "expand": "M4 9V4h5 M20 15v5h-5 M4 4l6 6 M20 20l-6-6",
    "shield": "M12 3.5l7.5 3v5.5c0 4.5-3 7.3-7.5 8.8-4.5-1.5-7.5-4.3-7.5-8.8V6.5z",
    "euro": "M18 6.2a7.2 7.2 0 1 0 0 11.6 M3.5 10.3h10 M3.5 13.7h10",
}
FILLS = {
    "play": "M7 4.5v15l12.5-7.5z",
    "pause": "M6.5 5h4v14h-4z M13.5 5h4v14h-4z",
    "fast": "M4 5.5v13l8-6.5z M12.5 5.5v13l8-6.5z",
    "up": "M12 4L22 20H2z",
    "down": "M12 20L2 4h20z",
    "diamond": "M12 2L22 12 12 22 2 12z",
    "disc": "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19z",
    "dot": "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
    "square": "M3 3h18v18H3z",
}


@lru_cache(maxsize=1_024)
def icon(name: str, side: int, colour: Colour) -> pygame.Surface:
    """An icon as a premultiplied picture."""
    paint = brush.code(colour)
    if name in FILLS:
        body = f'<path d="{FILLS[name]}" fill="{paint}"/>'
    else:
        thick = max(1.9, 24 * 1.3 / side)  # never thinner than a line on a small screen
        body = (
            f'<path d="{STROKES[name]}" fill="none" stroke="{paint}" stroke-width="{thick:.2f}"'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
        )
    return brush.vector(side, side, body, "0 0 24 24")
