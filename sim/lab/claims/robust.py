"""Do the claims hold for other parameters? Random sets, each judged like the defaults.

A set multiplies every behavioural parameter by a factor of its own: an assumption by .7 to 1.3, a
parameter with a source by .85 to 1.15 or inside its published range, a point on a common scale by
.9 to 1.1; of what is kept from week to week, the loss is multiplied. What an arm itself sets stays
as it sets it. One line of a file for each set, so that a run that was stopped goes on.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from sim.lab.claims.arms import Arm, Value
from sim.lab.claims.catalogue import ALL
from sim.lab.claims.contrasts import Contrast, Finding, Test
from sim.lab.claims.living import THREADS, Lives
from sim.lab.claims.register import Claim
from sim.luck import FIRM, drawn, key_of
from sim.scenario.parameters import Parameters
from sim.scenario.units import Group

FIXED = ("market.people", "market.rivals", "market.links", "finance", "brand", "pacing", "further")
"""Resolution, accounting and measures: no behaviour."""
STEADY = ("people.review_weeks", "market.rival_cap", "service.solved_cap", "service.load_cap",
          "technology.bug_cap", "voice.public_cap", "walls.highest", "selling.quota_keep",
          "market.rival_utility")  # fmt: skip
"""Bounds, a calendar, and the level that all qualities are measured against."""
RANGES: Mapping[str, tuple[float, float]] = {
    "memory.loss_aversion": (1.82, 2.25),
    "advertising.half_life": (2.0, 12.0),
    "leaving.hazard": (0.002, 0.004),
    "people.quits": (0.0045, 0.0075),
    "needs.voiced_failure": (0.5, 0.75),
    "needs.voiced_mismatch": (0.4, 0.7),
    "selling.follow_base": (0.2, 0.4),
    "people.care_down": (13.0, 26.0),
}
"""Published or reported ranges."""
KEEPS = ("advertising.awareness_keep", "technology.feature_keep", "technology.delivered_keep",
         "voice.unlearn_solved", "people.cut_keep", "people.centre_floor")  # fmt: skip
"""What stays from week to week: the part that is lost is what moves."""
POSITIONS = (
    "technology.quality", "service.solved_base", "service.unsolved_base", "needs.self_experience",
    "needs.silent_experience", "voice.glad_from", "voice.sour_below", "voice.tone_sour_below",
    "voice.tone_glad", "voice.tone_flat", "voice.tone_sour", "market.newcomer_image",
    "market.newcomer_expectation", "market.consider_from", "selling.won_satisfaction",
    "people.morale_base", "people.quits_morale", "people.care_load", "people.cut_below",
    "people.centre_use", "people.morale_load_from",
)  # fmt: skip
"""Points on a scale that many numbers share, as quality from 0 to 1 or load around 1: a third up or
down would be another scale, not another firm."""
ASSUMED, SOURCED, PLACED = 0.30, 0.15, 0.10
SALT = 0x5E75
"""Key of the luck of sets, which no firm has."""


@dataclass(frozen=True, slots=True)
class Held:
    """In how many random sets a claim held."""

    sets: int
    shown: int
    signed: int

    @property
    def share(self) -> float:
        """Share of sets in which it is shown."""
        return self.shown / self.sets

    @property
    def words(self) -> str:
        """Both shares."""
        return f"{self.share:.0%} ({self.signed / self.sets:.0%})".replace("%", " %")


def declared(group: type[Group] = Parameters, way: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every declared number by its dotted name."""
    for name, field in group.model_fields.items():
        here = f"{way}{name}"
        if here in FIXED:
            continue
        if isinstance(field.annotation, type) and issubclass(field.annotation, Group):
            yield from declared(field.annotation, f"{here}.")
        elif field.annotation is float:
            yield here, field


def random_set(number: int) -> dict[str, Value]:
    """The parameters of a random set."""
    values: dict[str, Value] = {}
    defaults = Parameters().model_dump()
    for place, (name, field) in enumerate(declared()):
        value: Any = defaults
        for part in name.split("."):
            value = value[part]
        if name not in STEADY and value != 0.0:
            u = drawn(key_of(SALT, number), FIRM, place, 0)
            values[name] = _moved(name, float(value), field, u)
    return values


def _moved(name: str, value: float, field: FieldInfo, u: float) -> float:
    if name in RANGES:
        low, high = RANGES[name]
        return low + (high - low) * u
    factor = 1.0 + width(name, field) * (2.0 * u - 1.0)
    return _inside(1.0 - (1.0 - value) * factor if name in KEEPS else value * factor, field)


def width(name: str, field: FieldInfo) -> float:
    """How far a parameter moves, as a part of its value."""
    if name in POSITIONS:
        return PLACED
    return ASSUMED if "Assumption." in (field.description or "") else SOURCED


def _inside(value: float, field: FieldInfo) -> float:
    for rule in field.metadata:
        value = max(value, getattr(rule, "ge", None) or value)
        value = min(value, _most(rule, value))
    return value


def _most(rule: Any, value: float) -> float:
    most = getattr(rule, "le", None)
    return value if most is None else float(most)


def right_sign(test: Test, found: Finding) -> bool:
    """Whether the mean lies on the expected side of 0."""
    if not isinstance(test, Contrast) or test.expects in {"zero", "within"}:
        return found.holds or (not isinstance(test, Contrast) and found.effect.mean > 0.0)
    if test.expects in {"below", "not above"}:
        return found.effect.mean < max(test.bound, 0.0)
    return found.effect.mean > min(test.bound, 0.0)


def judge_set(
    number: int, seeds: Sequence[int], people: int, threads: int,
    progress: Callable[[int], None] | None,
) -> dict[str, list[bool]]:  # fmt: skip
    """For each claim: whether it is shown in a set, and whether its first test has its sign."""
    values = random_set(number)
    claims = [claim for claim in ALL if claim.built]

    def moved(arm: Arm) -> Arm:
        return arm.with_parameters(values)

    tests = {claim.id: [test.among(moved) for test in claim.tests] for claim in claims}
    cells = (cell for found in tests.values() for test in found for cell in test.cells())
    look = Lives(cells, seeds, people, threads, progress).look
    return {name: _verdict(found, [test.found(look) for test in found]) for name, found in
            tests.items()}  # fmt: skip


def _verdict(tests: Sequence[Test], findings: Sequence[Finding]) -> list[bool]:
    return [all(found.holds for found in findings), right_sign(tests[0], findings[0])]


def lives_a_set(seeds: int, claims: Sequence[Claim] = ALL) -> int:
    """How many lives a set takes."""
    return seeds * len({arm for claim in claims for arm, _ in claim.cells()})


def done_in(path: Path, seeds: int, people: int) -> dict[int, dict[str, list[bool]]]:
    """The sets that a file already holds for so many seeds and people."""
    found: dict[int, dict[str, list[bool]]] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if (one["seeds"], one["people"]) == (seeds, people):
                found[one["set"]] = one["claims"]
    return found


def run_sets(
    path: Path, sets: int, seeds: int, people: int, threads: int = THREADS,
    progress: Callable[[int], None] | None = None,
) -> None:  # fmt: skip
    """Judge the sets that a file lacks, each written as soon as it is done."""
    known, each = done_in(path, seeds, people), lives_a_set(seeds)
    for number in range(sets):
        if number in known:
            continue

        def report(done: int, before: int = number * each) -> None:
            if progress is not None:
                progress(before + done)

        claims = judge_set(number, range(1, seeds + 1), people, threads, report)
        line = {"set": number, "seeds": seeds, "people": people, "claims": claims}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def held_in(path: Path) -> dict[str, Held]:
    """In how many of a file's sets each claim held."""
    marks: dict[str, list[list[bool]]] = defaultdict(list)
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            for name, pair in json.loads(line)["claims"].items():
                marks[name].append(pair)
    return {
        name: Held(len(pairs), sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs))
        for name, pairs in marks.items()
    }
