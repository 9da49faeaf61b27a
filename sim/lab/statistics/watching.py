"""An interval for somebody who looks while an experiment is under way, as often as they like.

A t interval that is looked at after every seed leaves 0 out sooner or later in a third of all
experiments in which there is nothing. A confidence sequence holds at all looks at once: I. Waudby-
Smith, D. Arbour, R. Sinha, E. Kennedy and A. Ramdas (2024), Time-uniform central limit theory and
asymptotic confidence sequences, Annals of Statistics 52 (theorem 2.2 and its appendix for the
choice of rho).
"""

import math

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.experiment.schema import Experiment
from sim.lab.statistics.contrasts import effects
from sim.lab.statistics.intervals import Interval

type Array = NDArray[np.float64]
FIRST_LOOK = 20
"""Seeds before which nothing is said: the theory is one of many seeds."""
SHARPEST = 100
"""Seeds at which the sequence is as narrow as such a sequence can be."""


def watched(values: Array, confidence: float = 0.95, sharpest: int = SHARPEST) -> Interval:
    """The mean of the values so far, with an interval that may be looked at after each of them.

    Args:
        values: independent, one a seed, in the order of the seeds.
        confidence: 0.5 to 0.999.
        sharpest: the number of seeds at which it should be narrowest.
    """
    n = len(values)
    mean = float(np.mean(values)) if n else math.nan
    if n < FIRST_LOOK:
        return Interval(mean, -math.inf, math.inf, n, "none")
    miss = 1.0 - confidence
    weight = (-2.0 * math.log(miss) + math.log(1.0 - 2.0 * math.log(miss))) / sharpest
    spent = n * weight + 1.0
    size = math.sqrt(2.0 * spent / (n * n * weight) * math.log(math.sqrt(spent) / miss))
    half = float(np.std(values, ddof=1)) * size
    return Interval(mean, mean - half, mean + half, n, "sequence")


def so_far(experiment: Experiment, runs: pa.Table) -> dict[str, Interval]:
    """How the contrasts of an experiment stand, by their names.

    Args:
        experiment: which may be under way.
        runs: those that are kept.
    """
    found = effects(experiment, runs)
    return {one.contrast.id: watched(one.differences, experiment.confidence) for one in found}
