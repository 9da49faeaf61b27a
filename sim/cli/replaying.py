"""`silo replay`: play a journal again, as it is or with one decision left out, moved or changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import yaml

from sim.cli.running import JSON, answer, show
from sim.cli.telling import as_json, fail, number, prepare, progress, table, told, warn, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sim.journal import Journal
    from sim.lab.again import Twice
    from sim.lab.played import Edit
    from sim.run import Run

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
MOVE = typer.Option(min=1, metavar="K", help="Take the K-th decision in another week (--to).")
TO = typer.Option(min=0, metavar="WEEK", help="The week of --move.")
CHANGE = typer.Option(min=1, metavar="K", help="Decide something else instead (--into).")
INTO = typer.Option(metavar="DECISION", help="What --change decides: '{kind: empower, …}'.")
SEEDS = typer.Option(
    min=3, max=100_000, help="Live both versions on so many seeds, and say how far they lie apart."
)
WORKERS = typer.Option(min=1, max=64, help="Processes; the numbers do not depend on it.")


@told
def replay(
    journal: Annotated[Path, FILE],
    verify: Annotated[bool, VERIFY] = False,
    without: Annotated[int | None, WITHOUT] = None,
    move: Annotated[int | None, MOVE] = None,
    to: Annotated[int | None, TO] = None,
    change: Annotated[int | None, CHANGE] = None,
    into: Annotated[str | None, INTO] = None,
    seeds: Annotated[int | None, SEEDS] = None,
    workers: Annotated[int, WORKERS] = 1,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Play a journal again from its seed, comparing the seal of every week.

    With --without, --move or --change it is also played with one decision less, in another week,
    or another one: on its own luck, and with --seeds on as many others, with intervals. All else
    stays as it was, whatever it would cost now. (`silo why --worth` asks what all decisions were
    worth, with the customers of the game.) Exit code 1 says that the journal was changed, or that
    it plays differently here.

    \b
    Examples:
      silo replay my-game.jsonl --verify
      silo replay my-game.jsonl --without 2 --seeds 1000 --workers 2
      silo replay my-game.jsonl --move 2 --to 26
      silo replay my-game.jsonl --change 1 --into '{kind: promise_signoff, by: marketing}'
    """
    from sim.journal import Journal
    from sim.lab.played import PlayedError, edit_of
    from sim.run import Run

    asked = {"without": without, "move": move, "to": to, "change": change, "into": _mapping(into)}
    book = Journal.read(journal)
    warn(*book.warnings)
    try:
        edit = edit_of(asked)
        if seeds is not None and edit is None:
            fail("--seeds compares with another version: say --without, --move or --change")
        prepare()
        game = Run.replay(book)
        said = answer(game) | {"verified": len(book.seals), "decisions": len(book.decisions())}
        other = None if edit is None else _other(book, game, edit, seeds, workers)
    except PlayedError as error:
        fail(str(error))
    if json_:
        as_json(said | ({} if other is None else other.plain()))
        return
    if other is None:
        show(game)
    else:
        other.show()
    if verify:
        print(f"verified: {len(book.seals)} weekly seals met, state {game.state.hash()[:16]}")


def _mapping(text: str | None) -> Any:
    """The decision that somebody wrote on the command line."""
    if text is None:
        return None
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError:
        found = None
    if not isinstance(found, dict):
        fail(f"--into {text}: write a decision as '{{kind: empower, latitude: 0.6}}'")
    return found


def _other(
    book: "Journal", run: "Run", edit: "Edit", seeds: int | None, workers: int
) -> "_Otherwise":
    """The other version: on the luck of the game, and on seeds if they are asked for."""
    from sim.explain.course import Game
    from sim.lab.again import jobs_of, twice
    from sim.lab.played import PlayedError, edited, made_in, policy_of

    made = made_in(book)
    policy = policy_of(edited(made, edit), run.case)
    if edit.week is not None and edit.week >= run.week:
        raise PlayedError(f"the game ends with week {run.week - 1}: week {edit.week} is none of it")
    game = Game.of(run)
    course = game.live(policy=policy)
    meant, lived = book.decisions()[edit.number - 1], course.state
    found = _Otherwise(run, edit, meant.week, dict(meant.data), course.series[-1], lived.hash())
    if seeds is not None:
        with progress("living, 20 seeds at a time", jobs_of(seeds)) as done:
            found.seeds = twice(game, policy, range(1, seeds + 1), workers, done)
    return found


@dataclass
class _Otherwise:
    """How a game ends with one decision left out, moved or changed."""

    run: "Run"
    edit: "Edit"
    week: int
    decision: dict[str, Any]
    ends: "NDArray[np.float64]"
    hash: str
    seeds: "Twice | None" = None

    @property
    def _what(self) -> str:
        if self.edit.leaves_out:
            return "without"
        return "change" if self.edit.week is None else "move"

    @property
    def _metrics(self) -> dict[str, float]:
        return dict(zip(self.run.view().values, map(float, self.ends), strict=True))

    def plain(self) -> dict[str, Any]:
        """What `--json` prints of it."""
        from sim.decisions import as_json as plain_decision

        last, other = self.run.view().values, self._metrics
        said: dict[str, Any] = {
            "k": self.edit.number,
            "week": self.week,
            "decision": self.decision,
            "state_hash": self.hash,
            "metrics": other,
            "difference": {name: last[name] - other[name] for name in last},
        }
        if self.edit.week is not None:
            said["to"] = self.edit.week
        if self.edit.decision is not None:
            said["into"] = plain_decision(self.edit.decision)
        if self.seeds is not None:
            said["seeds"] = {
                "first": self.seeds.seeds[0],
                "count": len(self.seeds.seeds),
                "metrics": {name: _plain(self.seeds, name) for name in last},
            }
        return {self._what: said}

    def show(self) -> None:
        """The same for people."""
        last, other = self.run.view().values, self._metrics
        titles = {
            "without": f"without decision {self.edit.number}",
            "move": f"decision {self.edit.number} in week {self.edit.week}",
            "change": f"another decision {self.edit.number}",
        }
        rows = [
            [words(name), number(last[name]), number(other[name]), number(last[name] - other[name])]
            for name in SHOWN
        ]
        meant = f"{self.decision['kind']}, week {self.week}"
        title = f"week {self.run.week}, {titles[self._what]} ({meant})"
        table(title, ["", "as played", "otherwise", "difference"], rows)
        if self.seeds is not None:
            rows = [[words(name), *_told(self.seeds, name)] for name in SHOWN]
            heads = ["", "as played less otherwise", "higher as played"]
            table(f"{len(self.seeds.seeds):,} other lucks, 95 % intervals", heads, rows)
            print("amounts a week are summed over the game, levels are those of its last week")


def _plain(twice: "Twice", metric: str) -> dict[str, float]:
    apart = twice.difference(metric)
    return {
        "mean": apart.mean,
        "low": apart.low,
        "high": apart.high,
        "higher": twice.more(metric).mean,
    }


def _told(twice: "Twice", metric: str) -> list[str]:
    apart, more = twice.difference(metric), twice.more(metric)
    ends = f"{number(apart.mean)} [{number(apart.low)}, {number(apart.high)}]"
    return [ends, f"{100 * more.mean:.0f} % of seeds"]
