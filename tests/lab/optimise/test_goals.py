"""What a goal says, and which way it is better."""

import numpy as np
import pytest

from sim.lab.experiment.schema import Outcome
from sim.lab.optimise.goals import GoalError, goal_of
from sim.lab.scores import score_of
from sim.measures import Readings

WEEKS = 40
EQUITY, PROFIT, CASH = (Readings._fields.index(x) for x in ("brand_equity", "profit", "cash"))


@pytest.fixture
def series():
    found = np.zeros((WEEKS + 12, len(Readings._fields)))
    found[:, EQUITY] = np.arange(WEEKS + 12)
    found[:, PROFIT] = 2.0
    found[:, CASH] = 100.0 - np.arange(WEEKS + 12)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("brand_equity", np.mean(np.arange(27, 40))),  # a level: the last quarter of play
        ("profit", 80.0),  # a flow: all weeks of play
        ("profit.mean", 2.0),
        ("cash.lowest", 61.0),
        ("brand_equity.last", 39.0),
        ("2*brand_equity.last + 0.5*profit", 118.0),
        ("1e1*profit.mean - 1*cash.last", -41.0),
        ("worst", 5.0),
    ],
)
def test_a_goal_is_read_of_the_weeks_of_play(series, text, value):
    worst = Outcome.model_validate(
        {"id": "worst", "metric": "brand_equity", "of": "lowest", "first": 5}
    )
    assert goal_of(text, {"worst": worst}).value(series, series, WEEKS) == pytest.approx(value)


def test_the_score_has_the_year_after_play_as_well(series):
    alone = np.zeros_like(series)
    assert goal_of("j", {}).value(series, alone, WEEKS) == score_of(series, alone).j != 0.0


@pytest.mark.parametrize(("text", "sign"), [("churn", -1), ("nps", 1), ("-1*staff", 1), ("j", 1)])
def test_a_metric_knows_its_better_way_and_a_sum_is_made_large(text, sign):
    assert goal_of(text, {}).sign == sign


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("brand_equty", "Did you mean `brand_equity`"),
        ("cash.lowst", "Did you mean `lowest`"),
        ("staff", "which way"),
        ("trust + profit", "give each part a weight"),
        ("2*trust 3*nps", "cannot be read"),
        ("2*trust-3*nps", "cannot be read"),
        ("  ", "needs a metric"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text, said):
    with pytest.raises(GoalError, match=said):
        goal_of(text, {})
