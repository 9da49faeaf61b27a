"""Who was heard: a count of real items, each reaching whom the model's own luck lets it reach."""

import numpy as np
import pytest

from game.recall import WEEKS, Ears, Said, raised, reach
from game.seat import Seat
from sim.customers import codes as at
from sim.flows import Pairs
from sim.policy import Owner
from sim.run import Run
from tests.seat.conftest import PEOPLE
from tests.seat.test_seat import played

ALL, NONE = Pairs(*[1.0] * 6), Pairs(*[0.0] * 6)
MARKETING, SALES, SERVICE, IT = range(4)


def items(
    *, queued: bool = False, team: bool = False, posted: bool = False, u: float = 0.5
) -> Said:
    flag = np.array
    return Said(flag([0]), flag([posted]), flag([queued]), flag([team]), flag([u]), flag([u]))


def ears(owner: Owner = Owner.NOBODY, crosses: Pairs = NONE, effort: float = 0.0) -> Ears:
    return Ears(int(owner), effort, effort, crosses)


def hears(said: Said, by: Ears) -> list[bool]:
    return [bool(x) for x in reach(said, by)[:, 0]]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (at.FAILED, True),
        (at.MISMATCHED, True),
        (at.ASKED, False),
        (at.FAILED | at.SILENT, False),
        (at.FAILED | at.SELF_SERVED, False),
        (at.POSTED, True),
        (at.ASKED | at.POSTED, True),
        (at.FAILED | at.SILENT | at.POSTED, True),
        (at.EXPOSED, False),
        (at.TALKED, False),
    ],
)
def test_feedback_is_trouble_that_was_told_to_us_or_said_in_public(code, told):
    assert raised(np.array([code])).tolist() == [told]


def test_what_nobody_answers_nobody_hears():
    assert hears(items(posted=True), ears(crosses=ALL)) == [False] * 4


def test_service_hears_what_its_queue_answers_and_walls_keep_it_there():
    assert hears(items(queued=True), ears()) == [False, False, True, False]
    assert hears(items(queued=True), ears(crosses=ALL)) == [True] * 4


def test_an_item_crosses_if_its_own_luck_lies_below_what_the_wall_lets_through():
    wall = NONE._replace(sales_service=0.4)
    assert hears(items(queued=True, u=0.39), ears(crosses=wall))[SALES]
    assert not hears(items(queued=True, u=0.41), ears(crosses=wall))[SALES]


def test_a_team_is_marketings_or_belongs_to_both():
    assert hears(items(team=True), ears(Owner.MARKETING)) == [True, False, False, False]
    assert hears(items(team=True), ears(Owner.JOINT)) == [True, False, True, False]


def test_a_listener_reads_as_many_posts_as_its_effort_for_it():
    post = items(posted=True, u=0.2)
    assert hears(post, ears(Owner.MARKETING, effort=0.3))[MARKETING]
    assert not hears(post, ears(Owner.MARKETING, effort=0.1))[MARKETING]
    assert hears(post, ears(Owner.SERVICE, effort=0.3)) == [False, False, True, False]
    assert hears(post, ears(Owner.NOBODY, effort=1.0)) == [False] * 4


def test_the_memory_holds_four_weeks_and_shares_lie_between_none_and_all(seat):
    played(seat, 6)
    assert len(seat.recall.weeks) == WEEKS
    assert all(0.0 <= share <= 1.0 for share in seat.recall.heard())
    total = sum(week.items for week in seat.recall.weeks)
    reached = sum(week.reached.service for week in seat.recall.weeks)
    assert seat.recall.heard().service == reached / total


def test_service_hears_as_many_troubles_as_the_model_says_it_served():
    game = Seat.new("promise-gap", 3, customers=400)
    played(game, 9)
    now, last = game.run.model.customers.society.now, game.recall.last
    trouble = (now.code & (at.FAILED | at.MISMATCHED)) != 0
    assert last.queued.sum() >= (trouble & (now.answered == at.QUEUE)).sum()
    assert set(last.rows[last.posted]) == set(np.flatnonzero(now.code & at.POSTED))
    game.close()


def test_thinner_walls_let_more_be_heard():
    closed = Seat.new("promise-gap", 5, customers=400)
    open_ = Seat.new("promise-gap", 5, customers=400)
    open_.run.decide({"kind": "sponsor_attention", "points": 3, "quarters": 9}, by="lab")
    open_.run.decide({"kind": "shared_goals", "weight": 0.6}, by="lab")
    open_.run.decide({"kind": "customer_record"}, by="lab")
    sales = []
    for game in (closed, open_):
        heard = 0.0
        for _ in range(65):
            played(game, 1)
            heard += game.recall.weeks[-1].reached.sales
        sales.append(heard)
        game.close()
    assert sales[1] > 1.5 * sales[0]


def test_remembering_changes_nothing(seat):
    alone = Run("promise-gap", 7, customers=PEOPLE)
    alone.advance(15)
    assert played(seat, 15).run.state.hash() == alone.state.hash()
