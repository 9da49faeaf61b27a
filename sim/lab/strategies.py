"""Bots: each looks at a quarter's situation and says what it wishes for, in order.

A strategy is frozen and pure: the same situation, the same wishes. It plays with the players'
purse; what cannot be paid, or is refused for any reason, is not taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sim.decisions import Decision, decision_of
from sim.lab.game import Game
from sim.lab.menu import Topic, menu_of, renewable
from sim.luck import drawn, key_of
from sim.run import QUARTER
from sim.scenario.names import DEPARTMENTS

SHADOW = 52
"""Weeks that the firm runs on after play, as it was left."""
BOTS_OWN = 2**32 - 1
"""The replicate of a bot's luck: no game and no forecast has it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a bot knows when a quarter begins."""

    quarter: int
    """0 is the first."""
    seen: Mapping[str, float]
    """The metrics of the last week: what the report of the quarter says."""
    menu: tuple[Topic, ...]
    """What the scenario offers."""
    taken: frozenset[Decision]
    """What was decided so far."""
    payable: Callable[[Decision], bool]
    """Whether there is enough of every currency for a decision."""
    outlook: Callable[[Decision | None], Mapping[str, float]]
    """The mean of each metric over the next quarter, with a decision or without."""


class Strategy(Protocol):
    """What plays."""

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """What to decide this quarter, the most important first."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Decides nothing."""

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """None."""
        del at
        yield from ()


@dataclass(frozen=True, slots=True)
class Random:
    """Spends its moves on whatever comes first in a shuffled menu."""

    seed: int

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """The whole menu in an order of its own each quarter."""
        key = key_of(self.seed, BOTS_OWN)
        options = [option for topic in at.menu for option in topic.options]
        order = sorted(range(len(options)), key=lambda n: drawn(key, n, at.quarter, 0))
        yield from (options[n] for n in order)


REPORTED: Mapping[str, tuple[str, int]] = {
    "marketing": ("leads", 1),
    "sales": ("wins", 1),
    "service": ("cost_per_contact", -1),
    "it": ("tech_debt", -1),
}
"""What each department is paid for first, and its better way; IT's outages come from debt."""


@dataclass(frozen=True, slots=True)
class BestReplies:
    """Does what lifts each department's own number most within the quarter."""

    own_levers: bool = False
    """Whether departments use the levers that are theirs, or ask for anything on the menu."""

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """One wish a department; who comes first changes from quarter to quarter."""
        first = at.quarter % len(DEPARTMENTS)
        without = at.outlook(None)
        ahead = {option: at.outlook(option) for option in self._weighed(at)}
        for department in (*DEPARTMENTS[first:], *DEPARTMENTS[:first]):
            metric, sign = REPORTED[department]
            gains = {
                option: sign * (then[metric] - without[metric])
                for option, then in ahead.items()
                if department in option.seats or not self.own_levers
            }
            best = max(gains, key=lambda option: gains[option], default=None)
            if best is not None and gains[best] > 0.0:
                yield best

    def _weighed(self, at: Situation) -> Iterator[Decision]:
        options = (option for topic in at.menu for option in topic.options)
        for option in options:
            somebodys = not self.own_levers or set(option.seats) & set(DEPARTMENTS)
            if somebodys and at.payable(option):
                yield option


@dataclass(frozen=True, slots=True)
class Sensible:
    """Rules of thumb of somebody who has read the report and knows the trade.

    Close the gap between promise and delivery first; see to it that callers are answered; let known
    faults be mended; stand behind what was begun; no large change while money is short.
    """

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """Few changes, each for a reason in the report."""
        see = at.seen
        yield of("sponsor_attention", points=3)
        if see["promise_gap"] > 0.02:  # noqa: PLR2004
            yield of("promise_signoff", by="service")
        if see["promise_gap"] < -0.05:  # noqa: PLR2004
            yield of("promise_level", extra=0.05)
        if see["wait"] > 0.3 or see["load"] > 0.9:  # noqa: PLR2004
            yield of("staff_service", rule="to_demand")
        if see["known_issues"] > 0.25:  # noqa: PLR2004
            yield of("it_mandate", share=0.25, fixes=0.8, integrate=0.2)
        if see["fcr"] < 0.7:  # noqa: PLR2004
            yield of("redesign_process", depth=1.0)
            yield of("empower", latitude=0.6)


def of(kind: str, **fields: object) -> Decision:
    """A decision of the catalogue."""
    return decision_of({"kind": kind, **fields})


@dataclass(frozen=True, slots=True)
class Gene:
    """One decision of a plan: on a topic of the menu, from a quarter on."""

    topic: int
    option: int
    quarter: int


@dataclass(frozen=True, slots=True)
class Planned:
    """Follows a plan: what cannot be had when it is due is asked for again in each quarter."""

    genes: tuple[Gene, ...] = ()
    menu: tuple[Topic, ...] = field(default=(), repr=False)

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """What is due, the oldest first; what lapses is renewed."""
        due = [gene for gene in self.genes if gene.quarter <= at.quarter]
        for gene in sorted(due, key=lambda gene: (gene.quarter, gene.topic)):
            decision = self.decision(gene)
            if renewable(decision) or decision not in at.taken:
                yield decision

    def decision(self, gene: Gene) -> Decision:
        """What a gene decides."""
        return self.menu[gene.topic].options[gene.option]


def play(game: Game, strategy: Strategy, *, futures: int = 2) -> Game:
    """Play a scenario to its end and live the shadow year.

    Args:
        game: before its first week.
        strategy: who decides.
        futures: how many a bot looks at, for each decision it weighs.
    """
    menu = menu_of(game.case)
    while game.week < game.case.weeks:
        at = Situation(
            game.week // QUARTER,
            game.seen,
            menu,
            frozenset(decision for _, decision in game.taken),
            game.payable,
            lambda decision: game.outlook(decision, futures),
        )
        stand_firm(game)
        take(game, strategy.wishes(at))
        game.live(game.week + QUARTER)
    game.live(game.case.weeks + SHADOW)
    return game


def stand_firm(game: Game) -> None:
    """Answer protests as somebody does who meant what was decided, while there is the means."""
    for department in game.agenda.protesting if game.agenda is not None else ():
        for answer in ("firm", "hear"):
            if game.decide(of("answer_protest", department=department, answer=answer)) is None:
                break


def take(game: Game, wishes: Iterator[Decision] | Sequence[Decision]) -> None:
    """Take of some wishes what can be had, until nothing more can."""
    for wish in wishes:
        if game.payable(wish):
            game.decide(wish)
        if game.purse.moves < 1 and game.purse.attention < 1:
            return
