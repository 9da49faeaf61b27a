"""The tutorial on the screen: a calm line above the view, and a ring around what it speaks of."""

from game.kit.events import Clicked, Event
from game.kit.ink import Ink
from game.kit.widgets import Button, Column, Grow, Icon, Panel, Row, Text, Widget, Wrap
from game.present.guiding import facts
from game.present.lights import Light, lights
from game.present.tutorial import Facts, Hint
from game.table import Table
from game.words import _

HOMES = {
    "offer": ("moves",),
    "add": ("live",),
    "voice": ("live", "voice", "report"),
    "journey": ("voice",),
    "cell": ("goals",),
    "sketch": ("closing",),
    "reason": ("closing",),
    "confirm": ("closing",),
}
"""Where controls lie, by the first word of their ids; all others are everywhere."""


def hint_of(table: Table) -> Hint | None:
    """What the tutorial says now; nothing, in a game without one."""
    if table.tutorial is None or table.tutorial.left:
        return None
    return table.tutorial.now(_facts(table))


def _facts(table: Table) -> Facts:
    return facts(table.seat, table.voices, table.place, table.phase, table.clicked, table.rest)


ABOUT_LIGHTS = {"the_lights", "nobody_lied"}
"""Hints below which the departments' lights are shown."""
ANSWERS = {"offer": "decide", "cell": "keep"}
"""What is used after such a control; it is lit as soon as it is there."""


def targets(hint: Hint, place: str) -> tuple[str, ...]:
    """The controls a hint speaks of, or the way to the view where they are."""
    found = []
    for control in hint.points_to:
        word = control.split("-")[0]
        homes = HOMES.get(word, (place,))
        found.append(control if place in homes else f"go-{homes[0]}")
        if word in ANSWERS and place in homes:
            found.append(ANSWERS[word])
    there = tuple(dict.fromkeys(one for one in found if one != f"go-{place}"))
    return there or ("tutorial-next",)


def band(hint: Hint, table: Table, ink: Ink) -> Widget:
    """The hint, and the two ways out of it; it lies above the view and hides nothing."""
    words = Row((
        Icon("bulb", 22, colour="accent"),
        Grow(Text(hint.text, size="title", weight="medium", id="hint")),
    ), gap=12)  # fmt: skip
    ways = Row((
        _on(hint, table),
        Button("tutorial-leave", _("No more hints"), kind="quiet",
               tip=_("The menu brings them back.")),
    ), gap=6)  # fmt: skip
    inside: Widget = Row((Grow(words), ways), gap=16)
    if not ink.roomy:
        inside = Wrap((Grow(words, min_width=300), ways), gap=12, row_gap=6)
    if hint.id in ABOUT_LIGHTS:
        inside = Column((inside, _lights(table)), gap=4)
    return Panel(inside, fill="accent_soft", pad=9, radius=0, id="guide")


def _on(hint: Hint, table: Table) -> Widget:
    """The way on: the hint is read, or what it asks for is left alone."""
    read = hint.needs_a_nod or targets(hint, table.place) == ("tutorial-next",)
    return Button(
        "tutorial-next",
        _("Next") if read else _("Skip hint"),
        icon="arrow_right",
        kind="plain",
        key="h",
        tip=_("On to the next hint.") if read else _("Go on without doing it."),
    )


def _lights(table: Table) -> Widget:
    """What each department reports of itself, and whether that is in the green."""
    return Wrap(tuple(_light(one) for one in lights(table.seat)), gap=26, row_gap=4)


def _light(one: Light) -> Widget:
    said = _("in the green") if one.green else _("not in the green")
    sign, colour = ("check", "good_text") if one.green else ("warning", "bad_text")
    value = Text(
        one.text, weight="semibold", tabular=True, tip=one.tip, id=f"light-{one.department}"
    )
    return Row((
        Icon(sign, 16, colour=colour, label=said),
        Icon(one.icon, 16, colour=one.department),
        Text(one.label, size="small", wrap=False),
        value,
    ), gap=7)  # fmt: skip


def answered(table: Table, event: Event) -> bool:
    """Let the tutorial answer an event; whether it did."""
    match event:
        case Clicked("tutorial-next") if table.tutorial is not None:
            table.tutorial.nod(_facts(table))
        case Clicked("tutorial-leave") if table.tutorial is not None:
            table.tutorial.leave()
        case _:
            return False
    return True
