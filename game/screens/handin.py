"""Handing a game in without a network: a code to be photographed, a file, a text."""

from collections.abc import Hashable
from dataclasses import dataclass
from textwrap import wrap

import pygame

from game.handin.code import SHARP, Code, CodeError, NoCodes, code_of
from game.handin.packing import pack
from game.kit.events import Clicked, Event, KeyPressed
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Canvas,
    Column,
    Fixed,
    Panel,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.state import Pop, Room, Step
from game.table import Table
from game.words import _, n_
from sim.run import QUARTER

DARK, LIGHT = (0, 0, 0), (255, 255, 255)
WIDE = 400
"""Width of the words beside the code, and the least beside which it has room."""

NARROW = 36
"""Letters of a file's place in a line: it has no blanks to break at."""


@dataclass(frozen=True)
class Modules:
    """Paints a code, dark on light whatever the theme: cameras want it so."""

    code: Code

    def key(self) -> Hashable:
        """What the picture depends on."""
        return self.code

    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:
        """As large as it fits, in whole pixels, in the middle."""
        del ink, now
        side = self.code.side
        pixels = max(1, self.code.pixels(min(surface.get_size())))
        small = pygame.Surface((side, side))
        small.fill(LIGHT)
        for y, row in enumerate(self.code.rows):
            for x, dark in enumerate(row):
                if dark:
                    small.set_at((x, y), DARK)
        large = pygame.transform.scale(small, (side * pixels, side * pixels))
        surface.blit(large, large.get_rect(center=surface.get_rect().center))


class HandIn:
    """The page; the game stands still below it.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.packed = pack(table.seat.run.journal)
        self.fault = ""
        """Why there is no code; empty where there is one."""
        self.code: Code | None = None
        try:
            self.code = code_of(self.packed)
        except NoCodes:
            self.fault = _(
                "This computer cannot draw QR codes (the extra `host` is not installed). Hand in "
                "the file or the text."
            )
        except CodeError:
            self.fault = _("This game is too long for a QR code. Hand in the file.")
        self.copied = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Hand in")

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """The code as large as there is room for, and what to do with it."""
        words = Panel(Column(self._words(), gap=16), pad=20, radius=12)
        if self.code is None:
            return Row((Spacer(), Fixed(words, width=WIDE), Spacer()), pad=16)
        least = SHARP * self.code.side / room.ink.unit
        shown = Canvas("code", Modules(self.code), _("QR code of this game"), least, least,
                       enabled=False, value=self.packed)  # fmt: skip
        if room.ink.wide < WIDE + least + 60:
            return Column((shown, words), gap=12, pad=12)
        side = max(least, room.ink.height / room.ink.unit - 32)
        large = Fixed(Canvas("code", Modules(self.code), _("QR code of this game"), side, least,
                             enabled=False, value=self.packed),
                      width=min(side, room.ink.wide - WIDE - 60))  # fmt: skip
        return Row((Spacer(), large, Fixed(words, width=WIDE), Spacer()), gap=16, pad=16,
                   align="start")  # fmt: skip

    def _words(self) -> tuple[Widget, ...]:
        seat = self.table.seat
        file = "" if seat.path is None else str(seat.path)
        lines = tuple(Text(line, wrap=False) for line in wrap(file, NARROW))
        ways = (
            Text(self.fault, colour="bad_text", id="fault") if self.fault else Text(_(
                "Hold this code in front of the camera of whoever leads the session, or let them "
                "photograph it. Switch the screen to bright.")),
            Column((Text(_("Or copy the file:"), weight="semibold"), *lines), gap=0),
            Column((Text(_("Or send the text:"), weight="semibold"),
                    Wrap((Button("copy", _("Copy the text"), icon="share", key="c"),
                          Text(self.copied, colour="muted", id="copied")), gap=10)), gap=4),
        )  # fmt: skip
        return (
            Column((Text(_("Hand in"), size="headline", weight="semibold"),
                    Text(self._played(), colour="muted", id="played")), gap=4),
            *ways,
            Text(_("It is played again there before it counts."), colour="muted"),
            Row((Spacer(), Button("back", _("Back to the game"), icon="arrow_left", kind="primary",
                                  key="escape"))),
        )  # fmt: skip

    def _played(self) -> str:
        """How much of the game is handed in."""
        seat = self.table.seat
        lived = n_("{n} quarter", "{n} quarters", seat.week // QUARTER)
        if seat.over:
            return _("The whole game: {quarters}.").format(quarters=lived)
        text = _("So far: {quarters}. It can be handed in again later; the longer game counts.")
        return text.format(quarters=lived)

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Copy, or back."""
        del room
        match event:
            case Clicked("copy"):
                self.copied = _copied(self.packed)
            case Clicked("back") | KeyPressed("escape"):
                return Pop()
        return None

    def tick(self, seconds: float, room: Room) -> bool:
        """Time stands still here."""
        del seconds, room
        return False


def _copied(text: str) -> str:
    """Put it where other programs paste from; what became of it."""
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return _("This computer has no place to copy to.")
    return _("Copied.")


def can_hand_in(table: Table) -> bool:
    """Whether there is anything to hand in: a quarter that was played."""
    return table.seat.week >= QUARTER
