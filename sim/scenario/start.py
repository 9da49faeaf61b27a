"""Where the firm and its market stand a year before play.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from pydantic import model_validator

from sim.scenario.units import Group, Heads, Money, Part, Positive, Quality, Share, Weight

WHOLE = 1e-6
"""How far from 1 the sum of a goal row may lie: rounding, not intent."""


class GoalRow(Group):
    """What one department is paid for; the shares sum to 1."""

    leads: Share = 0.0
    """Weight of leads: prospects who consider us. Assumption."""
    revenue: Share = 0.0
    """Weight of revenue. Assumption."""
    retention: Share = 0.0
    """Weight of customers kept. Assumption."""
    cost: Share = 0.0
    """Weight of cost. Assumption."""
    cx: Share = 0.0
    """Weight of customer experience: the experience of served cases. Assumption."""
    uptime: Share = 0.0
    """Weight of uptime. Assumption."""

    @model_validator(mode="after")
    def _whole(self) -> "GoalRow":
        total = sum(self.model_dump().values())
        if abs(total - 1.0) > WHOLE:
            message = f"the shares of a goal row sum to {total:g}, not 1"
            raise ValueError(message)
        return self


class Start(Group):
    """Where the firm and its market stand in week -52."""

    own_share: Part = 0.5
    """Customers of our brand; the rest is split evenly among rivals. Assumption."""
    awareness: Share = 0.6
    """Mean awareness, before the next two. Assumption."""
    awareness_spread: Share = 0.15
    """Its standard deviation. Assumption."""
    awareness_own: Weight = 1.2
    """Own customers know the brand better. Assumption."""
    awareness_others: Weight = 0.9
    """Others know it less. Assumption."""
    image: Share = 0.67
    """Mean image. Assumption."""
    image_spread: Share = 0.08
    """Its standard deviation. Assumption."""
    trust: Share = 0.62
    """Mean trust. Assumption."""
    trust_spread: Share = 0.10
    """Its standard deviation. Assumption."""
    satisfaction: Share = 0.64
    """Mean satisfaction. Assumption."""
    satisfaction_spread: Share = 0.10
    """Its standard deviation. Assumption."""
    expectation_above: Quality = 0.03
    """What people expect, above image. Assumption."""
    promise_above: Quality = 0.10
    """What people were promised, above image. Assumption."""
    public_propensity: Share = 0.12
    """Propensity to complain in public. Evidence: social-triage."""
    marketing: GoalRow = GoalRow(leads=0.8, revenue=0.2)
    """Marketing's goals. Assumption."""
    sales: GoalRow = GoalRow(revenue=1.0)
    """Sales' goals. Assumption."""
    service: GoalRow = GoalRow(cost=0.65, cx=0.35)
    """Service's goals. Assumption."""
    it: GoalRow = GoalRow(cost=0.2, uptime=0.8)
    """IT's goals. Assumption."""
    willingness: Share = 0.12
    """Willingness of every pair of departments to share. Assumption."""
    integration: Share = 0.20
    """Integration of the departments' systems. Assumption."""
    debt: Share = 0.20
    """Technical debt. Assumption."""
    unknown_issues: Weight = 0.48
    """Latent issues nobody knows of. Assumption."""
    known_issues: Weight = 0.12
    """Issues known and not fixed. Assumption."""
    adstock: Weight = 1.0
    """Adstock. Assumption."""
    belief: Share = 0.74
    """What marketing and sales believe is delivered. Assumption."""
    delivered: Share = 0.72
    """What is delivered. Assumption."""
    staff: Heads = 9.2
    """People in service, per 1,200 people of the market. Assumption."""
    skill: Share = 0.90
    """Their skill. Assumption."""
    morale: Share = 0.70
    """Their morale. Assumption."""
    care: Share = 0.30
    """Their standard of care. Assumption."""
    empowerment: Share = 0.20
    """Latitude of the front line. Assumption."""
    cases: Positive = 50.0
    """Weekly cases, smoothed, that the first staffing review looks at. Assumption."""
    load: Positive = 0.8
    """Load of the service desk. Assumption."""
    fcr: Share = 0.5
    """First contacts that are solved. Assumption."""
    quota: Positive = 4.0
    """Weekly wins that sales is measured against at first. Assumption."""
    resistance: Share = 0.0
    """Resistance to change. Assumption."""
    cash: Money = 600.0
    """Cash at the first played week. Assumption."""
