"""What an experiment would take, said before anything is run."""

import math
from typing import Any

from sim.lab.experiment.plan import Plan

ROW, CELL = 120.0, 3.4
"""Bytes of a run's row without its outcomes, and of a number after compression, about."""


def estimate(plan: Plan) -> dict[str, Any]:
    """Points, runs, chunks, processor time (s) and disk (bytes) of an experiment, at most."""
    experiment = plan.asked.experiment
    numbers = experiment.weeks * len(experiment.series) + len(experiment.outcomes)
    per_block = [
        math.ceil(len(plan.points) * len(block) / plan.chunk_size) for block in plan.blocks()
    ]
    return {
        "experiment": experiment.id,
        "points": len(plan.points),
        "seeds": len(plan.seeds),
        "runs": plan.size,
        "chunks": sum(per_block),
        "runs_a_chunk": plan.chunk_size,
        "cpu_seconds": plan.size * plan.seconds,
        "bytes": round(plan.size * (ROW + CELL * numbers)),
    }
