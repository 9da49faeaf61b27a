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
from game.words import _

MARKS = {"good": ("up", "good_text"), "bad": ("down", "bad_text"), "neutral": ("dot", "muted")}
"""Shape and colour of a mood."""


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
    shape, colour = MARKS[quote.tone]
    head = Row((
        Icon(shape, 11, colour),
        Grow(Text(quote.name, size="small", weight="semibold", colour="muted")),
        Text(quote.audience, size="small", colour="muted", align="right"),
    ), gap=7)  # fmt: skip
    rows = [head, Text(quote.text), _foot(quote)]
    return Card(
        f"voice-{place}",
        _("{name}: {text}").format(name=quote.name, text=quote.text),
        Column(tuple(rows), gap=4),
        pressed=pressed,
        edge=_edge(quote.tone),
        tip=quote.tip,
    )


def _edge(tone: str) -> str:
    return {"good": "good", "bad": "bad", "neutral": "neutral"}[tone]


def _foot(quote: Quote) -> Widget:
    """The way through the departments, and what is most telling."""
    way = way_through(quote) or Text(quote.answered, size="small", colour="muted")
    if not quote.tag:
        return Row((Grow(way),), gap=8)
    colour = "bad_text" if quote.tag_tone == "bad" else "muted"
    tag = Text(quote.tag, size="small", weight="semibold", colour=colour, wrap=False)
    return Row((Grow(way), tag), gap=8)


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
