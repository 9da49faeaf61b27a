"""A session's file that somebody changed, or half of one: a sentence, and it stays as it is."""

import asyncio
import shutil
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.session.hosting import Settings, opened
from game.session.store import StoreError
from tests.architecture.sources import ROOT
from tests.sessions.rooms import Party
from tests.sessions.test_hosting import ADDRESS, CASE, begun

FIRST = "n = (SELECT min(n) FROM events WHERE kind = 'seal')"
COMMANDS = (
    ("host", "promise-gap", "--port", "0", "--session"),
    ("debrief", "--out", "page.html"),
    ("session", "export", "--out", "tables"),
)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A session with a quarter in it."""
    folder = tmp_path_factory.mktemp("session")
    begun(folder)[0].close()

    async def story() -> None:
        (sales,) = await party.seated((1, "sales"))
        await party.seal(sales, request=0.02)
        await party.close()

    party = Party(folder / "a.session")
    asyncio.run(story())
    party.store.close()
    return folder / "a.session"


def refused(folder, monkeypatch, command) -> str:
    """What a command says of the file, which it leaves as it is."""
    monkeypatch.chdir(folder)
    file = folder / "a.session"
    before = file.read_bytes()
    answer = CliRunner().invoke(app, [*command, "a.session"])
    assert answer.exit_code == 2, answer.output
    assert file.read_bytes() == before
    assert not any((folder / name).exists() for name in ("page.html", "tables"))
    (sentence,) = answer.output.splitlines()
    return sentence


@pytest.mark.parametrize("command", COMMANDS, ids=["host", "debrief", "export"])
@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("DELETE FROM events WHERE n = 3", "event 3 is missing: the file is damaged, or somebody"),
        ("UPDATE events SET data = '{\"team\": ' WHERE FIRST_SEAL", "(seal) cannot be read"),
        ("UPDATE events SET data = '[1, 2]' WHERE FIRST_SEAL", "(seal) cannot be read"),
        ("UPDATE events SET data = '{\"team\": NaN}' WHERE FIRST_SEAL", "cannot be read"),
        ("UPDATE events SET kind = 'wed' WHERE FIRST_SEAL", "another version of Silo Dynamics"),
        ("UPDATE session SET value = '\"x\"' WHERE key = 'seed'", "its seed cannot be read"),
        ("DELETE FROM session WHERE key = 'hash'", "its hash cannot be read"),
        ("DROP TABLE events", "no such table"),
    ],
)
def test_a_session_that_was_changed_is_refused_with_a_sentence_and_stays_as_it_is(
    tmp_path, monkeypatch, session, command, order, why
):
    with closing(sqlite3.connect(shutil.copy(session, tmp_path))) as connection:
        connection.execute(order.replace("FIRST_SEAL", FIRST))
        connection.commit()
    assert why in refused(tmp_path, monkeypatch, command)


@pytest.mark.parametrize("command", COMMANDS, ids=["host", "debrief", "export"])
def test_half_a_session_and_what_is_none_are_refused_with_a_sentence(
    tmp_path, monkeypatch, session, command
):
    whole, file = session.read_bytes(), tmp_path / "a.session"
    picture = next((ROOT / "docs").rglob("*.png")).read_bytes()
    for content in (whole[: len(whole) // 2], whole[:100], picture, b"Dear host,\n", b""):
        file.write_bytes(content)
        assert refused(tmp_path, monkeypatch, command).startswith("a.session")


def test_a_session_that_cannot_be_read_gets_no_new_keys(tmp_path, session):
    with closing(sqlite3.connect(shutil.copy(session, tmp_path))) as connection:
        connection.execute("DELETE FROM events WHERE n = 3")
        connection.commit()
        before = list(connection.execute("SELECT * FROM session"))
    with pytest.raises(StoreError, match="event 3 is missing"):
        opened(Settings("promise-gap", tmp_path / "a.session"), CASE, ADDRESS)
    with closing(sqlite3.connect(tmp_path / "a.session")) as connection:
        assert list(connection.execute("SELECT * FROM session")) == before
