"""What must hold of many scenarios if the game is no sermon, and whether it does."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.lab.regret import ASKING, LADDER, Outcome, Tried
from sim.lab.scores import Scores

HALF = 0.5
SEAT = (
    "A customer executive in operations who gives orders mends known faults and joins systems, and "
    "what that takes from each department is spread thin; where faults wait, the seat pays sooner "
    "than anything else for its price."
)
MYOPIA = (
    "A department's best reply is a campaign, a bigger promise or a discount in marketing and "
    "sales, and cheaper contacts in service: each lifts the number it is paid for, and trust and "
    "profit pay. A move at random aims at nothing, and much of the menu does some good."
)
FEW = "Where a scenario offers few decisions and few moves, little is left to be found."
ROOM = 0.15
"""The last step of the ladder should be at least this share of the whole."""
FULL = "integrated-redesign"
COMPOSITE = ("shared-goals", "shared-goals-sponsored")
TOP = 3
ELSEWHERE = 2
"""In so many scenarios at least, shared goals should not be among the first."""
LONG = 4
"""Quarters it should take a player at least to afford the whole reform."""

type Hand = Callable[[Tried], Scores]


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about all scenarios, and what came out."""

    claim: str
    holds: bool
    numbers: str
    reason: str = ""
    """Why it may not hold: what the model does there."""


def free(tried: Tried) -> Scores:
    """What a policy reaches with the lab's free hand."""
    return tried.free


def played(tried: Tried) -> Scores:
    """What it reaches in a player's hands."""
    return tried.played


def ranked(one: Outcome, hand: Hand) -> list[str]:
    """Policies by mean J, the best first."""
    mean = {name: hand(tried).effect().mean for name, tried in one.tried.items()}
    return sorted(mean, key=lambda name: (-mean[name], name))


def as_good(one: Outcome, hand: Hand) -> list[str]:
    """The best policy, and those that these seeds cannot tell from it."""
    first, *others = ranked(one, hand)
    best = hand(one.tried[first])
    return [first, *(name for name in others if best.above(hand(one.tried[name])).low <= 0.0)]


def findings(outcomes: Sequence[Outcome]) -> list[Finding]:
    """Everything that must hold, in the order of the issue."""
    return [
        no_favourite(outcomes, free, "with the lab's free hand"),
        no_favourite(outcomes, played, "in players' hands"),
        nobody_always_first(outcomes),
        sharing_is_no_cure(outcomes),
        *(step(outcomes, place) for place in range(len(LADDER) - 1)),
        room(outcomes),
        pleasing(outcomes),
        costs_first(outcomes),
        takes_long(outcomes),
    ]


def no_favourite(outcomes: Sequence[Outcome], hand: Hand, words: str) -> Finding:
    """No policy is the best one in more than half of the scenarios."""
    wins = Counter(ranked(one, hand)[0] for one in outcomes)
    clear = Counter(good[0] for one in outcomes if len(good := as_good(one, hand)) == 1)
    most = max(wins.values())
    told = (
        f"{name} {count} ({clear[name]} clear of all others)" for name, count in wins.most_common()
    )
    claim = f"No canonical policy is best in more than half of the scenarios, {words}."
    numbers = f"Best in so many of {len(outcomes)}: {', '.join(told)}."
    reason = SEAT if wins.most_common(1)[0][0] == "executive-in-operations" else ""
    return Finding(claim, most <= HALF * len(outcomes), numbers, reason)


def nobody_always_first(outcomes: Sequence[Outcome]) -> Finding:
    """No policy is among the first three everywhere."""
    among = Counter(name for one in outcomes for name in ranked(one, free)[:TOP])
    name, most = among.most_common(1)[0]
    claim = "No canonical policy is among the first three in all scenarios."
    return Finding(claim, most < len(outcomes), f"Most often {name}: {most} of {len(outcomes)}.")


def sharing_is_no_cure(outcomes: Sequence[Outcome]) -> Finding:
    """Shared goals are outside the first three in some scenarios."""
    outside = [one.case.id for one in outcomes if not {*ranked(one, free)[:TOP]} & {*COMPOSITE}]
    claim = f"Shared goals are outside the first three in at least {ELSEWHERE} scenarios."
    numbers = f"Outside in {len(outside)} of {len(outcomes)}: {', '.join(outside) or 'none'}."
    return Finding(claim, len(outside) >= ELSEWHERE, numbers)


def step(outcomes: Sequence[Outcome], place: int) -> Finding:
    """One rung of the ladder lies above the one below."""
    effects = [one.steps()[place] for one in outcomes]
    higher, lower = (sum(one.sign == sign for one in effects) for sign in (1, -1))
    means = [one.mean for one in effects]
    claim = f"{LADDER[place]} < {LADDER[place + 1]}, in every scenario.".capitalize()
    numbers = (
        f"Above in {higher} of {len(outcomes)}, below in {lower}, the others not to be told apart; "
        f"J differs by {min(means):.2f} to {max(means):.2f}."
    )
    reason = MYOPIA if place == 0 and lower else ""
    return Finding(claim, higher == len(outcomes), numbers, reason)


def room(outcomes: Sequence[Outcome]) -> Finding:
    """There is room above the rules of thumb."""
    parts = {one.case.id: one.room() for one in outcomes}
    small = [name for name, part in parts.items() if part < ROOM]
    claim = f"The last step is at least {100 * ROOM:.0f} % of the span from random to searched."
    numbers = f"{100 * min(parts.values()):.0f} % to {100 * max(parts.values()):.0f} %."
    below = f" Less in {', '.join(small)}." if small else ""
    return Finding(claim, not small, numbers + below, FEW)


def pleasing(outcomes: Sequence[Outcome]) -> Finding:
    """To grant every wish is worse than to have rules of thumb."""
    pairs = [(one.ladder[ASKING], one.ladder["sensible"]) for one in outcomes]
    below = sum(rules.above(wishes).sign == 1 for wishes, rules in pairs)
    sad = sum(wishes.effect().sign == -1 for wishes, _ in pairs)
    claim = "Granting departments every wish does worse than rules of thumb, in every scenario."
    numbers = f"Worse in {below} of {len(outcomes)}; worse than doing nothing in {sad}."
    return Finding(claim, below == len(outcomes), numbers)


def quarters_below(scores: Scores) -> list[int]:
    """Quarters, counted from 1, in which profit is lower than without a move."""
    signs = [effect.sign for effect in scores.profit_by_quarter()]
    return [number for number, sign in enumerate(signs, start=1) if sign < 0]


def pays_from(scores: Scores) -> int | None:
    """The first quarter, counted from 1, in which profit is higher than without a move."""
    signs = [effect.sign for effect in scores.profit_by_quarter()]
    return next((number for number, sign in enumerate(signs, start=1) if sign > 0), None)


def costs_first(outcomes: Sequence[Outcome]) -> Finding:
    """The whole reform lowers profit before it raises it."""
    told = {one.case.id: one.tried[FULL].free for one in outcomes}
    first = [
        name
        for name, scores in told.items()
        if (below := quarters_below(scores)) and below[0] < (pays_from(scores) or 10_000)
    ]
    lengths = [len(quarters_below(scores)) for scores in told.values()]
    claim = "The integrated redesign costs profit first, in every scenario."
    numbers = (
        f"In {len(first)} of {len(outcomes)}; profit is below that of doing nothing for "
        f"{min(lengths)} to {max(lengths)} quarters."
    )
    return Finding(claim, len(first) == len(outcomes), numbers)


def takes_long(outcomes: Sequence[Outcome]) -> Finding:
    """Players cannot afford the whole reform at once."""
    tried = {one.case.id: one.tried[FULL].afforded for one in outcomes}
    took = [1 + one.late // 13 for one in tried.values() if one.week is not None]
    never = [name for name, one in tried.items() if one.week is None]
    claim = f"Players need at least {LONG} quarters to afford the integrated redesign."
    spans = sorted({min(took), max(took)}) if took else []
    numbers = f"{' to '.join(map(str, spans))} quarters" if took else "Nowhere"
    beside = f"; not to be had whole in {', '.join(never)}" if never else ""
    return Finding(claim, all(quarters >= LONG for quarters in took), f"{numbers}{beside}.")
