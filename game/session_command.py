"""`silo session`: what becomes of a session's file afterwards."""

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, prepare, progress, told

FILE = typer.Argument(metavar="FILE", help="A session that `silo host` kept.")
FILES = typer.Argument(metavar="FILE...", help="Sessions that `silo host` kept.")
OUT = typer.Option("--out", metavar="DIR", help="Where to. [default: FILE-export]")
TO = typer.Option("--to", help="Kind of the tables; both if left out.", show_default=False)
YES = typer.Option("--yes", help="Do not ask.")
OLDER = typer.Option(
    "--older-than", min=0, metavar="DAYS", help="Only those that were last written to before that."
)
JOURNAL = typer.Argument(metavar="JOURNAL", help="A game as `silo play` keeps it.")
QR = typer.Option("--qr", help="Print a QR code instead, for a dark window of a terminal.")
PICTURE = typer.Option(
    "--out", metavar="FILE", help="Write the QR code as a picture: .png or .svg.", dir_okay=False
)
PICTURES = (".png", ".svg")
DAY = 86_400
BESIDE = ("", "-wal", "-shm", ".lock")
"""Files of a session."""
PAGES = (".html", "-slides.html")
"""The debrief that the host writes beside it."""

session_app = typer.Typer(
    name="session", help="Sessions afterwards: take the results out, or forget them.",
    no_args_is_help=True,
)  # fmt: skip


class Kind(StrEnum):
    """What tables can be written as."""

    CSV = "csv"
    PARQUET = "parquet"


@session_app.command()
@told
def export(
    file: Annotated[Path, FILE],
    out: Annotated[Path | None, OUT] = None,
    to: Annotated[Kind | None, TO] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Write what teams did as tables with a codebook, and each game as a journal.

    Tables: weeks (every metric), seats (requests, bonuses), decisions. Teams go by their moons;
    messages, private notes and devices are left out. The journals are what `silo debrief` reads.

    \b
    Example:
      silo session export promise-gap.session --out friday
    """
    from game.session.exporting import KINDS, games, read
    from game.session.exporting import export as write
    from game.session.store import StoreError

    target = out or file.with_name(f"{file.stem}-export")
    try:
        many = len(games(read(file)[1]))
        if not many:
            fail(f"{file}: no quarter has been closed in it", 1)
        prepare()
        with progress("games", many) as tick:
            paths = write(file, target, KINDS if to is None else (to.value,), tick)
    except StoreError as error:
        fail(str(error))
    if json_:
        as_json({"games": many, "files": [str(path) for path in paths]})
    else:
        print("\n".join(str(path) for path in paths))


@session_app.command("hand-in")
@told
def hand_in(
    journal: Annotated[Path, JOURNAL],
    qr: Annotated[bool, QR] = False,
    out: Annotated[Path | None, PICTURE] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Pack a game that was played without the network, so that it can be brought to the host.

    Printed is one line of a few hundred letters: send it, or let the host's page read it as a QR
    code from your screen or a photograph. The facilitator takes in the journal itself just as well.
    The host lives the game once more before it counts.

    \b
    Examples:
      silo session hand-in my-game.journal
      silo session hand-in my-game.journal --qr
      silo session hand-in my-game.journal --out my-game.png
    """
    from game.handin.code import CodeError, drawing
    from game.handin.packing import pack
    from sim.journal import Journal

    if out is not None and out.suffix.lower() not in PICTURES:
        fail(f"{out}: a picture ends in {' or '.join(PICTURES)}")
    text = pack(Journal.read(journal))
    try:
        code = drawing(text) if qr or out is not None else None
    except CodeError as error:
        fail(str(error))
    if code is not None and out is not None:
        try:
            code.save(str(out), scale=8, border=4, light="#fff")
        except OSError as error:
            fail(f"{out}: {error.strerror or error}")
    if json_:
        file = None if out is None else str(out)
        as_json({"text": text, "letters": len(text), "file": file})
    elif code is not None:
        print(out) if out is not None else code.terminal(compact=True, border=4)
    else:
        print(text)


@session_app.command()
def forget(
    files: Annotated[list[Path], FILES],
    yes: Annotated[bool, YES] = False,
    older_than: Annotated[int | None, OLDER] = None,
) -> None:
    """Delete sessions, and everything that stands beside them: the debrief's page and slides, too.

    What was worked out about their games stays in this computer's cache, without anybody's name;
    what you exported or mailed is yours to delete.

    \b
    Examples:
      silo session forget promise-gap.session
      silo session forget *.session --older-than 30 --yes
    """
    from filelock import FileLock, Timeout

    from game.session.store import Store, StoreError

    ages = {}
    for file in files:
        ages[file] = _age(file)  # opened, a log that a killed host left makes it as of now
        try:
            Store.open(file).close()
        except StoreError as error:
            fail(str(error))
    old = [one for one in files if older_than is None or ages[one] > older_than * DAY]
    if old and not yes and not typer.confirm(f"Delete {', '.join(map(str, old))} for good?"):
        raise typer.Exit(1)
    for file in old:
        try:
            with FileLock(f"{file}.lock").acquire(timeout=0):
                pass
        except Timeout:
            fail(f"{file}: a host has it open; end that first")
        for ending in BESIDE:
            Path(f"{file}{ending}").unlink(missing_ok=True)
        for ending in PAGES:
            file.with_name(f"{file.stem}{ending}").unlink(missing_ok=True)
        print(f"forgotten: {file}")


def _age(file: Path) -> float:
    """Seconds since somebody wrote to a session, in its file or its log; many, if there is none."""
    written = [Path(f"{file}{one}") for one in BESIDE[:2]]
    return time.time() - max((one.stat().st_mtime for one in written if one.exists()), default=0.0)
