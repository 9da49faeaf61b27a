"""Secrets of a session: the join code, tokens, and the names that teams may have."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
"""31 characters that nobody mistakes for one another, read aloud or on a wall."""
CODE_LENGTH = 6
TOKEN_BYTES = 24
"""192 bits."""
NAMES = (
    "Ariel", "Callisto", "Dione", "Elara", "Europa", "Io", "Leda", "Luna", "Metis",
    "Mimas", "Miranda", "Naiad", "Nereid", "Oberon", "Pandora", "Phoebe", "Rhea", "Tethys", "Titan",
    "Umbriel",
)  # fmt: skip
"""Moons: a team is called by one of these, so that nobody's name is kept."""


def new_code() -> str:
    """A join code."""
    return "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LENGTH))


def new_token() -> str:
    """A bearer's token."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> str:
    """What is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of either."""
    return hmac.compare_digest(one.encode(), other.encode())


def tidy(code: str) -> str:
    """A code as people type it: any case, with spaces and dashes."""
    return "".join(code.split()).replace("-", "").upper()


def new_seed() -> int:
    """Whose luck a session has, if nobody says it; small enough for every reader of JSON."""
    return secrets.randbelow(2**53)
