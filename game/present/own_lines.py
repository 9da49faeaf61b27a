"""The line of a preview that only this kind of move has: who pays, what crosses, what it rests on.

Each is computed from the state as it is; where nothing honest can be said, nothing is.
"""

from game.outlook import Outlook
from game.present.adoption import far_of
from game.present.figures import money, number, percent
from game.present.names import department, in_words
from game.present.telling import departments_of
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision
from sim.decisions.budgets import CampaignBurst, ItMandate, ShiftBudget
from sim.decisions.goals import weeks_to_settle
from sim.decisions.ownership import ListeningOwner, PromiseSignoff
from sim.decisions.people import Train
from sim.decisions.structure import CoLocate
from sim.scenario.names import DEPARTMENTS


def own_line(seat: Seat, decision: BaseDecision, outlook: Outlook | None) -> str:
    """The group's own line; empty where there is none."""
    match decision.group:
        case "goals":
            return _relearning(seat, decision)
        case "budgets":
            return _who_pays(seat, decision)
        case "structure":
            return _crossing(decision, seat, outlook)
        case "ownership":
            return _owning(seat, decision)
        case "programmes":
            return _resting(seat, decision)
        case "people":
            return _hours(seat, decision)
    return ""


def walls_asked(decision: BaseDecision) -> tuple[str, ...]:
    """The walls that the own line needs a forecast of."""
    return (f"wall_{decision.pair}",) if isinstance(decision, CoLocate) else ()


def _relearning(seat: Seat, decision: BaseDecision) -> str:
    far = far_of(seat, decision)
    if far is None:
        return ""
    change, authority = seat.case.parameters.change, seat.run.model.organisation.state.authority
    most = max(far)
    loss = change.relearning * most * (1.0 - change.relearning_sponsor * authority)
    weeks = weeks_to_settle(most, authority, change)
    text = _("Relearning takes up to {loss} of {name}’s work at first; it is over in {n} weeks.")
    name = department(DEPARTMENTS[far.index(most)])
    return text.format(loss=percent(loss), name=name, n=weeks)


def _who_pays(seat: Seat, decision: BaseDecision) -> str:
    match decision:
        case ShiftBudget():
            pairs = zip(DEPARTMENTS, decision.shift, strict=True)
            giving = tuple(name for name, points in pairs if points < 0.0)
            said = _("{who} pays for it.") if len(giving) == 1 else _("{who} pay for it.")
            return said.format(who=in_words(giving)) if giving else ""
        case ItMandate():
            return _("Marketing and Sales wait longer for what they ask of IT.")
        case CampaignBurst():
            price = seat.price(decision)
            total = money(price.weekly * price.weeks, seat.case.currency)
            return _("It comes to {sum} in all; Service gets the calls.").format(sum=total)
    return ""


def _crossing(decision: BaseDecision, seat: Seat, outlook: Outlook | None) -> str:
    if not isinstance(decision, CoLocate) or outlook is None:
        return ""
    wall = f"wall_{decision.pair}"
    a, b = decision.touches()
    text = _("What crosses between {a} and {b}: {now} now, {then} at the end of the preview.")
    now, then = getattr(seat.now, wall), outlook.band(wall).mean[-1]
    return text.format(a=department(a), b=department(b), now=percent(now), then=percent(then))


def _owning(seat: Seat, decision: BaseDecision) -> str:
    now, model = seat.now, seat.run.model
    if isinstance(decision, PromiseSignoff):
        text = _("The promise stands at {promise}; {who} may sign for {ceiling}.")
        belief = model.marketing.state.belief
        signers = {
            "marketing": belief,
            "service": now.delivered,
            "joint": (belief + now.delivered) / 2.0,
        }
        if decision.by not in signers:
            return ""
        ceiling = number(100.0 * (signers[decision.by] + decision.margin))
        who = in_words((decision.by,)) if decision.by in DEPARTMENTS else _("both together")
        return text.format(promise=number(100.0 * now.promise), who=who, ceiling=ceiling)
    if isinstance(decision, ListeningOwner) and model.lived is not None:
        text = _("{n} complaints a week are public; Service can close {most} cases of all kinds.")
        return text.format(
            n=number(model.lived.tickets.public, 1), most=number(model.service.state.capacity)
        )
    return ""


def _resting(seat: Seat, decision: BaseDecision) -> str:
    org = seat.run.model.organisation.state
    points = int(seat.case.parameters.pacing.points)
    price = seat.price(decision)
    text = _(
        "{taken} of {all} change points are taken then. It rests on a sponsor ({sponsor}), on "
        "latitude ({latitude}) and on what people are willing to share ({willing})."
    )
    willing = sum(org.willing) / len(org.willing)
    return text.format(
        taken=points - seat.purse.points + price.points,
        all=points,
        sponsor=percent(org.authority),
        latitude=percent(org.empowerment),
        willing=percent(willing),
    )


def _hours(seat: Seat, decision: BaseDecision) -> str:
    price = seat.price(decision)
    lost = seat.case.parameters.change.programme_time * price.points
    if isinstance(decision, Train):
        lost += seat.case.parameters.service.training_time
    touched = departments_of(decision)
    if not touched or lost <= 0.0:
        return _("Nobody’s time.") if not touched else ""
    text = _("It takes {share} of {who}’s time for {n} weeks.")
    return text.format(share=percent(lost, 1), who=in_words(touched), n=price.weeks)
