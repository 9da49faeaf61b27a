"""An executive that nobody plays: its people do what they are paid for, and it asks as pay would.

Effort follows the softmax of the engine, so nothing is sealed for it. A lever of its own is pulled
where its bonus falls short, and the budget request follows the same shortfall. The chief leaves all
as it is, and a customer executive reports the news: no lever of hers moves what she is paid for
before she has asked others for leave.
"""

from typing import TYPE_CHECKING, Any

from sim.decisions import decision_of
from sim.room import WITHOUT_BUDGET
from sim.seats.paid import pay
from sim.seats.sealing import MOST, Sealed, levers_of

if TYPE_CHECKING:
    from sim.run import Run

ON_TARGET = 1.0
"""Own part of the bonus below which an executive does something."""
SHORT_OF: dict[str, dict[str, Any]] = {
    "marketing": {"kind": "campaign_burst", "spend": 1.5, "weeks": 13},
    "sales": {"kind": "discount", "depth": 0.10, "weeks": 13},
    "service": {"kind": "staff_service", "rule": "cost_centre"},
    "it": {"kind": "it_mandate", "share": 0.2, "run": 1.0, "fixes": 0.0, "integrate": 0.0},
}
"""What each does for its own number; that it may harm others' it does not see."""


def computer(run: "Run", seat: str) -> Sealed:
    """What an executive of the computer seals for this quarter.

    Args:
        run: the game.
        seat: of `SEATS`.
    """
    if seat in WITHOUT_BUDGET:
        return Sealed(seat, by_computer=True)
    earned = pay(run, seat)
    if earned is None or earned.own >= ON_TARGET:
        return Sealed(seat, request=0.0, by_computer=True)
    wish = SHORT_OF[seat]
    meant = decision_of(wish)
    possible = wish["kind"] in levers_of(run.case, seat) and run.check(meant, seat) is None
    return Sealed(seat, (wish,) if possible else (), request=MOST, by_computer=True)
