"""`silo why`: what it prints, answers and refuses."""

import pytest

from sim.metrics import METRICS
from sim.run import Run
from tests.cli.test_cli import refused, silo, told
from tests.replays.record import RECORDED, WEEKS

QUICK = ("--replicates", "4")
KEYS = {
    *("metric", "from", "to", "start", "end", "change", "method", "causes", "departments"),
    *("decisions", "rest", "chance"),
}


class TestWhy:
    def test_the_rows_of_each_table_sum_to_the_change(self):
        found = told("why", RECORDED, *QUICK)
        assert set(found) == KEYS
        assert (found["from"], found["to"], found["metric"]) == (0, WEEKS, "brand_equity")
        for table in ("causes", "departments", "decisions"):
            assert sum(row["value"] for row in found[table]) == pytest.approx(found["change"])
        assert abs(found["rest"]) < 1e-6
        assert found["chance"]["value"] == pytest.approx(
            found["change"] - found["chance"]["expected"]
        )

    @pytest.mark.parametrize("metric", ["profit", "morale", "nps"])
    def test_it_answers_for_people_what_it_answers_for_machines(self, metric):
        words = ("why", RECORDED, "--metric", metric, "--from", "3", "--to", "20", *QUICK)
        found, (code, out, err) = told(*words), silo(*words)
        assert (code, err) == (0, "")
        assert f"{metric}: " in out
        assert all(row["label"] in out for row in found["causes"])
        assert "by department" in out
        assert "by decision" in out
        assert "Under 4 other lucks" in out

    def test_chance_and_decisions_can_be_left_out(self):
        found = told("why", RECORDED, "--replicates", "0", "--no-decisions")
        assert found["chance"] is None
        assert found["decisions"] == []
        out = silo("why", RECORDED, "--replicates", "0", "--no-decisions")[1]
        assert "chance" not in out
        assert "by decision" not in out

    def test_each_run_says_the_same(self):
        words = ("why", RECORDED, "--metric", "trust", *QUICK)
        assert silo(*words) == silo(*words)

    def test_the_help_says_how_it_is_found_and_where_that_ends(self):
        text = " ".join(silo("why", "--help")[1].split())
        assert "not who is to blame" in text
        assert "other lucks" in text
        assert "No study links" in text


class TestWorth:
    def test_each_decision_has_two_worths_and_the_game_a_verdict(self):
        found = told("why", RECORDED, "--worth", *QUICK, "--metric", "cost")
        assert {"metric", "decisions", "all", "skill"} == set(found)
        assert found["decisions"]
        for one in found["decisions"]:
            assert one["without"]["low"] <= one["without"]["mean"] <= one["without"]["high"]
        assert found["skill"]["sentence"].lower().startswith(found["skill"]["verdict"])

    def test_for_people_it_says_that_worths_do_not_add_up(self):
        code, out, err = silo("why", RECORDED, "--worth", *QUICK)
        assert (code, err) == (0, "")
        assert "Worths do not add up" in out
        assert "all of them" in out


class TestMoments:
    def test_they_are_listed_with_their_weeks(self):
        found = told("why", RECORDED, "--moments")["moments"]
        code, out, _ = silo("why", RECORDED, "--moments")
        assert code == 0
        assert len(out.splitlines()) == max(1, len(found))
        assert all(f"week {one['week']}: " in out for one in found)

    def test_a_game_that_never_turned_is_told_so(self, tmp_path):
        path = tmp_path / "short.journal"
        run = Run("promise-gap", 2, customers=60, journal=path)
        run.advance(3)
        run.journal.close()
        assert silo("why", path, "--moments")[1] == "no turning point was found\n"


class TestRefusals:
    def test_a_metric_nobody_measures_is_refused_with_the_one_that_was_meant(self):
        (line,) = refused("why", RECORDED, "--metric", "brand_equty")
        assert "no metric is called `brand_equty`" in line
        assert "brand_equity" in line
        assert "brand_equty" not in METRICS

    @pytest.mark.parametrize("weeks", [("--from", 30), ("--from", 9, "--to", 9), ("--to", 31)])
    def test_weeks_that_were_not_played_are_refused(self, weeks):
        assert f"{WEEKS} weeks were played" in refused("why", RECORDED, *weeks)[0]

    def test_two_questions_at_once_are_refused(self):
        assert "one at a time" in refused("why", RECORDED, "--worth", "--moments")[0]

    def test_a_game_that_was_not_played_is_worth_nothing_yet(self, tmp_path):
        path = tmp_path / "new.journal"
        Run("promise-gap", 2, customers=60, journal=path).journal.close()
        assert "no week was played" in refused("why", path, "--worth")[0]

    def test_a_journal_that_is_none_is_refused(self, tmp_path):
        assert "no-such-file" in refused("why", tmp_path / "no-such-file")[0]
