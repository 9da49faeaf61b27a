"""What no environment can be made of is said, with the name of the argument."""

from collections.abc import Sequence


def at_least(low: int, **given: int | None) -> None:
    """Refuse numbers that are too small; None is none.

    Raises:
        ValueError: with the name and the least.
    """
    for name, value in given.items():
        if value is not None and value < low:
            raise ValueError(f"`{name}` is {value}: it should be {low} or more")


def one_of(name: str, value: object, known: Sequence[object]) -> None:
    """Refuse what is not on a list.

    Raises:
        ValueError: with the name and the list.
    """
    if value not in known:
        said = ", ".join(str(one) for one in known)
        raise ValueError(f"`{name}` is {value!r}: it should be one of {said}")
