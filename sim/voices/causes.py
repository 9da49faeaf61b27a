"""What can make a customer say something, and when: read off the log, never guessed."""

from collections.abc import Callable

from sim.customers import codes as at
from sim.diary.steps import MARKETING
from sim.voices.accounts import MEMORY, Account
from sim.voices.hashing import chosen
from sim.voices.message import Channel

GAP = 0.10
"""A promise that lies so far above what is delivered is noticed."""
OVERSOLD_BY = 0.03
APART = 0.08
"""Departments whose beliefs lie so far apart tell different stories."""
SEVERE = 1.0
"""A bug that doubles failures: most of them are its own."""
FAULT_AGE = 8
"""Weeks after which a fault that was written down should have been mended."""

type Test = Callable[[Account], bool]


def _open(a: Account) -> bool:
    return a.case and not a.code & at.SOLVED


def _suffered(a: Account) -> bool:
    """A need that ended badly: an open case, or one that was never brought up."""
    return _open(a) or bool(a.code & at.SILENT)


def _solved(a: Account) -> bool:
    return a.case and bool(a.code & at.SOLVED)


def _oversold(a: Account) -> bool:
    """Expected something else, and was won lately on a claim well above the promise."""
    if not (a.code & at.MISMATCHED and a.had(at.OVERSOLD, MEMORY)):
        return False
    age = next(weeks for weeks, code in enumerate(a.past) if code & at.OVERSOLD)
    won = a.diary.page(a.page.week - age)
    return float(won.promised[a.customer]) - won.lived.promise.claim > OVERSOLD_BY


def _contradicted(a: Account) -> bool:
    beliefs = a.met.values()
    return len(beliefs) > 1 and max(beliefs) - min(beliefs) > APART and _open(a)


def _known(a: Account) -> bool:
    """A failure of somebody whose failure was written down more than eight weeks ago."""
    before = a.past[FAULT_AGE + 1 :]
    return any(code & at.NOTED and code & at.FAILED for code in before)


def _other(a: Account) -> bool:
    """Nothing but a plain week: those who speak then speak of the whole."""
    return not a.case and not a.code & (at.SILENT | at.SELF_SERVED | at.OUTAGE)


CAUSES: dict[str, Test] = {
    "promise": lambda a: (
        bool(a.code & at.MISMATCHED)
        and _suffered(a)
        and a.had(at.EXPOSED)
        and a.disappointment > GAP
    ),
    "oversell": lambda a: _suffered(a) and _oversold(a),
    "contradiction": _contradicted,
    "failure": lambda a: bool(a.code & at.FAILED) and _suffered(a),
    "known_fault": lambda a: bool(a.code & at.FAILED) and _suffered(a) and _known(a),
    "bug": lambda a: (
        bool(a.code & at.FAILED)
        and not a.code & at.AGAIN
        and _suffered(a)
        and a.page.firm.it.bug >= SEVERE
    ),
    "outage": lambda a: bool(a.code & at.OUTAGE) and not a.case,
    "mismatch": lambda a: bool(a.code & at.MISMATCHED) and _suffered(a),
    "routine": lambda a: bool(a.code & at.ASKED) and _open(a),
    "wait": lambda a: bool(a.code & at.WAITED) and not a.code & at.PUBLIC,
    "gave_up": lambda a: bool(a.code & at.GAVE_UP),
    "bounced": lambda a: bool(a.code & at.BOUNCED),
    "solved_once": lambda a: _solved(a) and a.contact == 1 and not a.code & at.PUBLIC,
    "solved_late": lambda a: _solved(a) and bool(a.code & at.AGAIN) and not a.code & at.PUBLIC,
    "solved_public": lambda a: _solved(a) and bool(a.code & at.PUBLIC),
    "reply_only": lambda a: (
        bool(a.code & at.PUBLIC) and a.answered_by in {MARKETING, "desk"} and _open(a)
    ),
    "refunded": lambda a: bool(a.code & at.REFUNDED),
    "overtaken": lambda a: bool(a.code & at.OVERTAKEN),
    "neighbour": lambda a: (
        a.channel in {Channel.FRIEND, Channel.PUBLIC} and _other(a) and a.saw_public_first
    ),
    "self_ok": lambda a: bool(a.code & at.SELF_SERVED),
    "talk": lambda a: a.channel in {Channel.FRIEND, Channel.PUBLIC} and _other(a),
    "left": lambda a: a.channel is Channel.EXIT,
}
"""Each cause by name, and when it is one. More than one may hold; one is spoken of."""


WEIGHTS = {"wait": 1, "promise": 3, "bug": 3, "reply_only": 3, "overtaken": 3, "neighbour": 3}
WEIGHTS |= {"oversell": 4, "contradiction": 4, "known_fault": 4}
USUAL_WEIGHT = 2
"""People speak of what is particular about their case rather than of what all cases share."""


def causes_of(account: Account) -> tuple[str, ...]:
    """All that made a customer say something; a leaver speaks of leaving.

    Whoever was paid speaks of that: the case is closed, and no other line would know.
    """
    if account.channel is Channel.EXIT:
        return ("left",)
    if CAUSES["refunded"](account):
        return ("refunded",)
    return tuple(name for name, holds in CAUSES.items() if holds(account))


def cause_of(account: Account) -> str:
    """The one that is spoken of: the same for the same log line, whoever asks and when."""
    causes = causes_of(account)
    heavy = [name for name in causes for _ in range(WEIGHTS.get(name, USUAL_WEIGHT))]
    return heavy[chosen(account.diary.key, account.customer, account.page.week) % len(heavy)]
