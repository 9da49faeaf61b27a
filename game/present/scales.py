"""The numbers whose change can be explained, with the unit in which each is shown."""

from dataclasses import dataclass

from game.numerals import numerals
from game.present.figures import money, number, percent, signed
from game.seat import Seat
from game.words import _
from sim.metrics import METRICS as REGISTRY
from sim.scenario.schema import Currency

METRICS = (
    "brand_equity", "salience", "image", "trust", "loyalty", "nps", "share", "revenue",
    "profit", "cash",
)  # fmt: skip
"""What a chief executive may ask about, in the order in which it is offered."""
MONEY = ("revenue", "profit", "cash")
HUNDRED, THOUSAND, MILLION = 100.0, 1e3, 1e6


@dataclass(frozen=True, slots=True)
class Scale:
    """How the change of a metric is written."""

    metric: str
    factor: float
    """What one unit of the model is on the screen."""
    digits: int
    unit: str
    better: str
    currency: Currency | None = None

    def text(self, shown: float) -> str:
        """A change, given in the unit of the screen."""
        return signed(shown, self.digits)

    def level(self, value: float) -> str:
        """Where the metric stands, given as the model counts it."""
        if self.currency is not None:
            return money(value, self.currency)
        return percent(value, 1) if self.metric == "share" else number(value, 1)


def metric_name(name: str) -> str:
    """What a metric is called."""
    return {
        "brand_equity": _("Brand equity"),
        "salience": _("Salience"),
        "image": _("Image"),
        "trust": _("Trust"),
        "loyalty": _("Loyalty"),
        "nps": _("Net promoters"),
        "share": _("Market share"),
        "revenue": _("Revenue"),
        "profit": _("Profit"),
        "cash": _("Cash"),
    }[name]


def scale_of(seat: Seat, metric: str, size: float) -> Scale:
    """The scale of a change.

    Args:
        seat: whose money.
        metric: of `METRICS`.
        size: the largest amount to be shown, as the model counts it.
    """
    better = str(REGISTRY[metric].better)
    if metric == "share":
        return Scale(metric, 100.0, 2, _("points of a hundred"), better)
    if metric not in MONEY:
        return Scale(metric, 1.0, 1, _("points"), better)
    currency = seat.case.currency
    large = size * currency.unit >= MILLION
    unit = _unit(currency, numerals().scales[1 if large else 2])
    factor = currency.unit / (MILLION if large else THOUSAND)
    weekly = _("{unit} a week") if str(REGISTRY[metric].kind) == "flow" else "{unit}"
    digits = 0 if size * factor >= HUNDRED else 1
    return Scale(metric, factor, digits, weekly.format(unit=unit), better, currency)


def _unit(currency: Currency, size: str) -> str:
    """Thousands or millions of a currency, as the language writes them."""
    return numerals().money.format(symbol=currency.symbol, amount=size).strip()
