"""The silo tax in money: what repeats, wrong expectations, lost leads and leavers came to."""

from dataclasses import dataclass

from game.present.figures import any_digit, money, percent
from game.seat import Seat
from game.words import _, n_
from sim.debrief.silo_tax import Bill, SiloTax
from sim.run import QUARTER


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts."""

    id: str
    label: str
    of: str
    """How much of what it is counted in."""
    text: str
    """Money, over all quarters."""
    first: str
    """In the first quarter; empty where only one was played."""
    last: str


@dataclass(frozen=True, slots=True)
class InMoney:
    """What the silos cost."""

    total: float
    """u; less than nothing is possible."""
    text: str
    head: str
    sentence: str
    """Its largest part, and where it went; empty where neither can be said."""
    parts: tuple[Part, ...]
    first: str
    """The sum in the first quarter and in the last; empty where only one was played."""
    last: str
    rule: str


def in_money(seat: Seat, found: SiloTax) -> InMoney:
    """The silo tax of a game of at least one quarter."""
    end = seat.week - seat.week % QUARTER
    whole, first, last = (
        found.bill(*weeks) for weeks in ((0, end), (0, QUARTER), (end - QUARTER, end))
    )
    several, currency = end > QUARTER, seat.case.currency
    parts = tuple(
        Part(
            name,
            label,
            of.format(share=percent(share)),
            money(value, currency),
            money(at_first, currency) if several else "",
            money(at_last, currency) if several else "",
        )
        for (name, label, of), share, value, at_first, at_last in zip(
            _named(), whole.shares, whole.parts, first.parts, last.parts, strict=True
        )
    )
    text = money(whole.total, currency)
    ends = (money(first.total, currency), money(last.total, currency)) if several else ("", "")
    sentences = _largest(whole, parts), _course(first, last, *ends) if several else ""
    rule = _(
        "Contacts: at what service costs a contact, each counted once. Leads: times what a call "
        "adds to the chance to win, times what a customer brings in a year after service. Leavers: "
        "stuck in one of their last three contacts, times what marketing and sales spend to win "
        "a customer."
    )
    return InMoney(
        whole.total, text, _head(found, whole, text, end // QUARTER),
        " ".join(filter(None, sentences)), parts, *ends, rule,
    )  # fmt: skip


def _named() -> tuple[tuple[str, str, str], ...]:
    contacts = _("{share} of all contacts")
    return (
        ("again", _("Asked again, or stuck between departments"), contacts),
        ("expected", _("Asked because something else was expected"), contacts),
        ("uncalled", _("Leads that nobody called"), _("{share} of all leads")),
        ("leavers", _("Left after being stuck between departments"), _("{share} of all who left")),
    )


def _head(found: SiloTax, whole: Bill, text: str, quarters: int) -> str:
    when = n_("{n} quarter", "{n} quarters", quarters)
    if not any_digit(text):
        return _("In {when} the silos cost nothing that can be counted.").format(when=when)
    if whole.total > 0.0:
        said = _("In {when} the silos cost {money}; that is {share} of revenue.")
        return said.format(when=when, money=text, share=percent(whole.total / whole.revenue))
    said = _("In {when} the silos cost less than nothing, {money}: {why}.")
    return said.format(when=when, money=text, why=_why_less(found))


def _why_less(found: SiloTax) -> str:
    """Only the leads can come to less than nothing, for one of two reasons."""
    if found.call < 0.0:
        return _("leads that nobody called were won more often than the others")
    return _("a customer costs more in service than they pay")


def _largest(whole: Bill, parts: tuple[Part, ...]) -> str:
    """The part that is more than each other one, as far as one can see."""
    ordered = sorted(zip(whole.parts, parts, strict=True), key=lambda pair: -pair[0])
    (most, one), (_next, other) = ordered[:2]
    if most <= 0.0 or not any_digit(one.text) or one.text == other.text:
        return ""
    return _("The largest part: {label}, {money}.").format(label=one.label, money=one.text)


def _course(first: Bill, last: Bill, begin: str, end: str) -> str:
    if begin == end:
        return _("In the last quarter it came to as much as in the first: {end}.").format(end=end)
    text = _("It rose from {begin} in the first quarter to {end} in the last.")
    if last.total < first.total:
        text = _("It fell from {begin} in the first quarter to {end} in the last.")
    return text.format(begin=begin, end=end)
