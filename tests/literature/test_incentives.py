"""V7: effort follows pay by a logit choice (McFadden 1974; Holmström and Milgrom 1991).

Shares to 1e-3, before the floor; the rules' exponential is a table, within 1e-7 of it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import softmax

from sim.departments import it, marketing, sales, service
from sim.flows import Goals
from sim.rules.effort import split_four, split_three, split_two, worth
from sim.scenario.organisation import Goals as Settings
from sim.scenario.records import record
from tests.rules.numbers import inner, rows, shares

SPLITS = {2: split_two, 3: split_three, 4: split_four}
SET = record(Settings())


def marketing_wish(goals, sight, strength, settings):
    """Where nothing else was agreed, marketing believes what everybody does."""
    return marketing.wish(goals, sight, strength, settings.beliefs, settings)


TASKS = {
    "marketing": (marketing_wish, ("hype", "calibrate", "listen"), SET.retention_sight),
    "sales": (sales.wish, ("close", "fit"), SET.retention_sight),
    "service": (service.wish, ("throughput", "care", "root"), SET.retention_service),
}
worths = st.lists(st.floats(-1.0, 2.0), min_size=2, max_size=4)
strengths = st.floats(0.0, 12.0)


@pytest.mark.parametrize(
    ("strength", "first", "second"),
    [
        (1.0, 0.5987, 0.4013),
        (2.0, 0.6900, 0.3100),
        (3.5, 0.8022, 0.1978),
        (5.0, 0.8808, 0.1192),
        (8.0, 0.9608, 0.0392),
    ],
)
def test_two_tasks_worth_65_and_25(strength, first, second):
    assert split_two(0.65, 0.25, strength, 0.0) == pytest.approx((first, second), abs=1e-4)


@given(worths, strengths, st.floats(0.0, 0.2))
def test_any_tasks_under_any_strength_share_as_the_softmax_does(values, strength, floor):
    effort = SPLITS[len(values)](*values, strength, floor)
    wanted = floor + (1.0 - len(values) * floor) * softmax([strength * v for v in values])
    assert effort == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("name", TASKS)
@given(goals=rows, sight=shares, strength=strengths)
def test_what_a_department_wishes_is_that_choice(name, goals, sight, strength):
    """The very functions of the week: pay times sight times belief, for each task."""
    wish, tasks, kept = TASKS[name]
    seen = goals._replace(cx=goals.cx * sight, retention=goals.retention * kept)
    values = [
        sum(pay * belief for pay, belief in zip(seen, getattr(SET.beliefs, task), strict=True))
        for task in tasks
    ]
    floor, count = SET.effort_floor, len(tasks)
    wanted = floor + (1.0 - count * floor) * softmax([strength * v for v in values])
    assert wish(goals, sight, strength, SET) == pytest.approx(wanted, abs=1e-6)


@given(rows, shares, strengths, shares)
def test_it_chooses_for_its_own_half_and_is_asked_for_the_other(goals, sight, strength, asked):
    tasks = (SET.beliefs.run, SET.beliefs.features, SET.beliefs.fixes, SET.beliefs.integrate)
    values = [worth(task, goals, sight, SET.retention_sight) for task in tasks]
    floor = SET.effort_floor
    own = floor + (1.0 - 4.0 * floor) * softmax([strength * v for v in values])
    theirs = (0.0, 1.0 - asked, 0.65 * asked, 0.35 * asked)
    wanted = [0.5 * mine + 0.5 * other for mine, other in zip(own, theirs, strict=True)]
    assert it.wish(goals, sight, asked, strength, SET) == pytest.approx(wanted, abs=1e-6)


@given(inner, shares, shares)
def test_pay_for_what_is_hard_to_see_moves_less_effort(pay, a, b):
    """Holmström and Milgrom 1991: the noisier the measure, the less it moves."""
    dim, bright = sorted((a, b))
    goals = Goals(0.0, 1.0 - pay, 0.0, 0.0, pay, 0.0)
    fits = [sales.wish(goals, sight, 3.5, SET).fit for sight in (0.0, dim, bright)]
    assert fits[0] <= fits[1] + 1e-9 <= fits[2] + 2e-9
