"""Why some faults in the rules are not found by any test, filed by topic, rule, text and fault."""

EQUAL = "Equal:"
"""How the reason of a fault begins that changes no number."""
REASONS: dict[tuple[str, str, str, str], str] = {}
