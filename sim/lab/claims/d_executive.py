"""Section 1D of the register: the customer executive."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    EQUITY,
    FCR,
    NO_AUTHORITY,
    NO_POLITICS,
    NO_WALLS,
    NPS,
    PROFIT,
    SHARED,
    SILO,
    SPONSORED,
    WEEK,
    executive,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Peak,
    Term,
    difference,
    drift,
    interaction,
    nothing,
    share_of,
)
from sim.lab.claims.outcomes import Outcome, over
from sim.lab.claims.register import Claim, without

POWERLESS = SILO.deciding(WEEK, "appoint_executive", home="chief")


def studying(access: float) -> Arm:
    """An executive with three percent of spending for studies."""
    arm = POWERLESS.deciding(WEEK, "executive_information", access=access)
    return arm.deciding(WEEK, "executive_opex", share=0.03)


IN_MARKETING = executive(SILO, "marketing")
IN_OPERATIONS = executive(SILO, "operations")
WITH_TENTH = executive(SILO, "operations", 0.10)
DOSES = tuple(
    (f"{share:.2f}", executive(SILO, "operations", share))
    for share in (0.0, 0.05, 0.10, 0.15, 0.20, 0.25)
)
KNOWN = Outcome("known_issues")
UNKNOWN = Outcome("unknown_issues")


def led(arm: Arm) -> Arm:
    """An arm in which the executive leads a redesign and measures what customers live."""
    arm = arm.deciding(WEEK, "redesign_process", depth=1.0)
    return arm.deciding(WEEK, "operational_metrics")


REDESIGNED = SILO.deciding(WEEK, "redesign_process", depth=1.0)
REDESIGNED_SPONSORED = SPONSORED.deciding(WEEK, "redesign_process", depth=1.0)
LED = led(executive(SPONSORED, "operations", 0.10))
CLOUT_ONLY = IN_OPERATIONS
METRICS = SILO.deciding(WEEK, "operational_metrics")
METRICS_SPONSORED = SPONSORED.deciding(WEEK, "operational_metrics")
SIGHT = Outcome("visibility_marketing")
EFFORTS = ("effort_it_fixes", "effort_it_integrate", "known_issues", "brand_equity", "nps", "wins")

EXECUTIVES = (
    Claim(
        "C43", "S1, S3", "Responsible for recommendation without power is powerless.",
        "executive with a number and nothing else", "nobody", "customers and effort", "exactly 0",
        "whoever controls no effort changes none",
        nothing("week by week", POWERLESS, SILO, *EFFORTS),
    ),
    Claim(
        "C44", "S1", "A budget without access to the line is wasted.",
        "3 % of spending for studies, little access", "nobody; full access", "profit; brand equity",
        "not above 0", "studies find what others do not fix",
        (
            difference("profit", PROFIT, studying(0.1), SILO, "below"),
            difference("brand equity", EQUITY, studying(0.1), SILO, "not above"),
            difference("brand equity with full access", EQUITY, studying(1.0), SILO, "not above"),
        ),
        reading="Full access changes nothing either: studies move issues from unknown to known, "
        "and what is known already waits for somebody to fix it.",
    ),
    Claim(
        "C45", "S3", "Inside marketing the executive has no clout.",
        "executive in marketing", "in operations", "brand equity", "at most a quarter",
        "IT's queue follows clout",
        (
            share_of("marketing over operations", EQUITY, IN_MARKETING, IN_OPERATIONS, SILO, 0.25),
            difference("operations less marketing", EQUITY, IN_OPERATIONS, IN_MARKETING, "above"),
        ),
        (without("the queue is not political", NO_POLITICS, 1),),
    ),
    Claim(
        "C46", "S3", "It takes forever to convince them: known issues stay unfixed.",
        "nobody decides", "-", "known issues over all issues", "above a fifth and rising",
        "who repairs is decided by clout",
        (
            Contrast("known, of all", (Term(1.0, SILO, KNOWN),), "above", 0.2,
                     over=(Term(1.0, SILO, KNOWN), Term(1.0, SILO, UNKNOWN))),
            drift("known issues, year 1 to 3", over("known_issues", 0, 12), KNOWN, SILO, "above"),
        ),
        (without("the queue is not political", NO_POLITICS),),
    ),
    Claim(
        "C47", "S3", "Ask to prioritise up to a tenth of spending, not for new money.",
        "0 to 25 % of spending", "the ends of that range", "brand equity; profit",
        "best in between", "moved money is missed in front; fixes saturate",
        (
            Peak("brand equity over shares", EQUITY, DOSES),
            Peak("profit over shares", PROFIT, DOSES),
        ),
    ),
    Claim(
        "C48", "S3", "Lead the redesign of processes across functions.",
        "executive in operations with a tenth, sponsored process and metrics", "clout only",
        "NPS, first contacts solved", "up", "cases need fewer departments if all take part",
        (
            difference("NPS", NPS, LED, CLOUT_ONLY, "above"),
            difference("first contacts solved", FCR, LED, CLOUT_ONLY, "above"),
            interaction("process x sponsor", FCR, REDESIGNED_SPONSORED, REDESIGNED, SPONSORED,
                        SILO),
        ),
        (without("a process needs no sponsor", {"change.process_alone": 1.0,
                                                "change.adoption_unled": 1.0}, 2),),
    ),
    Claim(
        "C49", "S3", "Turn customers' success into operational metrics.",
        "customer metrics where people work", "none; with and without authority",
        "sight of experience in marketing", "up, and more with authority", "a floor under sight",
        (
            interaction("metrics x authority", SIGHT, METRICS_SPONSORED, METRICS, SPONSORED, SILO),
            difference("metrics alone", SIGHT, METRICS, SILO, "above"),
        ),
        (without("all is visible anyway", NO_WALLS),),
    ),
    Claim(
        "C50", "S4, S1", "The chiefs must change goals and structure.",
        "executive and shared goals", "either alone", "brand equity", "both > sum",
        "goals give the will, structure the way",
        (interaction("executive x goals", EQUITY, executive(SHARED, "operations", 0.10), WITH_TENTH,
                     SHARED, SILO),),
        (without("authority touches nothing", NO_AUTHORITY),),
        reading="Substitutes, not complements: an executive with a tenth of spending empties the "
        "stock of known issues alone, and little is left for shared goals to mend. Goals "
        "do complement a sponsor and listening (V15).",
    ),
)  # fmt: skip
