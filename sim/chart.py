"""Who reports to whom: what departments are paid for then, and whose requests IT hears."""

from typing import NamedTuple

from sim.build import stage
from sim.flows import Four, Goals
from sim.policy import Levers
from sim.rules.further import mixed
from sim.scenario.further import Further

MARKETING, SALES, SERVICE, IT, OPERATIONS = 1.0, 2.0, 3.0, 4.0, 5.0
GOALS_OF_OPERATIONS = Goals(0.0, 0.0, 0.0, 0.3, 0.5, 0.2)


class Rows(NamedTuple):
    """What each department is paid for."""

    marketing: Goals
    sales: Goals
    service: Goals
    it: Goals


class Voices(NamedTuple):
    """With what weight each asks IT for something."""

    marketing: float
    sales: float
    service: float
    it: float
    operations: float


@stage
def led(own: Goals, boss: float, rows: Rows, part: float) -> Goals:
    """A row under a boss: a part of it becomes what the boss is paid for."""
    if boss == MARKETING:
        return mixed(own, rows.marketing, part)
    if boss == SALES:
        return mixed(own, rows.sales, part)
    if boss == SERVICE:
        return mixed(own, rows.service, part)
    if boss == IT:
        return mixed(own, rows.it, part)
    return mixed(own, GOALS_OF_OPERATIONS, part) if boss == OPERATIONS else own


@stage
def joined(own: Goals, other: Goals, part: float) -> Goals:
    """A row with a part of the row of whoever has the same director."""
    return mixed(own, other, part) if part > 0.0 else own


@stage
def rows_of(levers: Levers, further: Further) -> Rows:
    """What each department is paid for: its own row, that of its boss, that of its twin."""
    part, chart, j = further.boss_goals, levers.chart, levers.joined
    own = Rows(levers.marketing_goals, levers.sales_goals, levers.service_goals, levers.it_goals)
    m, s = led(own.marketing, chart.marketing, own, part), led(own.sales, chart.sales, own, part)
    v, i = led(own.service, chart.service, own, part), led(own.it, chart.it, own, part)
    return Rows(
        joined(joined(joined(m, s, j.marketing_sales), v, j.marketing_service), i, j.marketing_it),
        joined(joined(joined(s, m, j.marketing_sales), v, j.sales_service), i, j.sales_it),
        joined(joined(joined(v, m, j.marketing_service), s, j.sales_service), i, j.service_it),
        joined(joined(joined(i, m, j.marketing_it), s, j.sales_it), v, j.service_it),
    )


@stage
def given_up(own: float, boss: float, who: float, part: float) -> float:
    """What of a department's clout goes to a boss, if that is whom it reports to."""
    return part * own if boss == who else 0.0


@stage
def voices_of(
    marketing: float, sales: float, service: float, chart: Four, further: Further
) -> Voices:
    """Half of a department's clout moves to its boss, and IT hears its own boss twice."""
    part, twice, under = further.boss_clout, further.boss_of_it, chart.it
    m, s, v, c = marketing, sales, service, chart
    up_m = part * m if c.marketing > 0.0 else 0.0
    up_s = part * s if c.sales > 0.0 else 0.0
    up_v = part * v if c.service > 0.0 else 0.0
    to_m = given_up(s, c.sales, MARKETING, part) + given_up(v, c.service, MARKETING, part)
    to_s = given_up(m, c.marketing, SALES, part) + given_up(v, c.service, SALES, part)
    to_v = given_up(m, c.marketing, SERVICE, part) + given_up(s, c.sales, SERVICE, part)
    to_i = given_up(m, c.marketing, IT, part) + given_up(s, c.sales, IT, part)
    to_o = given_up(m, c.marketing, OPERATIONS, part) + given_up(s, c.sales, OPERATIONS, part)
    return Voices(
        (m - up_m + to_m) * (twice if under == MARKETING else 1.0),
        (s - up_s + to_s) * (twice if under == SALES else 1.0),
        (v - up_v + to_v) * (twice if under == SERVICE else 1.0),
        to_i + given_up(v, c.service, IT, part),
        (to_o + given_up(v, c.service, OPERATIONS, part)) * (twice if under == OPERATIONS else 1.0),
    )
