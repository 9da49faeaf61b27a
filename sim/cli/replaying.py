"""`silo replay`: play a journal again, and see whether it tells the truth."""

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.running import JSON, answer, show
from sim.cli.telling import as_json, number, prepare, table, told, warn, words

SHOWN = ("brand_equity", "trust", "nps", "share", "churn", "profit", "cash")
FILE = typer.Argument(
    metavar="JOURNAL", help="A journal that `silo run --journal` or a game wrote."
)
VERIFY = typer.Option(
    "--verify", help="Say whether every seal was met; replays compare the seals in any case."
)
WITHOUT = typer.Option(
    min=1, metavar="K", help="Leave out the K-th decision in force, and say what it was worth."
)


@told
def replay(
    journal: Annotated[Path, FILE],
    verify: Annotated[bool, VERIFY] = False,
    without: Annotated[int | None, WITHOUT] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Play a journal again from its seed, comparing the seal of every week.

    Exit code 1 says that the journal was changed, or that it plays differently here.

    \b
    Examples:
      silo replay my-game.jsonl --verify
      silo replay my-game.jsonl --without 2
    """
    from sim.journal import Journal
    from sim.run import Run

    book = Journal.read(journal)
    warn(*book.warnings)
    prepare()
    game = Run.replay(book)
    told_of = answer(game) | {"verified": len(book.seals), "decisions": len(book.decisions())}
    if without is not None:
        other = Run.replay(book.without(without), weeks=game.week)
        left_out = book.decisions()[without - 1]
        last, last_without = game.view().values, other.view().values
        change = {name: last[name] - last_without[name] for name in last}
        told_of |= {
            "without": {
                "k": without,
                "week": left_out.week,
                "decision": dict(left_out.data),
                "state_hash": other.state.hash(),
                "metrics": dict(last_without),
                "difference": change,
            }
        }
    if json_:
        as_json(told_of)
        return
    if without is None:
        show(game)
    else:
        rows = [
            [words(name), number(last[name]), number(last_without[name]), number(change[name])]
            for name in SHOWN
        ]
        meant = f"{left_out.data['kind']}, week {left_out.week}"
        title = f"week {game.week}, without decision {without} ({meant})"
        table(title, ["", "as played", "without it", "difference"], rows)
    if verify:
        print(f"verified: {len(book.seals)} weekly seals met, state {game.state.hash()[:16]}")
