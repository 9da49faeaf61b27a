"""After a game: what decisions were worth, what was luck, and where it turned."""
