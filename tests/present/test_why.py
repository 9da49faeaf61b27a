"""Why a number moved, as it is shown: all sums hold as they are read, and nothing is made up."""

from functools import cache

import pytest

from game.present import why
from game.present.remedies import KNOWN, remedies
from game.present.scales import METRICS, scale_of
from game.present.spots import ROWS, place_of, places
from game.present.web_facts import Facts
from sim.explain.causes import OWNERS
from sim.explain.course import Game
from sim.explain.web import THOUGHTS, weaving
from tests.present.games import game, played


@cache
def lived():
    """A game of two quarters in which something was decided."""
    seat = game()
    seat.decide({"kind": "promise_signoff", "by": "service"})
    seat.decide({"kind": "train"})
    return played(seat, 26)


@cache
def webs(metric):
    return tuple(weaving(Game.of(lived().run), metric, 0, 26, replicates=5, threads=1))


def shown(metric, chosen="", step=-1):
    web = webs(metric)[step]
    size = max(abs(row.value) for row in web.why.causes)
    return why.picture(web, scale_of(lived(), metric, size), chosen, "the year")


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("step", [0, -1])
def test_the_rows_sum_to_the_change_as_it_is_shown(metric, step):
    seen = shown(metric, step=step)
    change = seen.values[place_of(metric)]
    assert sum(row.value for row in seen.told.rows) == pytest.approx(
        change, abs=1.5 * 10**-seen.digits
    )
    labels = [row.label for row in seen.told.rows]
    assert "Not accounted for" in labels
    assert ("Chance" in labels) == (metric not in {"revenue", "profit", "cash"} and step == -1)


@pytest.mark.parametrize("metric", METRICS)
def test_every_column_sums_to_the_change(metric):
    seen = shown(metric)
    change = seen.values[place_of(metric)]
    assert any(value for value in seen.values.values())
    for column in range(3 if seen.thoughts else 2):
        values = [seen.values[place.id] for place in seen.places if place.column == column]
        assert sum(values) == pytest.approx(change, abs=1.5 * 10**-seen.digits)


def test_what_goes_into_a_place_is_what_comes_out_of_it():
    facts = Facts(webs("brand_equity")[-1], scale_of(lived(), "brand_equity", 1.0))
    inward = [(b, x) for a, b, x in facts._of_families()]
    onward = [(a, x) for a, b, x in facts._of_owners()]
    for name in OWNERS:
        came = sum(x for b, x in inward if b == name)
        went = sum(x for a, x in onward if a == name)
        assert came == pytest.approx(went, abs=1e-6)


def test_no_thread_leads_from_decisions_to_what_nobody_splits():
    families = {place.id for place in places("profit", thoughts=False) if place.column == 0}
    seen = shown("profit")
    assert seen.strands
    assert not families & {strand.start for strand in seen.strands}
    assert not seen.splits


def test_a_place_never_moves():
    for thoughts in (True, False):
        for metric in METRICS:
            for place in places(metric, thoughts=thoughts):
                assert 0 <= place.row < ROWS[place.column]
    rows = [{p.id: (p.column, p.row) for p in places(m, thoughts=False)} for m in METRICS]
    for here in rows:
        assert all(rows[0].get(id_, spot) == spot for id_, spot in here.items())


def test_the_strongest_path_is_lit_and_a_chosen_place_lights_its_own():
    effects = [("a", "x", 1.0), ("b", "x", -3.0), ("x", "m", -2.0), ("y", "m", -1.0)]
    assert why.lit_by(effects, "m", "m", -3.0) == {("x", "m"), ("b", "x")}
    assert why.lit_by(effects, "y", "m", -3.0) == {("y", "m")}
    assert why.lit_by(effects, "a", "m", -3.0) == {("a", "x"), ("x", "m")}


@pytest.mark.parametrize("metric", ["brand_equity", "nps", "profit"])
def test_every_place_has_words_and_its_rows_sum_to_its_number(metric):
    for place in shown(metric).places:
        seen = shown(metric, place.id)
        assert seen.told.id == place.id
        assert seen.told.text
        if seen.told.rows:
            total = sum(row.value for row in seen.told.rows)
            assert total == pytest.approx(seen.values[place.id], abs=1.5 * 10**-seen.digits)


def test_while_decisions_are_looked_at_no_number_stands_for_them():
    seen = shown("brand_equity", step=0)
    assert seen.figures[place_of("structure")] == "…"
    assert seen.figures[place_of("trust")] != "…"
    assert set(THOUGHTS) <= {strand.start.removeprefix("spot-") for strand in seen.strands} | {
        "trust", "salience", "image", "loyalty"
    }  # fmt: skip


def test_remedies_are_decisions_that_can_be_taken_now(seat):
    for owner in KNOWN:
        for one in remedies(seat, owner):
            assert seat.check(one.decision) is None or seat.check(one.decision).code != "R11"
    assert remedies(seat, "world") == ()
    seat.end_quarter()
    assert remedies(seat, "service") == ()
