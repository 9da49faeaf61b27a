"""People: one plain object each (2), and how they are in week -52 (5.2)."""

from dataclasses import dataclass, field

from sim.luck import Key, Purpose, drawn
from sim.scenario.parameters import Parameters, Start
from sim.tables import normal
from tests.oracle.numbers import share

CODES = (
    "EXPOSED", "CONSIDERED", "CALLED_BACK", "WON", "OVERSOLD",
    "FAILED", "MISMATCHED", "ASKED", "AGAIN", "SILENT",
    "SELF_SERVED", "PUBLIC", "WAITED", "UNSERVED", "SOLVED",
    "BOUNCED", "GAVE_UP", "IGNORED", "NOTED", "ENCOUNTER",
    "OUTAGE", "POSTED", "TALKED", "HEARD", "PASSED_ON",
    "VIRAL", "LEFT", "ARRIVED", "TESTED", "OVERTAKEN",
    "REFUNDED",
)  # fmt: skip
"""What may happen to a person in a week; the place in this list is the bit."""
FAILURE, MISMATCH, ROUTINE = 1, 2, 3
NOBODY, QUEUE, TEAM, MACHINE = 0, 1, 2, 3
FIRST_WEEK = -52


@dataclass
class Person:
    """Somebody in the market."""

    number: int
    brand: int
    awareness: float
    image: float
    trust: float
    expectation: float
    promised: float
    satisfaction: float
    public: float
    case: int = 0
    crossing: int = 0
    handoffs: int = 0
    weeks: int = 0
    happened: set[str] = field(default_factory=set)
    """Names of what happened this week."""
    answered: int = NOBODY
    experience: float = 0.0
    felt: float = 0.0
    weight: int = 0
    tone: int = 0
    talks: int = 0
    talk_tone: int = 0

    @property
    def ours(self) -> bool:
        """Whether this is a customer of our brand."""
        return self.brand == 0

    @property
    def code(self) -> int:
        """The week as bits."""
        return sum(1 << CODES.index(name) for name in self.happened)


def born(number: int, key: Key, p: Parameters, start: Start) -> Person:
    """A person in week -52."""

    def u(purpose: Purpose) -> float:
        return drawn(key, number, FIRST_WEEK, int(purpose))

    ours = u(Purpose.START_BRAND) < start.own_share
    known = share(start.awareness + start.awareness_spread * normal(u(Purpose.START_AWARENESS)))
    image = share(start.image + start.image_spread * normal(u(Purpose.START_IMAGE)))
    satisfied = start.satisfaction_spread * normal(u(Purpose.START_SATISFACTION))
    return Person(
        number=number,
        brand=0 if ours else 1 + int(u(Purpose.START_RIVAL) * p.market.rivals),
        awareness=share(known * (start.awareness_own if ours else start.awareness_others)),
        image=image,
        trust=share(start.trust + start.trust_spread * normal(u(Purpose.START_TRUST))),
        expectation=share(image + start.expectation_above),
        promised=share(image + start.promise_above),
        satisfaction=share(start.satisfaction + satisfied),
        public=start.public_propensity,
    )
