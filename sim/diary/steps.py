"""The words of a journey: kinds of steps, and who was met."""

from dataclasses import dataclass
from enum import StrEnum

from sim.customers import codes as at
from sim.policy import Owner

MARKETING, SALES, SERVICE, IT = "marketing", "sales", "service", "it"
DESK, MACHINE, NOBODY = "desk", "machine", "nobody"

PARTNERS = {at.FAILED: IT, at.MISMATCHED: SALES, at.ASKED: MARKETING}
"""Whom service needs for a case that crosses departments, by kind of case."""
NEED = at.FAILED | at.MISMATCHED | at.ASKED


class Kind(StrEnum):
    """What can happen to a customer, in the order in which a week lets it happen."""

    ARRIVED = "arrived"
    PROMISED = "promised"  # saw an advertisement
    TESTED = "tested"  # read a press test
    CONSIDERED = "considered"
    CALLED_BACK = "called back"
    WON = "won"
    OVERSOLD = "oversold"
    FAILED = "failed"
    MISMATCHED = "mismatched"
    ASKED = "asked"
    SELF_SERVED = "self served"
    SILENT = "silent"  # suffered, and said nothing to the firm
    CONTACTED = "contacted"
    COMPLAINED = "complained"  # in public
    OVERTAKEN = "overtaken"
    WAITED = "waited"
    UNSERVED = "unserved"  # found no place in the queue
    IGNORED = "ignored"  # nobody read it
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    BOUNCED = "bounced"  # stuck at the wall between two departments
    NOTED = "noted"  # became an item on its way to IT
    GAVE_UP = "gave up"
    REFUNDED = "refunded"
    OUTAGE = "outage"
    POSTED = "posted"
    TALKED = "talked"
    HEARD = "heard"  # others, speaking about us
    PASSED_ON = "passed on"
    VIRAL = "viral"
    LEFT = "left"


MINOR = frozenset((Kind.PROMISED, Kind.TALKED, Kind.HEARD, Kind.PASSED_ON, Kind.OUTAGE))
"""Kinds that a short journey may leave out."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a customer."""

    week: int
    kind: Kind
    departments: tuple[str, ...] = ()
    """Who was met, in order; a bounce names both sides of the wall."""
    answered_by: str = ""
    """Of what was answered, or not: nobody, marketing, service, desk or machine."""
    contact: int | None = None
    """The how-manieth contact about this case; None where there is no case, or where it was open
    before the diary began."""
    wait: float | None = None
    """Of a wait: how long, in patiences."""
    heard_by: int = 0
    """Of what was said: how many people could hear it."""
    times: int = 1
    """Of advertisements: in how many weeks until something else happened."""

    @property
    def minor(self) -> bool:
        """Whether a short journey may leave it out."""
        return self.kind in MINOR


def who_answered(answered: int, listening: int) -> str:
    """Who answered a customer: `answered` of the week, under an owner of listening."""
    if answered == at.TEAM:
        return MARKETING if listening == Owner.MARKETING else DESK
    return {at.QUEUE: SERVICE, at.MACHINE: MACHINE}.get(answered, NOBODY)


def departments_of(answered_by: str) -> tuple[str, ...]:
    """The departments behind an answer; the joint desk is two of them."""
    if answered_by == DESK:
        return MARKETING, SERVICE
    return (answered_by,) if answered_by in {MARKETING, SALES, SERVICE, IT} else ()


def partner(code: int) -> str:
    """The department that service needs for a case of this kind."""
    return next(name for bit, name in PARTNERS.items() if code & bit)


def is_case(code: int) -> bool:
    """Whether the customer asked the firm for help this week, in private or in public."""
    return bool(code & NEED) and not code & (at.SILENT | at.SELF_SERVED)


def next_contact(code: int, before: int | None) -> int | None:
    """The number of this week's contact about its case, after that of the last one.

    Args:
        code: of the week; it must be a case.
        before: contacts about the case before this week; None: nobody knows.
    """
    if not code & at.AGAIN:
        return 1
    return before + 1 if before else None
