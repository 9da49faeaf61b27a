"""`silo play`: a window, and the game in it."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from game import words
from game.settings import Settings, settings_path
from sim.cli.telling import fail, told

SCENARIO = typer.Argument(
    metavar="[SCENARIO]", help="Id of a shipped scenario, or a file; the title screen if left out."
)
SEED = typer.Option(help="Whose luck; fresh luck if left out.", min=0, max=2**64 - 1)
JOURNAL = typer.Option(
    metavar="FILE", help="Go on with the game in this journal.", exists=True, dir_okay=False
)
CUSTOMERS = typer.Option(
    min=50, max=20_000, help="People simulated: resolution, not the size of the firm."
)
TEXT = typer.Option(min=100, max=200, help="Text size, per cent; as set in the game if left out.")
THEME = typer.Option(help="Colours; as set in the game if left out.", show_default=False)
FULL = typer.Option(help="Fill the screen.")
LANGUAGE = typer.Option(
    metavar="de|en",
    help="Language of the game; as set in the game, or your system's, if left out.",
    show_default=False,
)
SEATS = typer.Option(
    "--hot-seat",
    metavar="SEAT,...",
    help="Several people at this computer: who has a seat, of marketing, sales, service, it, ceo; "
    "and executive, where a case has a customer executive from the first day.",
    show_default=False,
)
SIZE = typer.Option(metavar="WxH", help="Size of the window.", show_default=False)


class Colours(StrEnum):
    """The themes there are."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@told
def play(
    scenario: Annotated[str | None, SCENARIO] = None,
    seed: Annotated[int | None, SEED] = None,
    journal: Annotated[Path | None, JOURNAL] = None,
    customers: Annotated[int | None, CUSTOMERS] = None,
    theme: Annotated[Colours | None, THEME] = None,
    text: Annotated[int | None, TEXT] = None,
    language: Annotated[str | None, LANGUAGE] = None,
    size: Annotated[str | None, SIZE] = None,
    fullscreen: Annotated[bool, FULL] = False,
    hot_seat: Annotated[str | None, SEATS] = None,
) -> None:
    """Play: a window opens, on the title or at once in a scenario.

    Every decision is kept as soon as it is taken; a game that was left goes on from the title, or
    with --journal. Keys: Tab and Enter reach everything, F1 lists the keys of a screen.

    \b
    Examples:
      silo play
      silo play first-monday
      silo play promise-gap --seed 7 --text 150
      silo play --language de
      silo play promise-gap --hot-seat marketing,service,ceo
      silo play --journal my-game.journal
    """
    if scenario is not None and journal is not None:
        fail("a game is new (SCENARIO) or goes on (--journal), not both")
    if hot_seat is not None and scenario is None:
        fail("--hot-seat needs a SCENARIO")
    wanted, humans = window_size(size), seats(hot_seat, scenario)
    checked(scenario, journal)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    settings = Settings.read(settings_path())
    settings.override(
        theme=theme and theme.value,
        text=text,
        language=known(language) if language else None,
        fullscreen=fullscreen or None,
    )
    import pygame

    from game.app import App
    from game.app import play as until_left
    from game.leaving import leave
    from game.present.title import fresh_seed
    from game.screens.opening import Order
    from game.screens.title import Title

    order = None
    if scenario is not None or journal is not None:
        luck = fresh_seed() if seed is None else seed
        order = Order(scenario or "", luck, path=journal, customers=customers, humans=humans)
    try:
        app = App(Title(customers=customers, order=order), wanted, settings=settings)
    except pygame.error as error:
        fail(f"no window can be opened here ({error}); `silo run` plays without one")
    until_left(app)
    leave()


def window_size(text: str | None) -> tuple[int, int]:
    """The size of the window that is asked for."""
    if text is None:
        return 1366, 768
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) != 2 or not all(part.strip().isdecimal() for part in parts):  # noqa: PLR2004
        fail(f"--size is a width and a height, as 1366x768, not {text!r}")
    width, height = (int(part) for part in parts)
    if not (640 <= width <= 7680 and 360 <= height <= 4320):  # noqa: PLR2004
        fail(f"--size goes from 640x360 to 7680x4320, not {text}")
    return width, height


def seats(text: str | None, scenario: str | None) -> tuple[str, ...]:
    """Who shares this computer; nobody, where one person plays."""
    from sim.room import Room, RoomError
    from sim.scenario.load import load_scenario

    if text is None or scenario is None:
        return ()
    case = load_scenario(scenario)
    named = tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        return Room(named).around(case).humans
    except RoomError as error:
        fail(f"--hot-seat: {error}")


def known(language: str) -> str:
    """A language that the game speaks, or one sentence about those it does."""
    if language not in words.languages():
        names = ", ".join(f"{name} ({own})" for name, own in words.languages().items())
        fail(f"--language is one of {names}, not {language!r}")
    return language


def checked(scenario: str | None, journal: Path | None) -> None:
    """Say what is wrong with a scenario or a journal before any window opens."""
    if scenario is not None:
        from sim.scenario.load import load_scenario

        load_scenario(scenario)
    if journal is not None:
        from sim.journal import Journal
        from sim.origin import scenario_of

        scenario_of(Journal.read(journal), None)
