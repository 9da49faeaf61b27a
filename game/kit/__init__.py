"""The widget kit: trees of frozen widgets, measured, drawn, read aloud and driven by keys.

It knows Pygame and nothing of silos. `game.kit.widgets` is the door that screens use.
"""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
