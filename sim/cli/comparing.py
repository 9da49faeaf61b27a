"""`silo compare`: what policies do in a scenario, on the same luck, with intervals."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.running import JSON, SCENARIO
from sim.cli.telling import as_json, prepare, progress, table, told

if TYPE_CHECKING:
    from sim.lab.compare import Comparison, Effect

POLICIES = typer.Argument(
    metavar="[POLICY]...", help="Names of `silo policies`, or files; all the names if left out."
)
SEEDS = typer.Option(min=1, max=10_000, help="How many seeds; each is lived under every policy.")
WEEKS = typer.Option(min=26, max=1_040, help="Weeks lived under each.")
CUSTOMERS = typer.Option(min=50, max=100_000, help="People simulated.")
OUT = typer.Option(metavar="FILE", help="Also write the table as Markdown.")
FULL = "integrated-redesign"
"""The reform that single remedies are measured against."""
HEADS = (
    "policy",
    "BE, week 104",
    "of the redesign",
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
    from sim.policies import policy_names

    names = policies or [name for name in policy_names() if name != "status-quo"]
    prepare()
    with progress("living", seeds * (1 + len(names))) as done:
        found = lab.compare(scenario, names, seeds, weeks, customers, done)
    if out is not None:
        out.write_text(markdown(found, seeds, weeks), encoding="utf-8")
    if json_:
        as_json(answer(found, seeds, weeks))
        return
    table(title(found, seeds, weeks), list(HEADS), [row(found, name) for name in names])
    print("profit a quarter: + above doing nothing, - below, · cannot be told apart (95 %)")


def title(found: "Comparison", seeds: int, weeks: int) -> str:
    """What was done."""
    return (
        f"{found.scenario}: {seeds} seeds, {weeks} weeks, {found.customers:,} people; "
        "difference to doing nothing, 95 % interval"
    )


def row(found: "Comparison", policy: str) -> list[str]:
    """One policy's line."""
    at, last = min(103, found.values.shape[2] - 1), found.values.shape[2] - 1
    equity = found.effect(policy, "brand_equity", at - 3, at)
    whole = FULL in found.policies and found.effect(FULL, "brand_equity", at - 3, at).mean
    return [
        policy,
        said(equity),
        f"{100 * equity.mean / whole:.0f} %" if whole else "",
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


def markdown(found: "Comparison", seeds: int, weeks: int) -> str:
    """The table for a document, with how the firm fares alone and the command that made it."""
    shown = [0, *(week for week in (103,) if week < weeks - 1), weeks - 1]
    alone = []
    for metric, digits in (("brand_equity", 1), ("nps", 1), ("share", 2)):
        said_of = (f"week {week + 1}: {said(found.alone(metric, week), digits)}" for week in shown)
        alone.append(f"- {metric.replace('_', ' ')}: {'; '.join(said_of)}")
    years = range(1, 1 + weeks // 52)
    said_of = (f"year {year}: {said(found.alone_in_year('churn', year), 3)}" for year in years)
    alone.append(f"- churn, share a year: {'; '.join(said_of)}")
    size = f"--seeds {seeds} --weeks {weeks} --customers {found.customers}"
    command = f"uv run silo compare {found.scenario} {size} --out FILE"
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
        "Policies begin in week 13. Profit a quarter: `+` above doing nothing, `-` below, `·` not",
        "to be told apart. No study links departmental dysfunction directly to profitability; the",
        "sizes are the model's, not measurements.",
        "",
        "Left alone (mean of four weeks or of a year, 95 % interval over seeds):",
        "",
        *alone,
        "",
        f"| {' | '.join(HEADS)} |",
        f"|{'|'.join('---' for _ in HEADS)}|",
        *(f"| {' | '.join(row(found, name))} |" for name in found.policies),
        "",
    ]
    return "\n".join(lines)


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
