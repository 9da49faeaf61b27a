"""All decisions that a scenario offers, as forms; made from the decisions' own declarations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.present.fields import FieldForm, fields_of
from game.present.names import GOALS, GROUPS, group
from game.present.refusing import refused
from game.present.telling import price_text, starts_text
from game.seat import Seat
from game.words import _, spoken
from sim.decisions import DECISIONS, BaseDecision, DecisionError, decision_of, offered
from sim.decisions.dates import eventually
from sim.decisions.goals import goals_of
from sim.scenario.names import ANSWERS

GRID = 20
"""Shares of goals are whole twentieths."""


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A decision that may be taken, as a form."""

    kind: str
    title: str
    group: str
    text: str
    """What it does."""
    fields: tuple[FieldForm, ...]
    structural: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A family of decisions."""

    id: str
    title: str
    moves: tuple[MoveForm, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a form that was filled in."""

    refusal: str
    """Why it cannot be taken; empty if it can."""
    price: tuple[str, ...] = ()
    starts: str = ""


def catalogue(seat: Seat) -> tuple[Group, ...]:
    """What the scenario offers, by family."""
    kinds = offered(seat.case) - _nothing_to_answer(seat)
    forms = [form_of(seat, kind) for kind in DECISIONS if kind in kinds]
    families = (
        Group(name, group(name), tuple(form for form in forms if form.group == name))
        for name in GROUPS
    )
    return tuple(family for family in families if family.moves)


def _nothing_to_answer(seat: Seat) -> frozenset[str]:
    """Answers that nobody waits for."""
    agenda = seat.run.agenda
    return frozenset() if agenda is not None and agenda.protests else frozenset(ANSWERS)


def form_of(seat: Seat, kind: str) -> MoveForm:
    """The form of one kind of decision."""
    decision = DECISIONS[kind]
    own = {move.id: move.text for move in seat.case.moves if move.text}
    text = spoken(own[kind]) if kind in own else meaning(decision)
    fields = fields_of(decision, seat.policy)
    if kind in ANSWERS and seat.run.agenda is not None:
        fields = tuple(_of_protests(field, seat.run.agenda.protesting) for field in fields)
    title = _(decision.title)
    return MoveForm(kind, title, decision.group, text, fields, decision.structural)


def _of_protests(field: FieldForm, protesting: tuple[str, ...]) -> FieldForm:
    """The choice among departments, of those that protest."""
    if field.name != "department":
        return field
    options = tuple(option for option in field.options if option[0] in protesting)
    return replace(field, options=options, value=options[0][0])


def meaning(decision: type[BaseDecision]) -> str:
    """What a decision does: its own words, without the numbers of claims."""
    paragraphs = (decision.__doc__ or "").split("\n\n")
    words = " ".join(" ".join(paragraphs).split())
    for mark in (" Claim C", " Claims C"):
        words = words.split(mark)[0]
    sentences = (one for one in words.split(". ") if not _for_authors(one))
    return _(". ".join(sentences).rstrip(".") + ".")


def _for_authors(sentence: str) -> bool:
    return any(word in sentence for word in ("the lab", "Players ", "(1 - weight)"))


def build(seat: Seat, kind: str, values: Mapping[str, Any]) -> BaseDecision:
    """The decision that a form describes.

    Rows of goals are given as six shares; rows that stay as they are need not be decided.

    Raises:
        DecisionError: if there is something wrong with it; its text says what.
    """
    given = {name: _plain(kind, name, value) for name, value in values.items()}
    if kind == "set_goals":
        given = {name: row for name, row in given.items() if _is_new(seat, name, row)}
    decision: BaseDecision = decision_of({"kind": kind, **given})
    return decision


def _plain(kind: str, name: str, value: Any) -> Any:
    if isinstance(value, tuple | list):
        shares = [round(float(share) * GRID) / GRID for share in value]
        return dict(zip(GOALS, shares, strict=True))
    annotation = DECISIONS[kind].model_fields[name].annotation if kind in DECISIONS else None
    return round(value) if annotation is int and isinstance(value, float) else value


def _is_new(seat: Seat, name: str, row: dict[str, float]) -> bool:
    now = goals_of(eventually(seat.policy), name)._asdict()
    return any(abs(now[goal] - share) > 1e-6 for goal, share in row.items())  # noqa: PLR2004


def answer(seat: Seat, kind: str, values: Mapping[str, Any]) -> Answer:
    """What is said of a form: why not, or what it takes and when it begins."""
    try:
        decision = build(seat, kind, values)
    except DecisionError as error:
        return Answer(_said(kind, error))
    return answer_to(seat, decision)


def _said(kind: str, error: DecisionError) -> str:
    if kind == "set_goals":
        return _("That is how it already is.")
    unchosen = kind in {"roll_back", "ask_for_patience"}
    return _("Choose something first.") if unchosen else error.faults[0].text


def answer_to(seat: Seat, decision: BaseDecision) -> Answer:
    """The same for a decision."""
    refusal = seat.check(decision)
    price = price_text(seat.price(decision), seat.case.currency)
    return Answer(refused(refusal), price, starts_text(seat, decision))
