"""What a seat is shown, as plain data: made in the worker, in the language that is spoken.

A seat's view holds its own numbers, voices, card and bonus, and nothing of another seat's. What all
may know is a view of its own.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from game.assets import asset_folder
from game.numerals import numerals
from game.present import budgets, goals
from game.present.allowed import open_rows
from game.present.efforts import FLOOR, stands, task_name
from game.present.fields import FieldForm
from game.present.figures import Figure
from game.present.filling import LINKED, limits
from game.present.moves import MoveForm, form_of
from game.present.names import GOALS, date_of, department, goal, group, seat_name
from game.present.paid import bonus
from game.present.refusing import refused
from game.present.rounds import differences
from game.present.seats import (
    card_text,
    dials,
    heard_title,
    notes,
    own_voices,
    public_figures,
    public_voices,
    targets,
)
from game.present.status import means
from game.present.telling import price_text, starts_text
from game.present.voice import Quote
from game.seat import Seat
from game.session.firm import Firm
from game.words import _, language, spoken
from sim.decisions import DecisionError, decision_of
from sim.run import QUARTER
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.scenario.schema import Currency
from sim.seats import Tax, in_office, levers_now
from sim.voices import Voices, load_grammar

type Plain = dict[str, Any]

LEAST, MOST = -5, 10
"""Per cent of the own budget that a seat may ask for."""


def view_of(firm: Firm, who: str, voices: Voices) -> Plain:
    """A seat's own view.

    Args:
        firm: the team's game.
        who: the seat.
        voices: what its customers say, in the language that is spoken.
    """
    seat = firm.seat
    chief, heads = who == "ceo", who in DEPARTMENTS
    view: Plain = {
        "seat": who,
        "name": seat_name(who),
        "chief": chief,
        "card": card_text(seat, who),
        "numbers": _numbers(seat, who),
        "bonus": list(bonus(seat, who)),
        "heard": [] if chief else [_quote(one) for one in own_voices(seat, voices, who)],
        "heard-title": heard_title(who),
        "levers": [] if seat.over else _levers(seat, who),
        "left": not in_office(seat.run, who),
    }
    if chief:
        view["means"] = [{"label": one.label, "text": one.text} for one in means(seat)]
    if heads:
        row = zip(TASKS[who], stands(seat, who), strict=True)
        view["effort"] = [{"task": task, "name": task_name(task), "share": n} for task, n in row]
        view |= {"floor": FLOOR, "request": [LEAST, MOST]}
    return view


def public_of(firm: Firm, voices: Voices) -> Plain:
    """What everybody in a team may know of the last quarter."""
    seat = firm.seat
    quarter = seat.week // QUARTER
    return {
        "company": seat.case.words.brand,
        "quarter": quarter,
        "date": date_of(seat.quarter),
        "over": seat.over,
        "figures": [_figure(one) for one in public_figures(seat, quarter)] if quarter else [],
        "heard": [_quote(one) for one in public_voices(seat, voices)],
        "headlines": headlines(firm),
        "outcomes": _outcomes(firm),
    }


def _outcomes(firm: Firm) -> list[Plain]:
    """What was sealed for the last quarter, and what became of it."""
    return [
        {"seat": seat_name(one.seat), "title": one.title, "text": one.text, "refusal": one.refusal}
        for one in firm.told.get(language(), ())
    ]


def headlines(firm: Firm) -> list[str]:
    """What was in the news of the last quarter."""
    first = firm.seat.week - QUARTER
    found = firm.run.model.world.happening
    return [spoken(one.event.headline) for one in found if first <= one.week < firm.seat.week]


def voices_of(firm: Firm) -> Voices:
    """What customers say, in the language that is spoken."""
    path = asset_folder() / "text" / f"{language()}.yaml"
    grammar = load_grammar(path if path.exists() else path.with_name("en.yaml"))
    return Voices(firm.diary, grammar, firm.seat.case.words)


def answers(firm: Firm, who: str, wishes: list[Mapping[str, Any]]) -> list[Plain]:
    """What would come of decisions: why not, or what they take and when they begin."""
    return [_answer(firm.seat, who, wish) for wish in wishes]


def _answer(seat: Seat, who: str, wish: Mapping[str, Any]) -> Plain:
    try:
        meant: Any = decision_of(wish)
    except DecisionError as error:
        return {"refusal": error.faults[0].text, "text": ""}
    refusal = refused(seat.run.check(meant, who))
    price = meant.price_for(who, seat.policy, seat.week, seat.case)
    parts = [*price_text(price, seat.case.currency), starts_text(seat, meant)]
    return {"refusal": refusal, "text": ", ".join(parts)}


def tax_in_words(found: Tax, currency: Currency) -> Plain:
    """What the second round had over the first: figures, empty where alike, and a sentence."""
    brand, profit = differences(found, currency)
    parts = (
        _("brand {equity} points a year later").format(equity=brand) if brand else "",
        _("profit {profit} in all").format(profit=profit) if profit else "",
    )
    text = _("Round 2 less round 1: {parts}.").format(parts=", ".join(filter(None, parts)))
    same = _("Both rounds came out alike.")
    return {"brand": brand, "profit": profit, "text": text if any(parts) else same}


# ---- parts ---------------------------------------------------------------------------------------


def _numbers(seat: Seat, who: str) -> list[Plain]:
    aims, about = targets(seat, who), notes(seat, who)
    return [
        _figure(one) | {"target": aims.get(one.id, ""), "note": about[one.id]}
        for one in dials(seat, who)
    ]


def _figure(one: Figure) -> Plain:
    return {
        "label": one.label,
        "text": one.text,
        "change": "" if one.change is None else one.change_text,
        "verdict": one.verdict,
        "tip": one.tip,
    }


def _quote(one: Quote) -> Plain:
    return {"name": one.name, "when": one.when, "text": one.text, "tone": one.tone}


def _levers(seat: Seat, who: str) -> list[Plain]:
    return [_lever(seat, form_of(seat, kind)) for kind in levers_now(seat.run, who)]


def _lever(seat: Seat, form: MoveForm) -> Plain:
    told: Plain = {
        "kind": form.kind,
        "title": form.title,
        "text": form.text,
        "group": group(form.group),
        "linked": list(LINKED.get(form.kind, ())),
    }
    if form.kind == "set_goals":
        return told | {"fields": [_goals_row(seat, name) for name in open_rows(seat)]}
    if form.kind == "shift_budget":
        return told | {"fields": _budget(seat)}
    return told | {"fields": [_field(one) for one in form.fields]}


def _field(one: FieldForm) -> Plain:
    told = asdict(one)
    told["options"] = [list(pair) for pair in one.options]
    if one.kind == "number":
        told["limits"] = limits(one)
        told["unit"] = numerals().percent if one.unit.startswith("%") else f" {one.unit}"
    return told


def _goals_row(seat: Seat, name: str) -> Plain:
    row = goals.rows(seat)[name]
    parts = [
        {"name": what, "label": goal(what), "value": share}
        for what, share in zip(GOALS, row, strict=True)
    ]
    return {"name": name, "label": department(name), "kind": "row", "parts": parts}


def _budget(seat: Seat) -> list[Plain]:
    """Parts of the whole, in per cent; the decision says how far each moves."""
    rows = zip(DEPARTMENTS, budgets.parts(seat), budgets.bounds(seat), strict=True)
    return [
        {
            "name": name,
            "label": department(name),
            "kind": "part",
            "value": part,
            "low": low,
            "high": high,
            "unit": numerals().percent,
        }
        for name, part, (low, high) in rows
    ]
