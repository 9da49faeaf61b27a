"""The numbers of a web of causes by place: whose, of which family, through which thought."""

from collections.abc import Iterable, Mapping

from game.present.figures import shared_out
from game.present.owners import OWNERS
from game.present.scales import Scale
from game.present.spots import FAMILIES, family_of, place_of
from sim.explain.causes import CAUSES
from sim.explain.web import Web

REST, ALONE = "rest", "alone"
OWNER_OF = {cause.id: cause.owner for cause in CAUSES}
SMALL = 0.02
"""Threads thinner than this part of the thickest one are left out, as are those of nought."""

type Parts = Mapping[str, float]


class Facts:
    """The numbers of a web by place, in the unit in which they are shown."""

    def __init__(self, web: Web, scale: Scale) -> None:
        self.web, self.why, self.scale = web, web.why, scale

    @property
    def metric(self) -> str:
        """The number that moved."""
        return self.why.metric

    def shown(self, value: float) -> float:
        """In the unit of the screen."""
        return value * self.scale.factor

    def owned(self, values: Parts) -> dict[str, float]:
        """Values by cause, summed by whose the causes are."""
        found = dict.fromkeys(OWNERS, 0.0)
        for name, value in values.items():
            if OWNER_OF.get(name) in found and name != REST:
                found[OWNER_OF[name]] += self.shown(value)
        return found

    def causes(self) -> dict[str, float]:
        """What each owner did."""
        found = dict.fromkeys(OWNERS, 0.0)
        for row in self.why.causes[:-1]:
            found[row.owner or "firm"] += self.shown(row.value)
        return found

    def thoughts(self) -> dict[str, float]:
        """What came through each part of what people think."""
        return {name: sum(self.owned(values).values()) for name, values in self.web.through.items()}

    def families(self) -> dict[str, float]:
        """What the decisions of each family did, and what came without any."""
        found = dict.fromkeys(FAMILIES, 0.0)
        for deed in self.web.deeds:
            found[family_of(deed.group)] += self.shown(deed.value)
        found[ALONE] = self.shown(self.web.alone or 0.0)
        return found

    def values(self) -> dict[str, float]:
        """The number of every place as it is shown: each column sums to the change as shown."""
        rest = self.shown(self.why.rest)
        columns = ({**self.causes(), REST: rest}, {**self.thoughts(), REST: rest})
        found = {self.metric: round(self.shown(self.why.change), self.scale.digits)}
        for column in (*columns, self.families()):
            values = shared_out(tuple(column.values()), self.scale.digits)
            found |= dict(zip(column, values, strict=True))
        del found[REST]
        return {place_of(name): value for name, value in found.items()}

    # ---- effects -------------------------------------------------------------------------------

    def effects(self) -> list[tuple[str, str, float]]:
        """From where, to where, and how much."""
        found = [*self._of_families(), *self._of_owners(), *self._of_thoughts()]
        most = max((abs(value) for _a, _b, value in found), default=0.0)
        least = max(SMALL * most, 0.5 * 10.0**-self.scale.digits)
        return [(place_of(a), place_of(b), x) for a, b, x in found if abs(x) >= least]

    def _of_families(self) -> Iterable[tuple[str, str, float]]:
        for name in FAMILIES:
            total = dict.fromkeys(OWNERS, 0.0)
            for values in self.by_cause_of(name):
                for who, value in self.owned(values).items():
                    total[who] += value
            yield from ((name, who, value) for who, value in total.items())

    def by_cause_of(self, family: str) -> list[Parts]:
        """The rows of the decisions of a family."""
        if family == ALONE:
            return [self.web.alone_by or {}]
        return [deed.by_cause for deed in self.web.deeds if family_of(deed.group) == family]

    def _of_owners(self) -> Iterable[tuple[str, str, float]]:
        if not self.web.through:
            yield from ((who, self.metric, value) for who, value in self.causes().items())
        for name, values in self.web.through.items():
            yield from ((who, name, value) for who, value in self.owned(values).items())

    def _of_thoughts(self) -> Iterable[tuple[str, str, float]]:
        yield from ((name, self.metric, value) for name, value in self.thoughts().items())
