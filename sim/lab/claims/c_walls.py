"""Section 1C of the register, first half: walls, information, tools."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    CHURN,
    COST_TO_SERVE,
    DIP,
    EQUITY,
    FCR,
    FOREVER,
    FULL,
    LISTEN_MARKETING,
    NO_AUTHORITY,
    NO_CROSS,
    NO_RELEARNING,
    NPS,
    ONE_SYSTEM,
    PROFIT,
    RECORD,
    SHARED,
    SHARED_SPONSORED,
    SILO,
    SPONSORED,
    TRUST,
    WEEK,
    goals,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Term,
    difference,
    interaction,
    nothing,
    relative,
    share_of,
)
from sim.lab.claims.outcomes import Outcome, over, total
from sim.lab.claims.register import Claim, without

GOOD = (
    SILO.having({"walls.base": 0.8, "walls.channel": 1.0})
    .starting(unknown_issues=0.12, known_issues=0.0)
    .under(process=1.0, sponsor=0.75)
)  # fmt: skip
"""The silo's people and goals in a process that runs through: items cross, few issues, fewer cases
that need others."""
OPEN = SILO.from_week(WEEK, {"walls.base": 0.8, "walls.alignment": 0.0, "walls.channel": 1.0})
RECORD_SHARED = goals(RECORD)
PROCESS = SILO.deciding(WEEK, "redesign_process", depth=1.0)
FRONT = PROCESS.deciding(WEEK, "empower", latitude=0.6)
FRONT_SPONSORED = (
    SPONSORED.deciding(WEEK, "redesign_process", depth=1.0)
    .deciding(WEEK, "empower", latitude=0.6)
)  # fmt: skip
STRUCTURE = FRONT_SPONSORED.and_also(goals(SILO))
LATE = over("brand_equity", 195, 207)
TOOLS = (
    RECORD,
    SILO.deciding(WEEK + 52, "collaboration_platform"),
    SILO.deciding(WEEK + 104, "self_service", strength=0.4),
)
WAVES = RECORD.and_also(TOOLS[1]).and_also(TOOLS[2])
LOUDER = SILO.deciding(WEEK, "campaign_burst", spend=1.5, weeks=FOREVER)
LOUDER_EQUAL = SILO.deciding(WEEK, "campaign_burst", spend=1.25, weeks=FOREVER)
BIG_BANG = SILO.deciding(WEEK, "shared_goals", weight=0.6)
SMALL_GOALS = SILO.deciding(WEEK, "shared_goals", weight=0.2)
MIDDLE_GOALS = SILO.deciding(WEEK, "shared_goals", weight=0.4)
BIG_SPONSORED = SPONSORED.deciding(WEEK, "shared_goals", weight=0.6)


def trained(arm: Arm) -> Arm:
    """An arm in which service is trained for good."""
    return arm.deciding(WEEK, "train", weeks=FOREVER)


WALLS = (
    Claim(
        "C21", "S2, S4", "Walls are the key impediment.",
        "four fifths of what is known crosses, goals as before", "walls as they are",
        "brand equity; known issues", "BE up moderately; known issues grow",
        "items cross with a chance and a delay; what is known is not yet done",
        (
            difference("brand equity", EQUITY, OPEN, SILO, "above"),
            difference("known issues", Outcome("known_issues"), OPEN, SILO, "above"),
            difference("shared goals on top", EQUITY, goals(OPEN), OPEN, "above"),
        ),
        reading="*Moderately* is read as: goals on top still add. Four fifths crossing by decree "
        "is far more than any decision reaches, and does more than the full reform.",
    ),
    Claim(
        "C22", "S2", "Senior managers above the walls are needed.",
        "a sponsor", "nobody; with and without shared goals", "brand equity",
        "small alone; more with goals than the sum", "a sponsor lowers resistance and walls",
        (
            interaction("goals x sponsor", EQUITY, SHARED_SPONSORED, SHARED, SPONSORED, SILO),
            share_of("sponsor alone, of both", EQUITY, SPONSORED, SHARED_SPONSORED, SILO, 0.25),
        ),
        (without("authority touches nothing", NO_AUTHORITY),),
        reading="Complementary, but not small alone: authority by itself opens every wall a "
        "little, and so brings about a third of what both bring.",
    ),
    Claim(
        "C23", "S2", "From inside-out to outside-in disrupts the organisation first.",
        "shared goals of weight .6", "of weight .2; with a sponsor", "brand equity after a quarter",
        "deeper the farther goals move; shallower with a sponsor", "relearning by distance",
        (
            difference("weight .6 less .2", DIP, BIG_BANG, SMALL_GOALS, "below"),
            difference("weight .4 less none", DIP, MIDDLE_GOALS, SILO, "below"),
            interaction("what a sponsor spares", DIP, BIG_SPONSORED, BIG_BANG, SPONSORED, SILO),
        ),
        (without("no relearning", NO_RELEARNING),),
    ),
    Claim(
        "C24", "S2", "Software alone fails.",
        "customer record alone", "with shared goals", "brand equity; profit",
        "at most 15 % of the joint effect; profit down", "systems carry what people pass on",
        (
            share_of("record alone, of both", EQUITY, RECORD, RECORD_SHARED, SILO, 0.15),
            difference("profit", PROFIT, RECORD, SILO, "below"),
            *nothing("systems irrelevant", RECORD.having(ONE_SYSTEM), SILO.having(ONE_SYSTEM),
                     "brand_equity", "nps"),
        ),
        reading="Of the right kind, not of the right size: systems multiply even the little that "
        "silos are willing to pass on, and in the silo that is worth about a fifth of the "
        "joint effect.",
    ),
    Claim(
        "C25", "S1", "Waves of tools missed both aims.",
        "one structural reform", "record, platform and self-service, a year apart", "brand equity",
        "reform > sum of the waves", "tools carry, they do not create willingness",
        (
            Contrast("reform less the sum of waves", (
                Term(1.0, STRUCTURE, LATE),
                *(Term(-1.0, tool, LATE) for tool in TOOLS), Term(2.0, SILO, LATE),
            ), "above"),
            difference("reform less all waves together", LATE, STRUCTURE, WAVES, "above"),
        ),
        (without("effort does not follow pay, likeness adds no willingness",
                 {"goals.strength": 0.0, "walls.alignment": 0.0} | NO_CROSS),),
    ),
    Claim(
        "C26", "S2", "Process alone fails.",
        "a new process and latitude in front, other silos as they are", "the full reform",
        "brand equity; first contacts solved", "less than a quarter of the full effect",
        "cases still bounce at the other departments",
        (
            share_of("of the full reform", EQUITY, FRONT, FULL, SILO, 0.25),
            difference("solved, with everybody less alone", FCR, FRONT_SPONSORED, FRONT, "above"),
        ),
        (without("no case needs a second department", NO_CROSS, 1),),
        reading="A new front line without the others brings about a third. Latitude lets it solve "
        "alone what used to cross, and needs nobody else's consent.",
    ),
    Claim(
        "C27", "S2", "Good staff cannot beat a bad process.",
        "training", "none; in a bad process and a good one", "first contacts solved",
        "training does more in a good process", "skill solves own cases only",
        (interaction("training x process", FCR, trained(GOOD), trained(SILO), GOOD, SILO),),
        (without("no cross-department cases, no issues",
                 NO_CROSS | {"needs.failure_issues": 0.0}),),
    ),
    Claim(
        "C28", "S2", "Promotion alone fails.",
        "half as much again for campaigns", "as before", "profit, salience, wins, NPS, trust",
        "salience and wins up; NPS and trust not; profit down", "spend makes known, no more",
        (
            difference("profit", PROFIT, LOUDER, SILO, "below"),
            difference("salience", Outcome("salience"), LOUDER, SILO, "above"),
            difference("wins", total("wins"), LOUDER, SILO, "above"),
            difference("NPS", NPS, LOUDER, SILO, "not above"),
            difference("trust", TRUST, LOUDER, SILO, "not above"),
        ),
    ),
    Claim(
        "C29", "S2", "Social media alone fail.",
        "a command centre in marketing", "the full reform", "brand equity",
        "at most 5 % of the full effect", "complaints are invited that cannot be solved",
        (share_of("of the full reform", EQUITY, LISTEN_MARKETING, FULL, SILO, 0.05),),
        (without("no channel learning", {"voice.channel_learning": False}),),
    ),
    Claim(
        "C30", "S2", "Process beats promotion for experience.",
        "sponsored process and latitude", "no less money for promotion",
        "NPS, churn; salience, leads", "NPS and churn better; salience and leads lower",
        "cases are solved; spend makes known",
        (
            difference("NPS", NPS, FRONT_SPONSORED, LOUDER_EQUAL, "above"),
            difference("churn", CHURN, FRONT_SPONSORED, LOUDER_EQUAL, "below"),
            difference("salience", Outcome("salience"), FRONT_SPONSORED, LOUDER_EQUAL, "below"),
            difference("leads", total("leads"), FRONT_SPONSORED, LOUDER_EQUAL, "below"),
        ),
        (without("no case needs a second department", NO_CROSS),),
    ),
    Claim(
        "C31", "S4", "An aligned front line lowers cost and improves experience together.",
        "the full reform", "silo", "people in service over share; NPS",
        "fewer people for the same share, and NPS up", "failure demand goes",
        (
            relative("people for the same share", COST_TO_SERVE, FULL, SILO, "below"),
            difference("NPS", NPS, FULL, SILO, "above"),
        ),
        (without("no failure demand", {"needs.mismatch": 0.0, "needs.failure_issues": 0.0,
                                       "service.opens_again": 0.0}),),
    ),
)  # fmt: skip
