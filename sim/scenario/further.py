"""Parameters of further mechanisms: off, unless an experiment or a scenario switches them on.

Some are off because their number is 0, the others because nobody pulls their lever. While all are
as declared here they are no part of a scenario's mechanics, so old journals stay good.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from sim.scenario.units import Group, Money, Positive, Quality, Share, Weight


class Further(Group):
    """Mechanisms that are off by default."""

    help_walls: Share = 0.30
    """What pay for passing things on adds to willingness, per share of pay. Evidence: helping."""
    help_time: Share = 0.50
    """Working time that passing things on takes, per share of pay. Evidence: helping."""
    same_head: Share = 0.20
    """What one head for two departments adds to that pair's willingness. Assumption."""
    other_head: Share = 0.03
    """What it takes from the pairs between these two and others. Assumption."""
    worlds: Share = 0.0
    """Part of what crosses that is not understood on the other side; 0 off. Evidence: walls."""
    diversity: Weight = 1.0
    """Items that unlike minds find on top, per unit of `worlds`. Evidence: walls."""
    gaming: Share = 0.0
    """How far departments bend numbers that their pay hangs on; 0 off, 1 full. Evidence: gaming."""
    usual_strength: Positive = 3.5
    """Strength of incentives under which shares of pay are as they look. Assumption."""
    gaming_free: Share = 0.25
    """Pay on a number below which nobody bends it. Assumption."""
    gaming_leads: Weight = 0.35
    """Names nobody asked, per lead, where leads are bent fully. Assumption."""
    gaming_wins: Share = 0.10
    """Part of a quarter's wins that is pulled forward. Evidence: gaming."""
    gaming_oversell: Share = 0.30
    """What sales says too much while it does. Assumption."""
    gaming_fcr: Share = 0.20
    """What repeated calls booked as new add to first-contact resolution. Assumption."""
    gaming_cx: Share = 0.70
    """Part of the unsolved cases that the survey leaves out. Assumption."""
    gaming_sight: Share = 0.30
    """What such a survey takes from everybody's sight of customer experience. Assumption."""
    gaming_help: Share = 0.50
    """Part of pay for helping that people who mark each other earn for nothing. Assumption."""
    gaming_uptime: Share = 0.60
    """Part of the outages that are called planned. Assumption."""
    audit_left: Share = 0.40
    """What is left of all that where somebody checks. Assumption."""
    recruit_cost: Money = 2.0
    """What it costs to choose one new person for willingness to share. Assumption."""
    recruit_slow: Share = 0.10
    """Part of new heads that cannot be filled while all are chosen so. Assumption."""
    audit_resented: Share = 0.05
    """Resistance that a check of its numbers raises in a department. Assumption."""
    recruits_walls: Share = 0.20
    """Willingness a firm gains once all its people are hired for sharing. Evidence: recruits."""
    clout_earned: Weight = 0.0
    """Service's clout per share of cases saved; 0 off. Evidence: coalition."""
    clout_from: Positive = 50.0
    """Weekly cases, at the first revenue, that savings are counted from. Assumption."""
    urgency: Share = 0.0
    """Resistance that a service swamped twice over takes away; 0 off. Evidence: urgency."""
    morale_outreach: Share = 0.0
    """Morale gained if all cases were solved in public; 0 off. Evidence: outreach."""
    engagement: Share = 0.0
    """Reach per effort for listening where marketing owns it; 0 off. Assumption."""
    contradiction: Weight = 0.0
    """Trust lost when promise and service contradict in a week, per unit; 0 off. Assumption."""
    checklist_doubt: Share = 0.10
    """Standard deviation of what people fear, or hope, that a change does. Assumption."""
    checklist_least: Share = 0.05
    """Share of pay from which a goal is on the list of what may not fall. Assumption."""
    rotation_gain: Weight = 0.33
    """What crosses a pair more once its managers have changed sides. Evidence: t-shaped."""
    rotation_full: Positive = 0.3
    """Share of a pair's managers that has to for all of that. Assumption."""
    rotation_time: Share = 0.02
    """Working time that it takes from each of the two. Assumption."""
    boss_goals: Share = 0.35
    """Part of a department's pay that its boss's own goals become. Evidence: reporting-lines."""
    boss_walls: Share = 0.15
    """What a line on the chart adds to a pair's willingness. Assumption."""
    boss_clout: Share = 0.5
    """Part of a department's clout that moves to its boss. Assumption."""
    boss_of_it: Weight = 2.0
    """How many times IT counts the requests of its own boss. Evidence: coalition."""
    boss_span: Weight = 2.0
    """Departments that a boss below the chief executive can lead. Assumption."""
    boss_time: Share = 0.03
    """Working time that each of them loses where there are more. Assumption."""
    moved_resistance: Share = 0.15
    """Resistance of a department that is given another boss. Assumption."""
    merged_walls: Share = 0.30
    """What one director with one row of goals adds to a pair's willingness. Assumption."""
    merged_apart: Share = 0.15
    """The same where the goals stay apart. Assumption."""
    merged_breadth: Share = 0.05
    """Skill that service lacks once it does the work of another as well. Assumption."""
    merged_parting: Share = 0.10
    """Morale that service loses when one of two directors leaves. Assumption."""
    handover_told: Share = 0.60
    """What service knows of a new customer at best from sales. Evidence: handover."""
    handover_full: Positive = 0.25
    """Share of sales' time from which more for handovers adds nothing. Assumption."""
    handover_weeks: Positive = 26.0
    """Weeks for which a customer is new, and what sales wrote down is still true. Assumption."""
    agreed_hype: Share = 0.40
    """Part of hype's leads that no longer counts once only good ones do. Assumption."""
    agreed_calibrate: Share = 0.50
    """Leads that saying what will be delivered counts for then. Assumption."""
    agreed_follow: Share = 0.25
    """Share of leads that sales works more of under an agreement. Evidence: lead-black-hole."""
    stop_bug: Positive = 1.0
    """Acute bug beyond which a release is stopped. Assumption."""
    stop_gap: Share = 0.12
    """Promise above delivery beyond which a campaign is stopped. Assumption."""
    stop_noise: Share = 0.05
    """Standard deviation of what is seen of that gap. Assumption."""
    stop_spend: Share = 0.50
    """Part of spending that a full stop holds back. Assumption."""
    squad_fixes: Share = 0.20
    """IT's time that a squad takes from new and joint systems for fixes. Assumption."""
    squad_heads: Share = 0.10
    """Service's people whom it takes away from the queue. Assumption."""
    notice_reach: Share = 0.60
    """Own customers whom a notice of what is wrong reaches in a week. Assumption."""
    reply_times: Weight = 3.0
    """Public complaints that get a reply, per complaint a team could answer. Assumption."""
    refund_weeks: Weight = 1.5
    """Weeks' price that is given back for a case. Assumption."""
    refund_felt: Share = 0.55
    """Experience of a case that ends with money. Assumption."""
    self_switch: Quality = 0.0
    """What failed self-service takes from an answer, at full strength. Evidence: channel-switch."""
