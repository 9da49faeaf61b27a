"""What passes between departments and customers in a week: named, frozen, made of numbers.

All counts are per 1,200 people of the market, whatever the number simulated.
"""

from typing import NamedTuple


class Goals(NamedTuple):
    """What a department is paid for, or what a task is believed to do: a share for each goal."""

    leads: float
    revenue: float
    retention: float
    cost: float
    cx: float
    uptime: float


class Four(NamedTuple):
    """A number for each department."""

    marketing: float
    sales: float
    service: float
    it: float


class Pairs(NamedTuple):
    """A number for each pair of departments."""

    marketing_sales: float
    marketing_service: float
    marketing_it: float
    sales_service: float
    sales_it: float
    service_it: float


class Tasks(NamedTuple):
    """A share of its time for each task of each department."""

    hype: float
    calibrate: float
    listen: float
    close: float
    fit: float
    throughput: float
    care: float
    root: float
    run: float
    features: float
    fixes: float
    integrate: float


class News(NamedTuple):
    """What the world does to the firm this week."""

    bug: float  # size of an acute bug that breaks out
    outage_factor: float  # multiplies the chance of an outage
    demand: float  # multiplies how many people look for a supplier
    routine: float  # multiplies routine questions
    amplification: float  # multiplies how far posts carry
    rivals: float  # added to every rival's utility
    budget: float  # multiplies every budget
    reach: float  # added to the reach of advertising
    viral: float  # weight with which the three best-connected people post in anger
    praise: float  # weight with which the best-connected person posts praise
    tested: float  # share of prospects who read a press test
    drift: float = 0.0  # added each week to what rivals gain in one
    spending: float = 1.0  # multiplies what customers pay
    urgency: float = 1.0  # multiplies the resistance that new goals raise
    prestige: float = 0.0  # added to marketing's clout
    vacant: float = 0.0  # 1 while the customer executive's seat is empty
    parting: float = 0.0  # share of service's people who leave this week
    unlearned: float = 0.0  # share of service's skill that goes with them
    regulated: float = 0.0  # 1 while a regulator says in which order complaints are answered
    fee: float = 0.0  # what that costs, u
    gone: float = 0.0  # share of own customers who leave at once, best connected first


QUIET = News(0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
"""A week without news."""


class Product(NamedTuple):
    """What IT delivers."""

    quality: float  # quality of a week of use
    issues: float  # latent and known issues
    bug: float  # acute bug: failures times 1 + this
    features: float  # freshness of features
    outage: float  # 1 in a week with an outage, else 0


class Promise(NamedTuple):
    """What marketing says."""

    claim: float
    reach: float  # share of people exposed
    calibration: float  # effort for saying what will be delivered
    notice: float  # share of own customers who are told what is wrong


class Offer(NamedTuple):
    """What sales says, and how it treats leads."""

    claim: float
    oversell: float
    called_back: float  # chance that a lead is worked
    fitting: float  # effort for selling what fits
    bargain: float  # how far the price lies below the one people remember
    held_back: float  # share of raw leads, the least promising, that marketing keeps


class Deals(NamedTuple):
    """What came of it."""

    leads: float
    called_back: float
    wins: float


class Tickets(NamedTuple):
    """What customers need from service."""

    failures: float
    mismatches: float
    routine: float
    silent: float  # suffered, and said nothing to the firm
    self_served: float
    phoned: float  # cases in the private queue
    public: float  # cases raised in public
    backlog: float  # of all these, open from an earlier week


class Handed(NamedTuple):
    """Chances to solve a case of a new customer whom sales has handed over well."""

    weeks: float  # how long a customer is new; 0 without a standard for handovers
    failure: float  # chance to solve a failure that needs IT
    mismatch: float  # ... a mismatch that needs sales
    routine: float  # ... a question that needs marketing


class Answers(NamedTuple):
    """On what terms service answers this week."""

    load: float  # cases over capacity
    served_private: float  # chance that a private case finds its place in the week
    served_public: float
    wait_private: float  # felt wait
    wait_public: float
    solved_own: float  # chance that a case within service is solved
    solved_failure: float  # ... a failure that needs IT
    solved_mismatch: float  # ... a mismatch that needs sales
    solved_routine: float  # ... a question that needs marketing
    handed: Handed  # ... the same for new customers, where handovers have a standard
    solved_team: float  # ... a public case in the hands of a listening team
    team_answers: float  # chance that such a team gets to a public case
    experience: float  # of a solved case without a wait
    insight: float  # chance that a served failure or mismatch becomes an item for IT
    insight_public: float  # ... a post, where somebody listens
    replied: float  # chance that a public complaint gets a reply in any case
    refunded: float  # experience of a case that is closed with money; 0 where none is


class Outcomes(NamedTuple):
    """How the answers ended."""

    served: float
    first_contacts: float
    solved_first: float
    solved: float
    bounced: float
    gave_up: float
    answered_public: float
    solved_public: float
    ignored_public: float
    open_cases: float
    open_mismatches: float
    items: float
    experience: float  # sum over served cases of the experience
    experience_solved: float  # ... over the solved among them
    refunded: float  # closed with money


class Posts(NamedTuple):
    """What customers say in public."""

    posts: float
    positive: float
    negative: float
    talks: float
    reshares: float


class Exits(NamedTuple):
    """Who went."""

    left: float
    newcomers: float
    replaced: float  # own customers in whose place newcomers came
    cases_lost: float  # open cases of those who left or were replaced


class Census(NamedTuple):
    """Means over people after a week, from sums that are exact in any order."""

    customers: float  # own customers, per 1,200 people
    equity: float
    salience: float
    image: float
    trust: float
    loyalty: float
    satisfaction: float  # mean over own customers
    expectation: float  # mean over own customers
    promised: float  # mean over own customers
    promoters: float  # share of own customers
    detractors: float
    awareness_others: float  # mean awareness of rivals' customers
    premium: float  # own customers a week more than a nameless brand would have, per 1,200 people


class Channels(NamedTuple):
    """Where customers can turn, and who listens."""

    self_service: float  # strength of self-service
    shared: float  # share of cases that need a second department
    captured: float  # chance that listening finds a silent public detractor
    joins: float  # chance that a public complaint no team answers reaches the queue
    visible: float  # 1 where answers to public complaints are seen in public, else 0
    learning: float  # 1 where customers can learn which channel is answered, else 0
    public_first: float  # 1 where public complaints go first in the queue, else 0
    annoyed: float = 0.0  # what failed self-service takes from an answer
