"""What holds for every test: no screen, plain output, the same examples on every run.

Compiled code is kept where `sim.build` keeps it, in the user's cache: the first run compiles, the
following ones do not. Before several workers begin, two processes compile all there is, so that no
worker compiles what another compiles as well.
"""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["NO_COLOR"] = "1"  # what the command line prints is compared as text
os.environ["COLUMNS"] = "100"
os.environ.pop("FORCE_COLOR", None)
os.environ.pop("GITHUB_ACTIONS", None)  # typer takes it for a terminal

# No deadline: the first example of a rule may have to compile.
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "deep", parent=settings.get_profile("ci"), derandomize=False, max_examples=2_000
)
settings.register_profile(
    "hasty", parent=settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate)
)  # for `uv run poe mutants`: that something fails is enough
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Compile before the workers begin, where nothing has been compiled on this machine."""
    if not config.getoption("numprocesses", None):  # one process, or a worker
        return
    from game.warmth import child_that  # noqa: PLC0415  # loads the compiler
    from sim.build import LEDGER, is_prepared  # noqa: PLC0415

    if not (is_prepared() and is_prepared(LEDGER)):
        children = [child_that(does) for does in ("lives", "books")]
        for child in children:
            child.wait()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Let a worker of some game finish what it compiles: it would abort where Python ends."""
    if "numba" in sys.modules:
        from numba.core.compiler_lock import global_compiler_lock  # noqa: PLC0415

        global_compiler_lock.acquire()


@pytest.fixture(autouse=True)
def usual_hands() -> Iterator[None]:
    """What a test says in German, or with other keys, the next one says as usual."""
    yield
    if "game.words" in sys.modules:
        sys.modules["game.words"].speak("en")
    if "game.kit.keymap" in sys.modules:
        sys.modules["game.kit.keymap"].use({})
