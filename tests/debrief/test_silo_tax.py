"""The silo tax in money: worked by hand for three people, and counted anew customer by customer."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sim.customers import codes as at
from sim.debrief.silo_tax import YEAR, SiloTax, silo_tax
from sim.diary import Diary
from sim.diary.steps import Kind
from sim.run import LAB, Run
from tests.strategies import case

WEEKS = 30
ASKED = at.FAILED
STUCK = at.FAILED | at.BOUNCED
QUIET = at.FAILED | at.SILENT


@cache
def lived(seed: int = 3, people: int = 300) -> tuple[Run, Diary]:
    diary = Diary()
    run = Run(case(), seed, customers=people)
    run.witness = diary.record
    run.decide({"kind": "campaign_burst", "spend": 1.5, "weeks": 8}, by=LAB)
    run.advance(WEEKS)
    return run, diary


def made(*weeks: tuple[int, int, int]) -> SiloTax:
    """A game of three people, of whom nothing is known but their codes; the firm stands still."""
    run, diary = lived()
    first = diary.pages[0]
    flow, house = first.lived, first.firm
    flow = flow._replace(
        tickets=flow.tickets._replace(phoned=400.0, public=400.0),
        deals=flow.deals._replace(leads=800.0, called_back=200.0, wins=400.0),
        exits=flow.exits._replace(left=400.0),
        census=flow.census._replace(customers=800.0),
    )
    house = house._replace(
        service=house.service._replace(staff=2.0), finance=house.finance._replace(revenue=800.0)
    )
    told = Diary()
    told.key, told.network, told.p = diary.key, diary.network, diary.p
    told.pages = [
        first._replace(week=week, code=np.array(codes, np.int32), lived=flow, firm=house)
        for week, codes in enumerate(((0, 0, 0), *weeks))
    ]
    return silo_tax(run, told)


@pytest.fixture
def head() -> float:
    return lived()[0].case.parameters.finance.head


# ---- by hand -------------------------------------------------------------------------------------


def test_a_contact_again_costs_its_share_of_the_desk(head):
    told = made((ASKED | at.AGAIN, ASKED, QUIET))
    bill = told.bill(1, 2)
    assert bill.again == pytest.approx(2.0 * head * 400.0 / 800.0)  # one of three stands for 400
    assert bill.shares[0] == pytest.approx(0.5)
    assert (bill.expected, bill.leavers) == (0.0, 0.0)


def test_a_contact_is_counted_once():
    both = made((at.MISMATCHED | at.AGAIN | at.BOUNCED, 0, 0)).bill(1, 2)
    again = made((ASKED | at.AGAIN, 0, 0)).bill(1, 2)
    assert (both.again, both.expected) == (again.again, 0.0)


def test_another_expectation_costs_where_somebody_says_so():
    told = made((at.MISMATCHED, at.MISMATCHED | at.SILENT, at.MISMATCHED | at.SELF_SERVED))
    assert told.bill(1, 2).shares[1] == pytest.approx(0.5)
    assert made((QUIET, 0, 0)).bill(1, 2).parts[:2] == (0.0, 0.0)


def test_leads_cost_what_a_call_adds(head):
    called = at.CONSIDERED | at.CALLED_BACK
    told = made((called | at.WON, at.CONSIDERED, at.CONSIDERED | at.WON))
    # Of 200 leads called 400 were won by the codes of three people, of 800 others half.
    assert told.call == pytest.approx(400.0 / 200.0 - 0.5)
    margin = YEAR * (800.0 - 2.0 * head) / 800.0
    bill = told.bill(1, 2)
    assert bill.uncalled == pytest.approx(1.5 * 600.0 * margin)
    assert bill.shares[2] == pytest.approx(0.75)


def test_where_those_who_were_not_called_came_sooner_the_part_is_less_than_nothing():
    told = made((at.CONSIDERED | at.CALLED_BACK, at.CONSIDERED | at.WON, 0))
    assert told.call == pytest.approx(-1.0)
    assert told.bill(1, 2).total < 0.0


def test_whoever_leaves_counts_with_a_bounce_in_the_last_three_contacts():
    three = (STUCK, 0, 0), (ASKED, 0, 0), (ASKED | at.LEFT, 0, 0)
    four = (STUCK, 0, 0), (ASKED, 0, 0), (ASKED, 0, 0), (ASKED | at.LEFT, 0, 0)
    told = made(*three)
    assert told.bill(1, 4).leavers == pytest.approx(told.winning * 400.0)
    assert made(*four).bill(1, 5).leavers == 0.0
    silent = (STUCK, 0, 0), (ASKED, 0, 0), (ASKED, 0, 0), (QUIET | at.LEFT, 0, 0)
    assert made(*silent).bill(1, 5).leavers > 0.0  # who says nothing has no contact
    assert made((STUCK, 0, 0), (0, 0, 0), (0, 0, 0), (0, at.LEFT, 0)).bill(1, 5).leavers == 0.0


def test_a_newcomer_and_whoever_comes_back_remember_nothing():
    assert made((STUCK, 0, 0), (at.ARRIVED, 0, 0), (at.LEFT, 0, 0)).bill(1, 4).leavers == 0.0
    back = made((STUCK | at.LEFT, 0, 0), (at.WON, 0, 0), (at.LEFT, 0, 0))
    assert [back.bill(week, week + 1).leavers > 0.0 for week in (1, 2, 3)] == [True, False, False]


def test_where_nobody_was_won_winning_has_no_price_and_nothing_is_divided_by_it():
    told = made((STUCK | at.LEFT, 0, 0))
    weeks = tuple(one._replace(won=0.0) for one in told.weeks)
    assert replace(told, weeks=weeks, winning=0.0).bill(1, 2).leavers == 0.0


# ---- customer by customer ------------------------------------------------------------------------


def test_a_real_game_is_what_its_customers_journeys_say():
    """Each part counted from the steps of journeys, which know nothing of this sum."""
    run, diary = lived()
    told, each = silo_tax(run, diary), 1200.0 / diary.people
    for one, page in zip(told.weeks, diary.pages[1:], strict=True):
        again = expected = hurt = 0
        for person in range(diary.people):
            steps = diary.journey(person, page.week)
            now = [step for step in steps if step.week == page.week]
            contact = [s for s in now if s.kind in {Kind.CONTACTED, Kind.COMPLAINED}]
            bounced = any(step.kind is Kind.BOUNCED for step in now)
            first = any(step.kind in {Kind.FAILED, Kind.MISMATCHED, Kind.ASKED} for step in now)
            again += bool(contact) and (bounced or not first)
            expected += (
                bool(contact) and not bounced and any(s.kind is Kind.MISMATCHED for s in now)
            )
            hurt += any(step.kind is Kind.LEFT for step in now) and _bounced_lately(steps)
        assert (one.again, one.expected, one.bounced) == pytest.approx(
            (again * each, expected * each, hurt * each)
        )


def _bounced_lately(steps) -> bool:
    left = [place for place, step in enumerate(steps[:-1]) if step.kind is Kind.LEFT]
    since = steps[left[-1] + 1 :] if left else steps
    asked = [s.week for s in since if s.kind in {Kind.CONTACTED, Kind.COMPLAINED}][-3:]
    return any(step.kind is Kind.BOUNCED and step.week in asked for step in since)


def test_all_weeks_together_are_the_game():
    run, diary = lived()
    told = silo_tax(run, diary)
    whole, halves = told.bill(0, WEEKS), (told.bill(0, 15), told.bill(15, WEEKS))
    both = [a + b for a, b in zip(*(half.parts for half in halves), strict=True)]
    assert whole.parts == pytest.approx(both)
    assert whole.total == pytest.approx(sum(whole.parts))
    assert whole.revenue == pytest.approx(sum(week.revenue for week in run.history[1:]))


def test_what_marketing_and_sales_spend_is_in_the_books():
    """The books close to the unit with what the bill takes marketing and sales to have spent."""
    run, diary = lived()
    told = silo_tax(run, diary)
    p = run.case.parameters.finance
    for one, page in zip(told.weeks, diary.pages[1:], strict=True):
        levers = diary.levers(page.week)
        scale = one.selling / (
            p.marketing * levers.budgets.marketing * levers.spend + p.sales * levers.budgets.sales
        )
        plain = one.selling + p.it * levers.budgets.it * scale + one.desk
        plain += p.hiring * page.firm.service.hired + levers.spending
        assert plain == pytest.approx(page.firm.finance.cost)
