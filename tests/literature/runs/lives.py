"""Firms that live for the tests of patterns: who did what, week by week."""

from collections.abc import Iterator

import numpy as np

from sim.customers import codes as at
from sim.model import SiloModel
from sim.scenario.schema import Scenario


def weeks_of(case: Scenario, seed: int, weeks: int) -> Iterator[SiloModel]:
    """The model after each of so many weeks."""
    model = SiloModel(case, seed)
    for _ in range(weeks):
        model.step()
        yield model


def series(case: Scenario, seed: int, weeks: int, name: str) -> np.ndarray:
    """One metric, week by week."""
    return np.array([getattr(model.readings, name) for model in weeks_of(case, seed, weeks)])


def codes(case: Scenario, seed: int, weeks: int) -> np.ndarray:
    """What happened to everybody, a row a week."""
    found = [model.customers.society.now.code.copy() for model in weeks_of(case, seed, weeks)]
    return np.stack(found)


def has(code: np.ndarray, *bits: int) -> np.ndarray:
    """Where all of these codes are set."""
    return np.logical_and.reduce([(code & bit) != 0 for bit in bits])


def kept(code: np.ndarray, horizon: int) -> np.ndarray:
    """Who, in each week that has so many after it, neither leaves nor is replaced within them."""
    gone = np.cumsum((code & (at.LEFT | at.ARRIVED)) != 0, axis=0)
    before = np.concatenate([np.zeros_like(gone[:1]), gone])
    return before[horizon:-1] == before[: -horizon - 1]
