import pytest

from game.seat import Seat

PEOPLE = 120


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No test ever writes into somebody's own games."""
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def seat():
    game = Seat.new("promise-gap", 7, customers=PEOPLE)
    yield game
    game.close()
