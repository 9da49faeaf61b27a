"""From a game to what a screen shows: frozen records of strings and numbers, and no pixels."""
