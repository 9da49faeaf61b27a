"""How commands speak: tables for people, one JSON object for machines, one line a fault."""

import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

WRONG = 2
"""Exit code for wrong use or unreadable input."""


def told[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Bad input ends a command with sentences on stderr and an exit code, never a traceback."""

    @functools.wraps(command)
    def careful(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except typer.Exit:
            raise
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(1) from None
        except OSError as error:
            fail(f"{error.filename or 'file'}: {error.strerror or error}")
        except Exception as error:
            _tell(error)
            raise

    return careful


def _tell(error: Exception) -> None:
    """End with a sentence, if the error is one of those that users are told.

    What can go wrong is looked up only when it has: a window need not wait for the engine.
    """
    from sim.decisions.refusals import Refused
    from sim.journal.strict import JournalError
    from sim.scenario.faults import ScenarioError

    if isinstance(error, Refused):
        fail(f"refused: {error}")
    if isinstance(error, ScenarioError | JournalError):
        fail(str(error), getattr(error, "exit_code", WRONG))


def fail(message: str, code: int = WRONG) -> NoReturn:
    """Say what is wrong and stop."""
    print(message, file=sys.stderr)
    raise typer.Exit(code)


def as_json(answer: Mapping[str, Any]) -> None:
    """One JSON object on stdout."""
    print(json.dumps(answer, allow_nan=False))


def warn(*sentences: str) -> None:
    """Say what the user should know though it is no fault."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar with the time left on stderr, where that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)


def prepare() -> None:
    """Say why nothing happens for a while, the first time on a machine."""
    from sim.build import is_prepared

    if not is_prepared():
        warn("Preparing the model for this machine. This takes up to a minute, and only once.")


WIDEST = 1_000
"""Columns of a terminal that a table may take."""
SHOWN = (
    *("brand_equity", "trust", "nps", "share", "churn", "profit", "cash", "promise_gap", "fcr"),
    *("known_issues", "morale", "staff"),
)
"""The metrics that a person sees first."""


def number(x: float) -> str:
    """A figure in at most five places."""
    size = abs(x)
    return f"{x:,.0f}" if size >= 100 else f"{x:.1f}" if size >= 10 else f"{x:.2f}"  # noqa: PLR2004


def words(metric: str) -> str:
    """A metric's name as people write it."""
    return metric.replace("_", " ")


def table(title: str, heads: list[str], rows: list[list[str]]) -> None:
    """A table on stdout: names to the left, figures to the right; as wide as it needs to be."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for place, head in enumerate(heads):
        grid.add_column(head, justify="left" if place == 0 else "right", no_wrap=True)
    for row in rows:
        grid.add_row(*row)
    console = Console(highlight=False)
    room = console.options.update(max_width=WIDEST)
    console.width = max(console.width, Measurement.get(console, room, grid).maximum)
    console.print(title)
    console.print(grid)
