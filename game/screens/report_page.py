"""How a report looks."""

from dataclasses import dataclass

from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Cause,
    Column,
    End,
    Fixed,
    Grow,
    Icon,
    Line,
    LineChart,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Waterfall,
    Widget,
    Wrap,
)
from game.present.extremes import Heard
from game.present.figures import number
from game.present.names import ICONS
from game.present.report import Kept
from game.present.report import Report as Told
from game.screens.frame import figure
from game.screens.quotes import card
from game.screens.ranges import calm_range
from game.words import _

SIDE = 320
READABLE = 560
VERDICTS = {"above": "up", "below": "down", "within": "check"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a report has to show."""

    told: Told
    heard: tuple[Heard, ...]
    cause: str
    """The part of the change that is explained."""
    risen: float
    """How far numbers have counted up."""
    looking: bool
    """Whether what moved the brand is still being worked out."""
    computing: bool
    """Whether the worth of the moves is still being worked out."""
    older: bool
    newer: bool
    over: bool
    running: bool


def nothing_yet(icon: str, text: str, ink: Ink) -> Widget:
    """Before the first quarter is over: what will stand here, and the way back."""
    told: Widget = Text(text, size="title", align="centre", id="nothing-yet")
    words = Column((
        Icon(icon, 34, colour="muted"),
        Fixed(told, width=READABLE) if ink.roomy else told,
        Button("next", _("Back to the firm"), icon="home"),
    ), gap=14, align="centre")  # fmt: skip
    return Column((Spacer(), Row((Spacer(), words, Spacer())), Spacer()), pad=16)


def page(shown: Page, ink: Ink) -> Widget:
    """Sentence, causes, prediction, moves, customers."""
    head = _head(shown, ink)
    causes, drawn = _causes(shown), _drawn(shown)
    figures, moves = _figures(shown.told), _moves(shown)
    people = _people(shown.heard)
    news = (*_politics(shown.told), *_news(shown.told))
    if not ink.roomy:
        parts = (head, causes, drawn, figures, *moves, *people, *news)
        return Column(parts, gap=10, pad=10)
    left = Scroll(
        Column((causes, *moves), gap=12), "causes-side", label=_("What moved brand equity")
    )
    middle = Column((Grow(drawn), figures), gap=12)
    right = Scroll(Column((*people, *news), gap=12), "people-side", label=_("Two customers"))
    body = Row(
        (Grow(left, weight=1.0), Grow(middle, weight=1.0), Fixed(right, width=SIDE)),
        gap=12,
        align="stretch",
    )
    return Column((head, Grow(body)), gap=12, pad=12)


def _head(shown: Page, ink: Ink) -> Widget:
    """Which quarter, the sentence, and the way on."""
    leaves = Row((
        Text(shown.told.title, colour="muted", weight="medium", id="report-title"),
        Button("report-older", _("Report before"), icon="arrow_left", kind="quiet",
               hide_label=True, enabled=shown.older, tip=_("Left: the report before.")),
        Button("report-newer", _("Report after"), icon="arrow_right", kind="quiet",
               hide_label=True, enabled=shown.newer, tip=_("Right: the report after.")),
    ), gap=4)  # fmt: skip
    sentence = Text(shown.told.sentence, size="headline", weight="semibold", id="sentence")
    on = _on(shown)
    if ink.roomy:
        words = Column((leaves, sentence), gap=4, align="start")
        return Panel(Row((Grow(words), on), gap=24), pad=16, id="report-head")
    return Panel(Column((leaves, sentence, Row((Spacer(), on))), gap=8), id="report-head")


def _on(shown: Page) -> Widget:
    label = _("Plan the next quarter")
    if shown.over:
        label = _("A year later")
    elif shown.running:
        label = _("Back to the firm")
    return Button("next", label, icon="arrow_right", kind="primary", size="title")


# ---- what moved it -----------------------------------------------------------------------------


def _causes(shown: Page) -> Widget:
    told = shown.told
    causes = tuple(Cause(bar.label, bar.value, f"cause-{bar.id}", bar.tip) for bar in told.bars)
    words = _("Click a part to read what it is. The parts sum to the change.")
    explained = next((bar for bar in told.bars if bar.id == shown.cause), None)
    if explained is not None:
        words = _("{part}: {what}").format(part=explained.label, what=explained.tip)
    elif not told.bars:
        words = _("Looking back …") if shown.looking else _("This could not be worked out.")
    chart = Waterfall(
        "waterfall",
        _("Parts of the change of brand equity"),
        causes,
        start=told.start,
        end=told.end,
        cumulative=True,
        total=_("Sum"),
        grown=shown.risen,
    )
    text = Text(words, size="small", colour="muted", id="explained")
    ask = Button(
        "ask-why",
        _("Why?"),
        icon="share",
        kind="quiet",
        tip=_("What was decided, where it happened, and what people think of it."),
    )
    foot = Row((Grow(text), ask), gap=10)
    rows = (chart, foot) if told.bars else (foot,)
    return Panel(Column(rows, gap=6), title=_("What moved brand equity"),
                 note=_("points"), id="causes")  # fmt: skip


# ---- what was drawn ----------------------------------------------------------------------------


def _drawn(shown: Page) -> Widget:
    """The line that was drawn, and the one that came."""
    told = shown.told
    came = tuple(enumerate((told.start, *told.actual)))
    lines = [Line(came, "ink", name=_("came"))]
    ends = [End(told.end, number(told.end, 1), _("came"))]
    if told.predicted:
        drawn = tuple(enumerate((told.start, *told.predicted)))
        lines.append(Line(drawn, "accent", dashed=True, name=_("drawn")))
        last = told.predicted[-1]
        ends.append(End(last, number(last, 1), _("drawn"), "accent"))
    chart = LineChart(
        "drawn-and-came",
        _("Brand equity in this quarter"),
        lines=tuple(lines),
        ends=tuple(ends),
        y_range=calm_range((*told.actual, *told.predicted, told.start)),
        x_labels=((0, _("start")), (6.5, _("week {n}").format(n=7)), (13, _("end"))),
        min_height=150,
    )
    nothing = _("You drew no line this time.")
    answer = Text(told.answer or nothing, colour="ink" if told.answer else "muted", id="answer")
    return Panel(Column((Grow(chart), answer), gap=8), title=_("Your line, and what came"),
                 id="answered")  # fmt: skip


def _figures(told: Told) -> Widget:
    cells = tuple(Grow(figure(one), min_width=92) for one in told.figures)
    return Panel(Wrap(cells, gap=12, row_gap=10), pad=12, id="figures")


# ---- moves -------------------------------------------------------------------------------------


def _moves(shown: Page) -> tuple[Widget, ...]:
    if not shown.told.moves:
        nothing = Text(_("You made no move in this quarter."), colour="muted")
        return (Panel(nothing, title=_("Plan and outcome"), id="moves"),)
    rows = tuple(_move(one, shown) for one in shown.told.moves)
    note = _("brand equity at the quarter’s end")
    body = Column(rows, gap=8)
    return (Panel(body, title=_("Plan and outcome"), note=note, id="moves"),)


def _move(move: Kept, shown: Page) -> Widget:
    colour = move.department if move.department in ICONS else "executive"
    name = Column((
        Text(move.title, weight="semibold"),
        Text(_planned(move, shown), size="small", colour="muted"),
    ), gap=2)  # fmt: skip
    parts: list[Widget] = [Grow(name)]
    if move.brought:
        parts.append(_brought(move))
    return Panel(Row(tuple(parts), gap=12), fill="well", edge=colour, pad=9)


def _planned(move: Kept, shown: Page) -> str:
    if not move.expected:
        waits = _("What it brought is being worked out …")
        return waits if shown.computing else _("What it brought could not be worked out.")
    return _("expected {mean}; in most futures {range}").format(
        mean=move.expected, range=move.range
    )


def _brought(move: Kept) -> Widget:
    tip = {
        "within": _("Within the range that was expected."),
        "above": _("More than in most futures that were looked at."),
        "below": _("Less than in most futures that were looked at."),
    }[move.verdict]
    value = Text(move.brought, size="number", weight="semibold", tabular=True, tip=tip)
    return Row((Icon(VERDICTS[move.verdict], 12, colour="muted"), value), gap=5)


# ---- people and news ---------------------------------------------------------------------------


def _people(heard: tuple[Heard, ...]) -> tuple[Widget, ...]:
    """Two real customers; each card opens its journey."""
    rows: list[Widget] = []
    for place, one in enumerate(heard, 1):
        rows += [Text(one.title, size="small", weight="semibold", colour="muted"),
                 card(one.quote, place)]  # fmt: skip
    if not rows:
        rows = [Text(_("Nobody said anything in this quarter."), colour="muted")]
    return (Panel(Column(tuple(rows), gap=6), title=_("Two customers"), id="people"),)


def _politics(told: Told) -> tuple[Widget, ...]:
    """What departments ask for, and what the board writes."""
    parts = (
        ("wishes", _("What is asked of you"), "people", told.wishes),
        ("board", _("The board"), "report", told.board),
    )
    return tuple(
        Panel(Column(tuple(_told_with(icon, text) for text in lines), gap=8), title=title, id=name)
        for name, title, icon, lines in parts
        if lines
    )


def _told_with(icon: str, text: str) -> Widget:
    return Row((Icon(icon, 15, colour="muted"), Grow(Text(text))), gap=9, align="start")


def _news(told: Told) -> tuple[Widget, ...]:
    if not told.happened:
        return ()
    rows = tuple(_told_with("megaphone", text) for text in told.happened)
    return (Panel(Column(rows, gap=8), title=_("What happened"), id="news"),)
