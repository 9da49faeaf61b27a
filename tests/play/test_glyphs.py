"""Every character that can come on the screen is in the font, in each of its weights."""

import ast
from pathlib import Path

import pygame
import pytest
import yaml

from game.assets import asset_folder
from game.kit import text

ROOT = Path(__file__).parents[2]
SOURCES = [*(ROOT / "game").rglob("*.py"), *(ROOT / "sim" / "decisions").rglob("*.py")]
SHEETS = [*asset_folder().rglob("*.yaml"), *(ROOT / "scenarios").glob("*.yaml")]
CATALOGUES = [*(ROOT / "game").rglob("*.po")]


def spoken(path):
    """The strings of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # a string that stands alone explains something to us
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in silent and isinstance(node.value, str):
            yield node.value


def said(sheet):
    """All texts in a document."""
    if isinstance(sheet, str):
        yield sheet
    elif isinstance(sheet, dict):
        for part in sheet.values():
            yield from said(part)
    elif isinstance(sheet, list):
        for part in sheet:
            yield from said(part)


def characters():
    """All that is ever shown, but for control characters."""
    words = [word for path in SOURCES for word in spoken(path)]
    words += [word for path in SHEETS for word in said(yaml.safe_load(path.read_text("utf-8")))]
    words += [path.read_text("utf-8") for path in CATALOGUES]
    return "".join(sorted({c for word in words for c in word if c.isprintable()}))


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold"])
def test_every_character_of_interface_scenarios_and_grammar_is_in_the_font(weight):
    pygame.font.init()
    found = characters()
    assert len(found) > 100
    assert set("äöüß„“”’–…−→%") <= set(found)
    assert text.missing(found + "ÄÖÜ", weight) == ""


def test_a_character_that_is_not_there_would_be_found():
    pygame.font.init()
    assert text.missing("a漢b") == "漢"
