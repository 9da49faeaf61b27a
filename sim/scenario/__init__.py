"""Scenario files: what may stand in them, how they are read, and what compiled code makes of them."""
