import pytest

from game.words import speak
from tests.present.games import game


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No test ever writes into somebody's own games."""
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def in_english():
    """Whatever a test speaks, the next one begins in English."""
    yield
    speak("en")


@pytest.fixture
def seat():
    begun = game()
    yield begun
    begun.close()
