"""The figures of a report as files of their own, for papers and slides."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from sim.lab.report.facts import Facts
from sim.lab.report.figures import course_figure, effects_figure, sensitivity_figure
from sim.metrics import METRICS


def save_figures(facts: Facts, folder: Path) -> list[Path]:
    """Write each figure as an SVG file with its colours in it.

    Args:
        facts: what a store holds.
        folder: made if it is not there; files of the same names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, figure in _figures(facts):
        path = folder / f"{name}.svg"
        path.write_text(alone(figure) + "\n", "utf-8")
        paths.append(path)
    return paths


def _figures(facts: Facts) -> Iterator[tuple[str, Markup]]:
    for outcome in dict.fromkeys(one.effect.contrast.outcome for one in facts.answers):
        some = [one for one in facts.answers if one.effect.contrast.outcome == outcome]
        yield f"effects-{outcome}", effects_figure(some, facts.unit(outcome))
    for course in facts.courses:
        yield f"weeks-{course.contrast}", course_figure(course, METRICS[course.metric].unit)
    for one in facts.sensitivities:
        yield f"sensitivity-{one.outcome}", sensitivity_figure(one, facts.unit(one.outcome))


def alone(figure: Markup) -> str:
    """A figure that needs no page: its style inside, each colour by its value."""
    colours = dict(re.findall(r"(--[\w-]+): (#\w+)", _text("colours.css")))
    style = re.sub(r"var\((--[\w-]+)\)", lambda found: colours[found[1]], _text("figures.css"))
    rules = [rule for rule in style.splitlines() if not rule.startswith("svg {")]
    inside = "\n".join(rule.removeprefix("svg ") for rule in rules)
    first, _, rest = str(figure).partition(">")
    return f"{first}><style>{inside}</style>{rest}"


def _text(name: str) -> str:
    return files("sim.lab.report").joinpath(name).read_text("utf-8")
