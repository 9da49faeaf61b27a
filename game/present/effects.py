"""What a move is worth: a paired difference with its margin, and whether it still grows."""

from dataclasses import dataclass

from game.outlook import Gain, Outlook
from game.present.figures import money, number, signed, signed_money
from game.present.names import YEAR
from game.seat import Seat
from game.words import _
from sim.run import QUARTER
from sim.scenario.schema import Currency

WEEKS_OF_YEAR = YEAR * QUARTER
NEAREST = 26
"""No preview ends sooner: every good reform looks bad for a quarter."""
LEVEL = 0.01
"""A difference that grows by less than this in a week is called level."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move adds, against not making it under the same luck."""

    id: str
    label: str
    value: float
    text: str
    margin: str
    """Half of the range in which four of five futures lie."""
    range: str
    """Where four of five futures lie."""
    trend: str
    """rising, falling or level."""
    trend_text: str
    sure: bool
    """Whether four of five futures lie on the same side of nought."""
    futures: int
    better: str = "up"

    @property
    def verdict(self) -> str:
        """good, bad, or same where it may be nothing."""
        if not self.sure:
            return "same"
        return "good" if (self.value > 0.0) == (self.better == "up") else "bad"


def horizon(seat: Seat) -> int:
    """Weeks to the end of the next full year, but 26 at least and 52 at most."""
    to_end = WEEKS_OF_YEAR - seat.week % WEEKS_OF_YEAR
    return to_end if to_end >= NEAREST else WEEKS_OF_YEAR


def horizon_text(seat: Seat) -> str:
    """What that date is called."""
    weeks = horizon(seat)
    year, part = divmod(seat.week + weeks, WEEKS_OF_YEAR)
    return _("by the end of year {n}").format(n=year) if part == 0 else _("a year from now")


def on_equity(outlook: Outlook) -> Effect:
    """What a move adds to brand equity at the end of the outlook."""
    gain = outlook.gain("brand_equity")
    trend, text = _trend(gain)
    value, low, high = gain.mean[-1], gain.low80[-1], gain.high80[-1]
    return Effect(
        id="brand_equity",
        label=_("Brand equity"),
        value=value,
        text=signed(value),
        margin=_("± {x}").format(x=number((high - low) / 2.0, 1)),
        range=_range(signed(low), signed(high)),
        trend=trend,
        trend_text=text,
        sure=low * high > 0.0,
        futures=outlook.futures,
    )


def on_profit(outlook: Outlook, currency: Currency) -> Effect:
    """What a move adds to profit, summed over the outlook."""
    spell, gain = outlook.spell("profit"), outlook.gain("profit")
    trend, text = _trend(gain)
    value, low, high = (
        spell.weeks * mean for mean in (spell.gain, spell.gain_low80, spell.gain_high80)
    )
    return Effect(
        id="profit",
        label=_("Profit"),
        value=value,
        text=signed_money(value, currency),
        margin=_("± {x}").format(x=money((high - low) / 2.0, currency)),
        range=_range(signed_money(low, currency), signed_money(high, currency)),
        trend=trend,
        trend_text=text,
        sure=low * high > 0.0,
        futures=outlook.futures,
    )


def _range(low: str, high: str) -> str:
    """Where most futures lie; one number, where its ends read the same."""
    if low == high:
        return _("about {x}").format(x=low)
    return _("{low} to {high}").format(low=low, high=high)


def _trend(gain: Gain) -> tuple[str, str]:
    slope = gain.slope()
    if abs(slope) < LEVEL:
        return "level", _("level by then")
    return ("rising", _("still rising")) if slope > 0.0 else ("falling", _("still falling"))
