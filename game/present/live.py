"""The picture that carries the game: silos, what waits in them, bridges, and the crowd."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from game.present.crowd import Crowd, Letter, Share, crowd, legend, letters, moods
from game.present.figures import number, percent
from game.present.names import ICONS, department
from game.seat import Seat
from game.words import _, n_
from sim.customers import codes as at
from sim.flows import Goals
from sim.rules.walls import likeness
from sim.scenario.names import DEPARTMENTS

BUILT = 0.15
"""A bridge is drawn where goals are at least so much alike."""
MONTH = 4
REFERENCE = 1200.0


@dataclass(frozen=True, slots=True)
class Pile:
    """Feedback that nobody has acted on: pieces to be drawn, in numbers of customers."""

    unhappy: int
    neutral: int
    happy: int
    text: str
    tip: str

    @property
    def count(self) -> int:
        """All pieces."""
        return self.unhappy + self.neutral + self.happy


@dataclass(frozen=True, slots=True)
class Silo:
    """A department as customers would draw it."""

    id: str
    name: str
    icon: str
    wall: float
    """How closed it is, 0 to 1."""
    wall_text: str
    pile: Pile
    heard: float
    heard_text: str
    tip: str
    """What heard means here."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """Goals that two departments share."""

    a: str
    b: str
    share: float
    text: str
    built: bool
    side_by_side: bool
    """Whether the two stand next to each other."""
    tip: str


@dataclass(frozen=True, slots=True)
class Live:
    """The whole picture after a week."""

    silos: tuple[Silo, ...]
    bridges: tuple[Bridge, ...]
    legend: tuple[Share, ...]
    crowd: Crowd
    letters: tuple[Letter, ...]


def live(seat: Seat) -> Live:
    """The picture of a game now."""
    kinds = moods(seat)
    return Live(
        silos=silos(seat),
        bridges=bridges(seat),
        legend=legend(kinds),
        crowd=crowd(kinds),
        letters=letters(seat, kinds),
    )


# ---- the silos -----------------------------------------------------------------------------------


def silos(seat: Seat) -> tuple[Silo, ...]:
    """The four of them."""
    heard, piles = seat.recall.heard(), pile_of(seat)
    return tuple(
        _silo(name, thickness(seat, name), piles[name], share)
        for name, share in zip(DEPARTMENTS, heard, strict=True)
    )


def _silo(name: str, wall: float, pile: Pile, heard: float) -> Silo:
    said = _("{name} lets through {share} of what should reach others; its wall holds back {wall}.")
    heard_tip = _(
        "Of what customers said in the last four weeks, {share} reached {name}, directly or "
        "through a colleague who passed it on."
    )
    label = department(name)
    return Silo(
        id=name,
        name=label,
        icon=ICONS[name],
        wall=wall,
        wall_text=said.format(name=label, share=percent(1.0 - wall), wall=percent(wall)),
        pile=pile,
        heard=heard,
        heard_text=percent(heard),
        tip=heard_tip.format(share=percent(heard), name=label),
    )


def thickness(seat: Seat, name: str) -> float:
    """How closed a department is: 1 less the mean of what crosses to the others."""
    walls = [
        getattr(seat.now, f"wall_{a}_{b}")
        for a, b in combinations(DEPARTMENTS, 2)
        if name in {a, b}
    ]
    return 1.0 - float(np.mean(walls))


def pile_of(seat: Seat) -> dict[str, Pile]:
    """What waits in each silo, in numbers of simulated customers."""
    return {
        "marketing": _posts(seat),
        "sales": _mismatches(seat),
        "service": _cases(seat),
        "it": _reports(seat),
    }


def _posts(seat: Seat) -> Pile:
    unhappy, neutral, happy = seat.recall.unanswered()
    count = unhappy + neutral + happy
    text = n_("{n} post nobody answered", "{n} posts nobody answered", count)
    tip = _("Public posts of the last four weeks that nobody in the firm answered.")
    return Pile(unhappy, neutral, happy, text, tip)


def _mismatches(seat: Seat) -> Pile:
    count = _open(seat, at.MISMATCH)
    text = n_("{n} broken promise open", "{n} broken promises open", count)
    tip = _("Open cases of customers who got something else than they had been led to expect.")
    return Pile(count, 0, 0, text, tip)


def _cases(seat: Seat) -> Pile:
    questions = _open(seat, at.ROUTINE)
    trouble = _open(seat, at.FAILURE) + _open(seat, at.MISMATCH)
    text = n_("{n} case open", "{n} cases open", trouble + questions)
    tip = _("Cases that service has not closed: troubles, and plain questions.")
    return Pile(trouble, questions, 0, text, tip)


def _open(seat: Seat, kind: int) -> int:
    c = seat.run.model.customers.society.c
    return int(((c.case == kind) & (c.brand == at.OURS)).sum())


def _reports(seat: Seat) -> Pile:
    """Reports on their way, and what faults that are known and not mended do in a month."""
    model, people = seat.run.model, seat.case.parameters.market.people
    own = seat.now.share * people
    known = model.it.state.known
    suffered = round(MONTH * known * model.p.needs.failure_issues * own)
    pipe = round(model.it.state.pipe * people / REFERENCE)
    text = n_("{n} report waiting", "{n} reports waiting", pipe + suffered)
    tip = _(
        "{pipe} reports on their way through the wall to IT; and faults that IT knows of and has "
        "not mended ({known} on the model’s scale) make {n} customers suffer in four weeks."
    )
    told = tip.format(pipe=pipe, known=number(known, 2), n=suffered)
    return Pile(pipe + suffered, 0, 0, text, told)


# ---- the bridges ---------------------------------------------------------------------------------


def bridges(seat: Seat) -> tuple[Bridge, ...]:
    """How much alike the goals of each pair are, as they are lived."""
    model = seat.run.model
    lived = {
        "marketing": model.marketing.standing.goals,
        "sales": model.sales.standing.goals,
        "service": model.service.standing.goals,
        "it": model.it.standing.goals,
    }
    return tuple(_bridge(a, b, lived[a], lived[b]) for a, b in combinations(DEPARTMENTS, 2))


def _bridge(a: str, b: str, mine: Goals, theirs: Goals) -> Bridge:
    share = float(likeness(mine, theirs))
    tip = _(
        "{a} and {b} are paid for {share} of the same. A bridge stands from 15% on: "
        "people pass on what helps a goal they share."
    )
    return Bridge(
        a=a,
        b=b,
        share=share,
        text=percent(share),
        built=share >= BUILT,
        side_by_side=DEPARTMENTS.index(b) - DEPARTMENTS.index(a) == 1,
        tip=tip.format(a=department(a), b=department(b), share=percent(share)),
    )
