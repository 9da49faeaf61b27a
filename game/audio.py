"""The loudspeaker: opened with the first sound; a machine that has none plays on in silence."""

import pygame

from game.settings import Settings
from game.sounds import AMBIENT, RATE, made

BUFFER = 512
"""Samples ahead: a fortieth of a second."""


class Audio:
    """Plays sounds as loud as the settings say.

    Args:
        settings: asked anew for each sound.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._works: bool | None = None
        self._sounds: dict[str, pygame.mixer.Sound] = {}

    def play(self, name: str) -> None:
        """Play a sound, if it is to be heard."""
        loud = self.settings.ambience if name in AMBIENT else self.settings.effects
        if loud and self._open():
            sound = self._sounds.get(name)
            if sound is None:
                sound = self._sounds[name] = pygame.mixer.Sound(buffer=made(name).tobytes())
            sound.set_volume(loud / 100)
            sound.play()

    def _open(self) -> bool:
        """Whether there is a loudspeaker; it is looked for once."""
        if self._works is None:
            try:
                pygame.mixer.init(RATE, -16, 1, BUFFER, allowedchanges=0)
            except RuntimeError:  # no device, or built without sound; pygame.error is one
                self._works = False
            else:
                self._works = True
        return self._works

    def close(self) -> None:
        """Let the loudspeaker go."""
        if self._works:
            pygame.mixer.quit()
        self._works, self._sounds = None, {}
