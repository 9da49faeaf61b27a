"""Why a metric moved: rows that sum to the change, for every metric, with chance apart."""

import numpy as np
import pytest

from sim.explain.answers import Method
from sim.explain.identities import IDENTITIES, SPENT, costs
from sim.explain.retold import PARTS, retell
from sim.explain.why import method_of, why
from sim.metrics import METRICS
from tests.explain.games import game, run, under

STRETCHES = ((0, 13), (13, 26), (7, 41))
WITHIN = 0.01


def asked(metric: str, first: int = 0, last: int | None = None, **options):
    given = {"replicates": 0, "decisions": False} | options
    return why(game(), metric, first, last, **given)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize(("first", "last"), STRETCHES[1:2])
def test_the_causes_of_any_metric_sum_to_its_change(metric, first, last):
    found = asked(metric, first, last)
    assert found.change == run().history[last - 1]._asdict()[metric] - game().reading(first, metric)
    assert sum(row.value for row in found.causes) == pytest.approx(found.change, abs=1e-9)
    assert sum(row.value for row in found.owners) == pytest.approx(found.change, abs=1e-9)
    moved = sum(abs(row.value) for row in found.causes[:-1])
    assert abs(found.rest) <= max(WITHIN * max(abs(found.change), 1e-6), 1e-9 * moved)


@pytest.mark.parametrize("metric", [*IDENTITIES, "brand_equity", "nps", "share", "trust"])
@pytest.mark.parametrize(("first", "last"), [STRETCHES[0], STRETCHES[2]])
def test_so_do_they_from_the_beginning_and_over_longer_stretches(metric, first, last):
    found = asked(metric, first, last)
    assert sum(row.value for row in found.causes) == pytest.approx(found.change, abs=1e-9)
    moved = sum(abs(row.value) for row in found.causes[:-1])
    assert abs(found.rest) <= max(WITHIN * abs(found.change), 1e-9 * moved)


def test_chance_is_the_change_less_its_mean_under_other_lucks():
    found = asked("brand_equity", 13, 26, replicates=12)
    begins = game().live(13)
    ends = [
        game().live(13, begins=begins, replicate=game().other(n)).of("brand_equity")[-1]
        for n in range(12)
    ]
    assert found.chance.expected == pytest.approx(np.mean(ends) - found.start)
    assert found.chance.value == pytest.approx(found.change - found.chance.expected)
    rows = found.causes
    assert sum(row.expected for row in rows) == pytest.approx(found.chance.expected, abs=1e-6)
    assert sum(row.chance for row in rows) == pytest.approx(found.chance.value, abs=1e-6)


def test_chance_does_not_depend_on_threads_and_is_found_for_any_metric():
    one, two = (asked("wait", 0, 13, replicates=6, threads=n) for n in (1, 3))
    assert one.chance == two.chance
    assert one.chance.low <= one.chance.expected <= one.chance.high


def test_decisions_and_what_would_have_come_anyway_sum_to_the_change():
    found = asked("brand_equity", 9, 40, decisions=True)
    assert [row.id for row in found.decisions] == [
        "nothing",
        *(item.name for item in run().policy.taken if item.week < 40),
    ]
    assert sum(row.value for row in found.decisions) == pytest.approx(found.change, abs=1e-9)


def test_a_decision_that_comes_later_has_no_row():
    assert len(asked("nps", 0, 5, decisions=True).decisions) == 2


def test_with_nothing_held_the_story_is_told_as_it_was():
    for told, lived in zip(retell(game(), game().live(0), 30), run().history, strict=False):
        assert told.readings == lived


@pytest.mark.parametrize(("part", "read"), [("walls", "wall_service_it"), ("world", None)])
def test_what_is_held_stands_still(part, read):
    begins = game().live(13)
    weeks = retell(game(), begins, 8, (part,))
    if read is None:
        assert len({told.news._replace(rivals=0.0) for told in weeks}) == 1
    else:
        assert len({getattr(told.readings, read) for told in weeks}) == 1


def test_holding_each_part_changes_the_game():
    begins, ends = game().live(3), {}
    for held in ((), *((part,) for part in PARTS)):
        ends[held] = retell(game(), begins, 24, held)[-1].readings
    plain = ends.pop(())
    assert [held for held, readings in ends.items() if readings == plain] == []


def test_costs_are_what_the_books_say():
    for told in retell(game(), game().before(0), 40):
        spent = costs(told, game().case.parameters)
        assert spent.keys() == SPENT.keys()
        assert sum(spent.values()) == pytest.approx(told.firm.finance.cost)


def test_each_metric_is_explained_in_the_most_exact_way_there_is():
    methods = {metric: method_of(metric) for metric in METRICS}
    assert methods["brand_equity"] is Method.LEDGER
    assert methods["profit"] is Method.IDENTITY
    assert methods["morale"] is Method.FLOWS
    assert set(IDENTITIES) <= set(METRICS)


def test_advertising_alone_lifts_salience_and_a_campaign_shows_as_advertising():
    found = why(under("promotion-only"), "salience", 13, 39, replicates=0)
    still = why(under("status-quo"), "salience", 13, 39, replicates=0)
    rows = [{row.id: row.value for row in one.causes} for one in (found, still)]
    assert rows[0]["advertising"] > rows[1]["advertising"] + 1.0
    assert found.decisions[1].value > 1.0


@pytest.mark.parametrize(("first", "last"), [(5, 5), (-1, 4), (0, 61), (9, 3)])
def test_weeks_that_were_not_played_are_refused(first, last):
    with pytest.raises(ValueError, match="no stretch of 60 weeks"):
        asked("nps", first, last)


def test_a_metric_that_nobody_measures_is_refused():
    with pytest.raises(ValueError, match="no metric is called mood"):
        asked("mood")
