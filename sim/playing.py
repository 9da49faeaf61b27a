"""A policy file plays a run: each step once, when its week or its occasion has come."""

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

from sim.policies import Step, load_policy, policy_folder, policy_names
from sim.run import LAB, Refused, Run
from sim.world import has_come


class Follower:
    """Takes the steps of a policy in a run, with the lab's free hand.

    Args:
        steps: as `load_policy` reads them.
    """

    def __init__(self, steps: Iterable[Step]) -> None:
        self.waiting = list(steps)
        self.refused: list[str] = []
        """What was refused, and why, for people to read."""

    def act(self, run: Run) -> None:
        """Decide what is due in the week that comes next."""
        model = run.model
        due = [
            step
            for step in self.waiting
            if has_come(step.occasion, run.week, model.last_readings, model.first_metrics)
        ]
        for step in due:
            self.waiting.remove(step)
            try:
                run.decide(step.decision, by=LAB)
            except Refused as refused:
                self.refused.append(f"week {run.week}, {step.decision.kind}: {refused}")


def play(
    run: Run, steps: Iterable[Step], weeks: int, progress: Callable[[int], None] | None = None
) -> Follower:
    """Live some weeks under a policy."""
    follower = Follower(steps)
    for week in range(weeks):
        follower.act(run)
        run.advance()
        if progress is not None:
            progress(week + 1)
    return follower


def policy_summaries() -> list[dict[str, str | int]]:
    """The canonical policies: name, number of decisions, and first line of the file."""
    return [
        {"id": name, "decisions": len(load_policy(name)), "title": _first_words(name)}
        for name in policy_names()
    ]


def _first_words(name: str) -> str:
    """The comment at the top of a policy file."""
    path: Path = policy_folder() / f"{name}.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    top = itertools.takewhile(lambda line: line.startswith("#"), lines)
    return " ".join(line.removeprefix("#").strip() for line in top)
