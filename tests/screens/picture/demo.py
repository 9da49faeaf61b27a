"""A screen with nothing on it but the picture, and facts made up for it."""

from dataclasses import replace

import numpy as np

from game.kit.events import Clicked
from game.kit.widgets import Column, Grow, Panel
from game.present.crowd import Crowd, Letter, Share
from game.present.live import Bridge, Live, Pile, Silo
from game.screens.picture.bubbles import Say
from game.screens.picture.crowd import CrowdTable
from game.screens.picture.facts import Talk
from game.screens.picture.panel import picture
from game.screens.picture.places import Society

NAMES = (("marketing", "megaphone"), ("sales", "chart"), ("service", "headset"), ("it", "monitor"))
TITLES = {"marketing": "Marketing", "sales": "Sales", "service": "Service", "it": "IT"}


class Demo:
    """Shows a picture, and remembers what was clicked."""

    title = "Picture"

    def __init__(self, live: Live, table: CrowdTable) -> None:
        self.live, self.table, self.events = live, table, []

    def build(self, room):
        panel = Panel(Column((Grow(picture(self.live, self.table)),)), id="picture")
        return Column((Grow(panel),), pad=12)

    def on_event(self, event, room):
        self.events.append(event)
        match event:
            case Clicked(id) if id.startswith("overlay."):
                self.table.overlay = id.removeprefix("overlay.")

    def tick(self, seconds, room):
        self.table.tick(seconds)
        return False


def ring_of_people(people: int) -> Society:
    """Everybody knows the four next to them in a circle."""
    index = np.arange(people)
    friends = np.stack([(index + step) % people for step in (-2, -1, 1, 2)], axis=1)
    first = np.arange(people + 1, dtype=np.int32) * 4
    return Society(first, np.sort(friends, axis=1).ravel().astype(np.int32))


def silo(name: str, wall: float = 0.5, pile: tuple[int, int, int] = (12, 3, 5)) -> Silo:
    """A silo with a wall and a pile."""
    icon = dict(NAMES)[name]
    held = Pile(*pile, text=f"{sum(pile)} waiting", tip="What waits.")
    return Silo(name, TITLES[name], icon, wall, "The wall.", held, 0.41, "41%", "Heard.")


def bridge(a: str, b: str, share: float) -> Bridge:
    """A bridge, built from 15 % on."""
    order = [name for name, _ in NAMES]
    near = order.index(b) - order.index(a) == 1
    return Bridge(a, b, share, f"{share:.0%}", share >= 0.15, near, f"{a} and {b}.")


def bridges(*shares: float) -> tuple[Bridge, ...]:
    """All six: marketing with sales, service, IT; sales with service, IT; service with IT."""
    order = [name for name, _ in NAMES]
    pairs = [(a, b) for i, a in enumerate(order) for b in order[i + 1 :]]
    return tuple(bridge(a, b, share) for (a, b), share in zip(pairs, shares, strict=True))


def moods_of(people: int, turn: int = 0) -> bytes:
    """Moods in patches, a little further along with each turn."""
    wave = np.sin(np.arange(people) / 37 + turn / 3) + 0.3 * np.sin(np.arange(people) * 1.7)
    kinds = np.where(wave < -0.35, 0, np.where(wave > 0.4, 2, 1))
    return np.where(np.arange(people) % 9 == 0, 3, kinds).astype(np.int8).tobytes()


def live_of(people: int = 400, turn: int = 0, letters: int = 12) -> Live:
    """A picture's facts."""
    silos = (
        silo("marketing", 0.9, (38, 0, 30)),
        silo("sales", 0.75, (64, 0, 12)),
        silo("service", 0.3, (30, 18, 12)),
        silo("it", 0.6, (44, 0, 6)),
    )
    legend = (
        Share("unhappy", 0.31, "31%", "unhappy", "diamond"),
        Share("neutral", 0.36, "36%", "neutral", "dot"),
        Share("happy", 0.33, "33%", "happy", "disc"),
    )
    rows = [(i * 7919 + turn) % people for i in range(letters)]
    moods = ("unhappy", "happy", "unhappy", "neutral")
    to = ("service", "marketing", "service", "service")
    sent = tuple(Letter(row, moods[i % 4], to[i % 4]) for i, row in enumerate(rows))
    note = f"Each dot is one of {people:,} people; the pale ones buy elsewhere."
    crowd = Crowd(moods_of(people, turn), people * 8 // 9, people, note)
    return Live(silos, bridges(0.08, 0.0, 0.0, 0.62, 0.05, 0.3), legend, crowd, sent)


def with_silo(live: Live, index: int, **changes) -> Live:
    """The same with one silo changed."""
    silos = list(live.silos)
    silos[index] = replace(silos[index], **changes)
    return replace(live, silos=tuple(silos))


SAYS = (
    Say(120, "Third time I explain my order. Nobody talks to anybody there.", 0),
    Say(260, "They called back and already knew my history.", 2),
    Say(330, "The ad said next-day. It was nine days.", 0),
)


def demo(people: int = 400, says: tuple[Say, ...] = SAYS, seconds: float = 0.0) -> Demo:
    """A screen, ready to be shown."""
    table, live = CrowdTable(ring_of_people(people)), live_of(people)
    talk = Talk((1, 40, 200), (17, 90))
    table.show(live, talk, says, seconds)
    return Demo(live, table)
