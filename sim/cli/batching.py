"""`silo batch`: designed experiments, on one core or a cluster, however often they are stopped."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from sim.cli.batch_run import FAILED, engine_of, live, part_of, show
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, number, prepare, table, told

if TYPE_CHECKING:
    from sim.lab.batch.store import Store
    from sim.lab.experiment.plan import Plan
    from sim.lab.statistics.intervals import Interval

EXPERIMENT = typer.Argument(metavar="EXPERIMENT", help="Id of a shipped experiment, or a file.")
FOLDER = typer.Argument(metavar="DIR", help="The folder of an experiment's results.")
OUT = typer.Option(metavar="DIR", help="Where results are kept. [default: EXPERIMENT-results]")
WORKERS = typer.Option(
    min=1, max=256, help="Processes; 1 lives all runs in this one. [default: all cores]"
)
SCHEDULER = typer.Option(
    metavar="ADDRESS|FILE", help="A Dask scheduler that runs, instead of processes here."
)
SHARD = typer.Option(metavar="I/N", help="Only the I-th of N parts, for job arrays.")
RESUME = typer.Option("--resume", help="Said for clarity: a batch always goes on where it was.")
SAMPLE = typer.Option(min=1, max=100_000, help="How many runs are lived again.")


class _RunsByDefault(TyperGroup):
    """`silo batch FILE` is `silo batch run FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `run` before what is no verb."""
        first = next((word for word in args if not word.startswith("-")), None)
        helps = {"-h", "--help"} & set(args[:1])
        if first is not None and first not in self.commands and not helps:
            args = ["run", *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest


batch_app = typer.Typer(
    name="batch",
    cls=_RunsByDefault,
    help="Live designed experiments: plan, run, go on, check. `silo batch FILE` runs one.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@batch_app.command()
@told
def plan(experiment: Annotated[str, EXPERIMENT], json_: Annotated[bool, JSON] = False) -> None:
    """Say what an experiment would take: points, runs, processor time, disk; nothing is run.

    \b
    Example:
      silo batch plan remedies
    """
    from sim.lab.batch.estimate import estimate

    found = planned(experiment)
    taken = estimate(found)
    if json_:
        as_json(taken)
        return
    rows = [
        ["points", f"{taken['points']:,}"],
        ["seeds", f"{taken['seeds']:,}"],
        ["runs", f"{taken['runs']:,}"],
        ["chunks", f"{taken['chunks']:,}"],
        ["processor time", f"about {lasting(taken['cpu_seconds'])}"],
        ["disk", f"about {taken['bytes'] / 1e6:,.1f} MB"],
    ]
    table(str(found.asked.experiment.title), ["it takes", "at most"], rows)


@batch_app.command()
@told
def run(
    experiment: Annotated[str, EXPERIMENT],
    out: Annotated[Path | None, OUT] = None,
    workers: Annotated[int | None, WORKERS] = None,
    scheduler: Annotated[str | None, SCHEDULER] = None,
    shard: Annotated[str | None, SHARD] = None,
    resume: Annotated[bool, RESUME] = False,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Live all runs of an experiment that its folder does not hold yet.

    The first Ctrl-C finishes the chunks under way, the second stops at once; the same command goes
    on later. Exit codes: 0 all is there, 1 some runs failed, 2 a file or folder cannot be used,
    3 interrupted, 4 the engine is gone.

    \b
    Examples:
      silo batch remedies --out results
      silo batch run my.yaml --scheduler tcp://127.0.0.1:8786
      silo batch run my.yaml --shard 2/8
    """
    del resume
    found, folder = planned(experiment), out or Path(f"{Path(experiment).stem}-results")
    part, engine = part_of(shard), engine_of(workers, scheduler)
    prepare()
    show(live(found, folder, engine, part), folder, json_=json_)


@batch_app.command()
@told
def status(folder: Annotated[Path, FOLDER], json_: Annotated[bool, JSON] = False) -> None:
    """Say how much of an experiment is there, what failed, and how its contrasts stand so far.

    These intervals hold however often you look, and are longer for it; those of `silo analyse` are
    for one look at the end.

    \b
    Example:
      silo batch status results
    """
    from sim.lab.batch.running import failures
    from sim.lab.batch.running import status as look
    from sim.lab.statistics.watching import so_far

    store = stored(folder)
    found, experiment = look(store), store.experiment()
    standing = so_far(experiment, store.runs()) if found["runs"] else {}
    if json_:
        contrasts = {name: ends_of(one) for name, one in standing.items()}
        as_json({**found, "failures": failures(store), "contrasts": contrasts})
        return
    print(f"{found['experiment']}: {found['runs']:,} of {found['planned']:,} runs are kept")
    print(f"chunks: {found['chunks']:,} · failed: {found['failed']:,} · hash {found['hash']}")
    for row in failures(store):
        print(f"  point {row['point']}, seed {row['seed']}: {row['error']}")
    for name, one in standing.items():
        print(f"  {name} after {one.n:,} seeds: {standing_of(one)}")


@batch_app.command()
@told
def verify(
    folder: Annotated[Path, FOLDER],
    experiment: Annotated[str, EXPERIMENT],
    sample: Annotated[int, SAMPLE] = 20,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Live some runs of a folder again, and compare every metric of every week bit by bit.

    Exit code 1: one of them comes out otherwise here.

    \b
    Example:
      silo batch verify results my.yaml --sample 20
    """
    from sim.lab.batch.verifying import verify as check

    found, store = planned(experiment), stored(folder)
    prepare()
    result = check(found, store, sample)
    if json_:
        as_json({"checked": result.checked, "different": list(result.different)})
    else:
        print(f"{result.checked} runs lived again, {len(result.different)} came out otherwise")
        for key in result.different:
            print(f"  {key}")
    if result.different:
        raise typer.Exit(FAILED)


@batch_app.command()
def schema() -> None:
    """Print the JSON Schema of experiment files, for completion and help in editors.

    \b
    Example:
      silo batch schema > experiment.schema.json
    """
    from sim.lab.experiment.json_schema import experiment_schema

    as_json(experiment_schema())


# ---- what the commands share ---------------------------------------------------------------------


def planned(path: str) -> "Plan":
    """The plan of an experiment file."""
    from sim.lab.experiment.plan import Plan
    from sim.lab.experiment.reading import load_experiment

    return Plan.of(load_experiment(path))


def lasting(seconds: float) -> str:
    """A time as people say it."""
    for unit, size in (("hours", 3600.0), ("minutes", 60.0)):
        if seconds >= 2.0 * size:
            return f"{seconds / size:,.1f} {unit}"
    return f"{max(1.0, seconds):.0f} s"


def ends_of(interval: "Interval") -> list[float | None]:
    """The ends of an interval; where nothing can be said yet they are null."""
    return [end if math.isfinite(end) else None for end in (interval.low, interval.high)]


def standing_of(interval: "Interval") -> str:
    """An interval while the runs go on."""
    from sim.lab.statistics.watching import FIRST_LOOK

    if interval.n < FIRST_LOOK:
        return f"nothing to be said before {FIRST_LOOK} seeds"
    return f"{number(interval.mean)} ({number(interval.low)} to {number(interval.high)})"


def stored(folder: Path) -> "Store":
    """The results in a folder."""
    from sim.lab.batch.store import Store, StoreError

    try:
        return Store.at(folder)
    except StoreError as error:
        fail(str(error))
