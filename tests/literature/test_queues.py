"""V1 to V3: waiting lines. The rules are those that `service.answer` calls each week.

Erlang (1917) for waits, Palm (1957) and Garnett, Mandelbaum and Reiman (2002) for callers who hang
up, Cobham (1954) and Kella and Yechiali (1985) for priorities, Kleinrock (1965) for what priorities
leave as it was. Formulas: relative error 1e-6. Event by event: three standard errors.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.departments.service import Line, stand_in_line
from sim.flows import Channels
from sim.rules.queue import fits, mean_wait, wait_between, waiting_chance
from sim.scenario.firm import Service
from sim.scenario.records import record
from tests.literature.queues import erlang_a, erlang_c, estimated, lost, ranked_waits, waits

TABLE_A = [
    # servers, load, P(wait), E[Wq]/E[S], Lq, P(Wq > .2 E[S]); six decimals, as printed
    (1, 0.80, 0.800000, 4.000000, 3.200000, 0.768632),
    (2, 1.60, 0.711111, 1.777778, 2.844444, 0.656438),
    (5, 4.00, 0.554113, 0.554113, 2.216450, 0.453669),
    (8, 6.80, 0.572569, 0.477141, 3.244557, 0.450399),
    (10, 8.00, 0.409180, 0.204590, 1.636721, 0.274282),
    (10, 9.00, 0.668732, 0.668732, 6.018584, 0.547511),
    (20, 17.00, 0.385056, 0.128352, 2.181985, 0.211323),
    (50, 45.00, 0.363864, 0.072773, 3.274780, 0.133858),
]
PRINTED = 6e-7
"""Half a unit of the last printed place, and a little."""
UNIT = record(Service(wait_unit=1.0))
"""The desk as it is, but waits felt in mean service times."""
FELT = record(Service())
desks, uses = st.integers(1, 150), st.floats(0.01, 0.98)


def in_line(quiet: float, out_loud: float, staff: float, first: float, service=UNIT) -> Line:
    """A week's queue; capacity 1, so that cases are shares of what can be closed."""
    channels = Channels(0.0, 0.0, 0.0, 1.0, 1.0, 0.0, first)
    return stand_in_line(quiet, out_loud, 1.0, staff, channels, service)


class TestErlangC:
    """V1: callers who wait as long as it takes."""

    @pytest.mark.parametrize(("servers", "load", "waits", "mean", "queue", "long"), TABLE_A)
    def test_table_a(self, servers, load, waits, mean, queue, long):
        tail = waiting_chance(servers, load) * math.exp(-(servers - load) * 0.2)
        assert waiting_chance(servers, load) == pytest.approx(waits, abs=PRINTED)
        assert mean_wait(servers, load) == pytest.approx(mean, abs=PRINTED)
        assert load * mean_wait(servers, load) == pytest.approx(queue, abs=PRINTED)
        assert tail == pytest.approx(long, abs=PRINTED)

    @given(desks, uses)
    def test_any_desk_at_any_load_waits_as_the_gamma_function_says(self, servers, use):
        load = servers * use
        chance = erlang_c(servers, load)
        assert waiting_chance(servers, load) == pytest.approx(chance, rel=1e-6, abs=1e-290)
        assert mean_wait(servers, load) == pytest.approx(chance / (servers - load), rel=1e-6)

    @pytest.mark.parametrize(
        ("servers", "load"), [(1, 0.6), (3, 2.4), (7, 5.9), (9, 7.4), (16, 13.0), (33, 30.0)]
    )
    def test_callers_one_after_the_other_wait_as_the_week_says(self, servers, load):
        waited = waits(servers, load, 60_000, seed=servers)
        assert estimated(waited).within(in_line(load / servers, 0.0, servers, 0.0).wait_private)
        assert estimated(waited > 0.0).within(waiting_chance(servers, load))

    @given(st.integers(1, 60), st.floats(0.0, 1.0), uses)
    def test_between_whole_heads_the_wait_is_taken_in_proportion(self, whole, part, use):
        """No formula knows 9.2 heads; the straight line between 9 and 10 is declared."""
        few, many = mean_wait(whole, whole * use), mean_wait(whole + 1, (whole + 1) * use)
        between = (1.0 - part) * few + part * many
        assert wait_between(whole + part, use) == pytest.approx(between, rel=1e-9, abs=1e-290)

    @given(st.floats(6.0, 40.0), st.floats(0.6, 0.97))
    def test_the_straight_line_stays_within_2_percent_of_the_curve(self, staff, use):
        """Jagers and van Doorn (1986) continue Erlang's formula; desks of 6 and more, busy."""
        assert wait_between(staff, use) == pytest.approx(continued(staff, use), rel=0.02)

    @given(st.floats(0.98, 20.0), st.floats(1.0, 40.0), st.floats(0.001, 0.97))
    def test_a_queue_that_overflows_waits_as_at_98_percent_and_longer_by_the_excess(
        self, load, staff, public
    ):
        """Erlang's wait has no bound near 1; the week cuts it off where `load_cap` says."""
        line = in_line(load * (1.0 - public), load * public, staff, 0.0)
        most = wait_between(staff, 0.98)
        assert line.wait_private == pytest.approx(most + max(0.0, load - 1.0))
        assert line.wait_public == line.wait_private


def continued(staff: float, use: float) -> float:
    """Erlang-C for any real number of servers, by the integral of Erlang-B's inverse."""
    load = staff * use
    # 1/B = integral over t > 0 of load * exp(-load t) (1 + t)**staff, by substitution y = load t
    top = 60.0 + 12.0 * staff
    steps = 4_000
    cells = [(k + 0.5) * top / steps for k in range(steps)]
    inverse = math.fsum(math.exp(-y + staff * math.log1p(y / load)) for y in cells) * top / steps
    blocked = 1.0 / inverse
    return blocked / (1.0 - use * (1.0 - blocked)) / (staff - load)


class TestErlangA:
    """V2: callers who hang up. The week has no such formula; it meets two of its limits."""

    @pytest.mark.parametrize(
        ("servers", "load", "patience"), [(5, 4.0, 2.0), (8, 9.0, 1.5), (20, 22.0, 0.7)]
    )
    def test_the_yardstick_holds_its_identity_and_event_by_event(self, servers, load, patience):
        crowd = erlang_a(servers, load, patience)
        assert crowd.abandon == pytest.approx(crowd.waiting / patience / load, rel=1e-12)
        assert estimated(lost(servers, load, patience, 60_000, seed=3)).within(crowd.abandon)

    @given(st.integers(1, 60), st.floats(0.2, 0.95))
    def test_with_endless_patience_it_is_the_wait_of_the_week(self, servers, use):
        load = servers * use
        crowd = erlang_a(servers, load, 1e9)
        assert crowd.waiting / load == pytest.approx(mean_wait(servers, load), rel=1e-3, abs=1e-9)

    @given(st.integers(2, 40), st.floats(0.5, 0.95), st.floats(0.2, 5.0))
    def test_callers_who_hang_up_shorten_the_line(self, servers, use, patience):
        """So the week, which lets callers give up by the week only, waits rather too long."""
        load = servers * use
        assert erlang_a(servers, load, patience).waiting / load <= mean_wait(servers, load)

    @pytest.mark.parametrize("excess", [1.2, 1.5, 2.0, 4.0])
    @pytest.mark.parametrize("patience", [0.5, 2.0])
    def test_an_overloaded_desk_loses_what_finds_no_place_in_the_week(self, excess, patience):
        """The fluid limit: of many callers 1 - 1/load hang up, whatever their patience."""
        crowd = erlang_a(400, 400 * excess, patience)
        assert crowd.abandon == pytest.approx(1.0 - fits(400.0, 400.0 * excess), abs=2e-3)
        line = in_line(excess, 0.0, 400.0, 0.0)
        assert crowd.abandon == pytest.approx(1.0 - line.place_private, abs=2e-3)


class TestPriority:
    """V3: public complaints first, nobody interrupted."""

    @given(st.floats(1.0, 60.0), st.floats(0.0, 0.98), st.floats(0.0, 1.0))
    def test_what_some_gain_others_lose(self, staff, use, public):
        out_loud, quiet = use * public, use * (1.0 - public)
        plain = in_line(quiet, out_loud, staff, 0.0).wait_private
        line = in_line(quiet, out_loud, staff, 1.0)
        mean = public * line.wait_public + (1.0 - public) * line.wait_private
        assert mean == pytest.approx(plain, rel=1e-9, abs=1e-290)
        assert line.wait_public <= plain * (1 + 1e-12)
        assert line.wait_private >= plain * (1 - 1e-12)

    @given(st.integers(1, 40), st.floats(0.02, 0.48), st.floats(0.02, 0.48))
    def test_each_class_waits_as_the_field_s_formulas_say(self, servers, ahead, behind):
        line = in_line(behind, ahead, servers, 1.0)
        waits_at_all = erlang_c(servers, servers * (ahead + behind)) / servers
        assert line.wait_public == pytest.approx(waits_at_all / (1 - ahead), rel=1e-6)
        both = (1 - ahead) * (1 - ahead - behind)
        assert line.wait_private == pytest.approx(waits_at_all / both, rel=1e-6)

    @pytest.mark.parametrize(
        ("servers", "first", "second"), [(1, 0.3, 0.4), (4, 1.0, 2.3), (9, 2.0, 5.5)]
    )
    def test_callers_of_two_classes_wait_as_the_week_says(self, servers, first, second):
        line = in_line(second / servers, first / servers, servers, 1.0)
        urgent, others = ranked_waits(servers, first, second, 60_000, seed=servers)
        assert estimated(urgent).within(line.wait_public)
        assert estimated(others).within(line.wait_private)

    def test_the_felt_wait_is_the_wait_in_units_that_the_scenario_declares(self):
        plain, felt = in_line(0.6, 0.2, 9.0, 1.0), in_line(0.6, 0.2, 9.0, 1.0, FELT)
        assert felt.wait_public == pytest.approx(FELT.wait_unit * plain.wait_public)
        assert felt.wait_private == pytest.approx(FELT.wait_unit * plain.wait_private)
