"""V8: noise alone disappoints those who feel losses twice.

Kahneman and Tversky 1979; Brown, Imai, Vieider and Camerer 2024; Anderson and Sullivan 1993 on
satisfaction. The mean of what is felt, for a normal difference between experience and standard:
against the closed form, 1e-8 by quadrature over the rule; the six printed decimals within half a
unit.
"""

import math
from statistics import NormalDist, fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from sim.rules.experience import compared_with, disconfirmed
from sim.scenario.customers import Memory
from sim.tables import normal

PLAIN = NormalDist()
means, spreads = st.floats(-0.4, 0.4), st.floats(0.005, 0.4)


def felt(mean: float, spread: float, gain: float, aversion: float) -> float:
    """The mean of the rule over a normal difference; the kink at zero is a border."""

    def part(z: float) -> float:
        return disconfirmed(mean + spread * z, gain, aversion) * PLAIN.pdf(z)

    kink = min(max(-mean / spread, -9.0), 9.0)
    below = quad(part, -9.0, kink, epsabs=1e-12)[0]
    return below + quad(part, kink, 9.0, epsabs=1e-12)[0]


def closed(mean: float, spread: float, gain: float, aversion: float) -> float:
    """The same, by the mean of a truncated normal."""
    z = mean / spread
    shortfall = spread * PLAIN.pdf(z) - mean * PLAIN.cdf(-z)
    return gain * (mean - (aversion - 1.0) * shortfall)


@pytest.mark.parametrize(
    ("mean", "spread", "expected"),
    [
        (0.0, 0.1, -0.009974),
        (0.0, 0.2, -0.019947),
        (0.05, 0.1, 0.007555),
        (-0.05, 0.1, -0.029945),
    ],
)
def test_printed_values(mean, spread, expected):
    assert felt(mean, spread, 0.25, 2.0) == pytest.approx(expected, abs=6e-7)


@given(means, spreads, st.floats(0.0, 2.0), st.floats(1.0, 4.0))
def test_any_mean_spread_weight_and_aversion(mean, spread, gain, aversion):
    assert felt(mean, spread, gain, aversion) == pytest.approx(
        closed(mean, spread, gain, aversion), abs=1e-8
    )


@given(means, spreads)
def test_without_aversion_only_the_mean_counts(mean, spread):
    assert felt(mean, spread, 0.25, 1.0) == pytest.approx(0.25 * mean, abs=1e-8)


@pytest.mark.parametrize(("expected", "promised"), [(0.72, 0.72), (0.70, 0.82), (0.80, 0.60)])
def test_a_crowd_whose_luck_is_the_week_s_feels_it_too(expected, promised):
    """Through the week's own table of luck and its standard, as `mood.judge` puts them together."""
    m, trust, quality = Memory(), 0.6, 0.72
    standard = compared_with(expected, promised, trust, m.should_weight)
    crowd = [quality + m.usage_noise * normal((k + 0.5) / 2**14) for k in range(2**14)]
    mean = fmean(disconfirmed(x - standard, m.disconfirmation, m.loss_aversion) for x in crowd)
    blend = expected + 0.65 * trust * (promised - expected)
    assert mean == pytest.approx(closed(quality - blend, 0.08, 0.25, 2.0), abs=2e-6)


@given(means, spreads)
def test_the_more_uncertain_what_is_delivered_the_less_is_felt(mean, spread):
    assert felt(mean, 1.5 * spread, 0.25, 2.0) <= felt(mean, spread, 0.25, 2.0) + 1e-9
    assert felt(0.0, 1.5 * spread, 0.25, 2.0) < felt(0.0, spread, 0.25, 2.0)
    assert math.isclose(felt(mean, spread, 0.0, 2.0), 0.0, abs_tol=1e-12)
