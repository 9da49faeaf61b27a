"""One process that imports the engine once and forks games for the tests."""

from subprocess import PIPE, Popen

import pytest

from sim.model import SiloModel
from tests.run.games import small
from tests.run.worlds import HERE, ROOT, STRIPPED, environment


@pytest.fixture(scope="session")
def nursery():
    """A process under a NumPy without the processor's tricks; see `nursery.py`."""
    SiloModel(small(), 7).step()  # what is compiled now need not be compiled there
    with Popen(
        [HERE, "-m", "tests.run.nursery"],
        cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True, bufsize=1, env=environment(**STRIPPED),
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()
