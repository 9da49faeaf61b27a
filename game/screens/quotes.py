"""Messages of customers as cards: for the feed beside the picture, and for the view of voices."""

from game.kit.widgets import (
    Card,
    Choice,
    Column,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Text,
    Widget,
    Wrap,
)
from game.present.names import ICONS, department
from game.present.voice import Feed, Quote
from game.screens.quote_face import QuoteFace
from game.words import _


def feed_panel(feed: Feed, kind: str, chosen: int | None = None) -> Widget:
    """The feed with its filter; cards are `voice-1`, `voice-2` and so on.

    Args:
        feed: what is shown.
        kind: the filter that is on.
        chosen: the customer whose journey is open.
    """
    tip = _("All, those who reached nobody in the firm, and those whom the news took up.")
    choice = Choice("voices", _("Which messages"), feed.options, kind, tip=tip)
    cards: list[Widget] = [
        card(quote, place, pressed=quote.customer == chosen)
        for place, quote in enumerate(feed.quotes, 1)
    ]
    if feed.empty:
        cards.append(Text(feed.empty, colour="muted"))
    body = Scroll(Column(tuple(cards), gap=8), "feed", min_height=150, label=_("Messages"))
    return Panel(
        Column((choice, Grow(body)), gap=10),
        title=_("Customer voice"),
        note=feed.note,
        id="voice-panel",
    )


def card(quote: Quote, place: int, *, pressed: bool = False) -> Widget:
    """One message; the whole card opens its author's journey."""
    return Card(
        f"voice-{place}",
        _("{name}: {text}").format(name=quote.name, text=quote.text),
        QuoteFace(quote),
        pressed=pressed,
        edge=quote.tone,
        tip=quote.tip,
    )


def way_through(quote: Quote) -> Widget | None:
    """Departments met, in order, in their colours."""
    if not quote.path:
        return None
    parts: list[Widget] = []
    for here, name in enumerate(quote.path):
        arrow = (Icon("arrow_right", 12, "muted"),) if here else ()
        parts.append(Row((*arrow, *met(name)), gap=5))
    if quote.rounds > 1:
        again = _("× {n}").format(n=quote.rounds)
        parts.append(Text(again, size="small", colour="muted", wrap=False))
    return Wrap(tuple(parts), gap=6, row_gap=3)


def met(name: str) -> tuple[Widget, ...]:
    """A department's icon and name."""
    words = Text(department(name), size="small", weight="medium", colour=name, wrap=False)
    return Icon(ICONS[name], 14, name), words
