"""Role cards on paper: what all may know of a seat, and what it alone is told."""

from dataclasses import dataclass

from game.present.figures import percent
from game.present.names import seat_name
from game.present.paid import metric_label
from game.words import _, spoken
from sim.decisions import DECISIONS
from sim.scenario.room import SecondBonus
from sim.scenario.schema import Scenario
from sim.seats import levers_of, role_card, seats_of
from sim.seats.dashboards import DASHBOARDS
from sim.seats.paid import LESS, TARGET, bonus_of


@dataclass(frozen=True, slots=True)
class Card:
    """One seat."""

    id: str
    name: str
    dials: tuple[str, ...]
    """What stands on its dashboard."""
    levers: tuple[str, ...]
    """What it may seal; of the chief executive, whatever the scenario offers."""
    secret: str
    pay: tuple[str, ...]
    """What it is paid for, line by line."""


def cards(case: Scenario) -> tuple[Card, ...]:
    """The cards of all seats, in the order of the seats."""
    return tuple(_card(case, who) for who in seats_of(case))


def _card(case: Scenario, who: str) -> Card:
    bonus = bonus_of(case, who)
    paid = [_paid(bonus.share, bonus)]
    if bonus.second is not None:
        paid.append(_paid(1.0 - bonus.share, bonus.second))
    return Card(
        id=who,
        name=seat_name(who),
        dials=tuple(dict.fromkeys(metric_label(one.metric) for one in DASHBOARDS[who])),
        levers=tuple(_(DECISIONS[kind].title) for kind in levers_of(case, who)),
        secret=spoken(role_card(case, who)).strip(),
        pay=tuple(paid),
    )


def _paid(share: float, one: SecondBonus) -> str:
    text = _("{share}: {what}. Target: {target} of the year before; more is better.")
    if one.better == "lower":
        text = _("{share}: {what}. Target: {target} of the year before; less is better.")
    target = one.target or (LESS if one.better == "lower" else TARGET)
    if (
        one.metric == "nps" and one.better == "higher"
    ):  # it is below zero as often as not: then 103% of it would be worse
        text = _(
            "{share}: {what}. Target: better than the year before by {target}; more is better."
        )
        target -= 100.0
    return text.format(
        share=percent(share), what=metric_label(one.metric), target=percent(target / 100.0)
    )
