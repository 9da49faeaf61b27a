"""The journey inspector: who somebody is, what happened to them step by step, how they felt."""

from game.kit.chain import Chain, Link
from game.kit.ink import Ink
from game.kit.widgets import (
    Button,
    Column,
    Field,
    Fixed,
    Grow,
    Icon,
    Line,
    LineChart,
    Panel,
    Row,
    Text,
    Widget,
    Wrap,
)
from game.present.crowd import GLAD, SOUR
from game.present.figures import percent
from game.present.journey import Journey, Stop
from game.present.voice import Quote, when
from game.screens.quote_face import MARKS
from game.screens.quotes import met, way_through
from game.words import _
from sim.run import QUARTER

MOODS = {
    "unhappy": ("diamond", "bad", "bad_text"),
    "neutral": ("dot", "neutral", "muted"),
    "happy": ("disc", "good", "good_text"),
    "elsewhere": ("dot", "faint", "muted"),
}
"""Shape, its colour, and the colour of words."""
TONES = {"good": "good", "bad": "bad", "neutral": "neutral"}
LEAST = 64
"""Height of the chart where a long journey leaves little."""


def inspected(story: Journey, at: int, wanted: str, people: int, ink: Ink) -> Widget:
    """The whole panel.

    Args:
        story: the customer's.
        at: the stop that is looked at.
        wanted: what stands in the field for a customer's number.
        people: how many customers there are.
        ink: how much room there is.
    """
    rows: list[Widget] = [_head(story, wanted, people)]
    if story.said:
        rows.append(_said(story.said))
    if story.stops:
        rows += [_chain(story, at), _step(story, at, ink)]
    else:
        rows.append(Text(story.note, colour="muted"))
    if len(story.moods) > 1:
        chart = Panel(_chart(story, at), pad=0, fill="")
        rows += [_chart_title(), Grow(chart, min_height=LEAST) if ink.roomy else chart]
    return Panel(Column(tuple(rows), gap=12), pad=18, id="journey-panel")


# ---- who it is -----------------------------------------------------------------------------------


def _head(story: Journey, wanted: str, people: int) -> Widget:
    shape, colour, words = MOODS[story.mood]
    tip = _("Below {sour} of 100 somebody is unhappy, above {glad} happy.").format(
        sour=percent(SOUR)[:-1], glad=percent(GLAD)[:-1]
    )
    mood = Row((
        Icon(shape, 13, colour),
        Text(story.mood_text, weight="medium", colour=words, tip=tip, id="mood-now"),
    ), gap=6)  # fmt: skip
    who = Wrap((
        Text(story.name, size="headline", weight="semibold", wrap=False, id="journey-name"),
        Text(story.since, colour="muted", wrap=False),
        mood,
    ), gap=14, row_gap=2, align="baseline")  # fmt: skip
    return Wrap((Grow(who, min_width=380), _look_up(wanted, people)), gap=14, row_gap=8)


def _said(quote: Quote) -> Widget:
    """What they said last, and who got to know."""
    shape, colour = MARKS[quote.tone]
    about: list[Widget] = [Text(quote.when, size="small", colour="muted", wrap=False)]
    way = way_through(quote)
    about += [way] if way else []
    about.append(Text(quote.answered, size="small", colour="muted", tip=quote.tip))
    if quote.audience:
        about.append(Text(quote.audience, size="small", colour="muted", tip=quote.tip))
    words = Text(_("“{text}”").format(text=quote.text), size="title", tip=quote.tip, id="said")
    return Row((
        Icon(shape, 14, colour),
        Grow(Column((words, Wrap(tuple(about), gap=16, row_gap=2)), gap=3)),
    ), gap=10)  # fmt: skip


def _look_up(wanted: str, people: int) -> Widget:
    """Keys find anybody, too."""
    tip = _("Numbers go from 0 to {n}; Enter opens the journey.").format(n=people - 1)
    field = Field(
        "customer", _("Customer number"), wanted, numeric=True, placeholder=_("Number"), longest=6,
        tip=tip,
    )  # fmt: skip
    go = Button("follow", _("Follow"), icon="person", kind="quiet", tip=tip)
    return Row((Fixed(field, width=92), go), gap=4)


# ---- what happened -------------------------------------------------------------------------------


def _chain(story: Journey, at: int) -> Widget:
    links = tuple(
        Link(stop.title, stop.icon, _colour(stop), stop.tone, stop.when, stop.text)
        for stop in story.stops
    )
    return Chain("journey", _("Journey"), links, at)


def _colour(stop: Stop) -> str:
    """Whoever was met; a wall has the colour of the department behind it."""
    return stop.departments[-1] if stop.departments else "executive"


def _step(story: Journey, at: int, ink: Ink) -> Widget:
    """The stop that is looked at: one sentence, whom they met, how they felt afterwards."""
    stop = story.stops[at]
    head: list[Widget] = [
        Text(stop.title, size="title", weight="semibold", wrap=False),
        Text(stop.date, size="small", colour="muted", wrap=False),
        *(Row(met(name), gap=5) for name in stop.departments),
    ]
    rows: list[Widget] = [
        Wrap(tuple(head), gap=14, row_gap=3),
        Text(stop.text, size="title", id="journey-text"),
    ]
    if stop.mood:
        rows.append(Text(stop.mood, size="small", colour="muted"))
    if story.verdict and at == len(story.stops) - 1:
        words = Text(story.verdict, weight="semibold", colour="bad_text", id="verdict")
        rows.append(Row((Icon("warning", 16, "bad_text"), Grow(words)), gap=7))
    told, walk = Column(tuple(rows), gap=4), _walk(story, at)
    body: Widget = Column((told, walk), gap=10)
    if ink.roomy:
        body = Row((Grow(told), walk), gap=18)
    return Panel(body, fill="well", edge=TONES[stop.tone], pad=14)


def _walk(story: Journey, at: int) -> Widget:
    count = _("step {n} of {of}").format(n=at + 1, of=len(story.stops))
    back = Button(
        "journey-back", _("Back"), icon="arrow_left", enabled=at > 0, key="b",
        tip=_("The step before."),
    )  # fmt: skip
    on = Button(
        "journey-next", _("Next"), icon="arrow_right", kind="primary", key="n",
        enabled=at < len(story.stops) - 1, tip=_("What happened then."),
    )  # fmt: skip
    told = Text(count, size="small", colour="muted", wrap=False, tabular=True)
    return Row((told, back, on), gap=10)


# ---- how they felt -------------------------------------------------------------------------------


def _chart_title() -> Widget:
    tip = _("Satisfaction with us after each week, 0 to 100, in weeks as our customer.")
    return Text(_("How they felt about us"), size="label", weight="semibold", tip=tip)


def _chart(story: Journey, at: int) -> Widget:
    weeks = [week for week, _value in story.moods]
    starts = [week for week in weeks if week % QUARTER == 0] or weeks[:1]
    here = story.stops[at].week if story.stops else None
    return LineChart(
        "mood",
        _("Mood over time"),
        lines=(Line(story.moods, "accent"),),
        x_labels=tuple(
            (week, when(week)) for week in dict.fromkeys((weeks[0], *starts, weeks[-1]))
        ),
        y_range=(0, 100),
        now=here if here in weeks else None,
        min_height=LEAST,
        digits=0,
        x_name=_("week"),
    )
