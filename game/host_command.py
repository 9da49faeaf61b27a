"""`silo host`: a facilitated session for the teams of a room."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.play_command import known
from sim.cli.telling import fail, warn

if TYPE_CHECKING:
    from game.session.hosting import Open

SCENARIO = typer.Argument(help="Id of a shipped scenario, or a file.")
LAN = typer.Option("--lan", help="Let devices in this network in; else only this computer.")
PORT = typer.Option(min=0, max=65535, help="Port to listen at; 0 takes any that is free.")
SESSION = typer.Option(
    "--session", metavar="FILE", help="The session's file: new, or one to go on with.",
    dir_okay=False, show_default="SCENARIO.session",
)  # fmt: skip
SEED = typer.Option(min=0, max=2**53, help="Whose luck; fresh luck if left out.")
TEAMS = typer.Option(min=1, max=8, help="Teams in the lobby at first; there can be more.")
MINUTES = typer.Option(
    min=0.0, max=120.0, help="For a quarter, 0 for no clock; as the scenario plans, if left out."
)
CUSTOMERS = typer.Option(
    min=50, max=20_000, help="People simulated: resolution, not the size of the firm."
)
BOTS = typer.Option(min=0, max=8, help="A rehearsal: so many teams of the computer play it all.")
CERTIFICATE = typer.Option(
    "--tls-cert", metavar="PEM", dir_okay=False,
    help="Secure the lines (https) with this certificate; its chain may stand in the same file.",
)  # fmt: skip
KEY = typer.Option(
    "--tls-key", metavar="PEM", help="Its key, if that stands in another file.", dir_okay=False
)
SPEED = typer.Option(min=0.1, max=1000.0, help="How many times faster the clock runs.")
LANGUAGE = typer.Option(
    metavar="en|de",
    help="Of the pages that the links and the QR code open; else each device's own.",
)


def host(
    scenario: Annotated[str, SCENARIO],
    lan: Annotated[bool, LAN] = False,
    port: Annotated[int, PORT] = 8765,
    session: Annotated[Path | None, SESSION] = None,
    seed: Annotated[int | None, SEED] = None,
    teams: Annotated[int | None, TEAMS] = None,
    minutes: Annotated[float | None, MINUTES] = None,
    customers: Annotated[int | None, CUSTOMERS] = None,
    bots: Annotated[int, BOTS] = 0,
    speed: Annotated[float, SPEED] = 1.0,
    tls_cert: Annotated[Path | None, CERTIFICATE] = None,
    tls_key: Annotated[Path | None, KEY] = None,
    language: Annotated[str | None, LANGUAGE] = None,
) -> None:
    """Host a session: teams join with a code, in a browser or with `silo join`.

    Three links are printed: where people join, the facilitator's page, and the page for the
    projector. Everything is kept in the session's file as soon as it happens; after a crash the
    same command goes on where it was, and the people are back by themselves.

    \b
    Examples:
      silo host promise-gap --lan
      silo host promise-gap --bots 8 --speed 60 --session rehearsal.session
      silo host promise-gap --lan --tls-cert host.pem --tls-key host.key
    """
    # Not `told`, which loads the simulation: this process stays small, and the worker computes.
    try:
        import asyncio

        from game.session.certificate import CertificateError, certificate
        from game.session.hosting import HostError, Settings
        from game.session.hosting import host as until_ended
        from game.session.store import StoreError
        from sim.scenario.faults import ScenarioError
    except ModuleNotFoundError as error:
        fail(f"{error.name} is missing: a host needs the extra `host` (silo-dynamics[host])")
    file = session or Path(f"{Path(scenario).stem}.session")
    if tls_key and not tls_cert:
        fail("--tls-key is the key of a certificate: give that with --tls-cert")
    try:
        secured = certificate(tls_cert, tls_key) if tls_cert else None
        settings = Settings(
            scenario, file, lan, port, seed, teams, customers, minutes, bots, speed, secured,
            language and known(language),
        )  # fmt: skip
        asyncio.run(until_ended(settings, show))
    except (HostError, StoreError, ScenarioError, CertificateError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or file}: {error.strerror or error}")
    except KeyboardInterrupt:
        warn(f"The session is kept in {file}.")


def show(found: "Open") -> None:
    """Where everybody goes."""
    print(f"join          {found.address}   code {found.code}")
    for other in found.others:
        print(f"  or at       {other}   from another network of this computer")
    print(f"facilitator   {found.lead}")
    print(f"wall          {found.show}")
    if found.fingerprint:
        print(f"fingerprint   {found.fingerprint}   for silo join --fingerprint")
    warn(*found.faults)
    if found.resumed:
        print(f"goes on with  {found.file}   (a new session: --session NEW)")
    print("End with Ctrl+C.", flush=True)
