"""Pay for helping that people earn by marking each other moves no wall."""

import pytest

from sim.flows import Four
from sim.reporting import help_meant
from sim.scenario.further import Further
from sim.scenario.records import record

HELP, NOBODY = Four(0.2, 0.1, 0.0, 0.2), Four(0.0, 0.0, 0.0, 0.0)


def meant(gaming: float, strength: float, audited: Four = NOBODY) -> Four:
    return help_meant(HELP, strength, audited, record(Further(gaming=gaming)))


def test_where_nobody_bends_numbers_all_of_it_is_help():
    assert meant(0.0, 3.0) == HELP


def test_the_more_pay_hangs_on_it_the_less_of_it_is_help():
    usual, strong = meant(1.0, 1.0), meant(1.0, 2.0)
    assert usual == HELP  # a fifth of pay is too little to bother
    assert strong.marketing == pytest.approx(0.2 * (1.0 - 0.5 * (0.4 - 0.25)))
    assert (strong.sales, strong.service) == (0.1, 0.0)


def test_where_somebody_checks_less_is_lost():
    checked = meant(1.0, 2.0, Four(0.0, 0.0, 0.0, 1.0))
    assert checked.marketing < checked.it < 0.2
