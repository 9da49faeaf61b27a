"""How a game was made: what another would need to live it again to the same bit."""

from importlib.metadata import version

from game.present.figures import number
from game.seat import Seat
from game.words import _
from sim.version import MODEL


def made(seat: Seat) -> tuple[tuple[str, str], ...]:
    """What, and its value."""
    header, run = seat.run.journal.header, seat.run
    luck = f"{header.seed}" + (f", {header.replicate}" if header.replicate else "")
    program = f"silo-dynamics {version('silo-dynamics')}, " + _("model {n}").format(n=MODEL)
    return (
        (_("Program"), program),
        (_("Scenario"), f"{header.scenario}, {header.scenario_hash}"),
        (_("Seed"), luck),
        (_("People simulated"), number(header.customers)),
        (_("SHA-256 of the last week"), run.state.hash()),
    )
