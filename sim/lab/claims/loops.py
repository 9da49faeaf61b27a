"""How much of the full reform's effect runs through each of the three loops."""

from sim.lab.claims.common import EQUITY, FULL, NO_CROSS, NO_FIXES, SILO
from sim.lab.claims.contrasts import Contrast, Term
from sim.lab.claims.register import Claim

OFF: dict[str, tuple[str, dict[str, float]]] = {
    "A": ("promise", {"memory.should_weight": 0.0, "memory.broken_promise": 0.0}),
    "B": ("service", NO_CROSS),
    "C": ("voice to fix", NO_FIXES),
}
"""Each loop, and the parameters without which it does not turn."""


def share(name: str) -> Contrast:
    """The part of the reform's effect that goes with a loop."""
    label, values = OFF[name]
    reformed, silo = FULL.with_parameters(values), SILO.with_parameters(values)
    whole = (Term(1.0, FULL, EQUITY), Term(-1.0, SILO, EQUITY))
    left = (Term(-1.0, reformed, EQUITY), Term(1.0, silo, EQUITY))
    return Contrast(
        f"share of loop {name} ({label})", (*whole, *left), "below", 0.5, over=whole, signed=False
    )


LOOPS = tuple(
    Claim(
        name, "model", f"Loop {name}, {label}, carries at most half of the full reform.",
        "the full reform where the loop is switched off", "where it turns",
        "share of the effect on brand equity that goes with it", "below .5", label, (share(name),),
    )
    for name, (label, _) in OFF.items()
)  # fmt: skip
