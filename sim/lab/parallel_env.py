"""The firm as an environment for several learners (PettingZoo): each heads a department.

from sim.lab.parallel_env import SiloParallelEnv

env = SiloParallelEnv("promise-gap")
seen, infos = env.reset(seed=7)
seen, bonuses, terminated, truncated, infos = env.step(
    {agent: env.action_space(agent).sample() for agent in env.agents}
)
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from gymnasium.error import ResetNeeded
from gymnasium.spaces import Box, MultiDiscrete
from gymnasium.utils.seeding import np_random
from numpy.typing import NDArray
from pettingzoo import ParallelEnv

from sim.decisions import Decision, as_json
from sim.decisions.own_effort import OwnEffort
from sim.lab.env.dials import Dials
from sim.lab.env.observed import Numbers, most_moves
from sim.lab.env.options import Mask, allowed, options_of, settings_of
from sim.lab.env.sense import at_least, one_of
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario
from sim.scenario.names import DEPARTMENTS
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.seats import Revealed, Room, Sealed, levers_of, pay, reveal, seal

type Choice = NDArray[np.int64]
type Each[T] = dict[str, T]
CHIEF = "ceo"


class SiloParallelEnv(ParallelEnv[str, Numbers, Choice]):
    """A room of managers around one firm: all seal what they decide, then all of it counts.

    **Agents**: marketing, sales, service, it; with `chief`, the chief executive as well.

    **Action** of a department: two numbers. The first sets what its people spend their time on
    (0: as it was; before anybody has said anything, as they are paid), the second pulls a lever of
    the department's own (0: none). `choices[agent]` has what each number stands for, from 1 on. The
    chief has as many numbers as the most moves of a quarter, and one more, of all decisions. What
    is refused is not done; `infos[agent]["refused"]` says why, and `["action_mask"]` tells what
    would not be refused as the first of a quarter.

    **Observation**: the seat's dashboard as in a room, its own numbers as reported, those of others
    late or not at all; then its people's time, its last bonus and how far play is
    (`dials[agent].names`).

    **Reward**: the seat's own bonus for the quarter; 1 is on target, 1.5 the most. Nobody is paid
    for the firm before the chief has goals shared.

    **End**: a step is a quarter. All are `terminated` when the quarters of the scenario are played,
    and `truncated` after `limit` quarters.

    Args:
        scenario: a loaded scenario, or the id or path of one.
        chief: whether the chief executive is an agent, or leaves all as it is.
        round_: 1 with the structure as it is, 2 where the chief may change it.
        limit: quarters after which an episode is cut off; None for the whole game.
        levels: settings of each parameter that has a range, 2 or more.
        customers: people simulated, in place of the scenario's number.
        render_mode: `ansi`: `render` gives the quarter as text.

    Raises:
        ScenarioError: if the scenario cannot be loaded.
        RoomError: if there is no such round.
        ValueError: if another argument makes no sense.
    """

    metadata: dict[str, Any] = {"name": "silo_v0", "render_modes": ["ansi"], "render_fps": 1}  # noqa: RUF012  # as PettingZoo declares it

    def __init__(
        self,
        scenario: Scenario | str = "promise-gap",
        *,
        chief: bool = False,
        round_: int = 2,
        limit: int | None = None,
        levels: int = 3,
        customers: int | None = None,
        render_mode: str | None = None,
    ) -> None:
        one_of("render_mode", render_mode, (None, "ansi"))
        at_least(1, limit=limit)
        at_least(2, levels=levels)
        loaded = load_scenario(scenario) if isinstance(scenario, str) else scenario
        self.case, self.render_mode = with_people(loaded, customers), render_mode
        self.possible_agents = [*DEPARTMENTS, CHIEF] if chief else list(DEPARTMENTS)
        self.agents: list[str] = []
        self.room = Room(tuple(self.possible_agents), round_)
        self.choices = {agent: self._choices(agent, levels) for agent in self.possible_agents}
        """For each agent and each number of its action: what the number stands for, from 1 on."""
        self.dials = {agent: Dials(agent) for agent in self.possible_agents}
        self.observation_spaces = {agent: one.space(self.case) for agent, one in self.dials.items()}
        self.action_spaces = {
            agent: MultiDiscrete([1 + len(options) for options in slots])
            for agent, slots in self.choices.items()
        }
        self._limit = limit
        self._luck: Any = None
        self._run: Run | None = None

    def _choices(self, agent: str, levels: int) -> tuple[Sequence[Decision], ...]:
        if agent == CHIEF:
            return (options_of(self.case, agent, levels),) * (most_moves(self.case) + 1)
        efforts = [
            one
            for one in settings_of("own_effort")
            if isinstance(one, OwnEffort) and one.department == agent
        ]
        kinds = levers_of(self.case, agent)
        levers = [one for kind in kinds for one in settings_of(kind, kinds, levels)]
        return efforts, levers

    @property
    def run(self) -> Run:
        """The game that is played.

        Raises:
            ResetNeeded: before the first reset.
        """
        if self._run is None:
            raise ResetNeeded("call `reset` first")
        return self._run

    def observation_space(self, agent: str) -> Box:
        """What an agent sees."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> MultiDiscrete:
        """What an agent may choose."""
        return self.action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Each[Numbers], Each[dict[str, Any]]]:
        """Begin a game.

        Args:
            seed: of the game, and of the ones that follow without a seed of their own.
            options: not used.
        """
        del options
        if seed is not None or self._luck is None:
            self._luck, _ = np_random(seed)
        number = int(self._luck.integers(2**63)) if seed is None else seed
        self._run = Run(self.case, number, room=self.room)
        self.agents = list(self.possible_agents)
        return self._seen(), self._infos(())

    def step(
        self, actions: Mapping[str, Choice]
    ) -> tuple[Each[Numbers], Each[float], Each[bool], Each[bool], Each[dict[str, Any]]]:
        """Seal and reveal what all decide, and live a quarter. Who says nothing decides nothing.

        Raises:
            ResetNeeded: before the first reset, and after the end.
            ValueError: if an action is none, or nobody of that name plays.
        """
        run = self.run
        if not self.agents:
            raise ResetNeeded("the game is over: call `reset`")
        for agent, action in actions.items():
            seal(run, Sealed(agent, self._meant(agent, action)))
        revealed = reveal(run)
        run.advance(QUARTER)
        playing, lived = self.agents, run.week // QUARTER
        cut = not run.over and self._limit is not None and lived >= self._limit
        seen, infos = self._seen(), self._infos(revealed)
        self.agents = [] if run.over or cut else playing
        return (
            seen,
            {agent: self._bonus(agent) for agent in playing},
            dict.fromkeys(playing, run.over),
            dict.fromkeys(playing, cut),
            infos,
        )

    def render(self) -> str | None:
        """The quarter as text, a seat a paragraph; None without `render_mode`."""
        if self.render_mode is None:
            return None
        lines = [f"{self.case.title}: {self.run.week // QUARTER} of {self.case.quarters} quarters"]
        for agent in self.possible_agents:
            numbers = zip(self.dials[agent].names, self.dials[agent].of(self.run), strict=True)
            lines += [agent, *(f"  {name:<28}{value:>10.2f}" for name, value in numbers)]
        return "\n".join(lines)

    # ---- how it is done --------------------------------------------------------------------------

    def _meant(self, agent: str, action: Choice) -> tuple[Mapping[str, Any], ...]:
        """What an action stands for, as a journal says it."""
        if agent not in self.agents:
            raise ValueError(f"there is no agent {agent!r}; there are {', '.join(self.agents)}")
        chosen = np.asarray(action, dtype=np.int64)
        if chosen not in self.action_spaces[agent]:
            raise ValueError(f"{action!r} is no action of {agent}: {self.action_spaces[agent]}")
        picked = zip(self.choices[agent], chosen.tolist(), strict=True)
        return tuple(as_json(options[number - 1]) for options, number in picked if number)

    def _seen(self) -> Each[Numbers]:
        return {agent: self.dials[agent].of(self.run) for agent in self.agents}

    def _bonus(self, agent: str) -> float:
        earned = pay(self.run, agent)
        return earned.points / 100.0 if earned else 0.0

    def _infos(self, revealed: Sequence[Revealed]) -> Each[dict[str, Any]]:
        return {
            agent: {
                "seed": self.run.seed,
                "week": self.run.week,
                "refused": [
                    (one.kind, one.refusal.text)
                    for one in revealed
                    if one.seat == agent and one.refusal is not None
                ],
                "action_mask": self._mask(agent),
            }
            for agent in self.agents
        }

    def _mask(self, agent: str) -> tuple[Mask, ...]:
        masks: dict[int, Mask] = {}
        for options in self.choices[agent]:
            if id(options) not in masks:
                masks[id(options)] = allowed(self.run, options, agent)
        return tuple(masks[id(options)] for options in self.choices[agent])


parallel_env = SiloParallelEnv
"""Under the name that PettingZoo's libraries look for."""
