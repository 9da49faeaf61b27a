"""What holds for every test: no screen, plain output, the same examples on every run.

Compiled code is kept where `sim.build` keeps it, in the user's cache: the first run compiles, the
following ones do not.
"""

import os

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
