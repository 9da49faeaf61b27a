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
READINGS = {
    "A": "Switched off, the promise takes just under half of the effect with it; alone, it carries "
    "more than half. Trust is the stock that the reform moves most.",
    "C": "Where nothing is found or fixed, issues pile up in both firms and a reformed service is "
    "worth more, so this loop carries less than nothing by the first measure. Loops stand in for "
    "each other; shares need not add up to 1.",
}


def effect(sign: float, values: dict[str, float]) -> tuple[Term, Term]:
    """The effect of the full reform among firms with some parameters."""
    reformed, silo = FULL.having(values), SILO.having(values)
    return Term(sign, reformed, EQUITY), Term(-sign, silo, EQUITY)


def gone(name: str) -> Contrast:
    """The part of the reform's effect that goes with a loop."""
    label, values = OFF[name]
    terms = (*effect(1.0, {}), *effect(-1.0, values))
    text = f"goes with loop {name} ({label})"
    return Contrast(text, terms, "below", 0.5, over=effect(1.0, {}), signed=False)


def alone(name: str) -> Contrast:
    """The part that a loop brings where the two others do not turn."""
    others = [values for key, (_, values) in OFF.items() if key != name]
    without_others, without_all = others[0] | others[1], others[0] | others[1] | OFF[name][1]
    terms = (*effect(1.0, without_others), *effect(-1.0, without_all))
    text = f"loop {name} alone ({OFF[name][0]})"
    return Contrast(text, terms, "below", 0.5, over=effect(1.0, {}), signed=False)


LOOPS = tuple(
    Claim(
        name, "model", f"Loop {name}, {label}, carries at most half of the full reform.",
        "the full reform where the loop is switched off", "where it turns",
        "share of the effect on brand equity", "below .5", label, (gone(name), alone(name)),
        reading=READINGS.get(name, ""),
    )
    for name, (label, _) in OFF.items()
)  # fmt: skip
