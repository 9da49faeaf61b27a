"""Several people at this computer: who sits where, which case, whose luck."""

from collections.abc import Callable

from game.kit.events import Changed, Clicked, Event, KeyPressed, Submitted, Typed
from game.kit.widgets import (
    Button,
    Choice,
    Column,
    Field,
    Fixed,
    Grid,
    Grow,
    Icon,
    Panel,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.names import seat_colour, seat_icon, seat_name
from game.present.title import FIRST, cards, fresh_seed, seed_of
from game.screens.briefing import Briefing
from game.screens.opening import Opening, Order
from game.state import Pop, Push, Room, Screen, Step
from game.warmth import Warmth
from game.words import _
from sim.room import SEATS

HUMAN, COMPUTER = "human", "computer"
READABLE = 700


class Sitting:
    """The page before a shared game.

    Args:
        warmth: the engine.
        home: makes the title.
        customers: people simulated, in place of the scenario's number.
        chosen: the case that was chosen on the title.
    """

    def __init__(
        self,
        warmth: Warmth,
        home: Callable[[], Screen],
        customers: int | None = None,
        chosen: str = "",
    ) -> None:
        self.warmth, self.home, self.customers = warmth, home, customers
        found = [card for card in cards() if card.id != FIRST]
        self.cases = tuple((card.id, card.title) for card in found)
        self._seats_of = {card.id: card.seats for card in found}
        known = [name for name, _title in self.cases]
        self.chosen = chosen if chosen in known else known[0]
        self.who = dict.fromkeys(SEATS, HUMAN)
        self.seed = ""
        self.notice = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Several people at this computer")

    @property
    def seats(self) -> tuple[str, ...]:
        """Where people may sit in the case that is chosen."""
        return self._seats_of[self.chosen]

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """Seats, case, seed, and one button."""
        about = _(
            "Each has a seat with numbers, voices and a bonus of its own. You pass the computer "
            "on, and decide unseen by the others. The case is played twice on the same luck."
        )
        parts = (
            Column((Text(self.title, size="huge", weight="semibold"), Text(about)), gap=6),
            Panel(self._seats(), title=_("Who sits where"), fill="well", id="seats"),
            Column((Text(_("Case"), weight="medium"),
                    Choice("case", _("Case"), self.cases, self.chosen)), gap=5),
            self._seed(), *self._said(), self._foot(),
        )  # fmt: skip
        page: Widget = Panel(Column(parts, gap=16), pad=30 if room.ink.roomy else 16, radius=12)
        wide = room.ink.wide > READABLE + 60
        page = Fixed(page, width=READABLE) if wide else Grow(page, weight=50)
        return Column((Spacer(), Row((Spacer(), page, Spacer()), gap=0), Spacer()), pad=12)

    def _seats(self) -> Widget:
        options = ((HUMAN, _("A person")), (COMPUTER, _("The computer")))
        rows = tuple(
            (Row((Icon(seat_icon(who), 18, seat_colour(who)),
                  Text(seat_name(who), weight="medium")), gap=8),
             Choice(f"seat-{who}", seat_name(who), options, self.who[who]))
            for who in self.seats
        )  # fmt: skip
        return Grid(rows, (1.0, 1.6), gap=14, row_gap=8)

    def _seed(self) -> Widget:
        tip = _("The same seed is the same luck: to play a case again, or all teams alike.")
        field = Field("seed", _("Seed"), self.seed, True, _("fresh luck"), 20, tip=tip)
        return Row((Text(_("Seed"), wrap=False), Fixed(field, width=180)), gap=8)

    def _said(self) -> tuple[Widget, ...]:
        return (Text(self.notice, colour="bad_text", id="notice"),) if self.notice else ()

    def _foot(self) -> Widget:
        begin = Button(
            "begin",
            _("Begin"),
            icon="play",
            kind="primary",
            key="b",
            size="title",
        )
        back = Button("back", _("Back"), icon="arrow_left", kind="quiet", key="escape")
        return Wrap((back, Grow(Spacer()), begin), gap=12)

    def tick(self, seconds: float, room: Room) -> bool:
        """Nothing moves by itself."""
        del seconds, room
        return False

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Choose, begin, or back."""
        match event:
            case Changed(id="case", value=case):
                self.chosen = str(case)
            case Changed(id=control, value=value) if control.startswith("seat-"):
                self.who[control.removeprefix("seat-")] = str(value)
            case Typed(id="seed", text=text):
                self.seed = text
            case Clicked("begin") | Submitted("seed") | KeyPressed("return"):
                return self._begin(room)
            case Clicked("back") | KeyPressed("escape"):
                return Pop()
        return None

    def _begin(self, room: Room) -> Step | None:
        """Everybody reads what it is about, while the game is laid on the table."""
        humans = tuple(who for who in self.seats if self.who[who] == HUMAN)
        seed = seed_of(self.seed) if self.seed.strip() else fresh_seed()
        self.notice = ""
        if not humans:
            self.notice = _("Somebody must have a seat: choose a person for at least one.")
        elif seed is None:
            self.notice = _(
                "A seed is a whole number below 2 to the 64th. Leave it empty for luck."
            )
        else:
            order = Order(self.chosen, seed, customers=self.customers, humans=humans)
            return Push(Briefing(Opening(order, self.warmth, room.wake), self.home))
        return None
