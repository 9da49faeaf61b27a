"""The journal as a book: written line by line, in memory or in a file, and read as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Self

from sim.journal.disk import JournalFile, open_to_read
from sim.journal.lines import Entry, Header, Seal, chained, fasten
from sim.journal.order import Order
from sim.journal.reading import placed, read_lines
from sim.journal.strict import Fault, JournalError, keyed, refuse


class Journal:
    """A header, then entries and seals in the order in which they were made.

    `Journal(header)` lives in memory, `Journal.create` and `Journal.open` keep a file, locked until
    `close` (or the end of a `with`); `Journal.read` and `Journal.parse` give what is written, in
    memory, and never touch the file.
    """

    def __init__(
        self,
        header: Header,
        records: Iterable[Entry | Seal] = (),
        *,
        path: str | None = None,
        warnings: Iterable[str] = (),
        file: JournalFile | None = None,
    ) -> None:
        """Begin a journal, in memory unless there is a `file`, which must hold `records` already.

        `path` is the name that messages give it.
        """
        self._header = header
        self._records: list[Entry | Seal] = []
        self._order = Order(-header.burn_in)
        self._chain = chained(header, "")
        self._path, self._warnings, self._file = path, tuple(warnings), file
        for record in records:
            try:
                self._order.check(record)
            except JournalError as error:
                raise self._contradiction(error) from None
            self._take(record, chained(record, self._chain))

    @classmethod
    def create(cls, path: Path | str, header: Header) -> Self:
        """Begin a journal in a new file; a file that is there already is never overwritten."""
        file = JournalFile.create(Path(path), fasten(header, chained(header, "")))
        return cls(header, path=str(path), file=file)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Continue the journal in a file, without the line at its end that was cut off, if any."""
        file = JournalFile.open(Path(path))
        try:
            with file.from_start() as stream:
                reading = read_lines(stream, str(path))
            journal = cls(
                reading.header, reading.body, path=str(path), warnings=reading.warnings, file=file
            )
            file.mend(reading.length, ended=reading.ended)
        except BaseException:
            file.close()
            raise
        return journal

    @classmethod
    def read(cls, path: Path | str) -> Self:
        """Read a file without changing it; what is appended to the result stays in memory."""
        with open_to_read(Path(path)) as stream:
            reading = read_lines(stream, str(path))
        return cls(reading.header, reading.body, path=str(path), warnings=reading.warnings)

    @classmethod
    def parse(cls, text: bytes, path: str | None = None) -> Self:
        """Read what a file would hold; `path` is the name that messages give it."""
        reading = read_lines(BytesIO(text), path)
        return cls(reading.header, reading.body, path=path, warnings=reading.warnings)

    @property
    def header(self) -> Header:
        """Everything besides the entries that is needed to play the game again."""
        return self._header

    @property
    def records(self) -> tuple[Entry | Seal, ...]:
        """Entries and seals, in the order of their lines."""
        return tuple(self._records)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, also what was taken back."""
        return tuple(self._order.entries.values())

    @property
    def seals(self) -> dict[int, Seal]:
        """The seal of each sealed week."""
        return {record.week: record for record in self._records if isinstance(record, Seal)}

    @property
    def open_week(self) -> int:
        """The earliest week that the next line may speak of."""
        return self._order.open_week

    @property
    def path(self) -> str | None:
        """The file this journal was read from or is kept in."""
        return self._path

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know though it is no fault: a last line that was cut off."""
        return self._warnings

    def append(
        self,
        week: int,
        by: str,
        kind: str,
        data: Mapping[str, object],
        id: str | None = None,  # noqa: A002  # the word that the file and the clients use
    ) -> Entry:
        """Write an entry; it is on the disk before this returns.

        A client that heard no answer sends again: an id that is known is answered with its entry,
        and nothing is written.
        """
        if id is not None and id in self._order.entries:
            return self._order.entries[id]
        n = len(self._order.entries) + 1
        name = self._free_id(n) if id is None else id
        entry = Entry(n, week, by, name, kind, keyed("data", data))
        self._write(entry, durable=True)
        return entry

    def seal(self, week: int, hashes: Mapping[str, str]) -> Seal:
        """Write what the firm looks like after a week; it ends the week.

        Seals can be made again from the entries, so they do not wait for the disk.
        """
        seal = Seal(week, hashes)
        self._write(seal, durable=False)
        return seal

    def decisions(self) -> tuple[Entry, ...]:
        """The decisions in force: what was taken back and not brought back again is left out."""
        return self.in_force("decide")

    def all_decides(self) -> tuple[Entry, ...]:
        """All decisions, also those that were taken back."""
        return tuple(entry for entry in self.entries if entry.kind == "decide")

    def in_force(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind that were not taken back, in the order in which they were made."""
        return tuple(
            entry
            for entry in self.entries
            if entry.kind == kind and entry.id not in self._order.taken_back
        )

    def without(self, k: int | None) -> Self:
        """This journal in memory, with the k-th decision in force left out (counted from 1).

        What took the decision back or brought it back goes with it, and so do the seals from its
        week on: they tell of a firm that made it. The other entries are numbered anew and keep
        their ids. Without `k` it is the same journal.
        """
        if k is None:
            kept, path = self._records, self._path
        else:
            gone = self._decision(k)
            kept, path = [record for record in self._records if not _falls_with(gone, record)], None
        return type(self)(self._header, _renumbered(kept), path=path)

    def text(self) -> bytes:
        """What a file with this journal holds."""
        chain = chained(self._header, "")
        lines = [fasten(self._header, chain)]
        for record in self._records:
            chain = chained(record, chain)
            lines.append(fasten(record, chain))
        return b"".join(lines)

    def save(self, path: Path | str) -> None:
        """Write this journal into a new file."""
        JournalFile.create(Path(path), self.text()).close()

    def contradicted(self, record: Entry | Seal, sentence: str) -> JournalError:
        """An error that names the line of a record which a replay finds to be untrue."""
        number = self._records.index(record) + 2
        return JournalError(Fault(sentence, self._path, number, altered=True))

    def close(self) -> None:
        """Let others write to the file. A journal in memory has nothing to close."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        """Keep the file until the end of the `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def _write(self, record: Entry | Seal, *, durable: bool) -> None:
        """Check, then the disk, then memory: what fails on the way was never there."""
        self._order.check(record)
        chain = chained(record, self._chain)
        line = fasten(record, chain)
        if self._file is not None:
            self._file.append(line, durable=durable)
        self._take(record, chain)

    def _take(self, record: Entry | Seal, chain: str) -> None:
        self._chain = chain
        self._records.append(record)
        self._order.take(record)

    def _free_id(self, n: int) -> str:
        """`e1`, `e2`, …: the same names in every replay, whatever names the clients chose."""
        name = f"e{n}"
        while name in self._order.entries:
            name += "'"
        return name

    def _decision(self, k: int) -> Entry:
        decisions = self.decisions()
        if not 1 <= k <= len(decisions):
            many = {0: "no decision is", 1: "1 decision is"}
            count = many.get(len(decisions), f"{len(decisions)} decisions are")
            refuse(f"there is no decision {k} to leave out: {count} in force")
        return decisions[k - 1]

    def _contradiction(self, error: JournalError) -> JournalError:
        """What is wrong with the record that comes next, in a file that can be read otherwise."""
        number = len(self._records) + 2
        return JournalError(
            *(replace(fault, altered=True) for fault in placed(error, self._path, number))
        )


def _falls_with(gone: Entry, record: Entry | Seal) -> bool:
    if isinstance(record, Seal):
        return record.week >= gone.week
    return gone.id in {record.id, record.about}


def _renumbered(records: Iterable[Entry | Seal]) -> Iterator[Entry | Seal]:
    n = 0
    for record in records:
        if isinstance(record, Entry):
            n += 1
            yield replace(record, n=n)
        else:
            yield record
