"""What an author does with the format: a fuller file than the small ones of other tests."""

import pytest

from sim.scenario.load import check_scenario
from tests.scenario.cases import scenario, told

RICH = """\
# yaml-language-server: $schema=scenario.schema.json
# Ours: marketing promises, sales closes, service delivers on a cost-centre budget.
schema: silo-scenario/1
id: ours
extends: base.yaml
title: {en: The Promise Gap, de: Die Versprechenslücke}
minutes: 120
players: {teams: [2, 8], per_team: [3, 6]}
learning_goals:
  - {id: expectation, text: "Satisfaction is experience minus expectation.", reached_by: [award]}
  - {id: delay, text: "The damage arrives later.", reached_by: [competitor, keep-the-promise]}
roles:
  service:
    secret: {en: "Your bonus: 90 % cost per contact.", de: "Ihr Bonus: Kosten je Kontakt."}
    bonus: {metric: cost_per_contact, target: 92, better: lower}
events:
  - id: award
    when: {quarter: 2}
    effect: {kind: fad, size: 1.5, weeks: 6}
    headline: {en: "Veridale takes Campaign of the Year"}
    facilitator_note: Let them celebrate. Do not comment.
  - id: competitor
    when: {metric: brand_equity, below: 38, after_quarter: 4}
    headline: {en: "Rival Nordlink launches with a one-hour callback guarantee"}
timeouts:
  - {after_quarter: 2, minutes: 4, prompt: {en: "Each role, one minute."}}
moves:
  - {id: executive_opex, cost: 2, text: {en: "The executive prioritises a tenth of all spending"}}
policies:
  keep-the-promise:
    - {week: 0, decision: {kind: promise_signoff, by: service}}
    - {when: {metric: wait, above: 2}, decision: {kind: staff_service, utilisation: 0.85}}
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text(RICH, "utf-8")
    return path


def test_a_fuller_file_is_read(path):
    case = check_scenario(path).scenario
    assert case is not None
    assert case.players.per_team == (3, 6)
    assert case.roles.service is not None
    assert case.roles.service.bonus is not None
    assert case.roles.service.bonus.target == 92
    assert case.events[0].when.first_week == 13
    assert case.events[1].effect is None
    assert case.events[1].when.first_week == 52
    assert {move.id: move.cost for move in case.moves} == {"executive_opex": 2}
    assert [step.week for step in case.policies["keep-the-promise"]] == [0, None]
    assert case.events[0].facilitator_note is not None
    assert case.events[0].facilitator_note.spoken("de") == "Let them celebrate. Do not comment."


def test_missing_translations_are_warned_of_in_their_lines(path):
    checked = check_scenario(path)
    assert not checked.faults
    german = [fault for fault in checked.warnings if "`de` is missing" in fault.text]
    assert [(fault.line, fault.key) for fault in german] == [
        (10, "learning_goals.expectation.text"),
        (11, "learning_goals.delay.text"),
        (20, "events.award.headline"),
        (21, "events.award.facilitator_note"),
        (24, "events.competitor.headline"),
        (26, "timeouts[1].prompt"),
        (28, "moves.executive_opex.text"),
    ]


def test_seventy_per_cent_of_play_is_allowed_and_more_is_not(tmp_path):
    text = "quarters: {}\nminutes: 20\nquarter_minutes: 3.5\nsession: {{rounds: 1}}\n"
    assert scenario(tmp_path, text.format(4)).quarter_minutes == 3.5
    path = tmp_path / "case.yaml"
    path.write_text(path.read_text("utf-8").replace("quarters: 4", "quarters: 5"), "utf-8")
    assert told(check_scenario(path)) == [
        (
            "case.yaml:6: minutes: 17.5 minutes of play (1 x 5 quarters x 3.5 minutes) "
            "are more than 70% of 20 minutes"
        )
    ]


def test_a_room_that_plays_too_long_is_told(tmp_path):
    path = tmp_path / "case.yaml"
    scenario(tmp_path, "quarters: 8\nminutes: 120\n")
    path.write_text(
        path.read_text("utf-8") + "quarter_minutes: 6\nsession: {minutes: 120, rounds: 2}\n",
        "utf-8",
    )
    assert told(check_scenario(path))[0] == (
        "case.yaml:8: session.minutes: 96 minutes of play (2 x 8 quarters x 6 minutes) "
        "are more than 70% of 120 minutes"
    )


def test_a_debrief_or_briefing_of_no_time_is_possible(tmp_path):
    case = scenario(tmp_path, "session: {briefing_minutes: 0, debrief_minutes: 0}\n")
    assert (case.session.briefing_minutes, case.session.debrief_minutes) == (0, 0)


def test_a_picture_beside_the_scenario_is_found(tmp_path):
    (tmp_path / "silos.svg").write_text("<svg/>")
    assert scenario(tmp_path, "picture: silos.svg\n").picture == "silos.svg"
