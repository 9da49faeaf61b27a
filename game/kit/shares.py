"""Shares that always make up a hundred: what happens to the others when one of them changes."""

from collections.abc import Sequence

WHOLE = 100
STEP = 5


def shared_out(
    values: Sequence[int],
    index: int,
    new_value: int,
    locked: Sequence[bool] = (),
    step: int = STEP,
) -> tuple[int, ...]:
    """A row with a new value at `index`; the others give way in proportion to what they had.

    `values` are those at mouse-down: a drag there and back then restores the row. Locked values do
    not move. What is left over by rounding goes to the largest remainders, the leftmost first.
    """
    fixed = tuple(locked) or (False,) * len(values)
    others = [i for i in range(len(values)) if i != index and not fixed[i]]
    if not others or fixed[index] or new_value == values[index]:
        return tuple(values)
    room = sum(values[i] for i in (*others, index))
    wanted = round(max(0, new_value) / step) * step
    if wanted == values[index]:
        return tuple(values)
    wanted = min(wanted, room)
    row = list(values)
    row[index] = wanted
    weights = [values[i] for i in others]
    for i, part in zip(others, apportioned(weights, room - wanted, step), strict=True):
        row[i] = part
    return tuple(row)


def apportioned(weights: Sequence[int], total: int, step: int = STEP) -> list[int]:
    """A total in steps, shared in proportion to weights (equally if all are nothing).

    A rest smaller than a step goes to whoever has the largest part of a step left.
    """
    weights = list(weights) if sum(weights) else [1] * len(weights)
    whole = sum(weights)
    steps, rest = divmod(total, step)
    parts = [steps * w // whole for w in weights]
    left = [steps * w % whole for w in weights]
    ranking = sorted(range(len(weights)), key=lambda i: (-left[i], i))
    short = steps - sum(parts)
    for i in ranking[:short]:
        parts[i] += 1
    found = [part * step for part in parts]
    found[ranking[min(short, len(ranking) - 1)]] += rest
    return found
