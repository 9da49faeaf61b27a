"""`silo forecast`: a fan of futures from the end of a journal."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.replaying import FILE
from sim.cli.running import JSON
from sim.cli.telling import SHOWN, as_json, number, prepare, progress, table, told, warn, words

WEEKS = typer.Option(min=1, max=520, help="How many weeks to look ahead.")
REPLICATES = typer.Option(min=1, max=10_000, help="How many futures.")
THREADS = typer.Option(min=1, max=64, help="How many at a time; the numbers do not depend on it.")


@told
def forecast(
    journal: Annotated[Path, FILE],
    weeks: Annotated[int, WEEKS] = 13,
    replicates: Annotated[int, REPLICATES] = 64,
    threads: Annotated[int, THREADS] = 2,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Look ahead from the end of a journal, under many lucks that the game will never have.

    Events that nobody has announced are not foreseen. The range shown holds the middle 80 % of the
    futures.

    \b
    Example:
      silo forecast my-game.jsonl --weeks 26
    """
    from sim.journal import Journal
    from sim.metrics import METRICS
    from sim.run import Run

    book = Journal.read(journal)
    warn(*book.warnings)
    prepare()
    game = Run.replay(book)
    with progress("looking ahead", replicates) as done:
        futures = game.forecast(weeks, replicates, threads, done)
    bands = {name: (futures.mean(name), *futures.band(name)) for name in METRICS}
    if json_:
        as_json(
            {
                "scenario": game.case.id,
                "seed": game.seed,
                "from_week": game.week,
                "weeks": weeks,
                "replicates": replicates,
                "metrics": {
                    name: {"mean": [*mean], "low": [*low], "high": [*high]}
                    for name, (mean, low, high) in bands.items()
                },
            }
        )
        return
    now = game.view().values
    rows = [
        [words(name), number(now[name]) if now else "", *(number(edge[-1]) for edge in bands[name])]
        for name in SHOWN
    ]
    title = f"{weeks} weeks after week {game.week}, {replicates} futures"
    table(title, ["", "now", "mean", "10 % below", "10 % above"], rows)
