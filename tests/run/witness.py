"""A process that says what a game comes to here: `test_determinism.py` starts it in many worlds."""

import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from game.cli import main
from sim.build import INTERPRETED
from sim.journal import Journal
from sim.run import Run


def commanded(words: list[str]) -> dict:
    """What a command of `silo` prints as JSON."""
    sys.argv, spoken = ["silo", *words], io.StringIO()
    with redirect_stdout(spoken):
        try:
            main()
        except SystemExit as end:
            assert not end.code, end.code
    return json.loads(spoken.getvalue())


def tell(command: list[str], replays: list[str]) -> dict:
    """The answer of a command, and the state that each journal ends in."""
    return {
        "run": commanded(command),
        "replays": [Run.replay(Journal.read(Path(path))).state.hash() for path in replays],
        "interpreted": INTERPRETED,
        "python": list(sys.version_info[:2]),
        "features": [name for name in __cpu_dispatch__ if __cpu_features__[name]],
    }


if __name__ == "__main__":
    command, _, replays = (" ".join(sys.argv[1:])).partition(" -- ")
    print(json.dumps(tell(command.split(), replays.split())))
