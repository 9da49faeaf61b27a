"""How fast a game is explained: `uv run poe bench`. Figures are reported, ratios asserted."""

import time

import pytest

from sim.explain.course import Game
from sim.explain.why import why
from sim.playing import play
from sim.policies import load_policy
from sim.run import Run

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def game() -> Game:
    """A full Promise Gap under the integrated redesign."""
    run = Run("promise-gap", 7)
    play(run, load_policy("integrated-redesign"), run.case.weeks)
    lived = Game.of(run)
    why(lived, "brand_equity", 0, 1, replicates=1, decisions=False)  # compiled by now
    return lived


def fastest(live, rounds: int = 9) -> float:
    """Processor seconds of the fastest of some rounds."""
    spans = []
    for _ in range(rounds):
        start = time.process_time()
        live()
        spans.append(time.process_time() - start)
    return min(spans)


def test_a_ledger_costs_little_beside_the_weeks_it_tells_of(game):
    plain, booked = fastest(game.live), fastest(lambda: game.live(booked=True))
    print(f"104 weeks: {1e3 * plain:.0f} ms, with a ledger {1e3 * booked:.0f} ms")
    assert booked < 4.0 * plain


def test_the_quarter_of_a_report(benchmark, game):
    benchmark.pedantic(
        lambda: why(game, "brand_equity", 13, 26, replicates=0, decisions=False),
        rounds=5,
        warmup_rounds=1,
    )


def test_the_quarter_of_a_report_with_chance(benchmark, game):
    benchmark.pedantic(
        lambda: why(game, "brand_equity", 13, 26, decisions=False), rounds=3, warmup_rounds=1
    )


def test_a_whole_game_with_chance_and_decisions(benchmark, game):
    benchmark.pedantic(lambda: why(game), rounds=1)
