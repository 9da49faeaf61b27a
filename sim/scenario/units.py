"""Units as types: what a number in a scenario file may be.

A parameter is declared once, as a field of a `Group`: its name, its unit (the type), its bounds
(in the type), its meaning (the docstring below it, whose last sentence is `Evidence: …` or
`Assumption.`). The loader, the JSON Schema, `docs/parameters.md` and the compiled records are all
made from these declarations.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


def _unit(name: str, low: float | None = None, high: float | None = None) -> object:
    return Field(ge=low, le=high, allow_inf_nan=False, json_schema_extra={"unit": name})


Share = Annotated[float, _unit("share", 0.0, 1.0)]
"""A part of a whole, or a state between none and all."""
Chance = Annotated[float, _unit("chance", 0.0, 1.0)]
"""A probability each time the occasion arises."""
PerWeek = Annotated[float, _unit("per week", 0.0, 1.0)]
"""A probability or a rate of change within one week."""
Weeks = Annotated[float, _unit("weeks", 1.0, 5_000.0)]
"""A duration; a time constant. Below one week a step would overshoot."""
Weight = Annotated[float, _unit("weight", -10.0, 100.0)]
"""A number without a unit that a formula multiplies or adds."""
Positive = Annotated[float, _unit("weight above 0", 0.001, 1_000.0)]
"""A number without a unit that a formula divides by."""
Part = Annotated[float, _unit("share", 0.001, 0.999)]
"""A share that a formula divides by, or by what it leaves."""
Lasting = Annotated[float, _unit("share 0.9-1", 0.9, 1.0)]
"""What stays of a memory from week to week, so slowly that it never runs out in a game."""
Steepness = Annotated[float, _unit("weight 0-10", 0.0, 10.0)]
"""A multiplier or a slope that makes no sense below 0, nor far beyond its usual value."""
Quality = Annotated[float, _unit("quality 0-1", -1.0, 1.0)]
"""A step on the scale on which promises, experiences and beliefs are measured."""
Money = Annotated[float, _unit("u", 0.0, 1e6)]
"""Money; one u is what the scenario's currency says (20,000 euros where it is silent)."""
Duration = Annotated[int, _unit("weeks", 1, 520)]
"""Whole weeks, up to the forty quarters of the longest game."""
Heads = Annotated[float, _unit("people", 0.1, 1_000.0)]
"""Staff, per 1,200 people of the market."""
Count = Annotated[int, _unit("count", 0, 10_000_000)]
"""Whole things."""
Volume = Annotated[float, _unit("per week and 1,200 people", 0.0, 1e6)]
"""How many of something a week, per 1,200 people of the market."""
Switch = Annotated[bool, _unit("on or off")]
"""Whether a mechanism exists at all: the ablations of the claims turn these off."""


class Group(BaseModel):
    """A set of parameters declared together: frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
