"""Mesa's own batch runner on the model: a remedy or none, on the same luck, a row each quarter.

    uv run python docs/examples/mesa_batch.py

For more than a few hundred runs take `silo batch`, which survives a killed worker and goes on where
it was; Mesa's runner waits for ever for a worker that is gone.
"""

from typing import Any

import mesa

from sim import decision_of
from sim.model import SiloModel

REMEDIES: dict[str, dict[str, Any] | None] = {
    "nothing": None,
    "service signs": {"kind": "promise_signoff", "by": "service"},
}
METRICS = ("brand_equity", "trust", "profit")


class RemediedModel(SiloModel):
    """The model with one decision in its first week: a parameter that Mesa can vary."""

    def __init__(self, remedy: str = "nothing", **said: Any) -> None:
        super().__init__(**said, collect=METRICS)
        decision = REMEDIES[remedy]
        if decision is not None:
            self.policy = decision_of(decision).apply(self.policy, self.week, self.case)


def rows(seeds: int = 3, weeks: int = 26, customers: int = 200) -> list[dict[str, Any]]:
    """A row for each remedy, seed and quarter."""
    return mesa.batch_run(
        RemediedModel,
        {"remedy": list(REMEDIES), "scenario": "promise-gap", "customers": customers},
        rng=range(1, seeds + 1),
        max_steps=weeks,
        data_collection_period=13,
        number_processes=1,
        display_progress=False,
    )


if __name__ == "__main__":
    for row in rows():
        print({name: row[name] for name in ("remedy", "rng", "Step", *METRICS)})
