"""The program of the worker's process.

Mesa loads pandas, and pandas pyarrow if it is there: 37 MiB that no game needs.
"""

import sys

sys.modules["pyarrow"] = None  # type: ignore[assignment]  # so that nobody finds it

from game.session.worker import main  # noqa: E402

if __name__ == "__main__":
    main()
