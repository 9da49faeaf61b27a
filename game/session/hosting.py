"""A host from its settings to its end: the file, the worker, the server, the clock."""

import asyncio
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from game.session.cases import known, lasting_place, minutes_of
from game.session.certificate import Certificate
from game.session.computing import Computing
from game.session.fold import standing
from game.session.gate import allowed_hosts, own_addresses
from game.session.host import Host
from game.session.keys import digest, new_code, new_seed, new_token
from game.session.limits import Limits
from game.session.room import Room
from game.session.server import Server, serving
from game.session.store import Store, StoreError, same_model
from game.session.works import works
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario
from sim.version import MODEL


class HostError(ValueError):
    """Why nobody can be hosted; the text is for people."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a facilitator says on the command line."""

    scenario: str
    file: Path
    lan: bool = False
    port: int = 8765
    seed: int | None = None
    teams: int | None = None
    customers: int | None = None
    minutes: float | None = None
    """For a quarter; as the scenario has it, if nobody says."""
    bots: int = 0
    speed: float = 1.0
    certificate: Certificate | None = None
    """With which lines are secured; without one they are not."""
    language: str | None = None
    """Of the pages that the links open; each device's own, if nobody says."""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Open:
    """A host that listens."""

    address: str
    code: str
    facilitator: str
    """The facilitator's token."""
    wall: str
    """The wall's."""
    file: Path
    resumed: bool
    others: tuple[str, ...] = ()
    """The same door from this machine's other networks."""
    fingerprint: str = ""
    """What `silo join` can be told of the host's certificate."""
    faults: tuple[str, ...] = ()
    """What clients will not like about it."""
    language: str | None = None

    @property
    def lead(self) -> str:
        """The facilitator's link; what stands behind # never leaves the browser."""
        return f"{self.address}/facilitator{spoken(self.language)}#{self.facilitator}.{self.wall}"

    @property
    def show(self) -> str:
        """The wall's link."""
        return f"{self.address}/wall{spoken(self.language)}#{self.wall}"


def spoken(language: str | None) -> str:
    """What a link says of the language that its page should speak; nothing, if nobody said."""
    return f"?lang={language}" if language else ""


def opened(settings: Settings, case: Scenario, address: str) -> tuple[Store, Open]:
    """The session's file, new or continued, with fresh keys for who leads it.

    Raises:
        HostError: if the file is another scenario's, was begun with other options, or is called
            as a debrief is.
        StoreError: if it cannot be read or written.
    """
    if settings.file.suffix.lower() == ".html":
        raise HostError(f"{settings.file}: the debrief is written as .html; name it .session")
    resumed = settings.file.exists()
    if resumed:
        store = Store.open(settings.file)
    else:
        minutes = settings.minutes if settings.minutes is not None else minutes_of(case)
        seed = new_seed() if settings.seed is None else settings.seed
        store = Store.create(settings.file, {
            "scenario": lasting_place(settings.scenario), "hash": case.hash, "seed": seed,
            "model": MODEL,
            "code": new_code(), "customers": settings.customers,
            "minutes": minutes / settings.speed, "facilitators": [], "walls": [],
        })  # fmt: skip
    try:
        about = _fitting(store, settings, case)
    except ValueError:
        store.close()
        raise
    lead, wall = new_token(), new_token()
    store.keep("facilitators", [*about["facilitators"], digest(lead)])
    store.keep("walls", [*about["walls"], digest(wall)])
    store.keep("address", address)
    store.keep("entry", f"/{spoken(settings.language)}#{about['code']}")
    who = about["code"], lead, wall
    return store, Open(address, *who, settings.file, resumed, language=settings.language)


def _fitting(store: Store, settings: Settings, case: Scenario) -> Mapping[str, Any]:
    """What a session says of itself, if it can go on as it is asked to; nothing is written yet."""
    about = store.about()
    same_model(settings.file, about)
    if about["hash"] != case.hash:
        raise HostError(f"{settings.file}: it was played on another scenario, {about['scenario']}")
    if other := _other_than(settings, about):
        raise HostError(
            f"{settings.file}: it was begun with another --{other}; a new "
            "session needs a file of its own: --session NEW"
        )
    standing(store, Room(case.quarters, known(case).seats))
    return about


def _other_than(settings: Settings, about: Mapping[str, Any]) -> str:
    """The option with which a session was begun, where another value is asked for now."""
    minutes = None if settings.minutes is None else settings.minutes / settings.speed
    asked = {"seed": settings.seed, "customers": settings.customers, "minutes": minutes}
    other = (key for key, value in asked.items() if value is not None and value != about[key])
    return next(other, "")


def listening(settings: Settings) -> socket.socket:
    """A socket at the port; at this machine alone, unless the network was asked for.

    Raises:
        HostError: if the port is taken.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(("0.0.0.0" if settings.lan else "127.0.0.1", settings.port))  # noqa: S104
        found.listen(128)  # whoever comes before the server is ready waits
    except OSError as error:
        found.close()
        raise HostError(f"port {settings.port}: {error.strerror}; try --port 0") from None
    return found


async def host(settings: Settings, ready: Callable[[Open], None]) -> None:
    """Host a session until somebody ends the program.

    Args:
        settings: as the facilitator wants it.
        ready: told once people may come.

    Raises:
        HostError: if it cannot be.
        StoreError: if the file cannot be read or written.
        ScenarioError: if the scenario cannot be loaded.
    """
    case = load_scenario(settings.scenario)
    with _alone(settings.file), listening(settings) as listener:
        await _hosted(settings, case, listener, ready)


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Nobody else has the session open meanwhile; beside a file that is refused nothing stays."""
    beside = Path(f"{file}.lock")
    ours, lock = not beside.exists(), FileLock(beside)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise HostError(f"{file}: another host has this session open") from None
    try:
        yield
    except (HostError, StoreError):
        lock.release()
        if ours:
            beside.unlink(missing_ok=True)
        raise
    finally:
        lock.release()


def address_of(settings: Settings, port: int) -> tuple[str, tuple[str, ...]]:
    """Where people join, and what will be wrong with it.

    A certificate chooses among this machine's addresses, or has a name for it.
    """
    own, secured = (own_addresses() if settings.lan else ["127.0.0.1"]), settings.certificate
    first = next(iter(own), "127.0.0.1")
    if secured is None:
        return f"http://{first}:{port}", ()
    known = [name for name in own if name in secured.names] or [
        name for name in secured.names if settings.lan and not _is_number(name) and "*" not in name
    ]
    wrong = f"the certificate does not name {first}: browsers will warn of it"
    return f"https://{known[0] if known else first}:{port}", () if known else (wrong,)


def others_of(settings: Settings, address: str) -> tuple[str, ...]:
    """Addresses at which people reach this machine from its other networks."""
    parts = urlsplit(address)
    own = own_addresses() if settings.lan else []
    return tuple(f"{parts.scheme}://{name}:{parts.port}" for name in own if name != parts.hostname)


def _is_number(name: str) -> bool:
    """Whether it is an address and no name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


async def _hosted(
    settings: Settings, case: Scenario, listener: socket.socket, ready: Callable[[Open], None]
) -> None:
    port = listener.getsockname()[1]
    secured = settings.certificate
    address, faults = address_of(settings, port)
    store, open_ = opened(settings, case, address)
    open_ = replace(open_, others=others_of(settings, address))
    if secured is not None:
        faults = (*secured.faults, *faults)
        open_ = replace(open_, fingerprint=secured.fingerprint, faults=faults)
    first = {key: store.about()[key] for key in ("scenario", "seed", "customers")}
    computing = Computing(first)
    session = Host(store, computing, known(case), settings.limits)
    try:
        _first_teams(session, settings, case)
        session.fingerprint = open_.fingerprint
        certified, tls = (secured.names, secured.context) if secured else ((), None)
        hosts = allowed_hosts(port, lan=settings.lan, certified=certified)
        app = Server(session, hosts, "https" if secured else "http").app()
        server = serving(app, settings.limits, tls)
        where = open_.address, open_.code, open_.facilitator
        bots = [*where, settings.speed, open_.fingerprint] if settings.bots else None
        tasks = [asyncio.create_task(work) for work in works(session, bots)]
        ready(open_)
        await server.serve(sockets=[listener])
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await computing.close()
        store.close()


def _first_teams(session: Host, settings: Settings, case: Scenario) -> None:
    """As many teams as were asked for, the first time."""
    wanted = settings.bots or settings.teams or min(2, case.players.teams[1])
    if not session.room.teams:
        for _team in range(wanted):
            session.add_team()
    if settings.bots:
        session.happens("auto", {"on": True})
