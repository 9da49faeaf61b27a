"""What service knows of new customers because sales wrote it down (docs/evidence.md#handover)."""

from sim.build import stage
from sim.flows import Handed, Pairs
from sim.rules.further import told
from sim.rules.numbers import larger
from sim.rules.queue import solved_cross
from sim.scenario.firm import Service
from sim.scenario.further import Further


@stage
def handed_over(
    handover: float,
    crosses: Pairs,
    knows: float,
    latitude: float,
    service: Service,
    further: Further,
) -> Handed:
    """Chances to solve what needs a second department, for customers who are new.

    Args:
        handover: least share of sales' time for it.
        crosses: what crosses each wall.
        knows: information that service has of everybody, 0 to 1.
        latitude: of the front line.
        service: parameters of service.
        further: parameters of further mechanisms.
    """
    known = larger(knows, told(handover, further.handover_full, further.handover_told))
    best, cap = service.cross_solved, service.solved_cap
    return Handed(
        further.handover_weeks if handover > 0.0 else 0.0,
        solved_cross(latitude, known, crosses.service_it, best, cap),
        solved_cross(latitude, known, crosses.sales_service, best, cap),
        solved_cross(latitude, known, crosses.marketing_service, best, cap),
    )
