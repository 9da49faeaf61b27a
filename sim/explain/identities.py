"""Metrics that are put together from others: what the number consists of, and who brought what.

Sums are exact. Where a number is a product, each factor's change counts at the mean of the other
factor, which leaves no rest either.
"""

from collections.abc import Callable, Iterable, Sequence

from sim.explain.answers import Row
from sim.explain.causes import CUSTOMERS, PROMISE, WALLS, WORLD
from sim.explain.course import Game
from sim.explain.retold import Told
from sim.finance import Finance, revenue_ratio
from sim.flows import News
from sim.policy import Levers
from sim.rules.promise import budget_scale
from sim.scenario.names import DEPARTMENTS
from sim.scenario.parameters import Parameters

type Weeks = Sequence[Told]
"""The week before the change begins, and the weeks of the change."""
type Identity = Callable[[Weeks, Parameters], list[Row]]


def budgets(before: Finance, levers: Levers, news: News, p: Parameters) -> dict[str, float]:
    """What marketing, sales and IT spend in a week, by the books of the week before."""
    ads, money = p.advertising, p.finance
    ratio = revenue_ratio(before)
    scale = budget_scale(ratio, ads.revenue_floor, ads.budget_follows_revenue) * news.budget
    return {
        "marketing": money.marketing * levers.budgets.marketing * levers.spend * scale,
        "sales": money.sales * levers.budgets.sales * scale,
        "it": money.it * levers.budgets.it * scale,
    }


def costs(told: Told, p: Parameters) -> dict[str, float]:
    """What a week cost, by what it was spent on."""
    money, levers = p.finance, told.levers
    choosing = p.further.recruit_cost * levers.profile
    return {
        **budgets(told.before.finance, levers, told.news, p),
        "staff": money.head * told.firm.service.staff,
        "hiring": (money.hiring + choosing) * told.firm.service.hired,
        "programmes": levers.spending,
    }


SPENT = {
    "marketing": ("Marketing's budget", "marketing"),
    "sales": ("Sales' budget", "sales"),
    "it": ("IT's budget", "it"),
    "staff": ("People in service", "service"),
    "hiring": ("Hiring in service", "service"),
    "programmes": ("Programmes", ""),
}


def _cost(weeks: Weeks, p: Parameters) -> list[Row]:
    before, after = costs(weeks[0], p), costs(weeks[-1], p)
    return [Row(name, *_named(after[name] - before[name], name)) for name in SPENT]


def _named(value: float, name: str) -> tuple[str, float, str]:
    label, owner = SPENT[name]
    return label, value, owner


def _revenue(weeks: Weeks, p: Parameters) -> list[Row]:
    first, last = weeks[0], weeks[-1]
    price, part = last.firm.finance.price, p.selling.close_price
    kept = [1.0 - part * told.firm.sales.effort.close for told in (first, last)]
    paying = [told.lived.census.customers - told.firm.finance.given for told in (first, last)]
    each = price * (kept[0] + kept[1]) / 2.0
    moved = weeks[1:]
    given = last.firm.finance.given - first.firm.finance.given
    return [
        Row("came", "Customers came", each * sum(t.lived.deals.wins for t in moved), "sales"),
        Row("left", "Customers left", -each * sum(t.lived.exits.left for t in moved), CUSTOMERS),
        Row(
            "newcomers",
            "New people in town",
            -each * sum(t.lived.exits.replaced for t in moved),
            WORLD,
        ),
        Row("discounts", "Discounts", -each * given, "sales"),
        Row(
            "conceded",
            "Price given away to close",
            price * (paying[0] + paying[1]) / 2.0 * (kept[1] - kept[0]),
            "sales",
        ),
    ]


def _negated(rows: Iterable[Row]) -> list[Row]:
    return [Row(row.id, row.label, -row.value, row.owner) for row in rows]


def _profit(weeks: Weeks, p: Parameters) -> list[Row]:
    return _revenue(weeks, p) + _negated(_cost(weeks, p))


def _cash(weeks: Weeks, p: Parameters) -> list[Row]:
    moved = weeks[1:]
    revenue = sum(told.firm.finance.revenue for told in moved)
    spent = {name: sum(costs(told, p)[name] for told in moved) for name in SPENT}
    drawn = sum(_draw(told.before.finance, told.firm.finance) for told in moved)
    return [
        Row("revenue", "Revenue", revenue, CUSTOMERS),
        *(Row(name, *_named(-spent[name], name)) for name in SPENT),
        Row("draw", "Owners' draw", -drawn),
    ]


def _draw(before: Finance, after: Finance) -> float:
    return before.cash + after.profit - after.cash


def _gap(weeks: Weeks, p: Parameters) -> list[Row]:
    del p
    first, last = weeks[0].firm, weeks[-1].firm
    promised = last.marketing.promise - first.marketing.promise
    lived = last.organisation.delivered - first.organisation.delivered
    return [
        Row("promise", "What marketing promises", promised, PROMISE),
        Row("delivered", "What customers live", -lived, "it"),
    ]


def _contacts(weeks: Weeks, p: Parameters) -> list[Row]:
    del p
    first, last = weeks[0].lived.tickets, weeks[-1].lived.tickets
    moved = {name: getattr(last, name) - getattr(first, name) for name in last._fields}
    return [
        Row("failures", "Failures", moved["failures"], "it"),
        Row("mismatches", "Broken expectations", moved["mismatches"], PROMISE),
        Row("routine", "Plain questions", moved["routine"], CUSTOMERS),
        Row("backlog", "Cases open from before", moved["backlog"], "service"),
        Row("silent", "Troubles kept to themselves", -moved["silent"], CUSTOMERS),
        Row("self_served", "Self-service", -moved["self_served"], "service"),
    ]


def _each(weeks: Weeks, p: Parameters) -> list[Row]:
    staff = [told.firm.service.staff for told in (weeks[0], weeks[-1])]
    heads = [
        told.lived.tickets.phoned + told.lived.tickets.public for told in (weeks[0], weeks[-1])
    ]
    if min(heads) <= 0.0:
        return []
    rate = [p.finance.head / count for count in heads]
    return [
        Row(
            "staff",
            "People in service",
            (rate[0] + rate[1]) / 2.0 * (staff[1] - staff[0]),
            "service",
        ),
        Row("contacts", "Contacts", (staff[0] + staff[1]) / 2.0 * (rate[1] - rate[0]), CUSTOMERS),
    ]


def _wall(pair: str) -> Identity:
    """Willing to share, times what systems carry, times what is understood on the other side."""

    def rows(weeks: Weeks, p: Parameters) -> list[Row]:
        ends, channel = (weeks[0], weeks[-1]), p.walls.channel
        can = [channel + (1.0 - channel) * told.before.it.integration for told in ends]
        will = [float(getattr(told.firm.organisation.willing, pair)) for told in ends]
        crossed = [float(getattr(told.lived.walls.crosses, pair)) for told in ends]
        sense = [crossed[k] / (will[k] * can[k]) for k in (0, 1)]
        kept, sent = sum(sense) / 2.0, (will[0] * can[0] + will[1] * can[1]) / 2.0
        by_will = kept * sum(can) / 2.0 * (will[1] - will[0])
        by_systems = kept * sum(will) / 2.0 * (can[1] - can[0])
        understood = sent * (sense[1] - sense[0])
        return [
            Row("willing", "Willing to share", by_will, WALLS),
            Row("systems", "Systems joined", by_systems, "it"),
            Row("understood", "Understood on the other side", understood, WALLS),
        ]

    return rows


PAIRS = [f"{a}_{b}" for k, a in enumerate(DEPARTMENTS) for b in DEPARTMENTS[k + 1 :]]
IDENTITIES: dict[str, Identity] = {
    "revenue": _revenue,
    "cost": _cost,
    "profit": _profit,
    "cash": _cash,
    "promise_gap": _gap,
    "contacts": _contacts,
    "cost_per_contact": _each,
    **{f"wall_{pair}": _wall(pair) for pair in PAIRS},
}
"""Metrics by name, and what they are put together from."""


def by_identity(game: Game, metric: str, weeks: Weeks) -> tuple[Row, ...]:
    """The causes of the change of such a metric."""
    return tuple(IDENTITIES[metric](weeks, game.case.parameters))
