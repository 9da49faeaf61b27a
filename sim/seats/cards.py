"""Role cards: what a seat alone is told before play."""

from sim.scenario.schema import Scenario
from sim.scenario.texts import Text
from sim.seats.paid import bonus_of


def role_card(case: Scenario, seat: str) -> Text:
    """What a seat alone is told: the scenario's card, else what it is paid for.

    Args:
        case: the scenario.
        seat: of `SEATS`.
    """
    role = getattr(case.roles, seat)
    if role is not None:
        card: Text = role.secret
        return card
    bonus = bonus_of(case, seat)
    parts = [bonus.metric, *([bonus.second.metric] if bonus.second else [])]
    return Text({"en": f"You are paid for {' and '.join(parts).replace('_', ' ')}."})
