"""Choices that depend on what is chosen for and on nothing else."""

from hashlib import blake2b

from sim.luck import Key


def chosen(key: Key, *address: int | str) -> int:
    """A whole number from a seed and an address, the same on every machine and in every order."""
    text = ":".join(map(str, (*key, *address)))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
