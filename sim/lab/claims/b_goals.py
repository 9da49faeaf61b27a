"""Section 1B of the register: incentives and goals."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    DECENT,
    DIP,
    EQUITY,
    FCR,
    MORALE,
    NO_DEBT,
    NO_FIXES,
    NO_RELEARNING,
    NPS,
    SHARED,
    SHARED_SPONSORED,
    SILO,
    SILO_ROWS,
    SPONSORED,
    WEEK,
    goals,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Peak,
    Term,
    difference,
    interaction,
    nothing,
    relative,
)
from sim.lab.claims.outcomes import Outcome, over, total
from sim.lab.claims.register import Claim, without

JOINED = SPONSORED.deciding(WEEK, "customer_record")
SHARED_JOINED = goals(JOINED)
EARNING = goals(SILO, {"service": {"revenue": 0.2, "cost": 0.25, "cx": 0.55}})
CARING = goals(SILO, {"service": {"cost": 0.45, "cx": 0.55}})


def paid_for_cx(weight: float, arm: Arm = SILO) -> Arm:
    """All departments paid for customer experience with a weight, else as before."""
    rows = {
        f"{name}_goals": {goal: share * (1.0 - weight) for goal, share in row.items()}
        | {"cx": row.get("cx", 0.0) * (1.0 - weight) + weight}
        for name, row in SILO_ROWS.items()
    }
    return arm.turning(WEEK + 1, **rows)


WEIGHTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
CX_DOSES = tuple((f"{w:.1f}", paid_for_cx(w)) for w in WEIGHTS)
SEEN = SILO.having({"goals.metrics_base": 1.0}).under(metrics=1.0)
"""A firm in which every department sees customer experience."""


def it_paid(weight: float) -> Arm:
    """IT paid for customer experience with a weight, and for uptime with the rest."""
    return SILO.turning(WEEK + 1, it_goals={"uptime": 1.0 - weight, "cx": weight})


IT_DOSES = tuple((f"{w:.2f}", it_paid(w)) for w in (0.0, 0.25, 0.5, 0.75, 1.0))
BACK = SHARED.deciding(WEEK + 26, "roll_back", decision="set_goals")
DEMAND = DECENT.deciding(WEEK, "staff_service", rule="to_demand")
HELPING = SILO.turning(WEEK + 1, helping=0.2)
EVIDENCE = SILO.deciding(WEEK, "present_evidence")
ROOT_LITTLE = SILO.deciding(WEEK, "root_cause_work", floor=0.05)
ROOT_MUCH = SILO.deciding(WEEK, "root_cause_work", floor=0.25)
VISIBLE = SHARED_SPONSORED.deciding(WEEK, "operational_metrics")


def bonus(arm: Arm, strength: float) -> Arm:
    """An arm with other bonuses."""
    return arm.deciding(WEEK, "bonus_strength", strength=strength)


LONG_PROFIT = total("profit", WEEK, 311)
MEASURED = {
    "goals.beliefs.calibrate.leads": 1.0,
    "goals.beliefs.fit.revenue": 1.0,
    "goals.beliefs.care.cost": 1.0,
    "goals.beliefs.root.cost": 0.7,
    "goals.beliefs.fixes.uptime": 1.0,
    "goals.beliefs.integrate.uptime": 0.6,
}
"""What helps customers counts for each department's own number."""
HARMLESS = {
    "advertising.effort_base": 1.0,
    "advertising.effort_gain": 0.0,
    "selling.effort_base": 1.0,
    "selling.effort_gain": 0.0,
    "service.pace_care": 0.0,
    "service.root_time": 0.0,
    "technology.debt_growth": 0.0,
    "market.feature_pull": 0.0,
}
"""Leads, closing, speed and uptime do not suffer."""

INCENTIVES = (
    Claim(
        "C9", "S1", "Goals that all share, beside their own, create cooperation.",
        "shared goals", "silo goals", "brand equity, NPS; first dip; more with system and sponsor",
        "up at the end, down first, and more where systems are joined and a sponsor stands behind",
        "effort follows pay times sight; like goals make people willing to share",
        (
            difference("brand equity", EQUITY, SHARED, SILO, "above"),
            difference("NPS", NPS, SHARED, SILO, "above"),
            difference("brand equity after a quarter", DIP, SHARED, SILO, "below"),
            interaction("goals x (system and sponsor)", EQUITY, SHARED_JOINED, SHARED, JOINED,
                        SILO),
        ),
        (
            without("effort does not follow pay", {"goals.strength": 0.0}),
            without("likeness adds no willingness", {"walls.alignment": 0.0}),
        ),
    ),
    Claim(
        "C10", "S1", "Service should carry a revenue goal though it sells nothing.",
        "service paid for experience and revenue", "for experience and cost", "revenue; experience",
        "revenue up, experience not lower", "care is believed to keep revenue",
        (
            difference("revenue a week", Outcome("revenue"), EARNING, CARING, "above"),
            difference("experience of served cases", Outcome("cx"), EARNING, CARING, "not below"),
        ),
        (without("care brings no revenue", {"goals.beliefs.care.revenue": 0.0}),),
    ),
    Claim(
        "C11", "S1", "Experience is everyone's duty; each keeps its own goals too.",
        "weight 0 to 1 of customer experience in all goals", "the ends of that range",
        "brand equity; profit", "best in between; the best weight falls where all can see",
        "what is not paid for starves: leads, closing, uptime",
        (
            Peak("brand equity over weights", EQUITY, CX_DOSES),
            Peak("profit a week over weights", Outcome("profit"), CX_DOSES),
            Contrast("more weight helps less where all can see (.8 less .4)", (
                Term(1.0, paid_for_cx(0.8, SEEN), EQUITY),
                Term(-1.0, paid_for_cx(0.4, SEEN), EQUITY),
                Term(-1.0, paid_for_cx(0.8), EQUITY), Term(1.0, paid_for_cx(0.4), EQUITY),
            ), "below"),
        ),
        (without("nothing starves", HARMLESS),),
        reading="Brand equity has its best weight in between. Profit after three years hardly "
        "tells the inner weights from the ends: what the brand gains, leads and closing "
        "lose.",
    ),
    Claim(
        "C12", "S1", "IT too must answer for customers while it keeps the lights on.",
        "IT paid for uptime and experience", "for one of them alone", "brand equity; debt; outages",
        "best in between; experience alone: debt and outages up",
        "running, fixing and building compete; debt slows all of it",
        (
            Peak("brand equity over weights", EQUITY, IT_DOSES),
            difference("debt", Outcome("tech_debt"), it_paid(1.0), it_paid(0.0), "above"),
            difference("outages", total("outage"), it_paid(1.0), it_paid(0.0), "above"),
        ),
        (without("debt does no harm", NO_DEBT),),
    ),
    Claim(
        "C13", "S1", "Secondary goals stop people doing their primary job, say those who get them.",
        "shared goals", "silo goals", "wins, load, profit, brand equity",
        "wins fall at once; load rises, then falls below; profit turns after two years",
        "relearning costs productivity; effort moves; later fewer cases arise",
        (
            relative("wins, first half year", total("wins", 27, 52), SHARED, SILO, "below"),
            relative("load, first half year", over("load", 27, 52), SHARED, SILO, "above"),
            relative("load, third year", over("load", 104, 155), SHARED, SILO, "below"),
            relative("wins, third year", total("wins", 104, 155), SHARED, SILO, "below"),
            difference("profit, first year", total("profit", 27, 78), SHARED, SILO, "below"),
            difference("profit a week, at the end", Outcome("profit"), SHARED, SILO, "above"),
            difference("brand equity after a quarter", DIP, SHARED, SILO, "below"),
        ),
        (without("no relearning", NO_RELEARNING, 6),),
        reading="The protest is right about wins and wrong about load, which comes back to the "
        "usual, if not below it. Goals alone do not earn their price within three years: "
        "they also end the cost-centre rule, and the larger desk costs more than the "
        "customers it keeps bring. The full reform earns its price (V14).",
    ),
    Claim(
        "C14", "S1", "Service could not keep its people.",
        "shared goals", "silo goals", "morale in service, on which quitting depends",
        "lower first, higher later", "unclear goals, then fewer angry contacts",
        (
            difference("morale, third year", over("morale", 104, 155), SHARED, SILO, "above"),
            difference("morale, first quarter", over("morale", 30, 45), SHARED, SILO, "below"),
        ),
        (without("load and trouble do not touch morale",
                 {"people.morale_load": 0.0, "people.morale_unsolved": 0.0}),),
    ),
    Claim(
        "C15", "S1", "Giving in to the protest loses twice.",
        "shared goals rolled back after half a year", "kept; never begun", "profit over 286 weeks",
        "rolled back < never < kept", "both transitions are paid for",
        (
            difference("rolled back less never", LONG_PROFIT, BACK, SILO, "below"),
            difference("kept less never", LONG_PROFIT, SHARED, SILO, "above"),
        ),
        (without("no relearning", NO_RELEARNING),),
    ),
    Claim(
        "C16", "S0", "Nobody is paid for collaboration.",
        "a fifth of pay for passing things on", "no such pay", "what crosses; load of service",
        "more crosses; at first the own work suffers a little",
        "willingness follows pay; helping takes time",
        (
            difference("what crosses to IT", Outcome("wall_service_it"), HELPING, SILO, "above"),
            relative("load, first quarter", over("load", 27, 39), HELPING, SILO, "above"),
            relative("load, third year", over("load", 104, 155), HELPING, SILO, "below", 0.25),
        ),
        (without("helping takes no time", {"further.help_time": 0.0}, 1),),
    ),
    Claim(
        "C17", "S0", "Knowing is not doing.",
        "everybody is shown that it pays", "nothing", "effort, customers", "exactly 0",
        "knowledge without incentive or authority moves no effort",
        nothing("week by week", EVIDENCE, SILO, "brand_equity", "nps", "wins", "losses",
                "effort_it_fixes", "effort_service_care", "wall_service_it"),
    ),
    Claim(
        "C18", "S0, S3", "A service run as a cost centre cannot redeem the promise.",
        "cost-centre rule", "staffed to demand", "cost, first contacts solved, morale, BE, profit",
        "cheaper in the first year; solved, morale and brand equity lower afterwards",
        "heads are cut while nothing overflows; care erodes under load",
        (
            difference("brand equity", EQUITY, DECENT, DEMAND, "below"),
            difference("cost, first year", total("cost", 27, 78), DECENT, DEMAND, "below"),
            difference("first contacts solved", FCR, DECENT, DEMAND, "below"),
            difference("morale", MORALE, DECENT, DEMAND, "below"),
        ),
        (without("no cost-centre rule", {"people.cost_centre": False}),),
        reading="Cheaper, and worse in care, morale, waits and brand equity, as claimed. But "
        "slightly more first contacts are solved: a desk that hires nobody has more "
        "practised people.",
    ),
    Claim(
        "C19", "S3", "Service gains budget by acting on insight: fewer calls.",
        "a quarter of service's time for causes", "a twentieth", "contacts a customer; load",
        "load up first; contacts down later", "reports become known issues, known issues are fixed",
        (
            difference("contacts a customer, third year", over("contacts", 104, 155, "share"),
                       ROOT_MUCH, ROOT_LITTLE, "below"),
            difference("load, first quarter", over("load", 30, 42), ROOT_MUCH, ROOT_LITTLE,
                       "above"),
        ),
        (without("nothing is found or fixed", NO_FIXES),),
    ),
    Claim(
        "C20", "corollary", "Stronger local incentives harm the brand.",
        "bonuses 6 instead of 1.5", "under silo goals; under visible shared goals", "brand equity",
        "falls under silo goals; rises or stays under visible shared ones",
        "effort crowds into what is measured",
        (
            difference("silo goals", EQUITY, bonus(SILO, 6.0), bonus(SILO, 1.5), "below"),
            difference("shared and visible goals", EQUITY, bonus(VISIBLE, 6.0), bonus(VISIBLE, 1.5),
                       "not below"),
        ),
        (without("own numbers measure what helps customers", MEASURED),),
    ),
)  # fmt: skip
