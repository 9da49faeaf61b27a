"""Numbers bend with what hangs on them, and less where somebody checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.flows import Four, Goals
from sim.reporting import STRAIGHT, bends_of, clear_sight
from sim.rules.gaming import bent, booked_as_new, without_the_unsolved
from sim.scenario.further import Further
from sim.scenario.records import record

PART = st.floats(0.0, 1.0)
OFF, ON = record(Further()), record(Further(gaming=1.0))
ROWS = (
    Goals(0.8, 0.2, 0.0, 0.0, 0.0, 0.0),
    Goals(0.0, 1.0, 0.0, 0.0, 0.0, 0.0),
    Goals(0.0, 0.0, 0.0, 0.65, 0.35, 0.0),
    Goals(0.0, 0.0, 0.0, 0.2, 0.0, 0.8),
)
NOBODY = Four(0.0, 0.0, 0.0, 0.0)


@given(PART, PART, st.floats(0.0, 2.0), st.floats(0.0, 2.0))
def test_the_more_pay_hangs_on_a_number_the_more_it_bends(a, b, strength, pressed):
    less, more = (bent(pay, strength, pressed, 0.25, 1.0) for pay in sorted((a, b)))
    assert 0.0 <= less <= more <= 1.0
    assert bent(b, strength, pressed, 0.25, 0.4) == pytest.approx(
        0.4 * bent(b, strength, pressed, 0.25, 1.0)
    )


@given(PART, PART, PART, PART)
def test_a_survey_without_the_unsolved_is_kinder_where_they_felt_worse(solved, unsolved, good, bad):
    good, bad = max(good, bad), min(good, bad)
    served, felt = solved + unsolved, solved * good + unsolved * bad
    told = [
        without_the_unsolved(solved, served, solved * good, felt, part) for part in (0.0, 0.35, 0.7)
    ]
    assert told[0] == (felt / served if served > 0.0 else 0.0)
    assert told[0] <= told[1] + 1e-9 <= told[2] + 2e-9


def test_repeated_calls_booked_as_new_never_solve_more_than_all():
    assert booked_as_new(0.6, 0.5, 0.2) == pytest.approx(0.7)
    assert booked_as_new(0.95, 1.0, 0.2) == 1.0


@pytest.mark.parametrize("week", [-52, 0, 9, 12])
def test_where_nobody_games_every_number_is_straight(week):
    assert bends_of(*ROWS, 0.3, 1.0, NOBODY, week, OFF) == STRAIGHT


def test_sales_pulls_forward_at_the_end_of_a_quarter_and_lacks_it_afterwards():
    year = [bends_of(*ROWS, 0.1, 1.0, NOBODY, week, ON).wins for week in range(52)]
    assert sum(year) == 0.0
    assert [week for week in range(13) if year[week] > 0.0] == [10, 11, 12]
    assert [week for week in range(13) if year[week] < 0.0] == [0, 1, 2]


def test_a_check_straightens_the_numbers_of_its_department_alone():
    free, checked = (
        bends_of(*ROWS, 0.1, 1.0, audited, 12, ON)
        for audited in (NOBODY, NOBODY._replace(service=1.0))
    )
    assert checked.cost == pytest.approx(0.4 * free.cost)
    assert checked.cx == pytest.approx(0.4 * free.cx)
    assert (checked.leads, checked.wins, checked.uptime) == (free.leads, free.wins, free.uptime)


def test_a_bent_survey_dims_everybodys_sight():
    sight = Four(0.5, 0.4, 0.8, 0.01)
    dim = clear_sight(sight, STRAIGHT._replace(cx=0.1), ON)
    assert dim == pytest.approx((0.47, 0.37, 0.77, 0.0))
    assert clear_sight(sight, STRAIGHT, ON) == sight
