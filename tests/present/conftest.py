import pytest

from tests.present.games import game


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No test ever writes into somebody's own games."""
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def seat():
    begun = game()
    yield begun
    begun.close()
