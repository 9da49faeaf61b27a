"""Journals with something planted in them: a known pattern, at a random date, in a random game.

A plant says of each kind of turning point whether it is there, or leaves it open. Beside it stand
harmless decisions, so that a detector cannot go by the mere number of entries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sim.explain.course import Game
from sim.journal import Journal
from sim.run import LAB, Run
from tests.strategies import case

PEOPLE, WEEKS = 600, 104
KINDS = ("worse_before_better", "overshoot", "green_number", "blame", "silence")
OWNED = (0, {"kind": "listening_owner", "owner": "service"})
HARMLESS = (
    {"kind": "present_evidence"},
    {"kind": "cut_dividend", "part": 0.4, "quarters": 1},
)
ONE_POLICY = {"kind": "answering_policy", "order": "one_policy"}


OTHER_PAY = (
    ("service", {"cx": 1.0}),
    ("sales", {"cx": 0.8, "revenue": 0.2}),
    ("marketing", {"cx": 0.8, "leads": 0.2}),
    ("it", {"cx": 0.9, "cost": 0.1}),
)


@dataclass(frozen=True)
class Plant:
    """What was decided on purpose, and what must be found."""

    name: str
    plan: tuple
    truth: dict[str, bool]


def _silo_pay(dice: Random, date: int) -> tuple:
    """Three quarters of a department's pay moved at once, with nobody behind it."""
    who, row = dice.choice(OTHER_PAY)
    return ((date, {"kind": "set_goals", who: row}),)


def _sponsored(dice: Random, date: int) -> tuple:
    share = dice.choice((0.4, 0.45, 0.5))
    return (
        (date - 6, {"kind": "sponsor_attention", "points": 3, "quarters": 40}),
        (date, {"kind": "shared_goals", "weight": share}),
    )


def _rolled_back(dice: Random, date: int) -> tuple:
    later = date + dice.randint(6, 10)
    return (*_sponsored(dice, date), (later, {"kind": "roll_back", "decision": "shared_goals"}))


def _campaign(dice: Random, date: int) -> tuple:
    spend = dice.choice((1.75, 2.0))
    return ((date, {"kind": "campaign_burst", "spend": spend, "weeks": dice.randint(10, 13)}),)


def _standing_campaign(dice: Random, date: int) -> tuple:
    spend = dice.choice((1.5, 1.75, 2.0))
    return ((date, {"kind": "campaign_burst", "spend": spend, "weeks": 520}),)


def _louder(dice: Random, date: int) -> tuple:
    return ((date, {"kind": "promise_level", "extra": dice.choice((0.10, 0.12, 0.15))}),)


def _softer(dice: Random, date: int) -> tuple:
    return ((date, {"kind": "promise_level", "extra": dice.choice((-0.06, -0.04, -0.02))}),)


def _latitude(dice: Random, date: int) -> tuple:
    return ((date, {"kind": "empower", "latitude": dice.choice((0.5, 0.6, 0.7))}),)


def _fixing(dice: Random, date: int) -> tuple:
    split = {"run": 0.1, "fixes": 0.5, "integrate": 0.4, "features": 0.0}
    return ((date, {"kind": "it_mandate", "share": dice.choice((0.3, 0.4)), **split}),)


def _a_little_shared(dice: Random, date: int) -> tuple:
    return ((date, {"kind": "shared_goals", "weight": dice.choice((0.05, 0.1))}),)


def _nothing(dice: Random, date: int) -> tuple:
    del dice, date
    return ()


NO: dict[str, bool | None] = dict.fromkeys(KINDS, False)
PATTERNS: dict[str, tuple[Callable[[Random, int], tuple], dict[str, bool | None]]] = {
    "sponsored sharing": (_sponsored, {**NO, "worse_before_better": True, "blame": None}),
    "sharing rolled back": (_rolled_back, {**NO, "blame": None}),
    "silo pay": (_silo_pay, {**NO, "blame": True, "worse_before_better": None}),
    "burst": (_campaign, {**NO, "overshoot": True}),
    "standing campaign": (_standing_campaign, {**NO, "green_number": None}),
    "louder promise": (_louder, {**NO, "green_number": True}),
    "softer promise": (_softer, NO),
    "latitude": (_latitude, NO),
    "fixing": (_fixing, NO),
    "a little shared": (_a_little_shared, NO),
    "nothing": (_nothing, NO),
}
"""What can be planted, and what it brings about; None where that depends on the rest."""


ASIDE = ("softer promise", "latitude", "fixing")
"""What may be decided beside a plant: real changes without a turning point of their own."""
APART = {
    "sponsored sharing": ("fixing", "latitude"),
    "sharing rolled back": ("fixing", "latitude"),
    "louder promise": ("softer promise",),
}
"""What is not put beside a plant: it pulls the same lever, or does the plant's work for it."""
UNSCORED = ("listening_owner", "answering_policy")
"""Decisions that are there to end a silence; what else they bring about is not planted."""


def planted(seed: int, name: str) -> Plant:
    """A plant of a kind, its numbers and dates drawn from the seed."""
    dice = Random(f"{seed} {name}")
    make, truth = PATTERNS[name]
    plan = list(make(dice, dice.randint(8, 18)))
    beside = [one for one in ASIDE if one not in {name, *APART.get(name, ())}]
    if dice.random() < 0.4:
        plan += PATTERNS[dice.choice(beside)][0](dice, dice.randint(20, 40))
    plan += [(dice.randint(1, 40), one) for one in dice.sample(HARMLESS, dice.randint(0, 2))]
    silent = dice.random() < 0.5
    if not silent:
        plan += [OWNED, (dice.randint(1, 40), ONE_POLICY)]
    known = {kind: yes for kind, yes in truth.items() if yes is not None} | {"silence": silent}
    return Plant(name, tuple(sorted(plan, key=lambda step: step[0])), known)


def journal_of(plant: Plant, seed: int) -> Journal:
    """The game of a plant, played and written down."""
    run = Run(case(), seed, customers=PEOPLE)
    for week in range(WEEKS):
        for date, decision in plant.plan:
            if date == week:
                run.decide(decision, by=LAB)
        run.advance()
    return run.journal


def game_of(plant: Plant, seed: int) -> Game:
    """The same, read back from its journal."""
    return Game.read(journal_of(plant, seed), case())
