"""What IT delivers (7.6), and what it learns (7.17)."""

from types import SimpleNamespace

from sim.luck import FIRM, Purpose
from sim.scenario.firm import Technology
from sim.scenario.further import Further
from sim.scenario.parameters import Parameters
from sim.tables import exp
from tests.oracle.firm import It
from tests.oracle.numbers import Row, above, clip, larger, smaller
from tests.oracle.today import Today

MARKETING = 1


def _used(it: It, today: Today, further: Further) -> Row:
    """Effort as it is used: what is stopped mends, and a squad takes from what is new."""
    planned, halted = it.effort, today.stop * it.effort["features"]
    new, joins = planned["features"] - halted, planned["integrate"]
    wanted = today.levers.squad * further.squad_fixes
    part = smaller(1.0, wanted / larger(new + joins, 0.001))
    fixes = planned["fixes"] + halted + part * (new + joins)
    return {"run": planned["run"], "features": new - part * new, "fixes": fixes,
            "integrate": joins - part * joins}  # fmt: skip


def deliver(it: It, today: Today, technology: Technology, further: Further) -> None:
    """A week of IT; customers get `today.flows.product`."""
    planned, it.effort = it.effort, _used(it, today, further)
    _deliver(it, today, technology)
    it.effort = planned


def _deliver(it: It, today: Today, technology: Technology) -> None:
    levers, news = today.levers, today.news
    budget = levers.budgets.it * news.budget * today.budget_scale * (1.0 - levers.executive_opex)
    drag = 1.0 + technology.debt_drag * above(it.debt - technology.debt_free)
    able = it.standing.productive * budget / drag
    _borrow(it, able, technology)
    _find_and_fix(it, able, today, technology)
    _join_systems(it, able, today, technology)
    fresh = technology.feature_gain * it.effort["features"] * able
    it.features = technology.feature_keep * it.features + fresh
    risk = technology.outage_base + technology.outage_debt * it.debt
    chance = smaller(1.0, technology.outage * risk * news.outage_factor)
    it.outage = 1.0 if today.luck(FIRM, Purpose.OUTAGE) < chance else 0.0
    bug = larger(it.bug, 0.0) + news.bug
    it.bug = _mended(bug, it, today, technology)
    issues = it.unknown + it.known
    wear = technology.quality_debt * above(it.debt - technology.debt_free)
    today.flows.product = SimpleNamespace(
        quality=technology.quality * exp(-technology.quality_issues * issues) - wear,
        issues=issues,
        bug=bug,
        features=it.features,
        outage=it.outage,
    )


def _borrow(it: It, able: float, technology: Technology) -> None:
    """Debt grows by itself and with features, and is paid down by running things well."""
    run, features = it.effort["run"], it.effort["features"]
    paid = (
        technology.debt_paydown * it.standing.productive * run * (technology.debt_floor + it.debt)
    )
    grown = it.debt + technology.debt_growth + technology.debt_features * features * able
    it.debt = clip(grown - paid, 0.0, technology.debt_cap)


def _fund(today: Today, technology: Technology) -> float:
    """What the operations executive adds to IT, 1 at full size."""
    return today.levers.executive_opex / technology.fund_reference * today.ordered


def _find_and_fix(it: It, able: float, today: Today, technology: Technology) -> None:
    """Issues arise from the new debt; known ones are fixed."""
    dirt = 1.0 + technology.issues_debt * above(it.debt - technology.debt_free)
    it.unknown += technology.issues * dirt * (technology.issues_base + it.effort["features"])
    bought = technology.fund_fixes * _fund(today, technology) * technology.fund_fixes_share
    it.known -= smaller(it.known, technology.fixes * able * it.effort["fixes"] + bought)


def _join_systems(it: It, able: float, today: Today, technology: Technology) -> None:
    """Integration: by effort, by the executive's fund, by a programme; and it goes stale."""
    old, fund = it.integration, _fund(today, technology)
    joined = old + technology.integrate * able * it.effort["integrate"] * (1.0 - old)
    joined = joined + technology.integrate * fund * technology.fund_integrate_share
    missing = above(today.levers.record_target - old)
    joined = joined + today.levers.record * missing / technology.record_weeks
    it.integration = clip(joined - technology.integration_decay * old, 0.0, 1.0)


def _mended(bug: float, it: It, today: Today, technology: Technology) -> float:
    """A bug is mended as fast as its reports cross to IT."""
    reports = today.crosses["service_it"]
    if today.levers.listening == MARKETING:
        reports = larger(reports, today.crosses["marketing_it"])
    ready = technology.bug_base + it.effort["fixes"] / technology.bug_effort
    speed = technology.bug_mend + technology.bug_wall * reports * ready
    return bug * (1.0 - clip(speed, 0.0, technology.bug_cap))


def learn(it: It, today: Today, p: Parameters) -> None:
    """Items travel, and what arrives uncovers latent issues."""
    levers, heard, insight = today.levers, today.flows.heard, p.insight
    if levers.listening == MARKETING:
        heard = smaller(heard, insight.marketing_cap)
    studies = insight.analytics * levers.executive_opex * (1.0 - levers.executive_authority)
    on_the_way = it.pipe + today.flows.outcomes.items + heard + levers.executive_access * studies
    delay = insight.delay + insight.delay_wall * (1.0 - today.crosses["service_it"])
    arrived = on_the_way / delay
    told = arrived * (1.0 + p.further.diversity * p.further.worlds)
    found = it.unknown * (1.0 - exp(-insight.found * told))
    it.unknown -= found
    it.known += found
    it.pipe = on_the_way - arrived
