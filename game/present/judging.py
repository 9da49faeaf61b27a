"""What each move was worth, and how much of the end was luck: tables for the debrief."""

from dataclasses import dataclass

from game.present.figures import number, signed, span
from game.present.telling import told
from game.seat import Seat
from game.words import _
from sim.debrief.worth import Skill, Trials, judged
from sim.decisions.rebuilding import before
from sim.explain.course import METRIC as COLUMN

METRIC = "brand_equity"
WITHOUT, ALONE = "without", "alone"
"""The game less the same game without a move; the move alone less no moves at all."""
BINS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One move."""

    id: str
    number: int
    title: str
    value: float
    """Under the luck of the game itself, in points of brand equity."""
    low: float
    high: float
    """In one luck of twenty it is less, in one more."""
    text: str
    span: str
    maybe: bool
    """Whether it may as well be nothing."""


@dataclass(frozen=True, slots=True)
class Moves:
    """All moves, on one axis."""

    rows: tuple[Row, ...]
    bounds: tuple[float, float]
    lucks: int


@dataclass(frozen=True, slots=True)
class Lucks:
    """The same moves under other lucks."""

    ends: tuple[float, ...]
    yours: float
    counts: tuple[int, ...]
    low: float
    high: float
    place: int
    """In which bar the game itself lies."""
    sentence: str


def moves(seat: Seat, trials: Trials, way: str = WITHOUT) -> Moves:
    """What each move was worth, by one of two ways of asking.

    Args:
        seat: the game.
        trials: of the same game.
        way: `WITHOUT` or `ALONE`.
    """
    taken = {item.id: item for item in seat.taken}
    rows = []
    for worth in trials.worth(METRIC):
        item, one = taken[worth.id], worth.without if way == WITHOUT else worth.alone
        title = told(before(seat.policy, item.week, seat.case), item.decision).title
        rows.append(
            Row(
                item.id,
                item.number,
                title,
                one.yours,
                one.low,
                one.high,
                signed(one.yours),
                span(one.low, one.high, 1),
                one.sign == 0,
            )
        )
    ends = [end for row in rows for end in (row.value, row.low, row.high)]
    bounds = min([-1.0, *ends]), max([1.0, *ends])
    return Moves(tuple(rows), bounds, _others(trials))


def lucks(trials: Trials) -> Lucks:
    """Where the same moves end under other lucks."""
    column = COLUMN[METRIC]
    mine, still = trials.values[trials.every][:, column], trials.values[frozenset()][:, column]
    skill = judged(METRIC, mine, still)
    low, high = float(mine.min()), float(mine.max())
    wide = (high - low) / BINS or 1.0
    places = [min(BINS - 1, int((end - low) / wide)) for end in mine.tolist()]
    others = places[1:]
    counts = tuple(others.count(place) for place in range(BINS))
    ends = tuple(mine[1:].tolist())
    return Lucks(ends, skill.yours, counts, low, high, places[0], _sentence(skill))


def summed(trials: Trials) -> tuple[str, str]:
    """What can be told from luck, and what all moves are worth together beside their sum."""
    worths = trials.worth(METRIC)
    signs = [one.without.sign for one in worths]
    helped, harmed = signs.count(1), signs.count(-1)
    clear = _(
        "Without it: {helped} of {n} clearly helped, {harmed} clearly harmed; the rest may be "
        "nothing."
    )
    if helped + harmed == len(signs):
        clear = _("Without it: {helped} of {n} clearly helped, {harmed} clearly harmed.")
    clear = clear.format(helped=helped, harmed=harmed, n=len(signs))
    if len(worths) < 2:  # noqa: PLR2004  # one move is worth what all are
        return clear, ""
    total, together = sum(one.without.yours for one in worths), trials.moves(METRIC).yours
    both = _(
        "All moves together were worth {together} points; the worths without each sum to {sum}. "
        "Worths do not add up: moves that need each other are each worth the whole."
    )
    if signed(total) == signed(together):
        both = _(
            "All moves together were worth {together} points, and here the worths without each sum "
            "to {sum} as well. That need not be so."
        )
    return clear, both.format(together=signed(together), sum=signed(total))


def _others(trials: Trials) -> int:
    return len(trials.values[trials.every]) - 1


def _sentence(skill: Skill) -> str:
    """The verdict with its numbers."""
    sentences = {
        "hard to tell": _(
            "Hard to tell: the same moves end between {low} and {high} in half of all lucks; "
            "yours ended at {yours}."
        ),
        "lucky": _(
            "Lucky: the same moves end between {low} and {high} in half of all lucks; "
            "yours ended at {yours}."
        ),
        "a bit lucky": _(
            "A bit lucky: the same moves end between {low} and {high} in half of all lucks; "
            "yours ended at {yours}."
        ),
        "unlucky": _(
            "Unlucky: the same moves end between {low} and {high} in half of all lucks; "
            "yours ended at {yours}."
        ),
        "a bit unlucky": _(
            "A bit unlucky: the same moves end between {low} and {high} in half of all lucks; "
            "yours ended at {yours}."
        ),
    }
    low, high, yours = (number(value, 1) for value in (skill.low, skill.high, skill.yours))
    return sentences[skill.verdict].format(low=low, high=high, yours=yours)
