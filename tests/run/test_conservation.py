"""Nobody and nothing gets lost, whatever the firm decides; and every number stays a number."""

import math

import numpy as np
import pytest
from annotated_types import Ge, Le
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sim.customers import codes as at
from sim.measures import Readings
from sim.metrics import METRICS
from sim.model import SiloModel
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.scenario.parameters import Parameters
from sim.scenario.units import Group
from tests.run.games import changed, small
from tests.run.test_twins import EVENTS
from tests.strategies import histories, played

SCALE = 1200.0
STORMY = changed(small(150), EVENTS, market={"newcomers": 0.02, "in_market": 0.05})


def count(per_1200: float, model: SiloModel) -> int:
    """A flow in heads; it must be a whole number of them."""
    people = len(model.customers.society.c.brand)
    heads = per_1200 * people / SCALE
    assert math.isclose(heads, round(heads), abs_tol=1e-6)
    return round(heads)


def own(model: SiloModel) -> int:
    return int((model.customers.society.c.brand == at.OURS).sum())


def cases_open(model: SiloModel) -> int:
    return int((model.customers.society.c.case != at.NOTHING).sum())


def coded(model: SiloModel, bit: int, without: int = 0) -> int:
    code = model.customers.society.now.code
    return int((((code & bit) != 0) & ((code & without) == 0)).sum())


def check_week(model: SiloModel, before: tuple[int, int]) -> None:
    """The books of people and of cases balance."""
    had, opened = before
    lived, c = model.lived, model.customers.society.c
    wins, left = count(lived.deals.wins, model), count(lived.exits.left, model)
    replaced = count(lived.exits.replaced, model)
    assert own(model) == had + wins - left - replaced
    assert own(model) == count(lived.census.customers, model)
    rivals = [int((c.brand == n).sum()) for n in range(1, model.p.market.rivals + 1)]
    assert own(model) + sum(rivals) == len(c.brand)

    listed = model.customers.cases
    asked = count(lived.tickets.phoned + lived.tickets.public, model)
    closed = count(lived.outcomes.solved + lived.outcomes.gave_up, model)
    new = asked - count(lived.tickets.backlog, model)
    assert listed == asked
    assert count(lived.tickets.backlog, model) == opened
    lost = count(lived.exits.cases_lost, model)
    assert cases_open(model) == opened + new - closed - lost
    assert cases_open(model) == count(lived.outcomes.open_cases, model) - lost
    assert not ((c.case != at.NOTHING) & (c.brand != at.OURS)).any()


def check_needs(model: SiloModel) -> None:
    """Each need is answered by a machine, swallowed, or a case; each case ends in one way."""
    t, o = model.lived.tickets, model.lived.outcomes
    fresh = t.failures + t.mismatches + t.routine
    silent, machine, asked = t.silent, t.self_served, t.phoned + t.public
    assert count(fresh, model) == count(silent + machine + asked - t.backlog, model)
    assert count(o.served, model) >= count(o.solved, model)
    assert count(o.first_contacts, model) >= count(o.solved_first, model)
    assert count(o.answered_public, model) >= count(o.solved_public, model)
    ended = count(o.solved + o.gave_up + o.open_cases, model)
    assert ended == count(asked, model)
    p = model.lived.posts
    assert p.posts >= max(p.positive, p.negative)


def check_codes(model: SiloModel, before: int) -> None:
    """What the codes tell is what the flows say; who arrived has no past."""
    d, e = model.lived.deals, model.lived.exits
    gone = at.ARRIVED
    assert coded(model, at.ARRIVED) == count(e.newcomers, model)
    assert coded(model, at.LEFT) <= count(e.left, model)
    assert coded(model, at.WON) <= count(d.wins, model) <= coded(model, at.WON) + coded(model, gone)
    assert count(d.leads, model) >= count(d.called_back, model)
    assert count(d.leads, model) >= count(d.wins, model)
    assert coded(model, at.WON, at.CONSIDERED) == 0
    assert coded(model, at.LEFT | at.ARRIVED) <= before + coded(model, gone)


def check_shares(model: SiloModel) -> None:
    """Effort is split, not made; shares are shares."""
    for name, department in zip(DEPARTMENTS, model.departments, strict=True):
        parts = [getattr(department.state.effort, task) for task in TASKS[name]]
        assert math.isclose(sum(parts), 1.0, abs_tol=1e-9)
        assert min(parts) >= 0.0
    for name, metric in METRICS.items():
        value = getattr(model.readings, name)
        assert math.isfinite(value), name
        if metric.unit == "share" and name != "load":
            assert -1e-12 <= value <= 1.0 + 1e-12, name
        if metric.unit == "index 0-100":
            assert 0.0 <= value <= 100.0, name


def check_money(model: SiloModel, cash: float) -> None:
    """Cash moves by profit and by what the owners draw, and by nothing else."""
    books, p = model.finance.state, model.p.finance
    draw = model.policy.levers(model.week - 1).dividend
    draw *= max(p.draw_floor, p.draw_share * books.trailing_profit)
    assert math.isclose(books.cash, cash + books.profit - draw, abs_tol=1e-6)
    assert books.profit == books.revenue - books.cost


def live(model: SiloModel, weeks: int) -> None:
    for _ in range(weeks):
        had, opened, cash = own(model), cases_open(model), model.finance.state.cash
        model.step()
        check_week(model, (had, opened))
        check_needs(model)
        check_codes(model, had)
        check_shares(model)
        check_money(model, cash)


@settings(max_examples=12)
@given(histories(most=6, weeks=30), st.integers(0, 2**64 - 1))
def test_the_books_balance_every_week_under_any_policy(history, seed):
    model = SiloModel(STORMY, seed)
    model.policy = played(history)
    live(model, 45)


def test_the_books_balance_where_everybody_moves():
    case = changed(
        small(200),
        EVENTS,
        market={"newcomers": 0.5, "in_market": 0.9, "rivals": 6},
        leaving={"hazard": 0.5, "cap": 0.9},
        needs={"failure": 0.5, "routine": 0.4},
    )
    model = SiloModel(case, 3)
    live(model, 30)
    assert model.lived.exits.left > 0
    assert model.lived.exits.cases_lost > 0
    assert model.lived.exits.replaced > 0


def test_a_firm_without_customers_goes_on():
    case = changed(
        small(60),
        market={"in_market": 0.0},
        leaving={"hazard": 1.0, "cap": 1.0, "slope": 0.0},
    )
    model = SiloModel(case, 3)
    live(model, 20)
    assert own(model) == 0
    assert model.readings.revenue == 0.0
    assert all(map(math.isfinite, model.readings))


def numbers(group: type[Group], where: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], list]]:
    """Every number of the model, and the values at the edges of its bounds."""
    found = []
    for name, field in group.model_fields.items():
        kind, way = field.annotation, (*where, name)
        if isinstance(kind, type) and issubclass(kind, Group):
            found += numbers(kind, way)
        elif kind is bool:
            found.append((way, [False, True]))
        elif kind in {float, int}:
            low = next((m.ge for m in field.metadata if isinstance(m, Ge)), None)
            high = next((m.le for m in field.metadata if isinstance(m, Le)), None)
            found.append((way, [kind(edge) for edge in (low, high) if edge is not None]))
    return found


NUMBERS = [
    (way, edges)
    for way, edges in numbers(Parameters)
    if edges and way != ("market", "people") and way[0] != "pacing"
]


def with_edges(parameters: Parameters, edges: dict[tuple[str, ...], float]) -> Parameters:
    """The parameters with some of them at the edge of what is allowed."""
    plain = parameters.model_dump()
    for way, value in edges.items():
        inner = plain
        for name in way[:-1]:
            inner = inner[name]
        inner[way[-1]] = value
    return Parameters.model_validate(plain)


EDGES = st.dictionaries(st.sampled_from(range(len(NUMBERS))), st.integers(0, 1), max_size=4).map(
    lambda drawn: {NUMBERS[n][0]: NUMBERS[n][1][side] for n, side in drawn.items()}
)


@settings(max_examples=40)
@given(EDGES, histories(most=4, weeks=60), st.integers(0, 2**32))
def test_every_number_stays_finite_at_the_edges_of_what_a_scenario_may_say(edges, history, seed):
    finite(edges, history, seed)


@pytest.mark.slow
@settings(max_examples=2_000)
@given(EDGES, histories(most=4, weeks=60), st.integers(0, 2**32))
def test_every_number_stays_finite_at_many_edges(edges, history, seed):
    finite(edges, history, seed)


@pytest.mark.slow
@pytest.mark.parametrize("way", [way for way, _ in NUMBERS], ids=".".join)
def test_every_number_stays_finite_at_each_edge(way):
    for value in dict(NUMBERS)[way]:
        finite({way: value}, [], 3)


def finite(edges: dict, history: list, seed: int, weeks: int = 156) -> None:
    base = small(60)
    try:
        parameters = with_edges(base.parameters, edges)
    except ValidationError:
        assume(False)
    case = base.model_copy(update={"parameters": parameters, "events": EVENTS})
    model = SiloModel(case, seed)
    model.policy = played(history)
    for _ in range(weeks):
        model.step()
        found = np.array(model.readings)
        names = [
            name for name, x in zip(Readings._fields, found, strict=True) if not np.isfinite(x)
        ]
        assert names == [], (model.week, edges)
