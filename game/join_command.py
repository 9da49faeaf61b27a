"""`silo join`: a seat in a session that another computer hosts."""

import os
from typing import Annotated

import typer

from game.play_command import (
    FULL,
    LANGUAGE,
    SIZE,
    TEXT,
    THEME,
    Colours,
    known,
    window_size,
)
from game.settings import Settings, settings_path
from sim.cli.telling import fail

ADDRESS = typer.Argument(help="Of the host, as on the wall: 192.168.1.5:8765.")
FINGERPRINT = typer.Option(
    "--fingerprint", metavar="SIGNS",
    help="Of the host's certificate, as the host shows it: no other is believed.",
)  # fmt: skip
CODE = typer.Argument(help="Six letters and digits, from the wall or the facilitator.")


def join(
    address: Annotated[str, ADDRESS],
    code: Annotated[str, CODE],
    fingerprint: Annotated[str, FINGERPRINT] = "",
    theme: Annotated[Colours | None, THEME] = None,
    text: Annotated[int | None, TEXT] = None,
    language: Annotated[str | None, LANGUAGE] = None,
    size: Annotated[str | None, SIZE] = None,
    fullscreen: Annotated[bool, FULL] = False,
) -> None:
    """Join a session: a window opens on its lobby, and you take a seat.

    The window comes back by itself when the network was away, and nothing that was sealed is lost.
    The same command on the same computer has the same seat again. A browser does as well: open the
    address there.

    Where the address begins with https, the host has to prove who it is: by a certificate that
    this computer knows, or by the fingerprint that the host shows.

    \b
    Examples:
      silo join 192.168.1.5:8765 ABC234
      silo join https://192.168.1.5:8765 ABC234 --fingerprint 7F3A-91C2-0B4D-5E66-A1F0
    """
    wanted = window_size(size)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    settings = Settings.read(settings_path())
    settings.override(
        theme=theme and theme.value,
        text=text,
        language=known(language) if language else None,
        fullscreen=fullscreen or None,
    )
    try:
        import pygame

        from game.app import App
        from game.app import play as until_left
        from game.leaving import leave
        from game.screens.remote.joining import Joining
        from game.screens.title import Title
    except ModuleNotFoundError as error:
        fail(f"{error.name} is missing: joining needs the extra `host` (silo-dynamics[host])")
    try:
        joining = Joining(Title, address, code, fingerprint, at_once=True)
        app = App(joining, wanted, settings=settings)
    except pygame.error as error:
        fail(f"no window can be opened here ({error}); a browser can join at {address}")
    until_left(app)
    leave()
