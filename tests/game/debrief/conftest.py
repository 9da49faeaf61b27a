from functools import partial

import pytest

from game.words import speak
from sim.debrief.worth import trials


@pytest.fixture(autouse=True)
def in_english():
    """Whatever a test speaks, the next one begins in English."""
    yield
    speak("en")


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory):
    """Findings are kept for these tests alone, and stand on few lucks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr("sim.debrief.findings.trials", partial(trials, replicates=6))
        yield
