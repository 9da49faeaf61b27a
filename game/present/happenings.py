"""What happened to a customer, in words: a heading and one plain sentence for each kind of step.

A sentence says what the record of its step holds, and nothing else.
"""

from collections.abc import Callable

from game.present.names import department
from game.words import _, language, n_
from sim.diary import Kind, Step
from sim.scenario.schema import Words

LONGEST_WAIT = 90
"""Minutes beyond which nobody counts them."""
GOOD = frozenset((Kind.SOLVED, Kind.SELF_SERVED, Kind.CALLED_BACK, Kind.WON))
BAD = frozenset((
    Kind.OVERSOLD, Kind.FAILED, Kind.MISMATCHED, Kind.SILENT, Kind.COMPLAINED, Kind.OVERTAKEN,
    Kind.WAITED, Kind.UNSERVED, Kind.IGNORED, Kind.UNSOLVED, Kind.BOUNCED, Kind.GAVE_UP,
    Kind.OUTAGE, Kind.VIRAL, Kind.LEFT,
))  # fmt: skip
"""Steps that nobody wishes on a customer. The rest is neither good nor bad."""
ICONS = {
    Kind.ARRIVED: "person",
    Kind.PROMISED: "megaphone",
    Kind.TESTED: "book",
    Kind.CONSIDERED: "eye",
    Kind.CALLED_BACK: "chart",
    Kind.WON: "check",
    Kind.OVERSOLD: "chart",
    Kind.FAILED: "warning",
    Kind.MISMATCHED: "warning",
    Kind.ASKED: "question",
    Kind.SELF_SERVED: "monitor",
    Kind.SILENT: "person",
    Kind.CONTACTED: "headset",
    Kind.COMPLAINED: "speech",
    Kind.OVERTAKEN: "people",
    Kind.WAITED: "clock",
    Kind.UNSERVED: "cross",
    Kind.IGNORED: "cross",
    Kind.SOLVED: "check",
    Kind.UNSOLVED: "cross",
    Kind.BOUNCED: "lock",
    Kind.NOTED: "report",
    Kind.GAVE_UP: "cross",
    Kind.REFUNDED: "coins",
    Kind.OUTAGE: "monitor",
    Kind.POSTED: "speech",
    Kind.TALKED: "speech",
    Kind.HEARD: "ear",
    Kind.PASSED_ON: "share",
    Kind.VIRAL: "share",
    Kind.LEFT: "cross",
}


def tone(kind: Kind) -> str:
    """good, bad or neutral."""
    return "good" if kind in GOOD else "bad" if kind in BAD else "neutral"


def heading(step: Step) -> str:
    """A step in a word or two."""
    if step.kind is Kind.CONTACTED and (step.contact or 0) > 1:
        return _("Asked again")
    return {
        Kind.ARRIVED: _("New in town"),
        Kind.PROMISED: _("Our promise"),
        Kind.TESTED: _("Press test"),
        Kind.CONSIDERED: _("Looked at us"),
        Kind.CALLED_BACK: _("Called back"),
        Kind.WON: _("Signed"),
        Kind.OVERSOLD: _("Told more"),
        Kind.FAILED: _("It failed"),
        Kind.MISMATCHED: _("Not as told"),
        Kind.ASKED: _("A question"),
        Kind.SELF_SERVED: _("Helped itself"),
        Kind.SILENT: _("Said nothing"),
        Kind.CONTACTED: _("Asked for help"),
        Kind.COMPLAINED: _("Complained"),
        Kind.OVERTAKEN: _("Overtaken"),
        Kind.WAITED: _("Waited"),
        Kind.UNSERVED: _("No place"),
        Kind.IGNORED: _("Not read"),
        Kind.SOLVED: _("Solved"),
        Kind.UNSOLVED: _("Not solved"),
        Kind.BOUNCED: _("Stuck"),
        Kind.NOTED: _("Noted for IT"),
        Kind.GAVE_UP: _("Gave up"),
        Kind.REFUNDED: _("Money back"),
        Kind.OUTAGE: _("Outage"),
        Kind.POSTED: _("Wrote of it"),
        Kind.TALKED: _("Told friends"),
        Kind.HEARD: _("Heard others"),
        Kind.PASSED_ON: _("Passed it on"),
        Kind.VIRAL: _("Went round"),
        Kind.LEFT: _("Left us"),
    }[step.kind]


def sentence(step: Step, words: Words) -> str:
    """One plain sentence about a step."""
    told = SAID.get(step.kind)
    return told(step, words) if told else _plain(step.kind)


def _plain(kind: Kind) -> str:
    return {
        Kind.ARRIVED: _("They came new into the market."),
        Kind.TESTED: _("They read a test of our product in the press."),
        Kind.CONSIDERED: _("They looked for a supplier, and considered us."),
        Kind.CALLED_BACK: _("Sales called them back."),
        Kind.WON: _("They became our customer."),
        Kind.OVERSOLD: _("Sales told them more than the advertising does."),
        Kind.MISMATCHED: _("They got something else than they had been led to expect."),
        Kind.ASKED: _("They had a plain question."),
        Kind.SELF_SERVED: _("They found the answer online; nobody had to answer."),
        Kind.SILENT: _("They kept it to themselves: the firm was told nothing."),
        Kind.OVERTAKEN: _("Public complaints were served first, and they waited."),
        Kind.UNSERVED: _("They found no place in service’s queue that week."),
        Kind.IGNORED: _("They had complained in public, and nobody answered."),
        Kind.NOTED: _("Service wrote it down for IT."),
        Kind.GAVE_UP: _("They gave up asking."),
        Kind.REFUNDED: _("They got money back; what was wrong stayed as it was."),
        Kind.OUTAGE: _("Nothing worked for a while: there was an outage."),
        Kind.HEARD: _("They heard others speak about us in public."),
        Kind.VIRAL: _("The news took up what they had written: it went round."),
        Kind.LEFT: _("They left us."),
    }[kind]


# ---- steps whose records hold more than their kind ----------------------------------------------


def _promised(step: Step, words: Words) -> str:
    shown = words.promise.spoken(language())
    seen = n_("They saw our advertising", "They saw our advertising in {n} weeks", step.times)
    return _("{seen}. It shows {promise}.").format(seen=seen, promise=shown)


def _failed(_step: Step, words: Words) -> str:
    return _("What they bought failed: the {thing}.").format(thing=words.thing.spoken(language()))


def _contacted(step: Step, _words: Words) -> str:
    if step.contact is None:
        return _("They asked service for help again, about something older than our records.")
    if step.contact == 1:
        return _("They asked service for help, for the first time about this.")
    text = _("They asked service for help: contact {n} about the same thing.")
    return text.format(n=step.contact)


def _complained(step: Step, _words: Words) -> str:
    return n_(
        "They complained in public, where {n} person could read it.",
        "They complained in public, where {n} people could read it.",
        step.heard_by,
    )


def _waited(step: Step, words: Words) -> str:
    patience = round(words.patience_minutes)
    minutes = None if step.wait is None else round(step.wait * words.patience_minutes)
    if minutes is None or not patience < minutes <= LONGEST_WAIT:
        return _("They waited longer than the {p} minutes they are willing to.").format(p=patience)
    text = _("They waited {m} minutes; {p} is what they are willing to.")
    return text.format(m=minutes, p=patience)


def _solved(step: Step, _words: Words) -> str:
    who = answerer(step)
    if step.contact == 1:
        return _("{who} solved it at the first contact.").format(who=who)
    if step.contact:
        return _("{who} solved it at contact {n}.").format(who=who, n=step.contact)
    return _("{who} solved it.").format(who=who)


def _unsolved(step: Step, _words: Words) -> str:
    return _("{who} answered, and it was not solved.").format(who=answerer(step))


def _bounced(step: Step, _words: Words) -> str:
    *_met, other = step.departments
    text = _("It needed {other}, and got stuck at the wall between Service and {other}.")
    return text.format(other=department(other))


def _posted(step: Step, _words: Words) -> str:
    return n_(
        "They wrote about us in public, where {n} person could read it.",
        "They wrote about us in public, where {n} people could read it.",
        step.heard_by,
    )


def _talked(step: Step, _words: Words) -> str:
    return n_(
        "They talked about us; {n} person could hear of it.",
        "They talked about us; {n} people could hear of it.",
        step.heard_by,
    )


def _passed_on(step: Step, _words: Words) -> str:
    return n_(
        "They passed on what they had heard; {n} person could hear of it.",
        "They passed on what they had heard; {n} people could hear of it.",
        step.heard_by,
    )


SAID: dict[Kind, Callable[[Step, Words], str]] = {
    Kind.PROMISED: _promised,
    Kind.FAILED: _failed,
    Kind.CONTACTED: _contacted,
    Kind.COMPLAINED: _complained,
    Kind.WAITED: _waited,
    Kind.SOLVED: _solved,
    Kind.UNSOLVED: _unsolved,
    Kind.BOUNCED: _bounced,
    Kind.POSTED: _posted,
    Kind.TALKED: _talked,
    Kind.PASSED_ON: _passed_on,
}


def answerer(step: Step) -> str:
    """Who answered, as the subject of a sentence."""
    return {
        "marketing": department("marketing"),
        "service": department("service"),
        "desk": _("The joint desk of Marketing and Service"),
        "machine": _("Self-service"),
    }.get(step.answered_by, _("Nobody"))
