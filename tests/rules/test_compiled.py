"""Every rule gives the same bits compiled (behind a small door) and as plain Python.

The forecast and the customers' sweep run compiled, tests and debuggers run the text: both must be
the same firm.
"""

import ast
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.build import INTERPRETED, door
from sim.flows import Four, Goals
from sim.rules import (
    agreement,
    brand,
    demand,
    effort,
    experience,
    further,
    gaming,
    needs,
    numbers,
    promise,
    queue,
    technology,
    voice,
    walls,
)
from tests.architecture.sources import ROOT, modules

type X = tuple[float, ...]
"""Twelve numbers between 0.01 and 1."""


@door
def numbers_door(x: X) -> tuple[float, ...]:
    return (
        numbers.clip(x[0], x[1], x[2]), numbers.share(2.0 * x[0] - 0.5), numbers.above(x[0] - x[1]),
        numbers.larger(x[0], x[1]), numbers.smaller(x[0], x[1]), numbers.toward(x[0], x[1], x[2]),
    )  # fmt: skip


@door
def effort_door(x: X) -> tuple[float, ...]:
    a = Goals(x[0], x[1], x[2], x[3], x[4], x[5])
    b = Goals(x[6], x[7], x[8], x[9], x[10], x[11])
    two = effort.split_two(x[0], x[1], 9.0 * x[2], 0.03)
    three = effort.split_three(x[3], x[4], x[5], 9.0 * x[6], 0.03)
    four = effort.split_four(x[7], x[8], x[9], x[10], 9.0 * x[11], 0.03)
    return (
        effort.worth(a, b, x[0], x[7]), effort.pull(x[0], x[1], 30.0 * x[2]),
        two[0], two[1], three[0], three[1], three[2], four[0], four[1], four[2], four[3],
        effort.sight_of_cx(x[0], 5.0 * x[1], x[2]), effort.asks_for_customers(a, x[6], x[7]),
        effort.distance(a, b), effort.resistance_after(x[0], x[1], x[2], x[3], x[4], x[5]),
        effort.productivity(x[0], x[1], 4.0 * x[2], x[3], x[4], x[5]),
    )  # fmt: skip


@door
def walls_door(x: X) -> tuple[float, ...]:
    a = Goals(x[0], x[1], x[2], x[3], x[4], x[5])
    b = Goals(x[6], x[7], x[8], x[9], x[10], x[11])
    return (
        walls.likeness(a, b), walls.crossing(x[0], x[1], x[2]),
        walls.willingness(x[0], x[1], x[2], x[3], x[4], x[5], 90.0 * x[6]),
    )  # fmt: skip


@door
def experience_door(x: X) -> tuple[float, ...]:
    gap = x[0] - x[1]
    return (
        experience.compared_with(x[0], x[1], x[2], x[3]), experience.disconfirmed(gap, x[2], x[3]),
        experience.memory_step(True, gap, x[2], x[3], x[4]),
        experience.memory_step(False, gap, x[2], x[3], x[4]),
        experience.trust_after(x[2], gap, x[3], x[4], x[5], x[6]),
    )  # fmt: skip


@door
def promise_door(x: X) -> tuple[float, ...]:
    return (
        promise.kept_share(50.0 * x[0]), promise.reach(40.0 * x[0], x[1], x[2]),
        promise.budget_scale(2.0 * x[0], x[1], True), promise.budget_scale(x[0], x[1], False),
        promise.learned(x[0], x[1], x[2], 90.0 * x[3]),
        promise.inflated(x[0], x[1], x[2], x[3], x[4] - x[5]),
        promise.force_of_signoff(x[0], x[1], x[2], x[3], x[4]),
        promise.signed_off(x[0], x[1], x[2], x[3]), promise.exposed_image(x[0], x[1], x[2], x[3]),
    )  # fmt: skip


@door
def demand_door(x: X) -> tuple[float, ...]:
    return (
        demand.considering(x[0], x[1], x[2], x[3], x[4], x[5], 2.0 * x[6]),
        demand.following_up(x[0], x[1], x[2], x[3], x[4], x[5]),
        demand.overselling(x[0], x[1], 9.0 * x[2], 9.0 * x[3], x[4], x[5]),
        demand.value(x[0], x[1], x[2], x[3]),
        demand.win_chance(-x[0], x[1], x[2], x[3], 9.0 * x[4], x[5]),
        demand.first_expectation(x[0], x[1], x[2], x[3], x[4]),
        demand.exit_chance(x[0], x[1], x[2], 9.0 * x[3], x[4]),
        demand.quota_after(9.0 * x[0], 9.0 * x[1], x[2], x[3]),
    )


@door
def needs_door(x: X) -> tuple[float, ...]:
    return (
        needs.failing(x[0], x[1], x[2], 9.0 * x[3]),
        needs.mismatching(x[0], x[1], x[2], x[3], x[4], x[5]),
        needs.self_service_after(x[0], x[1], x[2], x[3], x[4], x[5], x[6]),
    )


@door
def queue_door(x: X) -> tuple[float, ...]:
    servers = 1 + int(40.0 * x[0])
    load = 0.98 * servers * x[1]
    return (
        queue.waiting_chance(servers, load), queue.mean_wait(servers, load),
        queue.wait_between(30.0 * x[0], 0.98 * x[1]), queue.handling_time(x[0], x[1], x[2]),
        queue.solved_cross(x[0], x[1], x[2], x[3], x[4]),
        queue.solved_own(x[0], x[1], x[2], x[3], x[4]), queue.impatience(x[0], x[1]),
        queue.fits(x[0], x[1]), queue.care_after(x[0], x[1], 90.0 * x[2], 90.0 * x[3], x[4] < x[5]),
        queue.care_under_load(x[0], 2.0 * x[1], x[2], x[3], x[4]),
        queue.skill_after(x[0], x[1], x[2], 90.0 * x[3]),
        queue.morale_aim(x[0], x[1], x[2], x[3], x[4], 0.1),
        queue.heads_cost_centre(9.0 * x[0], x[1], 9.0 * x[2], x[3], x[4], x[5], 9.0 * x[6]),
        queue.heads_to_demand(9.0 * x[0], 9.0 * x[1], 9.0 * x[2], x[3], x[4]),
    )  # fmt: skip


@door
def technology_door(x: X) -> tuple[float, ...]:
    return (
        technology.capacity(x[0], x[1], x[2], x[3], x[4]),
        technology.quality(x[0], 1.5 * x[1], x[2], x[3], x[4], x[5]),
        technology.outage_chance(x[0], x[1], x[2], 3.0 * x[3], x[4]),
        technology.new_issues(x[0], 1.5 * x[1], x[2], x[3], x[4], x[5]),
        technology.bug_after(9.0 * x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]),
        technology.uncovered(x[0], 20.0 * x[1], x[2]),
    )


@door
def voice_door(x: X) -> tuple[float, ...]:
    return (
        voice.moved(x[0], 0.9 * x[1], x[2]), voice.tone_of(x[0], x[1], x[2], x[3], x[4], x[5]),
        voice.persuaded(20.0 * x[0]), voice.mean_tone(x[0], x[1], x[2], x[3]),
    )  # fmt: skip


@door
def brand_door(x: X) -> tuple[float, ...]:
    return (
        brand.equity(x[0], x[1], x[2], x[3], (x[4], x[5], x[6])),
        brand.lifetime_value(50.0 * x[0], x[1], x[2]), brand.retained(x[3]),
    )  # fmt: skip


@door
def agreement_door(x: X) -> tuple[float, ...]:
    a, b = Goals(x[0], x[1], x[2], x[3], x[4], x[5]), Goals(x[5], x[4], x[3], x[2], x[1], x[0])
    c, d = Goals(x[6], x[7], x[8], x[9], x[10], x[11]), Goals(x[3], x[4], x[5], x[6], x[7], x[8])
    common, lower = agreement.in_common(a, b, c, d), agreement.felt_goals(a, b, 2.0)
    effect = agreement.carried(lower, a, x[6] - x[7])
    felt = agreement.felt_goals(a, common, agreement.felt_of_a_team(4.0, x[8]))
    fine = agreement.unharmed(a, effect, lower, x[9])
    return (
        common.leads, common.revenue, common.retention, common.cost, common.cx, common.uptime,
        effect.leads, effect.revenue, effect.retention, effect.cost, effect.cx, effect.uptime,
        felt.leads, felt.revenue, felt.retention, felt.cost, felt.cx, felt.uptime,
        1.0 if fine else 0.0,
    )  # fmt: skip


@door
def gaming_door(x: X) -> tuple[float, ...]:
    return (
        gaming.bent(x[0], 2.0 * x[1], 2.0 * x[2], x[3], x[4]),
        gaming.without_the_unsolved(x[0], x[0] + x[1], x[2], x[2] + x[3], x[4]),
        gaming.booked_as_new(x[0], x[1], x[2]),
    )  # fmt: skip


@door
def further_door(x: X) -> tuple[float, ...]:
    a = Goals(x[0], x[1], x[2], x[3], x[4], x[5])
    b = Goals(x[6], x[7], x[8], x[9], x[10], x[11])
    mix = further.mixed(a, b, x[0])
    return (
        further.busy_helping(x[0], 1.5 * x[1]), further.understood(x[0], x[1], x[2], x[3], x[4]),
        further.translated(x[0], x[1], x[2], x[3]),
        further.headed(1.0, 0.0, 2.0, x[0], x[1]),
        further.headed(0.0, x[0], 3.0 * x[1], x[2], x[3]),
        further.earned_clout(x[0], 90.0 * x[1], 90.0 * x[2], 2.0 * x[3], x[4]),
        further.softened(x[0], x[1], 3.0 * x[2]), further.contradiction(x[0], x[1], x[2]),
        mix.leads, mix.revenue, mix.retention, mix.cost, mix.cx, mix.uptime,
        further.one_boss(1.0, 2.0, 2.0, x[0]), further.told(x[0], x[1] + 0.1, x[2]),
        further.believed_leads(x[0], x[1], x[2], x[3]), further.set_aside(x[0], x[1], x[2]),
        1.0 if further.halting(2.0 * x[0], x[1], int(60 * x[2]), 1.0, x[3]) else 0.0,
        further.crowded(3.0, Four(3.0, 3.0, 3.0, x[0]), 3.0 * x[1], x[2]),
    )  # fmt: skip


DOORS: dict[str, Any] = {
    "numbers": numbers_door,
    "effort": effort_door,
    "walls": walls_door,
    "experience": experience_door,
    "promise": promise_door,
    "demand": demand_door,
    "needs": needs_door,
    "queue": queue_door,
    "technology": technology_door,
    "voice": voice_door,
    "brand": brand_door,
    "further": further_door,
    "agreement": agreement_door,
    "gaming": gaming_door,
}
twelve = st.tuples(*[st.floats(0.01, 1.0)] * 12)


@pytest.mark.skipif(INTERPRETED, reason="everything is interpreted")
@pytest.mark.parametrize("topic", DOORS)
@settings(max_examples=50)
@given(x=twelve)
def test_compiled_and_interpreted_rules_agree_to_the_bit(topic, x):
    compiled, plain = DOORS[topic](x), DOORS[topic].py_func(x)
    assert [a.hex() for a in compiled] == [b.hex() for b in plain]


def test_no_rule_is_left_out():
    here = ast.parse((ROOT / "tests" / "rules" / "test_compiled.py").read_text("utf-8"))
    called = {
        f"{node.func.value.id}.{node.func.attr}"
        for node in ast.walk(here)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    }
    rules = {
        f"{name.rsplit('/', 1)[-1][:-3]}.{node.name}"
        for name, text in modules("sim/rules").items()
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }
    assert len(rules) > 50
    assert rules <= called
