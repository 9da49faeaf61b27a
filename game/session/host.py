"""The session at work: validate, write down, wait for the disk, change, acknowledge, tell all."""

import asyncio
import time
from collections.abc import Callable, Hashable
from typing import Any

from pydantic import TypeAdapter

from game.catalogue import languages
from game.session.asking import ask
from game.session.computing import Computing, WorkerFailed
from game.session.debriefing import Debriefing
from game.session.fold import after
from game.session.keys import digest
from game.session.limits import Limits, Rates
from game.session.members import Case, Member, Role
from game.session.messages import (
    FACILITATOR,
    PLAYER,
    Ask,
    Look,
    MessageError,
    name_in,
    read,
)  # fmt: skip
from game.session.refusal import Refusal, refuse_unless
from game.session.room import Event, Game, Lived, Plain, Room
from game.session.ruling import ORDERS, of_facilitator, of_player
from game.session.signs import Signs
from game.session.store import Store, StoreError

AGAIN = 5.0
"""Seconds until what the worker could not do is tried again."""
ANEW = {"begin", "close", "reopen", "resume"}
"""Events after which people begin to think anew."""
RECOMPUTED = {"begin", "close", "reopen", "inject", "sit"}
"""Events after which every game has to be lived on; who sits down may bring a team into play."""


class Host:
    """A session.

    Args:
        store: its file, which may tell of a session already.
        computing: the worker.
        case: the scenario.
        limits: how much anybody may do.
        clock: seconds of the epoch.
    """

    def __init__(
        self,
        store: Store,
        computing: Computing,
        case: Case,
        limits: Limits,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.store, self.computing, self.case, self.limits = store, computing, case, limits
        self.clock, self.about = clock, store.about()
        self.room = Room(case.quarters, case.seats, minutes=float(self.about["minutes"]))
        self.signs = Signs(clock())
        self.known: dict[str, int] = {}
        """Ids of events, and their numbers."""
        for event in store.events():
            self._follow(event)
        self.views: dict[Game, Plain] = {}
        """What the worker said last of each game."""
        self.taxes: dict[int, Plain] = {}
        """What both rounds came to, by team."""
        self.members: set[Member] = set()
        self.rates = Rates(limits)
        self.shown: dict[Hashable, dict[str, str]] = {}
        """What whoever sees the same is sent; made anew after each change."""
        self.languages = {"en"}
        """What has been spoken; views are made in no other language."""
        self.ready = False
        """Whether the worker has loaded what it needs; the first time, that takes minutes."""
        self.fingerprint = ""
        """Of the certificate with which lines are secured, if they are."""
        self.faults: dict[str, str] = {}
        """What is wrong now, by where."""
        self.debrief = Debriefing(store.path, self.languages, self.tell_all)
        self.debrief.resume(self.room)
        self._due: set[Game] = set()
        self._work = asyncio.Event()

    # ---- who comes -------------------------------------------------------------------------------

    def role_of(self, token: str) -> tuple[Role, str] | None:
        """Whose token it is, and the digest of it; None if it is nobody's."""
        found = digest(token)
        if found in self.about["facilitators"]:
            return "facilitator", found
        if found in self.about["walls"]:
            return "wall", found
        return ("player", found) if found in self.room.devices else None

    def welcome(self, token: str) -> None:
        """Let a new device in.

        Raises:
            Refusal: if there are too many.
            StoreError: if it cannot be written down.
        """
        there = self.room.placed | {member.device for member in self.members}
        refuse_unless(len(there) < self.limits.devices, "full")
        device = digest(token)
        self._happen(f"device-{device[:20]}", "door", "device", {"device": device})

    def online(self, device: str) -> bool:
        """Whether a device is connected."""
        return any(member.device == device for member in self.members)

    def stuck(self, device: str) -> bool:
        """Whether somebody who should be deciding has given no sign for long."""
        now, minutes = self.clock(), self.room.minutes
        return self.room.phase == "play" and self.signs.stuck(device, now, minutes)

    def enter(self, member: Member) -> None:
        """A connection begins."""
        self.members.add(member)
        if member.language in languages() and member.language not in self.languages:
            self.languages.add(member.language)
            if self.room.phase != "lobby":
                self.compute_all()
        self.tell_all()

    def leave(self, member: Member) -> None:
        """A connection ends."""
        self.members.discard(member)
        self.tell_all()

    # ---- what they say ---------------------------------------------------------------------------

    async def hear(self, member: Member, text: str) -> None:
        """Answer a message; what it changes is on the disk before it is answered."""
        name = name_in(text)
        try:
            refuse_unless(self.rates.allow(member.device, time.monotonic()), "too-fast")
            refuse_unless(member.role != "wall", "not-yours")
            form: TypeAdapter[Any] = FACILITATOR if member.role == "facilitator" else PLAYER
            message = read(form, text)
            self.signs.last[member.device] = self.clock()
            member.told(self._answer(member, message))
        except MessageError as error:
            member.told({"kind": "no", "id": name, "why": "unreadable", "text": str(error)})
        except Refusal as refusal:
            member.told({"kind": "no", "id": name, "why": refusal.code})
        except StoreError as error:
            member.told({"kind": "no", "id": name, "why": "disk", "text": str(error)})
        except Exception as error:  # noqa: BLE001  # refused, it is not sent again for ever
            self.wrong("messages", f"{type(error).__name__}: {error}")
            member.told({"kind": "no", "id": name, "why": "unknown"})

    def _answer(self, member: Member, message: Any) -> Plain | None:
        if isinstance(message, Ask):
            return self._ask(member, message)
        if isinstance(message, Look):
            there = message.team is not None and message.seat in self.room.seats
            member.looking = (message.team or 0, message.seat or "") if there else None
            member.wake.set()
            return {"kind": "ack", "id": message.id, "n": 0}
        name = f"{member.device[:12]}-{message.id}"
        if name not in self.known:  # else it was sent again: it is answered, and not done again
            kind, data = self._ruled(member, message)
            self._happen(name, member.role, kind, data)
        return {"kind": "ack", "id": message.id, "n": self.known[name]}

    def _ruled(self, member: Member, message: Any) -> tuple[str, Plain]:
        if member.role == "facilitator":
            return of_facilitator(self.room, message, self.clock(), self.case.events)
        place = self.room.place_of(member.device)
        menu = None if place is None else self.menu(place[0].id, place[1])
        return of_player(self.room, member.device, message, menu)

    def menu(self, team: int, seat: str) -> Plain | None:
        """A seat's view for this quarter in English; None while it is computed."""
        told = self.views.get(self.room.game(team))
        if told is None or told["turn"] != self.room.turn:
            return None
        view: Plain = told["views"]["en"]["seats"][seat]
        return view

    def _ask(self, member: Member, message: Ask) -> Plain | None:
        place = self.room.place_of(member.device)
        if place is None:
            raise Refusal("no-seat")
        team, seat = place[0].id, place[1]
        return ask(self.computing, member, message, lambda: {"seat": seat, **self.question(team)})

    # ---- what happens ----------------------------------------------------------------------------

    def _happen(self, name: str, by: str, kind: str, data: Plain) -> None:
        event = Event(len(self.known) + 1, name, by, kind, data)
        self.store.append(event)
        self._follow(event)
        if kind in RECOMPUTED:
            self.taxes.clear()
            self.compute_all()
        self.debrief.heed(self.room, kind, data)
        self.tell_all()

    def _follow(self, event: Event) -> None:
        self.room = after(self.room, event)
        self.known[event.id] = event.n
        if event.kind in ANEW:
            self.signs.begun = self.clock()

    def happens(self, kind: str, data: Plain) -> None:
        """Something that the host does by itself.

        Raises:
            StoreError: if it cannot be written down.
        """
        self._happen(f"host-{len(self.known) + 1}", "host", kind, data)

    def add_team(self) -> None:
        """One more team."""
        self.happens(*ORDERS["add_team"](self.room, self.clock()))

    def wrong(self, where: str, why: str) -> None:
        """Let the facilitator know what is wrong somewhere; no words, once it is well again."""
        if self.faults.get(where, "") != why:
            others = {name: text for name, text in self.faults.items() if name != where}
            self.faults = others | ({where: why} if why else {})
            self.tell_all()

    def tell_all(self) -> None:
        """Everybody gets the newest there is."""
        self.shown.clear()
        for member in self.members:
            member.wake.set()

    # ---- what comes of it ------------------------------------------------------------------------

    def question(self, team: int, round_: int | None = None) -> dict[str, Any]:
        """What a worker has to know of a game."""
        game = self.room.game(team, round_)
        humans, steps = self.room.humans.get(game, ()), self.room.steps_of(game)
        return {"team": team, "round": game[1], "humans": list(humans), "steps": list(steps)}

    def compute_all(self) -> None:
        """Every game of this round has to be lived on."""
        self._owe({self.room.game(team.id) for team in self.room.playing})

    def _owe(self, games: set[Game]) -> None:
        self._due |= games
        self._work.set()

    async def compute(self) -> None:
        """Let the worker live all games again, then what is due; people are let in meanwhile."""
        await self.live_again()
        while True:
            while self._due:
                await self._live(self._due.pop())
            self._work.clear()
            await self._work.wait()

    async def _live(self, game: Game) -> None:
        turn, asked = self.room.turn, self.question(*game)
        try:
            whom = {"seats": self.room.seats, "languages": sorted(self.languages)}
            told = await self.computing.ask(do="play", **whom, **asked)
            self.views[game] = told | {"turn": turn}
            lived = sum(step["kind"] == "close" for step in asked["steps"])
            if turn == self.room.turn and told["state"]:
                self._compare((*game, lived), told)
            if lived == self.room.quarters and game[1] > 1 and self.room.compares(game[0]):
                await self._ended(game, turn)
        except (WorkerFailed, StoreError) as error:
            self.wrong("worker", str(error))
            asyncio.get_running_loop().call_later(AGAIN, self._owe, {game})
        else:
            self.wrong("worker", "")
        self.tell_all()

    def _compare(self, lived: Lived, told: Plain) -> None:
        """A game that is lived again comes out as it did, or the facilitator is told."""
        before = self.room.states.get(lived)
        if before is None:
            where = dict(zip(("team", "round", "quarter"), lived, strict=True))
            self.happens("lived", {**where, "state": told["state"], "left": told["left"]})
        elif before != told["state"]:
            self.wrong(f"game-{lived[0]}", "no-otherwise")

    async def _ended(self, game: Game, turn: int) -> None:
        """A second round has been lived to its end: it can be compared with the first."""
        rounds = [self.question(game[0], number) for number in (1, 2)]
        kept = [{"humans": one["humans"], "steps": one["steps"]} for one in rounds]
        tax = await self.computing.ask(do="ends", team=game[0], rounds=kept)
        if turn == self.room.turn:  # it has not been taken back meanwhile
            self.taxes[game[0]] = tax

    async def live_again(self) -> None:
        """Live every game of this round."""
        for team in self.room.playing:
            await self._live(self.room.game(team.id))
