"""What decisions were worth: paired luck by luck, exactly nothing for what changes nothing."""

import numpy as np
import pytest

from sim.debrief.worth import Estimate, judged, skill, trials, trying
from sim.explain.course import METRIC, Game
from sim.metrics import METRICS, Kind
from sim.run import Run
from tests.explain.games import game, played, run
from tests.strategies import case

LUCKS = 6
LATE = ((2, {"kind": "campaign_burst", "spend": 1.5, "weeks": 8}),
        (18, {"kind": "customer_record"}))  # fmt: skip
"""The record begins after the last week lived."""


@pytest.fixture(scope="module")
def tried():
    return trials(game(), LUCKS)


@pytest.fixture(scope="module")
def idle() -> Game:
    """A game in which the second decision has not begun when it ends."""
    return Game.of(played(plan=LATE, weeks=20, injected=False))


def test_a_decision_that_has_changed_nothing_is_worth_exactly_nothing(idle):
    campaign, record = trials(idle, LUCKS).worth("salience")
    nothing = Estimate(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert record.without == record.alone == nothing
    assert campaign.without.low > 0.0


def test_a_game_without_decisions_has_no_worths_and_its_moves_are_worth_nothing():
    still = trials(Game.of(played(plan=(), weeks=8, injected=False)), 3)
    assert still.worth() == ()
    assert still.moves().yours == still.moves().mean == 0.0


def test_without_it_is_the_replay_without_it_on_your_own_luck(tried):
    for place, worth in enumerate(tried.worth("nps"), 1):
        other = Run.replay(run().journal.without(place), case(), weeks=run().week)
        assert worth.without.yours == run().history[-1].nps - other.history[-1].nps


def test_only_it_is_a_game_with_nothing_else(tried):
    first = tried.worth("brand_equity")[0]
    alone, still = (played(plan=plan) for plan in (PLAN_OF_ONE, ()))
    assert first.alone.yours == alone.history[-1].brand_equity - still.history[-1].brand_equity


PLAN_OF_ONE = ((2, {"kind": "campaign_burst", "spend": 1.5, "weeks": 13}),)


def test_what_flows_is_summed_over_the_game(tried):
    """A campaign costs what it costs in all its weeks, not in the last."""
    campaign = tried.worth("cost")[0]
    assert METRICS["cost"].kind is Kind.FLOW
    assert campaign.alone.mean > 300.0


def test_an_interval_holds_nine_of_ten_lucks_and_the_mean():
    values = np.arange(101.0)
    found = Estimate.of(7.0, values)
    assert (found.yours, found.mean, found.low, found.high) == (7.0, 50.0, 5.0, 95.0)
    assert found.low < found.sure_low < found.mean < found.sure_high < found.high
    assert found.sign == 1
    assert Estimate.of(0.0, values - 50.0).sign == 0
    assert Estimate.of(0.0, -values - 1.0).sign == -1


def test_means_are_surer_with_more_lucks():
    few, many = (trials(game(), count, weeks=26).moves() for count in (3, 12))
    assert many.sure_high - many.sure_low < few.sure_high - few.sure_low


def test_pairing_leaves_less_to_chance_than_two_games_apart(tried):
    every, column = tried.values[tried.every][1:], METRIC["brand_equity"]
    none = tried.values[frozenset()][1:]
    apart = (every - none)[:, column].std()
    assert apart < 0.7 * (every[:, column].std() + none[:, column].std())


def test_worths_do_not_depend_on_threads(tried):
    assert trials(game(), LUCKS, threads=1).worth() == tried.worth()


def test_a_verdict_may_be_asked_for_a_later_week():
    later = trials(game(), 3, weeks=80)
    assert later.worth("brand_equity") != trials(game(), 3).worth("brand_equity")


class TestSkill:
    def test_your_place_among_the_lucks_is_counted(self):
        found = skill(game(), "brand_equity", 40)
        ends = [game().live(replicate=game().other(n)).of("brand_equity")[-1] for n in range(40)]
        mine = game().reading(game().weeks, "brand_equity")
        assert found.yours == mine
        assert found.percentile == pytest.approx(100.0 * np.mean(np.array(ends) <= mine))
        assert (found.low, found.high) == tuple(np.percentile(ends, [25, 75]))

    @pytest.mark.parametrize(
        ("percentile", "verdict"),
        [(50, "hard to tell"), (25, "hard to tell"), (76, "a bit lucky"), (97, "lucky"),
         (20, "a bit unlucky"), (2, "unlucky")],
    )  # fmt: skip
    def test_inside_the_middle_half_it_is_hard_to_tell(self, percentile, verdict):
        found = skill(game(), "brand_equity", 2)
        placed = type(found)(found.metric, 1.0, 0.5, 2.0, percentile, found.moves)
        assert placed.verdict == verdict
        assert placed.sentence.startswith(verdict.capitalize())

    def test_where_less_is_better_luck_is_less(self):
        """Losses are a flow and better when fewer: the lucky game has fewer than others."""
        found = skill(game(), "losses", 24)
        totals = [game().live(replicate=game().other(n)).of("losses").sum() for n in range(24)]
        assert found.percentile == pytest.approx(100.0 * np.mean(np.array(totals) >= found.yours))

    def test_moves_are_told_apart_from_luck(self):
        found = skill(game(), "cost", 12)
        assert found.moves.sign == 1  # campaigns and training cost money in every luck


def test_one_luck_after_the_other_tells_the_same_as_all_at_once(tried):
    told = [found for found in trying(game(), LUCKS) if found is not None]
    assert [len(found.values[found.every]) - 1 for found in told] == [5, 6]
    assert told[-1].worth() == tried.worth()


def test_luck_is_judged_alike_from_the_courses_that_weigh_the_moves(tried):
    column = METRIC["brand_equity"]
    ends, still = (tried.values[kept][:, column] for kept in (tried.every, frozenset()))
    assert judged("brand_equity", ends, still) == skill(game(), replicates=LUCKS)
