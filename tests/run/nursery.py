"""A process that starts games which are killed: it imports once and forks a child for each.

A line on its input is the path of a journal and that of a pipe; the answer is the number of the
child that plays it. The child tells the pipe the id of each entry as soon as `Run` has returned it,
and does not end by itself. The line `tell` and the words for `witness.py` are answered at once.
"""

import json
import os
import sys
from itertools import count
from pathlib import Path

from sim.journal import Journal
from sim.run import LAB, Refused, Run
from tests.run.witness import tell

OWNERS = ("service", "marketing", "joint")
CASE, SEED, CUSTOMERS = "promise-gap", 7, 50


def begun(path: str) -> Run:
    """The game of a journal, or a new one."""
    if Path(path).exists():
        return Run.replay(Journal.open(path), keep=True)
    return Run(CASE, SEED, customers=CUSTOMERS, journal=path)


def decided(run: Run, number: int) -> str | None:
    """Take, take back and bring back something in each week, in turn."""
    wish = {"kind": "listening_owner", "owner": OWNERS[run.week % 3]}
    try:
        match number % 3:
            case 0:
                return run.decide(wish, by=LAB, id=f"c{len(run.journal.entries)}").id
            case 1:
                entry = run.undo(LAB)
            case _:
                entry = run.redo(LAB)
    except Refused:
        return None
    return entry.id if entry else None


def play(path: str, acks: int) -> None:
    """Decide and live without end; print what is acknowledged."""
    run = begun(path)
    for number in count():
        name = decided(run, number)
        if name is not None:
            os.write(acks, f"{name}\n".encode())
        if number % 3 == 2:
            run.advance()
            os.write(acks, f"week {run.week}\n".encode())
        if run.week > 2_000:  # nobody has killed it
            return


def main() -> None:
    """Warm up, then a child for each line."""
    Run(CASE, SEED, customers=CUSTOMERS).advance()
    print("ready", flush=True)
    for line in sys.stdin:
        if line.startswith("tell "):
            print(json.dumps(tell(*line.removeprefix("tell ").split(" -- "))), flush=True)
            continue
        path, acks = line.split()
        child = os.fork()
        if child == 0:
            play(path, os.open(acks, os.O_WRONLY))
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
