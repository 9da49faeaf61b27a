"""`silo scenario preview | par`: a scenario tried out before anybody plays it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.authoring import SOURCE
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, number, prepare, progress, table, told, words
from sim.scenario_cli import scenario_app

if TYPE_CHECKING:
    from sim.lab.preview import Coming, Preview
    from sim.scenario.par import Par
    from sim.scenario.schema import Scenario

LUCKS = typer.Option(min=2, max=200, help="How many lucks are lived.")
SEEDS = typer.Option(min=2, max=1_000, help="How many lucks each bot plays.")
WORKERS = typer.Option(min=1, max=64, help="Processes; the numbers do not depend on it.")
CHECK = typer.Option(
    "--check", help="Write nothing; say whether par is up to date (exit code 1: it is not)."
)
PRINT = typer.Option("--print", help="Print par instead of writing it into the file.")
SHOWN = (
    *("brand_equity", "trust", "nps", "churn", "share", "profit", "cash", "promise_gap", "wait"),
    *("fcr", "known_issues", "morale"),
)
BARS = "▁▂▃▄▅▆▇█"


@scenario_app.command()
@told
def preview(
    scenario: Annotated[str, SOURCE],
    lucks: Annotated[int, LUCKS] = 8,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Show what a scenario does when nobody decides, when its events come, and how time is spent.

    Policies of the file are compared with no move on the same luck, a year after play has ended.

    \b
    Example:
      silo scenario preview ./our-firm.yaml
    """
    from sim.lab import preview as lab
    from sim.scenario.load import load_scenario

    case = load_scenario(scenario)
    prepare()
    with progress("living", lab.lives_of(case, lucks)) as done:
        try:
            found = lab.preview(case, lucks, done)
        except ValueError as error:
            fail(f"{scenario}: {error}")
    if json_:
        as_json(_answer(found))
        return
    print(f"{case.title} ({case.id}): {case.quarters} quarters, {case.minutes:g} minutes alone")
    print(_in_a_room(case))
    _print_course(found)
    _print_events(found)
    _print_policies(found)


def _in_a_room(case: "Scenario") -> str:
    """How the minutes of a session are spent."""
    session, breaks = case.session, sum(pause.minutes for pause in case.timeouts)
    play = session.rounds * case.quarters * (case.quarter_minutes or 0.0)
    parts = (
        f"briefing {session.briefing_minutes:g}",
        f"play {play:g}" if play else "play as long as it takes",
        f"time-outs {breaks:g}",
        f"debrief {session.debrief_minutes:g}",
    )
    rounds = "round" if session.rounds == 1 else "rounds"
    people = "{}-{} teams of {}-{}".format(*case.players.teams, *case.players.per_team)
    whole = f"{session.minutes:g} minutes, {session.rounds} {rounds}"
    return f"In a room: {people}; {whole} ({', '.join(parts)})"


def _print_course(found: "Preview") -> None:
    quarters = found.case.quarters
    rows = []
    for metric in SHOWN:
        course = found.course(metric)
        ends = (0, quarters - 1, -1)
        figures = [number(course[:, end].mean()) for end in ends]
        spread = f"{number(course[:, -1].min())} to {number(course[:, -1].max())}"
        rows.append([words(metric), *figures, spread, _bars(course.mean(axis=0))])
    heads = ["metric", "Q1", f"Q{quarters}", "a year later", "lowest to highest", "by quarter"]
    title = f"\nLeft alone, {found.lucks} lucks: means as a quarter ends"
    table(title, heads, rows)


def _bars(course: Any) -> str:
    """A line of bars, the lowest quarter as the lowest bar."""
    low, span = course.min(), course.max() - course.min()
    if span == 0:
        return BARS[0] * len(course)
    return "".join(BARS[min(7, int(8 * (value - low) / span))] for value in course)


def _print_events(found: "Preview") -> None:
    rows = [_event_row(found, one) for one in found.coming]
    rows += [
        [f"after quarter {pause.after_quarter}", "time-out", f"{pause.minutes:g} minutes"]
        for pause in found.case.timeouts
    ]
    if rows:
        table("What comes, if nobody decides", ["when", "what", "how"], rows)
    for one in found.coming:
        if not one.weeks:
            print(f"{one.event.id} never came: see whether it is meant for other play than none.")


def _event_row(found: "Preview", one: "Coming") -> list[str]:
    when, weeks = one.event.when, one.weeks
    known = "announced" if one.event.announced else "a surprise"
    if when.metric is None:
        week = when.first_week
        return [f"week {week}, quarter {week // 13 + 1}", one.event.id, known]
    span = (
        "never"
        if not weeks
        else f"week {min(weeks)}" + (f" to {max(weeks)}" if max(weeks) > min(weeks) else "")
    )
    return [span, one.event.id, f"in {len(weeks)} of {found.lucks} lucks: {words(when.metric)}"]


def _print_policies(found: "Preview") -> None:
    rows = [
        [name, *(f"{number(e.mean)} [{number(e.low)}, {number(e.high)}]" for e in effects)]
        for name, effects in found.policies.items()
    ]
    if rows:
        heads = ["policy", "brand equity, a year later", "profit, all weeks (u)"]
        table("Its policies, against no move (95 % interval)", heads, rows)


def _answer(found: "Preview") -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "scenario": found.case.id,
        "lucks": found.lucks,
        "quarters": found.case.quarters,
        "left_alone": {metric: found.course(metric).tolist() for metric in SHOWN},
        "events": {one.event.id: list(one.weeks) for one in found.coming},
        "policies": {
            name: {
                "brand_equity": [equity.mean, equity.low, equity.high],
                "profit": [profit.mean, profit.low, profit.high],
            }
            for name, (equity, profit) in found.policies.items()
        },
    }


@scenario_app.command()
@told
def par(
    scenario: Annotated[str, SOURCE],
    seeds: Annotated[int, SEEDS] = 30,
    workers: Annotated[int, WORKERS] = 2,
    check: Annotated[bool, CHECK] = False,
    print_: Annotated[bool, PRINT] = False,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Find what bots of good sense reach, and write it into the scenario's file.

    Sensible are rules of thumb, and those policies of `silo policies`, each as far as a player can
    pay for it, that are better than doing nothing. Par is the middle half of their games; the end
    of a game shows it beside each number. It is out of date once the mechanics change.

    \b
    Examples:
      silo scenario par ./our-firm.yaml
      silo scenario par promise-gap --check
    """
    from sim.lab import par as lab
    from sim.scenario.load import load_scenario, path_of
    from sim.scenario.writing import par_text, write_par

    case = load_scenario(scenario)
    if case.abstract:
        fail(f"{scenario}: abstract: nobody plays it, so it has no par")
    if check:
        _say_whether(case, scenario, json_=json_)
        return
    prepare()
    with progress("playing", lab.jobs_of(seeds)) as done:
        found, worth = lab.par_of(case, seeds, workers, done)
    if not print_:
        write_par(path_of(scenario), found)
    if json_:
        as_json({"scenario": case.id, "par": found.model_dump(mode="json"), "j": worth})
        return
    print(par_text(found), end="") if print_ else _print_par(found)
    left = sorted(set(worth) - set(found.bots))
    typer.echo(f"Not better than doing nothing here: {', '.join(left) or 'none'}", err=True)


def _say_whether(case: "Scenario", shown: str, *, json_: bool) -> None:
    """Whether the file's par is that of the scenario as it is now."""
    from sim.origin import par_in_force

    current = par_in_force(case) is not None
    if json_:
        as_json({"scenario": case.id, "up_to_date": current})
    elif current:
        print(f"{shown}: par is up to date")
    else:
        missing = "has no par" if case.par is None else "par is out of date"
        typer.echo(f"{shown}: {missing}. Write it: silo scenario par {shown}", err=True)
    if not current:
        raise typer.Exit(1)


def _print_par(found: "Par") -> None:
    rows = list(_par_rows(found))
    title = f"Par: the middle half of {len(found.bots)} bots on {found.seeds} lucks"
    table(title, ["number", "at the end", "a year later"], rows)


def _par_rows(found: "Par") -> Iterator[list[str]]:
    for name in type(found.end).model_fields:
        bands = (getattr(card, name) for card in (found.end, found.later))
        yield [words(name), *(f"{number(low)} to {number(high)}" for low, high in bands)]
