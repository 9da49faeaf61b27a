"""The journal: save file, crash recovery and bug report in one append-only, sealed file.

It knows nothing of the model: a decision is a plain JSON object here, a week's seal a hash for each
group of columns. Who replays a journal gives both a meaning.
"""

from sim.journal.book import Journal
from sim.journal.lines import FORMAT, KINDS, Entry, Header, Seal, hash8
from sim.journal.strict import Fault, JournalError, Plain

__all__ = (
    "FORMAT",
    "KINDS",
    "Entry",
    "Fault",
    "Header",
    "Journal",
    "JournalError",
    "Plain",
    "Seal",
    "hash8",
)
