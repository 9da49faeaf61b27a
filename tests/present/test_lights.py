"""Every light can be green while the firm loses its customers."""

import pytest

from game.present.lights import lights
from game.seat import Seat

YEAR = 4


@pytest.fixture
def seat(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = Seat.new("first-monday", 11, 300)
    yield made
    made.close()


def lived(seat, quarters):
    for _quarter in range(quarters):
        seat.end_quarter()
        while seat.running:
            seat.advance()


def test_on_the_first_day_all_lights_are_green(seat):
    assert [light.department for light in lights(seat)] == ["marketing", "sales", "service", "it"]
    assert all(light.green for light in lights(seat))


def test_each_counts_what_its_department_is_paid_for_most(seat):
    labels = [light.label for light in lights(seat)]
    assert labels == [
        "Leads a week",
        "New customers a week",
        "Contact cost (day 1 = 100)",
        "Uptime",
    ]


def test_what_one_contact_costs_is_told_against_the_first_day(seat):
    service = lights(seat)[2]
    assert service.text == "100"
    lived(seat, 2)
    mean = sum(week.cost_per_contact for week in seat.history[-13:]) / 13
    share = 100 * mean / seat.opening.cost_per_contact
    assert lights(seat)[2].text == f"{share:,.0f}"


def test_a_light_goes_out_when_its_own_number_falls(seat):
    lived(seat, YEAR)
    told = {light.department: light for light in lights(seat)}
    wins = sum(week.wins for week in seat.history[-13:]) / 13
    assert told["sales"].green == (wins >= 0.96 * seat.opening.wins)


def test_they_stay_the_lights_of_the_first_day_whatever_pay_becomes(seat):
    before = [light.label for light in lights(seat)]
    lived(seat, 1)
    seat.decide({"kind": "set_goals", "service": {"cost": 0.1, "cx": 0.9}})
    lived(seat, 1)
    assert [light.label for light in lights(seat)] == before


def test_where_numbers_are_bent_a_light_shows_what_is_reported(seat, monkeypatch):
    lived(seat, 1)
    bent = [week._replace(reported_leads=2.0 * week.leads) for week in seat.history]
    monkeypatch.setattr(seat.run, "history", bent)
    mean = sum(week.leads for week in bent) / 13
    assert lights(seat)[0].text == f"{2.0 * mean:,.1f}"
