"""The commands, put together; `silo` mounts this application."""

import typer

from sim.cli import asking, rows, trying  # noqa: F401  # which add to `batch` and to `scenario`
from sim.cli.batching import batch_app
from sim.cli.claiming import claims
from sim.cli.comparing import compare
from sim.cli.explaining import why
from sim.cli.forecasting import forecast
from sim.cli.optimising import optimise
from sim.cli.regretting import regret
from sim.cli.replaying import replay
from sim.cli.reporting import analyse
from sim.cli.running import policies, run
from sim.cli.sensing import sensitivity
from sim.scenario_cli import scenario_app

app = typer.Typer(
    name="silo",
    help="A firm with four silos, and the customers they share. Begin with: silo run promise-gap",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(run)
app.command()(replay)
app.command()(forecast)
app.command()(policies)
app.command()(compare)
app.command()(regret)
app.command()(why)
app.command()(claims)
app.command()(sensitivity)
app.command()(optimise)
app.command()(analyse)
app.add_typer(scenario_app)
app.add_typer(batch_app)
