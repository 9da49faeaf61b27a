"""`silo`: what its commands print, answer and refuse."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sim.cli.app import app
from sim.cli.running import answer
from sim.journal import Journal
from sim.metrics import METRICS
from sim.policies import policy_names
from sim.run import LAB, Run
from tests.replays.record import CUSTOMERS, RECORDED, SEED, WEEKS

ROOT = Path(__file__).parents[2]
SMALL = ("--customers", "60", "--seed", "7")
TWO_WEEKS = ("run", "promise-gap", *SMALL, "--weeks", "2")
RUN_KEYS = {"scenario", "seed", "weeks", "state_hash", "metrics", "series"}
COMMANDS = ("run", "replay", "forecast", "policies", "compare", "scenario")


def silo(*words: object) -> tuple[int, str, str]:
    """The exit code of a command, and what it says on each stream."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def told(*words: object) -> dict:
    """The one JSON object that a command prints, and nothing else."""
    code, out, err = silo(*words, "--json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def refused(*words: object, code: int = 2) -> list[str]:
    """The lines in which a command says what is wrong."""
    found, out, err = silo(*words)
    assert (found, out) == (code, "")
    lines = err.splitlines()
    assert lines
    return lines


@pytest.fixture(scope="module")
def game() -> Run:
    """The recorded game."""
    return Run.replay(Journal.read(RECORDED))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A place for a copy of the recorded journal with a mistake in it."""
    return tmp_path / "game.journal"


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_shows_how_it_is_used(self, command):
        code, out, err = silo(command, "--help")
        assert (code, err) == (0, "")
        assert f"silo {command}" in out
        assert silo(command, "-h")[1] == out

    @pytest.mark.parametrize("command", ["run", "replay", "forecast", "compare"])
    def test_the_commands_teach_by_example(self, command):
        out = " ".join(silo(command, "--help")[1].split())
        example, _, options = out.partition("Example")[2].partition("Arguments")
        assert f"silo {command} " in example
        for option in (word for word in example.split() if word[:2] == "--"):
            assert option in options

    def test_the_first_page_names_them_all_and_says_where_to_begin(self):
        code, out, _ = silo("--help")
        assert code == 0
        assert "Begin with: silo " in " ".join(out.split())
        assert all(command in out for command in COMMANDS)

    @pytest.mark.parametrize("words", [("nope",), ("run",), ("run", "promise-gap", "--nope")])
    def test_wrong_use_is_told_with_the_way_to_help(self, words):
        lines = refused(*words)
        assert lines[0].startswith("Usage: silo")
        assert any("-h' for help" in line for line in lines)

    @pytest.mark.parametrize(
        "words", [("--seed", "-1"), ("--seed", 2**64), ("--weeks", "-1"), ("--customers", "3")]
    )
    def test_a_number_out_of_range_is_told(self, words):
        assert words[0] in refused("run", "promise-gap", *words)[-1]


class TestRun:
    def test_the_answer_has_its_documented_keys(self):
        found = told(*TWO_WEEKS)
        assert set(found) == RUN_KEYS
        assert (found["scenario"], found["seed"], found["weeks"]) == ("promise-gap", 7, 2)
        assert len(found["state_hash"]) == 64
        assert list(found["metrics"]) == list(found["series"]) == list(METRICS)
        for name, values in found["series"].items():
            assert len(values) == 2
            assert values[-1] == found["metrics"][name]

    def test_it_is_the_run_of_the_library(self):
        run = Run("promise-gap", 7, customers=60)
        run.advance(2)
        assert told(*TWO_WEEKS) == json.loads(json.dumps(answer(run)))

    def test_twice_is_the_same_and_another_seed_is_not(self):
        one, two = told(*TWO_WEEKS), told(*TWO_WEEKS)
        assert one == two
        assert told(*TWO_WEEKS, "--seed", "8")["state_hash"] != one["state_hash"]

    def test_all_quarters_are_lived_where_no_weeks_are_said(self):
        assert told("run", "promise-gap", *SMALL)["weeks"] == 104

    def test_no_week_at_all(self):
        found = told("run", "promise-gap", *SMALL, "--weeks", "0")
        assert found["weeks"] == 0
        assert found["series"] == {name: [] for name in found["metrics"]}

    def test_people_get_a_table(self):
        code, out, err = silo("run", "promise-gap", *SMALL, "--weeks", "27")
        assert (code, err) == (0, "")
        for words in (
            "The Promise Gap, seed 7",
            "brand equity",
            "decisions: none",
            "weeks lived: 27",
        ):
            assert words in out
        assert max(map(len, out.splitlines())) <= 100
        code, out, _ = silo(*TWO_WEEKS)
        assert (code, out.splitlines()[0]) == (0, "decisions: none")

    def test_a_policy_by_name_and_by_file_is_followed(self, tmp_path):
        words = ("run", "promise-gap", *SMALL, "--weeks", "20", "--policy")
        plain = told(*words[:-1])["state_hash"]
        named = told(*words, "shared-goals")["state_hash"]
        shutil.copy(ROOT / "scenarios" / "policies" / "shared-goals.yaml", tmp_path / "mine.yaml")
        assert told(*words, tmp_path / "mine.yaml")["state_hash"] == named != plain
        assert "decisions: week 13: shared_goals" in silo(*words, "shared-goals")[1]

    def test_what_a_policy_is_refused_is_told_and_the_rest_goes_on(self, tmp_path):
        wish = "- week: 1\n  decision: {kind: executive_authority, authority: orders}\n"
        (tmp_path / "mine.yaml").write_text(wish, "utf-8")
        code, out, err = silo(*TWO_WEEKS, "--policy", tmp_path / "mine.yaml", "--json")
        assert code == 0
        assert err.startswith("refused: week 1, executive_authority: ")
        assert err.count("\n") == 1
        assert json.loads(out)["weeks"] == 2

    def test_the_series_are_written_as_a_table(self, tmp_path):
        out = tmp_path / "series.csv"
        found = told(*TWO_WEEKS, "--out", out)
        with out.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert [row.pop("week") for row in rows] == ["0", "1"]
        for name, values in found["series"].items():
            assert [float(row[name]) for row in rows] == values

    def test_the_series_are_written_as_json(self, tmp_path):
        out = tmp_path / "series.json"
        found = told(*TWO_WEEKS, "--out", out)
        assert json.loads(out.read_text("utf-8")) == found

    def test_a_journal_is_written_that_replays(self, tmp_path):
        path = tmp_path / "a.journal"
        found = told(*TWO_WEEKS, "--journal", path)
        assert told("replay", path)["state_hash"] == found["state_hash"]

    def test_a_scenario_in_a_file_replays_from_anywhere(self, tmp_path, monkeypatch):
        text = "schema: silo-scenario/1\nid: mine\nextends: promise-gap\ntitle: {en: Mine}\n"
        (tmp_path / "mine.yaml").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path)
        words = (*SMALL, "--weeks", "1", "--journal", "a.journal")
        found = told("run", "mine.yaml", *words)
        monkeypatch.chdir("/")
        assert told("replay", tmp_path / "a.journal")["state_hash"] == found["state_hash"]
        (tmp_path / "mine.yaml").write_text(
            f"{text}parameters: {{needs: {{failure: 0.07}}}}\n", "utf-8"
        )
        (line,) = refused("replay", tmp_path / "a.journal", code=1)
        assert line.startswith(f"{tmp_path}/a.journal:1: it was played on another mine: ")
        (tmp_path / "mine.yaml").unlink()
        (line,) = refused("replay", tmp_path / "a.journal")
        assert "mine.yaml: no such file" in line


class TestRunRefuses:
    def test_a_scenario_that_nobody_knows(self):
        (line,) = refused("run", "promise-gape")
        assert line.startswith("promise-gape: no scenario is called `promise-gape`. Did you mean")
        assert "`promise-gap`" in line

    def test_a_broken_scenario(self, tmp_path):
        path = tmp_path / "mine.yaml"
        path.write_text(
            "schema: silo-scenario/1\nid: mine\nextends: base\ntitle: {en: X}\n"
            "quarters: none\nminuts: 3\n",
            "utf-8",
        )
        lines = refused("run", path)
        assert [line.split(" ")[0] for line in lines] == [f"{path}:5:", f"{path}:6:"]

    def test_a_broken_policy(self, tmp_path):
        path = tmp_path / "mine.yaml"
        path.write_text("- week: 3\n  decision: {kind: empwer, latitude: 0.6}\n", "utf-8")
        (line,) = refused(*TWO_WEEKS, "--policy", path)
        assert line.startswith(f"{path}:2: ")
        assert "empower" in line

    def test_a_policy_that_nobody_knows(self):
        (line,) = refused(*TWO_WEEKS, "--policy", "shared-goal")
        assert "Did you mean `shared-goals`?" in line

    def test_a_file_whose_kind_cannot_be_told(self, tmp_path):
        (line,) = refused(*TWO_WEEKS, "--out", tmp_path / "series.xlsx")
        assert line.endswith("series.xlsx: the name should end in .csv or .json")

    @pytest.mark.parametrize("option", ["--out", "--journal"])
    def test_a_folder_that_is_not_there(self, tmp_path, option):
        (line,) = refused(*TWO_WEEKS, option, tmp_path / "no" / "a.csv")
        assert line.startswith(str(tmp_path / "no"))

    @pytest.mark.parametrize("option", ["--out", "--journal"])
    def test_a_folder_in_place_of_a_file(self, tmp_path, option):
        (tmp_path / "a.csv").mkdir()
        (line,) = refused(*TWO_WEEKS, option, tmp_path / "a.csv")
        assert line.startswith(f"{tmp_path}/a.csv: ")

    @pytest.mark.skipif(sys.platform != "linux", reason="a folder that not even root may write")
    @pytest.mark.parametrize("option", ["--out", "--journal"])
    def test_a_folder_that_cannot_be_written(self, option):
        (line,) = refused(*TWO_WEEKS, option, "/proc/a.csv")
        assert line.startswith("/proc/a.csv: ")

    def test_a_journal_that_is_there_already(self, tmp_path):
        path = tmp_path / "a.journal"
        path.write_bytes(b"mine")
        (line,) = refused(*TWO_WEEKS, "--journal", path)
        assert line.startswith(f"{path}: is there already, and a journal is never overwritten")
        assert path.read_bytes() == b"mine"

    def test_a_bad_out_is_told_before_any_journal_is_begun(self, tmp_path):
        words = ("--journal", tmp_path / "a.journal", "--out", tmp_path / "no" / "a.csv")
        refused(*TWO_WEEKS, *words)
        assert list(tmp_path.iterdir()) == []


class TestReplay:
    def test_the_answer_is_that_of_the_run_and_what_was_verified(self, game):
        found = told("replay", RECORDED)
        assert set(found) == RUN_KEYS | {"verified", "decisions"}
        assert found["state_hash"] == game.state.hash()
        assert (found["seed"], found["weeks"], found["verified"]) == (SEED, WEEKS, WEEKS)
        assert found["decisions"] == len(game.journal.decisions())

    def test_people_are_told_what_was_verified(self, game):
        code, out, err = silo("replay", RECORDED, "--verify")
        assert (code, err) == (0, "")
        last = out.splitlines()[-1]
        assert last == f"verified: {WEEKS} weekly seals met, state {game.state.hash()[:16]}"
        assert "verified" not in silo("replay", RECORDED)[1]

    def test_without_a_decision(self, game):
        found = told("replay", RECORDED, "--without", "1")
        gone = game.journal.decisions()[0]
        without = found["without"]
        assert set(without) == {"k", "week", "decision", "state_hash", "metrics", "difference"}
        assert (without["k"], without["week"]) == (1, gone.week)
        assert without["decision"] == dict(gone.data)
        assert without["state_hash"] != found["state_hash"]
        for name, difference in without["difference"].items():
            assert difference == found["metrics"][name] - without["metrics"][name]
        code, out, _ = silo("replay", RECORDED, "--without", "1")
        assert code == 0
        assert f"week {WEEKS}, without decision 1 ({gone.data['kind']}, week {gone.week})" in out

    def test_without_what_was_never_decided(self, game):
        many = len(game.journal.decisions())
        for k in (many + 1, 999):
            (line,) = refused("replay", RECORDED, "--without", k)
            assert line == f"there is no decision {k} to leave out: {many} decisions are in force"
        assert "--without" in refused("replay", RECORDED, "--without", "0")[-1]

    def test_an_altered_line_is_named_and_answered_with_1(self, broken):
        lines = RECORDED.read_bytes().splitlines(keepends=True)
        lines[2] = lines[2].replace(b'"week":', b'"week": ', 1)
        broken.write_bytes(b"".join(lines))
        (line,) = refused("replay", broken, code=1)
        assert line.startswith(f"{broken}:3: ")

    def test_a_removed_line_is_answered_with_1(self, broken):
        lines = RECORDED.read_bytes().splitlines(keepends=True)
        broken.write_bytes(b"".join(lines[:5] + lines[6:]))
        (line,) = refused("replay", broken, code=1)
        assert line.startswith(f"{broken}:6: ")

    def test_a_seal_that_is_not_met_is_answered_with_1(self, game, broken):
        other = Run("promise-gap", 8, customers=CUSTOMERS)
        other.advance()
        forged = Journal(other.journal.header)
        forged.seal(0, game.state.seal())
        forged.save(broken)
        (line,) = refused("replay", broken, "--verify", code=1)
        assert line.startswith(f"{broken}:2: the replay differs in week 0: ")

    @pytest.mark.parametrize(
        "content", [b"", b"hello\n", b"\xff\xfe\0\0", b"{}\n", b"[1, 2]\n", b"\0" * 5_000]
    )
    def test_garbage_is_answered_with_2(self, broken, content):
        broken.write_bytes(content)
        for command in ("replay", "forecast"):
            lines = refused(command, broken)
            assert all(line.startswith(f"{broken}:") for line in lines)

    def test_a_torn_last_line_is_left_out_with_a_warning(self, broken):
        broken.write_bytes(RECORDED.read_bytes()[:-40])
        code, out, err = silo("replay", broken, "--json")
        assert code == 0
        assert json.loads(out)["weeks"] == WEEKS - 1
        assert err.count("\n") == 1
        assert "the last line was cut off" in err

    @pytest.mark.parametrize("command", ["replay", "forecast"])
    def test_no_file_and_a_folder(self, tmp_path, command):
        (line,) = refused(command, tmp_path / "no.journal")
        assert line.startswith(f"{tmp_path}/no.journal: ")
        (line,) = refused(command, tmp_path)
        assert line == f"{tmp_path}: is a folder, not a journal"


class TestForecast:
    def test_the_answer_is_a_fan_for_each_metric(self, game):
        found = told("forecast", RECORDED, "--weeks", "5", "--replicates", "9")
        assert set(found) == {"scenario", "seed", "from_week", "weeks", "replicates", "metrics"}
        assert (found["from_week"], found["weeks"], found["replicates"]) == (WEEKS, 5, 9)
        assert list(found["metrics"]) == list(METRICS)
        ahead = game.forecast(5, 9)
        for name, fan in found["metrics"].items():
            low, high = ahead.band(name)
            assert fan == {"mean": [*ahead.mean(name)], "low": [*low], "high": [*high]}

    def test_threads_change_nothing(self):
        words = ("forecast", RECORDED, "--weeks", "3", "--replicates", "12", "--threads")
        assert told(*words, "1") == told(*words, "2")

    def test_people_get_a_table(self):
        code, out, err = silo("forecast", RECORDED, "--weeks", "3", "--replicates", "4")
        assert (code, err) == (0, "")
        assert f"3 weeks after week {WEEKS}, 4 futures" in out
        assert "10 % below" in out

    def test_a_game_that_has_not_begun_can_be_looked_ahead_of(self, tmp_path):
        path = tmp_path / "a.journal"
        silo("run", "promise-gap", *SMALL, "--weeks", "0", "--journal", path)
        assert silo("forecast", path, "--weeks", "2", "--replicates", "2")[0] == 0


class TestPolicies:
    def test_all_are_listed(self):
        found = told("policies")["policies"]
        assert [row["id"] for row in found] == list(policy_names())
        assert all(set(row) == {"id", "decisions", "title"} and row["title"] for row in found)
        code, out, _ = silo("policies")
        assert code == 0
        assert all(name in out for name in policy_names())


class TestCompare:
    def test_a_table_and_an_answer(self, tmp_path):
        words = ("compare", "promise-gap", "empower-only", "--seeds", "2", "--weeks", "26")
        found = told(*words, "--customers", "50", "--out", tmp_path / "a.md")
        assert set(found) == {"scenario", "seeds", "weeks", "customers", "alone", "policies"}
        assert list(found["policies"]) == ["empower-only"]
        assert "| empower-only |" in (tmp_path / "a.md").read_text("utf-8")

    def test_what_it_refuses(self):
        assert "promise-gap" in refused("compare", "promise-gapp", "empower-only")[0]
        assert "`empower-only`" in refused("compare", "promise-gap", "empower-onl")[0]


class TestProcess:
    def test_the_installed_command_teaches_without_loading_the_engine(self):
        command = Path(sys.executable).with_name("silo")
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        if not command.exists():
            pytest.skip("`silo` is not installed beside this Python")
        result = subprocess.run(
            [command, "--help"], capture_output=True, text=True, timeout=60, env=environment
        )
        assert (result.returncode, result.stderr) == (0, "")
        assert "Begin with: silo play" in " ".join(result.stdout.split())

    def test_commands_are_known_before_anything_heavy_is_loaded(self):
        heavy = "{'numba', 'mesa', 'pandas', 'scipy'}"
        text = f"import sys, game.cli; print({heavy} & set(sys.modules))"
        result = subprocess.run(
            [sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        assert result.stdout == "set()\n"


def test_a_journal_of_a_lab_with_a_wish_that_cannot_be_is_named(broken):
    run = Run("promise-gap", 7, customers=CUSTOMERS)
    run.journal.append(0, LAB, "decide", {"kind": "empwer"})
    run.journal.save(broken)
    for words in (("replay", broken), ("forecast", broken)):
        (line,) = refused(*words, code=1)
        assert line.startswith(f"{broken}:2: it cannot be replayed: ")
