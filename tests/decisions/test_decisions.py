"""What holds for every decision, whatever was decided before."""

import math
import pickle
from dataclasses import astuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sim.decisions import DECISIONS, Hand, Undo, as_json, decision_of
from sim.decisions.dates import FOREVER, steered
from sim.decisions.rebuilding import before, without
from sim.policy import Policy
from sim.purse import Purse
from tests.strategies import case, decisions, first_policy, histories, of_kind, played, policies

KINDS = sorted(DECISIONS)
FEW, SOME = settings.default.max_examples // 12, settings.default.max_examples // 2
NOW = 60
"""A week after every random history."""
LATER = [*range(NOW, NOW + 70), NOW + 600, FOREVER]
BACK = tuple(kind for kind in KINDS if DECISIONS[kind].undo is not Undo.NEVER)
RICH = Purse(cash=1e6, capital=99, points=99, moves=99, attention=99)


def taken(decision, policy, week=NOW):
    assume(decision.check(policy, week, case()) is None)
    return decision.apply(policy, week, case(), "this")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=FEW)
@given(data=st.data())
def test_a_decision_is_what_it_was_after_a_journal(kind, data):
    decision = data.draw(of_kind(kind))
    assert decision.kind == kind
    assert decision_of(as_json(decision)) == decision


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=FEW)
@given(data=st.data(), policy=policies())
def test_nothing_that_is_there_changes(kind, data, policy):
    decision = data.draw(of_kind(kind))
    said = repr(policy), repr(decision), repr(case().start)
    decision.check(policy, NOW, case(), Hand(RICH))
    after = decision.apply(policy, NOW, case())
    assert (repr(policy), repr(decision), repr(case().start)) == said
    assert decision.apply(policy, NOW, case()) == after


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=FEW)
@given(data=st.data(), policy=policies())
def test_prices_are_finite_and_nothing_is_paid_out(kind, data, policy):
    decision = data.draw(of_kind(kind))
    price = decision.price(policy, NOW, case())
    for part in astuple(price):
        assert math.isfinite(part)
        assert part >= 0
    after = decision.apply(policy, NOW, case())
    assert all(item.weekly >= 0 and item.once >= 0 for item in after.running)
    assert price.points <= 2 or kind == "roll_back"


@settings(max_examples=SOME)
@given(decision=decisions(), policy=policies())
def test_the_past_and_the_lead_time_stay_as_they_are(decision, policy):
    after = taken(decision, policy)
    start = decision.start(policy, NOW)
    for week in (*range(0, start, 7), start - 1):
        assert steered(after.levers(week)) == steered(policy.levers(week))
    for week in (*range(0, NOW, 7), NOW - 1):
        assert after.levers(week) == policy.levers(week)


@settings(max_examples=SOME)
@given(decision=decisions(), policy=policies())
def test_what_is_not_refused_changes_something(decision, policy):
    after = taken(decision, policy)
    if decision.moves_a_lever:
        assert any(steered(after.levers(w)) != steered(policy.levers(w)) for w in LATER)
    assert after.taken[-1].kind == decision.kind


@settings(max_examples=SOME)
@given(history=histories(), decision=decisions())
def test_undo_is_rebuilding(history, decision):
    policy = played(history)
    after = taken(decision, policy)
    assert without(after, "this", case()) == policy
    assert before(after, NOW, case()) == Policy(policy.first) or history
    assert before(after, NOW + 1, case()) == after


@settings(max_examples=SOME)
@given(history=histories(4, 50), gone=st.integers(0, 3))
def test_leaving_a_decision_out_is_never_having_taken_it(history, gone):
    assume(gone < len(history))
    name = played(history).taken[gone].name
    left = without(played(history), name, case())
    assert name not in [item.name for item in left.taken]
    assert len(left.taken) == len(history) - 1


@settings(max_examples=SOME)
@given(decision=decisions(*BACK), policy=policies(), weeks=st.integers(0, 60))
def test_after_the_way_back_the_levers_are_as_if_it_had_never_been_taken(decision, policy, weeks):
    assume(decision.check(policy, NOW, case()) is None)
    after = decision.apply(policy, NOW, case(), "this")
    back = decision_of({"kind": "roll_back", "decision": "this"})
    week = NOW + weeks
    assume(back.check(after, week, case()) is None)
    rolled = back.apply(after, week, case())
    start = back.start(after, week)
    for date in [*range(start, start + 80, 3), NOW + 600, FOREVER]:
        assert steered(rolled.levers(date)) == steered(policy.levers(date))
        assert rolled.spending(date) == pytest.approx(policy.spending(date))
    for date in (*range(0, start, 7), start - 1):
        assert steered(rolled.levers(date)) == steered(after.levers(date))


@pytest.mark.parametrize("kind", BACK)
def test_a_decision_is_rolled_back_once(kind):
    decision = EXAMPLES[kind][0]
    policy = ready(kind, 0)
    policy = decision_of(decision).apply(policy, 0, case())
    back = decision_of({"kind": "roll_back", "decision": kind})
    assert back.check(policy, 1, case()) is None
    again = back.check(back.apply(policy, 1, case()), 2, case())
    assert again is not None
    assert again.code == "R15"


def test_what_the_way_back_costs_is_what_the_change_cost():
    policy = decision_of({"kind": "shared_goals", "weight": 0.5}).apply(first_policy(), 13, case())
    back = decision_of({"kind": "roll_back", "decision": "shared_goals"})
    price = back.price(policy, 39, case())
    assert (price.capital, price.points, price.cash) == (2, 2, 0.0)
    rolled = back.apply(policy, 39, case())
    assert rolled.levers(39) == policy.levers(39)
    assert rolled.levers(40).marketing_goals == policy.first.marketing_goals
    assert rolled.points(40).sales == 2.0


def test_upkeep_ends_with_the_way_back_and_the_older_one_begins_again():
    policy = first_policy()
    for week, latitude in ((0, 0.4), (26, 0.8)):
        policy = decision_of({"kind": "empower", "latitude": latitude}).apply(policy, week, case())
    assert policy.spending(20) == pytest.approx(6.0)
    assert policy.spending(60) == pytest.approx(18.0)
    rolled = decision_of({"kind": "roll_back", "decision": "empower"}).apply(policy, 52, case())
    assert rolled.spending(60) == pytest.approx(6.0)
    assert rolled.levers(60).empowerment == 0.4


def test_a_newer_decision_outlives_the_end_of_an_older_one():
    burst = {"kind": "campaign_burst", "spend": 1.5, "weeks": 13}
    policy = decision_of(burst).apply(first_policy(), 0, case())
    policy = decision_of({**burst, "spend": 2.0}).apply(policy, 5, case())
    spent = [policy.levers(week).spend for week in (1, 6, 14, 18, 19)]
    assert spent == [1.5, 2.0, 2.0, 2.0, 1.0]


def test_attention_that_is_renewed_does_not_lapse():
    sponsor = decision_of({"kind": "sponsor_attention", "points": 3})
    policy = sponsor.apply(first_policy(), 15, case())
    assert [policy.levers(w).sponsor for w in (14, 15, 25, 26)] == [0.0, 0.75, 0.75, 0.0]
    policy = sponsor.apply(policy, 26, case())
    assert [policy.levers(w).sponsor for w in (26, 38, 39)] == [0.75, 0.75, 0.0]


SILO = {"revenue": 0.6, "cx": 0.4}
WANTED: dict[str, tuple[dict, int, dict]] = {
    "set_goals": ({"sales": SILO}, 1, {"sales_goals": (0, 0.6, 0, 0, 0.4, 0)}),
    "shared_goals": ({"weight": 0.5}, 1, {"sales_goals": (0, 0.65, 0, 0, 0.35, 0)}),
    "bonus_strength": ({"strength": 5}, 13, {"strength": 5.0}),
    "goal_form": ({"form": "team_total"}, 13, {"form": 2}),
    "reform_pace": ({"steps": "two"}, 14, {"sales_goals": (0, 0.65, 0, 0, 0.35, 0)}),
    "pay_for_help": ({"sales": 0.1, "it": 0.2}, 4, {"helping": (0.0, 0.1, 0.0, 0.2)}),
    "lifecycle_goal": ({"owner": "sales", "share": 0.3}, 8,
                       {"sales_goals": (0, 0.7, 0.3, 0, 0, 0)}),
    "set_quota": ({"stretch": 0.1}, 1, {"quota": 0.1}),
    "rotate_managers": ({"pair": "service_it", "share": 0.2}, 34,
                        {"rotated": (0, 0, 0, 0, 0, 0.2)}),
    "recruit_profile": ({"share": 0.5}, 1, {"profile": 0.5}),
    "audit_numbers": ({"department": "it"}, 4, {"audited": (0, 0, 0, 1)}),
    "own_effort": ({"close": 0.4, "fit": 0.6}, 1,
                   {"sealed": (0, 0, 0, 0.4, 0.6, 0, 0, 0, 0, 0, 0, 0)}),
    "shift_budget": ({"it": 0.05, "marketing": -0.05}, 4, {}),
    "staff_service": ({"rule": "to_demand", "utilisation": 0.9}, 1,
                      {"staffing": 1, "utilisation": 0.9}),
    "campaign_burst": ({"spend": 1.5}, 1, {"spend": 1.5}),
    "discount": ({"depth": 0.1}, 1, {"discount": 0.1}),
    "it_mandate": ({"share": 0.3, "run": 0.5, "fixes": 0.25, "features": 0.25, "integrate": 0.0}, 2,
                   {"mandate": 0.3, "mandate_run": 0.5, "mandate_features": 0.25}),
    "cut_dividend": ({"part": 0.5}, 1, {"dividend": 0.5}),
    "appoint_executive": ({"home": "operations"}, 8, {"home": 4}),
    "executive_authority": ({"authority": "orders"}, 4, {"executive_authority": 1.0}),
    "executive_information": ({"access": 0.4}, 8, {"executive_access": 0.4}),
    "executive_opex": ({"share": 0.1}, 13, {"executive_opex": 0.1}),
    "sponsor_attention": ({"points": 2}, 0, {"sponsor": 0.5}),
    "operational_metrics": ({}, 8, {"metrics": 1.0}),
    "co_locate": ({"pair": "sales_it"}, 4, {"colocated": (0, 0, 0, 0, 1, 0)}),
    "reporting_line": ({"department": "service", "boss": "operations"}, 4,
                       {"chart": (0, 0, 5, 0), "upset": (0, 0, 0.15, 0)}),
    "merge_directors": ({"pair": "marketing_service", "goals": "one_row"}, 8,
                        {"merged": (0, 0.3, 0, 0, 0, 0), "joined": (0, 0.5, 0, 0, 0, 0),
                         "breadth": 0.05, "upset": (0.15, 0, 0.15, 0), "parting": 0.1}),
    "promise_level": ({"extra": 0.1}, 1, {"extra_promise": 0.1}),
    "promise_signoff": ({"by": "service", "margin": 0.05}, 2,
                        {"signoff": 2, "signoff_margin": 0.05}),
    "listening_owner": ({"owner": "service"}, 4, {"listening": 2}),
    "answering_policy": ({"order": "one_policy"}, 1, {"answering": 2}),
    "handover_standard": ({"floor": 0.15}, 4, {"handover": 0.15}),
    "lead_agreement": ({"held_back": 0.3}, 17, {"leads_agreed": 1.0}),
    "stop_the_line": ({"by": "service"}, 2, {"stop": 2}),
    "crisis_answer": ({"answer": "notice"}, 1, {"notice": 1.0}),
    "redesign_process": ({"depth": 0.8}, 8, {"process": 0.8}),
    "customer_record": ({"target": 0.7}, 13, {"record": 1.0, "record_target": 0.7}),
    "collaboration_platform": ({}, 8, {"platform": 1.0}),
    "self_service": ({"strength": 0.4}, 39, {"self_service": 0.4}),
    "root_cause_work": ({"floor": 0.2}, 2, {"root_floor": 0.2}),
    "empower": ({"latitude": 0.6}, 2, {"empowerment": 0.6}),
    "train": ({}, 2, {"training": 1.0}),
}  # fmt: skip
EXAMPLES = {kind: ({"kind": kind, **given}, *rest) for kind, (given, *rest) in WANTED.items()}
PRICES: dict[str, dict[str, float]] = {
    "goal_form": {"capital": 1},
    "reform_pace": {},
    "pay_for_help": {"capital": 1, "points": 1, "weeks": 13},
    "lifecycle_goal": {"capital": 2, "points": 1, "weeks": 26},
    "set_quota": {},
    "rotate_managers": {"cash": 20.0, "upkeep": 3.0, "capital": 1, "points": 1, "weeks": 26},
    "recruit_profile": {},
    "audit_numbers": {"upkeep": 8.0, "attention": 1},
    "own_effort": {"moves": 0},
    "bonus_strength": {"upkeep": 6.0, "capital": 1},
    "staff_service": {"capital": 1},
    "campaign_burst": {"weekly": 50.0, "weeks": 13},
    "it_mandate": {"capital": 2},
    "cut_dividend": {"capital": 2},
    "appoint_executive": {"cash": 40.0, "upkeep": 8.0, "capital": 3},
    "executive_authority": {"capital": 4, "attention": 1},
    "executive_information": {"upkeep": 1.6, "capital": 1},
    "executive_opex": {"capital": 2},
    "sponsor_attention": {"attention": 2, "moves": 0},
    "operational_metrics": {"cash": 40.0, "upkeep": 3.0, "capital": 1, "points": 1, "weeks": 13},
    "co_locate": {"cash": 30.0, "upkeep": 2.0, "capital": 1, "points": 1, "weeks": 8},
    "reporting_line": {"cash": 20.0, "capital": 2, "points": 1, "weeks": 26},
    "merge_directors": {"cash": 60.0, "capital": 4, "points": 2, "weeks": 26},
    "promise_level": {},
    "promise_signoff": {"capital": 1},
    "listening_owner": {"upkeep": 8.0, "capital": 1, "points": 1, "weeks": 8},
    "answering_policy": {"cash": 15.0, "points": 1, "weeks": 13},
    "handover_standard": {"cash": 10.0, "capital": 1, "points": 1, "weeks": 8},
    "lead_agreement": {"cash": 15.0, "capital": 1, "points": 1, "weeks": 8},
    "stop_the_line": {"capital": 2, "attention": 1},
    "crisis_answer": {"attention": 1, "moves": 0},
    "redesign_process": {"cash": 60.0, "upkeep": 6.0, "capital": 2, "points": 2, "weeks": 26},
    "customer_record": {"cash": 150.0, "weekly": 25.0, "upkeep": 5.0, "capital": 1, "points": 2},
    "collaboration_platform": {"cash": 20.0, "upkeep": 6.0, "points": 1, "weeks": 13},
    "self_service": {"cash": 60.0, "upkeep": 6.0, "capital": 1, "points": 1, "weeks": 26},
    "root_cause_work": {"capital": 1},
    "empower": {"upkeep": 12.0, "capital": 1, "points": 1, "weeks": 13},
    "train": {"weekly": 18.0, "points": 1, "weeks": 13},
}


def ready(kind, week=20):
    """A firm in which everything stands that a decision rests on, if it is taken in a week."""
    policy = first_policy()
    if kind.startswith("executive"):
        policy = decision_of({"kind": "appoint_executive", "home": "chief"}).apply(
            policy, -9, case()
        )
    if kind in {"goal_form", "reform_pace"}:
        week = week if kind == "reform_pace" else -9
        policy = decision_of({"kind": "shared_goals", "weight": 0.5}).apply(policy, week, case())
    if kind == "answering_policy":
        policy = decision_of({"kind": "listening_owner", "owner": "service"}).apply(
            policy, -9, case()
        )
    return policy


@pytest.mark.parametrize("kind", EXAMPLES)
def test_after_the_lead_time_the_lever_is_what_was_asked(kind):
    given, lead, wanted = {"kind": kind, **WANTED[kind][0]}, *WANTED[kind][1:]
    policy, decision = ready(kind), decision_of(given)
    assert decision.check(policy, 20, case()) is None
    after = decision.apply(policy, 20, case())
    for lever, value in wanted.items():
        assert getattr(after.levers(20 + lead), lever) == pytest.approx(value)
        assert getattr(after.levers(20 + lead - 1), lever) != pytest.approx(value)


@pytest.mark.parametrize("kind", PRICES)
def test_prices_are_those_of_the_catalogue(kind):
    price = decision_of(EXAMPLES[kind][0]).price(ready(kind), 20, case())
    free = {"cash": 0.0, "weekly": 0.0, "upkeep": 0.0, "capital": 0, "points": 0, "attention": 0}
    for part, value in {**free, "moves": 1, **PRICES[kind]}.items():
        assert getattr(price, part) == pytest.approx(value), part


def test_every_kind_is_an_example_but_those_that_move_no_lever_of_their_own():
    others = {"roll_back", "present_evidence", "ask_for_patience", "answer_protest"}
    assert set(KINDS) - set(EXAMPLES) == others


def test_budgets_move_by_points_of_the_whole():
    after = decision_of(EXAMPLES["shift_budget"][0]).apply(first_policy(), 0, case())
    budgets = after.levers(4).budgets
    assert budgets.marketing == pytest.approx(0.8, abs=0.01)
    assert budgets.it == pytest.approx(1.33, abs=0.01)
    assert budgets.sales == budgets.service == 1.0


def kinds_of(value):
    """The types in a lever, as compiled code would see them."""
    return [kinds_of(part) for part in value] if isinstance(value, tuple) else type(value)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_compiled_code_sees_the_same_types_whatever_is_decided(kind):
    after = decision_of(EXAMPLES[kind][0]).apply(ready(kind), 20, case())
    for week in (20, 22, 34, 60):
        assert kinds_of(after.levers(week)) == kinds_of(first_policy().first)


def test_a_policy_survives_a_journey_to_another_process():
    policy = decision_of(EXAMPLES["customer_record"][0]).apply(first_policy(), 0, case())
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301
