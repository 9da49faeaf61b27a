"""A real host in a process of its own, with a worker from memory: to be killed by tests.

python -m tests.sessions.child FILE PORT
"""

import asyncio
import sys
from pathlib import Path

from game.session.gate import allowed_hosts
from game.session.hosting import Settings, listening
from game.session.server import Server, serving
from tests.sessions.rooms import Party


async def serve(file: Path, port: int) -> None:
    """Host until killed; the port is printed once somebody may come."""
    listener = listening(Settings("promise-gap", file, port=port))
    port = listener.getsockname()[1]
    party = Party(file, quarters=40)
    app = Server(party.host, allowed_hosts(port, lan=False)).app()
    computing = asyncio.create_task(party.host.compute())
    print(port, flush=True)
    await serving(app, party.host.limits).serve(sockets=[listener])
    computing.cancel()
    party.store.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
