"""Section 1C of the register, second half: inertia, structure, platforms."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    CHURN,
    DIP,
    EMPOWERED,
    EQUITY,
    FULL,
    INTEGRATED,
    NO_RELEARNING,
    NO_WALLS,
    ON,
    SILO,
    WEEK,
    goals,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Peak,
    Term,
    difference,
    drift,
    interaction,
    relative,
    share_of,
)
from sim.lab.claims.outcomes import Outcome, over, total
from sim.lab.claims.register import Claim, without

PLATFORM = SILO.deciding(WEEK, "collaboration_platform")
TOGETHER = SILO.deciding(WEEK, "co_locate", pair="marketing_service")
LIFECYCLE = goals(SILO, {
    "marketing": {"leads": 0.3, "retention": 0.7},
    "sales": {"revenue": 0.3, "retention": 0.7},
    "service": {"cost": 0.3, "retention": 0.7},
})  # fmt: skip
LEGACY = SILO.starting(debt=0.9)
MODERN = LEGACY.deciding(
    WEEK, "it_mandate", share=0.4, run=0.7, integrate=0.3, fixes=0.0, features=0.0
)
FEATURES = LEGACY.deciding(
    WEEK, "it_mandate", share=0.4, run=0.0, integrate=0.0, fixes=0.0, features=1.0
)
BIG_BANG = SILO.deciding(WEEK, "shared_goals", weight=0.6)
PUSH = (
    SILO.deciding(WEEK, "shared_goals", weight=0.2)
    .deciding(WEEK + 26, "roll_back", decision="shared_goals")
)  # fmt: skip


def phased() -> Arm:
    """Shared goals in six steps over three years."""
    arm = SILO
    for step in range(1, 7):
        arm = arm.deciding(WEEK * step, "shared_goals", weight=round(0.1 * step, 1))
    return arm


PHASED = phased()
REPLATFORMED = Outcome("brand_equity", 143, 155)
WALL = Outcome("wall_marketing_service")
EARLY_WALL = over("wall_marketing_service", 0, 12)
CLV = Outcome("clv")


def recruited() -> Arm:
    """Each quarter a thirteenth of the people is replaced, by people who share."""
    arm, left = SILO, 1.0
    for quarter in range(10):
        left *= 1.0 - TURNOVER / 4.0
        arm = arm.turning(WEEK + 13 * quarter, recruits=round(1.0 - left, 4))
    return arm


TURNOVER = 0.31
"""Of all people, a year."""
RECRUITED = recruited()
UNLIKE = SILO.having(ON["worlds"])
DISTANCES = tuple(
    (f"{far:.1f}", SILO.having({"further.worlds": far})) for far in (0.0, 0.1, 0.2, 0.4, 0.8)
)
BRIDGED = UNLIKE.pairing(WEEK, "bridging", "marketing_service", 0.3)
MERGED = SILO.pairing(WEEK, "same_head", "marketing_service")
ONE_ROW = {name: {"leads": 0.3, "cost": 0.2, "cx": 0.5} for name in ("marketing", "service")}

STRUCTURES = (
    Claim(
        "C32", "S4", "Inertia rules.",
        "nobody decides; a small push that is taken back", "the first quarter; no push",
        "what crosses; IT's effort for fixes", "within 5 % for three years; a push decays",
        "willingness follows likeness of goals, and both stay",
        (
            Contrast("what crosses, third year over first quarter",
                     (Term(1.0, SILO, WALL), Term(-1.0, SILO, EARLY_WALL)), "within", -0.05, 0.05,
                     over=(Term(1.0, SILO, EARLY_WALL),)),
            Contrast("effort for fixes, likewise", (
                Term(1.0, SILO, Outcome("effort_it_fixes")),
                Term(-1.0, SILO, over("effort_it_fixes", 0, 12)),
            ), "within", -0.05, 0.05, over=(Term(1.0, SILO, over("effort_it_fixes", 0, 12)),)),
            Contrast("after a push", (Term(1.0, PUSH, WALL), Term(-1.0, SILO, WALL)), "within",
                     -0.05, 0.05, over=(Term(1.0, SILO, WALL),)),
        ),
        reading="Willingness stays where it is, and a push decays; what crosses rises by a fifth "
        "in three years, because even a silo's IT slowly joins systems.",
    ),
    Claim(
        "C33", "S4", "Mindsets and languages differ.",
        "two fifths of what crosses is not understood", "all is", "what crosses; brand equity",
        "less crosses; a moderate distance is best", "decoding falls, unlike minds find more",
        (
            difference("what crosses", WALL, UNLIKE, SILO, "below"),
            Peak("brand equity over distances", EQUITY, DISTANCES),
        ),
        (without("everything crosses", NO_WALLS),),
        reading="Unlike minds find more, but what they find still has to cross, and all else that "
        "crosses (leads, cases, beliefs) only loses.",
    ),
    Claim(
        "C34", "S0", "The T-shaped executive spans boundaries.",
        "three in ten with breadth in marketing and service", "nobody", "what crosses",
        "up for that pair, unchanged for others", "breadth decodes",
        (
            relative("marketing and service", WALL, BRIDGED, UNLIKE, "above", 0.05),
            relative("marketing and sales", Outcome("wall_marketing_sales"), BRIDGED, UNLIKE,
                     "within", -0.01, 0.01),
            relative("service and IT", Outcome("wall_service_it"), BRIDGED, UNLIKE, "within",
                     -0.01, 0.01),
        ),
        (without("all is understood", {"further.worlds": 0.0}),),
    ),
    Claim(
        "C35", "S4", "Merge the heads of marketing and service.",
        "one head for two", "two heads", "what crosses; brand equity",
        "up for the pair, down elsewhere; pays more with one row of goals", "one head for both",
        (
            difference("marketing and service", WALL, MERGED, SILO, "above"),
            difference("sales and service", Outcome("wall_sales_service"), MERGED, SILO, "below"),
            share_of("one head with two rows of goals, of the full reform's brand equity", EQUITY,
                     MERGED, FULL, SILO, 0.25),
            difference("brand equity, one row of goals less two", EQUITY, goals(MERGED, ONE_ROW),
                       MERGED, "above"),
        ),
        (without("heads do not matter", {"further.same_head": 0.0, "further.other_head": 0.0}),),
        reading="One head opens its own wall and thickens the others, and alone it is no reform. "
        "One row of goals on top makes service caring and customers far more content, but "
        "brand equity gains nothing: marketing that shares the goal advertises less, and "
        "salience falls as much as trust rises.",
    ),
    Claim(
        "C36", "S4", "Nobody owns the customer's lifecycle.",
        "three departments paid for customers kept", "functional goals", "churn, wins, CLV",
        "churn and wins down, lifetime value up", "functions maximise their stage",
        (
            difference("churn", CHURN, LIFECYCLE, SILO, "below"),
            relative("wins", total("wins", 52), LIFECYCLE, SILO, "below"),
            difference("lifetime value", CLV, LIFECYCLE, SILO, "above"),
        ),
        (without("the own stage is believed to keep customers", {
            "goals.beliefs.hype.retention": 1.0, "goals.beliefs.close.retention": 1.0,
            "goals.beliefs.throughput.retention": 1.0, "goals.beliefs.features.retention": 1.0,
        }),),
        reading="Churn and wins fall as expected, and wins fall further: the firm shrinks while "
        "its costs stay, so that a customer carries more of them and is worth less.",
    ),
    Claim(
        "C37", "S4", "Brokered peace: goals change step by step.",
        "shared goals in six steps over three years", "at once", "brand equity: lowest; later",
        "shallower dip, later benefit", "resistance and relearning by distance of each step",
        (
            difference("brand equity after a quarter", DIP, PHASED, BIG_BANG, "above"),
            difference("brand equity in year 3", over("brand_equity", 104, 155), PHASED, BIG_BANG,
                       "below"),
        ),
        (without("no relearning", NO_RELEARNING),),
    ),
    Claim(
        "C38", "S4", "A green field beats a reformed firm.",
        "start integrated", "full reform in week 26", "brand equity", "higher in year 3",
        "trust, debt and expectations are stocks",
        (difference("brand equity", EQUITY, INTEGRATED, FULL, "above"),),
    ),
    Claim(
        "C39", "S4", "A platform for the front line works bottom-up.",
        "platform", "none; with and without latitude", "what crosses; brand equity",
        "small alone; more with latitude than the sum", "people use it where they may act",
        (
            interaction("brand equity: platform x latitude", EQUITY,
                        PLATFORM.and_also(EMPOWERED), PLATFORM, EMPOWERED, SILO),
            interaction("what crosses: platform x latitude", WALL,
                        PLATFORM.and_also(EMPOWERED), PLATFORM, EMPOWERED, SILO),
            share_of("platform alone, of the full reform", EQUITY, PLATFORM, FULL, SILO, 0.25),
        ),
        (without("use does not depend on latitude",
                 {"walls.platform_alone": 1.0, "walls.platform_latitude": 0.0}, 1),),
    ),
    Claim(
        "C40", "S4", "IT renews its platforms.",
        "protected time for debt and integration", "for features, in a firm with much debt",
        "effort for features; debt; brand equity", "fewer features first; less debt; BE up later",
        "debt slows all of IT's work",
        (
            difference("brand equity", REPLATFORMED, MODERN, FEATURES, "above"),
            difference("effort for features, first year", over("effort_it_features", 30, 78),
                       MODERN, FEATURES, "below"),
            difference("debt", Outcome("tech_debt"), MODERN, FEATURES, "below"),
        ),
        (without("debt does no harm", {
            "technology.debt_drag": 0.0, "technology.issues_debt": 0.0,
            "technology.quality_debt": 0.0, "technology.outage_debt": 0.0,
        }),),
    ),
    Claim(
        "C41", "S4", "A generation of new people softens silos.",
        "those who leave are replaced by people who share", "by people like them", "what crosses",
        "drifts up slowly, less than reform", "recruits' willingness",
        (
            difference("marketing and service", WALL, RECRUITED, SILO, "above"),
            difference("less than the full reform", WALL, RECRUITED, FULL, "below"),
            drift("still rising in year 3", over("wall_marketing_service", 78, 103), WALL,
                  RECRUITED, "above"),
        ),
        (without("recruits are like the others", {"further.recruits_walls": 0.0}),),
    ),
    Claim(
        "C42", "S4", "A shared room for marketing and service changes that relation.",
        "marketing and service sit together", "apart", "promise gap; brand equity",
        "gap smaller; no cure of anything else", "marketing learns what is delivered",
        (
            difference("promise gap", Outcome("promise_gap"), TOGETHER, SILO, "below"),
            share_of("of the full reform's brand equity", EQUITY, TOGETHER, FULL, SILO, 0.25),
        ),
        (without("marketing does not learn", {"promise.belief_weeks": 5000.0}),),
    ),
)  # fmt: skip
