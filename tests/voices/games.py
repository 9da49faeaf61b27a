"""Games whose customers are listened to."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sim.diary import Diary
from sim.voices import Edition, Grammar, Message, Voices, load_grammar
from tests.diary.games import watched, watching
from tests.strategies import case

ENGLISH = Path(__file__).parents[2] / "assets" / "text" / "en.yaml"
POLICIES = ("status-quo", "integrated-redesign", "listening-service", "listening-marketing")


@cache
def english() -> Grammar:
    return load_grammar(ENGLISH)


@cache
def heard(policy: str = "status-quo", seed: int = 3) -> tuple[Diary, Voices]:
    """A small game under a policy, and its voices."""
    run, diary = watched(policy, seed)
    return diary, Voices(diary, english(), run.case.words)


@cache
def whole(policy: str = "status-quo", seed: int = 3, weeks: int = 52) -> tuple[Diary, Voices]:
    """A game of two thousand people, and its voices."""
    run, diary = watching(case(), policy, seed, weeks)
    return diary, Voices(diary, english(), run.case.words)


def editions(game: tuple[Diary, Voices]) -> list[Edition]:
    diary, voices = game
    return [voices.of_week(week) for week in diary.weeks]


def said(game: tuple[Diary, Voices]) -> Iterator[Message]:
    for edition in editions(game):
        yield from edition.messages
