"""Parameters of the four departments: what service, IT, people and money do.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from sim.scenario.units import (
    Chance,
    Group,
    Money,
    Part,
    PerWeek,
    Positive,
    Share,
    Volume,
    Weeks,
    Weight,
)


class Service(Group):
    """The queue, its answers, and what they feel like."""

    cases_per_head: Positive = 5.0
    """Cases a skilled person closes a week at the quickest pace, before morale. Assumption."""
    morale_base: Share = 0.6
    """Capacity left without any morale. Assumption."""
    root_time: Share = 0.7
    """Capacity that effort for root causes takes. Assumption."""
    pace_base: Positive = 0.7
    """Handling time without care. Evidence: erosion."""
    pace_care: Share = 0.6
    """Handling time that full care adds. Evidence: erosion."""
    load_cap: Part = 0.98
    """Load at which the waiting formula is cut off; beyond, the queue overflows. Assumption."""
    wait_unit: Weight = 2.0
    """Felt wait per mean service time of Erlang-C waiting. Evidence: queues."""
    patience: Positive = 0.35
    """Felt wait at which patience ends. Evidence: patience."""
    gives_up: Chance = 0.40
    """A case that found no place in the week is given up. Evidence: patience."""
    own_base: Share = 0.75
    """Skill's share of solving an own case without care. Evidence: fcr."""
    own_care: Share = 0.22
    """What full care adds to that. Evidence: fcr."""
    cross_share: Share = 0.35
    """Cases that need a second department; 0 switches them off. Evidence: fcr."""
    cross_solved: Share = 0.95
    """Cross-department cases solved when latitude and information allow. Assumption."""
    solved_cap: Share = 0.97
    """No case is surer than this. Assumption."""
    opens_again: Chance = 0.7
    """A case that was answered without being solved comes back. Evidence: fcr."""
    solved_base: Share = 0.63
    """Experience of a solved case. Evidence: recovery-paradox."""
    solved_care: Share = 0.30
    """What care and skill add to it. Assumption."""
    solved_wait: Share = 0.25
    """What waiting takes from it. Evidence: patience."""
    solved_latitude: Share = 0.06
    """What an empowered front line adds to it. Assumption."""
    unsolved_base: Share = 0.26
    """Experience of an unsolved case. Evidence: repurchase."""
    unsolved_wait: Share = 0.12
    """What waiting takes from it. Evidence: patience."""
    team: Volume = 6.0
    """Public cases a listening team outside service answers a week. Evidence: social-triage."""
    team_base: Share = 0.5
    """Share of the team that works without effort for listening. Assumption."""
    desk_heads: Weight = 2.0
    """People whom such a desk takes from the queue. Assumption."""
    desk: Volume = 10.0
    """Public cases a joint desk answers a week without that effort. Assumption."""
    team_solved: Share = 0.8
    """Public cases such a team solves, if everything crosses the wall. Assumption."""
    phones_as_well: Chance = 0.5
    """A public complaint nobody reads is also phoned in. Assumption."""
    captured: Chance = 0.7
    """Silent public detractors whom listening in service finds. Assumption."""
    training_skill: Share = 0.18
    """Skill that full training adds. Assumption."""
    training_time: Share = 0.05
    """Capacity that training takes while it runs. Assumption."""
    self_service: Share = 0.25
    """Strength of self-service to start with. Evidence: self-service."""
    self_gain: PerWeek = 0.01
    """Step of self-service a week at full effort for root causes. Assumption."""
    self_alone: Share = 0.2
    """Share of that step that needs no help from IT. Assumption."""
    self_decay: PerWeek = 0.002
    """Self-service above its floor that goes stale a week. Assumption."""
    self_floor: Share = 0.2
    """Self-service below which nothing goes stale. Assumption."""


class Technology(Group):
    """Run, features, fixes, integration, and the debt that slows all of them."""

    debt_growth: PerWeek = 0.006
    """Debt that grows by itself. Assumption."""
    debt_features: PerWeek = 0.012
    """Debt that a week of features leaves behind. Assumption."""
    debt_paydown: PerWeek = 0.06
    """Debt that a week of running work pays back, per debt and floor. Assumption."""
    debt_floor: Share = 0.2
    """Debt at which pay-down still finds something to do. Assumption."""
    debt_free: Share = 0.3
    """Debt up to here does no harm. Assumption."""
    debt_drag: Weight = 1.2
    """How debt beyond that slows IT; 0 switches the drag off. Assumption."""
    debt_cap: Weight = 1.5
    """Largest debt. Assumption."""
    outage: PerWeek = 0.015
    """Chance of an outage, per unit of the next two. Assumption."""
    outage_base: Weight = 0.4
    """Outages that come without debt. Assumption."""
    outage_debt: Weight = 3.0
    """Outages per unit of debt. Assumption."""
    issues: PerWeek = 0.007
    """Latent issues that arise a week. Assumption."""
    issues_debt: Weight = 0.8
    """How debt beyond `debt_free` breeds issues. Assumption."""
    issues_base: Weight = 0.7
    """Issues that arise without new features. Assumption."""
    fixes: PerWeek = 0.08
    """Known issues that a week of full effort fixes. Assumption."""
    fund_fixes: PerWeek = 0.08
    """Known issues that an operations executive's full budget fixes. Assumption."""
    fund_reference: Positive = 0.15
    """OpEx share at which that budget is full. Evidence: cx-opex."""
    fund_fixes_share: Share = 0.6
    """Share of that budget that goes into fixes. Assumption."""
    fund_integrate_share: Share = 0.3
    """Share of that budget that goes into integration. Assumption."""
    integrate: PerWeek = 0.06
    """Step of integration a week at full effort. Assumption."""
    integration_decay: PerWeek = 0.002
    """Integration that goes stale a week. Assumption."""
    record_weeks: Weeks = 26.0
    """Weeks a customer-record programme takes. Evidence: it-complements."""
    feature_keep: Share = 0.97
    """Freshness of features kept from week to week. Assumption."""
    feature_gain: PerWeek = 0.03
    """Freshness a week of full effort brings. Assumption."""
    quality: Share = 0.815
    """Quality of the product without issues and debt. Assumption."""
    quality_issues: Weight = 0.14
    """How unfixed issues lower it. Assumption."""
    quality_debt: Weight = 0.15
    """How debt beyond `debt_free` lowers it. Assumption."""
    delivered_keep: Share = 0.8
    """Weight of the past in what the firm has delivered. Evidence: quality-lag."""
    bug_mend: PerWeek = 0.06
    """An acute bug heals by itself. Assumption."""
    bug_wall: Weight = 1.2
    """How fast a bug is fixed once the report crosses to IT. Assumption."""
    bug_base: Weight = 0.3
    """Share of that speed without effort for fixes. Assumption."""
    bug_effort: Positive = 0.2
    """Effort for fixes that adds one more unit of that speed. Assumption."""
    bug_cap: PerWeek = 0.7
    """No bug shrinks faster than this. Assumption."""


class Insight(Group):
    """From what customers report to issues that IT knows."""

    casual: Share = 0.02
    """Reports that effort for listening turns into an item. Assumption."""
    found: Weight = 0.10
    """Issues uncovered per item; 0 switches the loop off. Assumption."""
    marketing_cap: Volume = 18.0
    """Items a marketing team passes on a week, at most. Assumption."""
    delay: Weeks = 2.0
    """Weeks an item travels if everything crosses. Evidence: information-sharing."""
    delay_wall: Weeks = 10.0
    """Weeks a closed wall adds. Evidence: information-sharing."""
    operations: Share = 0.10
    """Reports an operations executive with full access turns into items. Assumption."""
    analytics: Weight = 10.0
    """Items a week per OpEx share spent on studies with full access. Assumption."""


class Finance(Group):
    """Money, in u a week."""

    revenue: Positive = 560.0
    """Weekly revenue at the start; it sets the price. Assumption."""
    marketing: Money = 100.0
    """Marketing's weekly budget. Assumption."""
    sales: Money = 112.0
    """Sales' weekly budget. Assumption."""
    head: Money = 14.0
    """Weekly cost of one person in service. Assumption."""
    hiring: Money = 10.0
    """One-off cost of hiring one person. Assumption."""
    it: Money = 60.0
    """IT's weekly budget. Assumption."""
    draw_floor: Money = 50.0
    """The owners draw at least this a week. Assumption."""
    draw_share: Share = 0.75
    """The owners' share of trailing profit. Assumption."""
    trailing_weeks: Weeks = 13.0
    """Memory of trailing revenue and profit. Assumption."""
    overdraft: Money = 400.0
    """What the bank lends. Assumption."""
    interest: Share = 0.10
    """Yearly discount rate of customer lifetime value. Evidence: clv."""


class Brand(Group):
    """How brand equity is put together (`docs/model.md`, Measures)."""

    image: Share = 0.4
    """Weight of image. Evidence: brand-behaviour."""
    trust: Share = 0.4
    """Weight of trust. Evidence: brand-behaviour."""
    loyalty: Share = 0.2
    """Weight of satisfaction (own customers) or reputation (others). Evidence: brand-behaviour."""
    hearsay: Share = 0.6
    """What image counts as loyalty of people who are not customers. Assumption."""
    promoter: Share = 0.70
    """Reported satisfaction above which a customer promotes. Assumption."""
    detractor: Share = 0.50
    """Reported satisfaction below which a customer detracts. Assumption."""
    survey_noise: Positive = 0.15
    """Standard deviation of a reported satisfaction. Assumption."""
    measured_weeks: Weeks = 13.0
    """Weeks between two measurements of the revenue premium. Assumption."""
    generic: Share = 0.5
    """Image, trust and satisfaction of a brand without a name. Evidence: revenue-premium."""
