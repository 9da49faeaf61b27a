"""What the page of scenarios says of events can be copied into a scenario."""

import re
from pathlib import Path

import yaml

from sim.scenario.events import Event, When

PAGE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| .*? \| `(\{metric.*?\})` \|$", PAGE, re.MULTILINE)


def test_every_condition_of_the_table_is_one():
    assert len(ROWS) >= 8
    for kind, condition in ROWS:
        assert When.model_validate(yaml.safe_load(condition)).metric, kind


def test_the_example_is_an_event_that_does_four_things():
    block = re.search(r"```yaml\n(events:.*?)```", PAGE, re.DOTALL)
    (event,) = map(Event.model_validate, yaml.safe_load(block.group(1))["events"])
    assert [one.kind for one in event.effects] == ["demand", "spending", "surge", "urgency"]
