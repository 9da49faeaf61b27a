"""What comes out of a session: tables that say what the journals say, and nothing about people."""

import csv
import json
import os
import time
from pathlib import Path

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from game.cli import app
from game.debrief.sessions import journals_in
from game.session.debriefing import KINDS
from game.session.exporting import export, games, lived, read
from game.session.keys import NAMES
from game.session.room import Event
from game.session.store import Store
from game.session.tables import TABLES
from game.session_command import DAY
from sim.journal import Journal, JournalError
from sim.room import Room
from sim.run import Run
from sim.scenario.load import load_scenario
from sim.scenario.places import scenario_folder
from sim.seats import pay
from tests.sessions.rooms import ABOUT, Party, played

REAL = {"hash": load_scenario("promise-gap").hash, "customers": 60}
WISH = {"kind": "discount", "depth": 0.1}


async def two_quarters(party: Party) -> None:
    """Two teams, one person each, two quarters; the second sale is refused: it already runs."""
    one, two = await party.seated((1, "sales"), (2, "ceo"))
    await party.say(party.lead, kind="say", text="a-message-to-all")
    await party.say(party.lead, kind="memo", text="a-private-note")
    for _quarter in range(2):
        await party.seal(one, decisions=[WISH], request=0.04)
        await party.close()
    await party.seal(two, request=0.0)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("session")
    file = folder / "a.session"
    ABOUT.update(REAL)
    devices = []

    async def story(party):
        await two_quarters(party)
        devices.extend(party.host.room.devices)

    try:
        played(file, story)
    finally:
        ABOUT.update({"hash": "0" * 64, "customers": 200})
    done = []
    paths = export(file, folder / "out", ("csv", "parquet"), done.append)
    return file, folder / "out", paths, devices, done


def rows(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_both_kinds_of_tables_say_the_same_and_have_the_columns_of_the_codebook(written):
    _file, folder, paths, _devices, done = written
    book = (folder / "codebook.md").read_text("utf-8")
    assert done == [1, 2]
    for name, columns in TABLES.items():
        table = parquet.read_table(folder / f"{name}.parquet")
        assert table.column_names == [one.name for one in columns] == list(rows(folder, name)[0])
        assert table.num_rows == len(rows(folder, name))
        assert all(f"| `{one.name}` |" in book for one in columns)
    assert sorted(path.name for path in paths) == sorted(path.name for path in folder.iterdir())


def test_the_tables_say_what_the_journals_say_when_they_are_played_again(written):
    _file, folder, *_rest = written
    run = Run.replay(Journal.read(folder / f"{NAMES[0].lower()}-1.journal"))
    assert (run.week, run.room) == (26, Room(("sales",)))
    weeks = [one for one in rows(folder, "weeks") if one["team"] == NAMES[0]]
    assert [float(one["brand_equity"]) for one in weeks] == [
        pytest.approx(week.brand_equity) for week in run.history
    ]
    for one in rows(folder, "seats"):
        if one["team"] == NAMES[0]:
            earned = pay(run, one["seat"], int(one["quarter"]))
            assert float(one["points"]) == pytest.approx(earned.points)


def test_what_was_sealed_is_told_with_what_became_of_it(written):
    _file, folder, *_rest = written
    mine = [
        one
        for one in rows(folder, "decisions")
        if one["seat"] == "sales" and one["team"] == NAMES[0]
    ]
    assert [(one["quarter"], json.loads(one["decision"]), one["person"]) for one in mine] == [
        ("1", WISH, "true"), ("2", WISH, "true"),
    ]  # fmt: skip
    assert mine[0]["taken"] == "true"
    asked = [
        one for one in rows(folder, "seats") if one["team"] == NAMES[0] and one["seat"] == "sales"
    ]
    assert [float(one["request"]) for one in asked] == [0.04, 0.04]
    late = [
        one for one in rows(folder, "seats") if one["team"] == NAMES[1] and one["seat"] == "ceo"
    ]
    assert [one["sealed"] for one in late] == ["false", "false"]


def test_nothing_that_people_wrote_and_no_device_comes_out(written):
    _file, _folder, paths, devices, _done = written
    everything = b"".join(path.read_bytes() for path in paths)
    for secret in ("a-message-to-all", "a-private-note", *devices):
        assert secret.encode() not in everything


def test_a_scenario_of_ones_own_is_named_by_its_id_and_found_from_the_journals(written, tmp_path):
    own = tmp_path / "anna.mueller" / "promise-gap.yaml"
    own.parent.mkdir()
    for name in (own.name, "base.yaml"):
        own.with_name(name).write_bytes((scenario_folder() / name).read_bytes())
    file, out = own.with_name("b.session"), own.with_name("out")
    file.write_bytes(written[0].read_bytes())
    store = Store.open(file)
    store.keep("scenario", str(own))
    store.close()
    paths = export(file, out, ("csv",), lambda _done: None)
    assert b"anna.mueller" not in b"".join(path.read_bytes() for path in paths)
    assert "the scenario `promise-gap`" in (out / "codebook.md").read_text("utf-8")
    deeper = out / "and" / "deeper"
    deeper.mkdir(parents=True)
    for folder in (out, deeper):
        first, _second = journals_in(file, folder, lambda _done: None)
        assert Run.replay(Journal.read(first)).week == 26


def test_the_command_names_its_files_and_says_what_is_wrong(written, tmp_path):
    file, *_rest = written
    runner = CliRunner()
    done = runner.invoke(
        app, ["session", "export", str(file), "--out", str(tmp_path), "--to", "csv", "--json"]
    )
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["games"] == 2
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".journal", ".md"}
    missing = runner.invoke(app, ["session", "export", str(tmp_path / "none")])
    assert (missing.exit_code, "no such file" in missing.output) == (2, True)


def test_what_is_forgotten_is_gone_with_all_that_stood_beside_it(tmp_path):
    async def story(party):
        party.host.add_team()

    file = tmp_path / "a.session"
    party = played(file, story)
    for kind in KINDS:
        party.host.debrief.file(kind).write_text("a debrief", "utf-8")
    runner = CliRunner()
    forget = ["session", "forget", str(file)]
    assert runner.invoke(app, [*forget, "--older-than", "1", "--yes"]).exit_code == 0
    assert file.exists()
    assert runner.invoke(app, forget, input="n\n").exit_code == 1
    assert file.exists()
    assert runner.invoke(app, [*forget, "--yes"]).exit_code == 0
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "b.txt").write_text("not a session")
    refused = runner.invoke(app, ["session", "forget", str(tmp_path / "b.txt"), "--yes"])
    assert refused.exit_code == 2
    assert (tmp_path / "b.txt").exists()


def test_a_session_whose_host_was_killed_is_as_old_as_it_is(tmp_path):
    copies: list[Path] = []

    async def story(party):
        party.host.add_team()
        for path in (party.store.path, Path(f"{party.store.path}-wal")):  # what a kill leaves
            copies.append(tmp_path / path.name.replace("a.", "b."))
            copies[-1].write_bytes(path.read_bytes())

    played(tmp_path / "a.session", story)
    written = time.time() - 60 * DAY
    for copy in copies:
        os.utime(copy, (written, written))
    forget = ["session", "forget", str(tmp_path / "b.session"), "--older-than", "30", "--yes"]
    assert CliRunner().invoke(app, forget).exit_code == 0
    assert not copies[0].exists()


def test_a_game_that_does_not_come_out_as_it_did_is_not_exported(written, tmp_path):
    file = tmp_path / "b.session"
    file.write_bytes(written[0].read_bytes())
    about, room = read(file)
    assert games(room)[0] == (1, 1)
    state = lived(about, room, 1, 1, NAMES[0]).run.state.hash()
    for kept, comes in ((state, True), ("f" * 64, False)):
        store = Store.open(file)
        n = 1 + max(one.n for one in store.events())
        data = {"team": 1, "round": 1, "quarter": 2, "state": kept}
        store.append(Event(n, f"host-{n}", "host", "lived", data))
        store.close()
        if comes:
            lived(about, read(file)[1], 1, 1, NAMES[0])
        else:
            with pytest.raises(JournalError, match="does not come out as it was played"):
                export(file, tmp_path / "out", ("csv",), lambda _done: None)
            with pytest.raises(JournalError, match="does not come out as it was played"):
                journals_in(file, tmp_path, lambda _done: None)
