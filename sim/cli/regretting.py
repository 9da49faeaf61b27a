"""`silo regret`: what policies and bots reach in many scenarios, and what they miss."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.running import JSON
from sim.cli.telling import as_json, prepare, progress, table, told

if TYPE_CHECKING:
    from sim.lab.compare import Effect
    from sim.lab.regret import Outcome
    from sim.lab.scores import Scores

SCENARIOS = typer.Argument(
    metavar="[SCENARIO]...",
    help="Ids, or files; all scenarios that can be played if left out.",
)
SEEDS = typer.Option(min=2, max=10_000, help="How many seeds; each is lived under every policy.")
PLANS = typer.Option(min=1, max=100_000, help="How many plans each search tries.")
CUSTOMERS = typer.Option(min=50, max=100_000, help="People simulated.")
WORKERS = typer.Option(min=1, max=64, help="Processes; the numbers do not depend on it.")
OUT = typer.Option(metavar="FILE", help="Also write the document, as Markdown.")


@told
def regret(
    scenarios: Annotated[list[str] | None, SCENARIOS] = None,
    seeds: Annotated[int, SEEDS] = 20,
    plans: Annotated[int, PLANS] = 500,
    customers: Annotated[int, CUSTOMERS] = 1_000,
    workers: Annotated[int, WORKERS] = 2,
    out: Annotated[Path | None, OUT] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Play canonical policies and bots in many scenarios: is anything best everywhere?

    \b
    Example:
      silo regret promise-gap green-field --seeds 4 --plans 20
    """
    from sim.lab.cases import case_names
    from sim.lab.page import document
    from sim.lab.regret import compare_all, jobs_of
    from sim.lab.sermon import findings, free
    from sim.scenario.load import load_scenario

    names = scenarios or list(case_names())
    for name in scenarios or ():  # what is wrong with one is told before any process begins
        load_scenario(name)
    prepare()
    with progress("playing", jobs_of(names)) as done:
        found = compare_all(names, seeds, plans, customers, workers, done)
    if out is not None:
        line = command(scenarios or (), seeds, plans, customers)
        out.write_text(document(found, plans, line), encoding="utf-8")
    if json_:
        as_json(answer(found, plans))
        return
    rows = [[one.claim, "yes" if one.holds else "NO", one.numbers] for one in findings(found)]
    table(f"{len(found)} scenarios, {seeds} seeds", ["claim", "holds", "numbers"], rows)
    first = found[0]
    lines = [
        [name, *(f"{free(one.tried[name]).effect().mean:.2f}" for one in found)]
        for name in first.ranked()
    ]
    table("J, with the lab's free hand", ["policy", *(one.case.id for one in found)], lines)


def command(scenarios: Sequence[str], seeds: int, plans: int, customers: int) -> str:
    """The line that makes the document again."""
    numbers = f"--seeds {seeds} --plans {plans} --customers {customers}"
    return " ".join(["uv run silo regret", *scenarios, numbers, "--out FILE"])


def answer(outcomes: "Sequence[Outcome]", plans: int) -> dict[str, Any]:
    """What `--json` prints."""
    from sim.lab.regret import SEARCH_SEEDS
    from sim.lab.sermon import findings

    return {
        "seeds": list(outcomes[0].seeds),
        "search_seeds": list(SEARCH_SEEDS),
        "plans": plans,
        "customers": outcomes[0].case.parameters.market.people,
        "findings": [
            {"claim": one.claim, "holds": one.holds, "numbers": one.numbers}
            for one in findings(outcomes)
        ],
        "scenarios": {one.case.id: scenario(one) for one in outcomes},
    }


def scenario(one: "Outcome") -> dict[str, Any]:
    """One scenario as plain objects."""
    from sim.decisions import as_json as plain_decision

    menu = one.found.plan.menu
    return {
        "policies": {
            name: {
                **scores(tried.free),
                "regret": plain(one.regret(name)),
                "profit_quarters": [plain(each) for each in tried.free.profit_by_quarter()],
                "player": {
                    **scores(tried.played),
                    "week": tried.afforded.week,
                    "late": tried.afforded.late,
                    "missing": list(tried.afforded.missing),
                },
            }
            for name, tried in one.tried.items()
        },
        "ladder": {bot: scores(reached) for bot, reached in one.ladder.items()},
        "room": one.room(),
        "plan": [
            {
                "quarter": gene.quarter + 1,
                "decision": plain_decision(menu[gene.topic].options[gene.option]),
            }
            for gene in one.found.plan.genes
        ],
    }


def scores(reached: "Scores") -> dict[str, dict[str, float]]:
    """Every part of a score, with its interval."""
    return {name: plain(reached.effect(name)) for name in ("j", "equity", "nps", "profit")}


def plain(effect: "Effect") -> dict[str, float]:
    """A mean with its interval."""
    return {"mean": effect.mean, "low": effect.low, "high": effect.high}
