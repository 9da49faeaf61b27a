"""The program that tells a session's games for its host, and writes its page and slides.

It is begun when play begins, and waits: what it needs is loaded, in a process a core, before
anybody waits for it. It is asked anew whenever there is something new; of what is asked meanwhile,
only the last counts.
"""

import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from game import words
from game.debrief.facts import Team
from game.debrief.gathering import tell_of
from game.debrief.page import page
from game.debrief.sessions import journals_in, teams_in
from game.debrief.slides import slides
from game.debrief.teams import teams
from game.session.beside import heard
from game.warmth import live_a_little
from sim.journal import JournalError
from sim.lab.at_work import end_with_parent
from sim.scenario.faults import ScenarioError

NICER = 1
"""Gives way to the host, and goes before its worker: what it does is short, and waited for."""
MOST = 4
"""Processes; each takes a quarter of a gigabyte."""


def told(
    session: Path, number: int, languages: Sequence[str], command: str, *, ahead: bool
) -> Team:
    """What is known at once of one team of a session, in the first of some languages.

    Args:
        session: its file; a host may be using it.
        number: of the team.
        languages: in each of which it is kept.
        command: by which the page is made.
        ahead: as in `journals_in`.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    with TemporaryDirectory() as folder:
        own = Path(folder) / "0"  # as deep as where `silo debrief` writes them
        own.mkdir()
        (played,) = teams(journals_in(session, own, _silent, ahead=ahead, only=number))
        found = []
        for language in languages:
            words.speak(language)
            found.append(tell_of(played, command))
    return found[0]


def write(found: Sequence[Team], page_file: Path, slides_file: Path) -> None:
    """Write page and slides, each whole or not at all: somebody may be reading the old ones.

    Raises:
        OSError: if they cannot be written.
    """
    for path, text in ((page_file, page(found, follows=True)), (slides_file, slides(found))):
        part = path.with_name(f"{path.name}.{os.getpid()}")
        part.write_text(text, encoding="utf-8")
        part.replace(path)


class Maker:
    """Answers the host.

    Args:
        pool: processes that do the work.
    """

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.pool = pool

    def answer(self, asked: dict[str, Any]) -> None:
        """Have all games told that are over, and write what was asked for; says how far it is."""
        wanted = asked["write"]
        try:
            found = self._told(asked)
            if wanted:
                words.speak(wanted["language"])
                write(found, Path(wanted["page"]), Path(wanted["slides"]))
                _say(made={"counted": sum(one.counted for one in found), "of": len(found)})
        except (JournalError, ScenarioError, OSError) as error:
            if wanted:  # else nothing is over yet, or it is said when somebody asks
                _say(fault=str(error).splitlines()[0])
        _say(ready=asked["news"])

    def _told(self, asked: dict[str, Any]) -> list[Team]:
        session, wanted, ahead = Path(asked["session"]), asked["write"], asked["ahead"]
        first = [wanted["language"]] if wanted else []
        spoken = list(dict.fromkeys([*first, *asked["languages"]]))
        command = f"silo debrief {session.name} --language {spoken[0]}"
        numbers = teams_in(session, ahead=ahead)
        jobs = [
            self.pool.submit(told, session, number, spoken, command, ahead=ahead)
            for number in numbers
        ]
        for done, job in enumerate(as_completed(jobs), 1):
            job.result()
            _say(told=done, of=len(jobs))
        return sorted((job.result() for job in jobs), key=lambda team: team.name.casefold())


def begin() -> None:
    """In a process of the pool: load the model, and end when nobody asks any more."""
    end_with_parent()
    live_a_little()


def ready() -> None:
    """What a process of the pool does first, so that it is begun."""


def _silent(done: int) -> None:
    """Nobody is told."""
    del done


def _say(**said: Any) -> None:
    print(json.dumps(said), flush=True)


def main() -> None:
    """The program: as many processes as are of use, and one answer after the other."""
    if hasattr(os, "nice"):
        os.nice(NICER)
    workers = min(os.cpu_count() or 1, MOST)
    with ProcessPoolExecutor(workers, get_context("spawn"), begin) as pool:
        for _process in range(workers):
            pool.submit(ready)
        maker = Maker(pool)
        for line in heard(sys.stdin, latest=True):
            maker.answer(json.loads(line))


if __name__ == "__main__":
    main()
