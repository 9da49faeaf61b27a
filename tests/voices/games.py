"""Games whose customers are listened to."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sim.diary import Diary
from sim.run import Run
from sim.voices import Edition, Grammar, Message, Voices, load_grammar
from tests.diary.games import watched, watching
from tests.strategies import case

FOLDER = Path(__file__).parents[2] / "assets" / "text"
LANGUAGES = ("en", "de")
every_language = pytest.mark.parametrize("language", LANGUAGES)
ENGLISH = FOLDER / "en.yaml"
POLICIES = ("status-quo", "integrated-redesign", "listening-service", "listening-marketing")


@cache
def grammar(language: str) -> Grammar:
    return load_grammar(FOLDER / f"{language}.yaml")


def english() -> Grammar:
    return grammar("en")


@cache
def heard(policy: str = "status-quo", seed: int = 3, language: str = "en") -> tuple[Diary, Voices]:
    """A small game under a policy, and its voices."""
    run, diary = watched(policy, seed)
    return diary, Voices(diary, grammar(language), run.case.words)


@cache
def _lived(policy: str, seed: int, weeks: int) -> tuple[Run, Diary]:
    return watching(case(), policy, seed, weeks)


@cache
def whole(
    policy: str = "status-quo", seed: int = 3, weeks: int = 52, language: str = "en"
) -> tuple[Diary, Voices]:
    """A game of two thousand people, and its voices."""
    run, diary = _lived(policy, seed, weeks)
    return diary, Voices(diary, grammar(language), run.case.words)


def editions(game: tuple[Diary, Voices]) -> list[Edition]:
    diary, voices = game
    return [voices.of_week(week) for week in diary.weeks]


def said(game: tuple[Diary, Voices]) -> Iterator[Message]:
    for edition in editions(game):
        yield from edition.messages
