"""The silo tax in money: what a game spent on its own walls, week by week, in four parts.

It is read off what happened to each customer, so it asks for no second game and no other luck. A
contact counts in one part only: one that came again or stuck at a wall is not counted once more
because something else had been expected. Whose place a newcomer took keeps no trace of that week,
so each part is told rather too small than too large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.customers import codes as at
from sim.diary import Diary
from sim.diary.pages import Page
from sim.diary.steps import NEED
from sim.explain.identities import budgets
from sim.run import Run

type Flags = NDArray[np.bool_]
LAST = 3
"""Contacts that somebody who leaves is taken to leave over."""
YEAR = 52
MARKET = 1200.0
"""People that all counts are per."""


class Lost(NamedTuple):
    """One week: what walls brought about, per 1,200 people, and what it is priced by."""

    week: int
    contacts: float
    again: float  # contacts about a case that was open already, or that stuck at a wall
    expected: float  # other contacts, because something else had been expected
    leads: float
    uncalled: float  # of these, never called back
    called_won: float  # customers won after a call
    others: float  # who considered us and were not called, those held back among them
    others_won: float
    won: float
    left: float
    bounced: float  # of these, with a bounce in their last three contacts
    desk: float  # what people in service cost, u
    selling: float  # what marketing and sales spent, u
    margin: float  # revenue less service, for a customer and year, u
    revenue: float


@dataclass(frozen=True, slots=True)
class Bill:
    """The four parts over some weeks, u; less than nothing is possible where a call does harm."""

    again: float
    """Contacts again or bounced, at what service costs a contact that week."""
    expected: float
    """Contacts because something else had been expected, at the same."""
    uncalled: float
    """Leads never called, times what a call adds to the chance of winning, times a margin."""
    leavers: float
    """Who left after a bounce, times what marketing and sales spend to win a customer."""
    shares: tuple[float, float, float, float]
    """Of all contacts, of all contacts, of all leads, of all who left."""
    revenue: float

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """All four, in their order."""
        return self.again, self.expected, self.uncalled, self.leavers

    @property
    def total(self) -> float:
        """Their sum."""
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class SiloTax:
    """The weeks of a game and of the quarter before it, with two rates of the game."""

    weeks: tuple[Lost, ...]
    call: float
    """What a call adds to the chance that a lead is won, by the leads of the game."""
    winning: float
    """What it cost to win a customer, u; 0 where nobody was won."""

    def bill(self, first: int, last: int) -> Bill:
        """What some weeks cost, from the first to before the last; none may be missing."""
        some = [one for one in self.weeks if first <= one.week < last]
        contacts, leads, left = (_sum(some, name) for name in ("contacts", "leads", "left"))
        return Bill(
            again=sum(one.desk * _share(one.again, one.contacts) for one in some),
            expected=sum(one.desk * _share(one.expected, one.contacts) for one in some),
            uncalled=self.call * sum(one.uncalled * one.margin for one in some),
            leavers=self.winning * _sum(some, "bounced"),
            shares=(
                _share(_sum(some, "again"), contacts),
                _share(_sum(some, "expected"), contacts),
                _share(_sum(some, "uncalled"), leads),
                _share(_sum(some, "bounced"), left),
            ),
            revenue=_sum(some, "revenue"),
        )


def silo_tax(run: Run, diary: Diary) -> SiloTax:
    """What the walls of a game cost, as far as it was played.

    Args:
        run: the game.
        diary: of the same game and the quarter before it, whose first week has no week before it
            and is not told.
    """
    weeks = tuple(_weeks(run, diary))
    played = [one for one in weeks if one.week >= 0]
    called = sum(one.leads - one.uncalled for one in played)
    call = _share(_sum(played, "called_won"), called)
    call -= _share(_sum(played, "others_won"), _sum(played, "others"))
    winning = _share(_sum(played, "selling"), _sum(played, "won"))
    return SiloTax(weeks, call if called else 0.0, winning)


def _weeks(run: Run, diary: Diary) -> Iterator[Lost]:
    bounces = np.zeros((diary.people, LAST), np.bool_)
    each = MARKET / max(1, diary.people)
    for before, page in pairwise(diary):
        yield _week(run, diary, before, page, each, _remembered(bounces, page))


def _remembered(bounces: NDArray[np.bool_], page: Page) -> Flags:
    """Who left with a bounce among their last contacts; the memory goes on to the week's end."""
    code = page.code
    bounces[_with(code, at.ARRIVED)] = False
    asked = _asked(code)
    bounces[asked] = np.roll(bounces[asked], 1, axis=1)
    bounces[asked, 0] = _with(code, at.BOUNCED)[asked]
    left = _with(code, at.LEFT)
    hurt: Flags = left & bounces.any(axis=1)
    bounces[left] = False
    return hurt


def _week(run: Run, diary: Diary, before: Page, page: Page, each: float, hurt: Flags) -> Lost:
    code, firm, lived, p = page.code, page.firm, page.lived, run.case.parameters
    asked, called = _asked(code), _with(code, at.CALLED_BACK)
    again = asked & _with(code, at.AGAIN | at.BOUNCED)
    others = _with(code, at.CONSIDERED) & ~called
    desk = p.finance.head * firm.service.staff
    spent = budgets(
        before.firm.finance, diary.levers(page.week), run.model.world.news(page.week), p
    )
    had = lived.census.customers
    return Lost(
        week=page.week,
        contacts=lived.tickets.phoned + lived.tickets.public,
        again=each * _count(again),
        expected=each * _count(asked & ~again & _with(code, at.MISMATCHED)),
        leads=lived.deals.leads,
        uncalled=lived.deals.leads - lived.deals.called_back,
        called_won=each * _count(_with(code, at.WON) & called),
        others=each * _count(others),
        others_won=each * _count(_with(code, at.WON) & others),
        won=lived.deals.wins,
        left=lived.exits.left,
        bounced=each * _count(hurt),
        desk=desk,
        selling=spent["marketing"] + spent["sales"],
        margin=YEAR * (firm.finance.revenue - desk) / had if had > 0.0 else 0.0,
        revenue=firm.finance.revenue,
    )


def _with(code: NDArray[np.int32], bits: int) -> Flags:
    """Whose week has any of some bits."""
    found: Flags = (code & bits) != 0
    return found


def _count(flags: Flags) -> int:
    return int(np.count_nonzero(flags))


def _asked(code: NDArray[np.int32]) -> Flags:
    """Who asked the firm for help, in private or in public."""
    return _with(code, NEED) & ~_with(code, at.SILENT | at.SELF_SERVED)


def _sum(weeks: list[Lost], name: str) -> float:
    return sum(float(getattr(one, name)) for one in weeks)


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0.0 else 0.0
