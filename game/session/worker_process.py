"""The program of the worker's process: it gives way to the host, which people wait for.

Mesa loads libraries for tables, networks and maps, and pandas pyarrow if it is there: 90 MiB and
seconds of a start for what no game needs.
"""

import os
import signal
import sys
from types import ModuleType

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the host, which ends this process


class Unused(ModuleType):
    """Stands for a module: whoever imports names from it finds some, and nobody uses them."""

    def __getattr__(self, name: str) -> type:
        """Any name but those that Python asks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return object


for unused in ("pandas", "networkx", "scipy.spatial", "scipy.spatial.distance"):
    sys.modules[unused] = Unused(unused)

from game.session.worker import main  # noqa: E402

NICER = 5

if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICER)
    main()
