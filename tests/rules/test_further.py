"""Mechanisms that are off by default: what they do when they are on, and that off is exact."""

from hypothesis import given
from hypothesis import strategies as st

from sim.rules.further import (
    busy_helping,
    contradiction,
    earned_clout,
    headed,
    softened,
    translated,
    understood,
)
from sim.rules.walls import crossing

PART = st.floats(0.0, 1.0)


@given(PART)
def test_who_gives_no_time_to_others_is_as_productive_as_before(productive):
    assert busy_helping(productive, 0.0) == productive


def test_helping_takes_its_share_of_time_but_never_all():
    assert busy_helping(0.8, 0.1) == 0.8 * 0.9
    assert busy_helping(0.8, 3.0) == 0.05 * 0.8


@given(PART, PART, PART)
def test_managers_who_changed_sides_help_up_to_their_full_number(crosses, some, gain):
    assert translated(crosses, 0.0, 0.3, gain) == crosses
    half, full = (translated(crosses, share, 0.3, gain) for share in (0.15 * some, 0.3))
    assert crosses <= half <= full <= 1.0
    assert translated(crosses, 0.9, 0.3, gain) == full


@given(PART, PART, PART, PART)
def test_without_worlds_apart_everything_that_crosses_is_understood(willing, joined, way, bridged):
    assert understood(willing, joined, way, 0.0, bridged) == crossing(willing, joined, way)


def test_people_with_breadth_translate_in_proportion():
    whole = crossing(0.5, 0.4, 0.25)
    assert understood(0.5, 0.4, 0.25, 0.5, 0.0) == whole * 0.5
    assert understood(0.5, 0.4, 0.25, 0.5, 0.5) == whole * 0.75
    assert understood(0.5, 0.4, 0.25, 0.5, 1.0) == whole


@given(PART, PART)
def test_without_merged_heads_nothing_moves(same, other):
    assert headed(0.0, 0.0, 0.0, same, other) == 0.0


def test_one_head_binds_its_pair_parts_the_mixed_ones_and_leaves_the_opposite_pair():
    assert headed(1.0, 0.0, 1.0, 0.2, 0.03) == 0.2
    assert headed(0.0, 0.0, 1.0, 0.2, 0.03) == -0.03
    assert headed(0.0, 1.0, 1.0, 0.2, 0.03) == 0.0
    assert headed(0.0, 0.0, 2.0, 0.2, 0.03) == -0.03


@given(PART, st.floats(1.0, 500.0), st.floats(0.1, 2.0))
def test_clout_that_is_not_earned_stays(clout, cases, ratio):
    assert earned_clout(clout, cases, 50.0, ratio, 0.0) == clout


def test_clout_grows_with_cases_saved_and_never_shrinks():
    assert earned_clout(0.1, 25.0, 50.0, 1.0, 2.0) == 0.2
    assert earned_clout(0.1, 80.0, 50.0, 1.0, 2.0) == 0.1
    assert earned_clout(0.1, 25.0, 50.0, 0.5, 2.0) == 0.1


@given(st.floats(0.0, 3.0), st.floats(0.0, 5.0))
def test_without_urgency_resistance_is_raised_as_ever(gain, load):
    assert softened(gain, 0.0, load) == gain


def test_only_an_overloaded_desk_is_a_crisis():
    assert softened(1.0, 0.5, 0.9) == 1.0
    assert softened(1.0, 0.5, 1.5) == 0.75
    assert softened(1.0, 0.5, 9.0) == 0.5


def test_two_stories_cost_trust_by_their_distance_whichever_is_rosier():
    assert contradiction(0.9, 0.7, 0.5) == contradiction(0.7, 0.9, 0.5)
    assert abs(contradiction(0.9, 0.7, 0.5) - 0.1) < 1e-12
    assert contradiction(0.9, 0.7, 0.0) == 0.0
