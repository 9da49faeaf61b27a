"""What lies between two departments: who sits where, who heads whom, and what crosses."""

from sim.build import stage
from sim.flows import Four, Pairs
from sim.rules.further import crowded, headed, one_boss, translated, understood
from sim.rules.numbers import toward
from sim.scenario.further import Further
from sim.scenario.organisation import Walls


@stage
def moved(now: Pairs, aim: Pairs, part: float) -> Pairs:
    """Each pair a part of the way towards an aim."""
    return Pairs(
        toward(now.marketing_sales, aim.marketing_sales, part),
        toward(now.marketing_service, aim.marketing_service, part),
        toward(now.marketing_it, aim.marketing_it, part),
        toward(now.sales_service, aim.sales_service, part),
        toward(now.sales_it, aim.sales_it, part),
        toward(now.service_it, aim.service_it, part),
    )


@stage
def nearness(together: Pairs, same: Pairs, walls: Walls, further: Further) -> Pairs:
    """What a shared room and a shared head add to each pair's willingness, or take from it."""
    ms, mv, mi = same.marketing_sales, same.marketing_service, same.marketing_it
    sv, si, vi = same.sales_service, same.sales_it, same.service_it
    total, room = ms + mv + mi + sv + si + vi, walls.colocated
    add, take = further.same_head, further.other_head
    return Pairs(
        room * together.marketing_sales + headed(ms, vi, total, add, take),
        room * together.marketing_service + headed(mv, si, total, add, take),
        room * together.marketing_it + headed(mi, sv, total, add, take),
        room * together.sales_service + headed(sv, mi, total, add, take),
        room * together.sales_it + headed(si, mv, total, add, take),
        room * together.service_it + headed(vi, ms, total, add, take),
    )


@stage
def directed(
    first: float, second: float, boss: float, others: float, merged: float, adds: float
) -> float:
    """What a line on the chart, or one director for two, adds to a pair's willingness."""
    return merged if merged > 0.0 else adds * one_boss(first, second, boss, others)


@stage
def on_the_chart(near: Pairs, chart: Four, merged: Pairs, further: Further) -> Pairs:
    """The same with what lines on the chart add, and one director for two."""
    c, one, adds = chart, merged, further.boss_walls
    heads = Pairs(
        directed(1.0, 2.0, c.marketing, c.sales, one.marketing_sales, adds),
        directed(1.0, 3.0, c.marketing, c.service, one.marketing_service, adds),
        directed(1.0, 4.0, c.marketing, c.it, one.marketing_it, adds),
        directed(2.0, 3.0, c.sales, c.service, one.sales_service, adds),
        directed(2.0, 4.0, c.sales, c.it, one.sales_it, adds),
        directed(3.0, 4.0, c.service, c.it, one.service_it, adds),
    )
    return Pairs(
        near.marketing_sales + heads.marketing_sales,
        near.marketing_service + heads.marketing_service,
        near.marketing_it + heads.marketing_it,
        near.sales_service + heads.sales_service,
        near.sales_it + heads.sales_it,
        near.service_it + heads.service_it,
    )


@stage
def helped(near: Pairs, helping: Four, further: Further) -> Pairs:
    """The same with what pay for passing things on adds: half of it from either side."""
    h, half = helping, 0.5 * further.help_walls
    return Pairs(
        near.marketing_sales + half * (h.marketing + h.sales),
        near.marketing_service + half * (h.marketing + h.service),
        near.marketing_it + half * (h.marketing + h.it),
        near.sales_service + half * (h.sales + h.service),
        near.sales_it + half * (h.sales + h.it),
        near.service_it + half * (h.service + h.it),
    )


@stage
def beside_the_work(helping: Four, rotated: Pairs, chart: Four, further: Further) -> Four:
    """Share of each department's time that helping, changing sides and a far boss take."""
    c, most, lost = chart, further.boss_span, further.boss_time
    r, paid, away = rotated, further.help_time, further.rotation_time / further.rotation_full
    ms, mv, mi = r.marketing_sales, r.marketing_service, r.marketing_it
    sv, si, vi = r.sales_service, r.sales_it, r.service_it
    return Four(
        paid * helping.marketing + away * (ms + mv + mi) + crowded(c.marketing, c, most, lost),
        paid * helping.sales + away * (ms + sv + si) + crowded(c.sales, c, most, lost),
        paid * helping.service + away * (mv + sv + vi) + crowded(c.service, c, most, lost),
        paid * helping.it + away * (mi + si + vi) + crowded(c.it, c, most, lost),
    )


@stage
def crossings(
    willing: Pairs,
    integration: float,
    bridged: Pairs,
    rotated: Pairs,
    walls: Walls,
    further: Further,
) -> Pairs:
    """Share of items that cross between each pair this week, and are understood."""
    if not walls.exist:
        return Pairs(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    r, far, channel = willing, further.worlds, walls.channel
    x = Pairs(
        understood(r.marketing_sales, integration, channel, far, bridged.marketing_sales),
        understood(r.marketing_service, integration, channel, far, bridged.marketing_service),
        understood(r.marketing_it, integration, channel, far, bridged.marketing_it),
        understood(r.sales_service, integration, channel, far, bridged.sales_service),
        understood(r.sales_it, integration, channel, far, bridged.sales_it),
        understood(r.service_it, integration, channel, far, bridged.service_it),
    )
    full, gain = further.rotation_full, further.rotation_gain
    return Pairs(
        translated(x.marketing_sales, rotated.marketing_sales, full, gain),
        translated(x.marketing_service, rotated.marketing_service, full, gain),
        translated(x.marketing_it, rotated.marketing_it, full, gain),
        translated(x.sales_service, rotated.sales_service, full, gain),
        translated(x.sales_it, rotated.sales_it, full, gain),
        translated(x.service_it, rotated.service_it, full, gain),
    )
