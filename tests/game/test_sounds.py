"""Sounds are the same on every machine, quiet, and silence hurts nobody."""

import hashlib

import numpy as np
import pygame
import pytest

from game.audio import Audio
from game.settings import Settings
from game.sounds import AMBIENT, LOUDEST, RATE, SOUNDS, made

every_sound = pytest.mark.parametrize("name", SOUNDS)
HASHES = {
    "taken": "8fdb9927892479b4",
    "refused": "08ff4f3a0888b45e",
    "week": "237c0f635e37b5ca",
    "complaint": "2e46d9a32b4c82e8",
    "viral": "0c6a4910e797fd93",
    "quarter": "68da8320336397d5",
    "report": "aec72ebaf7d2e307",
}


@pytest.fixture
def audio():
    made_here = Audio(Settings())
    yield made_here
    made_here.close()


@every_sound
def test_a_sound_is_the_same_to_the_bit_everywhere(name):
    samples = made(name).astype("<i2").tobytes()
    assert hashlib.sha256(samples).hexdigest()[:16] == HASHES[name]


@every_sound
def test_a_sound_is_short_quiet_and_begins_and_ends_without_a_click(name):
    samples = np.abs(made(name).astype(int))
    assert 0 < samples.max() <= LOUDEST
    assert len(samples) < RATE
    assert samples[0] == 0
    assert samples[-20:].max() < LOUDEST / 100


def test_what_comes_every_week_is_the_softest_of_all():
    loud = {name: int(np.abs(made(name).astype(int)).max()) for name in SOUNDS}
    assert min(loud, key=loud.__getitem__) == "week"
    assert {"week", "complaint", "viral"} == AMBIENT


def test_no_loudspeaker_is_opened_for_whoever_wants_silence(audio):
    audio.settings.override(effects=0, ambience=0)
    for name in SOUNDS:
        audio.play(name)
    assert pygame.mixer.get_init() is None


@pytest.mark.parametrize("driver", ["dummy", "there is no such driver"])
def test_a_machine_without_a_loudspeaker_plays_on(audio, monkeypatch, driver):
    monkeypatch.setenv("SDL_AUDIODRIVER", driver)
    for name in SOUNDS:
        audio.play(name)
    assert (pygame.mixer.get_init() is not None) == (driver == "dummy")


def test_the_two_volumes_are_apart(audio, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    audio.settings.override(effects=80, ambience=10)
    audio.play("taken")
    audio.play("week")
    volumes = {name: sound.get_volume() for name, sound in audio._sounds.items()}
    assert volumes == pytest.approx({"taken": 0.8, "week": 0.1}, abs=0.01)
