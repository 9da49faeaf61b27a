"""What the forms of goals, the quota, sealed efforts and the choice of people do to a firm."""

import pytest

from tests.run.games import changed, small, started

SHARED = {"kind": "shared_goals", "weight": 0.6}
WEEKS = 40
FORMED = 14
"""The week in which a form of goals begins."""


def after(*decisions: dict, weeks: int = WEEKS, **further: float):
    run = started(changed(small(), further=further), seed=5)
    for one in decisions:
        run.decide(one, by="lab")
    run.advance(weeks)
    return run


def formed(form: str):
    """Shared goals that are counted in some form from the next quarter on."""
    return after(SHARED, {"kind": "goal_form", "form": form})


def test_whoever_is_paid_as_a_team_behind_walls_works_less_for_what_all_share():
    alone, team = after(SHARED), formed("team_total")
    care = [run.history[-1].effort_service_care for run in (team, alone)]
    assert care[0] < care[1] - 0.05
    assert team.history[: FORMED - 1] == alone.history[: FORMED - 1]


def test_on_a_list_a_department_changes_in_its_own_weeks_and_seldom():
    run = formed("checklist")
    efforts = [week.effort_service_care for week in run.history]
    moved = [week for week in range(FORMED, WEEKS) if efforts[week] != efforts[week - 1]]
    assert {(week + 52) % 4 for week in moved} <= {2}
    assert len(moved) < (WEEKS - FORMED) / 4


def test_on_a_list_a_programme_takes_fewer_steps():
    latitude = {"kind": "empower", "latitude": 0.8}
    free = after(SHARED, latitude)
    held = after(SHARED, latitude, {"kind": "goal_form", "form": "checklist"})
    grown = [run.model.organisation.state.empowerment for run in (held, free)]
    assert 0.2 < grown[0] < grown[1]


def test_a_quota_above_what_was_sold_makes_sales_promise_more():
    asked, usual = after({"kind": "set_quota", "stretch": 0.15}), after()
    quotas = [run.model.sales.state.quota for run in (asked, usual)]
    assert quotas[0] > quotas[1]


@pytest.mark.parametrize("department", ["sales", "it"])
def test_sealed_effort_is_what_a_department_comes_to_whatever_it_is_paid_for(department):
    time = {
        "sales": {"close": 0.2, "fit": 0.8},
        "it": {"run": 0.1, "features": 0.1, "fixes": 0.7, "integrate": 0.1},
    }[department]
    run = after({"kind": "own_effort", **time})
    effort = getattr(run.model, department).state.effort
    if department == "sales":
        assert effort.fit == pytest.approx(0.8, abs=1e-3)
    else:  # half of IT's time is still up to those who ask
        assert effort.fixes > after().model.it.state.effort.fixes + 0.2


def test_people_who_are_chosen_lower_walls_as_others_leave():
    chosen, usual = after({"kind": "recruit_profile", "share": 1.0}), after()
    assert 0.0 < chosen.model.organisation.state.recruited < 0.5
    assert chosen.history[-1].wall_service_it > usual.history[-1].wall_service_it
    assert usual.model.organisation.state.recruited == 0.0


def test_what_nobody_bends_is_reported_as_it_is():
    for week in after(weeks=6).history:
        assert week.reported_leads == week.leads
        assert week.reported_wins == week.wins
        assert week.reported_fcr == week.fcr
        assert week.reported_cx == week.cx
        assert week.reported_outage == week.outage


def test_what_is_reported_leaves_the_truth_as_bonuses_grow():
    def gap(strength: float) -> float:
        run = after({"kind": "bonus_strength", "strength": strength}, gaming=1.0)
        lived = run.history[FORMED:]
        return sum(week.reported_leads / week.leads - 1.0 for week in lived if week.leads)

    assert 0.0 < gap(2.0) < gap(6.0)


def test_an_audit_of_marketing_straightens_its_leads_and_stirs_it_up():
    audited = after({"kind": "audit_numbers", "department": "marketing"}, gaming=1.0)
    free = after(gaming=1.0)
    bent = [
        sum(week.reported_leads for week in run.history[8:])
        / sum(week.leads for week in run.history[8:])
        for run in (audited, free)
    ]
    assert 1.0 < bent[0] < bent[1]
    minded = [run.history[-1].resistance_marketing for run in (audited, free)]
    assert minded[0] > minded[1]
