"""The title: go on with a game, or choose a case. It is up before the engine is loaded."""

from functools import partial

from game.kit.events import Clicked, Event, Submitted, Typed
from game.kit.widgets import Widget
from game.present.title import FIRST, Card, cards, fresh_seed, seed_of
from game.saves import Saved, listed
from game.screens.briefing import Briefing
from game.screens.opening import Job, Opening, Order, started
from game.screens.remote.joining import Joining
from game.screens.settings import SettingsPage
from game.screens.shelf import Shown, shelf
from game.screens.sitting import Sitting
from game.state import Push, Room, Screen, Step
from game.warmth import READY, Warmth
from game.words import _, language


class Title:
    """Scenario chooser, kept games, and a quiet word on how far the engine is.

    Args:
        warmth: the engine; it is started if nobody has.
        customers: people simulated, in place of the scenario's number.
        order: a game that is opened at once.
    """

    def __init__(
        self,
        warmth: Warmth | None = None,
        customers: int | None = None,
        order: Order | None = None,
    ) -> None:
        self.warmth = warmth or Warmth()
        self.customers = customers
        self.cards: tuple[Card, ...] = cards()
        self._language = language()
        self.chosen = FIRST
        self.seed = ""
        self.team = ""
        self.notice = ""
        """Why something did not work."""
        self.opening: Opening | None = None
        """The game that is on its way."""
        self._wanted = order
        self._games: Job[tuple[Saved, ...]] | None = None
        self._told: object = None

    @property
    def title(self) -> str:
        """The name of the game."""
        return _("Silo Dynamics")

    @property
    def saved(self) -> tuple[Saved, ...]:
        """The games that are kept, the latest first, as soon as they have been read."""
        return (self._games.result if self._games else None) or ()

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """Games on the left, cases on the right."""
        if self._language != language():
            self._language, self.cards = language(), cards()
        return shelf(self._shown(), room.ink)

    def _shown(self) -> Shown:
        engine = "" if self.warmth.state == READY else self.warmth.text
        return Shown(
            cards=self.cards,
            chosen=self.chosen,
            saved=self.saved,
            seed=self.seed,
            team=self.team,
            notice=self.notice,
            waiting=self.opening.text if self.opening else "",
            engine=engine,
            part=round(self.warmth.part, 2),
        )

    # ---- living --------------------------------------------------------------------------------

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Read the kept games, get the engine ready, and go when a game is there."""
        del seconds
        if self._games is None:
            self._games = Job(listed, room.wake)
            self.warmth.start()
        if self._wanted is not None:
            order, self._wanted = self._wanted, None
            return self._open(order, room) or True
        if self.opening is not None:
            self.opening.tick()
            if self.opening.fault:
                self.notice, self.opening = self.opening.fault, None
            elif self.opening.table is not None:
                return started(self.opening.table, partial(Title, self.warmth, self.customers))
        return self._news()

    def _news(self) -> bool:
        """Whether there is something else to show than a moment ago."""
        told = self._shown()
        changed, self._told = told != self._told, told
        return changed

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Choose, type, play."""
        match event:
            case Clicked(id=card) if card.startswith("scenario-"):
                self.chosen = card.removeprefix("scenario-")
            case Typed(id="seed", text=text):
                self.seed = text
            case Typed(id="team", text=text):
                self.team = text
            case Clicked("play") | Submitted("seed") | Submitted("team"):
                return self._play(room)
            case Clicked("continue"):
                return self._open(Order(path=_latest(self.saved).path), room)
            case Clicked(id=game) if game.startswith("saved-"):
                kept = self.saved[int(game.removeprefix("saved-")) - 1]
                return self._open(Order(path=kept.path), room)
            case Clicked("settings" | "together" | "network" as page):
                return Push(self._page(page))
            case Clicked("wait-no-more"):
                self._wait_no_more()
            case Clicked("quit"):
                self.warmth.close()
                room.leaving = True
        return None

    def _page(self, name: str) -> Screen:
        """Settings; where several people share the computer; where one joins others."""
        if name == "settings":
            return SettingsPage()
        self._wait_no_more()
        home = partial(Title, self.warmth, self.customers)
        if name == "network":
            return Joining(home)
        return Sitting(self.warmth, home, self.customers, self.chosen)

    def _wait_no_more(self) -> None:
        if self.opening is not None:
            self.opening.drop()
        self.opening = None

    def _play(self, room: Room) -> Step | None:
        """A new game of the case that is chosen."""
        seed = seed_of(self.seed) if self.seed.strip() else fresh_seed()
        if seed is None:
            self.notice = _(
                "A seed is a whole number below 2 to the 64th. Leave it empty for luck."
            )
            return None
        return self._open(Order(self.chosen, seed, self.team.strip(), None, self.customers), room)

    def _open(self, order: Order, room: Room) -> Step | None:
        """Lay a game on the table: at once, or while its briefing is read."""
        self.notice = ""
        opening = Opening(order, self.warmth, room.wake)
        if order.briefed:
            return Push(Briefing(opening, partial(Title, self.warmth, self.customers)))
        self.opening = opening
        return None


def _latest(saved: tuple[Saved, ...]) -> Saved:
    return next(game for game in saved if game.open)
