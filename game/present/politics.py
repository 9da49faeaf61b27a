"""What others want when a quarter begins, in sentences: requests of departments, and the board."""

from collections.abc import Iterator

from game.present.figures import money, number, percent, signed
from game.present.names import department
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision
from sim.politics import Agenda, Commitment, Protest, Request, Review
from sim.politics.requests import SHORT
from sim.run import QUARTER


def wishes(seat: Seat) -> tuple[str, ...]:
    """What departments ask for now, and what was granted of what they asked for before."""
    agenda = seat.run.agenda
    return () if agenda is None else tuple(_wishes(seat, agenda))


def board(seat: Seat) -> tuple[str, ...]:
    """What the board writes after a quarter; after every fourth one it reviews the year."""
    agenda = seat.run.agenda
    if agenda is None or seat.week < QUARTER:
        return ()
    currency = seat.case.currency
    earned = sum(week.profit for week in seat.history[-QUARTER:])
    text = _("The quarter earned {earned}; the plan was {plan}.")
    plan = money(QUARTER * agenda.plan, currency)
    note = text.format(earned=money(earned, currency), plan=plan)
    said = () if agenda.review is None else tuple(_review(seat, agenda.review))
    return (note, *map(_word, agenda.fallen_due), *said, *_sent(agenda))


def _wishes(seat: Seat, agenda: Agenda) -> Iterator[str]:
    yield from (protest_text(seat, protest) for protest in agenda.protests)
    if agenda.protests and not seat.over:
        yield _(
            "An answer to a protest takes no move: stand firm, and it takes political capital; "
            "hear it yourself, and it takes your time; go half-way; or take the decision back. "
            "Without an answer the department resists."
        )
    yield from (_asked(request) for request in agenda.asked)
    pacing = seat.case.parameters.pacing
    if agenda.asked and not seat.over:
        paid, most = pacing.capital_request, int(pacing.requests)
        text = _(
            "Each one that you grant brings {paid} political capital, at most {most} a quarter."
        )
        yield text.format(paid=number(paid), most=number(paid * most))
    if agenda.granted:
        names = ", ".join(department(request.department) for request in agenda.granted)
        yield _("You granted what these asked for: {names}.").format(names=names)


def _asked(request: Request) -> str:
    """The number that a department points at, and what it wants."""
    text = {
        "marketing": _(
            "{who}: leads are at {share} of target. Asks for a campaign or a larger budget."
        ),
        "sales": _(
            "{who}: new customers are at {share} of target. Asks for a discount, a lower quota, a "
            "larger budget, or to take an earlier decision back."
        ),
        "service": _(
            "{who}: there is work for {share} of its people. Asks to be staffed to demand, or for "
            "a larger budget."
        ),
        "it": _("{who}: technical debt is at {share}. Asks for protected time or a larger budget."),
    }[request.department]
    share = request.value
    if request.metric in {"leads", "wins"}:
        share *= SHORT / request.line
    return text.format(who=department(request.department), share=percent(share))


def _review(seat: Seat, said: Review) -> Iterator[str]:
    currency = seat.case.currency
    text = _("Profit of the year: {earned}, planned {plan} ({points}).")
    yield text.format(
        earned=money(said.earned, currency),
        plan=money(said.planned, currency),
        points=signed(said.of_profit, 0),
    )
    text = _("Brand equity over the year: {moved} ({points}).")
    yield text.format(moved=signed(said.moved), points=signed(said.of_brand, 0))
    text = _("Cash: {cash} ({points}).")
    yield text.format(cash=money(said.cash, currency), points=signed(said.of_cash, 0))
    if said.word:
        text = _("Your word: promises kept or missed ({points}).")
        yield text.format(points=signed(said.of_word, 0))
    if said.warning and not seat.over:
        yield _("The board gives you a warning: the next quarter has one move less.")
    elif not said.warning:
        yield _("The board lets you go on.")


def protest_text(seat: Seat, protest: Protest) -> str:
    """Who protests, against what, and the number that it points at."""
    made = {item.name: item.decision for item in seat.policy.taken}
    reform = made.get(protest.reform)
    title = _(reform.title) if isinstance(reform, BaseDecision) else protest.kind
    said = {
        "marketing": _("{who} protests against “{reform}”: leads are at {share} of target."),
        "sales": _("{who} protests against “{reform}”: new customers are at {share} of target."),
        "service": _("{who} protests against “{reform}”: a contact costs {share} of its target."),
        "it": _("{who} protests against “{reform}”: uptime is at {share} of target."),
    }[protest.department]
    share = 1.0 / protest.reached if protest.department == "service" else protest.reached
    return said.format(who=department(protest.department), reform=title, share=percent(share))


def _word(told: Commitment) -> str:
    """What became of a promise."""
    text = _("You had promised {rise} points; it came to {came}: kept.")
    if not told.kept:
        text = _("You had promised {rise} points; it came to {came}: missed.")
    return text.format(rise=number(told.rise, 1), came=signed(told.came, 1))


def _sent(agenda: Agenda) -> Iterator[str]:
    """Who has let the chief executive go."""
    if agenda.dismissed == "board":
        yield _("That is the second warning running. The board lets you go.")
    elif agenda.dismissed == "administrators":
        yield _("The bank lends no more. Administrators take over, and let you go.")
