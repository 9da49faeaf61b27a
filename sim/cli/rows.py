"""`silo batch journal`: a row of results as a game that can be opened."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.batching import FOLDER, batch_app, stored
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, prepare, told

OTHERWISE = 1
ROW = typer.Argument(help="Its `index`, or the beginning of its `key`: see `silo batch sql`.")
OUT = typer.Option(
    metavar="FILE", help="The journal, a new file. [default: EXPERIMENT-row-INDEX.jsonl]"
)
UNTIL = typer.Option(
    min=0, metavar="WEEKS", help="Weeks that are written. [default: all, until play ends]"
)


@batch_app.command()
@told
def journal(
    folder: Annotated[Path, FOLDER],
    row: Annotated[str, ROW],
    out: Annotated[Path | None, OUT] = None,
    until: Annotated[int | None, UNTIL] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Write one run of a batch as a journal, which the game opens and every command takes.

    The run is lived again first and must come out as its row says, every metric of every week to
    the bit; exit code 1 says that it did not. Where parameters were set, the scenario is written
    beside the journal. With --until the game can be gone on with from that week.

    \b
    Examples:
      silo batch journal remedies-results 12
      silo batch journal remedies-results 12 --until 26 --out mine.jsonl
      silo play --journal mine.jsonl
    """
    from sim.lab.batch.journals import OtherwiseError, Row
    from sim.lab.batch.store import StoreError

    try:
        meant = Row.of(stored(folder), row)
    except StoreError as error:
        fail(str(error))
    weeks = meant.weeks if until is None else until
    if weeks > meant.weeks:
        fail(f"--until {weeks}: a game of this row has {meant.weeks} weeks at most")
    target = out or Path(f"{meant.name}.jsonl")
    if target.exists():
        fail(f"{target} is there already, and a journal is never overwritten")
    prepare()
    try:
        run = meant.write(target, weeks)
    except OtherwiseError as error:
        fail(str(error), OTHERWISE)
    if json_:
        said = {"journal": str(target), "scenario": run.journal.header.path or run.case.id}
        as_json(said | {"seed": run.seed, "weeks": run.week, "state_hash": run.state.hash()})
        return
    print(f"{target}: row {meant.index}, seed {run.seed}, {run.week} weeks, as in the results")
    over = "is over; --until stops before its end" if run.over else "goes on"
    print(f"The game {over}: silo play --journal {target}")
