"""A quarter as text, for whoever looks over a learner's shoulder."""

from collections.abc import Sequence
from typing import cast

from sim.decisions import BaseDecision, Decision
from sim.lab.env.options import told
from sim.metrics import METRICS
from sim.policy import Taken
from sim.run import Run
from sim.scenario.events import WEEKS_PER_QUARTER as QUARTER


def page(
    run: Run,
    metrics: Sequence[str],
    options: Sequence[Decision],
    refused: Sequence[tuple[int, str]],
) -> str:
    """The firm after its last week: what was decided, what was refused, what is seen."""
    seen, purse = run.view(), run.purse
    quarters = f"{run.week // QUARTER} of {run.case.quarters} quarters"
    lines = [f"{run.case.title}: {run.week} weeks, {quarters} lived, seed {run.seed}"]
    lines += [f"  week {item.week}: {_made(item)}" for item in run.policy.taken]
    lines += [f"  refused: {told(options[number - 1])}: {why}" for number, why in refused]
    lines += [f"  {name:<24}{seen[name]:>10.2f}  {METRICS[name].unit}" for name in metrics]
    left = f"{purse.capital:g} capital, {purse.points} change points, {purse.moves} moves"
    return "\n".join([*lines, f"  left: {left}, {purse.attention} attention, {purse.cash:,.0f} u"])


def _made(item: Taken) -> str:
    return told(cast("BaseDecision", item.decision))
