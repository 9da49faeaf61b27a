"""A report as one HTML file: no script, nothing from elsewhere, everything escaped."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.lab.experiment.schema import Experiment, Factor
from sim.lab.report.facts import Answer, Facts
from sim.lab.report.figures import course_figure, effects_figure, sensitivity_figure
from sim.lab.report.methods import design_of, methods
from sim.lab.sensitivity import Sensitivity
from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.sensitivity import Screened
from sim.metrics import METRICS
from sim.svg import decimals, told


def page(facts: Facts) -> str:
    """The whole page."""
    made = Environment(
        loader=PackageLoader("sim.lab.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template("report.html").render(
        facts=facts,
        experiment=facts.experiment,
        title=str(facts.experiment.title),
        confidence=f"{100 * facts.experiment.confidence:g} %",
        design=design_of(facts.experiment.design),
        factors=[_factor(one) for one in facts.experiment.factors],
        contrasts=[_contrast(one, facts) for one in facts.answers],
        effects=list(_effects(facts)),
        courses=[_course(one.contrast, one.metric, facts, one) for one in facts.courses],
        spreads=[_spread(one) for one in facts.spreads],
        sensitivities=[_sensitivity(one, facts) for one in facts.sensitivities],
        provenance=list(_provenance(facts)),
        methods=methods(facts),
        source=source_of(facts.experiment),
    )


def source_of(experiment: Experiment) -> str:
    """The experiment as a file that asks for the same runs."""
    plain = experiment.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text: str = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100)
    return text


def interval(one: Interval) -> str:
    """An interval for people, with two digits of its width."""
    digits = decimals(one.half_width)
    return f"{told(one.low, digits)} to {told(one.high, digits)}"


def mean(one: Interval) -> str:
    """Its middle, with the digits of the interval."""
    return told(one.mean, decimals(one.half_width))


def _factor(one: Factor) -> Mapping[str, str]:
    levels = ", ".join(f"{level}" for level in one.choices[:12])
    if len(one.choices) > len(one.choices[:12]):
        levels += f", … ({len(one.choices):,} in all)"
    if not one.choices:
        low, high = one.span
        levels = f"{low:g} to {high:g}" + (", in equal ratios" if one.log else "")
    what = one.parameter or ("policy" if one.policies else "scenario")
    return {"id": one.id, "what": what, "levels": levels}


def _sides(levels: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {level}" for name, level in levels.items()) or "all runs"


def _contrast(one: Answer, facts: Facts) -> dict[str, str]:
    effect, contrast = one.effect, one.effect.contrast
    share = "–"
    if effect.seeds:
        low, high = 100 * effect.better.low, 100 * effect.better.high
        share = f"{100 * effect.better.mean:.0f} % ({low:.0f} to {high:.0f})"
    left = f" ({effect.missing:,} left out)" if effect.missing else ""
    return {
        "id": contrast.id,
        "question": f"{_sides(contrast.take)}, less {_sides(contrast.less)}",
        "outcome": contrast.outcome,
        "unit": facts.unit(contrast.outcome),
        "mean": mean(effect.interval),
        "interval": interval(effect.interval),
        "together": interval(one.joint),
        "share": share,
        "seeds": f"{len(effect.seeds):,}{left}",
        "matters": f"{contrast.matters:,g}" if contrast.matters else "any",
        "verdict": one.verdict,
        "narrow": _narrow(one),
    }


def _narrow(one: Answer) -> str:
    wanted = one.effect.contrast.half_width
    if wanted is None:
        return ""
    reached = "reached" if one.effect.narrow else "not reached"
    return f"half-width asked for: {wanted:,g}, {reached}"


def _effects(facts: Facts) -> Iterator[dict[str, Any]]:
    """A figure for each outcome that has contrasts."""
    by_outcome = sorted(facts.answers, key=lambda one: one.effect.contrast.outcome)
    for outcome, some in groupby(by_outcome, lambda one: one.effect.contrast.outcome):
        unit = facts.unit(outcome)
        yield {"outcome": outcome, "unit": unit, "figure": effects_figure(list(some), unit)}


def _course(contrast: str, metric: str, facts: Facts, course: Any) -> dict[str, Any]:
    unit = METRICS[metric].unit
    question = next(
        f"{_sides(one.effect.contrast.take)}, less {_sides(one.effect.contrast.less)}"
        for one in facts.answers
        if one.effect.contrast.id == contrast
    )
    return {
        "id": contrast,
        "metric": metric.replace("_", " "),
        "unit": unit,
        "question": question,
        "seeds": f"{course.bands.n:,}",
        "figure": course_figure(course, unit),
    }


def _spread(one: Any) -> dict[str, str]:
    digits = decimals((one.high - one.low) / 2.0)
    return {
        "id": one.outcome,
        "metric": one.metric.replace("_", " "),
        "unit": one.unit,
        "n": f"{one.n:,}",
        "mean": told(one.mean, digits),
        "range": f"{told(one.low, digits)} to {told(one.high, digits)}",
    }


def _sensitivity(found: Sensitivity, facts: Facts) -> dict[str, Any]:
    unit = facts.unit(found.outcome)
    rows = []
    for name, one in found.ranked():
        cells = [name]
        if isinstance(one, Screened):
            digits = decimals(one.mu_star.half_width)
            cells += [_both(one.mu_star), told(one.mu, digits), told(one.sigma, digits)]
        else:
            cells += [_both(one.first), _both(one.total)]
        rows.append(cells)
    heads = {"morris": ["μ*", "μ", "σ"], "indices": ["first", "total"]}[found.kind]
    return {
        "outcome": found.outcome,
        "kind": found.kind,
        "heads": ["factor", *heads],
        "rows": rows,
        "groups": f"{found.groups:,}",
        "missing": found.missing,
        "luck": "" if found.luck is None else f"{100 * found.luck:.0f} %",
        "figure": sensitivity_figure(found, unit),
    }


def _both(one: Interval) -> str:
    return f"{mean(one)} ({interval(one)})"


def _provenance(facts: Facts) -> Iterator[tuple[str, str]]:
    made, name = facts.manifest["environment"], facts.experiment.id
    yield "command", f"silo batch {name}.yaml --out {name}-results"
    yield "seeds", f"{facts.seeds[0]} to {facts.seeds[-1]}, {len(facts.seeds):,} in all"
    yield "hash of the results", facts.state["hash"]
    for kind in ("scenarios", "policies"):
        for one, value in facts.manifest[kind].items():
            yield f"hash of {one}", value
    yield from ((key, value) for key, value in made.items() if value)
