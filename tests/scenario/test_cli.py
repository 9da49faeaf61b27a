"""`silo scenario`: what it prints, and that no input makes it fall over."""

import io
import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from sim import scenario_cli
from sim.scenario.json_schema import scenario_schema
from sim.scenario.load import load_scenario
from sim.scenario_cli import scenario_app
from tests.scenario.cases import ROOT, write

RUN = [
    sys.executable,
    "-c",
    "from sim.scenario_cli import scenario_app as a; a(prog_name='silo scenario')",
]
MEANT = "Did you mean `minutes` (minutes, above 0, at most 600)?"


def run(*arguments: str):
    result = CliRunner().invoke(scenario_app, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def process(*arguments: str, **options):
    return subprocess.run(
        [*RUN, *map(str, arguments)], cwd=ROOT, capture_output=True, timeout=60, **options
    )


class TestCheck:
    def test_fine(self):
        code, out, err = run("check", "promise-gap")
        assert (code, err) == (0, "")
        assert out.endswith("promise-gap.yaml: ok\n")
        assert out.count("\n") == 1

    def test_all_shipped_ones_without_an_argument(self):
        code, out, _ = run("check")
        assert code == 0
        assert [line.split("/")[-1] for line in out.splitlines()][:1] == ["base.yaml: ok"]

    def test_faults(self, tmp_path):
        path = write(tmp_path, "minuts: 3\nquarters: 0\n")
        code, out, err = run("check", path, "promise-gap")
        assert code == 2
        assert err.splitlines() == [
            f"{path}:5: minuts: no such key. {MEANT}",
            f"{path}:6: quarters: `0` is out of bounds (quarters, 1 to 40)",
        ]
        assert out.endswith("promise-gap.yaml: ok\n")

    def test_warnings(self, tmp_path):
        path = write(tmp_path, "summary: {en: A, de: B}\nsession: {debrief_minutes: 30}\n")
        code, out, err = run("check", path)
        assert (code, out) == (0, f"{path}: ok\n")
        looked_for = "is missing: participants and facilitators look for it"
        assert err.splitlines() == [
            *(
                f"warning: {path}:1: {key}: {looked_for}"
                for key in ("source", "learning_goals", "briefing", "questions")
            ),
            f"warning: {path}:4: title: `de` is missing, which other texts have",
            (
                f"warning: {path}:6: session.debrief_minutes: "
                "30 of 120 minutes: a third or more is usual"
            ),
        ]

    def test_json(self, tmp_path):
        path = write(tmp_path, "minuts: 3\n")
        code, out, err = run("check", path, "promise-gap", "--json")
        found = json.loads(out)
        assert code == 2
        assert not found["ok"]
        bad, good = found["scenarios"]
        assert (bad["path"], bad["id"], bad["hash"]) == (str(path), None, None)
        assert (bad["faults"][0]["line"], bad["faults"][0]["key"]) == (5, "minuts")
        assert (good["id"], good["hash"]) == ("promise-gap", load_scenario("promise-gap").hash)
        assert err.splitlines() == [f"{path}:5: minuts: {bad['faults'][0]['text']}"]

    @pytest.mark.parametrize(
        "name", ["nope", "nope.yaml", "", ".", "-", "/", "a\nb", "x" * 5_000, "\u202e"]
    )
    def test_whatever_is_asked_for(self, name):
        code, out, err = run("check", "--", name)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        "data", [b"", b"\x00", b"\xff" * 99, bytes(range(9, 256)) * 40, b"[" * 5_000]
    )
    def test_whatever_stands_in_the_file(self, tmp_path, data):
        path = tmp_path / "case.yaml"
        path.write_bytes(data)
        code, out, err = run("check", path)
        assert (code, out) == (2, "")
        assert err.startswith((f"{path}:1: ", f"{path}:2: "))


class TestList:
    def test_table(self):
        code, out, err = run("list")
        assert (code, err) == (0, "")
        assert out.startswith("first-monday  First Monday\n    20 minutes, 4 quarters\n    - ")
        assert "\npromise-gap  The Promise Gap\n    60 minutes, 8 quarters\n    - Satisf" in out
        assert "\nbase" not in out

    def test_json(self):
        code, out, _ = run("list", "--json")
        rows = {row["id"]: row for row in json.loads(out)["scenarios"]}
        row = rows["promise-gap"]
        assert code == 0
        assert {key: row[key] for key in ("id", "minutes", "quarters")} == {
            "id": "promise-gap",
            "minutes": 60,
            "quarters": 8,
        }
        assert row["title"] == {"en": "The Promise Gap", "de": "Die Versprechenslücke"}
        assert row["teaches"][0]["id"] == "expectation"

    def test_a_broken_one_is_told_and_the_others_are_listed(self, tmp_path, monkeypatch):
        path = write(tmp_path, "minuts: 3\n")
        monkeypatch.setattr(scenario_cli, "scenario_ids", lambda: ("promise-gap", str(path)))
        code, out, err = run("list")
        assert code == 2
        assert "The Promise Gap" in out
        assert err.startswith(f"{path}:5: minuts: ")


def test_schema():
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out) == scenario_schema()


@pytest.mark.parametrize("verb", ["check", "list", "schema"])
def test_help_has_an_example(verb):
    code, out, _ = run(verb, "--help")
    assert code == 0
    assert f"silo scenario {verb}" in out


def test_other_streams_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    scenario_cli.scenario()


class TestProcess:
    def test_a_closed_pipe_is_no_traceback(self):
        with subprocess.Popen(
            [*RUN, "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as child:
            child.stdout.read(10)
            child.stdout.close()
            said = child.stderr.read()
        assert said == b""

    def test_letters_the_terminal_lacks_are_no_traceback(self, tmp_path):
        path = write(tmp_path, "größe: 3\n")
        ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        result = process("check", path, env=ascii_only)
        assert result.returncode == 2
        assert b"case.yaml:5: gr" in result.stderr
        assert b"Traceback" not in result.stderr
        assert process("list", "--json", env=ascii_only).returncode == 0

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
    def test_a_file_name_that_is_no_text(self, tmp_path):
        path = os.fsencode(tmp_path) + b"/\xff\n.yaml"
        result = subprocess.run([*RUN, "check", path], cwd=ROOT, capture_output=True, timeout=60)
        assert result.returncode == 2
        assert result.stderr.endswith(b"\\udcff\\n.yaml: no such file\n")

    def test_wrong_use(self):
        assert process("check", "--nope").returncode == 2
        assert process("nope").returncode == 2
