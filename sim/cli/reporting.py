"""`silo batch report` and `silo analyse`: what a batch has found, on a page or in a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.batching import FOLDER, batch_app, stored
from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, table, told

if TYPE_CHECKING:
    from sim.lab.report.facts import Facts

HTML = typer.Option(
    "--out", metavar="FILE.html", help="Where the page is written. [default: DIR.html]"
)
FIGURES = typer.Option(metavar="DIR", help="Also write each figure as an SVG file, for papers.")
REPORT = typer.Option(metavar="FILE.html", help="Also write the page that `batch report` writes.")


@batch_app.command()
@told
def report(
    folder: Annotated[Path, FOLDER],
    out: Annotated[Path | None, HTML] = None,
    figures: Annotated[Path | None, FIGURES] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Write what a batch has found as one HTML page: effects, figures, methods, provenance.

    The page needs no network and no script; it can be sent, printed and cited. It can be written
    while the batch runs, and says how much was there. --json prints the same numbers.

    \b
    Examples:
      silo batch report results --out results.html
      silo batch report results --figures figures
    """
    from sim.lab.report.saving import save_figures

    facts, target = _facts(folder), out or folder.with_name(f"{folder.resolve().name}.html")
    _write(facts, target)
    drawn = save_figures(facts, figures) if figures is not None else []
    if json_:
        _print(facts, target, drawn)
    else:
        print("\n".join(map(str, [target, *drawn])))


@told
def analyse(
    folder: Annotated[Path, FOLDER],
    report: Annotated[Path | None, REPORT] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Say what a batch has found: each contrast with its intervals, and what that means.

    The verdict is by the interval that holds together with those of all other contrasts, against
    the least difference that the experiment says matters.

    \b
    Examples:
      silo analyse results
      silo analyse results --report results.html
    """
    facts = _facts(folder)
    if report is not None:
        _write(facts, report)
    if json_:
        _print(facts, report)
        return
    _table(facts)
    if report is not None:
        print(report)


def _facts(folder: Path) -> "Facts":
    from sim.lab.batch.store import StoreError
    from sim.lab.report.facts import gather

    store = stored(folder)
    try:
        return gather(store)
    except StoreError as error:
        fail(str(error))


def _write(facts: "Facts", path: Path) -> None:
    from sim.lab.report.page import page

    path.write_text(page(facts), encoding="utf-8")


def _print(facts: "Facts", path: Path | None, figures: Sequence[Path] = ()) -> None:
    from sim.lab.report.facts import as_plain

    written = {"report": path and str(path), "figures": [str(one) for one in figures]}
    as_json({**as_plain(facts), **written})


def _table(facts: "Facts") -> None:
    from sim.lab.report.page import interval, mean

    state, heads = facts.state, ["contrast", "outcome", "effect", "interval", "together", "verdict"]
    rows = [
        [
            one.effect.contrast.id,
            one.effect.contrast.outcome,
            mean(one.effect.interval),
            interval(one.effect.interval),
            interval(one.joint),
            one.verdict,
        ]
        for one in facts.answers
    ]
    title = f"{facts.experiment.id}: {state['runs']:,} of {state['planned']:,} runs"
    if rows:
        table(title, heads, rows)
        print("together: intervals that hold for all contrasts at once; the verdict is by them")
    else:
        print(f"{title}; the experiment names no contrasts")
