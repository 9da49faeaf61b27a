"""Parameters of the organisation: goals, effort, walls, change, and the start of it all.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from sim.scenario.units import (
    Group,
    Part,
    Positive,
    Share,
    Switch,
    Weeks,
    Weight,
)


class Task(Group):
    """What one unit of a task is believed to do for each goal."""

    leads: Weight = 0.0
    """Belief about leads. Assumption."""
    revenue: Weight = 0.0
    """Belief about revenue. Assumption."""
    retention: Weight = 0.0
    """Belief about customers kept. Assumption."""
    cost: Weight = 0.0
    """Belief about cost. Assumption."""
    cx: Weight = 0.0
    """Belief about customer experience. Assumption."""
    uptime: Weight = 0.0
    """Belief about uptime. Assumption."""


class Beliefs(Group):
    """The departments' beliefs about their tasks (Holmström and Milgrom's multitask problem)."""

    hype: Task = Task(leads=1.0, revenue=0.5)
    """Marketing makes the brand loud. Evidence: multitask."""
    calibrate: Task = Task(revenue=0.1, retention=0.4, cost=0.1, cx=0.8)
    """Marketing says what will be delivered. Evidence: multitask."""
    listen: Task = Task(leads=0.1, cx=0.6)
    """Marketing listens. Evidence: multitask."""
    close: Task = Task(revenue=1.0)
    """Sales closes. Evidence: multitask."""
    fit: Task = Task(revenue=0.25, retention=0.6, cx=0.8)
    """Sales sells what fits. Evidence: multitask."""
    throughput: Task = Task(retention=0.1, cost=1.0, cx=0.1)
    """Service closes cases quickly. Evidence: multitask."""
    care: Task = Task(revenue=0.1, retention=0.6, cx=0.9)
    """Service solves cases well. Evidence: multitask."""
    root: Task = Task(retention=0.3, cost=0.3, cx=0.6)
    """Service looks for causes. Evidence: multitask."""
    run: Task = Task(retention=0.1, cost=0.3, uptime=1.0)
    """IT keeps the lights on and pays back debt. Evidence: multitask."""
    features: Task = Task(leads=0.5, revenue=0.5)
    """IT builds what is new. Evidence: multitask."""
    fixes: Task = Task(revenue=0.1, retention=0.5, cost=0.1, cx=1.0, uptime=0.2)
    """IT mends what is known to be broken. Evidence: multitask."""
    integrate: Task = Task(retention=0.2, cost=0.2, cx=0.6)
    """IT joins the departments' systems. Evidence: multitask."""


class Goals(Group):
    """How pay turns into effort."""

    strength: Weight = 3.5
    """Strength of incentives: steepness of the choice among tasks; 0 off. Evidence: multitask."""
    effort_floor: Share = 0.03
    """Effort that every task gets. Assumption."""
    effort_weeks: Weeks = 4.0
    """Time constant of effort. Assumption."""
    cx_blur: Positive = 1.5
    """How a wall blurs the sight of customer experience. Evidence: multitask."""
    cx_service: Share = 0.8
    """Service's own sight of customer experience. Assumption."""
    retention_sight: Share = 0.6
    """Sight of customers kept: quarterly and late. Assumption."""
    retention_service: Share = 0.8
    """Service's own sight of customers kept. Assumption."""
    metrics_base: Share = 0.15
    """Sight of CX that operational customer metrics give by themselves. Assumption."""
    metrics_authority: Share = 0.5
    """What authority behind them adds. Assumption."""
    politics: Share = 0.5
    """Share of IT's effort that follows requests, not pay; 0 off. Assumption."""
    clout_marketing: Share = 0.20
    """Marketing's weight in IT's queue. Assumption."""
    clout_sales: Part = 0.45
    """Sales' weight in IT's queue. Assumption."""
    clout_service: Share = 0.10
    """Service's weight in IT's queue. Assumption."""
    cap_marketing: Share = 0.03
    """Clout of a customer executive who sits in marketing and orders. Assumption."""
    cap_service: Share = 0.10
    """The same in service. Assumption."""
    cap_chief: Share = 0.25
    """The same in the chief executive's office. Assumption."""
    cap_operations: Part = 0.40
    """The same in operations. Assumption."""
    request_fixes: Share = 0.65
    """Share of requests for customers' sake that ask for fixes, not integration. Assumption."""
    beliefs: Beliefs = Beliefs()
    """What tasks are believed to do for goals. Evidence: multitask."""


class Walls(Group):
    """What separates the departments, and what crosses."""

    exist: Switch = True
    """Off: everything crosses everywhere. Assumption."""
    base: Share = 0.08
    """Willingness to share that is always there. Assumption."""
    alignment: Share = 0.38
    """What like goals add. Assumption."""
    sponsor: Share = 0.15
    """What authority behind a reform adds. Assumption."""
    platform: Share = 0.20
    """What a collaboration platform adds at full latitude. Assumption."""
    platform_alone: Share = 0.4
    """Share of that without latitude. Assumption."""
    platform_latitude: Share = 0.6
    """Share of that which latitude brings. Assumption."""
    colocated: Share = 0.25
    """What sitting together adds to a pair. Evidence: co-location."""
    lowest: Share = 0.02
    """No wall is thicker than this willingness. Assumption."""
    highest: Share = 0.95
    """No wall is thinner than this. Assumption."""
    weeks: Weeks = 13.0
    """Time constant of a wall. Assumption."""
    channel: Share = 0.25
    """What crosses between willing people without a common system. Assumption."""


class Change(Group):
    """What it costs to change, and how long it takes."""

    relearning: Share = 0.5
    """Productivity lost per unit of distance to new goals; 0 off. Assumption."""
    relearning_sponsor: Share = 0.3
    """Share of that which full authority spares. Assumption."""
    resistance: Weight = 1.1
    """Resistance raised per unit of distance; 0 off. Assumption."""
    resistance_sponsor: Share = 0.75
    """Share of that which full authority spares. Assumption."""
    resistance_cap: Share = 0.9
    """Largest resistance. Assumption."""
    goal_weeks: Weeks = 8.0
    """Weeks for new goals to sink in without resistance. Assumption."""
    fading_weeks: Weeks = 150.0
    """Time constant of fading resistance. Assumption."""
    fading_sponsor: Weight = 3.0
    """Full authority makes it fade 1 + this times as fast. Assumption."""
    programme_time: Share = 0.035
    """Department time per change point while a programme runs; 0 off. Assumption."""
    sponsor_weeks: Weeks = 4.0
    """Time constant of authority. Assumption."""
    empower_weeks: Weeks = 10.0
    """Time constant of empowerment. Assumption."""
    training_weeks: Weeks = 10.0
    """Time constant of training taking hold. Evidence: ramp."""
    training_wear: Weeks = 52.0
    """Time constant of training wearing off. Assumption."""
    process_weeks: Weeks = 16.0
    """Time constant of a new process. Assumption."""
    process_relief: Share = 0.5
    """Cross-department cases that a process in full force removes. Assumption."""
    process_alone: Share = 0.15
    """Share of that force without a sponsor. Assumption."""
    platform_weeks: Weeks = 13.0
    """Time constant of a collaboration platform taking hold. Assumption."""
    seating_weeks: Weeks = 13.0
    """Time constant of moving departments together. Assumption."""
    clout_weeks: Weeks = 39.0
    """Time constant of a customer executive's clout, and of what it may order. Assumption."""
    adoption_unled: Share = 0.5
    """Speed of adoption where nobody stands behind it. Assumption."""


class Pacing(Group):
    """How much a team may change at once (players; the lab has a free hand)."""

    moves: Weight = 3.0
    """Moves a quarter. Assumption."""
    capital: Weight = 8.0
    """Political capital at the start. Assumption."""
    capital_cap: Weight = 12.0
    """Most political capital. Assumption."""
    capital_income: Weight = 2.0
    """Political capital a quarter brings. Assumption."""
    capital_plan: Weight = 1.0
    """What a quarter on plan brings, and what one far below it takes. Assumption."""
    plan_slack: Share = 0.10
    """Profit may fall short of plan by this much before it takes political capital. Assumption."""
    capital_request: Weight = 1.0
    """Political capital that a granted request brings. Assumption."""
    requests: Weight = 2.0
    """Granted requests a quarter that bring any. Assumption."""
    capital_commitment: Weight = 2.0
    """What a kept commitment brings, and a missed one takes. Assumption."""
    points: Weight = 4.0
    """Change points that may be taken at once. Assumption."""
    attention: Weight = 4.0
    """Attention a quarter. Assumption."""
    attention_business: Weight = 1.0
    """Attention that always runs the business. Assumption."""
