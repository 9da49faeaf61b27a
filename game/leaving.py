"""The end of the program: at once, whatever is still under way beside the game.

Python would wait for threads that a worker shares its futures out to. Those it does not wait for
may be in the middle of the compiler, which then loses the ground under its feet and aborts. None of
them touches a file of the game, and every decision is on the disk since it was taken.
"""

import os
import sys
import threading

from game.warmth import end_children


def leave() -> None:
    """End the program now, and the processes that compile for it."""
    end_children()
    if threading.active_count() > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
