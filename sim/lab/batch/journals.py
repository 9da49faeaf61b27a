"""A row of results as a journal: the very run, as a game that can be looked into and gone on with.

A folder tells of its scenarios and policies as they were, so no other file is needed. The run is
lived again and must meet its row bit for bit before anything is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml
from pydantic import ValidationError

from sim.lab.batch.living import digest, live
from sim.lab.batch.store import Store, StoreError
from sim.lab.experiment.overrides import with_value
from sim.lab.experiment.schema import Experiment, Level
from sim.policies import Step
from sim.scenario.extends import SUFFIX
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.version import MODEL

if TYPE_CHECKING:
    from sim.run import Run

LEAST = 6
"""Digits of a key that name a row."""


class OtherwiseError(Exception):
    """A row that comes out differently here; the text is for people."""


@dataclass(frozen=True)
class Row:
    """One run of a folder, and all it takes to live it again."""

    experiment: Experiment
    index: int
    seed: int
    digest: str
    case: Scenario
    """With its parameters set, and the scenario's own number of people."""
    shipped: bool
    """Whether it is a shipped scenario as it is."""
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, store: Store, name: str) -> "Row":
        """The row that somebody means.

        Args:
            store: the folder.
            name: its index, or the beginning of its key.

        Raises:
            StoreError: if there is none or several, or it failed, or cannot be lived here.
        """
        manifest, experiment = store.manifest() or {}, store.experiment()
        made_with = manifest["environment"].get("model")
        if made_with != MODEL:
            raise StoreError(f"{store.folder} was made with model {made_with}, this is {MODEL}")
        if "cases" not in manifest:
            said = "was begun by an earlier version, which did not keep what its policies decide"
            raise StoreError(f"{store.folder} {said}")
        found = _found(store, name)
        scenario, policy = found["scenario"], found["policy"]
        moved = _moved(experiment, manifest["own"], found)
        try:
            case = Scenario.model_validate(manifest["cases"][scenario])
            for parameter, level in moved.items():
                case = with_value(case, parameter, level)
            steps = tuple(Step.model_validate(one) for one in manifest["decided"][policy])
        except (KeyError, ValidationError) as error:
            said = f"this program cannot read what {store.folder} says of `{scenario}`, `{policy}`"
            raise StoreError(f"{said}: {str(error).splitlines()[0]}") from None
        shipped = scenario in scenario_ids() and load_scenario(scenario).hash == case.hash
        return cls(experiment, found["index"], found["seed"], found["digest"], case, shipped, steps)

    @property
    def name(self) -> str:
        """Its name, which can be that of a file and of a scenario."""
        return f"{self.experiment.id}-row-{self.index}"

    @property
    def weeks(self) -> int:
        """Weeks that a game can have of it."""
        return min(self.experiment.weeks, self.case.weeks)

    def write(self, journal: Path, until: int) -> "Run":
        """Write it as a journal, and a scenario beside it where none is shipped.

        Args:
            journal: a new file.
            until: weeks that are lived, at most as many as the row and the scenario have.

        Raises:
            OtherwiseError: if it does not come out as its row says.
            FileExistsError: if a file is there already.
        """
        from sim.playing import play  # noqa: PLC0415  # workers need no Mesa
        from sim.run import Run  # noqa: PLC0415

        whole = with_people(self.case, self.experiment.customers)
        series = live(whole, self.seed, self.steps, self.experiment.weeks)
        if digest(series) != self.digest:
            raise OtherwiseError(f"row {self.index} comes out differently here")
        place = self.case.id if self.shipped else str(self._scenario_beside(journal))
        run = Run(place, self.seed, customers=self.experiment.customers, journal=journal)
        play(run, self.steps, until)
        run.journal.close()
        if not np.array_equal(np.array(run.history), series[:until]):
            raise OtherwiseError(f"row {self.index}: `Run` plays it otherwise")
        return run

    def _scenario_beside(self, journal: Path) -> Path:
        """The scenario of the row as a file of its own."""
        path = journal.with_name(f"{self.name}{SUFFIX}")
        said = plain(self.case) | {"id": self.name}
        with path.open("x", encoding="utf-8") as file:
            yaml.safe_dump(said, file, sort_keys=False, allow_unicode=True, width=100)
        return path


def plain(case: Scenario) -> dict[str, Any]:
    """A scenario as a file without a history says it; its picture and its par stay where it was."""
    said: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_none=True)
    for key in ("extends", "picture", "par"):
        said.pop(key, None)
    return said


def _found(store: Store, name: str) -> dict[str, Any]:
    """The row of an index, or of the beginning of a key."""
    found = [
        row
        for table in store.tables()
        for row in table.to_pylist()
        if (name.isdecimal() and row["index"] == int(name))
        or (len(name) >= LEAST and row["key"].startswith(name))
    ]
    if not found:
        raise StoreError(f"{store.folder}: no row has the index or the key {name}")
    if len(found) > 1:
        keys = ", ".join(row["key"][: 2 * LEAST] for row in found[:3])
        raise StoreError(f"{store.folder}: {name} means {len(found)} rows; name a key: {keys}")
    if not found[0]["ok"]:
        raise StoreError(f"{store.folder}: this run was not lived ({found[0]['error']})")
    row: dict[str, Any] = found[0]
    return row


def _moved(
    experiment: Experiment, own: Mapping[str, Mapping[str, Level]], row: Mapping[str, Any]
) -> dict[str, Level]:
    """Parameters that differ from the scenario's; a factor that came later does not."""
    moved = {}
    for factor in experiment.factors:
        level = row.get(f"factor_{factor.id}")
        if factor.parameter and level is not None and level != own[factor.id][row["scenario"]]:
            moved[factor.parameter] = level
    return moved
