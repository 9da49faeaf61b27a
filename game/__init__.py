"""The game: screens, sessions, and the command line that opens them."""
