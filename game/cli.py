"""The entry point `silo`: the simulation's commands, and before them the game's."""

from game.debrief_command import debrief
from game.host_command import host
from game.join_command import join
from game.play_command import play
from game.session_command import session_app
from sim.cli.app import app

__all__ = ["app", "main"]

app.info.help = "A firm with four silos, and the customers they share. Begin with: silo play"
app.command()(play)
app.registered_commands.insert(0, app.registered_commands.pop())  # it is listed first
app.command()(host)
app.command()(join)
app.add_typer(session_app)
app.command()(debrief)


def main() -> None:
    """Run the command line."""
    app()
