"""What rules are fed with: shares, goal rows, and steps that must not be exact."""

from hypothesis import strategies as st

from sim.flows import Goals

shares = st.floats(0.0, 1.0, allow_subnormal=False)
"""A state, a chance, or a part of a whole."""
inner = st.floats(0.01, 0.99)
"""A share that is neither none nor all."""
weeks = st.floats(1.0, 500.0)
"""A time constant."""
BIT = 1e-12
"""More than sums of a few rounded numbers can be out by."""


def _row(parts: list[int]) -> Goals:
    whole = sum(parts)
    return Goals(*(part / whole for part in parts))


rows = st.lists(st.integers(0, 20), min_size=6, max_size=6).filter(any).map(_row)
"""What a department is paid for: six shares that sum to 1."""
