"""What has to be tried: a game is lived under other lucks, and without some of its moves."""

from collections.abc import Callable
from dataclasses import replace

from game.debrief.facts import Round, Worths
from game.debrief.telling import Lived
from game.present.asking import asked
from game.present.judging import ALONE, WITHOUT, lucks, moves, summed
from game.present.scales import scale_of
from game.present.turning import stretch, turns
from game.present.why import Picture, picture
from game.seat import Seat
from game.words import _
from sim.debrief.findings import METRIC, Findings, findings
from sim.debrief.worth import REPLICATES
from sim.explain.course import Game
from sim.run import QUARTER


def counted(one: Lived, told: Round, tell: Callable[[int], None], threads: int) -> Round:
    """A round with what its moves were worth, what was luck, where it turned, and why.

    Args:
        one: the game.
        told: of the same game.
        tell: told how many of `STEPS` are done.
        threads: how many lucks are lived at a time.
    """
    seat = one.seat
    found = findings(Game.of(seat.run), threads=threads, progress=tell)
    turned = turns(seat, found.moments)
    return replace(
        told,
        counted=True,
        turns=turned,
        worths=_worths(seat, found),
        lucks=lucks(found.trials),
        web=_web(seat, found),
        questions=asked(seat, told.heard, told.guesses.widest, turned),
    )


def uncounted(one: Round) -> str:
    """What is said in place of the worths of a round that has not been counted."""
    text = _(
        "This is still being counted. Moves: {n}; each is taken away, and made alone, under "
        "{lucks} lucks."
    )
    return text.format(n=len(one.marks), lucks=1 + REPLICATES)


def _worths(seat: Seat, found: Findings) -> Worths | None:
    if not found.trials.taken:
        return None
    without, alone = (moves(seat, found.trials, way) for way in (WITHOUT, ALONE))
    return Worths(without, alone, *summed(found.trials))


def _web(seat: Seat, found: Findings) -> Picture:
    why = found.web.why
    scale = scale_of(seat, METRIC, max(abs(row.value) for row in why.causes))
    return picture(found.web, scale, "", stretch(1, seat.week // QUARTER))
