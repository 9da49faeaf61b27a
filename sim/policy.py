"""The levers in force, and the policy that says which lever changes when.

A decision changes nothing but policy; a policy is immutable, so a preview cannot leak. Lead times
and programmes are dated changes: what a decision sets in week 13 may begin in week 17.
"""

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any, NamedTuple

from sim.flows import Four, Goals, Pairs, Tasks
from sim.scenario.records import record
from sim.scenario.start import Start


class Owner(IntEnum):
    """Who owns listening, or signs off the promise."""

    NOBODY = 0
    MARKETING = 1
    SERVICE = 2
    JOINT = 3
    EXECUTIVE = 4


class Answering(IntEnum):
    """In which order, and how alike, channels are answered."""

    FIRST_COME = 0
    PUBLIC_FIRST = 1
    ONE_POLICY = 2


class Home(IntEnum):
    """Where the customer executive sits."""

    NOWHERE = 0
    MARKETING = 1
    SERVICE = 2
    CHIEF = 3
    OPERATIONS = 4


class Staffing(IntEnum):
    """How service is staffed."""

    COST_CENTRE = 0
    TO_DEMAND = 1
    FIXED = 2


class Form(IntEnum):
    """What becomes of goals that all share."""

    COMPOSITE = 0
    CHECKLIST = 1
    TEAM_TOTAL = 2


class Boss(IntEnum):
    """Whom a department reports to."""

    CEO = 0
    MARKETING = 1
    SALES = 2
    SERVICE = 3
    IT = 4
    OPERATIONS = 5


class Levers(NamedTuple):
    """Every lever a decision can reach, as it stands in one week."""

    marketing_goals: Goals
    sales_goals: Goals
    service_goals: Goals
    it_goals: Goals
    strength: float  # of incentives
    budgets: Four  # of the base budget
    spend: float  # campaigns, of the base
    extra_promise: float  # on marketing's claim
    signoff: int  # Owner
    signoff_margin: float
    listening: int  # Owner
    answering: int  # Answering
    empowerment: float  # latitude aimed at
    process: float  # depth of redesign aimed at
    training: float  # 1 while training runs
    record: float  # 1 while the customer-record programme runs
    record_target: float  # integration it aims at
    platform: float  # 1 with a collaboration platform
    colocated: Pairs  # 1 for pairs that sit together
    sponsor: float  # authority aimed at, 0 to 0.75
    home: int  # Home
    executive_authority: float  # 0 reports, 0.5 co-decides, 1 orders
    executive_access: float  # share of logged failures it sees
    executive_opex: float  # share of everybody's spending it prioritises
    metrics: float  # 1 with operational customer metrics
    staffing: int  # Staffing
    utilisation: float  # aimed at, where staffed to demand
    root_floor: float  # least effort for root causes in service
    self_service: float  # strength of self-service that a programme builds
    mandate: float  # share of IT that is ring-fenced
    mandate_run: float  # ... and how it is split
    mandate_features: float
    mandate_fixes: float
    mandate_integrate: float
    discount: float
    dividend: float  # owners' draw, of the usual
    points: Four  # change points that weigh on each department
    spending: float  # programmes, this week, u
    helping: Four  # share of pay for passing things on
    same_head: Pairs  # 1 for pairs under one head
    bridging: Pairs  # share of people with breadth in both departments of a pair
    recruits: float  # share of people hired for their willingness to share
    form: int  # Form
    quota: float  # how far sales' quota lies above what was sold lately
    rotated: Pairs  # share of a pair's managers who have worked on the other side
    profile: float  # share of new people chosen for their willingness to share
    audited: Four  # 1 where the numbers of a department are checked
    sealed: Tasks  # effort that a department's own head has set; all 0 where nobody has
    chart: Four  # whom each department reports to: a Boss
    merged: Pairs  # willingness that one director for a pair adds to it
    joined: Pairs  # share of each other's goals in the rows of a pair with one director
    breadth: float  # skill that service lacks where its people do others' work as well
    upset: Four  # resistance raised this week in those who were moved
    handover: float = 0.0  # least share of sales' time for fit and for handing over
    parting: float = 0.0  # morale that somebody's leaving costs service this week
    leads_agreed: float = 0.0  # how far marketing and sales agree what a good lead is, 0 to 1
    held_back: float = 0.0  # share of raw leads that marketing then keeps to itself
    stop: int = 0  # Owner of the right to stop a campaign or a release
    squad: float = 0.0  # 1 while a squad mends what is broken
    notice: float = 0.0  # 1 while customers are told what is wrong
    reply: float = 0.0  # 1 while public complaints get a reply in any case
    refund: float = 0.0  # 1 while open cases are closed with money


NOBODY = Four(0.0, 0.0, 0.0, 0.0)
NONE, UNSEALED = Pairs(*[0.0] * 6), Tasks(*[0.0] * len(Tasks._fields))


def first_levers(start: Start, strength: float) -> Levers:
    """The levers of a firm that has decided nothing."""
    return Levers(
        marketing_goals=Goals(*record(start.marketing)),
        sales_goals=Goals(*record(start.sales)),
        service_goals=Goals(*record(start.service)),
        it_goals=Goals(*record(start.it)),
        strength=strength,
        budgets=Four(1.0, 1.0, 1.0, 1.0),
        spend=1.0,
        extra_promise=0.0,
        signoff=int(Owner.NOBODY),
        signoff_margin=0.03,
        listening=int(Owner.NOBODY),
        answering=int(Answering.FIRST_COME),
        empowerment=start.empowerment,
        process=0.0,
        training=0.0,
        record=0.0,
        record_target=0.8,
        platform=0.0,
        colocated=NONE,
        sponsor=0.0,
        home=int(Home.NOWHERE),
        executive_authority=0.0,
        executive_access=0.0,
        executive_opex=0.0,
        metrics=0.0,
        staffing=int(Staffing.COST_CENTRE),
        utilisation=0.87,
        root_floor=0.0,
        self_service=0.0,
        mandate=0.0,
        mandate_run=0.0,
        mandate_features=0.0,
        mandate_fixes=0.5,
        mandate_integrate=0.5,
        discount=0.0,
        dividend=1.0,
        points=NOBODY,
        spending=0.0,
        helping=Four(0.0, 0.0, 0.0, 0.0),
        same_head=NONE,
        bridging=NONE,
        recruits=0.0,
        form=int(Form.COMPOSITE),
        quota=0.0,
        rotated=NONE,
        profile=0.0,
        audited=Four(0.0, 0.0, 0.0, 0.0),
        sealed=UNSEALED,
        chart=NOBODY,
        merged=NONE,
        joined=NONE,
        breadth=0.0,
        upset=NOBODY,
    )


type Value = float | int | Goals | Four | Pairs | Tasks


@dataclass(frozen=True, slots=True)
class Change:
    """From `week` on, a lever has this value, until a later change."""

    week: int
    lever: str
    value: Value
    part: str = ""  # a field of the lever, where the lever is a tuple


@dataclass(frozen=True, slots=True)
class Running:
    """A programme under way: what it costs, and whose time it takes."""

    name: str
    start: int
    end: int  # first week without it
    weekly: float  # u
    points: Four  # change points on each department
    once: float = 0.0  # u, in the first week
    origin: str = ""  # the decision that began it

    @property
    def taken(self) -> int:
        """Change points it takes of those a firm has at once."""
        return round(max(self.points))


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that was taken."""

    name: str
    kind: str
    week: int
    decision: object  # its record; decisions stand a floor above
    undoes: str = ""  # the decision that it rolls back


@dataclass(frozen=True, slots=True)
class Policy:
    """What has been decided so far: the first levers, dated changes, and programmes."""

    first: Levers
    changes: tuple[Change, ...] = ()
    running: tuple[Running, ...] = field(default=())
    taken: tuple[Taken, ...] = ()

    def with_changes(self, *changes: Change) -> "Policy":
        """This policy and more changes: the later week wins, and in one week the later change."""
        return replace(self, changes=self.changes + changes)

    def with_programme(self, programme: Running) -> "Policy":
        """This policy and one more programme."""
        return replace(self, running=(*self.running, programme))

    def noting(self, taken: Taken) -> "Policy":
        """This policy, which knows of one more decision."""
        return replace(self, taken=(*self.taken, taken))

    def levers(self, week: int) -> Levers:
        """The levers in force in a week."""
        found: dict[str, Value] = {}
        due = (change for change in self.changes if change.week <= week)
        for change in sorted(due, key=lambda change: change.week):
            value = change.value
            if change.part:
                old = found.get(change.lever, getattr(self.first, change.lever))
                value = old._replace(**{change.part: value})
            found[change.lever] = value
        busy: dict[str, Any] = {"points": self.points(week), "spending": self.spending(week)}
        return self.first._replace(**found | busy)

    def points(self, week: int) -> Four:
        """Change points that weigh on each department in a week."""
        total = NOBODY
        for item in self.running:
            if item.start <= week < item.end:
                total = Four(*(a + b for a, b in zip(total, item.points, strict=True)))
        return total

    def spending(self, week: int) -> float:
        """What programmes cost in a week, u."""
        total = 0.0
        for item in self.running:
            total += item.weekly if item.start <= week < item.end else 0.0
            total += item.once if item.start == week else 0.0
        return total

    def next_change(self, week: int) -> int | None:
        """The first week after `week` in which any lever, point or cost changes."""
        weeks = {change.week for change in self.changes}
        for item in self.running:
            weeks |= {item.start, item.start + 1, item.end}
        return min((date for date in weeks if date > week), default=None)
