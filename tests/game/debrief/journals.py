"""Journals for the debrief: nothing decided, harm done, a reform, guesses, a room."""

from pathlib import Path

from sim.run import LAB, QUARTER, Run
from sim.seats import Room, Sealed, reveal, seal

PEOPLE = 200
LOUD = {"kind": "promise_level", "extra": 0.15}
SIGNED = {"kind": "promise_signoff", "by": "service"}


def nothing(path: Path, scenario: str = "first-monday", seed: int = 7, quarters: int = 2) -> Path:
    """Nobody decides."""
    return decided(path, {}, scenario, seed, quarters)


def decided(
    path: Path,
    plan: dict[int, dict],
    scenario: str = "first-monday",
    seed: int = 7,
    quarters: int = 2,
    team: str = "",
) -> Path:
    """Decisions by week, by the free hand of the lab."""
    run = Run(scenario, seed, customers=PEOPLE, journal=path)
    if team:
        run.note("note", {"team": team})
    for week in range(quarters * QUARTER):
        if week in plan:
            run.decide(plan[week], by=LAB)
        run.advance()
    run.journal.close()
    return path


def risen(path: Path) -> Path:
    """A firm that is seen everywhere: for half a year its brand rises."""
    plan = {0: {"kind": "campaign_burst", "spend": 2.0, "weeks": 26}, 13: SIGNED}
    return decided(path, plan, "promise-gap", 9, 2)


def guessed(path: Path, off: float) -> Path:
    """Guesses that lie so far above what comes."""
    told = Run("first-monday", 7, customers=PEOPLE)
    told.advance(2 * QUARTER)
    run = Run("first-monday", 7, customers=PEOPLE, journal=path)
    for quarter in range(2):
        weeks = told.history[quarter * QUARTER : (quarter + 1) * QUARTER]
        line = [round(week.brand_equity + off, 2) for week in weeks]
        said = {"metric": "brand_equity", "line": line, "reason": "kept"}
        run.note("predict", said)
        run.advance(QUARTER)
    run.journal.close()
    return path


def rounds(first: Path, second: Path, team: str = "", seed: int = 7, quarters: int = 2) -> None:
    """A room of two seats, twice on the same luck; the second round changes the structure."""
    for number, path in ((1, first), (2, second)):
        room = Room(("marketing", "ceo"), number, None if number == 1 else first.name)
        run = Run("promise-gap", seed, customers=PEOPLE, journal=path, room=room)
        if team:
            run.note("note", {"team": team})
        for _ in range(quarters):
            seal(run, Sealed("marketing", request=0.05))
            if number == 2 and run.week == 0:
                seal(run, Sealed("ceo", (SIGNED,)))
            reveal(run)
            run.advance(QUARTER)
        run.journal.close()
