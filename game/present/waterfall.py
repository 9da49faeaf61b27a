"""The change of brand equity, parted exactly among what people think, and who came and went.

Brand equity is 100 times the mean over people of f·g, where f is the root of awareness and g weighs
image, trust and loyalty. For anybody, the change of f·g is (mean g)·Δf + (mean f)·Δg, without a
rest, and Δg is the sum of its three parts. So the parts sum to the change: no cause is invented and
no residue is hidden. Whose loyalty is counted otherwise because they came or left, and who moved
into somebody else's place, are parts of their own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.present.figures import shared_out, signed
from game.recall import Minds
from game.words import _
from sim.scenario.firm import Brand

type Numbers = NDArray[np.float64]

PARTS = ("salience", "image", "trust", "loyalty", "came", "left", "newcomers")


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the change."""

    id: str
    label: str
    value: float
    """As shown: the bars' values sum to the change as shown."""
    text: str
    tip: str


def parts_of(
    before: Minds, after: Minds, replaced: NDArray[np.bool_], brand: Brand
) -> dict[str, float]:
    """The parts of the change in points of brand equity; they sum to it."""
    root, root_after = np.sqrt(before.awareness), np.sqrt(after.awareness)
    f = (root + root_after) / 2.0
    loyal, loyal_after = _loyalty(before, brand), _loyalty(after, brand)
    g, g_after = _thought(before, loyal, brand), _thought(after, loyal_after, brand)
    came = ~before.ours & after.ours & ~replaced
    left = before.ours & ~after.ours & ~replaced
    stayed = ~(came | left | replaced)
    loyalty = f * brand.loyalty * (loyal_after - loyal)
    known = ~replaced
    sums = {
        "salience": ((root_after - root) * (g + g_after) / 2.0)[known],
        "image": (f * brand.image * (after.image - before.image))[known],
        "trust": (f * brand.trust * (after.trust - before.trust))[known],
        "loyalty": loyalty[stayed],
        "came": loyalty[came],
        "left": loyalty[left],
        "newcomers": (root_after * g_after - root * g)[replaced],
    }
    return {name: 100.0 * float(values.sum()) / len(f) for name, values in sums.items()}


def _loyalty(minds: Minds, brand: Brand) -> Numbers:
    return np.where(minds.ours, minds.satisfaction, brand.hearsay * minds.image)


def _thought(minds: Minds, loyalty: Numbers, brand: Brand) -> Numbers:
    of_all: Numbers = (
        brand.image * minds.image + brand.trust * minds.trust + brand.loyalty * loyalty
    )
    return of_all


def equity(minds: Minds, brand: Brand) -> float:
    """Brand equity of these minds."""
    thought = _thought(minds, _loyalty(minds, brand), brand)
    return 100.0 * float((np.sqrt(minds.awareness) * thought).mean())


def bars(parts: dict[str, float]) -> tuple[Bar, ...]:
    """The parts as they are drawn, rounded so that they still sum."""
    values = shared_out(tuple(parts[name] for name in PARTS))
    return tuple(
        Bar(name, label(name), value, signed(value), tip(name))
        for name, value in zip(PARTS, values, strict=True)
    )


def label(name: str) -> str:
    """What a part is called."""
    return {
        "salience": _("Salience"),
        "image": _("Image"),
        "trust": _("Trust"),
        "loyalty": _("Loyalty"),
        "came": _("Customers who came"),
        "left": _("Customers who left"),
        "newcomers": _("New people in town"),
    }[name]


def tip(name: str) -> str:
    """What a part is."""
    return {
        "salience": _("How many people know the brand, and how well."),
        "image": _("How good people think the brand is."),
        "trust": _("How far people take the brand at its word."),
        "loyalty": _("How content customers are who stayed; for others, what they hear."),
        "came": _("Whoever became a customer is counted by contentment, no longer by hearsay."),
        "left": _("Whoever left is counted by hearsay, no longer by contentment."),
        "newcomers": _("People who moved in, in place of people who moved away."),
    }[name]
