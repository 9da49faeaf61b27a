"""Which model this is: for whoever has to know it without loading it."""

MODEL = "3"
"""Raised whenever the same scenario, seed and journal would give other numbers."""
