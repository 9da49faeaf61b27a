"""Why?: what moved a number, as a web of causes and effects, and what can be done about it."""

from game.foresight import Ticket
from game.kit.events import Changed, Clicked, Event
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Choice,
    Column,
    Fixed,
    Grow,
    Knot,
    Meter,
    Panel,
    Row,
    Scroll,
    Text,
    Thread,
    Web,
    Widget,
    Wrap,
)
from game.present.names import date_of
from game.present.remedies import remedies
from game.present.scales import METRICS, metric_name, scale_of
from game.present.spots import ROWS, heads, place_of
from game.present.why import Picture, picture
from game.screens.deciding import noticed, paged
from game.screens.hindsight import Hindsight, part
from game.screens.report_page import nothing_yet
from game.screens.why_told import Remedies, explained
from game.state import Room, Step
from game.table import Table
from game.warmth import books
from game.words import _
from sim.explain.web import Web as Woven
from sim.run import QUARTER

BESIDE = 384
"""Width of what is said in words."""
NARROWEST = 640
"""Windows that are less wide, in design pixels, have no room for the web: its rows say the same."""


class Why:
    """The view that explains.

    Args:
        table: the game.
        hindsight: who looks back.
    """

    def __init__(self, table: Table, hindsight: Hindsight) -> None:
        self.table = table
        self.hindsight = hindsight
        self.remedies = Remedies(table)
        self.metric = METRICS[0]
        self.first = self.last = 0
        """The quarters that are looked at; 1 is the first of the game."""
        self.chosen = ""
        """The place of the web that is told in words."""
        self._latest = 0
        self._shown: tuple[object, Picture] | None = None

    # ---- looking -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """What can be asked, the web, and what is said of the place that is chosen."""
        self._follow()
        if not self._latest:
            return _nothing_yet(room.ink)
        ticket = self.hindsight.at(self.metric, self.first, self.last)
        seen = None if ticket.latest is None else self._picture(ticket.latest)
        asked = self._asked()
        if seen is None:
            return paged("why-page", (asked, _waits(ticket)))
        told = self._told(seen, ticket)
        if room.ink.roomy:
            left = Column((asked, Grow(self._web(seen))), gap=12)
            right = Panel(Scroll(Column(told, gap=12), "why-told", label=seen.told.title), pad=14)
            return Row((Grow(left), Fixed(right, width=BESIDE)), gap=12, pad=12, align="stretch")
        web = self._web(seen) if room.ink.wide >= NARROWEST else Panel(self._quarters(), pad=9)
        return paged("why-page", (asked, web, Panel(Column(told, gap=12))))

    def _follow(self) -> None:
        """Another quarter has been lived: it is the one that is looked at first."""
        latest = self.table.seat.week // QUARTER
        if latest != self._latest:
            self._latest = self.first = self.last = latest
            self.chosen = place_of(self.metric)
        if (wish := self.table.looked_back()) is not None:
            self.first, self.last = wish

    def _picture(self, web: Woven) -> Picture:
        key = id(web), self.chosen
        if self._shown is None or self._shown[0] != key:
            sizes = [abs(web.why.change), *(abs(row.value) for row in web.why.causes)]
            scale = scale_of(self.table.seat, web.why.metric, max(sizes))
            self._shown = key, picture(web, scale, self.chosen, self._span())
        return self._shown[1]

    def _span(self) -> str:
        first, last = date_of(self.first), date_of(self.last)
        if first == last:
            return first
        return _("{first} to {last}").format(first=first, last=last)

    def _asked(self) -> Widget:
        """The number that is explained."""
        options = tuple((name, metric_name(name)) for name in METRICS)
        number = Choice("why-metric", _("The number to be explained"), options, self.metric)
        return Panel(number, pad=9, id="why-asked")

    def _quarters(self) -> Widget:
        """From when to when."""
        first = _stepper("first", _("From {quarter}").format(quarter=date_of(self.first)),
                         earlier=self.first > 1, later=self.first < self.last)  # fmt: skip
        last = _stepper("last", _("to {quarter}").format(quarter=date_of(self.last)),
                        earlier=self.last > self.first, later=self.last < self._latest)  # fmt: skip
        return Wrap((first, last), gap=14, row_gap=4)

    def _web(self, seen: Picture) -> Widget:
        knots = tuple(
            Knot(
                place.id,
                place.label,
                seen.figures[place.id],
                place.column,
                place.row,
                place.icon,
                _tone(seen, place.id),
                place.edge,
                place.tip,
                idle=not _moves(seen.figures[place.id]),
            )
            for place in seen.places
        )
        threads = tuple(Thread(s.start, s.end, s.value, s.lit) for s in seen.strands)
        note = _("Thick: a large effect. Solid lifts, dashed drags. Choose a box to follow it.")
        web = Web(
            "web",
            _("go through causes and effects, choose one"),
            heads(thoughts=bool(seen.thoughts)),
            ROWS,
            knots,
            threads,
            seen.told.id,
            "down" if seen.better == "down" else "up",
        )
        words = Text(note, size="small", colour="muted", id="web-note")
        title = Text(seen.title, size="title", weight="semibold", id="web-title")
        head = Wrap((Grow(title, min_width=200), self._quarters()), gap=12, row_gap=4)
        foot = (Text(_no_split(), size="small", colour="muted"),) if not seen.splits else ()
        return Panel(Column((head, words, Grow(web), *foot), gap=5), pad=12, id="why-web")

    def _told(self, seen: Picture, ticket: Ticket[Woven | None]) -> tuple[Widget, ...]:
        rows: list[Widget] = list(explained(seen))
        if not ticket.done:
            rows.insert(1, _working(ticket))
        if ticket.fault:
            rows.insert(1, noticed(_("This could not be worked out: {why}").format(
                why=ticket.fault)))  # fmt: skip
        owner = seen.told.asks
        return (*rows, *self.remedies.build(remedies(self.table.seat, owner), owner))

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Choose a number, quarters and places; go where something can be done."""
        del room
        match event:
            case Changed(id="why-metric", value=name) if name in METRICS:
                self.metric, self.chosen = name, place_of(name)
            case Clicked(id=control) if control.startswith("spot-"):
                self.chosen = control
            case Clicked(id=control) if control.startswith("row-"):
                self.chosen = control.removeprefix("row-")
            case Clicked(id="first-earlier" | "first-later" | "last-earlier" | "last-later" as one):
                self._step(*one.split("-"))
            case Clicked(id=control) if control.startswith("remedy-"):
                self.remedies.open(control)
            case Clicked("next"):
                self.table.go("live")
        return None

    def _step(self, end: str, way: str) -> None:
        by = 1 if way == "later" else -1
        if end == "first":
            self.first = max(1, min(self.last, self.first + by))
        else:
            self.last = max(self.first, min(self._latest, self.last + by))


def _stepper(end: str, label: str, *, earlier: bool, later: bool) -> Widget:
    """One end of the stretch that is looked at."""
    return Row((
        Button(f"{end}-earlier", _("A quarter earlier"), icon="arrow_left", kind="quiet",
               hide_label=True, enabled=earlier, tip=_("A quarter earlier.")),
        Text(label, weight="semibold", wrap=False, id=f"why-{end}"),
        Button(f"{end}-later", _("A quarter later"), icon="arrow_right", kind="quiet",
               hide_label=True, enabled=later, tip=_("A quarter later.")),
    ), gap=4)  # fmt: skip


def _tone(seen: Picture, place: str) -> str:
    value = seen.values[place]
    if not _moves(seen.figures[place]):
        return "muted"
    return "good" if (value > 0.0) == (seen.better != "down") else "bad"


def _moves(figure: str) -> bool:
    return any(sign in "123456789" for sign in figure)


def _no_split() -> str:
    return _(
        "What decisions did to this number is known as a whole only; so no line leads from them."
    )


def _working(ticket: Ticket[Woven | None]) -> Widget:
    """What is still being worked out, and how far."""
    web = ticket.latest
    decided = web is not None and web.alone is not None
    words = _("Chance is being worked out …") if decided else _("Decisions are being looked at …")
    return Column((
        Text(words, size="small", colour="muted", id="working"),
        Meter(part(ticket), _("How far it has come"), colour="faint", height=4),
    ), gap=3)  # fmt: skip


def _waits(ticket: Ticket[Woven | None]) -> Widget:
    """Nothing is known yet."""
    words = _("Looking back …")
    if ticket.fault:
        words = _("This could not be worked out: {why}").format(why=ticket.fault)
    elif not books.ready:
        words = _("Getting ready to look back. Once on this computer, for about half a minute.")
    meter = Meter(part(ticket), _("How far it has come"), colour="faint", height=5)
    return Panel(Column((Text(words, weight="medium", id="working"), meter), gap=8), pad=18)


def _nothing_yet(ink: Ink) -> Widget:
    """Before the first quarter has been lived there is no change to be explained."""
    words = _(
        "Nothing has moved yet. When the first quarter has been lived, you see here what moved "
        "the brand and the money, and what your decisions had to do with it."
    )
    return nothing_yet("share", words, ink)
