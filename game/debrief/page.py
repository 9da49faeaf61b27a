"""The page: one HTML file without a script, with nothing from elsewhere, everything escaped."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from game.debrief import charts, figures
from game.debrief.counting import uncounted
from game.debrief.drawing import NARROW, WIDE, hue
from game.debrief.facts import Team
from game.debrief.room import together
from game.present.cards import cards
from game.words import _, language, spoken
from sim.scenario.schema import Scenario

TONES = ("ink", "muted", "paper", "panel", "well", "line", "accent", "good_text", "bad_text")


def page(teams: Sequence[Team], *, follows: bool = False) -> str:
    """The debrief of one team, or of a room.

    Args:
        teams: at least one.
        follows: whether a host writes it again once more is known.
    """
    title = teams[0].title if len(teams) > 1 else teams[0].last.ending.title
    return rendered(
        "page.html", title=title, teams=teams, room=together(teams) if len(teams) > 1 else None,
        follows=follows,
    )  # fmt: skip


def role_cards(case: Scenario) -> str:
    """The cards of a scenario's seats, each secret on a page of its own."""
    edges = {one.id: hue("accent" if one.id == "ceo" else one.id) for one in cards(case)}
    briefing = spoken(case.briefing).strip().split("\n\n") if case.briefing else []
    return rendered(
        "cards.html", title=spoken(case.title), brand=case.words.brand, briefing=briefing,
        cards=cards(case), edges=edges,
    )  # fmt: skip


def rendered(template: str, **said: object) -> str:
    """A template of this folder with words, colours and figures at hand."""
    made = Environment(
        loader=PackageLoader("game.debrief", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "_": _,
        "language": language(),
        "hue": {name: hue(name) for name in TONES},
        "charts": charts,
        "figures": figures,
        "both": _both,
        "uncounted": uncounted,
        "WIDE": WIDE,
    }
    return made.get_template(template).render(**said)


def _both(draw: object, *what: object) -> Markup:
    """A figure twice: for a desk and paper, and for a phone; the page shows one of them."""
    wide, narrow = (draw(*what, width) for width in (WIDE, NARROW))  # type: ignore[operator]
    return Markup('<div class="desk">{}</div><div class="phone">{}</div>').format(wide, narrow)
