"""Environments for learners. `gymnasium.make("sim.lab.env:Silo-v0")` makes the one for a seat.

    from sim.lab.env import SiloEnv

    env = SiloEnv("promise-gap", reward="profit")
    numbers, info = env.reset(seed=7)
    numbers, reward, terminated, truncated, info = env.step(env.action_space.sample())

What is needed is installed with the extra `lab`.
"""

import gymnasium

from sim.lab.env.options import options_of, told
from sim.lab.env.rewards import REWARDS
from sim.lab.env.single import SiloEnv

__all__ = ["REWARDS", "SiloEnv", "options_of", "told"]

gymnasium.register("Silo-v0", entry_point="sim.lab.env:SiloEnv")
