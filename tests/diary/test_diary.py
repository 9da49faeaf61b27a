"""The diary keeps what happened, costs nothing to speak of, and can be told again."""

import time

import numpy as np
import pytest

from sim.customers import codes as at
from sim.diary import Diary, diary_of
from sim.diary.pages import COLUMNS
from sim.run import Run
from tests.diary.games import watched
from tests.run.games import small, started


def same(one: Diary, other: Diary) -> bool:
    """Whether two diaries tell the same, to the bit."""
    if one.weeks != other.weeks:
        return False
    return all(
        np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b
        for mine, theirs in zip(one, other, strict=True)
        for a, b in zip(mine, theirs, strict=True)
    )


class TestKeeping:
    def test_a_page_holds_the_week_as_the_model_lived_it(self):
        run, diary = started(), Diary()
        run.advance()
        diary.record(run.model)
        page, now = diary.page(0), run.model.customers.society.now
        assert np.array_equal(page.code, now.code)
        assert np.array_equal(page.answered, now.answered)
        assert np.allclose(page.felt, now.felt, atol=1e-3)
        assert np.allclose(page.trust, run.model.customers.society.c.trust, atol=1e-3)
        assert page.lived == run.model.lived

    def test_later_weeks_do_not_change_an_earlier_page(self):
        run, diary = started(), Diary()
        run.advance()
        diary.record(run.model)
        before = {name: getattr(diary.page(0), name).tobytes() for name in COLUMNS}
        run.advance(3)
        assert before == {name: getattr(diary.page(0), name).tobytes() for name in COLUMNS}

    def test_recording_does_not_touch_the_game(self):
        watched_run, plain = watched(weeks=20)[0], Run(small(400), 3)
        plain.advance(20)
        assert watched_run.state.hash() == plain.state.hash()

    def test_it_can_be_told_to_forget(self):
        run, diary = started(), Diary(keep=4)
        for _ in range(10):
            run.advance()
            diary.record(run.model)
        assert diary.weeks == range(6, 10)
        assert len(diary) == 4
        with pytest.raises(LookupError, match="does not tell of week 5"):
            diary.page(5)

    def test_a_week_left_out_is_refused(self):
        run, diary = started(), Diary()
        run.advance()
        diary.record(run.model)
        run.advance(2)
        with pytest.raises(ValueError, match="week 2 does not follow on week 0"):
            diary.record(run.model)

    def test_a_model_that_has_lived_nothing_is_refused(self):
        with pytest.raises(ValueError, match="not lived a week"):
            Diary().record(started().model)

    def test_a_diary_keeps_at_least_a_week(self):
        with pytest.raises(ValueError, match="at least one week"):
            Diary(keep=0)

    def test_columns_are_read_by_name_and_no_other_names_exist(self):
        diary = watched(weeks=20)[1]
        assert len(diary.column("satisfaction", 5)) == 20
        with pytest.raises(LookupError, match="has no column mood; it has code, answered"):
            diary.column("mood", 5)


class TestTellingAgain:
    def test_the_journal_tells_the_same_diary_to_the_bit(self):
        run, diary = watched("integrated-redesign", weeks=40)
        assert run.journal.decisions()
        again, told = diary_of(run.journal, run.case)
        assert same(diary, told)
        assert again.state.hash() == run.state.hash()
        assert all(diary.journey(i) == told.journey(i) for i in range(diary.people))

    def test_other_luck_would_be_noticed(self):
        assert not same(watched(weeks=20)[1], watched(weeks=20, seed=4)[1])

    def test_a_fork_has_no_witness(self):
        run, diary = started(), Diary()
        run.witness = diary.record
        run.advance(2)
        run.fork().advance(3)
        assert diary.weeks == range(2)
        run.advance()
        assert diary.weeks == range(3)


def test_the_wait_that_is_kept_is_the_one_that_made_customers_impatient():
    _, diary = watched("listening-service", weeks=60)
    patience = diary.p.service.patience
    quiet = at.FAILED | at.MISMATCHED | at.ASKED
    for page in diary:
        out = at.SILENT | at.SELF_SERVED | at.PUBLIC
        asked = ((page.code & quiet) != 0) & ((page.code & out) == 0)
        waited = (page.code[asked] & at.WAITED) != 0
        assert waited.all() if page.firm.service.wait > patience else not waited.any()


def test_writing_a_week_of_two_thousand_people_down_takes_no_time_to_speak_of():
    run, diary, spent = Run("promise-gap", 1), Diary(), []
    for _ in range(30):
        run.advance()
        begun = time.perf_counter()
        diary.record(run.model)
        spent.append(time.perf_counter() - begun)
    assert sorted(spent)[5] < 150e-6
