"""`silo sensitivity`: which factors matter, from designs made for that question."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.batching import OUT, SCHEDULER, WORKERS, planned, stored
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, number, prepare, table, told

if TYPE_CHECKING:
    from sim.lab.batch.store import Store
    from sim.lab.sensitivity import Sensitivity
    from sim.lab.statistics.intervals import Interval
    from sim.lab.statistics.sensitivity import Indexed, Screened

WHERE = typer.Argument(
    metavar="EXPERIMENT|DIR",
    help="An experiment (id or file), lived first as far as it is not yet, or a folder of results.",
)
MORRIS = "mu*: mean size of the effect of a factor's whole range; sigma: how much that depends"
INDICES = "first: share of the variance by the factor alone; total: with others"


@told
def sensitivity(
    where: Annotated[Path, WHERE],
    out: Annotated[Path | None, OUT] = None,
    workers: Annotated[int | None, WORKERS] = None,
    scheduler: Annotated[str | None, SCHEDULER] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Say how much each factor matters for each outcome, with intervals, the largest first.

    Designs: `{kind: morris}` screens many factors cheaply, `{kind: indices}` shares out the
    variance. Beside them stands how much of the variance of single runs is luck.

    \b
    Examples:
      silo sensitivity screening --out results
      silo sensitivity results --json
    """
    from sim.lab.batch.store import StoreError
    from sim.lab.sensitivity import DesignError, as_plain, sensitivities

    try:
        store = stored(where) if where.is_dir() else _lived(where, out, workers, scheduler)
        found = sensitivities(store.experiment(), store.runs())
    except (DesignError, StoreError) as error:
        fail(str(error))
    if json_:
        as_json({"outcomes": [as_plain(one) for one in found]})
        return
    for one in found:
        _show(one)


def _lived(path: Path, out: Path | None, workers: int | None, scheduler: str | None) -> "Store":
    """The results of an experiment, all of them; one that says nothing of factors is not lived."""
    from sim.cli.batch_run import INTERRUPTED, engine_of, live
    from sim.lab.batch.running import WHOLE
    from sim.lab.sensitivity import suited

    found, folder = planned(str(path)), out or Path(f"{path.stem}-results")
    suited(found.asked.experiment)
    engine = engine_of(workers, scheduler)
    prepare()
    if not live(found, folder, engine, WHOLE).whole:
        raise typer.Exit(INTERRUPTED)
    return stored(folder)


def _show(found: "Sensitivity") -> None:
    groups = "trajectories" if found.kind == "morris" else "base points"
    heads = ["factor", "mu*", "mu", "sigma"]
    if found.kind == "indices":
        heads = ["factor", "first", "total"]
    title = f"{found.outcome}: {found.groups:,} {groups}"
    if found.missing:
        title += f" ({found.missing:,} left out, of which a run is missing)"
    table(title, heads, [[name, *_cells(one)] for name, one in found.ranked()])
    print(MORRIS if found.kind == "morris" else INDICES)
    if found.luck is not None:
        print(f"luck: {100 * found.luck:.0f} % of the variance of single runs is the seed's")


def _cells(one: "Screened | Indexed") -> list[str]:
    from sim.lab.statistics.sensitivity import Screened

    if isinstance(one, Screened):
        return [_told(one.mu_star), number(one.mu), number(one.sigma)]
    return [_told(one.first), _told(one.total)]


def _told(interval: "Interval") -> str:
    return f"{number(interval.mean)} [{number(interval.low)}, {number(interval.high)}]"
