"""What may stand next in a journal, and what of it is in force.

Weeks only go forward, and a sealed week is over. An undo takes back something of its own week, so
that what is in force never contradicts a seal; it is an entry itself, and nothing is erased.
"""

from sim.journal.lines import Entry, Seal
from sim.journal.strict import refuse


class Order:
    """The entries so far, what was taken back of them, and the week the journal has come to."""

    def __init__(self, first_week: int) -> None:
        """Nothing has been written yet."""
        self.entries: dict[str, Entry] = {}
        self.taken_back: set[str] = set()
        self.open_week = first_week

    def check(self, record: Entry | Seal) -> None:
        """Refuse a record that cannot stand next."""
        if record.week < self.open_week:
            refuse(f"week {record.week} is over: the journal has come to week {self.open_week}")
        if isinstance(record, Entry):
            self._check_entry(record)

    def take(self, record: Entry | Seal) -> None:
        """Count a record in that was checked."""
        if isinstance(record, Seal):
            self.open_week = record.week + 1
            return
        self.open_week = record.week
        self.entries[record.id] = record
        if record.about is not None:
            change = self.taken_back.add if record.kind == "undo" else self.taken_back.discard
            change(record.about)

    def _check_entry(self, entry: Entry) -> None:
        if entry.n != len(self.entries) + 1:
            refuse(f"this is entry {entry.n}, where entry {len(self.entries) + 1} should stand")
        if entry.id in self.entries:
            earlier = self.entries[entry.id]
            refuse(f"the id `{entry.id}` is that of entry {earlier.n} already")
        if entry.about is not None:
            self._check_change(entry, entry.about)

    def _check_change(self, entry: Entry, about: str) -> None:
        target = self.entries.get(about)
        if target is None or target.about is not None:
            refuse(f"there is nothing with the id `{about}` to {entry.kind}")
        if (about in self.taken_back) == (entry.kind == "undo"):
            state = "is taken back already" if entry.kind == "undo" else "was not taken back"
            refuse(f"`{about}` {state}")
        if target.week != entry.week:
            refuse(f"`{about}` belongs to week {target.week}, which has been played since")
