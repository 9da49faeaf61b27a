"""The sounds of the game, made of bent tones: the same to the bit on every machine.

Only sums, products and quotients are used: sines differ in their last bit from processor to
processor. Each sound says what the screen says as well; nobody who hears nothing misses anything.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RATE = 22_050
"""Samples a second."""
LOUDEST = 11_000
"""Of 32,767: no sound is louder than a third of what a machine can do."""
ATTACK = 0.008
"""Seconds in which a tone begins, so that it does not click."""


class Tone(NamedTuple):
    """One tone of a sound."""

    pitch: float
    """Hertz at its beginning."""
    at: float
    """Seconds after the beginning of the sound."""
    long: float
    """Seconds."""
    loud: float = 1.0
    bend: float = 1.0
    """Pitch at its end, as a share of that at its beginning."""


SOUNDS: dict[str, tuple[Tone, ...]] = {
    "taken": (Tone(523.25, 0.0, 0.14, 0.6), Tone(783.99, 0.07, 0.22, 0.6)),
    "refused": (Tone(233.08, 0.0, 0.13, 0.7), Tone(196.0, 0.11, 0.2, 0.7)),
    "week": (Tone(1046.5, 0.0, 0.035, 0.16),),
    "complaint": (Tone(392.0, 0.0, 0.18, 0.35, bend=0.84),),
    "viral": tuple(Tone(440.0 * step, 0.07 * n, 0.2, 0.5) for n, step in enumerate((1, 1.2, 1.5))),
    "quarter": (Tone(329.63, 0.0, 0.5, 0.5), Tone(493.88, 0.0, 0.5, 0.4)),
    "report": (
        Tone(392.0, 0.0, 0.4, 0.4), Tone(493.88, 0.06, 0.4, 0.35), Tone(587.33, 0.12, 0.6, 0.4),
    ),
}  # fmt: skip
"""Decided, not possible, a week has gone by, complaints have come, something goes viral, the
quarter is over, its report is there."""
AMBIENT = frozenset({"week", "complaint", "viral"})
"""Sounds of what goes on by itself; the others answer the player."""


@cache
def made(name: str) -> NDArray[np.int16]:
    """A sound as samples, one channel."""
    tones = SOUNDS[name]
    whole = np.zeros(max(_samples(tone.at) + _samples(tone.long) for tone in tones))
    for tone in tones:
        first = _samples(tone.at)
        whole[first : first + _samples(tone.long)] += _wave(tone)
    peak = max(1.0, float(np.abs(whole).max()))
    return np.rint(whole / peak * LOUDEST).astype(np.int16)


def _samples(seconds: float) -> int:
    return round(seconds * RATE)


def _wave(tone: Tone) -> NDArray[np.float64]:
    """A tone that fades: arcs of parabolas, which sound almost like a sine."""
    count = _samples(tone.long)
    seconds = np.arange(count) / RATE
    bent = (tone.bend - 1.0) / (2.0 * tone.long)
    turns = tone.pitch * (seconds + bent * seconds * seconds)
    phase = 2.0 * (turns - np.floor(turns)) - 1.0
    left = 1.0 - seconds / tone.long
    fade = np.minimum(1.0, seconds / ATTACK) * left * left * left
    wave: NDArray[np.float64] = 4.0 * phase * (1.0 - np.abs(phase)) * fade * tone.loud
    return wave
