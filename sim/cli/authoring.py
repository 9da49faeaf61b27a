"""`silo scenario new | diff | pack | unpack`: a scenario of one's own, without writing code."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, told
from sim.scenario_cli import scenario_app

if TYPE_CHECKING:
    from sim.scenario.differing import Difference

SOURCE = typer.Argument(metavar="SCENARIO", help="Id of a shipped scenario, or a file.")
NAME = typer.Argument(help="Id of the new scenario: lower-case words joined by hyphens.")
LIKE = typer.Option("--from", metavar="SCENARIO", help="What is copied: an id, or a file.")
FOLDER = typer.Option("--in", metavar="DIR", help="Where to; made if it is missing.")
FIRST = typer.Argument(metavar="FIRST", help="Id or file of the one that is compared with.")
SECOND = typer.Argument(metavar="SECOND", help="Id or file of the one that differs.")
TEXTS = typer.Option("--texts", help="Also show texts, and what else only people read.")
PACK = typer.Argument(metavar="FILE", help="A file that `silo scenario pack` has written.")
OUT = typer.Option("--out", metavar="FILE", help="The file to write. [default: ID.silo]")
INTO = typer.Option("--into", metavar="DIR", help="Where to. [default: a folder with its id]")
LONGEST = 60
"""Characters of a value that a line shows."""


@scenario_app.command()
@told
def new(
    name: Annotated[str, NAME],
    source: Annotated[str, LIKE] = "promise-gap",
    folder: Annotated[Path, FOLDER] = Path(),
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Begin a scenario of your own: a copy of another one, with its comments, for you to change.

    The schema is laid beside it, by which editors complete, explain and check what you write.

    \b
    Example:
      silo scenario new our-firm --from promise-gap --in scenarios-of-ours
    """
    from sim.scenario.writing import new_scenario

    written = new_scenario(name, source, folder)
    if json_:
        as_json({"scenario": name, "files": [str(path) for path in written]})
        return
    for path in written:
        print(f"wrote {path}")
    path = written[0] if written[0].parent != Path() else Path(f"./{written[0]}")
    shown = f"./{path}" if str(path.parent) == "." else str(path)
    print("Change it in any editor, then:")
    for word in ("scenario check", "scenario preview", "scenario par", "play"):
        print(f"  silo {word} {shown}")


@scenario_app.command()
@told
def diff(
    first: Annotated[str, FIRST],
    second: Annotated[str, SECOND],
    texts: Annotated[bool, TEXTS] = False,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Say in what a scenario plays otherwise than another, value by value.

    Both are compared as they are played: with all they build on, and with the model's defaults.

    \b
    Examples:
      silo scenario diff base promise-gap
      silo scenario diff promise-gap ./our-firm.yaml --texts
    """
    from sim.scenario.differing import differences
    from sim.scenario.load import load_scenario

    before, after = load_scenario(first), load_scenario(second)
    found = differences(before, after)
    if json_:
        alike = before.hash == after.hash
        as_json({"plays_alike": alike, "differences": [_plain(one) for one in found]})
        return
    for one in found:
        if one.plays or texts:
            print(f"{one.key}: {_short(one.before)} → {_short(one.after)}")
    read = sum(not one.plays for one in found)
    if before.hash == after.hash:
        print("They play alike, week for week and move for move.")
    if read and not texts:
        print(f"{read} more in what only people read: --texts shows them.")


@scenario_app.command()
@told
def pack(
    scenario: Annotated[str, SOURCE],
    out: Annotated[Path | None, OUT] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Put a scenario and all it needs into one file, to be mailed.

    \b
    Example:
      silo scenario pack ./our-firm.yaml --out our-firm.silo
    """
    from sim.scenario.load import load_scenario
    from sim.scenario.packing import ENDING, pack

    target = out or Path(f"{load_scenario(scenario).id}{ENDING}")
    if target.suffix.lower() != ENDING:
        fail(f"--out {target}: the name of a pack ends in {ENDING}")
    names = pack(scenario, target)
    if json_:
        as_json({"file": str(target), "holds": names})
    else:
        print(f"wrote {target}: {', '.join(names)}")


@scenario_app.command()
@told
def unpack(
    pack_: Annotated[Path, PACK],
    into: Annotated[Path | None, INTO] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Take a scenario out of such a file, after looking at all that is in it.

    Nothing is written if anything is odd, and no file of yours is changed.

    \b
    Example:
      silo scenario unpack our-firm.silo --into scenarios-of-ours
    """
    from sim.scenario.packing import unpack

    path = unpack(pack_, into)
    if json_:
        as_json({"scenario": path.stem, "file": str(path)})
    else:
        print(f"wrote {path}")
        print(f"  silo play {path}")


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return f"{text[: LONGEST - 1]}…" if len(text) > LONGEST else text


def _plain(one: "Difference") -> dict[str, Any]:
    return {"key": one.key, "before": one.before, "after": one.after, "plays": one.plays}
