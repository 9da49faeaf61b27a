"""Screens: one module each; they build widgets from what `game.present` says, and answer events."""
