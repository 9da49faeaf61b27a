"""A seat's own page in a hosted session, drawn from what the host sends of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.kit.ink import Ink
from game.kit.slider import Slider
from game.kit.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Fixed,
    Grid,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
)
from game.numerals import numerals
from game.present.figures import number, percent, signed
from game.present.names import seat_colour, seat_icon, seat_name
from game.session.sheet import BUDGET, Sheet, Value
from game.session.texts import texts
from game.words import _, language

type Plain = Mapping[str, Any]

NUMBERS = 470
"""Width of the left column."""
GOOD_AND_BAD = {"good": "good_text", "bad": "bad_text"}


@dataclass(frozen=True)
class Desk:
    """What a seat looks at.

    Args:
        room: what the host says of the session.
        view: and of this seat.
        sheet: what is about to be sealed.
        said: what would come of it, by kind of decision.
        card: whether the role card is open.
    """

    room: Plain
    view: Plain
    sheet: Sheet
    said: Mapping[str, Plain]
    card: bool

    @property
    def own(self) -> Plain:
        """What is this seat's alone."""
        return self.view["own"]  # type: ignore[no-any-return]

    def build(self, ink: Ink) -> Widget:
        """Numbers and voices on the left, decisions on the right; one below the other if narrow."""
        numbers = () if self.own["left"] else (self._numbers(),)
        known = (*self._card(), *numbers, *self._bonus(), *self._heard())
        decided = (*self._told(), *self._lately(), *self._decisions())
        if not ink.roomy:
            return Grow(Scroll(Column((*known, *decided), gap=10, pad=10), "desk"))
        left = Scroll(Column(known, gap=12), "own-side")
        right = Scroll(Column(decided, gap=12), "decisions-side")
        return Grow(Row((Fixed(left, width=NUMBERS), Grow(right)), gap=12, pad=12, align="stretch"))

    # ---- what it knows -------------------------------------------------------------------------

    def _card(self) -> tuple[Widget, ...]:
        if not self.card:
            return ()
        words = Text(self.own["card"], id="role-text")
        return (Panel(words, title=_("For your eyes only"), fill="accent_soft", id="card"),)

    def _numbers(self) -> Widget:
        rows = tuple(_number(one) for one in self.own["numbers"])
        grid = Grid(rows, (1.0, "fit"), gap=14, row_gap=10)
        return Panel(grid, title=_("Your numbers"), note=_("as they are reported"), id="numbers")

    def _bonus(self) -> tuple[Widget, ...]:
        lines = tuple(Text(line) for line in self.own["bonus"])
        return (Panel(Column(lines, gap=4), title=_("Your bonus"), fill="well", id="bonus"),)

    def _heard(self) -> tuple[Widget, ...]:
        if self.sheet.chief or self.own["left"]:
            return ()
        return (quotes(self.own["heard"], self.own["heard-title"]),)

    def _told(self) -> tuple[Widget, ...]:
        """What a time-out is for, and what the facilitator says."""
        prompt = (self.room["prompt"],) if self.room["prompt"] else ()
        told = (_("Time-out"), prompt), (_("From the facilitator"), self.room.get("messages", ()))
        return tuple(
            Panel(Column(tuple(map(Text, lines)), gap=4), title=title, fill="accent_soft")
            for title, lines in told
            if lines
        )

    def _lately(self) -> tuple[Widget, ...]:
        return (lately(self.view["public"]),) if self.view["public"]["quarter"] else ()

    # ---- what it decides -----------------------------------------------------------------------

    def _decisions(self) -> tuple[Widget, ...]:
        if self.sheet.chief:
            return self._asked(), self._moves()
        if self.own["left"]:
            words = texts(language())
            told = Text(words["left-text"], id="left")
            return (Panel(told, title=words["left-title"], fill="accent_soft"),)
        if "effort" not in self.own:
            return (self._levers(),)
        return self._effort(), self._levers(), self._request()

    def _effort(self) -> Widget:
        rows = tuple(
            (Text(part["name"]), self._part(f"effort-{part['task']}", part["name"], share))
            for part, share in zip(self.own["effort"], self.sheet.row, strict=True)
        )
        note = _("adds up to 100; at least {n} each").format(n=self.own["floor"])
        grid = Grid(rows, (1.0, 1.4), gap=14, row_gap=8)
        return Panel(grid, title=_("What your people spend time on"), note=note, id="effort")

    def _part(self, id_: str, label: str, share: int) -> Widget:
        colour = seat_colour(self.own["seat"])
        return Slider(id_, label, share, 0, 100, 1, percent(share / 100.0), colour=colour)

    def _levers(self) -> Widget:
        cards: tuple[Widget, ...] = tuple(self._lever(lever) for lever in self.own["levers"])
        if "effort" not in self.own:
            cards = (Text(texts(language())["lever-hint"], size="small", colour="muted"), *cards)
        return Panel(
            Column(cards, gap=8), title=_("One lever of your own"), note=_("or none"), id="levers"
        )

    def _request(self) -> Widget:
        low, high = self.own["request"]
        value = self.sheet.request
        words = signed(value, 0) + numerals().percent
        tip = _("The chief executive sees the amount, and no reason.")
        label = _("Change of your budget")
        slider = Slider("request", label, value, low, high, 1, words, tick=0.0, tip=tip)
        return Panel(slider, title=_("What budget you ask for"), id="asking")

    def _asked(self) -> Widget:
        rows = tuple(
            (Row((Icon(seat_icon(one["seat"]), 18, seat_colour(one["seat"])),
                  Text(seat_name(one["seat"]))), gap=8),
             Text(signed(100.0 * one["request"], 0) + numerals().percent, weight="semibold",
                  align="right", tabular=True))
            for one in self.room.get("requests", ())
        )  # fmt: skip
        body: Widget = Grid(rows, (1.0, "fit"), row_gap=6)
        if not rows:
            body = Text(_("Nobody has sealed yet."), colour="muted")
        return Panel(body, title=_("What they ask for"), id="requests")

    def _moves(self) -> Widget:
        groups: dict[str, list[Widget]] = {}
        for lever in self.own["levers"]:
            groups.setdefault(lever["group"], []).append(self._lever(lever))
        left = ", ".join(f"{one['label']} {one['text']}" for one in self.own["means"])
        rows: list[Widget] = [Text(left, size="small", colour="muted")]
        for name, cards in groups.items():
            rows += [Text(name, weight="semibold"), *cards]
        return Panel(Column(tuple(rows), gap=8), title=_("Your moves"), id="moves")

    def _lever(self, lever: Plain) -> Widget:
        """A decision; its form below it while it is open."""
        kind, inside = lever["kind"], lever["kind"] in self.sheet.levers
        opened = inside and kind == self.sheet.open
        mark = Icon("check" if inside else "plus", 16, colour="accent" if inside else "muted")
        words = Column((
            Text(lever["title"], weight="semibold"),
            Text(lever["text"], size="small", colour="muted"),
        ), gap=2)  # fmt: skip
        face = Row((mark, Grow(words)), gap=10, align="start")
        card = Card(f"lever-{kind}", lever["title"], face, pressed=opened)
        if not inside:
            return card
        out = Button(f"out-{kind}", _("Take it out"), icon="cross", kind="quiet", size="small")
        fields = tuple(self._fields(lever)) if opened else ()
        foot = () if kind == BUDGET else (Row((Spacer(), out)),)
        return Column((card, *fields, *self._answer(kind), *foot), gap=8)

    def _answer(self, kind: str) -> tuple[Widget, ...]:
        """Why it would be refused, or what it takes and when it begins."""
        answer = self.said.get(kind)
        if answer is None:
            return ()
        if answer["refusal"]:
            words = Text(answer["refusal"], size="small", colour="bad_text", id=f"no-{kind}")
            return (Row((Icon("cross", 12, "bad_text"), Grow(words)), gap=6, align="start"),)
        return (Text(answer["text"], size="small", colour="muted"),)

    def _fields(self, lever: Plain) -> list[Widget]:
        found: list[Widget] = []
        for one in lever["fields"]:
            value = self.sheet.levers[lever["kind"]][one["name"]]
            if one["kind"] == "row":
                found += _goals(one, value)
            elif one["kind"] == "choice":
                options = tuple((str(key), str(label)) for key, label in one["options"])
                choice = Choice(f"field-{one['name']}", one["label"], options, str(value))
                found.append(Column((Text(one["label"], weight="medium"), choice), gap=5))
            else:
                found.append(_slider(one, float(str(value))))
        return found


def _slider(one: Plain, value: float) -> Widget:
    part = one["kind"] == "part"
    scale, step = (1.0, 1.0) if part else (one["scale"], one["step"])
    words = _digits(value * scale) + (one["unit"] if one["unit"].strip() == "%" else "")
    slider = Slider(
        f"field-{one['name']}", one["label"], value, one["low"], one["high"], step, words,
        tip=one.get("tip", ""),
    )  # fmt: skip
    ends = Text(one.get("limits", ""), size="small", colour="muted", align="right")
    label = Text(one["label"], weight="medium")
    return Column((Row((Grow(label), ends), align="baseline"), slider), gap=3)


def _goals(one: Plain, row: Value) -> list[Widget]:
    shares = row if isinstance(row, tuple) else ()
    rows = tuple(
        (Text(part["label"]),
         Slider(f"field-{one['name']}-{part['name']}", part["label"], share, 0, 100, 5,
                percent(share / 100.0)))
        for part, share in zip(one["parts"], shares, strict=True)
    )  # fmt: skip
    return [Text(one["label"], weight="semibold"), Grid(rows, (1.0, 1.6), gap=14, row_gap=4)]


def _digits(value: float) -> str:
    for digits in (0, 1):
        if abs(value - round(value, digits)) < 1e-6:  # noqa: PLR2004
            return number(value, digits)
    return number(value, 2)


def _number(one: Plain) -> tuple[Widget, Widget]:
    label: Widget = Text(one["label"], tip=one["tip"])
    if one.get("note"):
        label = Column((label, Text(one["note"], size="small", colour="muted")), gap=0)
    value = Text(one["text"], size="title", weight="semibold", tabular=True, tip=one["tip"])
    changed: tuple[Widget, ...] = ()
    if one["change"]:
        colour = GOOD_AND_BAD.get(one["verdict"], "muted")
        changed = (Text(one["change"], size="small", weight="semibold", colour=colour),)
    rows: tuple[Widget, ...] = (Row((Spacer(), value, *changed), gap=8, align="baseline"),)
    if one.get("target"):
        rows += (Text(one["target"], size="small", weight="medium", align="right"),)
    return label, Column(rows, gap=0)


def quotes(heard: list[Plain], title: str) -> Widget:
    """What customers say, to be read and no more."""
    rows: tuple[Widget, ...] = tuple(
        Panel(
            Column((
                Text(f"{one['name']} · {one['when']}", size="small", colour="muted"),
                Text(one["text"]),
            ), gap=2),
            fill="well", pad=9, edge=one["tone"],
        )
        for one in heard
    )  # fmt: skip
    empty = Text(_("Nobody, lately."), colour="muted")
    return Panel(Column(rows or (empty,), gap=8), title=title, id="heard")


def lately(public: Plain) -> Widget:
    """What everybody may know of the last quarter."""
    rows: list[Widget] = [Text(line, weight="semibold") for line in public["headlines"]]
    rows.append(Grid(tuple(_number(one) for one in public["figures"]), (1.0, "fit"), row_gap=8))
    for one in public["outcomes"]:
        rows.append(Text(f"{one['seat']}: {one['title']}", weight="medium"))
        rows.append(Text(one["text"], size="small", colour="muted"))
        if one["refusal"]:
            rows.append(Text(one["refusal"], size="small", colour="bad_text"))
    return Panel(Column(tuple(rows), gap=6), title=_("Last quarter"), id="lately")
