"""Presentation: one thing a screen for a room, large, with a timer; P opens it on any view."""

from game.kit.events import Clicked, Event, KeyPressed
from game.kit.widgets import (
    Button,
    Column,
    Grow,
    Icon,
    Panel,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.extremes import Heard, extremes
from game.present.showing import Scene, debrief, playing
from game.screens.scenes import Scenes
from game.screens.timer import CONTROLS, Timer
from game.state import Pop, Room, Step
from game.table import Table
from game.words import _
from sim.run import QUARTER

FORWARD, BACKWARD = ("right", "pagedown"), ("left", "pageup")
"""Keys, among them those of a remote control for slides."""


class Presentation:
    """What a facilitator shows. Weeks go on behind it, unless it is frozen.

    Where there are two displays, the room sees what `projected` gives in a window of its own, and
    the facilitator's window has the notes.

    Args:
        table: the game.
    """

    least_text = 1.5
    """Text is at least so large, whatever the settings say."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.scenes = Scenes(table)
        self.on = ""
        """The id of the scene that is shown; turning points that are found later come between."""
        self.blank = self.frozen = False
        self.timer = Timer()
        self._heard: tuple[object, tuple[Heard, ...]] | None = None
        self._frozen_on: Widget | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Presentation")

    @property
    def place(self) -> str:
        """Each scene is read from its top."""
        return self.scene.id

    # ---- what there is to show -----------------------------------------------------------------

    def all(self) -> tuple[Scene, ...]:
        """The scenes, by what is known now."""
        if not self.table.seat.over:
            return playing(self.table.seat, self._of_quarter())
        ending = self.scenes.ending
        guessed = len(ending.guesses().rows)
        return debrief(ending.heard(), guessed, ending.turns() or (), ending.asked())

    def _of_quarter(self) -> tuple[Heard, ...]:
        seat = self.table.seat
        last, key = seat.week // QUARTER, self.table.stamp
        if not last:
            return ()
        if self._heard is None or self._heard[0] != key:
            self._heard = key, extremes(seat, self.table.voices, last)
        return self._heard[1]

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self.all()[self.at]

    @property
    def at(self) -> int:
        """Its place among all; the first where it is not there any more."""
        places = [place for place, one in enumerate(self.all()) if one.id == self.on]
        return places[0] if places else 0

    # ---- how it looks --------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """The scene above the controls; where the room has a window of its own, the notes."""
        if not self.on:
            self.on = self.scene.id
            self.timer.set(self.scene.minutes)
        shown = self._notes() if room.apart else self.projected(room)
        return Column((Grow(shown), self._controls()), gap=0)

    def projected(self, room: Room) -> Widget:
        """What the room sees."""
        if self.blank:
            return Column((Spacer(),))
        if self.frozen and room.apart and self._frozen_on is not None:
            return self._frozen_on
        shown = self.scenes.shown(self.scene)
        clock = (Row((Spacer(), self.timer.face()), pad=10),) if self._timed else ()
        self._frozen_on = Column((*clock, Grow(shown)), gap=0)
        return self._frozen_on

    @property
    def _timed(self) -> bool:
        return bool(self.timer.left or self.timer.ticking)

    def _notes(self) -> Widget:
        """For the facilitator: what the room sees, what to listen for, what comes next."""
        found, now = self.all(), self.scene
        state = _("The room sees nothing.") if self.blank else _("The room sees this:")
        rows: list[Widget] = [
            Text(_("Frozen for the room.") if self.frozen and not self.blank else state,
                 colour="muted", id="room"),
            Text(now.title, size="headline", weight="semibold", id="scene"),
        ]  # fmt: skip
        if now.text:
            rows.append(Text(now.text, size="title"))
        if now.kind == "guess":
            rows.append(self.scenes.sketch())
        if now.note:
            note = Row((Icon("bulb", 18, colour="accent"), Grow(Text(now.note))), gap=10)
            rows.append(Panel(note, fill="well", pad=12, id="note"))
        if self.at + 1 < len(found):
            after = _("Then: {title}").format(title=found[self.at + 1].title)
            rows.append(Text(after, colour="muted", id="then"))
        clock = (self.timer.face(),) if self._timed else ()
        return Column((*rows, *clock), gap=12, pad=18)

    def _controls(self) -> Widget:
        count = len(self.all())
        steps = Row((
            Button("scene-back", _("Back"), icon="arrow_left", key="left", hide_label=True,
                   enabled=self.at > 0, tip=_("Left, or page up: the one before.")),
            Text(_("{n} of {all}").format(n=self.at + 1, all=count), wrap=False, tabular=True,
                 id="scene-number"),
            Button("scene-next", _("Next"), icon="arrow_right", key="right", kind="primary",
                   enabled=self.at + 1 < count, tip=_("Right, or page down: the next.")),
        ), gap=8)  # fmt: skip
        rest = Row((
            Button("freeze", _("Freeze"), icon="pause", key="f", pressed=self.frozen,
                   tip=_("Weeks and timer stand still, and a second window keeps its picture.")),
            Button("blank", _("Blank"), icon="square", key="b", pressed=self.blank,
                   tip=_("Shows nothing, until it is pressed again.")),
            Button("close", _("Close"), icon="cross", key="p", hide_label=True,
                   tip=_("Escape: back to the game.")),
        ), gap=6)  # fmt: skip
        bar = Wrap((steps, self.timer.controls(), rest), gap=20, row_gap=8, justify="centre")
        return Panel(bar, pad=10, radius=0, id="controls")

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Step on and back, time, freeze, blank, and the way out."""
        match event:
            case Clicked("close") | KeyPressed("escape"):
                return Pop()
            case Clicked("scene-next"):
                self._step(1)
            case Clicked("scene-back"):
                self._step(-1)
            case KeyPressed(name=key) if key in FORWARD or key in BACKWARD:
                self._step(1 if key in FORWARD else -1)
            case Clicked("blank"):
                self.blank = not self.blank
            case Clicked("freeze"):
                self.frozen = not self.frozen
            case Clicked("follow") if self.scene.asked is not None:
                self.scenes.ending.follow(self.scene.asked.id)
                return Pop()
            case Clicked(id=control) if control in CONTROLS:
                self.timer.on_click(control)
            case _:
                self.scenes.on_event(event, room)
        return None

    def _step(self, by: int) -> None:
        """Another scene; it may come with a time of its own, which waits until it is started."""
        found = self.all()
        self.on = found[max(0, min(len(found) - 1, self.at + by))].id
        self.blank = False
        self.timer.set(self.scene.minutes)

    def tick(self, seconds: float, room: Room) -> bool:
        """Time goes by, for the timer and for the firm, unless everything is frozen."""
        if self.table.seat.over:
            self.scenes.ending.tick(seconds, room)
        if self.frozen:
            return False
        timed = self.timer.tick(seconds)
        if self.scene.kind == "picture":
            self.scenes.live.tick(seconds, room)
        stale, self.table.stale = self.table.stale, False
        return self.table.tick(seconds) or stale or timed
