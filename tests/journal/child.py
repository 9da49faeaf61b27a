"""A second process that writes to a journal: killed, starved of disk space, or kept waiting."""

import json
import resource
import sys
from itertools import count

from sim.journal import Journal, JournalError


def write_on(path: str) -> None:
    """Append without end, and print each id once its entry is said to be on the disk."""
    with Journal.open(path) as journal:
        for n in count(len(journal.entries) + 1):
            # Long and short lines, so that a kill finds the program in every part of its work.
            text = "ö" * (n * 7_919 % 20_000)
            entry = journal.append(n, "child", "note", {"text": text}, id=f"c{n}")
            print(entry.id, flush=True)
            journal.seal(n, {"all": f"{n:08x}"})


def fill(path: str, limit: str) -> None:
    """Append until the file can grow no more; then let it grow, and append once again."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    acknowledged, refusals = [], []
    with Journal.open(path) as journal:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), hard))
        try:
            for week in count():
                entry = journal.append(week, "child", "note", {"text": "x" * 100})
                acknowledged.append(entry.id)
                journal.seal(week, {"all": "00000000"})
        except JournalError as error:
            refusals.append(str(error))
        shorter = journal.text().decode()
        try:
            journal.append(journal.open_week, "child", "note", {"text": "x" * 1_000})
        except JournalError as error:
            refusals.append(str(error))
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        last = journal.append(journal.open_week, "child", "note", {"text": "room again"})
    report = {"acknowledged": acknowledged, "refusals": refusals, "text": shorter, "last": last.id}
    print(json.dumps(report))


def hold(path: str) -> None:
    """Keep a journal open until the parent closes our input, or say why not."""
    try:
        with Journal.open(path):
            print("held", flush=True)
            sys.stdin.read()
    except JournalError as error:
        print(error, flush=True)


if __name__ == "__main__":
    {"write_on": write_on, "fill": fill, "hold": hold}[sys.argv[1]](*sys.argv[2:])
