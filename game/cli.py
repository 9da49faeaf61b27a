"""The entry point `silo`: the simulation's commands, and the game's as they come."""

from sim.cli.app import app


def main() -> None:
    """Run the command line."""
    app()
