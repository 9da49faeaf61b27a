"""What a store holds, gathered for a report: every number of the page stands here first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from sim.lab.batch.running import failures, status
from sim.lab.batch.store import Store
from sim.lab.experiment.design import once
from sim.lab.experiment.schema import Experiment, Indices, Morris
from sim.lab.report.courses import Course, courses
from sim.lab.sensitivity import DesignError, Sensitivity, sensitivities
from sim.lab.sensitivity import as_plain as plain_sensitivity
from sim.lab.statistics.contrasts import Effect, effects, verdict
from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.simultaneous import HIGH, LOW, together
from sim.lab.statistics.watching import watched
from sim.metrics import METRICS


@dataclass(frozen=True)
class Answer:
    """One contrast with all that can be said of it."""

    effect: Effect
    joint: Interval
    """Holds together with those of all other contrasts."""
    watch: Interval
    """Holds however often somebody looks while the experiment is under way."""

    @property
    def verdict(self) -> str:
        """By the interval that holds together with the others."""
        return verdict(self.joint, self.effect.contrast.matters)


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the runs lie in one outcome."""

    outcome: str
    metric: str
    unit: str
    n: int
    mean: float
    low: float
    high: float
    """Between `low` and `high` lie 90 % of the runs."""


@dataclass(frozen=True)
class Facts:
    """What a report says."""

    experiment: Experiment
    manifest: Mapping[str, Any]
    state: Mapping[str, Any]
    failed: tuple[Mapping[str, Any], ...]
    """Some of the runs that failed."""
    seeds: tuple[int, ...]
    points: int
    spreads: tuple[Spread, ...]
    answers: tuple[Answer, ...]
    courses: tuple[Course, ...]
    sensitivities: tuple[Sensitivity, ...]
    unsaid: str
    """Why nothing is said of sensitivity, where the design was made for it."""

    def unit(self, outcome: str) -> str:
        """The unit of an outcome."""
        return next(one.unit for one in self.spreads if one.outcome == outcome)

    @property
    def reached(self) -> bool | None:
        """Whether every contrast is as narrow as was asked for; None where nobody asked."""
        asked = [answer.effect.narrow for answer in self.answers]
        told = [one for one in asked if one is not None]
        return all(told) if told else None


def gather(store: Store) -> Facts:
    """All of it.

    Raises:
        StoreError: if nothing is kept yet, or it cannot be read.
    """
    experiment, runs = store.experiment(), store.runs()
    found = effects(experiment, runs)
    joint = together(found, experiment.confidence)
    influence, unsaid = _influence(experiment, runs)
    return Facts(
        experiment,
        store.manifest() or {},
        status(store),
        tuple(failures(store)),
        tuple(sorted(set(runs["seed"].to_pylist()))),
        len(once(experiment)),
        tuple(_spreads(experiment, runs)),
        tuple(
            Answer(effect, both, watched(effect.differences, experiment.confidence))
            for effect, both in zip(found, joint, strict=True)
        ),
        tuple(courses(experiment, store, runs, found)),
        influence,
        unsaid,
    )


def _influence(experiment: Experiment, runs: pa.Table) -> tuple[tuple[Sensitivity, ...], str]:
    if not isinstance(experiment.design, Morris | Indices):
        return (), ""
    try:
        return tuple(sensitivities(experiment, runs)), ""
    except DesignError as error:
        return (), str(error)


def _spreads(experiment: Experiment, runs: pa.Table) -> list[Spread]:
    found = []
    for one in experiment.outcomes:
        values = runs[f"outcome_{one.id}"].to_numpy()
        values = values[np.isfinite(values)]
        low, high = np.quantile(values, [LOW, HIGH]).tolist() if len(values) else (np.nan, np.nan)
        mean = float(values.mean()) if len(values) else np.nan
        unit = METRICS[one.metric].unit
        found.append(Spread(one.id, one.metric, unit, len(values), mean, low, high))
    return found


# ---- the same for machines -----------------------------------------------------------------------


def as_plain(facts: Facts) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "experiment": facts.experiment.id,
        **{name: facts.state[name] for name in ("runs", "planned", "failed", "hash")},
        "reached": facts.reached,
        "outcomes": [
            {
                "id": one.outcome,
                "unit": one.unit,
                "runs": one.n,
                "mean": _plain(one.mean),
                "spread": [_plain(one.low), _plain(one.high)],
            }
            for one in facts.spreads
        ],
        "contrasts": [_answer(one) for one in facts.answers],
        "sensitivity": [plain_sensitivity(one) for one in facts.sensitivities],
    }


def _answer(one: Answer) -> dict[str, Any]:
    effect, contrast = one.effect, one.effect.contrast
    return {
        "id": contrast.id,
        "outcome": contrast.outcome,
        "effect": _plain(effect.interval.mean),
        "interval": _ends(effect.interval),
        "method": effect.interval.method,
        "together": _ends(one.joint),
        "watched": _ends(one.watch),
        "above": effect.better.mean if effect.seeds else None,
        "above_interval": _ends(effect.better) if effect.seeds else [None, None],
        "seeds": len(effect.seeds),
        "missing": effect.missing,
        "matters": contrast.matters,
        "narrow": effect.narrow,
        "verdict": one.verdict,
    }


def _ends(interval: Interval) -> list[float | None]:
    return [_plain(interval.low), _plain(interval.high)]


def _plain(x: float) -> float | None:
    return x if np.isfinite(x) else None
