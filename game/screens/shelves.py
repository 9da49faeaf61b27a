"""Cards of decisions: offers, the catalogue, and the moves of this quarter."""

from game.kit.widgets import Badge, Card, Column, Grow, Icon, Panel, Row, Text, Widget, Wrap
from game.present.moves import MoveForm
from game.present.names import ICONS
from game.present.offers import Offer
from game.present.plan import Plan, PlannedMove
from game.words import _

SORTS = {"tool": "gear", "wish": "person", "structure": "bridge"}


def offer_card(offer: Offer, *, pressed: bool, enabled: bool, refusal: str) -> Widget:
    """An offer: who asks, what it is, what it takes, and why it cannot be had."""
    rows: list[Widget] = [_sort(offer), Text(offer.title, size="title", weight="semibold")]
    if offer.text:
        rows.append(Text(offer.text, colour="muted"))
    rows += [Text(offer.why), _price(offer)]
    if refusal:
        rows.append(_why_not(refusal))
    return Card(
        offer.id,
        offer.title,
        Column(tuple(rows), gap=4),
        pressed=pressed,
        edge=offer.who or "executive",
        enabled=enabled,
    )


def _sort(offer: Offer) -> Widget:
    """Where it comes from."""
    names = {
        "tool": _("A tool"),
        "structure": _("A change of structure"),
        "wish": _("A wish"),
        "protest": _("A protest"),
    }
    icon = ICONS.get(offer.who) or SORTS[offer.sort]
    colour = offer.who or "muted"
    words = Text(names[offer.sort], size="small", weight="medium", colour="muted")
    return Row((Icon(icon, 15, colour), words))


def _price(offer: Offer) -> Widget:
    """What it takes, a chip for each currency, and when it begins; the date is in its tip."""
    chips = [_chip(text) for text in offer.price]
    when, _bracket, _date = offer.starts.partition(" (")
    words = _("starts {when}")
    chips.append(_chip(words.format(when=when), "clock", words.format(when=offer.starts)))
    return Wrap(tuple(chips), gap=10, row_gap=1)


def _chip(text: str, icon: str = "", tip: str = "") -> Widget:
    words = Text(text, size="small", weight="medium", colour="muted", tip=tip)
    return Row((Icon(icon or "dot", 11 if icon else 7, "muted"), words), gap=5)


def _why_not(text: str) -> Widget:
    words = Text(text, size="small", weight="medium", colour="bad_text")
    return Row((Icon("cross", 12, "bad_text"), Grow(words)), gap=6, align="start")


def move_card(move: MoveForm, *, pressed: bool, enabled: bool) -> Widget:
    """A decision of the catalogue."""
    body = Column((
        Text(move.title, weight="semibold"),
        Text(move.text, size="small", colour="muted"),
    ), gap=3)  # fmt: skip
    return Card(f"pick-{move.kind}", move.title, body, pressed=pressed, enabled=enabled)


def planned(seen: Plan) -> Widget:
    """The moves of this quarter, one a line."""
    rows = tuple(_planned(number, move) for number, move in enumerate(seen.moves, 1))
    if not rows:
        rows = (Text(_("Nothing decided yet."), colour="muted"),)
    if seen.note:
        rows += (Text(seen.note, size="small", colour="muted"),)
    body = Column(rows, gap=6)
    return Panel(body, title=_("Decided this quarter"), note=seen.used, id="plan", pad=12)


def _planned(number: int, move: PlannedMove) -> Widget:
    return Row((
        Badge(str(number), "accent"),
        Text(move.title, weight="semibold", id=f"move-{number}"),
        Grow(Text(move.text, size="small", colour="muted")),
    ), gap=9)  # fmt: skip
