"""Strokes of the little pictures of scenarios, as SVG."""

from game.kit import brush
from game.kit.ink import Ink


def code(ink: Ink, token: str) -> str:
    """A colour as SVG writes it."""
    return brush.code(ink.colour(token))


def line(
    ink: Ink, x0: float, y0: float, x1: float, y1: float, token: str, wide: float, dash: str = ""
) -> str:
    """A straight stroke with round ends, dashed or not."""
    return path(ink, f"M{x0} {y0}L{x1} {y1}", token, wide, dash)


def path(ink: Ink, shape: str, token: str, wide: float, dash: str = "") -> str:
    """A stroke of any shape."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{shape}" fill="none" stroke="{code(ink, token)}" stroke-width="{wide}"'
        f' stroke-linecap="round" stroke-linejoin="round"{dashed}/>'
    )


def sheet(ink: Ink, x: float, y: float, wide: float, high: float, edge: str) -> str:
    """A sheet of paper, a screen, a bubble: a filled rectangle with an edge."""
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="2.5" fill="{code(ink, "panel")}"'
        f' stroke="{code(ink, edge)}" stroke-width="2"/>'
    )


def dot(ink: Ink, x: float, y: float, size: float, token: str) -> str:
    """A filled disc."""
    return f'<circle cx="{x}" cy="{y}" r="{size}" fill="{code(ink, token)}"/>'
