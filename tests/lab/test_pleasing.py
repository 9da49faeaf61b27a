"""Whoever grants every wish ends below the middle of those who decide by some rule, or by none."""

import numpy as np
import pytest

from sim.decisions import decision_of
from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.lab.scores import Scores
from sim.lab.strategies import SHADOW, BestReplies, Nothing, Random, Sensible, play
from sim.run import QUARTER

PEOPLE, SEEDS = 300, (1, 2, 3, 4)
GRANTED = {
    "marketing": ({"kind": "campaign_burst", "spend": 1.5, "weeks": 13},),
    "sales": (
        {"kind": "discount", "depth": 0.1, "weeks": 13},
        {"kind": "set_quota", "stretch": -0.05},
        {"kind": "shift_budget", "sales": 0.03, "service": -0.03},
    ),
    "service": ({"kind": "staff_service", "rule": "to_demand"},),
    "it": ({"kind": "it_mandate", "share": 0.25, "run": 1.0, "fixes": 0.0, "integrate": 0.0},),
}
"""What grants each department's request, what it likes best first."""


def pleased(game: Game) -> Game:
    """A game in which every request is granted and every protest given in to, as far as it goes."""
    while game.week < game.case.weeks:
        for protest in game.agenda.protests:
            game.decide(decision_of({"kind": "roll_back", "decision": protest.kind}))
        for request in game.agenda.asked:
            for wish in GRANTED[request.department]:
                if game.decide(decision_of(wish)) is None:
                    break
        game.live(game.week + QUARTER)
    game.live(game.case.weeks + SHADOW)
    return game


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["promise-gap", "toothless-cxo", "ten-x-bug", "marriage", "get-along", "crisis-mode",
     "outside-in", "listening-rival"],
)  # fmt: skip
def test_pleasing_everybody_ends_below_the_median_bot(name):
    """In all scenarios with politics but Green Field, where departments ask for what it needs."""
    case = load_case(name, PEOPLE)
    begun = [Game.of(case, seed) for seed in SEEDS]
    alone = [play(game.again(), Nothing()).series for game in begun]

    def reached(strategies) -> float:
        pairs = zip(begun, strategies, strict=True)
        lives = [play(game.again(), one).series for game, one in pairs]
        return Scores.of(lives, alone).effect().mean

    bots = [
        0.0,  # who does nothing
        reached([Random(seed) for seed in SEEDS]),
        reached([BestReplies(own_levers=True)] * len(SEEDS)),
        reached([Sensible()] * len(SEEDS)),
    ]
    pleasing = Scores.of([pleased(game.again()).series for game in begun], alone).effect().mean
    assert pleasing < np.median(bots)
