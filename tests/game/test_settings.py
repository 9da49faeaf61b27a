"""The file of settings: it survives everything that can happen to a file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.settings import FITS, Settings, settings_path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
DEFAULTS = Settings()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "settings.json"


def written(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Settings.read(path)


def test_nothing_is_written_until_something_is_chosen(path):
    assert Settings.read(path).fault == ""
    assert not path.exists()


def test_what_is_chosen_is_there_next_time_and_no_half_written_file_is_left(path):
    settings = Settings.read(path)
    settings.choose("theme", "dark")
    settings.choose("keys", {"e": "q"})
    again = Settings.read(path)
    assert (again.theme, again.keys, again.fault) == ("dark", {"e": "q"}, "")
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "\x00", "[" * 100_000])
def test_a_broken_file_is_set_aside_with_a_sentence(path, text):
    settings = written(path, text)
    assert "settings-broken.json" in settings.fault
    assert settings.theme == DEFAULTS.theme
    assert path.with_name("settings-broken.json").read_text(encoding="utf-8") == text
    settings.choose("text", 150)
    assert Settings.read(path).text == 150


def test_a_file_in_another_encoding_is_set_aside(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe{}")
    assert "settings-broken.json" in Settings.read(path).fault


def test_what_we_do_not_know_stays_in_the_file(path):
    settings = written(path, '{"from the future": {"a": 1}, "text": 150}')
    settings.choose("theme", "dark")
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"from the future": {"a": 1}, "text": 150, "theme": "dark"}


def test_the_command_line_wins_for_one_sitting_and_is_not_kept(path):
    settings = written(path, '{"text": 150}')
    settings.override(text=200, theme="dark", language=None)
    settings.choose("calm", True)
    assert (settings.text, settings.theme, settings.language) == (200, "dark", "system")
    assert json.loads(path.read_text(encoding="utf-8")) == {"text": 150, "calm": True}


@given(told=st.dictionaries(st.sampled_from(sorted(FITS)) | st.text(), JSON))
def test_whatever_a_file_says_only_what_fits_is_used(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("home") / "settings.json"
    settings = written(path, json.dumps(told))
    for name, fits in FITS.items():
        assert fits(getattr(settings, name))
        if name in told and not fits(told[name]):
            assert getattr(settings, name) == getattr(DEFAULTS, name)
            assert name in settings.fault
    assert settings.kept == told


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings = Settings(path=tmp_path / "file" / "settings.json")
    settings.choose("theme", "dark")
    assert settings.theme == "dark"
    assert "could not be kept" in settings.fault


def test_settings_lie_beside_the_games(monkeypatch, tmp_path):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "settings.json"
