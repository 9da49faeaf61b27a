"""Mesa's view of the customers: rows of columns that look like agents when somebody asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
from mesa.agentset import AbstractAgentSet, GroupBy

from sim.customers.columns import Columns

if TYPE_CHECKING:
    from sim.model import SiloModel

CLOSED = "customers come and go in their own week; nobody else adds or removes one"


class Customer(mesa.Agent):
    """One customer: a row number. Reading an attribute reads the column; nobody can write."""

    __slots__ = ()

    def __init__(self, model: "SiloModel", row: int) -> None:
        # Not registered: two thousand registrations a model would cost more than its weeks.
        self.model = model
        self.unique_id = row
        self.pos = None

    def __getattr__(self, name: str) -> Any:
        if name in Columns._fields:
            return getattr(self.model.customers.society.c, name)[self.unique_id].item()
        message = f"a customer has no {name}; it has {', '.join(Columns._fields)}"
        raise AttributeError(message)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in Columns._fields:
            message = f"only the customers' week writes {name}"
            raise AttributeError(message)
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Customer)
            and other.model is self.model
            and other.unique_id == self.unique_id
        )

    def __hash__(self) -> int:
        return hash((id(self.model), self.unique_id))

    def __reduce__(self) -> Any:
        return Customer, (self.model, self.unique_id)


def _rows(customers: Iterable[Any]) -> Any:
    return np.array([one.unique_id for one in customers], np.int64)


class CustomerSet(AbstractAgentSet):
    """All customers, or some of their rows, without an object for each."""

    def __init__(self, model: "SiloModel", rows: Any) -> None:
        self.model = model
        self.rows = rows

    @classmethod
    def register(cls, model: "SiloModel") -> None:
        """Put them under `model.agents_by_type[Customer]`; `model.agents` stays the firm."""
        rows = np.arange(len(model.customers.society.c.brand))
        model.agents_by_type[Customer] = cls(model, rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Customer]:
        return (Customer(self.model, int(row)) for row in self.rows)

    def __contains__(self, agent: object) -> bool:
        return isinstance(agent, Customer) and bool(np.isin(agent.unique_id, self.rows))

    def __getitem__(self, item: int) -> Customer:
        return Customer(self.model, int(self.rows[item]))

    @property
    def _agents(self) -> dict[Customer, None]:
        """Where Mesa's own `get` and `to_list` look; made when they do."""
        return dict.fromkeys(self)

    def _update(self, agents: Iterable[Any]) -> "CustomerSet":
        self.rows = _rows(agents)
        return self

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: float = float("inf"),
        inplace: bool = False,
        agent_type: type | None = None,
    ) -> "CustomerSet":
        """The first so many customers, or that share of all, of whom a question is true."""
        if isinstance(at_most, float) and at_most <= 1.0:
            at_most = int(len(self) * at_most)
        found = (
            one
            for one in self
            if (filter_func is None or filter_func(one))
            and (agent_type is None or isinstance(one, agent_type))
        )
        limit = None if at_most == float("inf") else int(at_most)
        return self._with(_rows(islice(found, limit)), inplace)

    def groupby(self, by: str | Callable[[Any], Any], result_type: str = "agentset") -> GroupBy:
        """The customers in groups that share a column's value, or a function's."""
        of = attrgetter(by) if isinstance(by, str) else by
        groups: dict[Any, list[Customer]] = defaultdict(list)
        for one in self:
            groups[of(one)].append(one)
        if result_type != "agentset":
            return GroupBy(groups)
        return GroupBy({key: self._with(_rows(ones), False) for key, ones in groups.items()})

    def add(self, agent: Any) -> None:
        """Customers come and go in `leave` alone."""
        raise TypeError(CLOSED)

    def discard(self, agent: Any) -> None:
        """Customers come and go in `leave` alone."""
        raise TypeError(CLOSED)

    def remove(self, agent: Any) -> None:
        """Customers come and go in `leave` alone."""
        raise TypeError(CLOSED)

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> "CustomerSet":
        """Call a method or a function for each customer."""
        self.map(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """The results of a method or a function for each customer."""
        if isinstance(method, str):
            return [getattr(one, method)(*args, **kwargs) for one in self]
        return [method(one, *args, **kwargs) for one in self]

    def sort(
        self, key: str | Callable[[Any], Any], ascending: bool = False, inplace: bool = False
    ) -> "CustomerSet":
        """The customers in the order of a column or of a function."""
        of = attrgetter(key) if isinstance(key, str) else key
        return self._with(_rows(sorted(self, key=of, reverse=not ascending)), inplace)

    def shuffle(self, inplace: bool = False) -> "CustomerSet":
        """The customers in the order of Mesa's generator, which the model itself never uses."""
        return self._with(self.model.rng.permutation(self.rows), inplace)

    def shuffle_do(
        self, method: str | Callable[..., Any], *args: Any, **kwargs: Any
    ) -> "CustomerSet":
        """Call a method for each customer in a shuffled order."""
        self.shuffle().do(method, *args, **kwargs)
        return self

    def _with(self, rows: Any, inplace: bool) -> "CustomerSet":
        if inplace:
            self.rows = rows
            return self
        return CustomerSet(self.model, rows)

    def column(self, name: str) -> Any:
        """A column's values for these customers, to read."""
        values = getattr(self.model.customers.society.c, name)[self.rows]
        values.flags.writeable = False
        return values
