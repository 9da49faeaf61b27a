"""A page for each week: what the model knows of everybody, kept small."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.customers.network import Network
from sim.diary.journeys import journey
from sim.diary.steps import Step
from sim.luck import Key
from sim.measures import Firm, Week
from sim.model import SiloModel
from sim.policy import Levers, Policy
from sim.scenario.parameters import Parameters

type Codes = NDArray[np.int32]
type Small = NDArray[np.uint8]
type Shown = NDArray[np.float16]
"""Numbers that are shown and compared with coarse bounds, never computed on."""


class Page(NamedTuple):
    """One week: a row for each customer, and the firm as it was."""

    week: int
    code: Codes  # bits of `sim.customers.codes`
    answered: Small  # who answered
    brand: Small  # whose customer after the week, 0 ours
    handoffs: Small  # of the open case
    tenure: NDArray[np.int16]  # weeks since becoming our customer
    experience: Shown
    felt: Shown  # experience after comparison
    satisfaction: Shown
    trust: Shown
    promised: Shown  # was told to expect
    expectation: Shown
    firm: Firm
    lived: Week
    policy: Policy


class Diary:
    """All weeks recorded, or the last few of them.

    Args:
        keep: weeks to remember; None for the whole game. A week of 2,000 people takes 46 kB.
    """

    key: Key
    network: Network
    p: Parameters

    def __init__(self, keep: int | None = None) -> None:
        if keep is not None and keep < 1:
            raise ValueError(f"a diary keeps at least one week, not {keep}")
        self.keep = keep
        self.first = 0
        """The first week it remembers."""
        self.pages: list[Page] = []
        self._levers: dict[int, Levers] = {}

    def record(self, model: SiloModel) -> None:
        """Keep the week that the model has just lived.

        Raises:
            ValueError: if that week does not follow on the last one recorded.
        """
        page = page_of(model)
        if self.pages and page.week != self.pages[-1].week + 1:
            raise ValueError(f"week {page.week} does not follow on week {self.pages[-1].week}")
        if not self.pages:
            society = model.customers.society
            self.key, self.network, self.p = model.customers.key, society.network, model.p
            self.first = page.week
        self.pages.append(page)
        if self.keep is not None and len(self.pages) > self.keep:
            del self.pages[0]
            self._levers.pop(self.first, None)
            self.first += 1

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    @property
    def weeks(self) -> range:
        """The weeks it remembers."""
        return range(self.first, self.first + len(self.pages))

    @property
    def people(self) -> int:
        """How many people it tells of."""
        return len(self.pages[0].code) if self.pages else 0

    def page(self, week: int) -> Page:
        """One week.

        Raises:
            LookupError: if it is not remembered.
        """
        if week not in self.weeks:
            raise LookupError(f"the diary does not tell of week {week}")
        return self.pages[week - self.first]

    def levers(self, week: int) -> Levers:
        """The levers that were in force in a week."""
        if week not in self._levers:
            self._levers[week] = self.page(week).policy.levers(week)
        return self._levers[week]

    def column(self, name: str, customer: int) -> tuple[float, ...]:
        """One fact about a customer in each week remembered, as `satisfaction`."""
        if name not in COLUMNS:
            raise LookupError(f"a page has no column {name}; it has {', '.join(COLUMNS)}")
        return tuple(getattr(page, name)[customer].item() for page in self.pages)

    def journey(self, customer: int, week: int | None = None) -> tuple[Step, ...]:
        """What happened to a customer up to a week; None for all that is remembered.

        A place that a newcomer took tells of the newcomer only.
        """
        return journey(self, customer, self.weeks[-1] if week is None and self.pages else week)


COLUMNS = tuple(name for name in Page._fields if name not in {"week", "firm", "lived", "policy"})
"""Names of what a page holds for each customer."""


def page_of(model: SiloModel) -> Page:
    """The week that a model has just lived.

    Raises:
        ValueError: if it has lived none.
    """
    if model.lived is None:
        raise ValueError("this model has not lived a week yet")
    c, now = model.customers.society.c, model.customers.society.now
    return Page(
        week=model.week - 1,
        code=now.code.copy(),
        answered=now.answered.astype(np.uint8),
        brand=c.brand.astype(np.uint8),
        handoffs=c.handoffs.astype(np.uint8),
        tenure=c.weeks.copy(),
        experience=_shown(now.experience),
        felt=_shown(now.felt),
        satisfaction=_shown(c.satisfaction),
        trust=_shown(c.trust),
        promised=_shown(c.promised),
        expectation=_shown(c.expectation),
        firm=model.firm,
        lived=model.lived,
        policy=model.policy,
    )


def _shown(column: Any) -> Shown:
    return np.asarray(column, np.float16)
