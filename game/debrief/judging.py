"""The program that tries a session's games under other lucks, while people play and talk.

It gives way to everything else, and to who tells what needs no trial. What it finds lies in the
user's cache, as if `silo debrief` had been asked before; if it is killed, nothing is lost but time.
A team that has sealed its last quarter is looked back on before that is closed, as if it had been.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from game import words
from game.debrief.gathering import gather
from game.debrief.sessions import journals_in
from game.debrief.teams import teams
from game.session.beside import heard
from game.warmth import keep_books_a_little

NICER = 19


def judge(
    path: Path,
    languages: Sequence[str],
    tell: Callable[[int, int], None] = lambda _n, _of: None,
    *,
    ahead: bool = True,
) -> int:
    """Find what every team of a session came to, and keep it; how many teams there are.

    Args:
        path: the session's file; a host may be using it.
        languages: in which the debrief may be asked for.
        tell: told how many teams are done, and of how many.
        ahead: as in `journals_in`.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    threads = os.cpu_count() or 1
    with TemporaryDirectory() as folder:
        own = Path(folder) / "0"  # as deep as where `silo debrief` writes them
        own.mkdir()
        played = teams(journals_in(path, own, _silent, ahead=ahead))
        for done, one in enumerate(played):
            tell(done, len(played))
            for language in languages:
                words.speak(language)
                gather(one, "", _silent, threads)
        tell(len(played), len(played))
    return len(played)


def _silent(done: int) -> None:
    """Nobody is told."""
    del done


def _told(done: int, every: int) -> None:
    print(json.dumps({"done": done, "of": every}), flush=True)


def main() -> None:
    """What the host asks for in a line; without a session, what takes long once is prepared."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    asked = json.loads(next(heard(sys.stdin)))
    if asked["session"] is None:
        keep_books_a_little()
    else:
        judge(Path(asked["session"]), asked["languages"], _told, ahead=asked["ahead"])


if __name__ == "__main__":
    main()
