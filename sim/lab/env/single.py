"""The firm as an environment for learners (Gymnasium): one seat, one step a quarter."""

from collections.abc import Sequence
from typing import Any, ClassVar

import gymnasium
import numpy as np
from gymnasium.error import ResetNeeded
from gymnasium.spaces import MultiDiscrete
from numpy.typing import NDArray

from sim.decisions.base import SEATS
from sim.lab.env.observed import Numbers, Observed, Sees, most_moves
from sim.lab.env.options import Mask, allowed, options_of, told
from sim.lab.env.rewards import Array, Worth, worth_of
from sim.lab.env.sense import at_least, one_of
from sim.lab.env.shown import page
from sim.lab.strategies import SHADOW
from sim.run import QUARTER, Refused, Run
from sim.scenario.load import load_scenario
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario

type Choice = NDArray[np.int64]


class SiloEnv(gymnasium.Env[Numbers, Choice]):
    """Decide for a firm with four silos, quarter by quarter.

    **Action**: `slots` numbers; each is 0 for nothing, or n for `options[n - 1]`. They are decided
    in their order, with the purse of a player. What is refused is not done and costs nothing; the
    rest of the action goes on, and `info["refused"]` says why. `info["action_mask"]` has, for each
    slot, a 1 for what would be accepted as the first decision of the step; after it, less may be.

    **Observation**: the numbers `observed.names`, unscaled, bounds by the registry of metrics.

    **Reward**: the change of a worth since the last step (`sim.lab.env.rewards`), so that the sum
    over a game is the worth at its end. When it is over, the firm lives on as it was left until
    `shadow` weeks after the last quarter, and what becomes of it then counts as well.

    **End**: `terminated` when the game is over: all quarters of the scenario are played (an end
    that is part of the task; `played` tells how near it is), or the player was dismissed.
    `truncated` when `limit` weeks are played, where only the looking stops.

    **Luck**: `reset(seed=n)` begins the game of seed n, as `silo run --seed n` does; a reset
    without a seed draws the next one. The same seed and actions give the same state, to the bit;
    `run` is the game itself, whose journal can be kept.

    Args:
        scenario: a loaded scenario, or the id or path of one.
        seat: who decides: ceo, a department or executive.
        sees: what the seat sees during play, or everything.
        weeks_per_step: how often it decides; purses are filled each quarter.
        reward: score, brand_equity, profit, or a function of two lives.
        shadow: weeks that the firm lives on after play; 0 for none.
        limit: weeks after which an episode is cut off; None for the whole game.
        slots: decisions a step; by default the most moves of any quarter, and one that takes none.
        levels: settings of each parameter that has a range.
        customers: people simulated, in place of the scenario's number.
        masked: whether `info` has the mask, which takes about half the time of a step;
            `action_masks` gives it in any case.
        render_mode: `ansi`: `render` gives the quarter as text.

    Raises:
        ScenarioError: if the scenario cannot be loaded.
        ValueError: if another argument makes no sense.
    """

    metadata: ClassVar[dict[str, Any]] = {"render_modes": ["ansi"], "render_fps": 1}

    def __init__(
        self,
        scenario: Scenario | str = "promise-gap",
        *,
        seat: str = "ceo",
        sees: Sees = "seat",
        weeks_per_step: int = QUARTER,
        reward: str | Worth = "score",
        shadow: int = SHADOW,
        limit: int | None = None,
        slots: int | None = None,
        levels: int = 3,
        customers: int | None = None,
        masked: bool = True,
        render_mode: str | None = None,
    ) -> None:
        one_of("seat", seat, tuple(SEATS))
        one_of("sees", sees, ("seat", "everything"))
        one_of("render_mode", render_mode, (None, "ansi"))
        at_least(0, shadow=shadow)
        at_least(1, weeks_per_step=weeks_per_step, limit=limit, slots=slots)
        at_least(2, levels=levels)
        loaded = load_scenario(scenario) if isinstance(scenario, str) else scenario
        self.case = with_people(loaded, customers)
        self.seat, self.render_mode = seat, render_mode
        self.options = options_of(self.case, seat, levels)
        """What a number of an action stands for, from 1 on."""
        self.observed = Observed.by(seat, sees)
        self.observation_space = self.observed.space(self.case)
        count = slots or most_moves(self.case) + 1
        self.action_space = MultiDiscrete([1 + len(self.options)] * count)
        self._worth, self._shadow = worth_of(reward), shadow
        self._weeks, self._limit = weeks_per_step, limit
        self._run: Run | None = None
        self._masks: tuple[Mask, ...] | None = None
        self._masked, self._done = masked, True

    @property
    def run(self) -> Run:
        """The game that is played.

        Raises:
            ResetNeeded: before the first reset.
        """
        if self._run is None:
            raise ResetNeeded("call `reset` first")
        return self._run

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Numbers, dict[str, Any]]:
        """Begin a game.

        Args:
            seed: of the game, and of the ones that follow without a seed of their own.
            options: not used.
        """
        super().reset(seed=seed)
        del options
        if seed is None:
            seed = int(self.np_random.integers(2**63))
        self._run = Run(self.case, seed)
        self._alone = self._run.fork()
        self._reached, self._done, self._masks = 0.0, False, None
        self._decided: list[int] = []
        self._refused: list[tuple[int, str]] = []
        return self.observed.of(self._run), self._info()

    def step(self, action: Choice) -> tuple[Numbers, float, bool, bool, dict[str, Any]]:
        """Decide, and live until the next decision.

        Raises:
            ResetNeeded: before the first reset, and after the end.
            ValueError: if the action is none.
        """
        if self._done:
            raise ResetNeeded("the game is over: call `reset`")
        chosen = np.asarray(action, dtype=np.int64)
        if chosen not in self.action_space:
            raise ValueError(f"{action!r} is no action of {self.action_space}")
        run = self.run
        self._decide(chosen.tolist())
        weeks = min(self._weeks, self.case.weeks - run.week)
        run.advance(weeks)
        self._alone.advance(weeks)
        terminated = run.over
        truncated = not terminated and self._limit is not None and run.week >= self._limit
        self._done = terminated or truncated
        self._masks = None
        before, self._reached = self._reached, self._worth_now()
        reward = self._reached - before
        return self.observed.of(run), reward, terminated, truncated, self._info()

    def action_masks(self) -> NDArray[np.bool_]:
        """What may be chosen now, all slots in a row: the form that maskable learners ask for."""
        return np.concatenate(self._mask()).astype(bool)

    def render(self) -> str | None:
        """The last quarter as text; None without `render_mode`."""
        if self.render_mode is None:
            return None
        return page(self.run, self.observed.metrics, self.options, self._refused)

    # ---- how it is done --------------------------------------------------------------------------

    def _decide(self, numbers: Sequence[int]) -> None:
        self._decided, self._refused = [], []
        for number in numbers:
            if number == 0:
                continue
            try:
                self.run.decide(self.options[number - 1], by=self.seat)
                self._decided.append(number)
            except Refused as refused:
                self._refused.append((number, refused.refusal.text))

    def _worth_now(self) -> float:
        """Of the weeks so far, and at the end of what was left behind; the game itself ends before.

        Whoever is dismissed leaves the rest of play behind as well, so that all games count as many
        weeks.
        """
        lives = [self.run, self._alone]
        if self.run.over:
            lives = [life.fork() for life in lives]
            for life in lives:
                life.advance(max(0, self.case.weeks - life.week) + self._shadow)
        return self._worth(*(_series(life) for life in lives))

    def _mask(self) -> tuple[Mask, ...]:
        """Worked out once a step; when the game is over nothing can be chosen."""
        if self._masks is None:
            choices = () if self._done else self.options
            mask = np.zeros(1 + len(self.options), np.int8)
            mask[: 1 + len(choices)] = allowed(self.run, choices, self.seat)
            self._masks = (mask,) * len(self.action_space.nvec)
        return self._masks

    def _info(self) -> dict[str, Any]:
        run = self.run
        mask = {"action_mask": self._mask()} if self._masked else {}
        return mask | {
            "seed": run.seed,
            "week": run.week,
            "worth": self._reached,
            "decided": [told(self.options[number - 1]) for number in self._decided],
            "refused": list(self._refused),
        }


def _series(run: Run) -> Array:
    return np.array(run.history)
