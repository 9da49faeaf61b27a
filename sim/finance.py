"""Money: revenue, cost, profit, the owners' draw, cash (`docs/model.md`, Finance)."""

from typing import NamedTuple

from sim.build import stage
from sim.departments.service import Service
from sim.flows import News
from sim.policy import Levers
from sim.rules.numbers import larger
from sim.rules.promise import budget_scale
from sim.scenario.firm import Finance as FinanceSettings
from sim.scenario.further import Further
from sim.scenario.market import Advertising, Selling


class Finance(NamedTuple):
    """The books."""

    price: float  # u a customer and week, per 1,200 people
    first_revenue: float
    trailing_revenue: float
    trailing_profit: float
    revenue: float  # this week
    cost: float
    profit: float
    cash: float
    earned: float  # profit since week 0
    given: float  # discounts new customers still enjoy, in customers who pay nothing


def first_books(
    settings: FinanceSettings,
    customers: float,
    close: float,
    selling: Selling,
    staff: float,
    cash: float,
) -> Finance:
    """The books of week -52: the price is such that list prices bring the scenario's revenue."""
    price = settings.revenue / larger(customers, 1.0)  # a small crowd may hold none of ours
    revenue = settings.revenue * (1.0 - selling.close_price * close)
    cost = settings.marketing + settings.sales + settings.it + settings.head * staff
    return Finance(price, revenue, revenue, revenue - cost, revenue, cost, 0.0, cash, 0.0, 0.0)


@stage
def revenue_ratio(books: Finance) -> float:
    """Trailing revenue over first revenue."""
    return books.trailing_revenue / books.first_revenue


@stage
def close_books(
    books: Finance,
    customers: float,
    wins: float,
    close: float,
    service: Service,
    refunded: float,
    levers: Levers,
    news: News,
    week: int,
    settings: FinanceSettings,
    selling: Selling,
    advertising: Advertising,
    further: Further,
) -> Finance:
    """Revenue, cost and cash of a week; cash stands still until the first played week.

    Args:
        refunded: cases that were closed with money.
    """
    given = books.given + wins * levers.discount - books.given / selling.discount_weeks
    revenue = books.price * (customers - given) * (1.0 - selling.close_price * close)
    revenue = revenue * news.spending
    scale = budget_scale(
        revenue_ratio(books), advertising.revenue_floor, advertising.budget_follows_revenue
    )
    shared = scale * news.budget
    cost = (
        settings.marketing * levers.budgets.marketing * levers.spend * shared
        + settings.sales * levers.budgets.sales * shared
        + settings.it * levers.budgets.it * shared
        + settings.head * service.staff
        + (settings.hiring + further.recruit_cost * levers.profile) * service.hired
        + levers.spending
        + news.fee
        + further.refund_weeks * books.price * refunded
    )
    profit = revenue - cost
    part = 1.0 / settings.trailing_weeks
    trailing = books.trailing_profit + part * (profit - books.trailing_profit)
    draw = levers.dividend * larger(settings.draw_floor, settings.draw_share * trailing)
    played = week >= 0
    return Finance(
        price=books.price,
        first_revenue=books.first_revenue,
        trailing_revenue=books.trailing_revenue + part * (revenue - books.trailing_revenue),
        trailing_profit=trailing,
        revenue=revenue,
        cost=cost,
        profit=profit,
        cash=books.cash + profit - draw if played else books.cash,
        earned=books.earned + profit if played else 0.0,
        given=given,
    )
