"""The whole picture as widgets: silos, crowd with bubbles, and the line that explains the marks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

import pygame

from game.kit import brush
from game.kit.base import Look, Rule, Span
from game.kit.widgets import Button, Canvas, Column, Grow, Row, Stack, Text, Widget, Wrap
from game.screens.picture import marks
from game.screens.picture.crowd import CrowdTable
from game.screens.picture.layer import heard_and_unheard
from game.screens.picture.silos import customers_a_piece, silos_canvas, told_scale
from game.screens.picture.speech import Bubbles
from game.words import _, n_

if TYPE_CHECKING:
    from game.kit.ink import Ink
    from game.present.live import Live

LEAST_CROWD = 150


@dataclass(frozen=True)
class Mark(Widget):
    """A mark of the crowd, for a key to it."""

    shape: str
    colour: str
    side: float = 13

    @override
    def span(self, rule: Rule) -> Span:
        return Span(rule.ink.px(self.side), rule.ink.px(self.side))

    @override
    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.side)

    @override
    def paints(self) -> bool:
        return True

    @override
    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: "Ink", look: Look) -> None:
        picture = marks.mark(self.shape, min(box.size), ink.colour(self.colour))
        brush.stamp(target, picture, box.topleft)


def picture(live: "Live", table: CrowdTable, *, choice: bool = True) -> Widget:
    """Silos above, the crowd below; it fills the height it is given."""
    return Column(
        (
            Grow(silos_canvas(live), weight=1.35),
            Grow(crowd_stage(table, live)),
            legend_row(live, table, choice=choice),
        ),
        gap=6,
    )


def crowd_canvas(table: CrowdTable, live: "Live", *, choice: bool = True) -> Widget:
    """The crowd with its bubbles and the line that explains it."""
    return Column((Grow(crowd_stage(table, live)), legend_row(live, table, choice=choice)), gap=6)


def crowd_stage(table: CrowdTable, live: "Live", min_height: float = LEAST_CROWD) -> Widget:
    """The crowd and the bubbles over it."""
    canvas = Canvas(
        id="crowd",
        painter=table,
        label=_("Customers"),
        min_height=min_height,
        min_width=320,
        animated=True,
        clickable=True,
        value=", ".join(f"{share.text} {share.label}" for share in live.legend),
    )
    if table.overlay != "mood":  # bubbles would cover what the others are about
        return canvas
    return Stack((canvas, Bubbles(table, table.says)))


def legend_row(live: "Live", table: CrowdTable, *, choice: bool = True) -> Widget:
    """What the marks mean, with shapes; then the choice of what the crowd shows."""
    key = Wrap(tuple(_key(live, table)), gap=16, row_gap=4)
    note = Text(_note(live), size="small", colour="muted")
    words = Column((key, note), gap=2)
    if not choice:
        return words
    return Wrap((Grow(words, min_width=460), overlay_choice(table.overlay)), gap=12)


def overlay_choice(overlay: str) -> Widget:
    """Three ways to see the crowd, each with a key of its own."""
    options = (
        ("mood", _("Mood"), "m", _("How customers feel.")),
        ("heard", _("Heard"), "h", _("Who was heard by a department in the last four weeks.")),
        ("talk", _("Talk"), "t", _("Who talks to whom, around those who speak.")),
    )
    return Row(
        tuple(
            Button(
                id=f"overlay.{value}",
                label=label,
                kind="quiet",
                size="small",
                key=key,
                pressed=value == overlay,
                tip=tip,
            )
            for value, label, key, tip in options
        ),
        gap=2,
    )


def _entry(shape: str, colour: str, figure: str, label: str, tip: str = "") -> Widget:
    words = (
        Text(figure, size="body", weight="semibold", tabular=True, tip=tip),
        Text(label, size="body", colour="muted", wrap=False, tip=tip),
    )
    return Row((Mark(shape, colour), *words), gap=5)


def _key(live: "Live", table: CrowdTable) -> list[Widget]:
    if table.overlay == "heard":
        return _heard_key(table)
    return _talk_key(table) if table.overlay == "talk" else _mood_key(live)


def _mood_key(live: "Live") -> list[Widget]:
    tip = _("{share} of our {own} customers are {label}.")
    return [
        _entry(
            share.shape,
            marks.COLOURS[marks.MOODS.index(share.id)],
            share.text,
            share.label,
            tip.format(share=share.text, own=f"{live.crowd.own:,}", label=share.label),
        )
        for share in live.legend
    ]


def _heard_key(table: CrowdTable) -> list[Widget]:
    heard, unheard = (len(rows) for rows in heard_and_unheard(tuple(table.talks)))
    tip = _("Customers who told us or posted something in the last four weeks.")
    return [
        _entry("disc", "good", f"{heard:,}", _("heard by a department"), tip),
        _entry("hollow", "bad", f"{unheard:,}", _("heard by nobody"), tip),
    ]


def _talk_key(table: CrowdTable) -> list[Widget]:
    hearing = {friend for row in table.speakers() for friend in table.society.friends(row)}
    told = n_("{n} person hears it at once", "{n} people hear it at once", len(hearing))
    return [Text(told, size="body", colour="muted")]


def _note(live: "Live") -> str:
    said = [live.crowd.note, _("Click one to follow its journey.")]
    if customers_a_piece(live.crowd.people) > 1:
        said.insert(1, told_scale(live.crowd.people))
    return " ".join(said)
