"""What marketing promises (7.7) and what sales makes of it (7.8, 7.10)."""

from types import SimpleNamespace

from sim.policy import Levers
from sim.scenario.further import Further
from sim.scenario.market import Promise, Selling
from sim.scenario.parameters import Parameters
from sim.tables import exp
from tests.oracle.firm import Firm, Marketing, Organisation, Sales
from tests.oracle.numbers import above, clip, larger, share, smaller
from tests.oracle.today import Today

NOBODY, MARKETING, SERVICE, JOINT, EXECUTIVE = 0, 1, 2, 3, 4
LN_2 = 0.6931471805599453


def promise(firm: Firm, today: Today, p: Parameters) -> None:
    """Spend becomes reach; belief, hype and the signer's word become the promise."""
    marketing, levers, delivered = firm.marketing, today.levers, firm.organisation.delivered
    _advertise(marketing, today, p)
    signer_knows = levers.signoff in {SERVICE, JOINT}
    hears = 1.0 if signer_knows else today.crosses["marketing_service"]
    marketing.belief += hears / p.promise.belief_weeks * (delivered - marketing.belief)
    hype = above(marketing.effort["hype"] - marketing.effort["calibrate"])
    extra = levers.extra_promise * (1.0 - today.stop if levers.extra_promise > 0.0 else 1.0)
    claim = share(marketing.belief + p.promise.inflation * hype + extra)
    marketing.promise = share(_signed(claim, firm, today, p))
    seen = 1.0 - exp(-p.advertising.reach * marketing.adstock)
    engaged = p.further.engagement * marketing.effort["listen"]
    engaged = engaged if levers.listening == MARKETING else 0.0
    today.flows.promise = SimpleNamespace(
        claim=marketing.promise,
        reach=share(seen + (today.news.reach + engaged)),
        calibration=marketing.effort["calibrate"],
        notice=p.further.notice_reach * levers.notice,
    )


def _advertise(marketing: Marketing, today: Today, p: Parameters) -> None:
    """Adstock fades, and this week's force adds to it."""
    advertising, levers = p.advertising, today.levers
    hype = advertising.effort_gain * marketing.effort["hype"] / advertising.effort_usual
    force = levers.spend * marketing.standing.productive * levers.budgets.marketing
    force = force * today.news.budget * (1.0 - p.further.stop_spend * today.stop)
    force = force * (1.0 - levers.notice) * (1.0 - levers.executive_opex)
    force = force * (advertising.effort_base + hype) * today.budget_scale
    kept = exp(-LN_2 / advertising.half_life)
    marketing.adstock = kept * marketing.adstock + (1.0 - kept) * force


def _signed(claim: float, firm: Firm, today: Today, p: Parameters) -> float:
    """The claim, cut to what the signer believes as far as the sign-off binds."""
    levers = today.levers
    if levers.signoff == NOBODY:
        return claim
    if levers.signoff == EXECUTIVE and today.news.vacant > 0.0:
        return claim
    believed, clout = _signer(firm, levers, p)
    bind = 1.0
    if levers.signoff != MARKETING:
        bind = _force(firm.organisation, clout, p.promise)
    return (1.0 - bind) * claim + bind * smaller(claim, believed + levers.signoff_margin)


def _force(org: Organisation, clout: float, settings: Promise) -> float:
    backed = larger(org.authority, clout / settings.signoff_clout)
    floor = settings.signoff_floor
    return clip(floor + settings.signoff_sponsor * backed, floor, 1.0)


def _signer(firm: Firm, levers: Levers, p: Parameters) -> tuple[float, float]:
    """What the signer believes, and the signer's clout."""
    delivered, belief = firm.organisation.delivered, firm.marketing.belief
    if levers.signoff == MARKETING:
        return belief, 0.0
    if levers.signoff == SERVICE:
        return delivered, p.goals.clout_service
    if levers.signoff == JOINT:
        part = p.promise.joint_service
        both = p.goals.clout_service + p.goals.clout_marketing
        return part * delivered + (1.0 - part) * belief, both
    seen = levers.executive_access
    return seen * delivered + (1.0 - seen) * belief, firm.organisation.clout


def offer(firm: Firm, today: Today, p: Parameters) -> None:
    """Which leads are worked, what sales claims, and how the price compares."""
    sales, levers, selling = firm.sales, today.levers, p.selling
    believes = today.crosses["sales_service"] / p.promise.belief_weeks
    sales.belief += believes * (firm.organisation.delivered - sales.belief)
    missed = above(1.0 - sales.wins / sales.quota)
    pushing = above(sales.effort["close"] - sales.effort["fit"])
    oversell = selling.oversell * pushing * (1.0 + selling.quota_pressure * missed)
    oversell = oversell + p.further.gaming_oversell * above(today.bends["wins"])
    price = 1.0 - levers.discount
    today.flows.offer = SimpleNamespace(
        claim=share(larger(today.flows.promise.claim, sales.belief) + oversell),
        oversell=oversell,
        called_back=_called_back(sales, today, selling, p.further)
        / (1.0 + p.further.gaming_leads * today.bends["leads"]),
        fitting=sales.effort["fit"],
        bargain=1.0 - price / sales.reference,
        held_back=levers.held_back * levers.leads_agreed,
    )
    sales.reference += (price - sales.reference) / selling.reference_weeks


def _called_back(sales: Sales, today: Today, selling: Selling, further: Further) -> float:
    """Chance that one of marketing's leads is worked."""
    levers = today.levers
    resources = sales.standing.productive * levers.budgets.sales * today.news.budget
    resources = resources * today.budget_scale * (1.0 - levers.executive_opex)
    eager = selling.effort_base + selling.effort_gain * sales.effort["close"]
    known = selling.follow_wall * today.crosses["marketing_sales"] / selling.follow_reference
    base = selling.follow_base + further.agreed_follow * levers.leads_agreed
    worked = smaller(1.0, base + known)
    return smaller(1.0, worked * resources * smaller(selling.effort_cap, eager))


def book(sales: Sales, today: Today, selling: Selling) -> None:
    """Wins are held against the quota."""
    sales.wins += (today.flows.deals.wins - sales.wins) / selling.wins_weeks
    stretched = (1.0 + today.levers.quota) * sales.wins
    sales.quota = larger(selling.quota_keep * sales.quota, stretched)
