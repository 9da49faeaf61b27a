"""Histories: nobody speaks without a cause, and people's own stories add up to the firm's."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.customers import codes as at
from sim.diary import Diary, diary_of
from sim.luck import Purpose, drawn
from sim.run import LAB, Refused, Run
from sim.voices.accounts import Account
from sim.voices.causes import causes_of
from tests.debrief.minds import Log, Minds
from tests.explain.games import INJECTED, PLAN
from tests.run.games import event
from tests.strategies import case, histories

PEOPLE, WEEKS = 300, 60
POST = int(Purpose.POST)
VIRAL = (41, event("viral", 41, size=12.0))


class Shown:
    """Two witnesses at once."""

    def __init__(self, run: Run) -> None:
        self.diary, self.log = Diary(), Log(run.model)

    def __call__(self, model) -> None:
        self.diary.record(model)
        self.log(model)


@cache
def watched(decisions: int = len(PLAN)) -> tuple[Run, Diary, Log]:
    """A game with the first few decisions of the plan, its diary and its log."""
    run, plan, injected = Run(case(), 5, customers=PEOPLE), PLAN[:decisions], (*INJECTED, VIRAL)
    shown = run.witness = Shown(run)
    for week in range(WEEKS):
        for date, decision in plan:
            if date == week:
                run.decide(decision, by=LAB)
        for date, happens in injected:
            if date == week:
                run.inject(happens)
        run.advance()
    return run, shown.diary, shown.log


def chances(log: Log, lived) -> np.ndarray:
    """How likely each customer was to post, from what they felt."""
    v, felt = log.p.voice, lived.felt
    glad = np.maximum(0.0, felt - v.glad_from) / (1.0 - v.glad_from)
    sour = np.maximum(0.0, v.sour_below - felt) / v.sour_below
    quiet = np.where((lived.code & at.ENCOUNTER) != 0, 1.0, v.quiet)
    return v.posting * (glad + sour) * quiet


class TestPosts:
    def test_every_post_is_a_complaint_or_comes_of_a_feeling_and_its_draw(self):
        run, _, log = watched()
        key, seen = run.model.customers.key, 0
        for lived in log.weeks:
            chance = chances(log, lived)
            for i in np.flatnonzero(lived.code & at.POSTED):
                complaint = bool(lived.code[i] & at.PUBLIC)
                assert complaint or drawn(key, int(i), lived.week, POST) < chance[i]
                seen += 1
        assert seen > 40

    def test_whoever_was_moved_and_drew_it_did_post(self):
        """The other way round: no feeling that should have been said is kept back."""
        run, diary, log = watched()
        key = run.model.customers.key
        for lived in log.weeks[::5]:
            before = None if lived.week == 0 else diary.page(lived.week - 1).brand
            chance = chances(log, lived)
            for i in np.flatnonzero((lived.code & (at.POSTED | at.ARRIVED)) == 0):
                ours = before is not None and before[i] == at.OURS
                if ours and not lived.code[i] & at.PUBLIC:
                    assert drawn(key, int(i), lived.week, POST) >= chance[i]

    def test_a_complaint_in_public_has_a_failure_or_a_broken_expectation_behind_it(self):
        _, diary, _ = watched()
        for page in diary:
            loud = (page.code & at.PUBLIC) != 0
            assert ((page.code[loud] & (at.FAILED | at.MISMATCHED)) != 0).all()

    def test_the_voices_know_a_cause_of_every_post(self):
        _, diary, _ = watched()
        for page in diary:
            for i in np.flatnonzero(page.code & at.POSTED):
                assert causes_of(Account(diary, page, int(i))), (page.week, i)

    def test_what_goes_viral_is_set_off_by_the_news(self):
        _, diary, _ = watched()
        weeks = [page.week for page in diary if (page.code & at.VIRAL).any()]
        assert weeks == [VIRAL[0]]

    def test_whoever_heard_has_somebody_who_spoke(self):
        """A friend, or a friend of a friend who passed it on, posted this week."""
        _, diary, _ = watched()
        ties = diary.network
        spoke = at.POSTED | at.VIRAL | at.PASSED_ON | at.ARRIVED
        for page in diary:
            for i in np.flatnonzero(page.code & at.HEARD):
                near = ties.neighbours[ties.first[i] : ties.first[i + 1]]
                assert (page.code[near] & spoke).any()


class TestJourneys:
    @settings(max_examples=6)
    @given(histories(most=5, weeks=22), st.integers(0, 2**32))
    def test_a_journey_from_the_journal_is_the_one_that_was_lived(self, decided, seed):
        """Whatever is decided, taken back and brought back, and whatever happens."""
        run, diary = Run(case(), seed, customers=120), Diary()
        for week in range(26):
            for date, decision in decided:
                if date == week:
                    _decided(run, decision, seed)
            if week == seed % 20:
                run.inject(event("bug", week, size=6.0))
            run.advance()
            diary.record(run.model)
        _, told = diary_of(run.journal, case())
        assert [diary.journey(i) for i in range(diary.people)] == [
            told.journey(i) for i in range(told.people)
        ]
        assert all(np.array_equal(a.code, b.code) for a, b in zip(diary, told, strict=True))

    def test_another_decision_is_another_journey(self):
        diary, other = watched()[1], watched(1)[1]
        assert [diary.journey(i) for i in range(PEOPLE)] != [
            other.journey(i) for i in range(PEOPLE)
        ]


def _decided(run: Run, decision, seed: int) -> None:
    try:
        run.decide(decision, by=LAB)
    except Refused:
        return
    if seed % 3:
        run.undo(LAB)
    if seed % 3 == 1:
        run.redo(LAB)


class TestMinds:
    @pytest.mark.parametrize("decisions", [len(PLAN), 1])
    def test_the_brand_recomputed_from_all_histories_is_that_of_the_run(self, decisions):
        run, _, log = watched(decisions)
        minds = Minds(log)
        for lived in log.weeks:
            minds.live(lived)
            assert minds.equity() == pytest.approx(lived.equity, abs=1e-5), lived.week
        assert lived.equity == run.history[-1].brand_equity

    def test_so_is_what_each_customer_thinks_in_the_end(self):
        run, _, log = watched()
        minds, c = Minds(log), run.model.customers.society.c
        for lived in log.weeks:
            minds.live(lived)
        assert np.array_equal(minds.ours, c.brand == at.OURS)
        for mine, theirs in (
            (minds.awareness, c.awareness),
            (minds.image, c.image),
            (minds.trust, c.trust),
            (minds.satisfied, c.satisfaction),
            (minds.expected, c.expectation),
            (minds.promised, c.promised),
        ):
            assert np.allclose(mine, theirs, atol=1e-7)

    def test_a_history_with_one_forged_week_tells_another_brand(self):
        _, diary, log = watched()
        somebody = int(np.flatnonzero(diary.page(10).brand == at.OURS)[0])
        minds, worst = Minds(log), 0.0
        for lived in log.weeks[:20]:
            week = replace(lived, experience=lived.experience.copy())
            if week.week == 10:
                week.experience[somebody] = 0.0
            minds.live(week)
            worst = max(worst, abs(minds.equity() - lived.equity))
        assert worst > 1e-4
