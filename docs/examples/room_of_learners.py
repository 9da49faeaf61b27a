"""Four heads of department who learn, each for its own bonus, what its people should do.

    uv run python docs/examples/room_of_learners.py

Each tries every way to spend its people's time, and then keeps to what paid best. Nobody sees the
others. What they settle on is printed with what it does to the firm; nothing here is made to fail.
"""

from collections import defaultdict

import numpy as np

from sim.lab.env import told
from sim.lab.parallel_env import SiloParallelEnv

NOTHING = 0


def learn(games: int = 12, customers: int = 300, quarters: int = 4) -> tuple[SiloParallelEnv, dict]:
    """Play some games; who has tried everything does what paid best. Nobody pulls a lever."""
    env = SiloParallelEnv("promise-gap", customers=customers, limit=quarters)
    paid: dict[str, dict[int, list[float]]] = {a: defaultdict(list) for a in env.possible_agents}
    for game in range(games):
        env.reset(seed=game)
        chosen = {agent: choice(env, agent, paid[agent]) for agent in env.agents}
        while env.agents:
            actions = {agent: np.array([n, NOTHING]) for agent, n in chosen.items()}
            for agent, bonus in env.step(actions)[1].items():
                paid[agent][chosen[agent]].append(bonus)
    return env, {agent: best(tried) for agent, tried in paid.items()}


def choice(env: SiloParallelEnv, agent: str, paid: dict[int, list[float]]) -> int:
    """The first way that was never tried, else the one that paid best."""
    ways = range(env.action_space(agent).nvec[0])
    return next((way for way in ways if way not in paid), best(paid))


def best(paid: dict[int, list[float]]) -> int:
    """What paid best on average; 0 before anything was tried."""
    return max(paid, key=lambda way: np.mean(paid[way]), default=0)


def equity_of(env: SiloParallelEnv, ways: dict[str, int], games: int = 5) -> float:
    """Brand equity at the end, a mean of games on luck that nobody learned from."""
    found = []
    for seed in range(1_000, 1_000 + games):
        env.reset(seed=seed)
        while env.agents:
            env.step({agent: np.array([way, NOTHING]) for agent, way in ways.items()})
        found.append(env.run.view()["brand_equity"])
    return float(np.mean(found))


if __name__ == "__main__":
    env, ways = learn()
    for agent, way in ways.items():
        print(agent, told(env.choices[agent][0][way - 1]) if way else "as it was")
    as_paid = dict.fromkeys(ways, NOTHING)
    print(
        f"brand equity {equity_of(env, ways):.1f}, {equity_of(env, as_paid):.1f} as they are paid"
    )
