"""What is acknowledged is on the disk, whatever happens to the program or to the disk."""

import errno
import json
import os
import random
import signal
from collections.abc import Callable
from io import FileIO
from itertools import chain, repeat
from pathlib import Path
from subprocess import Popen
from typing import Any
from unittest.mock import Mock

import pytest

from sim.journal import Header, Journal, JournalError

type Child = Callable[..., Popen[str]]

needs_unix = pytest.mark.skipif(os.name == "nt", reason="signals and limits of Unix")


def kill_while_it_writes(child: Child, path: Path, chance: random.Random) -> None:
    """One child, killed at a random moment; what it acknowledged must be there, and once."""
    wanted = chance.randrange(40)
    process = child("write_on", path)
    assert process.stdin
    assert process.stdout
    heard = [process.stdout.readline() for _ in range(wanted)]
    process.send_signal(signal.SIGKILL)
    heard += process.stdout.readlines()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    acknowledged = [line.strip() for line in heard if line.endswith("\n")]
    assert process.returncode == -signal.SIGKILL
    assert len(acknowledged) >= wanted
    with Journal.open(path) as journal:
        names = [entry.id for entry in journal.entries]
        assert names == ["e1", *(f"c{n}" for n in range(2, len(names) + 1))]
        if acknowledged:
            assert len(names) - int(acknowledged[-1][1:]) in {0, 1}
        assert set(acknowledged) <= set(names)
        # The client that heard no answer sends its last entry again.
        journal.append(journal.open_week, "child", "note", {}, id=names[-1])
        assert len(journal.entries) == len(names)


@needs_unix
@pytest.mark.parametrize(
    "kills", [5, pytest.param(50, marks=pytest.mark.slow)], ids=lambda kills: f"{kills} kills"
)
def test_what_was_acknowledged_survives_a_kill(child: Child, path: Path, kills: int) -> None:
    chance = random.Random(kills)
    for _ in range(kills):
        kill_while_it_writes(child, path, chance)


@needs_unix
@pytest.mark.parametrize("room", [1, 150, 1_000, 1_100, 1_200, 1_234])
def test_a_full_disk_loses_nothing_acknowledged(child: Child, path: Path, room: int) -> None:
    start = path.stat().st_size
    process = child("fill", path, start + room)
    report = json.loads(process.communicate()[0])
    assert process.returncode == 0
    sentence = f"{path}: could not be written; all earlier lines are kept: File too large"
    assert report["refusals"] == [sentence, sentence]
    journal = Journal.read(path)
    assert journal.warnings == ()
    names = [entry.id for entry in journal.entries]
    assert names == ["e1", *report["acknowledged"], report["last"]]
    assert path.read_text(encoding="utf-8").startswith(report["text"])
    assert len(report["text"].encode()) <= start + room


def failing(error: int, after: int = 0) -> Mock:
    """A system call that works a few times and then fails."""
    failure = OSError(error, os.strerror(error))
    return Mock(side_effect=chain(repeat(None, after), repeat(failure)))


def test_a_disk_that_cannot_sync_acknowledges_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with Journal.open(path) as journal:
        monkeypatch.setattr(os, "fsync", failing(errno.EIO))
        with pytest.raises(JournalError, match="kept: Input/output error"):
            journal.append(0, "a", "note", {})
        assert path.read_bytes() == before
        monkeypatch.undo()
        with pytest.raises(JournalError, match="could not be stored safely: open it again"):
            journal.append(0, "a", "note", {})
    with Journal.open(path) as journal:
        journal.append(0, "a", "note", {})


def test_a_header_that_finds_no_room_leaves_no_file(
    tmp_path: Path, header: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(JournalError, match="No space left on device"):
        Journal.create(tmp_path / "a.journal", header)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_synced_is_no_reason_to_stop(
    tmp_path: Path, header: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL, after=1))
    Journal.create(tmp_path / "a.journal", header).close()
    assert Journal.read(tmp_path / "a.journal").header == header


class Stubborn(FileIO):
    """A file that is full in the middle of a line, and then cannot even be cut."""

    full = False

    def write(self, line: Any) -> int:
        """Write the beginning of a line, and nothing of its rest."""
        if not self.full:
            return super().write(line)
        if not line.startswith(b"{"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(line[:50])

    def truncate(self, size: int | None = None) -> int:
        """Refuse to be cut."""
        if self.full:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().truncate(size)


def test_a_cut_line_that_cannot_be_removed_ends_the_writing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr("sim.journal.disk.FileIO", Stubborn)
    with Journal.open(path) as journal:
        monkeypatch.setattr(Stubborn, "full", True)
        with pytest.raises(JournalError, match="No space left on device"):
            journal.append(0, "a", "note", {})
        monkeypatch.setattr(Stubborn, "full", False)
        assert path.read_bytes() != before
        with pytest.raises(JournalError, match="has a line cut off at its end: open it again"):
            journal.append(0, "a", "note", {})
    with Journal.open(path) as journal:
        assert len(journal.warnings) == 1
        assert path.read_bytes() == before


def test_an_interrupted_write_leaves_nothing_behind(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with Journal.open(path) as journal:
        monkeypatch.setattr(os, "fsync", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            journal.append(0, "player", "note", {})
        monkeypatch.undo()
        assert path.read_bytes() == before
        assert journal.append(0, "player", "note", {}).n == 2
