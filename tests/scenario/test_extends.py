"""Files that build on files: what is merged, what is replaced, and what is refused."""

import os
import shutil

import pytest

from sim.scenario import extends
from sim.scenario.extends import MOST_LEVELS, merge
from sim.scenario.load import WHOLES, check_scenario, load_scenario
from sim.scenario.names import DEPARTMENTS
from sim.scenario.places import scenario_folder
from sim.scenario.stream import parse_tree
from tests.scenario.cases import faults, scenario, told, write


def merged(base: str, over: str):
    below, above = (parse_tree(text.encode(), "x")[0] for text in (base, over))
    return merge(below, above, frozenset()).plain()


def test_mappings_are_merged_and_lists_replaced():
    assert merged("a: {b: 1, c: {d: 2}}\nl: [1, 2]\n", "a: {c: {e: 3}}\nl: [4]\n") == {
        "a": {"b": 1, "c": {"d": 2, "e": 3}},
        "l": [4],
    }


@pytest.mark.parametrize("over", ["1", "[1]", "{b: {c: 1}}", "null", "text"])
def test_what_is_of_another_kind_is_replaced(over):
    wanted = parse_tree(f"a: {over}".encode(), "x")[0].plain()
    assert merged("a: {b: [1]}", f"a: {over}") == wanted


def test_a_row_of_goals_is_replaced_as_a_whole(tmp_path):
    write(tmp_path, "start: {service: {cost: 0.6, cx: 0.4}, trust: 0.5}\n", "below")
    case = scenario(tmp_path, "start: {service: {retention: 1}, image: 0.6}\n", base="below")
    assert case.start.service.model_dump() == {
        **dict.fromkeys(("leads", "revenue", "cost", "cx", "uptime"), 0.0),
        "retention": 1.0,
    }
    assert (case.start.trust, case.start.image) == (0.5, 0.6)


def test_a_text_is_replaced_with_all_its_languages(tmp_path):
    words = "words: {{brand: {0}, thing: {{en: {0}, de: {0}}}}}\n"
    roles = "roles: {{service: {{secret: {{en: {0}, de: {0}}}}}}}\n"
    below = "summary: {en: Old, de: Alt}\n" + (words + roles).format("Old")
    write(tmp_path, below, "below")
    above = "summary: New\nwords: {thing: {en: New}}\nroles: {service: {secret: New}}\n"
    case = scenario(tmp_path, above, base="below")
    found = (case.title, case.summary, case.words.thing, case.roles.service.secret)
    assert [dict(text) for text in found] == [{"en": "A case"}] + [{"en": "New"}] * 3
    assert case.words.brand == "Old"


def test_what_is_whole_is_found_in_the_declarations():
    rows = {("start", department) for department in DEPARTMENTS}
    assert rows < WHOLES
    assert {("title",), ("briefing",), ("currency", "name"), ("roles", "it", "secret")} < WHOLES
    assert not [way for way in WHOLES if way[0] in ("parameters", "events", "policies")]


def test_a_table_of_beliefs_keeps_what_is_not_changed(tmp_path):
    case = scenario(tmp_path, "parameters: {goals: {beliefs: {hype: {leads: 0.9}}}}\n")
    assert (
        case.parameters.goals.beliefs.hype.leads,
        case.parameters.goals.beliefs.hype.revenue,
    ) == (
        0.9,
        0.5,
    )


def test_the_base_gives_what_the_file_does_not_say(tmp_path):
    case, base = scenario(tmp_path), load_scenario("base")
    assert case.parameters == base.parameters
    assert not case.abstract
    assert case.id == "case"
    assert case.hash == base.hash


def test_a_file_beside_wins_over_a_shipped_scenario_of_that_name(tmp_path):
    write(tmp_path, "quarters: 3\n", "base", base=None)
    assert scenario(tmp_path).quarters == 3


@pytest.mark.parametrize("name", ["base", "base.yaml"])
def test_elsewhere_a_shipped_scenario_is_extended_by_its_id(tmp_path, name):
    assert scenario(tmp_path, base=name).quarters == load_scenario("base").quarters


def test_a_fault_names_the_file_in_which_the_value_stands(tmp_path):
    write(tmp_path, "quarters: 8\nparameters:\n  voice: {talking: 7, posting: 2}\n", "below")
    path = write(tmp_path, "\nparameters:\n  voice: {posting: 3}\n", base="below")
    assert told(check_scenario(path)) == [
        (
            "case.yaml:7: parameters.voice.posting: `3` is out of bounds (per week, 0 to 1). "
            "Write 3 % as 0.03"
        ),
        (
            "below.yaml:7: parameters.voice.talking: `7` is out of bounds (per week, 0 to 1). "
            "Write 7 % as 0.07"
        ),
    ]


def test_every_file_must_name_itself(tmp_path):
    below = write(tmp_path, "quarters: 8\n", "below")
    below.write_text(below.read_text().replace("id: below", "id: above"))
    assert told(check_scenario(write(tmp_path, base="below"))) == [
        "below.yaml:2: id: should be the name of the file: `below`, not `above`"
    ]
    below.write_text("title: {en: x}\nquarters: 8\n")
    assert told(check_scenario(write(tmp_path, base="below"))) == [
        "below.yaml:1: schema: is missing: write `schema: silo-scenario/1`",
        "below.yaml:1: id: is missing: write `id: below`",
    ]
    below.write_text("schema: 2\nid: below\nquarters: 8\n")
    assert told(check_scenario(write(tmp_path, base="below"))) == [
        "below.yaml:1: schema: should be `silo-scenario/1`"
    ]


def chain(folder, levels: int):
    write(folder, "quarters: 5\n", "file0", base=None)
    for level in range(1, levels + 1):
        write(folder, f"minutes: {level}\n", f"file{level}", base=f"file{level - 1}")
    return folder / f"file{levels}.yaml"


def test_levels(tmp_path):
    case = load_scenario(chain(tmp_path, MOST_LEVELS))
    assert (case.quarters, case.minutes) == (5, MOST_LEVELS)
    assert told(check_scenario(chain(tmp_path, MOST_LEVELS + 1))) == [
        "file1.yaml:3: extends: more than 5 levels"
    ]


def test_a_circle_is_told(tmp_path):
    write(tmp_path, name="a", base="b")
    write(tmp_path, name="b", base="c")
    write(tmp_path, name="c", base="b")
    assert told(check_scenario(tmp_path / "a.yaml")) == [
        "c.yaml:3: extends: goes round in a circle: `a` → `b` → `c` → `b`"
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("../base.yaml", "/etc/passwd", "./base.yaml", "..", ".base", "a/b", "a\\\\b", "C:base"),
        *("base.yml", "base.yaml.yaml", "", "~/base", "12", "[base]", "{a: b}", "true", "b e"),
    ],
)
def test_only_names_of_files_in_the_folder_are_taken(tmp_path, name):
    text = name if name[:1] in ("[", "{", "1", "t") else f'"{name}"'
    path = write(tmp_path, "quarters: 8\n", base=text)
    (found,) = told(check_scenario(path))
    assert found.startswith("case.yaml:3: extends: should name a file of the same folder, as ")


def test_null_extends_nothing_and_is_said_so(tmp_path):
    (found,) = told(check_scenario(write(tmp_path, "quarters: 8\n", base="null")))
    assert found.startswith("case.yaml:3: extends: should name a file")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
class TestLinks:
    def test_a_link_out_of_the_folder_is_refused(self, tmp_path):
        inside, outside = tmp_path / "in", tmp_path / "out"
        inside.mkdir()
        outside.mkdir()
        write(outside, "quarters: 8\n", "below", base=None)
        (inside / "below.yaml").symlink_to(outside / "below.yaml")
        assert told(check_scenario(write(inside, base="below"))) == [
            "case.yaml:3: extends: `below.yaml` leads out of its folder"
        ]

    def test_a_link_within_the_folder_is_followed(self, tmp_path):
        write(tmp_path, "quarters: 8\n", "real", base=None)
        (tmp_path / "below.yaml").symlink_to("real.yaml")
        assert told(check_scenario(write(tmp_path, base="below"))) == [
            "below.yaml:2: id: should be the name of the file: `below`, not `real`"
        ]

    def test_a_link_to_itself_is_no_file(self, tmp_path):
        (tmp_path / "loop.yaml").symlink_to("loop.yaml")
        assert check_scenario(tmp_path / "loop.yaml").faults
        assert check_scenario(write(tmp_path, base="loop")).faults


def test_a_base_that_cannot_be_read_hides_no_fault_of_the_file(tmp_path):
    write(tmp_path, "a: [\n", "below")
    text = "minuts: 3\nparameters: {voice: {postng: 1}}\n"
    assert told(check_scenario(write(tmp_path, text, base="below"))) == [
        "case.yaml:5: minuts: no such key. Did you mean `minutes` (minutes, above 0, at most 600)?",
        (
            "case.yaml:6: parameters.voice.postng: no such parameter. "
            "Did you mean `posting` (per week, 0 to 1)?"
        ),
        "below.yaml:6: this is not YAML: a value is missing before this",
    ]


def test_a_missing_base_proposes_what_lies_beside(tmp_path):
    write(tmp_path, name="veridale-2026")
    path = write(tmp_path, base="veridale-2062")
    assert told(check_scenario(path)) == [
        "case.yaml:3: extends: there is no `veridale-2062.yaml`. Did you mean `veridale-2026`?"
    ]


def test_a_shipped_base_is_named_by_its_place(tmp_path, monkeypatch):
    shipped, own = tmp_path / "scenarios", tmp_path / "own"
    own.mkdir()
    shutil.copytree(scenario_folder(), shipped)
    monkeypatch.setattr(extends, "scenario_folder", lambda: shipped)
    with (shipped / "base.yaml").open("a") as file:
        file.write("  voice: {postng: 1}\n")
    monkeypatch.chdir(tmp_path)
    (found,) = check_scenario(write(own)).faults
    assert found.path == str(shipped.relative_to(tmp_path) / "base.yaml")


def test_nobody_is_blamed_twice_in_one_place(tmp_path):
    assert len(faults(tmp_path, "minutes: &x\n")) == 1
