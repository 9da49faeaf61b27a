"""Section 1E of the register, second half: answering, outreach, crises."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    EQUITY,
    FULL,
    INTEGRATED,
    LISTEN_MARKETING,
    LISTEN_SERVICE,
    NO_CROSS,
    NO_POSTS,
    NPS,
    ON,
    PROFIT,
    SILO,
    WEEK,
    goals,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Term,
    change,
    difference,
    interaction,
)
from sim.lab.claims.e_voice import INT_SERVICE, loud
from sim.lab.claims.outcomes import Outcome, mind, over, sight, total
from sim.lab.claims.register import Claim, without


def fad(arm: Arm) -> Arm:
    """An arm in a world that first listens to posts more, then less."""
    return arm.meeting(WEEK, "fad", size=3.0, weeks=52).meeting(78, "fad", size=0.5, weeks=78)


SOON, LATE = WEEK + 4, WEEK + 56
CRISIS = (
    SILO.having(ON["urgency"])
    .meeting(WEEK, "surge", size=2.0, weeks=13)
    .meeting(WEEK, "budget", size=0.2, weeks=26)
)  # fmt: skip
AT_ONCE, DELAYED = goals(CRISIS, week=SOON), goals(CRISIS, week=LATE)
ALONE = SILO.having(ON["self_switch"])
SELF = ALONE.deciding(WEEK, "self_service", strength=0.5)
UNANNOYED = SILO.deciding(WEEK, "self_service", strength=0.5)
ANSWERED = sight("answered_public", 104, 155)
PAID = {"marketing": {"leads": 0.5, "cx": 0.5}}
COURTED = goals(LISTEN_MARKETING, PAID).having(ON["engagement"])
HEARD = goals(LISTEN_SERVICE, PAID).having(ON["engagement"])
TAKEN_BACK = FULL.deciding(WEEK + 78, "roll_back", decision="set_goals")


def crowd(public: float) -> Arm:
    """Marketing listens, and so many would complain in public."""
    return LISTEN_MARKETING.starting(public_propensity=public)


PUBLIC_FIRST = LISTEN_SERVICE.deciding(WEEK, "answering_policy", order="public_first")
STAY = SILO.deciding(WEEK, "staff_service", rule="to_demand").deciding(
    WEEK, "empower", latitude=0.6
)
HARD = {"market.rival_drift": 0.0006}
SEEN_SOLVED = {"voice.resolved_weight": 0.85}

LISTENING = (
    Claim(
        "C59", "S3", "Self-service: service follows through.",
        "self-service .5", "as it is", "contacts a customer; experience of served cases",
        "fewer contacts; those whom a machine failed are worse served",
        "needs are met by machines; who had to switch channels is annoyed",
        (
            difference("contacts a customer", over("contacts", 104, 155, "share"), SELF, ALONE,
                       "below"),
            difference("experience of served cases, where a failed try annoys less where not",
                       over("cx", 104, 155), SELF, UNANNOYED, "below"),
        ),
        (without("failed self-service leaves nothing behind", {"further.self_switch": 0.0}, 1),),
        reading="Against a firm without more self-service, served cases are felt as better all the "
        "same: shorter queues outweigh the annoyance.",
    ),
    Claim(
        "C60", "S3, S4", "Customers tweet their way to better service.",
        "public complaints first", "first come, first served", "propensity to go public; wait",
        "propensity and others' wait up", "priority; customers learn which channel is answered",
        (
            difference("propensity", mind("public"), PUBLIC_FIRST, LISTEN_SERVICE, "above"),
            difference("wait of the others", Outcome("wait"), PUBLIC_FIRST, LISTEN_SERVICE,
                       "above"),
        ),
        (without("no channel learning", {"voice.channel_learning": False}),),
    ),
    Claim(
        "C61", "S4", "Individual treatment in public does not scale.",
        "half complain in public", "one in twenty, with the same team", "answered, of raised",
        "nearly all, then less than half", "a team of fixed size",
        (
            difference("answered, .5 less .05", ANSWERED, crowd(0.5), crowd(0.05), "below"),
            Contrast("answered at .05", (Term(1.0, crowd(0.05), ANSWERED),), "above", 0.8),
            Contrast("answered at .5", (Term(1.0, crowd(0.5), ANSWERED),), "below", 0.5),
        ),
        (without("a team without limit", {"service.team": 1000.0}),),
    ),
    Claim(
        "C62", "S4", "Engagement as a funnel; marketing muscles in.",
        "marketing owns listening and is paid for experience", "service owns it",
        "leads; experience of served cases", "leads up, cases served worse",
        "effort for engagement reaches people; a marketing team answers and does not solve",
        (
            difference("leads", total("leads"), COURTED, HEARD, "above"),
            difference("experience of served cases", Outcome("cx"), COURTED, HEARD, "below"),
        ),
        (without("engagement reaches nobody", {"further.engagement": 0.0}),),
        reading="Leads rise. Service is disturbed in one way, fewer first contacts are solved, "
        "and relieved in another: what marketing answers never reaches the queue, which "
        "is shorter for it, and served cases are felt as better.",
    ),
    Claim(
        "C63", "S4", "Outreach fulfils those who do it.",
        "service answers in public", "nobody does; integrated firm", "morale", "up",
        "morale follows what is solved in public",
        (difference("morale", Outcome("morale"), INT_SERVICE.having(ON["outreach"]),
                    INTEGRATED.having(ON["outreach"]), "above"),),
        (without("outreach does not touch morale", {"further.morale_outreach": 0.0}),),
    ),
    Claim(
        "C64", "S2", "The social bubble corrects itself.",
        "social media alone, in a fad and after it", "structure", "brand equity", "gain reverses",
        "how far posts carry is the world's affair",
        (
            change("social alone, gain from fad to after", over("brand_equity", 66, 77), EQUITY,
                   fad(LISTEN_SERVICE), fad(SILO), "below"),
            change("structure, likewise", over("brand_equity", 66, 77), EQUITY, fad(FULL),
                   fad(SILO), "not below"),
            difference("social alone, gain in the fad", over("brand_equity", 66, 77),
                       fad(LISTEN_SERVICE), fad(SILO), "above"),
        ),
        reading="Structure holds, and social media alone lose more after the fad than in it; but "
        "there was no gain to lose, since listening alone never helps the silo.",
    ),
    Claim(
        "C65", "S3", "From reactive to proactive: service earns a seat.",
        "clout grows with cases saved", "fixed clout; a reform taken back after 18 months",
        "IT's effort for fixes; brand equity", "more fixes; more of the reform stays",
        "clout follows savings",
        (
            difference("effort for fixes under reform", Outcome("effort_it_fixes"),
                       FULL.having(ON["clout"]), FULL, "above"),
            interaction("what stays of a reform", EQUITY, TAKEN_BACK.having(ON["clout"]),
                        SILO.having(ON["clout"]), TAKEN_BACK, SILO),
        ),
        (without("clout is fixed", {"further.clout_earned": 0.0}),),
        reading="Earned clout makes IT fix more, but not more lastingly where a reform was taken "
        "back: the silo that never reformed has fewer cases than at its start, too, and "
        "earns as much clout.",
    ),
    Claim(
        "C66", "S1", "After a crisis is the time to change.",
        "shared goals in a crisis", "a year later", "resistance; profit",
        "less resistance, and less profit to live on meanwhile",
        "a swamped desk is seen by all; budgets are cut",
        (
            Contrast("resistance in sales, 5 to 13 weeks later", (
                Term(1.0, AT_ONCE, over("resistance_sales", SOON + 5, SOON + 13)),
                Term(-1.0, DELAYED, over("resistance_sales", LATE + 5, LATE + 13)),
            ), "below"),
            Contrast("profit in the reform's first half year", (
                Term(1.0, AT_ONCE, total("profit", SOON, SOON + 25)),
                Term(-1.0, DELAYED, total("profit", LATE, LATE + 25)),
            ), "below"),
        ),
        (without("nobody feels urgency", {"further.urgency": 0.0}),),
        reading="Resistance is lower, as assumed. The slack is not thinner: the owners' cut of "
        "all budgets saves more at once than the crisis costs; its price comes a year "
        "later.",
    ),
    Claim(
        "C67", "S2", "Winning and keeping gets harder every year.",
        "rivals improve four times as fast", "as usual", "wins a lead; worth of keeping",
        "win rate falls over the years; keeping gains worth", "rivals' utility rises",
        (
            Contrast("wins a lead, year 3 less year 1, hard market", (
                Term(1.0, SILO.having(HARD), over("wins", 104, 155, "leads")),
                Term(-1.0, SILO.having(HARD), over("wins", 0, 51, "leads")),
            ), "below"),
            interaction("keeping x hard market: profit a week", Outcome("profit"),
                        STAY.having(HARD), STAY, SILO.having(HARD), SILO),
        ),
        reading="Winning does get harder every year. Keeping customers gains no measurable worth "
        "by it within three years.",
    ),
    Claim(
        "C68", "S1", "Dysfunction harms customers, employees and the bottom line together.",
        "start as a silo", "start integrated", "NPS, morale, profit", "all worse",
        "cases bounce, contacts get angry, load rises, people and customers leave",
        (
            difference("NPS", NPS, SILO, INTEGRATED, "below"),
            difference("morale", Outcome("morale"), SILO, INTEGRATED, "below"),
            difference("profit", PROFIT, SILO, INTEGRATED, "below"),
        ),
        (without("no cross-department cases, no relearning",
                 NO_CROSS | {"change.relearning": 0.0}),),
    ),
    Claim(
        "C69", "S2", "For some, social media are a waste of time.",
        "service listens where posts do not carry", "nobody listens", "profit; brand equity",
        "profit down, brand equity not up; with reach it pays only where the firm can act",
        "listening takes time and money",
        (
            difference("profit, no reach", PROFIT, loud(LISTEN_SERVICE, 0.0), loud(SILO, 0.0),
                       "below"),
            difference("brand equity, reach x3, integrated", EQUITY, loud(INT_SERVICE, 3.0),
                       loud(INTEGRATED, 3.0), "above"),
            difference("brand equity, reach x3, silo", EQUITY, loud(LISTEN_SERVICE, 3.0),
                       loud(SILO, 3.0), "not above"),
        ),
    ),
    Claim(
        "C70", "S0", "PR has become service, and service PR.",
        "a complaint solved in public weighs half", "no more than a reply", "image; trust",
        "resolution > reply", "onlookers see that it was solved",
        (
            difference("image", Outcome("image"), INT_SERVICE, INT_SERVICE.having(SEEN_SOLVED),
                       "above"),
            difference("trust", Outcome("trust"), INT_SERVICE, INT_SERVICE.having(SEEN_SOLVED),
                       "above"),
        ),
        (without("no broadcasting", NO_POSTS),),
    ),
    Claim(
        "C71", "S3", "Powerless customer leaders report the news and give up.",
        "executive without power", "with a share of IT's queue", "actions; tenure",
        "reports, no actions; tenure falls", "effort without control",
        reading="That nothing follows is C43; how long somebody bears it is not modelled.",
    ),
)  # fmt: skip
