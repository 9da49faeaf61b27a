"""Every widget looks as it did: pictures are compared pixel by pixel, none is nearly right."""

import inspect
import pkgutil
import platform
import sys
from importlib import import_module

import pygame
import pytest

import game.kit
from game.kit.base import Control, Widget
from game.kit.tokens import THEMES
from tests.kit.samples import PICTURES, picture, samples

HERE = sys.platform == "linux" and platform.machine() in {"x86_64", "AMD64"}
pytestmark = pytest.mark.skipif(not HERE, reason="pictures were drawn on Linux, x86-64")
SAMPLES = {name: (widget, look) for name, widget, look in samples()}
BOXES = {
    "Column", "Control", "Fixed", "Grid", "Grow", "Row", "Scroll", "Spacer", "Stack", "At", "Wrap",
}  # fmt: skip
"""Widgets that only place others."""
PLAIN = {"Canvas", "Lit", "Halo", "Ring", "Shade", "ScrollBar", "Peek", "Widget"}
"""What a screen paints itself, what lies over a screen, and a button that is held."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_widget_looks_as_it_did(name, theme, tmp_path):
    drawn = picture(*SAMPLES[name], theme)
    kept = pygame.image.load(PICTURES / f"{name}-{theme}.png")
    same = pygame.image.tobytes(drawn, "RGB") == pygame.image.tobytes(kept, "RGB")
    if not same:
        pygame.image.save(drawn, str(tmp_path / "now.png"))
    assert same, f"{tmp_path}/now.png differs; if it should: python -m tests.kit.samples"


def test_every_widget_of_the_kit_has_a_picture():
    there = set()
    for module in pkgutil.iter_modules(game.kit.__path__):
        for name, kind in inspect.getmembers(import_module(f"game.kit.{module.name}")):
            if inspect.isclass(kind) and issubclass(kind, Widget | Control):
                there.add(name)
    shown = {type(widget).__name__ for widget, _look in SAMPLES.values()} | {"Icon", "Delta"}
    assert there - BOXES - PLAIN == shown - BOXES


def test_no_picture_is_kept_of_what_is_not_there():
    kept = {path.stem for path in PICTURES.glob("*.png")}
    assert kept == {f"{name}-{theme}" for name in SAMPLES for theme in THEMES}
