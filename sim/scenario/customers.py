"""Parameters of the customers: needs, memory, voice, hearing, leaving.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from sim.scenario.units import (
    Chance,
    Group,
    Part,
    PerWeek,
    Quality,
    Share,
    Steepness,
    Switch,
    Weight,
)


class Memory(Group):
    """Experience meets expectation; what stays of it."""

    disconfirmation: Weight = 0.25
    """Weight of better or worse than compared with; 0 off. Evidence: disconfirmation."""
    loss_aversion: Weight = 2.0
    """Shortfalls weigh this many times as much as excesses. Evidence: loss-aversion."""
    should_weight: Share = 0.65
    """How far a trusting customer compares with what was promised; 0 off. Evidence: will-should."""
    usage_noise: Quality = 0.08
    """Standard deviation of a week of plain use. Assumption."""
    usual_share: Share = 0.022
    """Step of satisfaction after a week of plain use. Evidence: peak-end."""
    encounter_share: Share = 0.45
    """Step of satisfaction after an encounter. Evidence: peak-end."""
    surprise: Share = 0.5
    """A surprise weighs more: the step times 1 + this · |difference|. Evidence: peak-end."""
    image_share: Share = 0.6
    """The own image follows experience with this share of the step. Evidence: quality-lag."""
    expectation_share: Share = 0.06
    """Step of what a customer expects, after a week of use. Evidence: learning-expectations."""
    expectation_encounter: Steepness = 1.5
    """Multiplies that step after an encounter. Assumption."""
    promise_forgotten: Share = 0.01
    """Step of what was promised towards what is lived. Assumption."""
    tolerance: Quality = 0.10
    """A shortfall against the promise up to here is forgiven. Evidence: will-should."""
    broken_promise: Weight = 0.13
    """Trust lost per unit of shortfall beyond the tolerance. Evidence: product-harm."""
    usage_evidence: Share = 0.25
    """Weight of plain use, against an encounter, when a promise is broken. Assumption."""
    kept_promise: Share = 0.012
    """Step towards full trust after a week in which the promise held. Assumption."""


class Voice(Group):
    """Who speaks, to whom, in which tone."""

    posting: PerWeek = 0.07
    """A fully moved customer posts; complaints in public are posts anyway. Evidence: j-shape."""
    quiet: Share = 0.15
    """Weight of a week without an encounter in that. Assumption."""
    glad_from: Part = 0.68
    """Experienced satisfaction above which people praise. Evidence: j-shape."""
    sour_below: Part = 0.45
    """Experienced satisfaction below which people complain. Evidence: j-shape."""
    tone_sour_below: Share = 0.40
    """Below this a post is negative. Assumption."""
    tone_glad: Share = 0.85
    """Tone of a glad post. Assumption."""
    tone_flat: Share = 0.50
    """Tone of an even post. Assumption."""
    tone_sour: Share = 0.12
    """Tone of a sour post. Assumption."""
    tone_viral: Share = 0.10
    """Tone of a complaint that the news makes go round. Assumption."""
    tone_praise: Share = 0.85
    """Tone of praise that the news makes go round. Assumption."""
    talking: PerWeek = 0.06
    """An own customer talks about us in private. Evidence: pwom-nwom."""
    talk_reach: Share = 0.5
    """Share of acquaintances who hear private talk. Assumption."""
    reshare: Chance = 0.04
    """Somebody who heard posts passes them on. Evidence: cascades."""
    reply_weight: Share = 0.85
    """Weight left to a complaint that was answered but not solved. Evidence: squeaky-wheel."""
    resolved_weight: Share = 0.5
    """Weight left to a complaint that was solved in public. Evidence: squeaky-wheel."""
    channel_learning: Switch = True
    """Customers learn which channel is answered. Evidence: squeaky-wheel."""
    learn_answered: Share = 0.15
    """Step towards public complaints after a public answer. Evidence: squeaky-wheel."""
    learn_watching: Share = 0.03
    """What acquaintances who watch a public answer learn. Assumption."""
    learn_unanswered: Share = 0.04
    """Step towards public complaints after an unanswered private one. Assumption."""
    unlearn_solved: Share = 0.925
    """Propensity kept after a private case was solved. Assumption."""
    public_cap: Share = 0.9
    """Largest propensity to complain in public. Assumption."""


class Hearing(Group):
    """What hearing others does."""

    amplification: Weight = 1.0
    """How far posts carry; 0 leaves private talk alone (C51, C69). Assumption."""
    public: Weight = 0.03
    """Force of one post heard; 0 switches broadcasting off. Evidence: ewom."""
    private: Weight = 0.06
    """Force of one private talk heard; 0 switches it off. Evidence: referral."""
    own_share: Share = 0.35
    """Own customers are moved this much of it. Evidence: pwom-nwom-impact."""
    trust_share: Share = 0.5
    """Trust moves this much of what image moves. Assumption."""
    trust_lift: Quality = 0.05
    """Tone that leaves trust where it is lies this much below it. Assumption."""
    awareness_share: Share = 0.3
    """Hearing anything makes aware with this share of its force. Evidence: ewom."""


class Leaving(Group):
    """Exit."""

    hazard: PerWeek = 0.003
    """An own customer leaves, at equal utility. Evidence: churn."""
    slope: Weight = 5.0
    """Steepness of exit in the difference of utilities. Evidence: satisfaction-churn."""
    cap: PerWeek = 0.25
    """Largest chance to leave within a week. Assumption."""
    satisfaction: Share = 0.6
    """Weight of satisfaction in the utility of staying. Evidence: satisfaction-churn."""
    trust: Share = 0.2
    """Weight of trust in it. Evidence: brand-behaviour."""
    image: Share = 0.2
    """Weight of image in it. Evidence: brand-behaviour."""


class Needs(Group):
    """What goes wrong in a week, and who says so."""

    failure: PerWeek = 0.012
    """The product fails although nothing is known to be wrong. Evidence: switching-reasons."""
    failure_issues: Weight = 0.015
    """Failures per unit of unfixed issues. Assumption."""
    mismatch: Weight = 0.10
    """Contacts per unit that expectations exceed the product. Evidence: gap-four."""
    mismatch_will: Share = 0.5
    """Weight of the will-expectation there; the rest weighs the promise. Evidence: will-should."""
    calibrate_relief: Share = 0.5
    """Share of mismatches that full effort for calibration prevents. Assumption."""
    routine: PerWeek = 0.026
    """Plain questions. Assumption."""
    self_failures: Share = 0.3
    """Share of self-service's strength that works on failures. Evidence: self-service."""
    self_experience: Share = 0.65
    """Experience of a need met by self-service. Assumption."""
    voiced_failure: Chance = 0.55
    """A failure is reported. Evidence: complaint-rate."""
    voiced_mismatch: Chance = 0.60
    """A broken expectation is reported. Evidence: complaint-rate."""
    silent_experience: Share = 0.30
    """Experience of those who suffer and say nothing. Evidence: complaint-rate."""
    outage_hurt: Share = 0.25
    """What an outage takes from everybody's week. Assumption."""
