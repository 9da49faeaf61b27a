"""The program that judges a session's games while people talk, so that the debrief finds it done.

It gives way to everything else. What it finds lies in the user's cache, as if `silo debrief` had
been asked before; if it is killed, nothing is lost but time.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from game.debrief.sessions import journals_in
from game.reliving import relive
from game.session.beside import heard
from sim.debrief.findings import findings
from sim.explain.course import Game
from sim.journal import Journal

NICER = 10


def judge(path: Path) -> int:
    """Find what every game of a session came to, and keep it; how many games there are.

    Args:
        path: the session's file; a host may be using it.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    with TemporaryDirectory() as folder:
        journals = journals_in(path, Path(folder), lambda _done: None)
        for journal in journals:
            findings(Game.of(relive(Journal.read(journal)).run), threads=1)
    return len(journals)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICER)
    judge(Path(next(heard(sys.stdin)).rstrip("\n")))
