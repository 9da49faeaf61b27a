"""The program that makes a session's page and slides for its host, and says how far it is."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from game import words
from game.debrief.gathering import steps
from game.debrief.page import page
from game.debrief.sessions import journals_in
from game.debrief.slides import slides
from game.debrief.teams import teams
from game.debrief.together import gather_all
from game.session.beside import heard
from sim.journal import JournalError
from sim.scenario.faults import ScenarioError

READING = 10
"""Per cent of the way that reading the session counts for."""


def make(session: Path, language: str, page_file: Path, slides_file: Path) -> None:
    """Write the page and the slides of a session.

    Args:
        session: its file; a host may be using it.
        language: of both.
        page_file: the page is written here,
        slides_file: and the slides here.

    Raises:
        JournalError: if no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
        OSError: if they cannot be written.
    """
    words.speak(language)
    command = f"silo debrief {session.name} --language {language}"
    with TemporaryDirectory() as folder:
        own = Path(folder) / "0"  # as deep as where `silo debrief` writes them
        own.mkdir()
        played = teams(journals_in(session, own, lambda done: _percent(READING * done // 100)))
        every = sum(steps(one) for one in played)
        found = gather_all(
            played, command, lambda done: _percent(READING + (100 - READING) * done // every)
        )
    page_file.write_text(page(found), encoding="utf-8")
    slides_file.write_text(slides(found), encoding="utf-8")


def _percent(done: int) -> None:
    print(json.dumps({"percent": done}), flush=True)


def main() -> int:
    """What the host asks for in a line; how it ended."""
    asked = json.loads(next(heard(sys.stdin)))
    files = Path(asked["page"]), Path(asked["slides"])
    try:
        make(Path(asked["session"]), asked["language"], *files)
    except (JournalError, ScenarioError, OSError) as error:
        print(json.dumps({"fault": str(error).splitlines()[0]}), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
