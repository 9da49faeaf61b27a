"""A seat in a hosted session: the lobby, the own desk, what the quarter brought, the end."""

import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Card,
    Column,
    Fixed,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.names import seat_colour, seat_icon, seat_name
from game.screens.remote.desk import Desk, lately
from game.screens.remote.talk import guessing, questions, start_line
from game.screens.settings import SettingsPage
from game.session.remote import Remote
from game.session.sheet import Sheet
from game.session.texts import texts
from game.state import Push, Reset, Room, Screen, Step
from game.words import _, language

type Plain = Mapping[str, Any]

READABLE = 760
ASK_AFTER = 0.35
"""Seconds without a change until the host is asked what would come of the sheet."""


class Session:
    """Somebody's seat in a session.

    Args:
        remote: the line to the host.
        home: makes the screen that comes afterwards.
    """

    def __init__(self, remote: Remote, home: Callable[[], Screen]) -> None:
        self.remote, self.home = remote, home
        self.sheet: Sheet | None = None
        self.card = True
        self.said: dict[str, Plain] = {}
        self.line: tuple[float, ...] = ()
        """Where somebody thinks the brand went, as it is drawn."""
        self._of: tuple[Any, ...] = ()
        """The turn and the seat that the sheet is of."""
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._ask_in = ASK_AFTER
        self._told: object = None

    @property
    def title(self) -> str:
        """What it is called."""
        return _("A session in the room")

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """The page of the phase."""
        self._follow()
        remote = self.remote
        if remote.fault or not remote.room:
            return Column((self._head(), *_page(self._waiting(), room.ink)), gap=0)
        if self.sheet is not None:
            desk = Desk(remote.room, remote.view, self.sheet, self.said, self.card)
            foot = () if desk.own["left"] else (self._foot(),)
            return Column((self._head(), desk.build(room.ink), *foot), gap=0)
        return Column((self._head(), *_page(self._between(), room.ink)), gap=0)

    def _follow(self) -> None:
        """A new quarter, or another seat, has a sheet of its own."""
        remote = self.remote
        of = remote.room.get("turn"), remote.room.get("seat")
        if not remote.planning or not remote.room.get("team"):
            self.sheet, self._of = None, ()
        elif self.sheet is None or of != self._of:
            self.sheet, self._of = Sheet(remote.view["own"], remote.room["mine"]), of
            self.said, self.card = {}, remote.room["quarter"] == 1

    def _head(self) -> Widget:
        room = self.remote.room
        seat = room.get("seat") or ""
        name: tuple[Widget, ...] = ()
        if seat:
            icon = Icon(seat_icon(seat), 24, colour=seat_colour(seat))
            name = (icon, Text(seat_name(seat), size="headline", weight="semibold"))
        line = self.remote.state
        words = texts(language())
        state = words["linked"] if line == "saved" and not seat else words[line]
        parts = (
            Row(name, gap=10), Text(room.get("team") or room.get("company", "")),
            Text(_when(room), colour="muted"), Grow(Spacer()),
            Text(_clock(room, self.remote.skew), size="headline", weight="semibold", tabular=True),
            Text(state, colour="bad_text" if line == "away" else "muted", id="line"),
            *((Button("card", _("Your card"), icon="person", pressed=self.card),)
              if self.sheet else ()),
            Button("leave", _("Leave"), icon="home", kind="quiet"),
        )  # fmt: skip
        return Panel(Wrap(parts, gap=12, row_gap=6), pad=10, radius=0,
                     edge=seat_colour(seat) if seat else "accent")  # fmt: skip

    def _waiting(self) -> tuple[Widget, ...]:
        """Before the first message, or after the last."""
        if not self.remote.fault:
            return (Text(_("Looking for the host …"), size="title"),)
        words = texts(language()).get(f"no-{self.remote.fault}")
        why = words or _("The host cannot be reached: {why}").format(why=self.remote.fault)
        return (Text(why, colour="bad_text", id="fault"),)

    def _between(self) -> tuple[Widget, ...]:
        """Lobby, while a quarter is computed, and after the last."""
        room, words = self.remote.room, texts(language())
        if room["phase"] == "lobby" or not room["team"]:
            return tuple(self._lobby())
        if room["phase"] == "frozen":
            title = Text(words["frozen-text"], size="huge", weight="semibold")
            asked = (questions(room["questions"]),) if room.get("questions") else ()
            return (title, *self._guessing(), *asked)
        lived = room["over"] and self.remote.fresh
        title = Text(words["over-text" if lived else "computing"], size="title", id="between")
        news = (lately(self.remote.view["public"]),) if lived else ()
        return (title, *self._guessing(), *news)

    def _guessing(self) -> tuple[Widget, ...]:
        guess = self.remote.room.get("guess")
        if not guess:
            return ()
        if len(self.line) != guess["quarters"] or (guess["came"] and guess["drawn"]):
            self.line = start_line(guess)
        return (guessing(guess, self.line),)

    def _lobby(self) -> list[Widget]:
        room = self.remote.room
        about = _("You have a seat. Now wait for the facilitator to begin.")
        if not room["team"]:
            about = texts(language())["choose-hint"]
        rows: list[Widget] = [Text(room["title"], size="huge", weight="semibold"), Text(about)]
        if room["team"] and room.get("briefing"):
            case = Text(room["briefing"], id="briefing")
            rows.append(Panel(case, title=texts(language())["briefing"], pad=16))
        for team in room.get("teams", ()):
            seats = tuple(_seat(team, seat, room) for seat in room["seats"])
            rows.append(Panel(Wrap(seats, gap=8, row_gap=8), title=team["name"]))
        if self.remote.refused:
            words = texts(language())[f"no-{self.remote.refused}"]
            rows.append(Text(words, colour="bad_text", id="notice"))
        return rows

    def _foot(self) -> Widget:
        room, mine = self.remote.room, self.remote.room["mine"]
        words = texts(language())
        same = self.sheet is not None and mine is not None and mine == self._sealing()
        text = words["seal-hint"] if mine is None else words["is-sealed" if same else "changed"]
        if self.remote.refused:
            text = words[f"no-{self.remote.refused}"]
        waits = ", ".join(
            seat_name(one["seat"]) for one in room["mates"] if one["here"] and not one["sealed"]
        )
        told = _("Not sealed yet: {names}").format(names=waits) if waits else _("All have sealed")
        seal = Button(
            "seal", words["seal"] if mine is None else words["seal-again"], icon="lock",
            kind="primary", size="title", key="e", enabled=not same,
        )  # fmt: skip
        left = Column((Text(text, id="sealed"), Text(told, size="small", colour="muted")), gap=2)
        return Panel(Row((Grow(left), seal), gap=12), pad=10, radius=0)

    def _sealing(self) -> dict[str, Any]:
        assert self.sheet is not None  # noqa: S101  # callers have one
        return {"decisions": self.sheet.wishes(), "request": self.sheet.request / 100.0}

    # ---- living --------------------------------------------------------------------------------

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Ask what would come of the sheet once it rests; build again when something is new."""
        del room
        self._ask_in -= seconds
        if self.sheet is not None and self._ask_in <= 0.0 < self._ask_in + seconds:
            self._ask(self.sheet)
        name, kinds = self._asked
        if self.remote.said[0] == name and name:
            self.said = dict(zip(kinds, self.remote.said[1], strict=False))
        remote = self.remote
        told = (
            id(remote.room), id(remote.view), remote.state, remote.fault, remote.refused,
            str(self.said), _clock(remote.room, remote.skew),
        )  # fmt: skip
        changed, self._told = told != self._told, told
        return changed

    def _ask(self, sheet: Sheet) -> None:
        wishes = sheet.wishes()
        self.said = {}
        name = uuid.uuid4().hex
        self._asked = name, tuple(wish["kind"] for wish in wishes)
        self.remote.ask({"kind": "ask", "id": name, "decisions": wishes})  # also a sign of life

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Sit, fill in, seal, leave."""
        del room
        match event:
            case Clicked("leave"):
                self.remote.close()
                return Reset(self.home())
            case KeyPressed("f10"):
                return Push(SettingsPage())
            case Clicked(id=place) if place.startswith("sit-"):
                _sit, team, seat = place.split("-")
                self.remote.send({"kind": "sit", "team": int(team), "seat": seat})
            case Clicked("card"):
                self.card = not self.card
            case Clicked("seal") if self.sheet is not None:
                now = {key: self.remote.room[key] for key in ("round", "quarter")}
                self.remote.send({"kind": "seal", **now, **self._sealing()})
            case Changed(id="guess", value=tuple(line)):
                self.line = tuple(float(value) for value in line)
            case Clicked("send-guess"):
                drawn = {"round": self.remote.room["round"], "line": list(self.line)}
                self.remote.send({"kind": "guess", **drawn})
            case _ if self.sheet is not None:
                self._fill(event, self.sheet)
        return None

    def _fill(self, event: Event, sheet: Sheet) -> None:
        match event:
            case Changed(id=control, value=value, done=done) if control.startswith("effort-"):
                sheet.spend(control.removeprefix("effort-"), value, done=done)
            case Changed(id="request", value=value):
                sheet.request = round(value)
            case Changed(id=control, value=value, done=done) if control.startswith("field-"):
                name, _dash, part = control.removeprefix("field-").partition("-")
                sheet.put(name, value, part, done=done)
            case Clicked(id=control) if control.startswith("lever-"):
                sheet.choose(control.removeprefix("lever-"))
            case Clicked(id=control) if control.startswith("out-"):
                sheet.take_out(control.removeprefix("out-"))
            case _:
                return
        self._ask_in = ASK_AFTER


def _page(parts: tuple[Widget, ...], ink: Ink) -> tuple[Widget, ...]:
    """One calm page, which scrolls where it is longer than the window."""
    page: Widget = Panel(Column(parts, gap=16), pad=30 if ink.roomy else 16, radius=12)
    if ink.wide > READABLE + 60:
        page = Row((Spacer(), Fixed(page, width=READABLE), Spacer()), gap=0)
    return (Grow(Scroll(Column((page,), pad=12), "between-page")),)


def _seat(team: Plain, seat: str, room: Plain) -> Widget:
    """A seat of the lobby; who has one can take another that is free."""
    mine = room["team"] == team["name"] and room.get("seat") == seat
    taken = seat in team["taken"] and not mine
    note = _("yours") if mine else _("taken") if taken else _("free")
    face = Row((
        Icon(seat_icon(seat), 18, seat_colour(seat)),
        Text(f"{seat_name(seat)} · {note}", colour="muted" if taken else "ink", wrap=False),
    ), gap=8)  # fmt: skip
    if taken:
        return Panel(face, pad=9)
    return Card(f"sit-{team['id']}-{seat}", seat_name(seat), face, pressed=mine)


def _when(room: Plain) -> str:
    if not room or room["phase"] == "lobby":
        return ""
    words = texts(language())
    quarter = words["quarter-of"].format(n=room["quarter"], all=room["quarters"])
    return f"{words['round-n'].format(n=room['round'])} · {quarter}"


def _clock(room: Plain, skew: float) -> str:
    """What is left, by the host's clock."""
    clock = room.get("clock") or {"ends": None, "left": None}
    if clock["ends"] is None and clock["left"] is None:
        return ""
    now = time.time() + skew
    left = clock["left"] if clock["ends"] is None else max(0.0, clock["ends"] - now)
    return f"{int(left) // 60}:{int(left) % 60:02}"
