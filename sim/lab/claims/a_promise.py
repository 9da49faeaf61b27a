"""Section 1A of the register: promise, expectation, delivery."""

from sim.lab.claims.arms import Arm
from sim.lab.claims.common import (
    EQUITY,
    INTEGRATED,
    LISTEN_SERVICE,
    NO_CROSS,
    NO_NORMS,
    NO_WALLS,
    NPS,
    ON,
    PROFIT,
    SHARE,
    SILO,
    TRUST,
    WEEK,
)
from sim.lab.claims.contrasts import Contrast, Peak, Term, difference, drift, interaction, relative
from sim.lab.claims.outcomes import Outcome, mind, over, total
from sim.lab.claims.register import Claim, without

CAPPED = SILO.deciding(WEEK, "promise_signoff", by="marketing", margin=0.0)
LOUD = SILO.deciding(WEEK, "promise_level", extra=0.12)
LEVELS = tuple(
    (f"{level:+.2f}", SILO.turning(WEEK + 1, extra_promise=level) if level else SILO)
    for level in (-0.40, -0.30, -0.20, -0.10, 0.0, 0.12)
)
"""From a promise far below what is delivered to one far above."""
LONG = over("share", 299, 311)
PRICES = (("bounced", 2.6), ("leads", 9.0), ("leads_followed", -9.0), ("losses", 53.0))
"""u for a handled contact, a lead and a new customer: the first budgets over the first volumes."""
TWO_STORIES = SILO.having(ON["contradiction"])
INCONSISTENT = LISTEN_SERVICE.deciding(WEEK, "answering_policy", order="public_first")
CONSISTENT = LISTEN_SERVICE.deciding(WEEK, "answering_policy", order="one_policy")


def waste(arm: Arm) -> tuple[Term, ...]:
    """What non-collaboration costs: bounced cases, leads nobody works, customers to replace."""
    return tuple(Term(price, arm, total(metric, 0)) for metric, price in PRICES)


PROMISE = (
    Claim(
        "C1", "S0",
        "The gap between promise and delivery is structural: those who promise never meet the "
        "customer again, and those who redeem it are not heard.",
        "start as a silo", "start integrated", "promise less delivery, week 40 to 52; brand equity",
        "silo > integrated, and widening; brand equity lower",
        "marketing learns what is delivered only as fast as service's reports cross the wall",
        (
            difference("gap in year 1", over("promise_gap", 39, 51), SILO, INTEGRATED, "above"),
            drift("gap widens, year 1 to 3", over("promise_gap", 39, 51), Outcome("promise_gap"),
                  SILO, "above"),
            difference("brand equity", EQUITY, SILO, INTEGRATED, "below"),
        ),
        (without("everything crosses", NO_WALLS),),
    ),
    Claim(
        "C2", "S0", "Managing expectations is the key to success.",
        "cap the promise at what marketing believes is delivered", "no cap",
        "NPS, trust, BE, share",
        "wins dip at most for a while; NPS, trust and brand equity up; share not lower",
        "experience is compared with what is expected and with what was promised, asymmetrically",
        (
            difference("NPS", NPS, CAPPED, SILO, "above"),
            difference("trust", TRUST, CAPPED, SILO, "above"),
            difference("brand equity", EQUITY, CAPPED, SILO, "above"),
            difference("share", SHARE, CAPPED, SILO, "not below", 0.0),
        ),
        (without("quality alone counts", NO_NORMS),),
    ),
    Claim(
        "C3", "S0", "Over-promising fractures the brand.",
        "promise .12 more from week 26 on", "none", "brand equity, wins, trust, share; profit",
        "wins at least 5 % up for a quarter; BE, trust and share down; best promise in between",
        "the promise raises choice as far as it is trusted, and is owed from then on",
        (
            difference("brand equity", EQUITY, LOUD, SILO, "below"),
            relative("wins, first quarter", total("wins", 27, 39), LOUD, SILO, "above", 0.05),
            difference("trust", TRUST, LOUD, SILO, "below"),
            difference("share", SHARE, LOUD, SILO, "below"),
            Peak("profit over levels of promise", PROFIT, LEVELS),
        ),
        (without("quality alone counts", NO_NORMS),),
    ),
    Claim(
        "C4", "S0",
        "Departments that talk separately to the same customer fracture equity in public.",
        "marketing and service meet one customer in a week, and differ", "nobody compares",
        "trust", "trust lost, and more in the silo than integrated", "customers compare statements",
        (
            difference("trust in the silo", TRUST, TWO_STORIES, SILO, "below"),
            interaction("silo less integrated", TRUST, TWO_STORIES, SILO,
                        INTEGRATED.having(ON["contradiction"]), INTEGRATED, "below"),
        ),
        (without("both departments know what is delivered",
                 NO_WALLS | {"promise.inflation": 0.0, "promise.belief_weeks": 1.0}),),
        reading="A customer compares within one week, not eight: promise seen and case answered.",
    ),
    Claim(
        "C5", "S0", "Nobody's fault: an artefact of specialisation since the small shop.",
        "one generalist unit", "four specialised departments", "profit by firm size",
        "small firm: generalists win; large: specialists",
        "gains of specialisation against losses at walls",
        reading="Departments are fixed; the model has no unit that does everything.",
    ),
    Claim(
        "C6", "S0", "Silos end in the failure of the company.",
        "start as a silo, 312 weeks", "start integrated", "chance that cash falls below 0",
        "silo > integrated", "budgets follow revenue: less revenue, less service, more exit",
        (
            difference("chance of cash below 0", Outcome("cash", 0, 311, "below_zero"), SILO,
                       INTEGRATED, "above"),
            difference("share in year 6", LONG, SILO, INTEGRATED, "below"),
        ),
        (without("budgets do not follow revenue",
                 {"advertising.budget_follows_revenue": False}, 1),),
        reading="Nobody goes under: budgets, heads and the owners' draw follow revenue down, so "
        "the firm shrinks to a remnant with cash in hand. What ends is the business, not "
        "the company; in half of the random firms of the last column it is both.",
    ),
    Claim(
        "C7", "S0", "Non-collaboration wastes millions.",
        "start as a silo", "start integrated",
        "cost of bounced cases, leads nobody works and customers to replace",
        "at least half as much again", "cases bounce, leads fall into a hole, customers leave",
        (
            Contrast("waste, silo over integrated",
                     (*waste(SILO), *(t._replace(weight=-t.weight) for t in waste(INTEGRATED))),
                     "above", 0.5, over=waste(INTEGRATED)),
        ),
        (without("nothing needs a second department, everything crosses", NO_CROSS | NO_WALLS),),
    ),
    Claim(
        "C8", "S3", "Answer alike by phone, mail and in public.",
        "public complaints answered first", "one policy for all channels",
        "own customers' propensity to complain in public", "higher",
        "customers learn which channel is answered",
        (difference("propensity", mind("public"), INCONSISTENT, CONSISTENT, "above"),),
        (without("no channel learning", {"voice.channel_learning": False}),),
    ),
)  # fmt: skip
