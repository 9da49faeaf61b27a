"""Each sentence of the debrief against facts in which the usual one would be false.

Facts are planted, not played: a game in which customers never leave, two rounds that differ in
nothing, or a luck at the edge are rare, and their sentences are read all the same.
"""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from game.debrief import room, telling
from game.present import ending, guesses, judging, knew, kpis, reported, rounds
from game.present.reported import Trend
from game.session.telling import tax_in_words
from sim.debrief.signs import Signs
from sim.debrief.worth import Estimate, Skill
from sim.room import Room
from sim.run import QUARTER
from sim.scenario.load import load_scenario
from sim.scenario.schema import Currency
from sim.seats import Tax

OWN = {"marketing": None, "sales": None, "service": None, "it": None}


def some(**facts: Any) -> Any:
    """Whatever has just these facts."""
    return SimpleNamespace(**facts)


# ---- who knew first ------------------------------------------------------------------------------

NONE = Signs(complaints=None, leaving=None, brand=None, own=OWN, structure=None)


def said_of(**signs) -> str:
    return " ".join(knew._sentences(replace(NONE, **signs)))


@pytest.mark.parametrize(
    ("signs", "there", "not_there"),
    [
        ({}, "Customers neither complained nor left clearly more", "Customers complained"),
        ({}, "No department’s own number ever fell short", "The first own number"),
        ({}, "The structure was never changed.", "first changed"),
        ({"complaints": 2}, "never left clearly more often", "neither"),
        ({"leaving": 2}, "never complained clearly more", "neither"),
        ({"complaints": 2, "leaving": 3}, "left more often in Year 1 · Q3", "they never"),
        ({"own": OWN | {"it": 4}}, "The first own number to fall short was that of IT", "numbers"),
        (
            {"own": OWN | {"it": 4, "sales": 4, "service": 5}},
            "The first own numbers to fall short were those of Sales and IT",
            "Service",
        ),
        ({"own": dict.fromkeys(OWN, 1)}, "those of everybody", "ever fell short"),
        ({"structure": 3}, "The structure was first changed in Year 1 · Q3.", "sign from"),
        ({"structure": 3, "leaving": 3}, "in the quarter of the first sign", " after the first"),
        ({"structure": 2, "leaving": 3}, "1 quarter before the first sign", " after the first"),
        ({"structure": 5, "leaving": 3}, "2 quarters after the first sign", " before the first"),
    ],
)  # fmt: skip
def test_who_knew_first(signs, there, not_there):
    said = said_of(**signs)
    assert there in said
    assert not_there not in said


@pytest.mark.parametrize(
    ("authority", "own", "there"),
    [
        (0.0, (None, None), "order nothing. Its own number never fell short of the year before."),
        (0.5, (2, None), "own number fell short in Year 1 · Q2; it was never read in that office."),
        (1.0, (2, 3), "number fell short in Year 1 · Q2, and was read there in Year 1 · Q3."),
    ],
)  # fmt: skip
def test_what_a_customer_executive_knew(monkeypatch, authority, own, there):
    levers = some(executive_authority=authority, executive_access=0.1)
    seat = some(policy=some(levers=lambda _week: levers))
    monkeypatch.setattr(knew, "of_executive", lambda _seat: ("her number",))
    monkeypatch.setattr(knew, "_own_number", lambda _seat, _kpi: own)
    assert " ".join(knew._told_of_executive(seat)).endswith(there)


@pytest.mark.parametrize(
    ("case", "around", "number"),
    [
        ("toothless-cxo", Room(("ceo",)), ["nps"]),
        ("toothless-cxo", None, []),
        ("promise-gap", Room(("ceo",)), []),
    ],
)
def test_a_customer_executive_has_an_own_number_where_it_has_a_seat(case, around, number):
    seat = some(case=load_scenario(case), run=some(room=around))
    assert [kpi.metric for kpi in kpis.of_executive(seat)] == number


def team(complaints=None, leaving=None, structure=None) -> Any:
    signs = {"complaints": complaints, "leaving": leaving, "structure": structure}
    told = some(signs=tuple(some(id=name, quarter=when) for name, when in signs.items()))
    return some(last=some(knew=told))


@pytest.mark.parametrize(
    ("teams", "said"),
    [
        ([team(), team(structure=1)], "In no team did customers complain or leave"),
        ([team(2, None, 1), team(None, 2, 2)], "Wherever customers gave a sign, the structure had"),
        ([team(2, 1, 3), team(2), team(structure=2)],
         "In 2 of 3 teams customers gave a sign first: in 1 the structure was changed later, in 1"),
        ([team(2), team(1)],
         "In 2 of 2 teams customers gave a sign first. No structure was changed."),
        ([team(1, None, 2), team()],
         "In 1 of 2 teams customers gave a sign first. The structure was changed later."),
    ],
)  # fmt: skip
def test_who_knew_first_in_a_room(teams, said):
    assert room._knew(teams).startswith(said)


# ---- where the brand went ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (50.0, 48.0, "Brand equity fell from 50.0 to 48.0 in 2 quarters."),
        (50.0, 52.0, "Brand equity rose from 50.0 to 52.0 in 2 quarters."),
        (50.01, 49.96, "Brand equity stands where it stood on the first day, at 50.0"),
    ],
)
def test_where_brand_equity_went(start, end, said):
    seat = some(opening=some(brand_equity=start), now=some(brand_equity=end), week=26)
    assert telling._where_it_went(seat).startswith(said)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ([50.0], "One quarter says nothing"),
        ([50.0, 48.0], "1 of 2 own numbers got better; brand equity fell by 2.0 points."),
        ([50.0, 52.0], "1 of 2 own numbers got better; brand equity rose by 2.0 points."),
        ([50.0, 52.0, 50.01], "brand equity stood where it stood."),
    ],
)
def test_own_numbers_beside_the_brand(weeks, said):
    history = [some(brand_equity=value) for value in weeks for _week in range(QUARTER)]
    own = (some(trend=Trend.BETTER), some(trend=Trend.WORSE))
    assert said in reported.beside_the_brand(some(week=len(history), history=history), own)


def test_an_own_number_that_got_worse_or_stayed_is_not_called_better():
    assert reported._sentence(Trend.WORSE, "5", "4", "").startswith("It got worse: 5")
    assert reported._sentence(Trend.SAME, "5", "5", "") == "It stayed as it was: 5."
    bent = reported._sentence(Trend.BETTER, "5", "6", "4")
    assert bent.endswith("That is what was reported; counted, it was 4.")


# ---- what moves were worth -----------------------------------------------------------------------


def lived(later: float, end: float, profit: float) -> Any:
    return some(
        later=some(brand_equity=later), end=some(brand_equity=end), weeks=(),
        profit=lambda _weeks: profit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("you", "still", "there", "not_there"),
    [
        ((52.0, 50.0, 9.0), (50.0, 50.0, 5.0), "2.0 points higher than without", "profit"),
        ((52.0, 50.0, 4.0), (50.0, 50.0, 5.0), "and profit is lower", "points lower"),
        ((48.0, 50.0, 6.0), (50.0, 50.0, 5.0), "and profit is higher", "points higher"),
        ((48.0, 50.0, 4.0), (50.0, 50.0, 5.0), "2.0 points lower than without", "profit"),
        ((50.01, 51.0, 4.0), (50.0, 50.0, 5.0), "is where it would be without", "points"),
    ],
)
def test_what_all_moves_came_to(you, still, there, not_there):
    said = ending._sentence(some(you=lived(*you), still=lived(*still), successor=None))
    assert there in said
    assert not_there not in said
    assert "let go" not in said


def test_whoever_was_let_go_is_told_what_impatience_costs():
    gone = some(you=lived(52, 50, 9), still=lived(50, 50, 5), successor=lived(47, 46, 3))
    said = ending._sentence(gone)
    assert "You were let go." in said
    assert "at 52.0 a year later; with a successor who takes everything back, at 47.0." in said


def trials(*signs: int, together: float) -> Any:
    sides = {
        1: Estimate(2.0, 2.0, 1.0, 3.0, 1.0, 3.0),
        0: Estimate(0.5, 0.0, -1.0, 1.0, -1.0, 1.0),
        -1: Estimate(-2.0, -2.0, -3.0, -1.0, -3.0, -1.0),
    }
    worths = tuple(some(without=sides[sign]) for sign in signs)
    moves = Estimate(together, 0.0, 0.0, 0.0, 0.0, 0.0)
    return some(worth=lambda _metric: worths, moves=lambda _metric: moves)


def test_worths_are_called_clear_only_beyond_luck_and_summed_only_where_there_are_two():
    clear, both = judging.summed(trials(1, 0, -1, together=3.0))
    assert clear == (
        "Without it: 1 of 3 clearly helped, 1 clearly harmed; the rest may be nothing."
    )
    assert "worth +3.0 points; the worths without each sum to +0.5. Worths do not add up" in both
    clear, both = judging.summed(trials(1, 1, together=4.0))
    assert clear == "Without it: 2 of 2 clearly helped, 0 clearly harmed."
    assert "here the worths without each sum to +4.0 as well. That need not be so." in both
    assert judging.summed(trials(0, together=0.5))[1] == ""


@pytest.mark.parametrize(
    ("percentile", "said"),
    [
        (1.0, "Unlucky:"), (10.0, "A bit unlucky:"), (25.0, "Hard to tell:"), (50.0, "Hard to"),
        (75.0, "Hard to tell:"), (90.0, "A bit lucky:"), (99.0, "Lucky:"),
    ],
)  # fmt: skip
def test_luck_is_named_only_outside_the_middle_half(percentile, said):
    moves = Estimate(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    told = judging._sentence(Skill("brand_equity", 50.0, 48.0, 52.0, percentile, moves))
    assert told.startswith(said)


# ---- two rounds, and guesses ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("equity", "profit", "said"),
    [
        (2.0, 900.0, "The second round left the firm better off in both."),
        (0.0, 0.0, "The second round changed nothing."),
        (-2.0, -900.0, "The second round left the firm worse off."),
        (2.0, -900.0, "The second round brought more for the brand, and not more profit."),
        (-2.0, 900.0, "The second round brought more profit, and not more for the brand."),
        (2.0, 0.0, "The second round brought more for the brand, and not more profit."),
    ],
)
def test_the_silo_tax_of_two_rounds(equity, profit, said):
    currency = Currency(symbol="€", unit=1.0)
    seen = some(tax=some(equity=equity, profit=profit), currency=currency)
    head, told = rounds.tax_text(seen.tax, seen.currency)
    assert told.startswith(said)
    assert ("−" in head) == (equity < 0.0 or profit < 0.0)


@pytest.mark.parametrize(
    ("equity", "profit", "head", "on_the_wall"),
    [
        (0.02, -0.3, "Silo tax: none. Both rounds came out alike.", "Both rounds came out alike."),
        (
            0.04, 900.0, "Silo tax: +€900 of profit; brand equity came out alike.",
            "Round 2 less round 1: profit +€900 in all.",
        ),
        (
            -1.5, 0.0, "Silo tax: −1.5 points of brand equity; profit came out alike.",
            "Round 2 less round 1: brand −1.5 points a year later.",
        ),
        (
            2.0, -900.0, "Silo tax: +2.0 points of brand equity, −€900 of profit.",
            "Round 2 less round 1: brand +2.0 points a year later, profit −€900 in all.",
        ),
    ],
)  # fmt: skip
def test_where_rounds_came_out_alike_no_noughts_are_told(equity, profit, head, on_the_wall):
    currency, found = Currency(symbol="€", unit=1.0), Tax(equity, profit)
    assert rounds.tax_text(found, currency)[0] == head
    assert tax_in_words(found, currency)["text"] == on_the_wall


@pytest.mark.parametrize(
    ("offs", "there", "not_there"),
    [
        ([0.2, -0.2], "2 of 2. On average they lay neither above nor below.", "points too"),
        ([3.0, 5.0], "0 of 2. On average they lay 4.0 points too high.", "neither"),
        ([-3.0, 0.0], "1 of 2. On average they lay 1.5 points too low.", "neither"),
    ],
)
def test_guesses_beside_what_came(offs, there, not_there):
    told = guesses._sentence(tuple(some(off=off) for off in offs))
    assert there in told
    assert not_there not in told
