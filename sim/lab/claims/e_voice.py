"""Section 1E of the register: voice, social media, first half: what customers say."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    CHURN,
    EMPOWERED,
    EQUITY,
    FCR,
    FOREVER,
    INTEGRATED,
    LISTEN_MARKETING,
    LISTEN_SERVICE,
    NO_CROSS,
    NO_POSTS,
    NO_WALLS,
    SHARE,
    SILO,
    WEEK,
    listening,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Term,
    difference,
    interaction,
)
from sim.lab.claims.outcomes import Outcome, over, total
from sim.lab.claims.register import Claim, without

ISSUES = ("known_issues", "unknown_issues")


def loud(arm: Arm, times: float) -> Arm:
    """An arm in a world where posts carry farther from week 0 on."""
    return arm.from_week(0, {"hearing.amplification": times})


def issues(of: Arm, against: Arm) -> tuple[Term, ...]:
    """All issues of one arm less those of another."""
    return tuple(
        Term(sign, arm, Outcome(name))
        for sign, arm in ((1.0, of), (-1.0, against))
        for name in ISSUES
    )


def bug(arm: Arm, size: float = 17.0) -> Arm:
    """An arm with a bad release in week 26."""
    return arm.meeting(WEEK, "bug", size=size)


LOOP = (
    LISTEN_SERVICE.deciding(WEEK, "root_cause_work", floor=0.15)
    .deciding(WEEK, "it_mandate", share=0.3, fixes=1.0, integrate=0.0)
)  # fmt: skip
LISTENING_RIVAL = {"market.rival_drift": 0.0006}
EXCELLENT = (
    EMPOWERED.deciding(WEEK, "staff_service", rule="to_demand", utilisation=0.8)
    .deciding(WEEK, "train", weeks=FOREVER)
    .deciding(WEEK, "set_goals", service={"cx": 1.0})
)  # fmt: skip
GOOD = SILO.deciding(WEEK, "staff_service", rule="to_demand", utilisation=0.8)
INT_SERVICE = listening(INTEGRATED, "service")
INT_MARKETING = listening(INTEGRATED, "marketing")
ALL_CROSSES = NO_WALLS | {"service.team": 1000.0, "insight.marketing_cap": 1000.0}


def times_usual(label: str, metric: str, arm: Arm, low: float, high: float) -> Contrast:
    """A metric's peak over the weeks before."""
    top = Outcome(metric, WEEK, WEEK + 2, "max")
    usual = over(metric, 0, WEEK - 1)
    terms, by = (Term(1.0, arm, top),), (Term(1.0, arm, usual),)
    return Contrast(label, terms, "within", low, high, over=by)


SILO_BUG, INT_BUG = bug(SILO), bug(INTEGRATED)


VOICES = (
    Claim(
        "C51", "S0, S3", "Customers broadcast to millions.",
        "posts carry three times as far, or not at all", "silo and integrated", "brand equity",
        "hurts the silo more than the integrated firm", "extreme experiences are posted",
        (
            Contrast("(x3 less x0), silo less integrated", (
                Term(1.0, loud(SILO, 3.0), EQUITY), Term(-1.0, loud(SILO, 0.0), EQUITY),
                Term(-1.0, loud(INTEGRATED, 3.0), EQUITY), Term(1.0, loud(INTEGRATED, 0.0), EQUITY),
            ), "below"),
            difference("x3 less x1 in the silo", EQUITY, loud(SILO, 3.0), SILO, "below"),
        ),
        (without("no broadcasting", NO_POSTS),),
    ),
    Claim(
        "C52", "S0", "Feedback is input to innovation, and sells.",
        "service listens, looks for causes, IT fixes", "none of it", "issues; wins a lead",
        "issues down; win rate up later", "reports cross, issues are known, then fixed",
        (
            Contrast("issues", issues(LOOP, SILO), "below"),
            difference("wins a lead, third year", over("wins", 104, 155, "leads"), LOOP, SILO,
                       "above"),
        ),
        (without("nothing is found", {"insight.found": 0.0}),),
    ),
    Claim(
        "C53", "S0", "A competitor that listens wins.",
        "rivals improve four times as fast", "as usual; silo and integrated", "share",
        "falls, more in the silo", "rivals' utility in choice and exit",
        (
            difference("share of the silo", SHARE, SILO.having(LISTENING_RIVAL), SILO, "below"),
            Contrast("loss of the silo less loss of the integrated, as parts", (
                Term(1.0, SILO.having(LISTENING_RIVAL), SHARE), Term(-1.0, SILO, SHARE),
                Term(-1.0, INTEGRATED.having(LISTENING_RIVAL), SHARE), Term(1.0, INTEGRATED, SHARE),
            ), "below"),
        ),
    ),
    Claim(
        "C54", "S0", "Service sets apart: why go elsewhere?",
        "excellent service", "as it is, and half of the way", "churn",
        "down, and more so at the top",
        "encounters are remembered; exit falls with satisfaction",
        (
            difference("churn", CHURN, EXCELLENT, SILO, "below"),
            difference("churn, excellent less well staffed", CHURN, EXCELLENT, GOOD, "below"),
        ),
        (without("encounters leave no trace", {"memory.encounter_share": 0.0}),),
    ),
    Claim(
        "C55", "S2", "Knowledgeable, empowered people make customers buy.",
        "latitude .6 in front", "latitude .2", "first contacts solved; wins in year 3",
        "both up", "one stop; what customers say",
        (
            difference("first contacts solved", FCR, EMPOWERED, SILO, "above"),
            difference("wins, third year", total("wins", 104, 155), EMPOWERED, SILO, "above"),
        ),
        (without("no case needs a second department", NO_CROSS),),
        reading="First contacts are solved more often. What their word of mouth brings in wins "
        "within three years is smaller than chance.",
    ),
    Claim(
        "C56", "S3", "Listening belongs in service, not in marketing.",
        "service listens", "marketing listens; silo and integrated", "brand equity",
        "service better, most where the firm can act", "posts become cases or do not",
        (
            difference("integrated", EQUITY, INT_SERVICE, INT_MARKETING, "above"),
            difference("silo", EQUITY, LISTEN_SERVICE, LISTEN_MARKETING, "above"),
            interaction("more where it can act", EQUITY, INT_SERVICE, INT_MARKETING, LISTEN_SERVICE,
                        LISTEN_MARKETING),
        ),
        (without("everything crosses, teams without limit", ALL_CROSSES),),
        reading="True where the firm can act. In the silo service's listening turns posts into "
        "cases: load and waits grow, and customers learn to complain in public.",
    ),
    Claim(
        "C57", "S3", "Marketing that listens manages reputation.",
        "marketing listens", "nobody", "brand equity in the first half year; issues",
        "softer tone at first; issues unchanged", "a reply softens a complaint and repairs nothing",
        (
            difference("image, first half year", over("image", 32, 51), LISTEN_MARKETING, SILO,
                       "above"),
            Contrast("issues", issues(LISTEN_MARKETING, SILO), "within", -0.02, 0.02,
                     over=(Term(1.0, SILO, Outcome("known_issues")),
                           Term(1.0, SILO, Outcome("unknown_issues")))),
        ),
        reading="Issues stay as they are. The softening of a reply is drowned: who sees answers "
        "in public learns to complain there, and negative posts rise.",
    ),
    Claim(
        "C58", "S3", "A bad release: ten times the mentions; service scales if the firm does.",
        "a bug in week 26", "none; silo and integrated", "mentions, contacts, how long",
        "mentions about x10, contacts about x8; over sooner in the integrated firm",
        "time to fix depends on what crosses",
        (
            Contrast("contacts that last, integrated less silo", (
                *(Term(1.0, INT_BUG, over("contacts", 29, 45, "share")),
                  Term(-1.0, INTEGRATED, over("contacts", 29, 45, "share"))),
                *(Term(-1.0, SILO_BUG, over("contacts", 29, 45, "share")),
                  Term(1.0, SILO, over("contacts", 29, 45, "share"))),
            ), "below"),
            times_usual("mentions, times the usual", "posts", SILO_BUG, 8.0, 12.0),
            times_usual("contacts, times the usual", "contacts", SILO_BUG, 6.0, 10.0),
        ),
        (without("time to fix does not depend on walls",
                 {"technology.bug_wall": 0.0, "technology.bug_mend": 0.2}),),
    ),
)  # fmt: skip
