"""Searching for a policy: plans that a player could pay for, and what the best is worth."""
