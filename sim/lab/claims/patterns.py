"""The patterns of the whole model that the literature asks for, as experiments like the claims."""

from itertools import pairwise

from sim.lab.claims.a_promise import LOUD
from sim.lab.claims.arms import Arm
from sim.lab.claims.b_goals import CX_DOSES
from sim.lab.claims.common import (
    DECENT,
    DIP,
    EQUITY,
    FULL,
    INTEGRATED,
    LISTEN_SERVICE,
    NO_NORMS,
    NO_POSTS,
    NO_RELEARNING,
    RECORD,
    SHARED,
    SHARED_SPONSORED,
    SILO,
    SPONSORED,
    TRUST,
    WEEK,
    full,
    goals,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Peak,
    Term,
    difference,
    interaction,
    relative,
)
from sim.lab.claims.d_executive import DOSES
from sim.lab.claims.e_voice import INT_BUG, SILO_BUG, loud, times_usual
from sim.lab.claims.outcomes import END, Outcome, over, sight, total
from sim.lab.claims.register import Claim, without

SURGED = DECENT.meeting(WEEK, "surge", size=3.0, weeks=13)
YEAR_AFTER = over("care", WEEK + 13 + 52, WEEK + 13 + 64)
FRONT = (
    SILO.deciding(WEEK, "redesign_process", depth=1.0)
    .deciding(WEEK, "empower", latitude=0.6)
    .deciding(WEEK, "staff_service", rule="to_demand")
)  # fmt: skip
SINGLES = (SHARED, SPONSORED, RECORD, FRONT, LISTEN_SERVICE)
JOINT = (
    SHARED_SPONSORED.and_also(RECORD).and_also(FRONT).and_also(LISTEN_SERVICE)
)  # fmt: skip
LATER = full(104)
QUARTER = (26, 38)


def attention(points: int) -> Arm:
    """Shared goals with so much of the chief executive's time."""
    if points == 0:
        return SHARED
    return SHARED.deciding(WEEK, "sponsor_attention", points=points, quarters=40)


def mood(edge: float, how: str, week: int) -> Outcome:
    """Share of own customers above or below an edge of satisfaction: with it they talk."""
    kind = "mind above" if how == "above" else "mind below"
    return Outcome("satisfaction", week, week, kind, edge=edge)  # type: ignore[arg-type]


def talk_ratio(label: str, arm: Arm, low: float, high: float) -> Contrast:
    """Glad over sour private talk."""
    week = END[1]
    top, by = mood(0.5, "above", week), mood(0.5, "below", week)
    return Contrast(label, (Term(1.0, arm, top),), "within", low, high, (Term(1.0, arm, by),))


PATTERNS = (
    Claim(
        "V9", "Hu et al. 2009", "Reviews are J-shaped; where everybody writes, they have one peak.",
        "those moved write", "everybody writes", "how posts were felt", "J-shaped; one peak",
        "extremes write",
        (
            Contrast("glad posts over even ones", (
                Term(1.0, INTEGRATED, sight("posts_glad", *QUARTER)),
                Term(-1.0, INTEGRATED, sight("posts_even", *QUARTER)),
            ), "above"),
            Contrast("sour posts over even ones", (
                Term(1.0, INTEGRATED, sight("posts_sour", *QUARTER)),
                Term(-1.0, INTEGRATED, sight("posts_even", *QUARTER)),
            ), "above"),
            Contrast("sour weeks over even ones, of all", (
                Term(1.0, INTEGRATED, sight("weeks_sour", *QUARTER)),
                Term(-1.0, INTEGRATED, sight("weeks_even", *QUARTER)),
            ), "below"),
        ),
        reading="Nobody gives stars; sour, even and glad say how those who post felt the week.",
    ),
    Claim(
        "V10", "East et al. 2007", "Private word of mouth is mostly good where a firm is healthy.",
        "start integrated", "late silo", "glad over sour talkers",
        "2 to 4.5; below 1.5 in the silo",
        "people talk with the tone of their satisfaction",
        (
            talk_ratio("integrated", INTEGRATED, 2.0, 4.5),
            talk_ratio("late silo", SILO, 0.0, 1.5),
            Contrast("public posts that are negative, in the silo",
                     (Term(1.0, SILO, Outcome("negative_posts", per="posts")),), "above", 0.5),
        ),
    ),
    Claim(
        "V11", "Ehrenberg et al. 1990", "Small brands have fewer customers who are less loyal.",
        "unequal awareness", "equal quality", "loyalty by share", "rises with share",
        "awareness alone", reading="Rivals share one utility and have no memory of their own.",
    ),
    Claim(
        "V13", "Oliva & Sterman 2001", "Care that was lost in a rush does not come back.",
        "13 weeks of three times the questions", "none", "standard of care a year later", "lower",
        "care sinks fast and recovers slowly",
        (difference("care", YEAR_AFTER, SURGED, DECENT, "below"),),
        (without("care recovers as fast", {"people.erosion": False}),),
    ),
    Claim(
        "V14", "Repenning & Sterman 2001", "Worse before better.",
        "shared goals; the full reform", "silo", "brand equity; profit",
        "BE lower after a quarter, higher in the end; profit of the reform first negative",
        "relearning",
        (
            difference("brand equity after a quarter", DIP, SHARED, SILO, "below"),
            difference("brand equity at the end", EQUITY, SHARED, SILO, "above"),
            difference("profit of the reform, half a year", total("profit", 27, 52), FULL, SILO,
                       "below"),
            difference("profit of the reform, third year", total("profit", 104, 155), FULL, SILO,
                       "above"),
        ),
        (without("no relearning", NO_RELEARNING),),
    ),
    Claim(
        "V15", "Kang et al. 2022", "Goals, sight and authority are complements.",
        "goals, sponsor, system, front line, listening", "each alone", "brand equity",
        "joint > sum; goals x each > 0", "each needs the others to take hold",
        (
            Contrast("joint less the sum of singles", (
                Term(1.0, JOINT, EQUITY), *(Term(-1.0, arm, EQUITY) for arm in SINGLES),
                Term(4.0, SILO, EQUITY),
            ), "above"),
            interaction("goals x sponsor", EQUITY, SHARED_SPONSORED, SHARED, SPONSORED, SILO),
            interaction("goals x system", EQUITY, goals(RECORD), SHARED, RECORD, SILO),
            interaction("goals x listening", EQUITY, goals(LISTEN_SERVICE), SHARED, LISTEN_SERVICE,
                        SILO),
        ),
        reading="The whole is more than its parts, and goals need a sponsor and listening. Goals "
        "and systems are complements in what crosses (a record makes more than twice as "
        "much cross under shared goals), but not in brand equity.",
    ),
    Claim(
        "V16", "Kopalle & Lehmann 2006", "A promise is a loan.",
        "promise .12 more", "none", "wins, share, brand equity, trust",
        "wins +5 to +15 % for a quarter; share not lower for 20 weeks; BE -2, trust -8 at the end",
        "the promise raises choice and is owed",
        (
            relative("wins, first quarter", total("wins", 27, 39), LOUD, SILO, "within", 0.05,
                     0.15),
            difference("share, 20 weeks", over("share", 27, 46), LOUD, SILO, "not below"),
            difference("brand equity", EQUITY, LOUD, SILO, "below", -2.0),
            difference("trust", TRUST, LOUD, SILO, "below", -8.0),
        ),
        (without("quality alone counts", NO_NORMS, 2),),
    ),
    Claim(
        "V17", "You et al. 2015", "Social media amplify the gap, whichever way it points.",
        "posts carry three times as far", "as usual", "brand equity", "silo down; integrated not",
        "extremes are posted",
        (
            difference("silo", EQUITY, loud(SILO, 3.0), SILO, "below"),
            difference("integrated", EQUITY, loud(INTEGRATED, 3.0), INTEGRATED, "not below"),
        ),
        (without("no broadcasting", NO_POSTS),),
    ),
    Claim(
        "V18", "Hansen et al. 2018", "A bad release lasts longer where reports do not cross.",
        "a bug", "integrated", "mentions; contacts", "x10; longer in the silo", "time to fix",
        (
            times_usual("mentions, times the usual", "posts", SILO_BUG, 8.0, 12.0),
            Contrast("contacts that last, integrated less silo", (
                *(Term(1.0, INT_BUG, over("contacts", 29, 45, "share")),
                  Term(-1.0, INTEGRATED, over("contacts", 29, 45, "share"))),
                *(Term(-1.0, SILO_BUG, over("contacts", 29, 45, "share")),
                  Term(1.0, SILO, over("contacts", 29, 45, "share"))),
            ), "below"),
        ),
    ),
    Claim(
        "V19", "Holmström & Milgrom 1991", "Doses: two have a best value in between, one does not.",
        "spending to prioritise; weight of experience; sponsor", "the ends", "brand equity",
        "inverted U, inverted U, rising", "reallocation, starving, less resistance",
        (
            Peak("spending to prioritise", EQUITY, DOSES),
            Peak("weight of experience", EQUITY, CX_DOSES),
            *(difference(f"sponsor {more} less {less}", EQUITY, attention(more), attention(less),
                         "not below") for less, more in pairwise(range(4))),
        ),
    ),
    Claim(
        "V20", "Mizik 2014", "History matters: late reform yields less, a green field more.",
        "reform in week 26", "in week 104; a green field", "brand equity", "late < early < green",
        "trust, debt, expectations are stocks",
        (
            difference("early less late", EQUITY, FULL, LATER, "above"),
            difference("green field less early", EQUITY, INTEGRATED, FULL, "above"),
        ),
    ),
    Claim(
        "V21", "Sabnis et al. 2013", "The lead black hole.",
        "start as a silo", "start integrated", "leads nobody works", "60 to 80 %; fewer integrated",
        "leads are called as far as they cross",
        (
            Contrast("worked, in the silo",
                     (Term(1.0, SILO, Outcome("leads_followed", 0, 155, per="leads")),), "within",
                     0.2, 0.4),
            difference("worked, integrated less silo",
                       Outcome("leads_followed", 0, 155, per="leads"), INTEGRATED, SILO, "above"),
        ),
    ),
    Claim(
        "V23", "Holmström 1982", "Pure team pay invites free riding; a checklist freezes change.",
        "joint pay of four", "own pay", "effort on the joint part", "a quarter of the best",
        "a share of the result", reading="Pay on joint results and refusals by forecast are not "
        "built.",
    ),
)  # fmt: skip
