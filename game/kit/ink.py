"""What everything is drawn with: a theme, and a scale that turns design pixels into real ones."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from io import BytesIO

import pygame

from game.kit.tokens import Colour, Theme

DESIGN_WIDTH, DESIGN_HEIGHT = 1366, 768
WIDE = 1100
"""From this design width on, panels have room beside each other."""

SIZES = {
    "small": 13,
    "body": 14,
    "label": 14,
    "title": 16,
    "number": 18,
    "headline": 24,
    "huge": 34,
}
WEIGHTS = {"regular": "Regular", "medium": "Medium", "semibold": "SemiBold"}


@dataclass(frozen=True)
class Ink:
    """A theme at the scale of one window; text scale 2 makes everything twice as large."""

    theme: Theme
    width: int
    height: int
    text_scale: float = 1.0

    @cached_property
    def unit(self) -> float:
        """Real pixels in a design pixel."""
        return min(self.width / DESIGN_WIDTH, self.height / DESIGN_HEIGHT) * self.text_scale

    @property
    def wide(self) -> float:
        """The width of the window in design pixels."""
        return self.width / self.unit

    @property
    def tall(self) -> float:
        """The height of the window in design pixels."""
        return self.height / self.unit

    @property
    def roomy(self) -> bool:
        """Is there room for panels beside each other?"""
        return self.wide >= WIDE

    @cached_property
    def _pixels(self) -> dict[float, int]:
        return {}

    def px(self, design: float) -> int:
        """Design pixels as real pixels; what is there at all stays visible."""
        known = self._pixels.get(design)
        if known is None:
            known = max(1, round(design * self.unit)) if design > 0 else 0
            self._pixels[design] = known
        return known

    def colour(self, token: str) -> Colour:
        """The colour behind a name."""
        return self.theme.colour(token)

    def font(self, size: str, weight: str = "regular") -> pygame.font.Font:
        """The font of a named size and weight."""
        return font(self.px(SIZES[size]), weight)


@lru_cache(maxsize=3)
def _font_file(weight: str) -> bytes:
    name = f"FiraSans-{WEIGHTS[weight]}.ttf"
    with as_file(files("fontpkg_fira_sans") / "files" / name) as path:
        return path.read_bytes()


@lru_cache(maxsize=64)
def font(pixels: int, weight: str) -> pygame.font.Font:
    """The font at a height in real pixels."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(BytesIO(_font_file(weight)), pixels)
