"""A process that says what a game comes to here: `test_determinism.py` starts it in many worlds."""

import io
import json
import sys
from contextlib import redirect_stdout

from game.cli import main
from sim.build import INTERPRETED
from sim.journal import Journal
from sim.run import Run
from tests.run.worlds import tricks


def commanded(words: list[str]) -> dict:
    """What a command of `silo` prints as JSON."""
    sys.argv, spoken = ["silo", *words], io.StringIO()
    with redirect_stdout(spoken):
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise
    return json.loads(spoken.getvalue())


def tell(command: str, replays: str = "") -> dict:
    """The answer of a command, and the state that each journal ends in."""
    return {
        "run": commanded(command.split()),
        "replays": [Run.replay(Journal.read(path)).state.hash() for path in replays.split()],
        "interpreted": INTERPRETED,
        "python": list(sys.version_info[:2]),
        "features": tricks(),
    }


if __name__ == "__main__":
    print(json.dumps(tell(*" ".join(sys.argv[1:]).split(" -- "))))
