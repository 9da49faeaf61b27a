"""What the parts of an experiment must say about each other."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from sim.lab.experiment.overrides import HOMES, declared, refused
from sim.lab.experiment.schema import Experiment, Factor, Spread, Table
from sim.scenario.checks import fault
from sim.scenario.faults import Fault, listed, proposal, quoted
from sim.scenario.schema import Scenario
from sim.scenario.tree import Node, Part


def cross_faults(
    experiment: Experiment, tree: Node, scenarios: Mapping[str, Scenario]
) -> Iterator[Fault]:
    """What the parts must say about each other."""
    yield from _twice(experiment, tree)
    for place, factor in enumerate(experiment.factors):
        if factor.parameter is not None:
            yield from _parameter(factor, place, tree, scenarios)
    if isinstance(experiment.design, Table):
        yield from _points(experiment, experiment.design, tree)
    elif not experiment.factors and experiment.design.kind != "factorial":
        yield fault(tree, "needs at least one factor", "design")
    if not isinstance(experiment.design, Spread | Table) and experiment.design.kind != "factorial":
        for place, factor in enumerate(experiment.factors):
            if factor.low is None:
                said = f"a design of kind `{experiment.design.kind}` needs ranges: `low`, `high`"
                yield fault(tree, said, "factors", place)
    yield from _outcomes(experiment, tree)
    yield from _contrasts(experiment, tree)


def _twice(experiment: Experiment, tree: Node) -> Iterator[Fault]:
    for topic in ("factors", "outcomes", "contrasts"):
        seen: set[str] = set()
        for place, item in enumerate(getattr(experiment, topic)):
            if item.id in seen:
                yield fault(tree, f"the id `{item.id}` is taken already", topic, place, "id")
            seen.add(item.id)
    for kind in ("policies", "scenarios"):
        found = [place for place, one in enumerate(experiment.factors) if getattr(one, kind)]
        for place in found[1:]:
            yield fault(tree, f"only one factor can have `{kind}`", "factors", place, kind)


def _parameter(
    factor: Factor, place: int, tree: Node, scenarios: Mapping[str, Scenario]
) -> Iterator[Fault]:
    name = factor.parameter or ""
    home, _, inner = name.partition(".")
    if home not in HOMES or inner not in declared(HOMES[home]):
        known = [f"{one}.{path}" for one, group in HOMES.items() for path in declared(group)]
        said = _near(name, known)
        yield fault(
            tree, f"no parameter is called {quoted(name)}. {said}", "factors", place, "parameter"
        )
        return
    ends = factor.values or factor.span
    for level in ends:
        for case in scenarios.values():
            problem = refused(case, name, level)
            if problem:
                spot = _spot(factor, level)
                yield fault(tree, f"{quoted(level)}: {problem}", "factors", place, *spot)
                break


def _near(name: str, known: list[str]) -> str:
    """The likely name: spelled as a whole, or by its last part, among all that are declared."""
    last = name.rsplit(".", 1)[-1]
    meant = [path for path in known if path.rsplit(".", 1)[-1] == last]
    near = get_close_matches(name, known, n=1, cutoff=0.8)
    if meant or near:
        return f"Did you mean {listed(meant or near)}?"
    return "They stand in docs/parameters.md."


def _spot(factor: Factor, level: float) -> tuple[Part, ...]:
    if factor.values:
        return "values", factor.values.index(level)
    return ("low",) if level == factor.low else ("high",)


def _points(experiment: Experiment, design: Table, tree: Node) -> Iterator[Fault]:
    names = [factor.id for factor in experiment.factors]
    for number, point in enumerate(design.points):
        way = ("design", "points", number)
        for name in sorted(set(point) - set(names)):
            said = f"no factor is called {quoted(name)}. {proposal(name, names)}"
            yield fault(tree, said, *way, name)
        for factor in experiment.factors:
            if factor.id not in point:
                yield fault(tree, f"a level of `{factor.id}` is missing", *way)
            else:
                yield from _level(factor, point[factor.id], tree, (*way, factor.id))


def _level(factor: Factor, level: object, tree: Node, way: tuple[Part, ...]) -> Iterator[Fault]:
    """A level that a factor does not have."""
    if factor.low is not None and factor.high is not None:
        if isinstance(level, bool | str) or not isinstance(level, int | float):
            yield fault(tree, f"should be a number, not {quoted(level)}", *way)
        elif not factor.low <= level <= factor.high:
            yield fault(tree, f"lies outside {factor.low:g} to {factor.high:g}", *way)
    elif level not in factor.choices:
        known = [str(choice) for choice in factor.choices]
        said = f"`{factor.id}` has no level {quoted(level)}. {proposal(str(level), known)}"
        yield fault(tree, said, *way)


def _outcomes(experiment: Experiment, tree: Node) -> Iterator[Fault]:
    end = experiment.weeks - 1
    for place, outcome in enumerate(experiment.outcomes):
        last = end if outcome.last is None else outcome.last
        if last > end:
            said = f"the run ends with week {end}"
            yield fault(tree, said, "outcomes", place, "last")
        if outcome.first is not None and outcome.first > last:
            said = f"lies behind the last week, {last}"
            yield fault(tree, said, "outcomes", place, "first")


def _contrasts(experiment: Experiment, tree: Node) -> Iterator[Fault]:
    outcomes = [one.id for one in experiment.outcomes]
    factors = {factor.id: factor for factor in experiment.factors}
    for place, contrast in enumerate(experiment.contrasts):
        if contrast.outcome not in outcomes:
            name = contrast.outcome
            said = f"no outcome is called {quoted(name)}. {proposal(name, outcomes)}"
            yield fault(tree, said, "contrasts", place, "outcome")
        for side in ("take", "less"):
            for name, level in getattr(contrast, side).items():
                way = ("contrasts", place, side, name)
                if name not in factors:
                    said = f"no factor is called {quoted(name)}. {proposal(name, list(factors))}"
                    yield fault(tree, said, *way)
                else:
                    yield from _level(factors[name], level, tree, way)
        if experiment.seeds.most is not None and contrast.half_width is None:
            said = "`seeds.most` waits for it: give it a `half_width`"
            yield fault(tree, said, "contrasts", place)
    if experiment.seeds.most is not None and not experiment.contrasts:
        yield fault(tree, "needs contrasts to wait for", "seeds", "most")
