"""`silo optimise`: look for a policy, and say what it is worth on luck it was not looked for on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.batch_run import INTERRUPTED, LOST, engine_of, stopping
from sim.cli.batching import SCHEDULER, WORKERS
from sim.cli.running import JSON
from sim.cli.telling import fail, prepare, progress, told, warn

if TYPE_CHECKING:
    from sim.lab.optimise.crew import Crew
    from sim.lab.optimise.memory import Memory, Tried
    from sim.lab.optimise.searching import Search

WHERE = typer.Argument(
    metavar="SCENARIO|EXPERIMENT", help="Id or file; of an experiment, its outcomes can be goals."
)
GOAL = typer.Option(
    metavar="GOAL",
    help="j (the lab's score), a metric, METRIC.READING, an outcome of the experiment, or a sum "
    "such as '2*trust + 0.01*profit'; several give a front. [default: j, or the first outcome]",
)
TRIALS = typer.Option(min=8, max=100_000, help="Plans that are tried, in rounds of eight.")
SEEDS = typer.Option(min=3, max=10_000, help="Seeds of the report: 1 to this number.")
SEARCHED = typer.Option(
    min=1, max=1_000, help="Seeds of the search: as many, none of which a report has."
)
AGAINST = typer.Option(
    metavar="POLICY",
    help="Compare with this policy, by name or file; may be repeated. "
    "[default: those of the experiment or scenario, or all names]",
)
CUSTOMERS = typer.Option(
    min=50, max=100_000, help="People simulated. [default: the experiment's, or 1,000]"
)
OUT = typer.Option(metavar="FILE", help="Where the policy goes. [default: SCENARIO-best.yaml]")
RESUME = typer.Option("--resume", help="Go on with the search that was begun for this file.")
JOURNAL = typer.Option(
    metavar="FILE", help="Also write the game of a player who follows it, on seed 1."
)
LUCK = typer.Option(min=0, max=2**31, help="Luck of the search itself.")


@told
def optimise(
    where: Annotated[str, WHERE],
    objective: Annotated[list[str] | None, GOAL] = None,
    trials: Annotated[int, TRIALS] = 400,
    seeds: Annotated[int, SEEDS] = 30,
    search_seeds: Annotated[int, SEARCHED] = 4,
    against: Annotated[list[str] | None, AGAINST] = None,
    customers: Annotated[int | None, CUSTOMERS] = None,
    out: Annotated[Path | None, OUT] = None,
    journal: Annotated[Path | None, JOURNAL] = None,
    resume: Annotated[bool, RESUME] = False,
    luck: Annotated[int, LUCK] = 0,
    workers: Annotated[int | None, WORKERS] = None,
    scheduler: Annotated[str | None, SCHEDULER] = None,
    json_: Annotated[bool, JSON] = False,
) -> None:
    """Look for a policy that a player could afford, and compare it on luck the search has not seen.

    Every plan is played with a player's purse: moves, capital, change points, attention and cash.
    The best becomes a policy file, without decisions that did nothing for it; then it and others
    are played on the seeds of the report. Several objectives give a front of policies, of which
    none is better in everything. What was tried is kept beside the file, round by round: Ctrl-C
    loses nothing, --resume goes on, and neither it nor the number of workers changes the result.

    \b
    Examples:
      silo optimise promise-gap --trials 80
      silo optimise promise-gap --objective nps --objective profit --out front.yaml
      silo optimise remedies --objective equity --against signoff-only
    """
    from sim.cli.optimum import Result, files_of, show, write
    from sim.lab.optimise.asking import Question, players
    from sim.lab.optimise.crew import Crew
    from sim.lab.optimise.judging import judge
    from sim.lab.optimise.memory import Memory
    from sim.lab.optimise.policies import best, played_through
    from sim.lab.optimise.searching import Search, seeds_of
    from sim.lab.regret import AsPlayer

    with _sentences():
        question = Question.of(where, objective or (), customers)
        others = players(question.rivals(against or ()))
        search = Search(question.contest, trials, seeds_of(search_seeds), luck)
        file = out or Path(f"{question.contest.case.id}-best.yaml")
        memory = Memory(file.with_suffix(".search.jsonl"))
        _begin(memory, search, file, journal, resume=resume)
        engine = engine_of(workers, scheduler)
    prepare()
    with _sentences(memory.path), Crew.of(engine, search.contest) as crew:
        tried = _searched(search, memory, crew)
        found = files_of(file, best(search, tried, crew), several=search.several)
        result = Result(search, len(tried), found)
        write(result, file)
        if len(tried) < search.size:
            names = ", ".join(str(path) for path in found)
            warn(f"Stopped after {len(tried):,} plans; the best so far is in {names}")
            raise typer.Exit(INTERRUPTED)
        playing = {path.stem: AsPlayer.of(policy) for path, (policy, _) in found.items()} | others
        report = range(1, seeds + 1)
        with progress("reporting", seeds * len(playing)) as done:
            result.judged = judge(crew, question.contest.goals, playing, report, done)
    write(result, file)
    policy = next(iter(found.values()))[0]
    played_through(question, policy, report[0], journal)
    show(result, json_=json_)


def _begin(
    memory: "Memory", search: "Search", file: Path, journal: Path | None, *, resume: bool
) -> None:
    """Begin a search in new files, or see that the one to go on with is there."""
    from sim.cli.optimum import numbered

    for path in filter(None, (file, journal)):
        if not path.absolute().parent.is_dir():
            fail(f"{path.parent}: no such folder")
    if journal is not None and journal.exists():
        fail(f"{journal} is there already, and a journal is never overwritten")
    if resume:
        if not memory.path.exists():
            fail(f"{memory.path}: no search was begun there; leave --resume out")
        memory.rounds(search.header())
        return
    if memory.path.exists():
        fail(f"{memory.path} holds a search: --resume goes on with it, another --out begins anew")
    there = [path for path in (file, *numbered(file)) if path.exists()]
    if there:
        fail(f"{there[0]} is there already: name another --out")
    memory.begin(search.header())


def _searched(search: "Search", memory: "Memory", crew: "Crew") -> "list[Tried]":
    """All plans that were tried, until there are enough or somebody says Ctrl-C."""
    from sim.lab.optimise.searching import Watch, run_search

    with stopping("plans", at_once=True) as stop, progress("trying", search.size) as done:
        return run_search(search, memory, crew, Watch(done, stop))


@contextmanager
def _sentences(kept: Path | None = None) -> Iterator[None]:
    """What goes wrong ends with a sentence and an exit code."""
    from sim.lab.batch.engines import EngineError
    from sim.lab.game import GameError
    from sim.lab.optimise.goals import GoalError
    from sim.lab.optimise.memory import MemoryFileError
    from sim.lab.optimise.searching import SearchError

    try:
        yield
    except (GoalError, GameError, MemoryFileError, SearchError) as error:
        fail(str(error))
    except EngineError as error:
        warn(f"{error}. What was tried is kept in {kept}; --resume goes on")
        raise typer.Exit(LOST) from None
    except KeyboardInterrupt:
        warn(f"Stopped. What was tried is kept in {kept}; --resume goes on")
        raise typer.Exit(INTERRUPTED) from None
