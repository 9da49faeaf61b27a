"""Parameters of the people in service: care, morale, quits, skill, staffing.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from sim.scenario.units import (
    Group,
    Part,
    PerWeek,
    Positive,
    Share,
    Steepness,
    Switch,
    Weeks,
    Weight,
)


class People(Group):
    """Care, morale, quits, skill and staffing of the service desk."""

    erosion: Switch = True
    """Care sinks quickly and hardly recovers (else as quickly). Evidence: erosion."""
    care_shift: Share = 0.7
    """Care given up under full overload. Evidence: erosion."""
    care_load: Share = 0.9
    """Load at which care begins to give way. Evidence: erosion."""
    care_range: Positive = 0.3
    """Load above that at which it has given way in full. Assumption."""
    care_down: Weeks = 19.0
    """Time constant of sinking care. Evidence: erosion."""
    care_up: Weeks = 300.0
    """Time constant of recovering care. Evidence: erosion."""
    care_held: Share = 0.45
    """Wanted care from which it recovers as fast as it sinks. Assumption."""
    morale_base: Share = 0.85
    """Morale without load and trouble. Assumption."""
    morale_load: Weight = 0.45
    """Morale lost per unit of load beyond the comfortable. Evidence: turnover."""
    morale_load_from: Share = 0.85
    """Comfortable load. Assumption."""
    morale_load_cap: Weight = 0.8
    """Load beyond which morale does not sink further. Assumption."""
    morale_unsolved: Weight = 0.15
    """Morale lost when nothing is solved at once. Assumption."""
    morale_latitude: Weight = 0.15
    """Morale per unit of empowerment above the usual. Assumption."""
    latitude_usual: Share = 0.2
    """Usual empowerment. Assumption."""
    morale_distance: Weight = 0.2
    """Morale lost to unclear goals, per unit of distance. Assumption."""
    morale_floor: Share = 0.1
    """Least morale. Assumption."""
    morale_weeks: Weeks = 8.0
    """Time constant of morale. Assumption."""
    quits: PerWeek = 0.006
    """People who leave a week at the usual morale. Evidence: turnover."""
    quits_slope: Steepness = 2.5
    """Steepness of quitting in morale. Assumption."""
    quits_morale: Share = 0.7
    """Usual morale. Assumption."""
    hired_skill: Share = 0.55
    """Skill of a new hire. Evidence: ramp."""
    skill_weeks: Weeks = 57.142857142857146
    """Time constant of learning (20 weeks over .35). Evidence: ramp."""
    review_weeks: Weeks = 13.0
    """Weeks between staffing reviews. Assumption."""
    load_weeks: Weeks = 4.0
    """Memory of cases and of first contacts. Assumption."""
    cost_centre: Switch = True
    """Service may be run as a cost centre (else staffed to demand always). Assumption."""
    cost_weight: Share = 0.4
    """Weight of cost in service's goals above which the cost-centre rule applies. Assumption."""
    cut_keep: Part = 0.985
    """Heads a cost centre keeps at a review while nobody overflows. Assumption."""
    centre_use: Part = 0.93
    """Utilisation that an overloaded cost centre aims at. Assumption."""
    cut_below: Share = 0.95
    """Load below which a cost centre cuts. Assumption."""
    centre_floor: Share = 0.94
    """Heads an overloaded cost centre keeps at least. Assumption."""
    centre_ceiling: Weight = 1.05
    """Heads a cost centre may have, of the first ones, times revenue. Assumption."""
    need_margin: Weight = 1.05
    """Reserve on the need where service is staffed to demand. Assumption."""
    demand_ceiling: Weight = 1.25
    """Heads at most where service is staffed to demand, times revenue. Assumption."""
    shrink: Share = 0.06
    """Largest cut at a review. Assumption."""
    grow: Share = 0.08
    """Largest rise at a review. Assumption."""
