"""How the title looks: kept games on the left, cases on the right."""

from dataclasses import dataclass

from game.kit.cards import Card as Chosen
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Canvas,
    Column,
    Field,
    Fixed,
    Grow,
    Icon,
    Meter,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.title import Card
from game.saves import Saved
from game.screens.motif import Motif
from game.words import _, n_

SIDE = 356
"""Width of the left part."""
LISTED = 292
"""Width of the list of cases."""
KEPT = 5
"""Games that are listed."""
TALL = 700
"""Height in design pixels from which pictures may be larger."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the title has to show."""

    cards: tuple[Card, ...]
    chosen: str
    saved: tuple[Saved, ...]
    seed: str
    team: str
    notice: str
    waiting: str
    """What the player waits for after Play; empty if for nothing."""
    engine: str
    """The state of the engine; empty when it is ready."""
    part: float


def shelf(shown: Shown, ink: Ink) -> Widget:
    """The whole page."""
    foot = _engine(shown)
    latest = next((game for game in shown.saved if game.open), None)
    first = () if latest is None else (_latest(latest, shown),)
    others = _others(shown, latest)
    if not ink.roomy:
        return Column(
            (_name(), *first, _cases(shown, 96, scrolls=False), *others, foot), gap=16, pad=16
        )
    side = Column((_name(), *first, *others, Spacer(), foot), gap=16)
    picture = 118 if ink.tall < TALL else 168
    body = Row(
        (Fixed(side, width=SIDE), Grow(_cases(shown, picture, scrolls=True))),
        gap=28,
        align="stretch",
    )
    return Column((Grow(body),), pad=30)


def _name() -> Widget:
    about = _(
        "Four departments, each paid for its own numbers, and the customers they share. "
        "You decide what they are paid for, and hear what customers say."
    )
    return Column((
        Text(_("Silo Dynamics"), size="huge", weight="semibold", id="name"),
        Text(about, size="title", colour="muted"),
    ), gap=8)  # fmt: skip


# ---- games that are kept -----------------------------------------------------------------------


def _others(shown: Shown, latest: Saved | None) -> tuple[Widget, ...]:
    """All games but the one that is gone on with."""
    others = [(number, game) for number, game in enumerate(shown.saved, 1) if game is not latest]
    others.sort(key=lambda one: not one[1].playable)  # damage hides no game
    if not others:
        return ()
    rows = tuple(_kept(number, game) for number, game in others[:KEPT])
    more = len(others) - KEPT
    note = n_("and {n} older", "and {n} older", more) if more > 0 else ""
    return (Panel(Column(rows, gap=6), title=_("Saved games"), note=note, id="kept"),)


def _latest(game: Saved, shown: Shown) -> Widget:
    go_on = Button(
        "continue",
        _("Continue"),
        icon="play",
        key="c",
        kind="primary" if not shown.waiting else "plain",
        enabled=not shown.waiting,
        tip=_("The game you left last."),
    )
    words = Column((
        Text(game.title, size="title", weight="semibold"),
        Text(shown.waiting or _where(game), size="small", colour="muted", id="where"),
    ), gap=2)  # fmt: skip
    return Panel(Row((Grow(words), go_on), gap=12), edge="accent", id="latest")


def _kept(number: int, game: Saved) -> Widget:
    """A game to go on with; a damaged one says why it cannot be."""
    words: Widget = Column((
        Text(game.title, weight="semibold"),
        Text(_where(game), size="small", colour="muted" if game.playable else "bad_text"),
    ), gap=1)  # fmt: skip
    if not game.playable:
        fault = Row((Icon("warning", 18, colour="bad_text"), Grow(words)), gap=10)
        return Panel(fault, fill="well", pad=9, id=f"damaged-{number}")
    icon = "check" if game.finished else "play"
    shown = Row((Icon(icon, 16, colour="muted"), Grow(words)), gap=10)
    return Chosen(f"saved-{number}", f"{game.title}, {_where(game)}", shown, pad=9)


def _where(game: Saved) -> str:
    if not game.playable:
        return game.fault
    if game.round:
        text = _("round {n} of 2 · {when} · seed {seed}")
        return text.format(n=game.round, when=game.when, seed=game.seed)
    return _("{when} · seed {seed}").format(when=game.when, seed=game.seed)


# ---- cases -------------------------------------------------------------------------------------


def _cases(shown: Shown, picture: int, *, scrolls: bool) -> Widget:
    """All cases as a list, and what there is to say of the one that is chosen."""
    heading = Text(_("Choose a case"), size="headline", weight="semibold")
    chosen = next((card for card in shown.cards if card.id == shown.chosen), shown.cards[0])
    told = Panel(_told(chosen, picture), pad=18, id="case")
    rows = tuple(_row(card, shown) for card in shown.cards)
    if not scrolls:
        shelf = Wrap(tuple(Grow(row, min_width=260) for row in rows), row_gap=8, align="stretch")
        return Column((heading, shelf, told, _play(shown)), gap=14)
    listed = Scroll(Column(rows, gap=8), "cases", label=_("Choose a case"))
    side = Scroll(Column((Grow(told),), gap=0), "case-told", label=chosen.title)
    body = Row((Fixed(listed, width=LISTED), Grow(side)), gap=16, align="stretch")
    return Column((heading, Grow(body), _play(shown)), gap=14)


def _row(card: Card, shown: Shown) -> Widget:
    """A case in the list."""
    chosen = card.id == shown.chosen
    minutes = n_("{n} minute", "{n} minutes", card.minutes)
    words = Column((
        Text(card.title, weight="semibold"),
        Text(f"{minutes} · {card.level}", size="small", colour="muted"),
    ), gap=1)  # fmt: skip
    mark = (Icon("check", 18, colour="accent"),) if chosen else ()
    face = Row((Grow(words), *mark))
    return Chosen(f"scenario-{card.id}", card.title, face, pressed=chosen, fill="panel", pad=10)


def _told(card: Card, picture: int) -> Widget:
    """What a case is about, and what it teaches."""
    learned = tuple(_lesson(text) for text in card.teaches)
    return Column((
        Canvas(f"picture-{card.id}", Motif(card.id), card.title, picture, enabled=False),
        Text(card.title, size="number", weight="semibold", id="case-title"),
        Text(card.summary),
        _facts(card),
        Text(_("What it teaches"), size="small", weight="semibold", colour="muted"),
        *learned,
    ), gap=8)  # fmt: skip


def _facts(card: Card) -> Widget:
    """Minutes, quarters, how much can be decided."""
    facts = (
        ("clock", n_("{n} minute", "{n} minutes", card.minutes)),
        ("flag", n_("{n} quarter", "{n} quarters", card.quarters)),
        ("target", card.level),
    )
    return Wrap(tuple(_fact(*fact) for fact in facts), gap=16, row_gap=4)


def _fact(icon: str, words: str) -> Widget:
    return Row((
        Icon(icon, 15, colour="accent"),
        Text(words, size="small", weight="medium", colour="ink", wrap=False),
    ), gap=6)  # fmt: skip


def _lesson(text: str) -> Widget:
    point = Column((Fixed(height=5), Icon("dot", 8, colour="accent")), gap=0)
    return Row((point, Grow(Text(text, size="small", colour="muted"))), gap=8, align="start")


# ---- play --------------------------------------------------------------------------------------


def _play(shown: Shown) -> Widget:
    parts: list[Widget] = []
    if shown.notice:
        parts.append(_notice(shown.notice))
    fields = Wrap((
        _field("team", _("Team"), shown.team, _("optional"), numeric=False),
        _field("seed", _("Seed"), shown.seed, _("fresh luck"), numeric=True),
    ), gap=16, row_gap=6)  # fmt: skip
    parts.append(Wrap((Grow(fields, min_width=300), _begin(shown)), gap=16, row_gap=8))
    return Panel(Column(tuple(parts), gap=10), id="start")


def _begin(shown: Shown) -> Widget:
    if shown.waiting:
        words = Text(shown.waiting, colour="muted", id="waiting")
        stop = Button("wait-no-more", _("Rather not"), kind="quiet", key="escape")
        return Row((words, stop), gap=12)
    tip = _("Each has a seat of its own, and you pass the computer on.")
    together = Button("together", _("Several people at this computer"), icon="people", tip=tip)
    play = Button("play", _("Play"), icon="play", kind="primary", key="p", size="title")
    tip = _("With a code, on a host in this network: each has a device of their own.")
    network = Button("network", _("Join a session"), icon="share", tip=tip)
    return Wrap((network, together, play), gap=10, row_gap=8, justify="end")


def _field(name: str, label: str, text: str, placeholder: str, *, numeric: bool) -> Widget:
    tip = (
        _("The same seed is the same luck: to play a case again, or all teams alike.")
        if numeric
        else _("Written into the game’s journal, so that you find it again.")
    )
    field = Field(name, label, text, numeric, placeholder, 20 if numeric else 40, tip=tip)
    return Row((Text(label, colour="muted", wrap=False), Fixed(field, width=180)), gap=8)


def _notice(text: str) -> Widget:
    words = Row((Icon("warning", 18, colour="bad_text"), Grow(Text(text, id="notice"))), gap=10)
    return Panel(words, fill="bad_soft", pad=9)


def _engine(shown: Shown) -> Widget:
    """A quiet line while the engine is made ready, and the way out."""
    out = Button("quit", _("Leave"), icon="cross", kind="quiet")
    settings = Button("settings", _("Settings"), icon="gear", kind="quiet", key="f10")
    if not shown.engine:
        return Row((settings, out, Spacer()), gap=8)
    words = Text(shown.engine, size="small", colour="muted", id="engine")
    meter = Meter(shown.part, _("Getting ready"), height=5)
    return Row((settings, out, Grow(Column((words, meter), gap=5))), gap=8)
