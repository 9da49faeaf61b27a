"""`silo compare`: what policies do in a scenario, on the same luck, with intervals."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.running import JSON, SCENARIO
from sim.cli.telling import as_json, fail, prepare, progress, table, told

if TYPE_CHECKING:
    from sim.lab.compare import Comparison, Effect

POLICIES = typer.Argument(
    metavar="[POLICY]...",
    help="Names of `silo policies` or of the scenario, or files; all of the scenario if left out, "
    "or all names where it has none.",
)
SEEDS = typer.Option(min=1, max=10_000, help="How many seeds; each is lived under every policy.")
WEEKS = typer.Option(min=26, max=1_040, help="Weeks lived under each.")
CUSTOMERS = typer.Option(min=50, max=100_000, help="People simulated.")
ALSO = typer.Option(
    metavar="METRIC", help="Also show the effect on this metric as play ends; may be repeated."
)
OUT = typer.Option(metavar="FILE", help="Also write the table as Markdown.")
FULL = "integrated-redesign"
"""The reform that single remedies are measured against."""
SIGNS = "Profit a quarter: `+` above doing nothing, `-` below, `·` not"
LAST = (
    "BE, last quarter",
    "BE, slope a week",
    "NPS, last quarter",
    "profit, all weeks (u)",
    "profit a quarter",
)


@told
def compare(
    scenario: Annotated[str, SCENARIO],
    policies: Annotated[list[str] | None, POLICIES] = None,
    seeds: Annotated[int, SEEDS] = 30,
    weeks: Annotated[int, WEEKS] = 156,
    customers: Annotated[int, CUSTOMERS] = 1_000,
    also: Annotated[list[str] | None, ALSO] = None,
    out: Annotated[Path | None, OUT] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Live each seed without a move and under each policy, and show what the policies change.

    Every figure is a mean difference to doing nothing on the same luck, with its 95 % interval.

    \b
    Example:
      silo compare promise-gap integrated-redesign promotion-only --seeds 10
    """
    from sim.lab import compare as lab

    names, parts = policies or lab.known_in(scenario), tuple(also or ())
    refuse_unknown(parts)
    prepare()
    with progress("living", seeds * (1 + len(names))) as done:
        found = lab.compare(scenario, names, seeds, weeks, customers, done)
    if out is not None:
        made = [found.scenario, *(policies or ()), "--seeds", seeds, "--weeks", weeks]
        made += ["--customers", customers, *(word for one in parts for word in ("--also", one))]
        command = " ".join(["uv run silo compare", *map(str, made), "--out FILE"])
        out.write_text(markdown(found, seeds, weeks, parts, command), encoding="utf-8")
    if json_:
        as_json(answer(found, seeds, weeks))
        return
    lines = [row(found, name, parts) for name in names]
    table(title(found, seeds, weeks), heads(found, parts), lines)
    print("profit a quarter: + above doing nothing, - below, · cannot be told apart (95 %)")


def title(found: "Comparison", seeds: int, weeks: int) -> str:
    """What was done."""
    return (
        f"{found.scenario}: {seeds} seeds, {weeks} weeks, {found.customers:,} people; "
        "difference to doing nothing, 95 % interval"
    )


def refuse_unknown(metrics: tuple[str, ...]) -> None:
    """Stops at a metric that nobody measures."""
    from sim.measures import Readings
    from sim.scenario.faults import proposal, quoted

    for name in metrics:
        if name not in Readings._fields:
            fail(f"no metric is called {quoted(name)}. {proposal(name, Readings._fields)}")


def ends(found: "Comparison") -> int:
    """The last week of play, if so many are lived."""
    return min(found.played, found.weeks) - 1


def heads(found: "Comparison", parts: tuple[str, ...]) -> list[str]:
    """The heads of the columns."""
    week = f"week {ends(found) + 1}"
    redesign = ["of the redesign"] if FULL in found.policies else []
    also = (f"{name.replace('_', ' ')}, {week}" for name in parts)
    return ["policy", f"BE, {week}", *redesign, *also, *LAST]


def row(found: "Comparison", policy: str, parts: tuple[str, ...]) -> list[str]:
    """One policy's line."""
    at, last = ends(found), found.weeks - 1
    equity = found.effect(policy, "brand_equity", at - 3, at)
    redesign = []
    if FULL in found.policies:
        whole = found.effect(FULL, "brand_equity", at - 3, at).mean
        redesign = [f"{100 * equity.mean / whole:.0f} %" if whole else ""]
    return [
        policy,
        said(equity),
        *redesign,
        *(said(found.effect(policy, name, at - 3, at)) for name in parts),
        said(found.effect(policy, "brand_equity", last - 12, last)),
        said(found.rising(policy, "brand_equity"), 3),
        said(found.effect(policy, "nps", last - 12, last), 1),
        said(found.total(policy, "profit"), 0),
        "".join("·+-"[effect.sign] for effect in found.quarters(policy, "profit")),
    ]


def said(effect: "Effect", digits: int = 2) -> str:
    """A mean with its interval."""
    mean, low, high = (f"{x:,.{digits}f}" for x in (effect.mean, effect.low, effect.high))
    return f"{mean} [{low}, {high}]"


def markdown(
    found: "Comparison", seeds: int, weeks: int, parts: tuple[str, ...], command: str
) -> str:
    """The table for a document, with how the firm fares alone and the command that made it."""
    begins = " or ".join(map(str, found.begins or (0,)))
    columns = heads(found, parts)
    lines = [
        f"# What policies do in {found.scenario}",
        "",
        "Written by a command; do not edit:",
        "",
        "```",
        command,
        "```",
        "",
        f"{title(found, seeds, weeks)}.",
        f"Policies begin in week {begins}. {SIGNS}",
        "to be told apart. No study links departmental dysfunction directly to profitability; the",
        "sizes are the model's, not measurements.",
        "",
        "Left alone (mean of four weeks or of a year, 95 % interval over seeds):",
        "",
        *alone(found, weeks),
        "",
        f"| {' | '.join(columns)} |",
        f"|{'|'.join('---' for _ in columns)}|",
        *(f"| {' | '.join(row(found, name, parts))} |" for name in found.policies),
        "",
    ]
    return "\n".join(lines)


def alone(found: "Comparison", weeks: int) -> list[str]:
    """How the firm fares without a move."""
    shown, lines = sorted({0, ends(found), weeks - 1}), []
    for metric, digits in (("brand_equity", 1), ("nps", 1), ("share", 2)):
        said_of = (f"week {week + 1}: {said(found.alone(metric, week), digits)}" for week in shown)
        lines.append(f"- {metric.replace('_', ' ')}: {'; '.join(said_of)}")
    years = range(1, 1 + weeks // 52)
    said_of = (f"year {year}: {said(found.alone_in_year('churn', year), 3)}" for year in years)
    return [*lines, f"- churn, share a year: {'; '.join(said_of)}"]


def answer(found: "Comparison", seeds: int, weeks: int) -> dict[str, Any]:
    """What `--json` prints."""
    last = weeks - 1

    def plain(effect: "Effect") -> dict[str, float | None]:
        finite = {"mean": effect.mean, "low": effect.low, "high": effect.high}
        return {name: x if abs(x) < float("inf") else None for name, x in finite.items()}

    return {
        "scenario": found.scenario,
        "seeds": seeds,
        "weeks": weeks,
        "customers": found.customers,
        "alone": {
            metric: {str(week): plain(found.alone(metric, week)) for week in (0, last)}
            for metric in ("brand_equity", "churn", "nps", "share", "profit")
        },
        "policies": {
            name: {
                "brand_equity_104": plain(
                    found.effect(name, "brand_equity", min(100, last), min(103, last))
                ),
                "brand_equity_end": plain(found.effect(name, "brand_equity", last - 12, last)),
                "brand_equity_slope": plain(found.rising(name, "brand_equity")),
                "nps_end": plain(found.effect(name, "nps", last - 12, last)),
                "profit_total": plain(found.total(name, "profit")),
                "profit_quarters": [plain(effect) for effect in found.quarters(name, "profit")],
            }
            for name in found.policies
        },
    }
