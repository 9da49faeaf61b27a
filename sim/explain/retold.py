"""A stretch of a game told again by `SiloModel`, week by week, and what passed between its parts.

What one part says to the others can be held as it was in the first week, while the part itself
lives on as it would: so the rest of the firm shows what it owes to that part's change.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from sim.explain.course import Course, Game
from sim.flows import News, Product
from sim.measures import Firm, Readings, Week
from sim.model import SiloModel
from sim.policy import Levers
from sim.world import World

PARTS = ("world", "decided", "walls", "marketing", "sales", "it", "service")
"""What can be held, in the order in which a week lets them act."""
SAYS = {
    "walls": ("organisation", "move_walls"),
    "marketing": ("marketing", "promise"),
    "sales": ("sales", "offer"),
    "it": ("it", "deliver"),
    "service": ("service", "answer"),
}
"""Who says it, and how the word is asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """One week."""

    week: int
    before: Firm
    firm: Firm
    lived: Week
    levers: Levers
    news: News
    readings: Readings


class Speaker:
    """A part of the firm whose word to the others is held as it was first."""

    def __init__(self, part: Any, name: str) -> None:
        self._part, self._name, self._word = part, name, None

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        return self._held if name == self._name else found

    def _held(self, *args: Any) -> Any:
        """The first word, whatever the part would say by now."""
        word = getattr(self._part, self._name)(*args)
        if self._word is None:
            self._word = calm(word)
        return self._word


def calm(word: Any) -> Any:
    """A word without what lasts for a week only: an outage."""
    return word._replace(outage=0.0) if isinstance(word, Product) else word


class HeldPolicy:
    """The levers of one week, for ever."""

    def __init__(self, levers: Levers) -> None:
        self._levers = levers

    def levers(self, week: int) -> Levers:
        """The same in any week."""
        del week
        return self._levers

    def next_change(self, week: int) -> None:
        """Never."""
        del week


class HeldWorld:
    """The news of one week, for ever, and rivals who stand still."""

    waiting = ()

    def __init__(self, news: News, week: int, drift: float) -> None:
        self._news, self._week, self._drift = news, week, drift

    def news(self, week: int) -> News:
        """What lasts; rivals give back what they would have gained since."""
        shift = self._news.rivals - self._drift * (week - self._week)
        calmed = self._news._replace(rivals=shift, bug=0.0, viral=0.0, praise=0.0, tested=0.0)
        return calmed._replace(parting=0.0, unlearned=0.0, gone=0.0)


def retell(game: Game, begins: Course, weeks: int, held: Collection[str] = ()) -> tuple[Told, ...]:
    """Some weeks, with some parts held as they were in the first of them.

    Args:
        game: as it was played.
        begins: a course of it that ends where these weeks begin; it is not changed.
        weeks: how many.
        held: of `PARTS`.
    """
    key = game.start.key
    model = SiloModel(game.case, key.low + (key.high << 32), state=begins.state.fork())
    model.policy, model.world = game.policy, begins.world
    model.first_readings = game.start.readings
    hold(model, held)
    found = []
    for _ in range(weeks):
        before = model.firm
        model.step()
        assert model.lived is not None  # noqa: S101  # a week was lived
        assert model.readings is not None  # noqa: S101
        week = model.week - 1
        levers, news = model.policy.levers(week), model.world.news(week)
        found.append(Told(week, before, model.firm, model.lived, levers, news, model.readings))
    return tuple(found)


def hold(model: SiloModel, held: Collection[str]) -> None:
    """Hold some parts of a model as they are in the week that comes."""
    week = model.week
    if "world" in held:
        seated, was = model.levers.home > 0, model.last_readings
        now = model.world.at(week, was, model.first_metrics, seated=seated).news(week)
        drift = model.case.parameters.market.rival_drift + now.drift
        model.world = cast("World", HeldWorld(now, week, drift))
    if "decided" in held:
        model.policy = cast("Any", HeldPolicy(model.policy.levers(week)))
    for name in SAYS.keys() & set(held):
        place, word = SAYS[name]
        setattr(model, place, Speaker(getattr(model, place), word))
