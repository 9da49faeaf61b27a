"""A journal's file: begun once, continued by one program at a time, never mixed or overwritten."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from unittest.mock import Mock

import pytest

from sim.journal import Header, Journal, JournalError

needs_unix = pytest.mark.skipif(os.name == "nt", reason="limits, locks and pipes of Unix")


def refusal(act: Callable[[], object]) -> JournalError:
    """What a journal says to something that it cannot do."""
    with pytest.raises(JournalError) as caught:
        act()
    assert caught.value.exit_code == 2
    return caught.value


def test_a_file_holds_what_the_journal_in_memory_would(game: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    with Journal.create(path, game.header) as journal:
        for entry in game.entries[:5]:
            journal.append(entry.week, entry.by, entry.kind, entry.data, id=entry.id)
        journal.seal(0, game.seals[0].hashes)
    with Journal.open(str(path)) as journal:
        for entry in game.entries[5:]:
            journal.append(entry.week, entry.by, entry.kind, entry.data, id=entry.id)
        journal.seal(1, game.seals[1].hashes)
        assert journal.path == str(path)
    assert path.read_bytes() == game.text()
    assert Journal.read(path).records == game.records


def test_an_entry_is_in_the_file_when_append_returns(path: Path) -> None:
    with Journal.open(path) as journal:
        journal.append(0, "player", "note", {})
        journal.seal(0, {})
        assert path.read_bytes() == journal.text()
        assert len(Journal.read(path).records) == 3


def test_entries_are_synced_and_seals_are_not(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    with Journal.open(path) as journal:
        at_open = len(synced)
        journal.append(0, "player", "note", {})
        assert len(synced) == at_open + 1
        journal.seal(0, {})
        assert len(synced) == at_open + 1
    assert at_open == 1  # what a killed program wrote is safe before anybody is told of it
    assert len(synced) == 3


@needs_unix
def test_creating_syncs_the_file_and_its_folder(
    tmp_path: Path, header: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: synced.append(os.fstat(opened).st_ino))
    with Journal.create(tmp_path / "a.journal", header):
        inode = (tmp_path / "a.journal").stat().st_ino
        assert synced == [inode, tmp_path.stat().st_ino]


def test_a_journal_is_never_overwritten(path: Path, header: Header, game: Journal) -> None:
    before = path.read_bytes()
    for act in (lambda: Journal.create(path, header), lambda: game.save(path)):
        error = refusal(act)
        assert str(error) == (
            f"{path}: is there already, and a journal is never overwritten: take another name"
        )
    assert path.read_bytes() == before


def test_reading_never_changes_the_file(path: Path) -> None:
    torn = path.read_bytes() + b'{"n":2,"we'
    path.write_bytes(torn)
    path.chmod(0o400)
    journal = Journal.read(path)
    journal.append(3, "player", "note", {})
    journal.close()
    assert path.read_bytes() == torn
    assert len(journal.entries) == 2


def test_a_torn_line_is_cut_off_before_the_next_is_written(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"n":2,"we')
    with Journal.open(path) as journal:
        assert journal.warnings == (
            f"{path}:3: the last line was cut off while it was written, and is left out",
        )
        assert path.read_bytes() == whole
        journal.append(0, "player", "note", {})
    assert Journal.read(path).entries == journal.entries
    assert Journal.read(path).warnings == ()


def test_a_last_line_without_its_end_is_kept_and_ended(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert Journal.read(path).warnings == ()
    with Journal.open(path) as journal:
        assert journal.warnings == ()
        assert path.read_bytes() == whole
        journal.append(0, "player", "note", {})
    assert len(Journal.read(path).entries) == 2


def test_a_refused_file_is_left_alone_and_free(path: Path) -> None:
    altered = path.read_bytes().replace(b"hire", b"fire")
    path.write_bytes(altered)
    for _ in range(2):
        with pytest.raises(JournalError, match="changed after it was written") as caught:
            Journal.open(path)
        assert caught.value.exit_code == 1
    assert path.read_bytes() == altered


def test_a_closed_journal_takes_nothing_more(path: Path) -> None:
    journal = Journal.open(path)
    journal.close()
    journal.close()
    error = refusal(lambda: journal.append(0, "player", "note", {}))
    assert str(error) == f"{path}: is closed: open it again to continue it"
    assert len(journal.entries) == 1


@pytest.mark.parametrize("act", [Journal.read, Journal.open])
def test_what_is_no_file_is_refused(act: Callable[[Path], Journal], tmp_path: Path) -> None:
    assert "cannot be read: No such file" in str(refusal(lambda: act(tmp_path / "none")))
    assert "is a folder, not a journal" in str(refusal(lambda: act(tmp_path)))
    assert "embedded null" in str(refusal(lambda: act(Path("a\0b"))))


@needs_unix
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe = tmp_path / "pipe"
    assert (
        str(refusal(lambda: Journal.read(pipe))) == f"{pipe}: is a pipe or a device, not a journal"
    )


def test_a_journal_without_a_folder_cannot_be_created(tmp_path: Path, header: Header) -> None:
    error = refusal(lambda: Journal.create(tmp_path / "none" / "a.journal", header))
    assert "cannot be created: No such file" in str(error)


@pytest.mark.parametrize("act", [Journal.read, Journal.open])
def test_a_file_that_may_not_be_opened_is_refused(
    act: Callable[[Path], Journal], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The superuser may open everything, so the system's answer is put in its mouth.
    denied = Mock(side_effect=PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    monkeypatch.setattr("sim.journal.disk.FileIO", denied)
    monkeypatch.setattr(Path, "open", denied)
    assert "Permission denied" in str(refusal(lambda: act(path)))


# --- two programs, one file -------------------------------------------------------------------


@needs_unix
def test_a_second_program_is_told_that_the_first_is_writing(
    path: Path, child: Callable[..., Popen[str]]
) -> None:
    sentence = f"{path}: is being written by another program: close the other game first"
    process = child("hold", path)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    assert str(refusal(lambda: Journal.open(path))) == sentence
    assert len(Journal.read(path).entries) == 1
    process.communicate()
    with Journal.open(path):
        assert child("hold", path).communicate()[0].strip() == sentence
    assert child("hold", path).communicate()[0].strip() == "held"


@pytest.fixture(params=["no such module", "no such call"])
def without_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, or a drive that knows no locks."""
    if request.param == "no such module":
        monkeypatch.setattr("sim.journal.disk.fcntl", None)
    elif os.name != "nt":
        monkeypatch.setattr("fcntl.flock", Mock(side_effect=OSError(errno.ENOLCK, "")))


@pytest.mark.usefixtures("without_locks")
def test_where_there_are_no_locks_two_games_are_not_mixed_either(path: Path) -> None:
    with Journal.open(path) as one, Journal.open(path) as other:
        one.append(0, "one", "note", {})
        error = refusal(lambda: other.append(0, "other", "note", {}))
        assert str(error) == f"{path}: was changed by another program while it was being written"
        one.append(0, "one", "note", {})
    assert [entry.by for entry in Journal.read(path).entries] == ["player", "one", "one"]


@needs_unix
def test_a_file_that_was_deleted_takes_nothing_more(path: Path) -> None:
    with Journal.open(path) as journal:
        path.unlink()
        error = refusal(lambda: journal.append(0, "player", "note", {}))
        assert str(error) == f"{path}: was deleted or replaced while it was being written"
