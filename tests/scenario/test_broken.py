"""One mistake a file, and the sentence that must be said of it.

The first line of each file holds it: `# expect: line: sentence`.
"""

from pathlib import Path

import pytest

from sim.scenario.faults import ScenarioError
from sim.scenario.load import check_scenario, load_scenario

FILES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def expected(path: Path) -> str:
    first = path.read_bytes().split(b"\n", 1)[0].decode()
    return first.removeprefix("# expect: ")


def test_there_are_enough_of_them():
    assert len(FILES) >= 60


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_in_its_line_and_nothing_else(path):
    checked = check_scenario(path)
    assert [str(fault) for fault in checked.faults] == [f"{path}:{expected(path)}"]
    assert checked.scenario is None


def test_load_raises_what_check_tells():
    path = FILES[0]
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert str(caught.value) == f"{path}:{expected(path)}"
    assert caught.value.faults == check_scenario(path).faults
