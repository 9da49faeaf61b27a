"""What bots of good sense reach in a scenario: the band beside each number of the outcome card."""

from typing import Annotated

from pydantic import AfterValidator, Field

from sim.scenario.units import Group

Level = Annotated[float, Field(allow_inf_nan=False, json_schema_extra={"unit": "as the metric"})]


def _ordered(pair: tuple[float, float]) -> tuple[float, float]:
    if pair[0] > pair[1]:
        raise ValueError("should give the lower number first")
    return pair


Band = Annotated[tuple[Level, Level], AfterValidator(_ordered)]
"""Where the middle half lies: first and third quartile."""


class Card(Group):
    """The numbers of the outcome card."""

    brand_equity: Band
    """Brand equity index."""
    salience: Band
    """Part of it."""
    image: Band
    """Part of it."""
    trust: Band
    """Part of it."""
    loyalty: Band
    """Part of it."""
    nps: Band
    """Net promoter score."""
    profit: Band
    """Profit of all weeks so far, in u."""
    cash: Band
    """Money in the bank, in u."""
    morale: Band
    """Staff energy."""


class Par(Group):
    """Par of a scenario, as `silo scenario par` writes it; nobody types it."""

    model: str
    """Number of the model that the bots played."""
    mechanics: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """Hash of the mechanics that they played; where it is another one, par is out of date."""
    seeds: Annotated[int, Field(ge=2, json_schema_extra={"unit": "count"})]
    """Lucks, the same for every bot."""
    bots: Annotated[tuple[str, ...], Field(min_length=1)]
    """Who counts as sensible."""
    end: Card
    """When the game ends."""
    later: Card
    """After the year in which nobody decides."""
