"""All claims and patterns, in the order of the register."""

from collections.abc import Sequence

from sim.lab.claims.a_promise import PROMISE
from sim.lab.claims.b_goals import INCENTIVES
from sim.lab.claims.c_structure import STRUCTURES
from sim.lab.claims.c_walls import WALLS
from sim.lab.claims.d_executive import EXECUTIVES
from sim.lab.claims.e_listening import LISTENING
from sim.lab.claims.e_voice import VOICES
from sim.lab.claims.loops import LOOPS
from sim.lab.claims.patterns import PATTERNS
from sim.lab.claims.register import Claim

SECTIONS: tuple[tuple[str, tuple[Claim, ...]], ...] = (
    ("1A. Promise, expectation, delivery", PROMISE),
    ("1B. Incentives and goals", INCENTIVES),
    ("1C. Walls, information, structure", WALLS + STRUCTURES),
    ("1D. The customer executive", EXECUTIVES),
    ("1E. Voice, social media, listening, service operations", VOICES + LISTENING),
    ("Patterns of the whole model", PATTERNS),
)
LOOP_SECTION = "The three loops"
ALL: tuple[Claim, ...] = (*(claim for _, part in SECTIONS for claim in part), *LOOPS)
"""Claims, patterns, loops."""


class UnknownClaimError(LookupError):
    """No claim has that id."""


def chosen(ids: Sequence[str]) -> tuple[Claim, ...]:
    """Claims by id, in the order of the register; all of them where none is named.

    Raises:
        UnknownClaimError: if one of them does not exist.
    """
    known = {claim.id for claim in ALL}
    for one in ids:
        if one not in known:
            raise UnknownClaimError(one)
    return tuple(claim for claim in ALL if not ids or claim.id in ids)
