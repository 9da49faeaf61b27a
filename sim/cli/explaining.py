"""`silo why`: why a metric moved, what decisions were worth, and where a game turned."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.replaying import FILE
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, number, prepare, progress, table, told, warn, words

if TYPE_CHECKING:
    from sim.debrief.moments import Moment
    from sim.debrief.worth import Estimate, Skill, Trials
    from sim.explain.answers import Row, Why
    from sim.explain.course import Game

METRIC = typer.Option(help="The metric to explain; a long list: see docs/why-it-moved.md.")
FROM = typer.Option("--from", min=0, help="Weeks lived when the change begins; 0: as play began.")
TO = typer.Option("--to", min=1, help="Weeks lived when it ends; all that were played if left out.")
REPLICATES = typer.Option(
    min=0, max=10_000, help="Other lucks that chance is told from; 0 leaves chance out. [200, 32]"
)
WORTH = typer.Option(
    "--worth", help="Instead: what each decision was worth at the end, and skill against luck."
)
MOMENTS = typer.Option("--moments", help="Instead: where the game turned, and what was not seen.")
DECISIONS = typer.Option(
    "--decisions/--no-decisions", help="Whether to live the game again without its decisions."
)
METHODS = {
    "ledger": "every change of every mind, booked to what caused it",
    "identity": "what the number is put together from",
    "flows": "each part's word to the others held as it was first, then let go; mean of two orders",
}


@told
def why(
    journal: Annotated[Path, FILE],
    metric: Annotated[str, METRIC] = "brand_equity",
    first: Annotated[int, FROM] = 0,
    last: Annotated[int | None, TO] = None,
    replicates: Annotated[int | None, REPLICATES] = None,
    worth: Annotated[bool, WORTH] = False,
    moments: Annotated[bool, MOMENTS] = False,
    decisions: Annotated[bool, DECISIONS] = True,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Say why a metric moved between two weeks of a journal: by cause, department and decision.

    The causes sum to the change; what they leave open is a row of its own. For what people think
    (brand equity and its parts, promoters, expectation, share) every change of every mind is booked
    to what caused it. Money, contacts and walls are parted into what they consist of. For anything
    else, what each part of the firm says to the others is held as it was at the start, then let go
    again in a fixed order and in the opposite one; the mean counts, and the difference is shown.

    A department's row says where it happened, not who is to blame. What decisions did is found by
    living the game again without them, on the same luck. Chance is the change less its mean under
    other lucks and the same decisions. No study links departmental dysfunction directly to profit:
    sizes are the model's.

    \b
    Examples:
      silo why my-game.jsonl
      silo why my-game.jsonl --metric nps --from 13 --to 26
      silo why my-game.jsonl --worth
      silo why my-game.jsonl --moments
    """
    from sim.explain.course import Game
    from sim.journal import Journal
    from sim.metrics import METRICS
    from sim.scenario.faults import proposal, quoted

    if metric not in METRICS:
        fail(f"no metric is called {quoted(metric)}. {proposal(metric, tuple(METRICS))}")
    if worth and moments:
        fail("--worth and --moments are two questions: ask one at a time")
    book = Journal.read(journal)
    warn(*book.warnings)
    prepare()
    game = Game.read(book)
    if worth:
        _worth(game, metric, 32 if replicates is None else max(replicates, 2), json_)
    elif moments:
        _moments(game, json_)
    else:
        count = 200 if replicates is None else replicates
        _why(game, metric, (first, last), count, decisions, json_)


def _why(
    game: "Game",
    metric: str,
    weeks: tuple[int, int | None],
    replicates: int,
    decisions: bool,
    json_: bool,
) -> None:
    from sim.explain.why import why as explain

    first, last = weeks
    end = game.weeks if last is None else last
    if not first < end <= game.weeks:
        fail(f"{game.weeks} weeks were played: --from {first} --to {end} is no stretch of them")
    with progress("other lucks", replicates) as done:
        found = explain(
            game,
            metric,
            first,
            end,
            replicates=replicates,
            decisions=decisions,
            progress=done,
        )
    if json_:
        as_json(answer(found))
    else:
        show(found)


def answer(found: "Why") -> dict[str, Any]:
    """What `--json` prints of an explanation."""
    return {
        "metric": found.metric,
        "from": found.first,
        "to": found.last,
        "start": found.start,
        "end": found.end,
        "change": found.change,
        "method": str(found.method),
        "causes": [asdict(row) for row in found.causes],
        "departments": [asdict(row) for row in found.owners],
        "decisions": [asdict(row) for row in found.decisions],
        "rest": found.rest,
        "chance": None if found.chance is None else asdict(found.chance),
    }


def show(found: "Why") -> None:
    """An explanation, for people."""
    title = (
        f"{words(found.metric)}: {number(found.start)} after {found.first} weeks, "
        f"{number(found.end)} after {found.last}; change {signed(found.change)}"
    )
    table(f"{title}\nby cause ({METHODS[found.method]})", *_grid(found.causes))
    table("by department: where it happened, not who is to blame", *_grid(found.owners))
    if found.decisions:
        table("by decision: the same luck without it", *_grid(found.decisions))
    if found.chance is not None:
        luck = found.chance
        print(
            f"chance: {signed(luck.value)}. Under {luck.replicates} other lucks the same decisions "
            f"bring {signed(luck.expected)} ({signed(luck.low)} to {signed(luck.high)} in nine of "
            "ten)."
        )


def signed(x: float) -> str:
    """A change with its sign."""
    return f"{'+' if x >= 0 else '−'}{number(abs(x))}"


def _grid(rows: "tuple[Row, ...]") -> tuple[list[str], list[list[str]]]:
    """Heads and lines: the largest first, what is left open and the sum last."""
    heads, lucky = ["", "change"], any(row.expected is not None for row in rows)
    wavers = any(row.spread for row in rows)
    heads += ["mean of lucks", "chance"] if lucky else ["±, by order"] if wavers else []
    named = sorted((row for row in rows if row.id != "rest"), key=lambda row: -abs(row.value))
    lines = [_line(row, lucky, wavers) for row in named]
    lines += [_line(row, lucky, wavers) for row in rows if row.id == "rest"]
    total = [signed(sum(row.value for row in rows)), *[""] * (len(heads) - 2)]
    return heads, [*lines, ["sum", *total]]


def _line(row: "Row", lucky: bool, wavers: bool) -> list[str]:
    tail = [""] if wavers and not lucky else []
    if lucky:
        known = row.expected is not None and row.chance is not None
        tail = [signed(row.expected or 0.0), signed(row.chance or 0.0)] if known else ["", ""]
    elif wavers and row.spread:
        tail = [number(row.spread)]
    return [row.label, signed(row.value), *tail]


def _worth(game: "Game", metric: str, replicates: int, json_: bool) -> None:
    from sim.debrief.worth import LUCKS, skill, trials

    if not game.weeks:
        fail("no week was played: nothing can be worth anything yet")
    with progress("other lucks", replicates + 1) as done:
        found = trials(game, replicates, progress=done)
    with progress("skill or luck", LUCKS + 1) as done:
        against = skill(game, metric, progress=done)
    if json_:
        as_json(worth_answer(found, against))
    else:
        show_worth(found, against, replicates)


def worth_answer(found: "Trials", against: "Skill") -> dict[str, Any]:
    """What `--worth --json` prints."""
    return {
        "metric": against.metric,
        "decisions": [asdict(worth) for worth in found.worth(against.metric)],
        "all": asdict(found.moves(against.metric)),
        "skill": {**asdict(against), "verdict": against.verdict, "sentence": against.sentence},
    }


def show_worth(found: "Trials", against: "Skill", replicates: int) -> None:
    """Worths, for people."""
    heads = ["decision", "week", "without it", "90 % of lucks", "only it", "90 % of lucks"]
    rows = [
        [one.title, str(one.week), *_said(one.without), *_said(one.alone)]
        for one in found.worth(against.metric)
    ]
    rows.append(["all of them", "", *_said(found.moves(against.metric)), "", ""])
    table(f"{words(against.metric)} at the end, on your luck and {replicates} others", heads, rows)
    print("without it: the game less the game without it. Worths do not add up: decisions that")
    print("need each other are each worth the whole. Where the range holds 0 it is hard to tell.")
    print(against.sentence)


def _said(estimate: "Estimate") -> list[str]:
    return [signed(estimate.yours), f"{signed(estimate.low)} to {signed(estimate.high)}"]


def _moments(game: "Game", json_: bool) -> None:
    from sim.debrief.moments import moments

    found = moments(game)
    if json_:
        as_json({"moments": [asdict(moment) for moment in found]})
        return
    show_moments(found)


def show_moments(found: "tuple[Moment, ...]") -> None:
    """Turning points, for people."""
    if not found:
        print("no turning point was found")
    for moment in found:
        print(f"week {moment.week}: {moment.kind.replace('_', ' ')}. {moment.sentence}")
