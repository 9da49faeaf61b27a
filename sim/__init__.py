"""The simulation: a firm with four silos, and the customers they share.

    from sim import Run, load_scenario

    run = Run(load_scenario("promise-gap"), seed=7)
    run.advance(13)

Everything else is reached through `Run`: `decide`, `advance`, `view`, `fork`, `forecast`, `replay`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.decisions import decision_of
    from sim.journal import Journal
    from sim.run import Refused, Run
    from sim.scenario.load import load_scenario
    from sim.snapshot import Snapshot

__all__ = ["Journal", "Refused", "Run", "Snapshot", "decision_of", "load_scenario"]

_HOMES = {
    "Journal": "sim.journal",
    "Refused": "sim.run",
    "Run": "sim.run",
    "Snapshot": "sim.snapshot",
    "decision_of": "sim.decisions",
    "load_scenario": "sim.scenario.load",
}


def __getattr__(name: str) -> Any:
    """Load the engine when it is asked for: commands that need none of it start at once."""
    from importlib import import_module  # noqa: PLC0415

    if name not in _HOMES:
        raise AttributeError(f"module 'sim' has no {name}")
    return getattr(import_module(_HOMES[name]), name)
