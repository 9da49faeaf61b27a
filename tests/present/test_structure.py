"""The organisation as it is decided: lines that are so, moves that may be, and why others not."""

import pytest

from game.present.structure import EXECUTIVE, HOMES, chart, ways
from sim.decisions import decision_of, offered
from sim.scenario.names import DEPARTMENTS
from tests.present.games import game

OPEN = "ten-x-bug"


@pytest.fixture
def free():
    made = game(OPEN)
    yield made
    made.close()


def lines(seen, *, dotted):
    return {(one.one, one.other) for one in seen.lines if one.dotted is dotted}


def dials(seen):
    return {dial.kind: dial for shelf in seen.shelves for dial in shelf.dials}


def test_everybody_but_the_chief_reports_to_exactly_one(free):
    free.decide({"kind": "appoint_executive", "home": "service"})
    seen = chart(free)
    bosses = [other for _one, other in lines(seen, dotted=False)]
    assert sorted(bosses) == sorted({box.id for box in seen.boxes} - {"chief"})
    assert ("service", EXECUTIVE) in lines(seen, dotted=False)


@pytest.mark.parametrize("home", HOMES)
def test_a_draft_shows_the_executive_where_the_seat_would_stand(free, home):
    wish = decision_of({"kind": "appoint_executive", "home": home})
    seen = chart(free, wish)
    [drafted] = [one for one in seen.lines if one.drafted]
    assert (drafted.one, drafted.other) == (home, EXECUTIVE)
    [box] = [box for box in seen.boxes if box.id == EXECUTIVE]
    assert not box.vacant
    spots = [(box.column, box.level) for box in seen.boxes]
    assert len(set(spots)) == len(spots)


def test_who_sits_together_is_joined_by_dots_and_cannot_be_joined_again(free):
    assert ways(free, "sales", "service")
    free.decide({"kind": "co_locate", "pair": "sales_service"})
    assert ("sales", "service") in lines(chart(free), dotted=True)
    assert "co_locate" not in {one.kind for one in ways(free, "sales", "service")}
    assert dials(chart(free))["co_locate"].value == "Sales and Service"


def test_a_department_stands_below_the_boss_it_was_given(free):
    free.decide({"kind": "reporting_line", "department": "it", "boss": "service"})
    seen = chart(free)
    assert ("service", "it") in lines(seen, dotted=False)
    assert ("chief", "it") not in lines(seen, dotted=False)
    level = {box.id: box.level for box in seen.boxes}
    assert level["it"] == level["service"] + 1
    assert dials(seen)["reporting_line"].value == "IT to Service"
    kinds = {one.kind for one in ways(free, "service", "it")}
    assert "reporting_line" not in kinds, "nobody reports to itself in the end"


def test_a_draft_that_is_refused_is_not_drawn(free):
    round_ = decision_of({"kind": "reporting_line", "department": "it", "boss": "it"})
    assert free.check(round_) is not None
    assert not any(line.drafted for line in chart(free, round_).lines)


def test_a_move_to_another_department_can_mean_three_things(free):
    kinds = [one.kind for one in ways(free, "sales", "service")]
    assert kinds == ["reporting_line", "co_locate", "merge_directors"]


def test_two_with_one_director_are_joined_by_a_line(free):
    wish = decision_of({"kind": "merge_directors", "pair": "service_it", "goals": "blended"})
    [drafted] = [line for line in chart(free, wish).lines if line.drafted]
    assert (drafted.one, drafted.other, drafted.dotted) == ("service", "it", False)


def test_every_move_that_glows_can_be_decided_and_says_what_it_is(free):
    for box in chart(free).boxes:
        for to in box.goes:
            found = ways(free, box.id, to)
            assert found
            assert {free.check(decision) for decision in found} == {None}


def test_nothing_is_offered_that_the_scenario_does_not_offer():
    seat = game("first-monday")
    assert "appoint_executive" not in offered(seat.case)
    seen = chart(seat)
    seat.close()
    assert not any(box.goes for box in seen.boxes)
    for kind, dial in dials(seen).items():
        assert dial.open == (kind in offered(seat.case))
        assert bool(dial.why) != dial.open


def test_dials_of_an_executive_wait_for_one(free):
    assert not dials(chart(free))["executive_opex"].open
    free.decide({"kind": "appoint_executive", "home": "operations"})
    free.decide({"kind": "executive_authority", "authority": "co_decides"})
    found = dials(chart(free))
    assert found["executive_opex"].open
    assert (found["executive_authority"].value, found["executive_authority"].part) == (
        "It co-decides",
        0.5,
    )
    assert all(0.0 <= dial.part <= 1.0 for dial in found.values() if dial.part is not None)


def test_while_the_quarter_runs_nobody_is_moved(free):
    free.end_quarter()
    assert not any(ways(free, who, to) for who in DEPARTMENTS for to in DEPARTMENTS)
    assert not any(box.goes for box in chart(free).boxes)
