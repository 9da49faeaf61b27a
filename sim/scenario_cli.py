"""`silo scenario`: tools for authors of scenarios."""

import io
import json
import sys
from typing import Annotated, Any

import typer

from sim.scenario.faults import Fault
from sim.scenario.json_schema import scenario_schema
from sim.scenario.load import Checked, check_scenario, scenario_ids
from sim.scenario.schema import Scenario
from sim.scenario.texts import Text

WRONG = 2
"""Exit code for input that cannot be used."""

scenario_app = typer.Typer(
    name="scenario",
    help="Check, list and describe scenarios.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@scenario_app.callback()
def scenario() -> None:
    """Check, list and describe scenarios."""
    # Whatever a file says can be printed, also where the terminal lacks the letters.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@scenario_app.command()
def check(
    scenarios: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|ID]...",
            help="Files, or ids of shipped scenarios; without any, all shipped ones.",
            show_default=False,
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Say everything that is wrong with scenarios.

    Exit code 0: all can be used. 2: the faults stand on the error stream, one line each, as
    file:line: key: what is wrong.

    Example: silo scenario check my-scenario.yaml promise-gap
    """
    found = [check_scenario(source) for source in scenarios or scenario_ids()]
    if as_json:
        typer.echo(_json({"ok": all(one.scenario for one in found), "scenarios": _reports(found)}))
    for one in found:
        for fault in one.faults:
            typer.echo(str(fault), err=True)
        for warning in () if as_json else one.warnings:
            typer.echo(f"warning: {warning}", err=True)
        if one.scenario and not as_json:
            typer.echo(f"{one.path}: ok")
    if not all(one.scenario for one in found):
        raise typer.Exit(WRONG)


@scenario_app.command(name="list")
def list_(*, as_json: AsJson = False) -> None:
    """List the shipped scenarios: id, title, minutes, quarters, what each teaches.

    Example: silo scenario list
    """
    found = [check_scenario(name) for name in scenario_ids()]
    cases = [one.scenario for one in found if one.scenario]
    cases.sort(key=lambda case: (case.minutes, case.id))
    rows = [_row(case) for case in cases if not case.abstract]
    if as_json:
        typer.echo(_json({"scenarios": rows}))
    else:
        for row in rows:
            typer.echo(f"{row['id']}  {row['title']['en']}")
            typer.echo(f"    {row['minutes']:g} minutes, {row['quarters']} quarters")
            for goal in row["teaches"]:
                typer.echo(f"    - {goal['text']['en']}")
    faults = [fault for one in found for fault in one.faults]
    for fault in faults:
        typer.echo(str(fault), err=True)
    if faults:
        raise typer.Exit(WRONG)


@scenario_app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for completion and help in editors.

    Example: silo scenario schema > scenario.schema.json, and, as the first line of a scenario:
    # yaml-language-server: $schema=scenario.schema.json
    """
    typer.echo(_json(scenario_schema()))


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False)


def _reports(found: list[Checked]) -> list[dict[str, Any]]:
    return [
        {
            "path": one.path,
            "id": one.scenario.id if one.scenario else None,
            "hash": one.scenario.hash if one.scenario else None,
            "faults": [_fault(fault) for fault in one.faults],
            "warnings": [_fault(warning) for warning in one.warnings],
        }
        for one in found
    ]


def _fault(fault: Fault) -> dict[str, Any]:
    return {"path": fault.path, "line": fault.line, "key": fault.key, "text": fault.text}


def _row(case: Scenario) -> dict[str, Any]:
    """What a chooser shows of a scenario."""
    return {
        "id": case.id,
        "title": _spoken(case.title),
        "minutes": case.minutes,
        "quarters": case.quarters,
        "teaches": [{"id": goal.id, "text": _spoken(goal.text)} for goal in case.learning_goals],
    }


def _spoken(text: Text) -> dict[str, str]:
    return {"en": str(text), **text}
