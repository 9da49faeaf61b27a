"""Played games as data: what a journal decided, with one decision left out, moved or changed.

As a policy a game is its decisions in force with their weeks, whatever luck it is tried on. What a
facilitator let happen belongs to the game and not to the policy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sim.decisions import LAB, Decision, DecisionError, as_json, decision_of, first_policy
from sim.decisions.rolling_back import RollBack
from sim.journal import Journal
from sim.policies import Step
from sim.policy import Policy
from sim.scenario.schema import Scenario


class PlayedError(Exception):
    """A decision that cannot be left out, moved or changed so; the text is for people."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done to one decision: left out, unless it is moved or changed."""

    number: int
    """Which of the decisions in force, from 1."""
    week: int | None = None
    """When it is taken instead."""
    decision: Decision | None = None
    """What is decided instead."""

    @property
    def leaves_out(self) -> bool:
        """Whether the decision is not taken at all."""
        return self.week is None and self.decision is None


@dataclass(frozen=True, slots=True)
class Made:
    """One decision of a game."""

    name: str
    week: int
    decision: Decision
    edited: bool = False
    """Whether it is not as it was played."""


def made_in(journal: Journal) -> tuple[Made, ...]:
    """The decisions in force, in the order in which they were made."""
    entries = journal.decisions()
    return tuple(Made(entry.id, entry.week, decision_of(entry.data)) for entry in entries)


def edited(made: Sequence[Made], edit: Edit | None) -> tuple[Made, ...]:
    """The decisions with one of them left out, moved or changed.

    What rolls a decision back that is left out goes with it.

    Raises:
        PlayedError: if there is no such decision.
    """
    if edit is None:
        return tuple(made)
    if not 1 <= edit.number <= len(made):
        many = "1 decision is" if len(made) == 1 else f"{len(made) or 'no'} decisions are"
        aim = "leave out" if edit.leaves_out else "move" if edit.decision is None else "change"
        raise PlayedError(f"there is no decision {edit.number} to {aim}: {many} in force")
    meant = made[edit.number - 1]
    if edit.leaves_out:
        return tuple(one for one in made if one is not meant and not _goes_back_on(one, meant))
    week = meant.week if edit.week is None else edit.week
    other = Made(meant.name, week, edit.decision or meant.decision, edited=True)
    return tuple(sorted((other if one is meant else one for one in made), key=lambda one: one.week))


def _goes_back_on(one: Made, other: Made) -> bool:
    return isinstance(one.decision, RollBack) and one.decision.decision == other.name


def as_policy(made: Sequence[Made]) -> tuple[Step, ...]:
    """The decisions as a policy; a way back names what it goes back on by its kind.

    Raises:
        PlayedError: if a way back means one of several of a kind that is not the latest.
    """
    found, names = [], {one.name: one for one in made}
    for place, one in enumerate(made):
        decision = one.decision
        if isinstance(decision, RollBack) and decision.decision in names:
            meant = names[decision.decision]
            latest = [other for other in made[:place] if other.decision.kind == meant.decision.kind]
            if latest[-1:] != [meant]:
                raise PlayedError(
                    f"week {one.week} goes back on `{meant.name}`, which is not the latest "
                    f"{meant.decision.kind}: a policy cannot say that"
                )
            decision = decision_of(as_json(decision) | {"decision": meant.decision.kind})
        found.append(Step(week=one.week, decision=decision))
    return tuple(found)


def policy_of(made: Sequence[Made], case: Scenario) -> Policy:
    """The policy that decisions come to.

    Args:
        made: the decisions; one that was moved or changed must be possible.
        case: the scenario.

    Raises:
        PlayedError: if it would be refused, or another one cannot be taken without it.
    """
    policy = first_policy(case)
    for one in made:
        if one.edited:
            refusal = one.decision.check(policy, one.week, case, LAB)
            if refusal is not None:
                said = f"week {one.week}, {one.decision.kind} would be refused: {refusal.text}"
                raise PlayedError(said)
        try:
            policy = one.decision.apply(policy, one.week, case, one.name)
        except LookupError as error:
            raise PlayedError(f"week {one.week}, {one.decision.kind}: {error}") from None
    return policy


def edit_of(told: Mapping[str, Any]) -> Edit | None:
    """The edit that `without`, `move` and `to`, or `change` and `into` describe; None for none.

    Raises:
        PlayedError: if they do not go together, or describe no decision.
    """
    without, move, change = (told.get(key) for key in ("without", "move", "change"))
    if sum(number is not None for number in (without, move, change)) > 1:
        raise PlayedError("say one of `without`, `move` and `change`")
    for number, key, word in ((move, "move", "to"), (change, "change", "into")):
        if (number is None) != (told.get(word) is None):
            raise PlayedError(f"`{key}` and `{word}` go together")
    if without is not None:
        return Edit(without)
    if move is not None:
        return Edit(move, week=told["to"])
    if change is not None:
        try:
            return Edit(change, decision=decision_of(told["into"]))
        except DecisionError as error:
            raise PlayedError(str(error)) from None
    return None
