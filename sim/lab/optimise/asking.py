"""What a search is asked: a scenario or an experiment, its goals, and who it is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.lab.cases import load_case
from sim.lab.compare import steps_in
from sim.lab.experiment.reading import (
    Asked,
    ExperimentError,
    beside,
    is_experiment,
    load_experiment,
)
from sim.lab.optimise.goals import SCORE, goal_of
from sim.lab.optimise.trying import Contest
from sim.lab.regret import AsPlayer
from sim.lab.strategies import Nothing, Strategy
from sim.policies import Step, load_policy, policy_names
from sim.scenario.faults import Fault
from sim.scenario.load import scenario_ids
from sim.scenario.resolution import with_people

PEOPLE = 1_000
"""People simulated where nobody says how many."""
STATUS_QUO = "status-quo"


@dataclass(frozen=True)
class Question:
    """A contest, and what it was asked of."""

    contest: Contest
    scenario: str
    """Id or file of the scenario, as a journal names it."""
    experiment: Asked | None = None

    @classmethod
    def of(cls, source: str, goals: Sequence[str], customers: int | None) -> "Question":
        """The question about a scenario or an experiment.

        Args:
            source: id or file.
            goals: as `sim.lab.optimise.goals` reads them; an experiment's first outcome or the
                score where there are none.
            customers: people simulated; as the experiment says where nobody else does.

        Raises:
            ScenarioError: with every fault of a file.
            GoalError: if a goal cannot be read.
        """
        if not is_experiment(source):
            case = load_case(source, customers or PEOPLE)
            found = [goal_of(text, {}) for text in goals or (SCORE,)]
            return cls(Contest.of(case, found), source)
        asked = load_experiment(source)
        experiment = asked.experiment
        if len(asked.scenarios) != 1:
            said = "varies the scenario: name the one that a policy is looked for in"
            raise ExperimentError([Fault(str(asked.path), 0, "", said)])
        [(name, whole)] = asked.scenarios.items()
        outcomes = {one.id: one for one in experiment.outcomes}
        found = [goal_of(text, outcomes) for text in goals or list(outcomes)[:1]]
        case = with_people(whole, customers or experiment.customers)
        place = str(beside(asked.path.parent, name, scenario_ids()))
        return cls(Contest.of(case, found, experiment.weeks), place, asked)

    def rivals(self, names: Sequence[str]) -> dict[str, tuple[Step, ...]]:
        """Who the result is compared with.

        Args:
            names: policies by name or file; where there are none, those of the experiment or of the
                scenario, or else the canonical ones.
        """
        if self.experiment is not None and not names:
            return dict(self.experiment.policies)
        case = self.contest.case
        chosen = names or list(case.policies) or [one for one in policy_names() if load_policy(one)]
        return {name: steps_in(case, name) for name in chosen}


def players(rivals: Mapping[str, tuple[Step, ...]]) -> dict[str, Strategy]:
    """Rivals as players, after the one who decides nothing.

    Raises:
        GameError: if one waits for an occasion.
    """
    others = {name: steps for name, steps in rivals.items() if name != STATUS_QUO}
    quiet: dict[str, Strategy] = {STATUS_QUO: Nothing()}
    return quiet | {name: AsPlayer.of(steps) for name, steps in others.items()}
