"""A loaded scenario: it cannot be changed, and its hash is that of its mechanics."""

import copy
import json
import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sim.scenario.hints import hints_of
from sim.scenario.load import load_scenario
from sim.scenario.parameters import Parameters, Start
from sim.scenario.schema import Scenario, canonical
from sim.scenario.texts import FrozenMap, Text, frozen, thawed
from tests.scenario.cases import ROOT, scenario

EVENT = "events:\n  - id: a\n    when: {when}\n    effect: {effect}\n    headline: {headline}\n"


def event(when="{week: 13}", effect="{kind: bug, size: 9}", headline="x") -> str:
    return EVENT.format(when=when, effect=effect, headline=headline)


@pytest.fixture
def gap() -> Scenario:
    return load_scenario("promise-gap")


class TestFrozen:
    @pytest.mark.parametrize("name", list(Scenario.model_fields))
    def test_no_field_can_be_set(self, gap, name):
        with pytest.raises(ValidationError):
            setattr(gap, name, 1)

    def test_nothing_inside_can_be_set(self, gap):
        with pytest.raises(ValidationError):
            gap.parameters.leaving.hazard = 0.1
        with pytest.raises(TypeError):
            gap.events[0] = None
        with pytest.raises(TypeError):
            gap.title["en"] = "x"
        with pytest.raises(AttributeError):
            gap.title._pairs = ()
        with pytest.raises(AttributeError):
            gap.title.other = 1

    def test_decisions_of_a_policy_cannot_be_changed(self, tmp_path):
        text = "policies:\n  a:\n    - {week: 3, decision: {kind: empower, list: [1, {b: [2]}]}}\n"
        case = scenario(tmp_path, text)
        decision = case.policies["a"][0].decision
        assert thawed(decision) == {"kind": "empower", "list": [1, {"b": [2]}]}
        with pytest.raises(TypeError):
            decision["list"][1]["b"][0] = 3  # type: ignore[call-overload]
        assert isinstance(hash(case), int)

    def test_it_can_be_copied_and_sent_to_a_worker(self, gap):
        assert pickle.loads(pickle.dumps(gap)) == gap  # noqa: S301
        assert copy.deepcopy(gap) == gap
        assert hash(copy.deepcopy(gap)) == hash(gap)
        assert pickle.loads(pickle.dumps(gap)).hash == gap.hash  # noqa: S301


class TestTexts:
    def test_a_plain_text_is_english(self, tmp_path):
        assert scenario(tmp_path, "summary: Hello\n").summary == Text({"en": "Hello"})

    def test_a_missing_language_falls_back_to_english_and_then_to_any(self):
        assert Text({"de": "Hallo", "en": "Hello"}).spoken("de") == "Hallo"
        assert Text({"de": "Hallo", "en": "Hello"}).spoken("fr") == "Hello"
        assert Text({"de": "Hallo"}).spoken("fr") == str(Text({"de": "Hallo"})) == "Hallo"

    def test_texts_are_mappings(self):
        text = Text({"de": "Hallo", "en": "Hello"})
        assert dict(text) == {"de": "Hallo", "en": "Hello"}
        assert len(text) == 2
        assert text == Text({"en": "Hello", "de": "Hallo"})
        assert hash(text) == hash(Text({"en": "Hello", "de": "Hallo"}))
        assert repr(Text({"en": "x"})) == "Text({'en': 'x'})"
        with pytest.raises(KeyError):
            text["fr"]

    def test_a_scenario_can_be_written_out(self, gap):
        data = gap.model_dump(mode="json", by_alias=True)
        assert json.loads(json.dumps(data)) == data
        assert Scenario.model_validate_json(json.dumps(data), strict=True) == gap


nested = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(nested)
def test_freezing_and_thawing_is_nothing(value):
    assert thawed(frozen(value)) == value
    assert isinstance(hash(frozen(value)), int)
    assert pickle.loads(pickle.dumps(frozen(value))) == frozen(value)  # noqa: S301


class TestWhen:
    @pytest.mark.parametrize(
        ("when", "week"),
        [
            *(("{week: 0}", 0), ("{week: 103}", 103), ("{quarter: 1}", 0), ("{quarter: 8}", 91)),
            *(("{metric: nps, below: 3}", 0), ("{metric: nps, above: 3, after_week: 39}", 40)),
            ("{metric: nps, risen_by: 3, after_quarter: 4}", 52),
        ],
    )
    def test_the_first_week(self, tmp_path, when, week):
        assert scenario(tmp_path, event(when)).events[0].when.first_week == week

    def test_two_ways_to_say_a_week_are_the_same(self, tmp_path):
        hashes = {
            scenario(tmp_path, event(when)).hash
            for when in ("{week: 13}", "{quarter: 2}", "{quarter: 2, week: null}")
        }
        assert len(hashes) == 1
        watched = {
            scenario(tmp_path, event("{metric: nps, below: 3, " + after + "}")).hash
            for after in ("after_week: 12", "after_quarter: 1")
        }
        assert len(watched) == 1


class TestHash:
    def test_it_is_the_same_in_another_process(self, gap):
        code = "from sim.scenario.load import load_scenario as l; print(l('promise-gap').hash)"
        result = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
        )
        assert result.stdout.strip() == gap.hash
        assert len(gap.hash) == 64

    def test_names_texts_and_rooms_do_not_enter(self, tmp_path):
        plain = scenario(tmp_path, event()).hash
        dressed = scenario(
            tmp_path,
            "summary: Other\nminutes: 90\nbriefing: Read\nsource: [S1]\npreview: far\n"
            "players: {teams: [2, 3]}\nwords: {brand: Other}\ncurrency: {unit: 5}\n"
            "roles: {service: {secret: Hm, bonus: {metric: fcr, better: higher}}}\n"
            "timeouts: [{after_quarter: 2, minutes: 4, prompt: Hm}]\n"
            "questions: [{id: q, text: Why}]\n"
            "learning_goals: [{id: g, text: Because, reached_by: [q]}]\n"
            "policies: {p: [{week: 3, decision: {kind: empower}}]}\n"
            + event(headline="{en: y, de: z}").replace("id: a", "id: b"),
            name="other-name",
        )
        assert dressed.hash == plain

    def test_news_without_effect_do_not_enter(self, tmp_path):
        text = "events:\n  - {id: a, when: {week: 3}, headline: x}\n"
        assert scenario(tmp_path, text).hash == scenario(tmp_path).hash

    def test_what_a_run_depends_on_enters(self, tmp_path):
        texts = [
            *("", "quarters: 7\n", "start: {trust: 0.5}\n", "decisions: {set: full}\n"),
            *("parameters: {leaving: {hazard: 0.005}}\n", "decisions: {extra: [discount]}\n"),
            *("moves: [{id: empower, cost: 3}]\n", event(), event() + "    announced: true\n"),
            *(
                event("{week: 14}"),
                event("{metric: nps, below: 3}"),
                event("{metric: nps, above: 3}"),
            ),
            event("{metric: nps, below: 4}"),
            event("{metric: nps, below: 3, after_week: 3}"),
            event(effect="{kind: bug, size: 8}"),
            event(effect="{kind: rival, size: 0.02}"),
            event(effect="{kind: rival, size: 0.02, weeks: 5}"),
        ]
        assert len({scenario(tmp_path, text).hash for text in texts}) == len(texts)

    def test_whole_numbers_are_numbers(self, tmp_path):
        pairs = [("1", "1.0"), ("0", "0.0"), ("0", "-0.0"), ("0x1", "1.0e0"), ("-0", "0")]
        for whole, broken in pairs:
            left, right = (
                scenario(tmp_path, f"start: {{trust: {number}}}\n").hash
                for number in (whole, broken)
            )
            assert left == right, (whole, broken)

    def test_saying_a_default_changes_nothing(self, tmp_path):
        dumped = json.dumps(load_scenario("base").parameters.model_dump())
        assert scenario(tmp_path, f"parameters: {dumped}\n").hash == load_scenario("base").hash

    def test_mechanics_are_json_and_nothing_else(self, gap):
        mechanics = gap.mechanics()
        assert json.loads(canonical(mechanics)) == json.loads(json.dumps(mechanics))
        assert set(mechanics) == {
            *("quarters", "start", "parameters", "events", "decisions", "moves"),
        }


leaves = st.sampled_from([name.split(".") for name in hints_of(Scenario)._numbers])


@given(leaves, st.data())
def test_every_number_of_the_model_enters_the_hash(tmp_path_factory, way, data):
    schema = hints_of(Scenario).at(tuple(way))
    group = {"parameters": Parameters(), "start": Start()}[way[0]]
    current = group
    for part in way[1:]:
        current = getattr(current, part)
    if schema["type"] == "boolean":
        value = not current
    elif len(way) == 3 and way[0] == "start":  # a row must sum to 1
        return
    else:
        low, high = schema["minimum"], schema["maximum"]
        numbers = st.integers if schema["type"] == "integer" else st.floats
        value = data.draw(numbers(low, high).filter(lambda number: number != current))
    text = f"{json.dumps(value)}"
    for part in reversed(way):
        text = f"{{{part}: {text}}}"
    folder = tmp_path_factory.mktemp("case")
    changed = scenario(folder, text.strip()[1:-1] + "\n")
    assert (changed.hash == scenario(folder).hash) == (
        changed.mechanics() == scenario(folder).mechanics()
    )
    found = getattr(changed, way[0])
    for part in way[1:]:
        found = getattr(found, part)
    assert found == value


def test_canonical_json():
    assert canonical({"b": 1.0, "a": [-0.0, 1, True, None], "ü": "ß"}) == (
        '{"a":[0.0,1,true,null],"b":1.0,"\\u00fc":"\\u00df"}'
    )
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


def test_frozen_maps_know_their_kind():
    assert repr(FrozenMap({"a": 1})) == "FrozenMap({'a': 1})"
