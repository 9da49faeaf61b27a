"""`silo debrief`: what a game, a pair of rounds or a room came to, as a page to read and print."""

import re
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from game import words
from game.play_command import known
from sim.cli.telling import as_json, fail, prepare, progress, told

if TYPE_CHECKING:
    from game.debrief.facts import Team
    from game.debrief.teams import Played

JOURNALS = typer.Argument(
    metavar="JOURNAL...",
    help="Journals of games: one, both rounds of a room, several teams; or the file of a session.",
)
OUT = typer.Option(
    metavar="FILE.html", help="Where the page is written. [default: JOURNAL.html, or debrief.html]"
)
TEAM = typer.Option(metavar="NAME", help="The page of one team alone.")
SLIDES = typer.Option("--slides", help="Slides instead of a page: one thing after the other.")
CARDS = typer.Option(
    "--role-cards", help="Role cards instead, to be printed before a session: name a SCENARIO."
)
LANGUAGE = typer.Option(
    metavar="en|de", help="Language of the page; your system's, if the game speaks it."
)
NOW = typer.Option(
    "--now",
    help="Do not wait for what takes minutes: the page says what is still being counted.",
)
JSON = typer.Option("--json", help="Print everything the page says as one JSON object.")


@told
def debrief(
    journals: Annotated[list[Path], JOURNALS],
    out: Annotated[Path | None, OUT] = None,
    team: Annotated[str | None, TEAM] = None,
    slides: Annotated[bool, SLIDES] = False,
    role_cards: Annotated[bool, CARDS] = False,
    language: Annotated[str | None, LANGUAGE] = None,
    now: Annotated[bool, NOW] = False,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Write what games came to as one HTML page: to read, to show, and to print on A4.

    First a word and a guess, then what happened, each department's own number, who knew first, what
    decisions were worth, why, two customers, and questions. One journal is a game; a second round
    brings its first one along (silo tax); several teams, or the file that `silo host` keeps, are a
    room, by letters, without a rank. The page needs no network and no script.

    What each move was worth, what was luck, where the game turned and why is found by living each
    game again under other lucks: half a minute a game. It is kept in your cache, and found but
    once. --now writes the page with what is known by now, in seconds; the next one has the rest.

    \b
    Examples:
      silo debrief my-game.journal
      silo debrief promise-gap.session --out friday.html --language de
      silo debrief team-*.journal --team "The Otters"
      silo debrief promise-gap.session --now
      silo debrief team-*.journal --slides --out friday-slides.html
      silo debrief promise-gap --role-cards
    """
    if now and role_cards:
        fail("--now is for pages of games; role cards are made at once")
    if sum((slides, role_cards, json_)) > 1:
        fail("--slides, --role-cards and --json are three things: ask for one at a time")
    _speak(language)
    target = out or _target(journals, team, "-slides" if slides else "-cards" * role_cards)
    if not json_ and target.suffix.lower() not in (".html", ".htm"):
        fail(f"--out {target}: the name of a page ends in .html")
    if not json_ and not target.absolute().parent.is_dir():
        fail(f"{target.parent}: no such folder")
    if role_cards:
        _write(target, _cards(journals))
        return
    from game.debrief.page import page
    from game.debrief.slides import slides as as_slides

    with TemporaryDirectory() as folder:
        found = _gathered(_chosen(_played(journals, Path(folder)), team), now=now)
    if json_:
        as_json({"language": words.language(), "teams": [asdict(one) for one in found]})
    else:
        _write(target, as_slides(found) if slides else page(found))


def _played(named: Sequence[Path], folder: Path) -> "tuple[Played, ...]":
    """The teams of journals, and of sessions, which are lived again into a folder."""
    from game.debrief.sessions import is_session, journals_in
    from game.debrief.teams import teams

    found: list[Path] = []
    for place, one in enumerate(named):
        if not (one.is_file() and is_session(one)):
            found.append(one)
            continue
        prepare()
        own = folder / str(place)
        own.mkdir()
        with progress(f"reading {one.name}", 100) as done:
            found += journals_in(one, own, done)
    return teams(found)


def _write(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8")
    print(target)


def _cards(named: Sequence[Path]) -> str:
    """Of a scenario by id or file, or of the one that a journal was played on."""
    from game.debrief.page import role_cards
    from sim.journal import Journal
    from sim.origin import scenario_of
    from sim.scenario.load import load_scenario

    if len(named) > 1:
        fail("--role-cards: name one SCENARIO, or one JOURNAL that was played on it")
    one = named[0]
    if one.is_file() and one.suffix not in (".yaml", ".yml"):
        return role_cards(scenario_of(Journal.read(one), None))
    return role_cards(load_scenario(str(one)))


def _speak(language: str | None) -> None:
    from game.system import languages_by_system

    words.speak(known(language) if language else words.chosen(languages_by_system()))


def _chosen(played: "Sequence[Played]", team: str | None) -> "Sequence[Played]":
    from sim.scenario.faults import proposal, quoted

    if team is None:
        return played
    mine = [one for one in played if one.team.casefold() == team.casefold()]
    if not mine:
        fail(f"no team is called {quoted(team)}. {proposal(team, tuple(o.team for o in played))}")
    return mine


def _target(journals: Sequence[Path], team: str | None, kind: str) -> Path:
    """Beside a journal; for several, and for a scenario's cards, in the folder one is in."""
    one = journals[0]
    if len(journals) == 1 and one.is_file():
        return one.with_name(f"{one.stem}{kind}.html")
    if len(journals) == 1 and kind == "-cards":
        return Path(f"{one.stem}{kind}.html")
    named = "" if team is None else f"-{re.sub(r'[^\w.-]', '-', team)}"
    return Path(f"debrief{named}{kind}.html")


def _gathered(played: "Sequence[Played]", *, now: bool) -> "tuple[Team, ...]":
    from game.debrief.gathering import steps
    from game.debrief.together import gather_all, tell_all

    prepare()
    command = shlex.join(["silo", *sys.argv[1:]])
    if now:
        with progress("looking back", len(played)) as done:
            return tell_all(played, command, done)
    with progress("looking back", sum(steps(one) for one in played)) as done:
        return gather_all(played, command, done)
