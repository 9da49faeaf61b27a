"""Why something cannot be decided, in the language that is spoken."""

from game.numerals import localised, numerals
from game.words import _, language
from sim.decisions import DECISIONS, Refusal
from sim.decisions.refusals import Sum
from sim.scenario.texts import FIRST_LANGUAGE


def refused(refusal: Refusal | None) -> str:
    """The sentence for a player; empty where nothing stands in the way."""
    if refusal is None:
        return ""
    if language() == FIRST_LANGUAGE or not refusal.template:
        return refusal.text
    return _(refusal.template).format(**{name: _said(name, x) for name, x in refusal.values})


def _said(name: str, value: object) -> str:
    match value:
        case tuple():
            said = [_title(one) if name == "changes" else _(str(one)) for one in value]
            if name == "seats" and len(said) > 1:
                return _("{some} or {last}").format(some=", ".join(said[:-1]), last=said[-1])
            return ", ".join(said)
        case Sum():
            amount = localised(str(Sum(value.amount, "")))
            return numerals().money.format(amount=amount, symbol=value.symbol)
    text = str(value)
    return localised(text) if text.lstrip("-").replace(",", "")[:1].isdigit() else _(text)


def _title(project: object) -> str:
    """What players call something that is under way; goals are a project for each department."""
    kind = str(project).replace(" ", "_")
    known = next((one for name, one in DECISIONS.items() if kind.startswith(name)), None)
    return _(known.title) if known is not None else str(project)
