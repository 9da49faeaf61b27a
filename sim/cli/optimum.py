"""How `silo optimise` tells what it found: policy files, a table, one JSON object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.cli.telling import as_json, number, table

if TYPE_CHECKING:
    from sim.lab.optimise.judging import Judged
    from sim.lab.optimise.policies import Found
    from sim.lab.optimise.searching import Search
    from sim.lab.statistics.intervals import Interval

STATUS_QUO = "status-quo"


@dataclass
class Result:
    """What a search came to."""

    search: "Search"
    tried: int
    """Plans."""
    found: "Mapping[Path, Found]"
    """By their files."""
    judged: "Judged | None" = None
    """What they are worth on the seeds of the report; None until that is known."""


def files_of(file: Path, found: "Sequence[Found]", *, several: bool) -> "dict[Path, Found]":
    """The file of each policy: the one that was asked for, or numbered ones for a front."""
    if not several:
        return {file: found[0]}
    names = (f"{file.stem}-{place}{file.suffix}" for place in range(1, len(found) + 1))
    return {file.with_name(name): one for name, one in zip(names, found, strict=True)}


def numbered(file: Path) -> list[Path]:
    """The files of a front that are there."""
    return sorted(file.parent.glob(f"{file.stem}-[0-9]{file.suffix}"))


def write(result: Result, file: Path) -> None:
    """Write the policy files, with what is known of them at their top.

    A front may have become shorter since the search was stopped; what it left is taken away.
    """
    from sim.lab.optimise.policies import write_policy

    if result.search.several:
        for path in set(numbered(file)) - set(result.found):
            path.unlink()
    for path, (policy, values) in result.found.items():
        write_policy(path, policy, list(_words(result, path.stem, values)))


def _words(result: Result, name: str, values: Sequence[float]) -> list[str]:
    search = result.search
    case, judged = search.contest.case, result.judged
    lines = [
        f"Found by `silo optimise` in {case.id}: {result.tried:,} plans, luck {search.luck},",
        f"{case.parameters.market.people:,} people, in the hands of a player.",
    ]
    for place, goal in enumerate(search.contest.goals):
        there = f"{number(values[place])} on the {len(search.seeds)} seeds of the search"
        if judged is None:
            lines.append(f"{goal.text}: {there}; no other seeds were looked at yet")
            continue
        here = f"{_told(judged.reaches(name)[place])} on {len(judged.seeds)} others"
        quiet = number(judged.reaches(STATUS_QUO)[place].mean)
        lines.append(f"{goal.text}: {there}, {here}; {quiet} without a move")
    return lines


def show(result: Result, *, json_: bool) -> None:
    """Say what was found."""
    judged = result.judged
    assert judged is not None  # noqa: S101  # who shows has had it judged
    if json_:
        as_json(answer(result, judged))
        return
    case = result.search.contest.case
    for path, (policy, _) in result.found.items():
        print(f"{path}: {len(policy)} decisions")
        for step in policy:
            print(f"  week {step.week}: {step.decision.kind}")
    names = [path.stem for path in result.found]
    heads = ["policy", *(goal.text for goal in judged.goals)]
    title = f"{case.id}: {result.tried:,} plans tried; {len(judged.seeds)} other seeds, 95 %"
    rows = [[name, *map(_told, judged.reaches(name))] for name in judged.values]
    table(f"{title} intervals", heads, sorted(rows, key=lambda row: row[0] not in names))
    for name in names:
        others = [one for one in judged.values if one != name]
        rows = [[one, *_apart(judged, name, one)] for one in others]
        table(f"{name} less the others, seed by seed (in so many seeds better)", heads, rows)
    print("Everybody plays with a player's purse; each interval holds by itself.")


def _apart(judged: "Judged", name: str, other: str) -> list[str]:
    return [
        f"{_told(one.difference)} ({100 * one.better.mean:.0f} %)"
        for one in judged.versus(name, other)
    ]


def _told(interval: "Interval") -> str:
    return f"{number(interval.mean)} [{number(interval.low)}, {number(interval.high)}]"


def answer(result: Result, judged: "Judged") -> dict[str, Any]:
    """What `--json` prints."""
    from sim.decisions import as_json as plain_decision

    search, goals = result.search, [goal.text for goal in judged.goals]
    case = search.contest.case

    def each(intervals: "Sequence[Interval]") -> dict[str, Any]:
        return dict(zip(goals, map(_plain, intervals), strict=True))

    found = [
        {
            "file": str(path),
            "policy": [
                {"week": step.week, "decision": plain_decision(step.decision)} for step in policy
            ],
            "search": dict(zip(goals, values, strict=True)),
            "report": each(judged.reaches(path.stem)),
            "against": {
                name: {
                    "difference": each([one.difference for one in judged.versus(path.stem, name)]),
                    "better": each([one.better for one in judged.versus(path.stem, name)]),
                }
                for name in judged.values
                if name != path.stem
            },
        }
        for path, (policy, values) in result.found.items()
    ]
    names = {path.stem for path in result.found}
    return {
        "scenario": case.id,
        "customers": case.parameters.market.people,
        "objectives": goals,
        "trials": result.tried,
        "search_seeds": list(search.seeds),
        "seeds": list(judged.seeds),
        "found": found,
        "policies": {
            name: each(judged.reaches(name)) for name in judged.values if name not in names
        },
    }


def _plain(interval: "Interval") -> dict[str, float]:
    return {"mean": interval.mean, "low": interval.low, "high": interval.high}
