"""The tables that come out of a session, column by column, and the codebook that tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from sim.metrics import METRICS
from sim.scenario.load import load_scenario
from sim.seats import SEATS


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: pa.DataType
    meaning: str


TEXT, WHOLE, REAL, YES = pa.string(), pa.int64(), pa.float64(), pa.bool_()
GAME = (
    Column("team", TEXT, "the team's name, of a list of moons"),
    Column("round", WHOLE, "1: the structure is fixed; 2: it may be changed, on the same luck"),
)
SEAT = (
    *GAME,
    Column("quarter", WHOLE, "from 1"),
    Column("seat", TEXT, f"one of {', '.join(SEATS)}"),
    Column(
        "person", YES, "whether a person had the seat when the quarter closed; else the computer"
    ),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "weeks": (
        *GAME,
        Column("quarter", WHOLE, "from 1"),
        Column("week", WHOLE, "from 0, the first that was played"),
        *(
            Column(one.name, REAL, f"{one.meaning} ({one.unit}; {one.kind}; better: {one.better})")
            for one in METRICS.values()
        ),
    ),
    "seats": (
        *SEAT,
        Column("sealed", YES, "whether anything was sealed for it"),
        Column("request", REAL, "what the seat asked for, as a share of its budget, -.05 to .10"),
        Column("points", REAL, "its bonus, 0 to 150; 100 is on target"),
        Column("own", REAL, "the own part of the bonus, 0 to 1.5"),
        Column("shared", REAL, "the shared part, 0 to 1.5"),
        Column("weight", REAL, "weight of the shared part, 0 to 1"),
    ),
    "decisions": (
        *SEAT,
        Column("kind", TEXT, "the decision, as in `docs/policies.md`"),
        Column("decision", TEXT, "all of it, as JSON"),
        Column("taken", YES, "whether it counted; else it was refused at the reveal"),
    ),
}
"""Every table, and its columns in order."""


def codebook(about: Mapping[str, Any]) -> str:
    """Every table and column, in words."""
    lines = [
        "# Codebook",
        "",
        (
            f"A session of the scenario `{load_scenario(about['scenario']).id}`, seed "
            f"{about['seed']}; mechanics `{about['hash']}`. Nothing here says who took part."
        ),
        "",
        "Each `.journal` is a game that can be played again: `silo replay FILE --verify`. All of",
        "them together: `silo debrief *.journal`.",
    ]
    for name, columns in TABLES.items():
        lines += ["", f"## {name}", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{one.name}` | {one.type} | {one.meaning} |" for one in columns]
    return "\n".join(lines) + "\n"
