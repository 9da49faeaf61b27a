"""What a search draws: for each topic of the menu an option or none, and the quarter it begins."""

from typing import Any

from sim.lab.menu import Topic
from sim.lab.strategies import Gene, Planned

NONE = -1
"""The choice to leave a topic alone."""

type Drawn = dict[str, int]
"""A plan as a search remembers it: by topic the number of an option, and when it begins."""


def begins(topic: Topic) -> str:
    """The name under which a search draws the quarter of a topic."""
    return f"{topic.name} from quarter"


def draw(trial: Any, menu: tuple[Topic, ...], quarters: int, *, whole: bool) -> Drawn:
    """A plan of a trial.

    Args:
        trial: of Optuna, which draws.
        menu: what there is to choose from.
        quarters: of play.
        whole: draw a quarter for topics that are left alone, too: crossing two plans needs it.
    """
    drawn: Drawn = {}
    for topic in menu:
        option = trial.suggest_categorical(topic.name, choices(topic))
        drawn[topic.name] = option
        if whole or option != NONE:
            drawn[begins(topic)] = trial.suggest_int(begins(topic), 0, quarters - 1)
    return drawn


def choices(topic: Topic) -> list[int]:
    """The options of a topic, by number, and none."""
    return [NONE, *range(len(topic.options))]


def nothing(menu: tuple[Topic, ...], *, whole: bool) -> Drawn:
    """The plan that leaves everything as it is: what every search tries first."""
    return {
        name: value
        for topic in menu
        for name, value in ((topic.name, NONE), (begins(topic), 0))
        if whole or name == topic.name
    }


def distributions(drawn: Drawn, menu: tuple[Topic, ...], quarters: int) -> dict[str, Any]:
    """From what each number of a plan was drawn, as Optuna wants to be told."""
    from optuna.distributions import (  # noqa: PLC0415  # a part of the extra `lab`
        CategoricalDistribution,
        IntDistribution,
    )

    spread: dict[str, Any] = {topic.name: CategoricalDistribution(choices(topic)) for topic in menu}
    spread |= {begins(topic): IntDistribution(0, quarters - 1) for topic in menu}
    return {name: spread[name] for name in drawn}


def planned(drawn: Drawn, menu: tuple[Topic, ...]) -> Planned:
    """What a bot plays of it."""
    genes = (
        Gene(number, drawn[topic.name], drawn[begins(topic)])
        for number, topic in enumerate(menu)
        if drawn[topic.name] != NONE
    )
    return Planned(tuple(genes), menu)


def drawn_of(plan: Planned) -> Drawn:
    """The same, from what a bot plays."""
    drawn = nothing(plan.menu, whole=False)
    for gene in plan.genes:
        topic = plan.menu[gene.topic]
        drawn |= {topic.name: gene.option, begins(topic): gene.quarter}
    return drawn
