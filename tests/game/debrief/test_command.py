"""`silo debrief` as somebody types it: what it prints, and how it answers slips."""

import json

import pytest
from typer.testing import CliRunner

from game.cli import app
from sim.debrief.worth import trials
from tests.game.debrief.journals import decided, nothing


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("room")
    decided(made / "a.journal", {}, team="Otters", quarters=1)
    nothing(made / "b.journal", seed=8, quarters=1)
    return made


def silo(*words):
    return CliRunner().invoke(app, ["debrief", *map(str, words)])


def test_a_page_is_written_beside_its_journal_and_its_name_printed(folder):
    said = silo(folder / "b.journal", "--language", "en")
    assert (said.exit_code, said.stdout.strip()) == (0, str(folder / "b.html"))
    assert ", after 1 quarter</title>" in (folder / "b.html").read_text("utf-8")


def test_a_room_is_one_page_and_a_team_can_be_picked_out(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # processes know nothing of the few lucks here
    both = tmp_path / "room.html"
    journals = folder / "a.journal", folder / "b.journal"
    assert silo(*journals, "--out", both, "--language", "de").exit_code == 0
    assert "Alle Teams nebeneinander" in both.read_text("utf-8")
    one = tmp_path / "one.html"
    assert silo(*journals, "--team", "otters", "--out", one, "--language", "en").exit_code == 0
    said = one.read_text("utf-8")
    assert "Otters" in said
    assert "All teams, side by side" not in said


def test_json_is_one_object_and_no_file(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = silo(folder / "a.journal", "--json", "--language", "en")
    found = json.loads(said.stdout)
    assert found["language"] == "en"
    assert found["teams"][0]["rounds"][0]["quarters"] == 1
    assert list(tmp_path.iterdir()) == []


def test_slides_and_role_cards_are_files_of_their_own(folder, tmp_path, monkeypatch):
    said = silo(folder / "b.journal", "--slides", "--language", "en")
    assert said.stdout.strip() == str(folder / "b-slides.html")
    monkeypatch.chdir(tmp_path)
    assert silo("promise-gap", "--role-cards").stdout.strip() == "promise-gap-cards.html"
    assert (tmp_path / "promise-gap-cards.html").is_file()
    assert silo(folder / "a.journal", "--role-cards").exit_code == 0


@pytest.mark.slow
def test_processes_find_what_one_process_does(folder, monkeypatch):
    journals = folder / "a.journal", folder / "b.journal"
    monkeypatch.setenv("SILO_HOME", str(folder / "elsewhere"))
    monkeypatch.setattr("sim.debrief.findings.trials", trials)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    side_by_side = json.loads(silo(*journals, "--json", "--language", "de").stdout)
    monkeypatch.setenv("SILO_HOME", str(folder / "again"))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert json.loads(silo(*journals, "--json", "--language", "de").stdout) == side_by_side


def one_line(said) -> str:
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    return said.stderr


def test_a_journal_that_was_changed_is_refused_in_its_line(folder, tmp_path):
    lines = (folder / "a.journal").read_bytes().splitlines(keepends=True)
    changed = tmp_path / "changed.journal"
    changed.write_bytes(b"".join([*lines[:3], *lines[4:]]))
    said = silo(changed)
    assert said.exit_code == 1
    assert f"{changed}:4:" in one_line(said)


@pytest.mark.parametrize("text", ["", "not a journal", '{"a": 1}\n'])
def test_what_is_no_journal_is_refused_in_a_line(tmp_path, text):
    foreign = tmp_path / "foreign.journal"
    foreign.write_text(text)
    said = silo(foreign)
    assert said.exit_code == 2
    assert str(foreign) in one_line(said)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.journal"], "nowhere.journal"),
        (["{a}", "--team", "Oters"], "Did you mean `Otters`"),
        (["{a}", "--language", "xx"], "--language"),
        (["{a}", "--out", "no/such/folder/x.html"], "no such folder"),
        (["{a}", "--out", "{a}"], "the name of a page ends in .html"),
        (["{a}", "{a}"], "named twice"),
        (["{a}", "--slides", "--json"], "one at a time"),
        (["promise-gip", "--role-cards"], "Did you mean `promise-gap`"),
        (["{a}", "promise-gap", "--role-cards"], "name one SCENARIO"),
    ],
)
def test_a_slip_is_answered_in_one_line(folder, words, told):
    said = silo(*(word.format(a=folder / "a.journal") for word in words))
    assert said.exit_code == 2
    assert told in one_line(said)
