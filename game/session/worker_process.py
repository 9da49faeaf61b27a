"""The program of the worker's process: it gives way to the host, which people wait for.

Mesa loads pandas, and pandas pyarrow if it is there: 37 MiB that no game needs.
"""

import os
import sys

sys.modules["pyarrow"] = None  # type: ignore[assignment]  # so that nobody finds it

from game.session.worker import main  # noqa: E402

NICER = 5

if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICER)
    main()
