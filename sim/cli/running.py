"""`silo run`: one game without a screen. `silo policies`: the policies it knows by name."""

import csv
import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.telling import (
    SHOWN,
    as_json,
    fail,
    number,
    prepare,
    progress,
    table,
    told,
    warn,
    words,
)

if TYPE_CHECKING:
    from sim.run import Run

LONGEST = 1_040
COLUMNS = 8
"""Quarters that a table shows, at most."""
SCENARIO = typer.Argument(metavar="SCENARIO", help="Id of a shipped scenario, or a file.")
SEED = typer.Option(help="Whose luck; the same seed gives the same game.", min=0, max=2**64 - 1)
WEEKS = typer.Option(
    min=0, max=LONGEST, help="Weeks to live; all quarters of the scenario if left out."
)
POLICY = typer.Option(
    metavar="NAME|FILE", help="Decisions to take on the way: a name of `silo policies`, or a file."
)
CUSTOMERS = typer.Option(
    min=50, max=2_000_000, help="People simulated: resolution, not the size of the firm."
)
OUT = typer.Option(metavar="FILE", help="Write every metric of every week: .csv or .json.")
JOURNAL = typer.Option(metavar="FILE", help="Write the journal of the game into a new file.")
JSON = typer.Option("--json", help="Print one JSON object and nothing else.")


@told
def run(
    scenario: Annotated[str, SCENARIO],
    seed: Annotated[int, SEED] = 0,
    weeks: Annotated[int | None, WEEKS] = None,
    policy: Annotated[str | None, POLICY] = None,
    customers: Annotated[int | None, CUSTOMERS] = None,
    out: Annotated[Path | None, OUT] = None,
    journal: Annotated[Path | None, JOURNAL] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Run a scenario once, without a screen, and print what happened.

    \b
    Examples:
      silo run promise-gap --seed 7
      silo run promise-gap --policy integrated-redesign --weeks 156 --json
      silo run my-scenario.yaml --policy my-plan.yaml --journal my-game.jsonl
    """
    from sim.playing import play
    from sim.policies import load_policy
    from sim.run import Run
    from sim.scenario.load import load_scenario

    if out is not None and out.suffix not in (".csv", ".json"):
        fail(f"--out {out}: the name should end in .csv or .json")
    if out is not None and not out.absolute().parent.is_dir():
        fail(f"{out.parent}: no such folder")
    load_scenario(scenario)  # say what is wrong with it before anything is compiled
    steps = load_policy(policy) if policy else ()
    prepare()
    game = Run(scenario, seed, customers=customers, journal=journal)
    until = game.case.weeks if weeks is None else weeks
    with progress("living", until) as done:
        refused = play(game, steps, until, done).refused
    game.journal.close()
    warn(*(f"refused: {sentence}" for sentence in refused))
    if out is not None:
        write_series(game, out)
    if json_:
        as_json(answer(game))
    else:
        show(game)


def answer(game: "Run") -> dict[str, Any]:
    """What `--json` prints of a game."""
    return {
        "scenario": game.case.id,
        "seed": game.seed,
        "weeks": game.week,
        "state_hash": game.state.hash(),
        "metrics": dict(game.view().values),
        "series": series(game),
    }


def series(game: "Run") -> dict[str, list[float]]:
    """Every metric by name, a week each."""
    names = game.view().values
    return {name: [getattr(week, name) for week in game.history] for name in names}


def write_series(game: "Run", out: Path) -> None:
    """Write every metric of every week."""
    columns = series(game)
    with out.open("w", encoding="utf-8", newline="") as file:
        if out.suffix == ".json":
            json.dump(answer(game), file, allow_nan=False)
            return
        rows = csv.writer(file)
        rows.writerow(["week", *columns])
        rows.writerows(
            [week, *values] for week, values in enumerate(zip(*columns.values(), strict=True))
        )


def show(game: "Run") -> None:
    """The game quarter by quarter, for people."""
    from sim.metrics import METRICS

    ends = list(range(12, len(game.history), 13))
    step = -(-len(ends) // COLUMNS) if ends else 1
    ends = ends[len(ends) % step - 1 if len(ends) % step else step - 1 :: step]
    heads = ["last week of quarter", *(str(1 + week // 13) for week in ends), "unit"]
    rows = [
        [
            words(name),
            *(number(getattr(game.history[week], name)) for week in ends),
            METRICS[name].unit,
        ]
        for name in SHOWN
    ]
    if ends:
        table(f"{game.case.title.get('en', game.case.id)}, seed {game.seed}", heads, rows)
    taken = [
        f"{f'week {item.week}' if item.week >= 0 else 'before play'}: {item.kind}"
        for item in game.policy.taken
    ]
    print(f"decisions: {'; '.join(taken) or 'none'}")
    print(f"weeks lived: {game.week} · state {game.state.hash()[:16]}")


@told
def policies(json_: Annotated[bool, JSON] = False) -> None:
    """List the policies that `silo run --policy` knows by name."""
    from sim.playing import policy_summaries

    known = policy_summaries()
    if json_:
        as_json({"policies": known})
        return
    width = max(len(str(item["id"])) for item in known)
    for item in known:
        indent = " " * (width + 2)
        print(
            textwrap.fill(f"{item['id']:{width}}  {item['title']}", 100, subsequent_indent=indent)
        )
