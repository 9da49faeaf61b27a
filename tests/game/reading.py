"""Somebody who hears the game by AT-SPI alone: run by the system's Python within a bus of its own.

Opens the game, presses its button for the settings, and says whether they are there.
"""

import subprocess
import sys
import time

PATIENCE = 60
BUS = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
SET = ["--method", "org.freedesktop.DBus.Properties.Set", "org.a11y.Status"]
GAME = [sys.argv[1], "-c", "from game.cli import main; main()", "play", "--language", "en"]


def named(thing, name, role):
    """The first thing of this name and role in a tree."""
    if thing.name == name and thing.getRoleName() == role:
        return thing
    return next((hit for part in thing if part and (hit := named(part, name, role))), None)


def waited(desktop, name, role):
    """The same, as soon as it is there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for app in desktop:
            if app and (hit := named(app, name, role)):
                return hit
        time.sleep(0.2)
    raise SystemExit(f"there is no {role} {name!r}")


def main():
    for one in ("IsEnabled", "ScreenReaderEnabled"):
        subprocess.run([*BUS, *SET, one, "<true>"], check=True, capture_output=True)
    import pyatspi  # noqa: PLC0415  # it finds the bus as it is imported

    game = subprocess.Popen(GAME)
    try:
        desktop = pyatspi.Registry.getDesktop(0)
        waited(desktop, "Settings", "push button").queryAction().doAction(0)
        waited(desktop, "Less motion", "toggle button")
        print("settings are open", flush=True)
    finally:
        game.kill()


main()
