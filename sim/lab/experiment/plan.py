"""The runs that an experiment asks for: in which order, under which keys, in which chunks.

A run is known by what it depends on and by nothing else: not by when, where or by how many workers
it is lived. So a design may grow, or get a factor more, and the runs it has stay good.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import batched

from sim.lab.experiment.design import Grid, Point, once
from sim.lab.experiment.overrides import value_in
from sim.lab.experiment.reading import Asked
from sim.lab.experiment.schema import Level
from sim.luck import BURN_IN
from sim.policies import Step
from sim.scenario.schema import canonical
from sim.version import MODEL

CHUNK = 2.0
"""Seconds of work that a chunk holds, about."""
PACE = 1.5e7
"""Customer-weeks a second that one core lives, about; a chunk is as long on every machine."""
CALL = 0.006
"""Seconds that a run takes beside that."""


@dataclass(frozen=True, slots=True)
class RunSpec:
    """One run of an experiment."""

    index: int
    """Its place in the plan."""
    key: str
    """What it depends on, hashed: 32 hexadecimal digits."""
    point: int
    levels: Point
    seed: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Runs that are lived, and kept, together."""

    first: int
    runs: tuple[RunSpec, ...]

    @property
    def id(self) -> str:
        """The place of the first run, and a hash of all keys."""
        keys = hashlib.blake2b("".join(run.key for run in self.runs).encode(), digest_size=6)
        return f"{self.first:09d}-{keys.hexdigest()}"


@dataclass(frozen=True)
class Plan:
    """An experiment with its points numbered."""

    asked: Asked
    points: Sequence[Point]

    @classmethod
    def of(cls, asked: Asked) -> "Plan":
        """The plan of an experiment."""
        return cls(asked, once(asked.experiment))

    # ---- how much --------------------------------------------------------------------------------

    @property
    def seeds(self) -> range:
        """All seeds that may be lived."""
        seeds = self.asked.experiment.seeds
        return range(seeds.first, seeds.first + (seeds.most or seeds.count))

    def blocks(self) -> Iterator[range]:
        """Seeds from look to look; without a stopping rule there is one block."""
        seeds = self.asked.experiment.seeds
        first, count = seeds.first, seeds.count
        yield range(first, first + count)
        while seeds.most is not None and count < seeds.most:
            more = min(seeds.step, seeds.most - count)
            yield range(first + count, first + count + more)
            count += more

    @property
    def size(self) -> int:
        """Runs, at most."""
        return len(self.points) * len(self.seeds)

    @property
    def seconds(self) -> float:
        """Processor time that one run takes, about, s."""
        experiment = self.asked.experiment
        return CALL + experiment.customers * (experiment.weeks + BURN_IN) / PACE

    @property
    def chunk_size(self) -> int:
        """Runs in a chunk."""
        return max(1, min(500, round(CHUNK / self.seconds)))

    # ---- runs ------------------------------------------------------------------------------------

    def chunks(self, block: range) -> Iterator[Chunk]:
        """The chunks of one block of seeds, in order."""
        for runs in batched(self.runs(block), self.chunk_size):
            yield Chunk(runs[0].index, runs)

    def runs(self, block: range) -> Iterator[RunSpec]:
        """The runs of one block: firm by firm, and seed by seed.

        A firm's policies follow each other, because they share its year before play.
        """
        index = len(self.points) * (block.start - self.asked.experiment.seeds.first)
        together = self._policies
        for firm in range(0, len(self.points), together):
            levels = self.points[firm : firm + together]
            stems = [self._stem(point) for point in levels]
            for seed in block:
                for place, (point, stem) in enumerate(zip(levels, stems, strict=True)):
                    key = stem.copy()
                    key.update(seed.to_bytes(8, "little"))
                    yield RunSpec(index, key.hexdigest(), firm + place, point, seed)
                    index += 1

    @property
    def _policies(self) -> int:
        """How many points in a row differ in nothing but their policy."""
        factors = self.asked.experiment.factors
        if not isinstance(self.points, Grid) or not factors:
            return 1
        last = self.points.order[-1]
        return len(self.points.levels[last]) if factors[last].policies else 1

    def _stem(self, point: Point) -> "hashlib.blake2b":
        """The key of a point, to which a seed is added."""
        case, moved, policy = self.firm_of(point)
        said = "\n".join((self._common, self._cases[case], self._decided[policy], moved))
        return hashlib.blake2b(said.encode(), digest_size=16)

    def firm_of(self, point: Point) -> tuple[str, str, str]:
        """Scenario, parameters that differ from it as JSON, and policy of a point."""
        experiment = self.asked.experiment
        scenario, policy = experiment.scenario, experiment.policy
        moved: dict[str, Level] = {}
        for factor, level in zip(experiment.factors, point, strict=True):
            if factor.policies:
                policy = str(level)
            elif factor.scenarios:
                scenario = str(level)
            else:
                moved[factor.parameter or ""] = level
        own = self._values[scenario]
        moved = {name: level for name, level in moved.items() if level != own[name]}
        return scenario, json.dumps(moved, sort_keys=True), policy

    def own_levels(self) -> dict[str, dict[str, Level]]:
        """For each factor that is a parameter: its value in each scenario as the scenario is."""
        return {
            factor.id: {name: own[factor.parameter] for name, own in self._values.items()}
            for factor in self.asked.experiment.factors
            if factor.parameter is not None
        }

    @cached_property
    def _common(self) -> str:
        experiment = self.asked.experiment
        return f"{MODEL} {experiment.weeks} {experiment.customers}"

    @cached_property
    def _cases(self) -> dict[str, str]:
        return {name: case.hash for name, case in self.asked.scenarios.items()}

    @cached_property
    def _decided(self) -> dict[str, str]:
        return {name: policy_hash(steps) for name, steps in self.asked.policies.items()}

    @cached_property
    def _values(self) -> dict[str, dict[str, Level]]:
        names = [factor.parameter for factor in self.asked.experiment.factors if factor.parameter]
        return {
            name: {path: value_in(case, path) for path in names}
            for name, case in self.asked.scenarios.items()
        }


def policy_hash(steps: tuple[Step, ...]) -> str:
    """A policy by what it decides."""
    told = canonical([step.model_dump(mode="json") for step in steps])
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
