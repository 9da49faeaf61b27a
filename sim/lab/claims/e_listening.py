"""Section 1E of the register, second half: answering, outreach, crises."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    EQUITY,
    FULL,
    INTEGRATED,
    LISTEN_SERVICE,
    NO_CROSS,
    NO_POSTS,
    NPS,
    PROFIT,
    SILO,
    WEEK,
)
from sim.lab.claims.contrasts import (
    Contrast,
    Term,
    change,
    difference,
    interaction,
)
from sim.lab.claims.e_voice import INT_SERVICE, loud
from sim.lab.claims.outcomes import Outcome, mind, over
from sim.lab.claims.register import Claim, without


def fad(arm: Arm) -> Arm:
    """An arm in a world that first listens to posts more, then less."""
    return arm.meeting(WEEK, "fad", size=3.0, weeks=52).meeting(78, "fad", size=0.5, weeks=78)


PUBLIC_FIRST = LISTEN_SERVICE.deciding(WEEK, "answering_policy", order="public_first")
STAY = SILO.deciding(WEEK, "staff_service", rule="to_demand").deciding(
    WEEK, "empower", latitude=0.6
)
HARD = {"market.rival_drift": 0.0006}
SEEN_SOLVED = {"voice.resolved_weight": 0.85}

LISTENING = (
    Claim(
        "C59", "S3", "Self-service: service follows through.",
        "self-service", "as it is", "contacts a customer", "fewer; its failures are worse contacts",
        "needs are met by machines",
        reading="Contacts are deflected, but a customer whom self-service failed arrives like any "
        "other: the penalty for switching channels is not built.",
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
        "public share .5", ".05, with the same team", "answered public complaints",
        "rate collapses beyond capacity", "a team of fixed size",
        reading="Answered and raised public complaints are not measured yet.",
    ),
    Claim(
        "C62", "S4", "Engagement as a funnel; marketing muscles in.",
        "marketing's effort for engagement", "none", "leads; service's cases",
        "leads up, service disturbed", "effort is shared out",
        reading="Listening brings no leads in the model: posts are read, nobody is courted.",
    ),
    Claim(
        "C63", "S4", "Outreach fulfils those who do it.",
        "service answers in public", "nobody does", "morale", "up", "morale follows what is solved",
        reading="Morale follows first contacts solved, public or not.",
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
    ),
    Claim(
        "C65", "S3", "From reactive to proactive: service earns a seat.",
        "clout grows with documented savings", "fixed clout", "service's clout", "locks in",
        "clout follows attributed value",
        reading="Clout of departments is a parameter, not a state.",
    ),
    Claim(
        "C66", "S1", "After a crisis is the time to change.",
        "reform right after a crisis", "later", "resistance", "lower, with thin slack",
        "urgency lowers resistance",
        reading="Resistance does not know of crises yet.",
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
