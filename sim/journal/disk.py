"""The file under a journal: one writer; a line is on the disk whole, or not at all.

Two programs are kept apart by a lock of the operating system. Where there is none (Windows, some
network drives), the writer still looks before each line whether the file has grown or gone since
its own last line, and stops if so: no journal is mixed from two games, it is only noticed later.
"""

import os
import stat
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO, NoReturn, Self

from sim.journal.strict import Fault, JournalError

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows; a test takes the module away instead
    fcntl = None  # type: ignore[assignment]


class JournalFile:
    """A journal's file, open and locked, to which whole lines are appended."""

    def __init__(self, path: Path, mode: str) -> None:
        """Open and lock the file; `open` and `create` say what a failure means."""
        self.path = path
        self._broken: str | None = None
        self._stream = FileIO(path, mode)
        try:
            _lock(self._stream, path)
        except BaseException:
            self._stream.close()
            raise
        self._size = os.fstat(self._stream.fileno()).st_size

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a journal to continue it."""
        check_regular(path)
        try:
            return cls(path, "r+b")
        except OSError as error:
            _fail(path, "cannot be opened to continue it", error)

    @classmethod
    def create(cls, path: Path, content: bytes) -> Self:
        """Start a file that is not there yet; its content and its name are on the disk."""
        try:
            file = cls(path, "xb")
        except FileExistsError:
            sentence = "is there already, and a journal is never overwritten: take another name"
            raise JournalError(Fault(sentence, str(path))) from None
        except (OSError, ValueError) as error:
            _fail(path, "cannot be created", error)
        try:
            file.append(content, durable=True)
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
        return file

    def append(self, line: bytes, *, durable: bool) -> None:
        """Write a line; after an error nothing of it is left in the file."""
        self._still_ours()
        try:
            self._write(line)
            if durable:
                self._sync()
        except BaseException as error:
            self._shorten(self._size)
            if isinstance(error, OSError):
                _fail(self.path, "could not be written; all earlier lines are kept", error)
            raise
        self._size += len(line)

    def from_start(self) -> BinaryIO:
        """The file to be read; the lock stays when this is closed."""
        self._stream.seek(0)
        return os.fdopen(os.dup(self._stream.fileno()), "rb")

    def mend(self, length: int, *, ended: bool) -> None:
        """Leave the first `length` bytes, end their last line if it is not, and keep them safe.

        What a killed program had written but not stored yet was never acknowledged. From here on
        it will be, to a client that sends it again.
        """
        if length < self._size:
            self._shorten(length)
            self._size = length
        self.append(b"" if ended else b"\n", durable=True)

    def close(self) -> None:
        """Put the last seals on the disk and let others write."""
        if not self._stream.closed:
            with suppress(OSError):  # entries are safe already, seals can be made again
                os.fsync(self._stream.fileno())
            self._stream.close()

    def _still_ours(self) -> None:
        if self._stream.closed:
            self._broken = "is closed: open it again to continue it"
        if self._broken is None:
            now = os.fstat(self._stream.fileno())
            if now.st_nlink == 0:
                self._broken = "was deleted or replaced while it was being written"
            elif now.st_size != self._size:
                self._broken = "was changed by another program while it was being written"
        if self._broken is not None:
            raise JournalError(Fault(self._broken, str(self.path)))

    def _write(self, line: bytes) -> None:
        self._stream.seek(self._size)
        while line:
            line = line[self._stream.write(line) :]

    def _sync(self) -> None:
        try:
            os.fsync(self._stream.fileno())
        except OSError:
            # The system may have thrown away what it could not store, and says so only once.
            self._broken = "could not be stored safely: open it again to see what is there"
            raise

    def _shorten(self, length: int) -> None:
        try:
            self._stream.truncate(length)
        except OSError:
            self._broken = "has a line cut off at its end: open it again to remove it"


def open_to_read(path: Path) -> BinaryIO:
    """Open a journal without any right to change it."""
    check_regular(path)
    try:
        return path.open("rb")
    except OSError as error:
        _fail(path, "cannot be read", error)


def check_regular(path: Path) -> None:
    """Refuse what is not there, a folder, and what would never end (a pipe, a device)."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        _fail(path, "cannot be read", error)
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
        raise JournalError(Fault(f"is {what}, not a journal", str(path)))


def _lock(stream: FileIO, path: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sentence = "is being written by another program: close the other game first"
        raise JournalError(Fault(sentence, str(path))) from None
    except OSError:  # this drive has no locks
        return


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk; not every system lets a folder be opened for that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _fail(path: Path, what: str, error: OSError | ValueError) -> NoReturn:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    raise JournalError(Fault(f"{what}: {reason}", str(path))) from error
