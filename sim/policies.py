"""Policies as files: lists of decisions, each with its week or its occasion.

    - week: 13
      decision: {kind: shared_goals, weight: 0.5}
    - when: {metric: fcr, below: 0.5, after_week: 26}
      decision: {kind: empower, latitude: 0.6}

A policy may go on beyond the end of a game. What players renew each quarter a policy file says
once, with its length: `weeks` of a campaign, a discount or training, `quarters` of a sponsor's
attention or of a cut dividend; 520 weeks, or 40 quarters, are as long as any run.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from sim.decisions import Decision, decision_of
from sim.scenario.checks import fault
from sim.scenario.events import Week, When
from sim.scenario.extends import SUFFIX, friendly
from sim.scenario.faults import Fault, ScenarioError, clean, proposal, quoted
from sim.scenario.places import scenario_folder
from sim.scenario.schema import PolicyStep
from sim.scenario.stream import read_tree
from sim.scenario.tree import Node
from sim.scenario.units import Group
from sim.scenario.validate import validate

STEPS = "steps"


class PolicyError(ScenarioError):
    """A policy that cannot be used; `faults` holds every reason that was found."""


class Step(Group):
    """One decision of a policy, and when it is taken."""

    week: Week | None = None
    """The week in which it is taken; 0 is the first played week."""
    when: When | None = None
    """Or the occasion."""
    decision: Decision
    """The decision."""

    @model_validator(mode="after")
    def _dated(self) -> "Step":
        if (self.week is None) == (self.when is None):
            raise ValueError("should say `week` or `when`")
        if self.when is not None:
            self.when.single()
        return self

    @property
    def occasion(self) -> When:
        """When it is taken, however the file says it."""
        return self.when if self.when is not None else When(week=self.week)


class _File(Group):
    """Where pydantic looks for the steps."""

    steps: Annotated[tuple[Step, ...], Field(max_length=200)]


def load_policy(source: str | Path) -> tuple[Step, ...]:
    """The steps of a policy: of a name, as `shared-goals`, or of a file.

    Raises:
        PolicyError: With every fault that was found.
    """
    if isinstance(source, str) and not source.endswith((SUFFIX, ".yml")) and "/" not in source:
        if source not in policy_names():
            text = f"no policy is called {quoted(source)}. {proposal(source, policy_names())}"
            raise PolicyError([Fault(clean(source), 0, "", text)])
        path = policy_folder() / f"{source}{SUFFIX}"
        return _loaded(path, friendly(path))
    return _loaded(Path(source), clean(str(source)))


def policy_names() -> tuple[str, ...]:
    """Names of the canonical policies."""
    return tuple(sorted(path.stem for path in policy_folder().glob(f"*{SUFFIX}")))


def policy_folder() -> Path:
    """Where the canonical policies lie."""
    return scenario_folder() / "policies"


def steps_of(steps: Iterable[PolicyStep]) -> tuple[Step, ...]:
    """The steps of a policy that stands in a scenario.

    Raises:
        DecisionError: One of its decisions is none.
    """
    return tuple(
        Step(week=step.week, when=step.when, decision=decision_of(step.decision)) for step in steps
    )


def _loaded(path: Path, shown: str) -> tuple[Step, ...]:
    root, faults = read_tree(path, shown)
    if root is None:
        raise PolicyError(faults)
    if not isinstance(root.value, list):
        what = "should be a list of steps, each with `week` and `decision`"
        text = f"{what}, not {quoted(root.plain())}"
        raise PolicyError([*faults, Fault(shown, root.line, "", text)])
    tree = Node({STEPS: root}, shown, root.line)
    file, found = validate(_File, tree, tree.plain())
    if file is not None:
        found = list(_flaws(file.steps, tree))
    if file is None or faults or found:
        raise PolicyError(_first_of_each([*faults, *map(_plainly, found)]))
    return file.steps


def _flaws(steps: tuple[Step, ...], tree: Node) -> Iterator[Fault]:
    """What would be refused wherever it is decided."""
    for number, step in enumerate(steps):
        for field, refusal in step.decision.flaws():
            yield fault(tree, str(refusal), STEPS, number, "decision", field)


def _first_of_each(faults: list[Fault]) -> list[Fault]:
    """One fault a place, in the order of lines: the first says why the others came about."""
    kept: dict[tuple[int, str], Fault] = {}
    for one in faults:
        kept.setdefault((one.line, one.key), one)
    return sorted(kept.values(), key=lambda one: one.line)


def _plainly(one: Fault) -> Fault:
    """The fault, its place named as in the file, which is a list."""
    return Fault(one.path, one.line, one.key.removeprefix(STEPS), one.text)
