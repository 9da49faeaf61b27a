"""`silo batch sql` and `silo batch export`: results for whoever wants to go on with them."""

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sim.cli.batching import FOLDER, batch_app, stored
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, number, table, told

QUESTION = typer.Argument(metavar="SELECT", help='One SELECT, in quotes: "SELECT … FROM runs".')
CSV = typer.Option("--csv", help="Print comma-separated values.")
INTO = typer.Option("--out", metavar="DIR", help="Where to. [default: DIR-KIND]")


class Kind(StrEnum):
    """What `export` can write."""

    CSV = "csv"
    PARQUET = "parquet"
    SALIB = "salib"
    XARRAY = "xarray"
    EMA = "ema"


TO = typer.Option("--to", help="For whom: see above.")


@batch_app.command()
@told
def sql(
    folder: Annotated[Path, FOLDER],
    question: Annotated[str, QUESTION],
    csv_: Annotated[bool, CSV] = False,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Ask results in SQL (DuckDB). Nothing is changed; a batch that is running can be asked, too.

    `runs` has a row a run: key, point, seed, scenario, policy, ok, error, factor_… and outcome_….
    `weeks` has a row a week of each run: point, seed, factors, week, and the metrics that are kept.

    \b
    Examples:
      silo batch sql results "SELECT factor_remedy, avg(outcome_equity) FROM runs GROUP BY 1"
      silo batch sql results "SELECT * FROM weeks WHERE seed = 1" --csv > seed-1.csv
    """
    from sim.lab.batch.asking import QueryError, ask
    from sim.lab.batch.store import StoreError

    store = stored(folder)
    try:
        found = ask(store, question)
    except (QueryError, StoreError) as error:
        fail(str(error))
    if json_:
        as_json({"columns": list(found.names), "rows": [list(row) for row in found.rows]})
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([found.names, *found.rows])
    else:
        rows = [[_cell(value) for value in row] for row in found.rows]
        table(f"{len(rows):,} rows", list(found.names), rows)


@batch_app.command()
@told
def export(
    folder: Annotated[Path, FOLDER],
    to: Annotated[Kind, TO] = Kind.CSV,
    out: Annotated[Path | None, INTO] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Write results for other programs, and print the names of the files.

    csv and parquet: `runs` and `weeks` as one file each. salib: what SALib's analyses of Morris and
    Sobol' designs take, averaged over seeds. xarray: a netCDF file, metrics over runs and weeks
    with their units. ema: an archive for `ema_workbench.load_results`, without runs that failed.

    \b
    Examples:
      silo batch export results --to csv --out tables
      silo batch export results --to xarray
    """
    from sim.lab.batch.exporting import export as write
    from sim.lab.batch.store import StoreError
    from sim.lab.sensitivity import DesignError

    store = stored(folder)
    target = out or folder.with_name(f"{folder.resolve().name}-{to}")
    try:
        paths = [str(path) for path in write(store, to, target)]
    except (StoreError, DesignError) as error:
        fail(str(error))
    if json_:
        as_json({"files": paths})
    else:
        print("\n".join(paths))


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return number(value) if isinstance(value, float) else str(value)
