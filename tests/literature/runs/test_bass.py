"""V5: where everybody can meet everybody, the week is Bass's model of a new product.

Bass 1969; the test mode is reached by declared parameters alone, but for complete mixing: people
have up to 24 acquaintances who stay the same, so here they are dealt anew each week. Nobody knows
the brand at first; who sees an advertisement (chance p a week) or hears one of `TIES` acquaintances
talk (q / TIES each) knows it in full and buys the week after; nobody leaves.

The curve is fitted as Bass did, adoption per person left against the share that has adopted. Time
to the peak within 5 percent, the share then within .02. A week is a step of the model: the chance
of a week is taken as a rate by -log(1 - chance).
"""

import math

import numpy as np
import pytest

from sim.customers.network import Network
from sim.model import SiloModel
from sim.scenario.schema import Scenario
from tests.run.games import changed, small

PEOPLE, TIES, SEEDS = 20_000, 8, 3
OTHERS = 1


def market(p: float, q: float) -> Scenario:
    """A market in which p and q are all that matters."""
    base = small(PEOPLE)
    start = base.start.model_copy(
        update={"own_share": 0.001, "awareness": 0.0, "awareness_spread": 0.0}
    )
    return changed(
        base.model_copy(update={"start": start}),
        market={
            "in_market": 1.0,
            "in_market_base": 1.0,
            "feature_pull": 0.0,
            "newcomers": 0.0,
            "consider_trust": 0.0,
            "consider_low": 1.0,
            "consider_high": 1.0,
        },
        advertising={
            "half_life": 5_000.0,
            "reach": -math.log1p(-p),
            "image_pull": 0.0,
            "awareness_gain": 1.0,
            "awareness_keep": 1.0,
            "budget_follows_revenue": False,
            "effort_base": 1.0,
            "effort_gain": 0.0,
        },
        selling={"win_base": 60.0},
        voice={"talking": q / TIES, "talk_reach": 1.0},
        hearing={"public": 0.0, "private": 100.0, "awareness_share": 1.0, "trust_share": 0.0},
        leaving={"hazard": 0.0},
    )


def mixed(old: Network, luck: np.random.Generator) -> Network:
    """New acquaintances for everybody, as many for each: places at a round table."""
    order = luck.permutation(PEOPLE)
    place = np.argsort(order)
    beside = np.array([step for k in range(1, TIES // 2 + 1) for step in (-k, k)])
    near = order[(place[:, None] + beside) % PEOPLE].reshape(-1)
    first = np.arange(PEOPLE + 1) * TIES
    near = near.astype(old.neighbours.dtype)
    return old._replace(first=first.astype(old.first.dtype), neighbours=near)


def adoption(p: float, q: float, weeks: int, seed: int) -> np.ndarray:
    """Share of our customers at the start of each week."""
    model, luck = SiloModel(market(p, q), seed, burn_in=0), np.random.default_rng(seed)
    people = model.customers
    people.society.c.brand[:] = OTHERS
    shares = [0.0]
    for _ in range(weeks):
        people.society = people.society._replace(network=mixed(people.society.network, luck))
        model.step()
        shares.append(float((people.society.c.brand == 0).mean()))
    return np.array(shares)


def fitted(curves: list[np.ndarray]) -> tuple[float, float]:
    """Bass's p and q by least squares, each week weighed by those who have not yet adopted."""
    before = np.concatenate([curve[:-1] for curve in curves])
    after = np.concatenate([curve[1:] for curve in curves])
    early = before < 0.9
    left = 1.0 - before[early]
    rate = -np.log((1.0 - after[early]) / left)
    weight = np.sqrt(left)
    sides = np.stack([weight, weight * before[early]], axis=1)
    p, q = np.linalg.lstsq(sides, weight * rate)[0]
    return float(p), float(q)


@pytest.mark.parametrize(
    ("p", "q", "weeks"),
    [
        (0.01, 0.10, 45),
        (0.02, 0.20, 26),
        pytest.param(0.005, 0.08, 70, marks=pytest.mark.slow),
        pytest.param(0.02, 0.06, 50, marks=pytest.mark.slow),
    ],
)
def test_a_new_product_spreads_as_bass_said(p, q, weeks):
    found = fitted([adoption(p, q, weeks, seed) for seed in range(SEEDS)])
    peak, wanted = (math.log(b / a) / (a + b) for a, b in (found, (p, q)))
    assert peak == pytest.approx(wanted, rel=0.05)
    share, expected = (0.5 - a / (2.0 * b) for a, b in (found, (p, q)))
    assert share == pytest.approx(expected, abs=0.02)


def test_the_peak_of_the_pattern():
    assert math.log(10.0) / 0.11 == pytest.approx(20.93, abs=0.005)
    assert pytest.approx(0.45) == 0.5 - 0.01 / 0.20
