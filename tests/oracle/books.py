"""Revenue, cost, profit, the owners' draw, cash (7.22)."""

from sim.scenario.firm import Finance
from sim.scenario.further import Further
from sim.scenario.parameters import Parameters
from tests.oracle.firm import Firm
from tests.oracle.numbers import larger
from tests.oracle.today import Today


def close(firm: Firm, today: Today, p: Parameters) -> None:
    """The books of the week; cash stands still before week 0."""
    books, levers, finance, selling = firm.finance, today.levers, p.finance, p.selling
    granted = today.flows.deals.wins * levers.discount
    books.given = books.given + granted - books.given / selling.discount_weeks
    paying = today.flows.census.customers - books.given
    haggled = 1.0 - selling.close_price * firm.sales.effort["close"]
    books.revenue = books.price * paying * haggled * today.news.spending
    books.cost = _cost(firm, today, finance, p.further)
    books.profit = books.revenue - books.cost
    part = 1.0 / finance.trailing_weeks
    books.trailing_profit += part * (books.profit - books.trailing_profit)
    books.trailing_revenue += part * (books.revenue - books.trailing_revenue)
    usual = larger(finance.draw_floor, finance.draw_share * books.trailing_profit)
    if today.week >= 0:
        books.cash = books.cash + books.profit - levers.dividend * usual
        books.earned += books.profit


def _cost(firm: Firm, today: Today, finance: Finance, further: Further) -> float:
    levers, shared = today.levers, today.budget_scale * today.news.budget
    cost = finance.marketing * levers.budgets.marketing * levers.spend * shared
    cost = cost + finance.sales * levers.budgets.sales * shared
    cost = cost + finance.it * levers.budgets.it * shared
    cost = cost + finance.head * firm.service.staff
    choosing = finance.hiring + further.recruit_cost * levers.profile
    cost = cost + choosing * firm.service.hired
    cost = cost + levers.spending + today.news.fee
    return cost + further.refund_weeks * firm.finance.price * today.flows.outcomes.refunded
