"""A disk that is full in earnest: a small one of its own, which takes root and Linux."""

import asyncio
import contextlib
import os
import subprocess
from dataclasses import replace

import pytest

from game.session import client
from game.session.limits import Limits
from game.session.store import Store, StoreError
from tests.sessions.rooms import ABOUT
from tests.sessions.test_gate import listens
from tests.sessions.test_process import Person, settled

ROOMY = replace(Limits(), messages=10_000)
SMALL = "size=400k"


@pytest.fixture
def disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", SMALL, "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk of its own needs Linux and root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(place) -> None:
    """Write until there is no room."""
    with contextlib.suppress(OSError), (place / "filler").open("wb", buffering=0) as filler:
        while filler.write(b"x" * 512):
            pass


def test_what_finds_no_room_is_refused_and_sent_again_until_it_does(disk, monkeypatch):
    monkeypatch.setattr(client, "PAUSE", 0.02)

    async def story() -> Person:
        async with listens(disk, ROOMY) as party:
            person = Person(f"http://127.0.0.1:{party.port}", party.lead_token)
            await person.send(kind="memo", text="there is room")
            await person.until(settled)
            fill(disk)
            while not person.refused:  # what the file has grown to has room for some
                await person.send(kind="memo", text="x" * 400)
                await person.until(lambda one: settled(one) or one.refused)
            assert {no["why"] for no in person.refused} == {"disk"}
            assert len(party.host.room.memos) == len(person.acked) == len(person.sent) - 1
            (disk / "filler").unlink()
            await person.until(settled)
            await person.leave()
        return person

    person = asyncio.run(story())
    store = Store.open(disk / "a.session")
    kept = [event.id.split("-", 1)[1] for event in store.events() if event.kind == "memo"]
    store.close()
    assert kept == person.sent
    assert set(person.acked) == set(person.sent)


def test_a_session_that_finds_no_room_says_so_and_leaves_nothing_half(disk):
    file = disk / "a.session"
    fill(disk)
    with pytest.raises(StoreError, match="disk is full"):
        Store.create(file, ABOUT)
    assert not file.exists()
    (disk / "filler").unlink()
    Store.create(file, ABOUT).close()
    fill(disk)
    with pytest.raises(StoreError, match="is there room on the disk"):
        Store.open(file)
    (disk / "filler").unlink()
    Store.open(file).close()
