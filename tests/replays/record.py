"""Record anew the game that every later version must play to the same bits.

    python -m tests.replays.record

Do this only after a change that is meant to change numbers, and raise `sim.version.MODEL` with it:
journals that people have kept are then refused with a sentence instead of a divergence.
"""

from pathlib import Path

from sim.run import LAB, Run
from sim.scenario.events import Event

HERE = Path(__file__).parent
RECORDED = HERE / "promise-gap.journal"
WEEKS, CUSTOMERS, SEED = 30, 120, 7

BUG = Event.model_validate(
    {
        "id": "release",
        "when": {"week": 0},
        "effect": {"kind": "bug", "size": 6.0},
        "headline": {"en": "The Friday release"},
    }
)


def decide(run: Run) -> None:
    """What this game decides before a week."""
    match run.week:
        case 0:
            run.decide({"kind": "promise_signoff", "by": "service"}, by="ceo", id="signoff")
            run.decide({"kind": "empower", "latitude": 0.5}, by="service")
            run.undo("ceo")
        case 2:
            run.decide({"kind": "listening_owner", "owner": "service"}, by=LAB)
            run.decide({"kind": "empower", "latitude": 0.6}, by=LAB)
            run.undo(LAB)
            run.undo(LAB)
            run.redo(LAB)
        case 5:
            run.inject(BUG)
            run.note("predict", {"metric": "trust", "direction": "down"})
        case 13:
            run.note("close", {"quarter": 1})
            run.decide({"kind": "set_goals", "service": {"cost": 0.2, "cx": 0.8}}, by="ceo")
            run.decide({"kind": "customer_record"}, by=LAB)
            run.decide({"kind": "sponsor_attention", "points": 2, "quarters": 4}, by=LAB)


def record(path: Path) -> Run:
    """Play the game and write its journal into a new file."""
    run = Run("promise-gap", SEED, customers=CUSTOMERS, journal=path)
    while run.week < WEEKS:
        decide(run)
        run.advance()
    run.journal.close()
    return run


if __name__ == "__main__":
    RECORDED.unlink(missing_ok=True)
    print(record(RECORDED).state.hash(), RECORDED)
