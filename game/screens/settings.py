"""Settings: how it looks, sounds and moves, the language, the keys. They hold at once."""

from typing import Any

from game.kit.events import Changed, Clicked, Event, KeyPressed, Toggled
from game.kit.keynames import shown_key
from game.kit.widgets import (
    Button,
    Choice,
    Column,
    Fixed,
    Grid,
    Grow,
    KeyField,
    Panel,
    Row,
    Slider,
    Spacer,
    Text,
    Toggle,
    Widget,
)
from game.present.figures import percent
from game.screens.actions import actions, holder
from game.settings import SYSTEM, Settings
from game.state import Pop, Room, Step
from game.words import _, languages

SCALES = (100, 125, 150, 175, 200)
WIDE = 980
"""Width of the page, where there is room for it."""
KEY = "key-"
LOUDNESS_STEP = 5


class SettingsPage:
    """All settings on one page; going back leads to where one came from."""

    def __init__(self) -> None:
        self.notice = ""
        """Why a key was not given."""

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Settings")

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """Two columns where there is room, else one."""
        wish = room.settings
        general = (_looks(room), _sound(wish), _course(wish))
        keys = self._keys(wish)
        body: Widget = Column((*general, keys), gap=14)
        if room.ink.roomy:
            body = Row((Grow(Column(general, gap=14)), Grow(keys)), gap=14, align="start")
        head: list[Widget] = [Text(_("Settings"), size="headline", weight="semibold")]
        if wish.fault:
            head.append(Text(wish.fault, colour="bad_text", id="fault"))
        back = Button("back", _("Back"), icon="arrow_left", kind="primary", key="escape")
        top = Row((Grow(Column(tuple(head), gap=4)), back), gap=14)
        page: Widget = Column((top, body), gap=16)
        if room.ink.wide > WIDE + 60:
            page = Fixed(page, width=WIDE)
        return Row((Spacer(), page, Spacer()), pad=16)

    def _keys(self, wish: Settings) -> Widget:
        rows = tuple(
            (Text(words), KeyField(f"{KEY}{usual}", words, wish.keys.get(usual, usual)))
            for usual, words in actions().items()
        )
        told = self.notice or _("Press a key’s button, then the key you want.")
        colour = "bad_text" if self.notice else "muted"
        reset = Button("usual-keys", _("The usual keys again"), icon="undo",
                       enabled=bool(wish.keys))  # fmt: skip
        return Panel(Column((
            Text(told, size="small", colour=colour, id="notice"),
            Grid(rows, columns=(1.0, "fit"), gap=10, row_gap=4),
            reset,
        ), gap=10), title=_("Keys"))  # fmt: skip

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Whatever is chosen is kept, and holds from now on."""
        wish = room.settings
        match event:
            case Changed(id=key, value=name) if key.startswith(KEY):
                self._give(wish, key.removeprefix(KEY), name)
            case Clicked("usual-keys"):
                self.notice = ""
                wish.choose("keys", {})
            case Changed(id="text", value=size):
                wish.choose("text", int(size))
            case Changed(id="pace", value=pace):
                wish.choose("pace", int(pace))
            case Changed(id="effects" | "ambience" as name, value=loud, done=done):
                _loudness(wish, name, round(loud), done=done)
            case Changed(id="theme" | "language" as name, value=value):
                wish.choose(name, value)
            case Toggled(id="calm" | "fullscreen" as name, on=on):
                wish.choose(name, on)
            case Clicked("back") | KeyPressed("escape"):
                return Pop()
            case _:
                return None
        room.follow()
        return None

    def _give(self, wish: Settings, usual: str, key: str) -> None:
        """Give an action a key, unless somebody has it."""
        who = holder(key, usual, wish.keys)
        self.notice = ""
        if who:
            told = _("{key} is taken: {who}. Nothing has changed.")
            self.notice = told.format(key=shown_key(key), who=who)
            return
        others = {name: chosen for name, chosen in wish.keys.items() if name != usual}
        wish.choose("keys", others if key == usual else {**others, usual: key})

    def tick(self, seconds: float, room: Any) -> bool:
        """Time stands still here."""
        del seconds, room
        return False


def _loudness(wish: Settings, name: str, loud: int, *, done: bool) -> None:
    """Heard while the mouse still holds it, kept when it lets go."""
    if done:
        wish.choose(name, loud)
    else:
        wish.override(**{name: loud})


# ---- the parts of the page -----------------------------------------------------------------------


def _looks(room: Room) -> Widget:
    wish = room.settings
    themes = (("light", _("Light")), ("dark", _("Dark")), (SYSTEM, _("Like the system")))
    sizes = tuple((str(size), percent(size / 100)) for size in SCALES)
    tongues = ((SYSTEM, _("Like the system")), *languages().items())
    still = _("Nothing moves that could stand still: no rising balloons, no counting numbers.")
    return Panel(Column((
        _named(_("Colours"), Choice("theme", _("Colours"), themes, wish.theme)),
        _named(_("Text size"), Choice("text", _("Text size"), sizes, str(wish.text))),
        _named(_("Language"), Choice("language", _("Language"), tongues, wish.language)),
        Toggle("calm", _("Less motion"), wish.calm, tip=still),
        Toggle("fullscreen", _("Full screen"), room.fullscreen, key="f11"),
    ), gap=12), title=_("Looks"))  # fmt: skip


def _sound(wish: Settings) -> Widget:
    effects = _("What answers you: a decision is taken or refused, a quarter ends, a report lands.")
    around = _("What goes on by itself: weeks go by, complaints come in, something goes viral.")
    return Panel(Column((
        _named(_("Effects"), _loud("effects", _("Effects"), wish.effects, effects)),
        _named(_("Surroundings"), _loud("ambience", _("Surroundings"), wish.ambience, around)),
    ), gap=12), title=_("Sound"))  # fmt: skip


def _loud(name: str, label: str, value: int, tip: str) -> Widget:
    words = percent(value / 100) if value else _("silent")
    return Slider(name, label, value, 0, 100, LOUDNESS_STEP, words, tip=tip)


def _course(wish: Settings) -> Widget:
    paces = (("0", _("Calm")), ("1", _("Brisk")), ("2", _("Fast")))
    speed = Choice("pace", _("Speed of the weeks"), paces, str(wish.pace))
    return Panel(_named(_("Speed of the weeks"), speed), title=_("Play"))


def _named(label: str, choice: Widget) -> Widget:
    return Column((Text(label, size="small", weight="semibold", colour="muted"), choice), gap=5)
