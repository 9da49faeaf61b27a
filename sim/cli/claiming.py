"""`silo claims`: what the model shows of the sources' claims, each a declared experiment."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.running import JSON
from sim.cli.telling import as_json, fail, prepare, progress, table

if TYPE_CHECKING:
    from sim.lab.claims.register import Claim

ONLY = typer.Option(metavar="IDS", help="Only these claims, as C11,C12,V14.")
REPLICATES = typer.Option(min=2, max=1_000, help="Paired seeds; 40, or 10 a set with --robust.")
CUSTOMERS = typer.Option(min=50, max=100_000, help="People simulated.")
OUT = typer.Option(metavar="FILE", help="Also write the document, as Markdown.")
ROBUST = typer.Option("--robust", help="Judge random sets of parameters instead; may be resumed.")
SETS = typer.Option(min=1, max=1_000, help="How many random sets, with --robust.")
FOUND = typer.Option(
    metavar="FILE", help="Where --robust writes, and whence the document has its last column."
)
HELD = Path("docs/claims-robust.jsonl")


def claims(
    only: Annotated[str, ONLY] = "",
    replicates: Annotated[int | None, REPLICATES] = None,
    customers: Annotated[int, CUSTOMERS] = 1_000,
    out: Annotated[Path | None, OUT] = None,
    json_: Annotated[bool, JSON] = False,
    robust: Annotated[bool, ROBUST] = False,
    sets: Annotated[int, SETS] = 30,
    found: Annotated[Path, FOUND] = HELD,
) -> None:
    """Test every claim of the sources: effect with its interval, and what hangs on what.

    \b
    Example:
      silo claims --only C3,C24 --replicates 10
    """
    if robust:
        judge_sets(found, sets, replicates or 10, customers)
        return
    from sim.lab.claims.report import as_objects, document, said
    from sim.lab.claims.robust import held_in
    from sim.lab.claims.verdicts import judge, lives_of

    asked, seeds = asked_for(only), replicates or 40
    prepare()
    with progress("living", seeds * lives_of(asked)) as done:
        judged = judge(asked, range(1, seeds + 1), customers, progress=done)
    held = held_in(found)
    if out is not None:
        out.write_text(
            document(judged, held, seeds, customers, command(only, seeds, customers)),
            encoding="utf-8",
        )
    if json_:
        as_json({"seeds": seeds, "customers": customers, **as_objects(judged, held)})
        return
    rows = [
        [one.claim.id, one.verdict, said(one.headline) if one.headline else ""] for one in judged
    ]
    table(f"{seeds} seeds, {customers:,} people", ["claim", "verdict", "effect"], rows)


def asked_for(only: str) -> "tuple[Claim, ...]":
    """The claims that `--only` names."""
    from sim.lab.claims.catalogue import ALL, UnknownClaimError, chosen
    from sim.scenario.faults import proposal, quoted

    ids = [one.strip() for one in only.split(",") if one.strip()]
    try:
        return chosen(ids)
    except UnknownClaimError as error:
        name = str(error.args[0])
        fail(f"no claim is called {quoted(name)}. {proposal(name, [one.id for one in ALL])}")


def judge_sets(found: Path, sets: int, seeds: int, customers: int) -> None:
    """Judge random sets of parameters; those that the file holds are not lived again."""
    from sim.lab.claims.robust import held_in, lives_a_set, run_sets

    prepare()
    with progress("living", sets * lives_a_set(seeds)) as done:
        run_sets(found, sets, seeds, customers, progress=done)
    rows = [[name, held.words] for name, held in held_in(found).items()]
    table(f"{found}: shown (right sign), by set", ["claim", "held"], rows)


def command(only: str, seeds: int, customers: int) -> str:
    """The command that makes the document."""
    words = [f"--replicates {seeds}", f"--customers {customers}" if customers != 1_000 else ""]  # noqa: PLR2004
    words.append(f"--only {only}" if only else "")
    return " ".join(["uv run silo claims", *filter(None, words), "--out docs/claims.md"])
