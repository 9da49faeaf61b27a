"""The model in a browser with Mesa's SolaraViz: brand, money, what departments spend time on.

    pip install solara "ipyvuetify<2" matplotlib altair
    solara run docs/examples/solara_page.py

Solara and what it draws with do not come with this project; Mesa 3.5 needs the older ipyvuetify,
without which the page stays empty. A browser without internet needs solara-assets as well.
"""

from typing import Any

import solara
from matplotlib.figure import Figure
from mesa.visualization import SolaraViz, make_plot_component
from mesa.visualization.utils import update_counter

from sim import decision_of
from sim.model import SiloModel
from sim.scenario.names import TASKS

COLOURS = ("#7ba7cc", "#b8d0e6", "#dbe7f2", "#eef3f8")
READABLE = 0.1
"""Shares below it are too narrow for their name."""
METRICS = ("brand_equity", "trust", "profit")
REMEDIES: dict[str, dict[str, Any] | None] = {
    "nobody": None,
    "service signs promises": {"kind": "promise_signoff", "by": "service"},
    "goals are shared": {"kind": "shared_goals", "weight": 0.5},
}


class RemediedModel(SiloModel):
    """The model with one decision in its first week, until play is over."""

    def __init__(self, remedy: str = "nobody", **said: Any) -> None:
        super().__init__(**said, collect=METRICS)
        decision = REMEDIES[remedy]
        if decision is not None:
            self.policy = decision_of(decision).apply(self.policy, self.week, self.case)

    def step(self) -> None:
        """One week."""
        super().step()
        self.running = self.week < self.case.weeks


@solara.component
def WhatTheyDo(model: RemediedModel) -> None:  # noqa: N802  # a component is named like a class
    """A bar for each department: what its people spend their time on."""
    update_counter.get()
    figure = Figure(figsize=(6, 3))
    axes = figure.subplots()
    for place, (department, tasks) in enumerate(TASKS.items()):
        left = 0.0
        for task, colour in zip(tasks, COLOURS, strict=False):
            share = getattr(model.readings, f"effort_{department}_{task}")
            axes.barh(place, share, left=left, color=colour, edgecolor="white")
            name = task if share > READABLE else ""
            axes.text(left + share / 2, place, name, ha="center", va="center", fontsize=8)
            left += share
    axes.set_yticks(range(len(TASKS)), labels=list(TASKS))
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_title(f"What people spend their time on in week {model.week}")
    solara.FigureMatplotlib(figure, bbox_inches="tight")


PARAMETERS = {
    "scenario": {
        "type": "Select",
        "value": "promise-gap",
        "values": ["first-monday", "promise-gap"],
        "label": "Scenario",
    },
    "remedy": {"type": "Select", "value": "nobody", "values": list(REMEDIES), "label": "Remedy"},
    "customers": {
        "type": "SliderInt",
        "value": 500,
        "min": 100,
        "max": 2000,
        "step": 100,
        "label": "People",
    },
    "rng": {"type": "SliderInt", "value": 7, "min": 0, "max": 100, "label": "Seed", "step": 1},
}

page = SolaraViz(
    RemediedModel(scenario="promise-gap", customers=500, rng=7),
    components=[
        make_plot_component(["brand_equity", "trust"]),
        make_plot_component("profit"),
        WhatTheyDo,
    ],
    model_params=PARAMETERS,
    name="Silo Dynamics",
    play_interval=50,
)
"""What `solara run` shows."""
