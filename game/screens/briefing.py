"""One calm page before a case: what it is about, whom you lead, how often you may move."""

from collections.abc import Callable

from game.kit.events import Clicked, Event, KeyPressed
from game.kit.widgets import (
    Button,
    Column,
    Fixed,
    Grow,
    Icon,
    Panel,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.title import Brief, brief
from game.screens.opening import Opening, started
from game.state import Pop, Room, Screen, Step
from game.words import _

READABLE = 760
"""Width of a text that is read in peace."""


class Briefing:
    """The page; meanwhile the game is laid on the table.

    Args:
        opening: the game on its way.
        home: makes the title.
    """

    def __init__(self, opening: Opening, home: Callable[[], Screen]) -> None:
        self.opening, self.home = opening, home
        self.brief: Brief = brief(opening.order.scenario, shared=bool(opening.order.humans))
        self.begun = False
        """Whether the player is done reading."""
        self._told: object = None

    @property
    def title(self) -> str:
        """The case."""
        return self.brief.title

    def build(self, room: Room) -> Widget:
        """Text, departments, moves, and one button."""
        departments = tuple(_department(*one) for one in self.brief.departments)
        parts = (
            Column((
                Text(self.brief.title, size="huge", weight="semibold", id="briefing-title"),
                Text(self.brief.length, colour="muted"),
            ), gap=4),
            Text(self.brief.text, size="title"),
            Text(_("Your departments, and what each is paid for most"), weight="semibold"),
            Wrap(departments, gap=10, row_gap=10, align="stretch"),
            Text(self.brief.moves, colour="muted"),
            self._foot(),
        )  # fmt: skip
        page = Panel(Column(parts, gap=18), pad=34 if room.ink.roomy else 18, radius=12)
        return Column(
            (Spacer(), Row((Spacer(), _as_wide(page, room), Spacer()), gap=0), Spacer()), pad=16
        )

    def _foot(self) -> Widget:
        words = self.opening.fault or (self.opening.text if self.begun else "")
        colour = "bad_text" if self.opening.fault else "muted"
        begin = Button(
            "begin", _("Begin"), icon="play", kind="primary", key="b", enabled=not self.begun
        )
        back = Button("back", _("Another case"), icon="arrow_left", kind="quiet", key="escape")
        return Row((back, Grow(Text(words, colour=colour, align="right", id="opening")), begin))

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Begin as soon as both the player and the game are ready."""
        del seconds, room
        self.opening.tick()
        if self.begun and self.opening.table is not None:
            return started(self.opening.table, self.home)
        told = self.opening.fault, self.opening.text
        changed, self._told = told != self._told, told
        return changed

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Begin, or back to the cases."""
        del room
        match event:
            case Clicked("begin") | KeyPressed("return"):
                self.begun = True
            case Clicked("back") | KeyPressed("escape"):
                self.opening.drop()
                return Pop()
        return None


def _department(name: str, label: str, icon: str, aim: str) -> Widget:
    words = Column((
        Text(label, weight="semibold", colour=name, wrap=False),
        Text(aim, size="small", colour="muted"),
    ), gap=1)  # fmt: skip
    card = Panel(Row((Icon(icon, 20, colour=name), Grow(words)), gap=10), fill="well", edge=name)
    return Grow(card, min_width=150)


def _as_wide(page: Widget, room: Room) -> Widget:
    return Fixed(page, width=READABLE) if room.ink.wide > READABLE + 60 else Grow(page, weight=50)
