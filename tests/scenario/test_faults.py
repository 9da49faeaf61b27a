"""The sentences: where, what, and how to put it right."""

import pickle
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.faults import (
    MOST_CHOICES,
    MOST_FAULTS,
    Fault,
    ScenarioError,
    clean,
    listed,
    nearest,
    quoted,
)
from sim.scenario.hints import figure, measure
from sim.scenario.load import check_scenario
from sim.scenario.stream import parse_tree
from sim.scenario.units import Group
from sim.scenario.validate import validate
from tests.scenario.cases import alarm, faults, told, write

KINDS = (
    "`award`, `big_customer_leaves`, `budget`, `bug`, `demand`, `executive_quits`, `fad`, "
    "`key_resignation`, `numbers_leak`, `outage_storm`, `praise`, `press_test`, `prestige`, "
    "`regulator_letter` and 6 more"
)
NEED_A_METRIC = "bounds, `less`, `after_…`, `until_week`, `for_weeks` need a `metric`"
EVERYTHING = """\
quarters: 4
minuts: 60
source: [S9]
learning_goals:
  - {id: late, text: {en: It comes late}, reached_by: [awrd]}
  - {id: loan, text: {en: It is a loan}}
events:
  - id: award
    when: {week: 200}
    effect: {kind: award, size: 2, weeks: 2, reach: 3}
    headline: {en: A prize}
  - id: award
    when: {metric: nsp, below: 3}
    headline: 4
roles:
  sale: {secret: {en: You sell}}
  service: {secret: {en: You hear}, bonus: {metric: fcr, better: more}}
start: {trust: 1.5, marketing: {leads: 1, cost: 0.5}}
parameters:
  voice: {postng: 0.1}
"""


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(tmp_path):
    assert faults(tmp_path, EVERYTHING) == [
        "6: minuts: no such key. Did you mean `minutes` (minutes, above 0, at most 600)?",
        "7: source[1]: `S9` is not known. There is `S0`, `S1`, `S2`, `S3` or `S4`.",
        (
            "9: learning_goals.late.reached_by[1]: `awrd` is no event, question or policy of this "
            "scenario. Did you mean `award`?"
        ),
        (
            "10: learning_goals.loan.reached_by: nothing leads to this goal: "
            "name an event, a question or a policy"
        ),
        "13: events.award.when.week: 200 is too late: 4 quarters are played, weeks 0 to 51",
        "14: events.award.effect.size: `2` is out of bounds (share, 0 to 1). Write 2 % as 0.02",
        "14: events.award.effect.reach: no such key. There is `kind`, `size` or `weeks`.",
        "16: events.award: the id `award` is taken: it stands in `events` already",
        "17: events.award.when.metric: `nsp` is not known. Did you mean `nps`?",
        "18: events.award.headline: should be text: put `4` in quotes",
        "20: roles.sale: no such key. Did you mean `sales`?",
        "21: roles.service.bonus.better: `more` is not known. There is `higher` or `lower`.",
        "22: start.trust: `1.5` is out of bounds (share, 0 to 1). Write 1.5 % as 0.015",
        "22: start.marketing: the shares of a goal row sum to 1.5, not 1",
        (
            "24: parameters.voice.postng: no such parameter. "
            "Did you mean `posting` (per week, 0 to 1)?"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("summary: [a]\n", "5: summary: should be text, not a list"),
        ("summary: {}\n", "5: summary: is empty: write something, or delete the line"),
        ("summary: ''\n", "5: summary: is empty: write something, or delete the line"),
        ("summary: {de: '  '}\n", "5: summary.de: is empty: write something, or delete the line"),
        (f"summary: {'x' * 4_001}\n", "5: summary: is longer than 4,000 characters"),
        ("source: S0\n", "5: source: should be a list, not `S0`"),
        ("quarters: 41\n", "5: quarters: `41` is out of bounds (quarters, 1 to 40)"),
        ("quarters: '8'\n", ("5: quarters: should be a whole number (quarters, 1 to 40), "
         "not `8`: take it out of its quotes")),
        ("quarters: '9999999999999999999'\n", ("5: quarters: should be a whole number "
         "(quarters, 1 to 40), not `9999999999999999999`")),
        ("learning_goals: [3]\n", ("5: learning_goals[1]: should be a mapping with keys such as "
         "`id`, `text` or `reached_by`, not `3`")),
        ("learning_goals: [{id: a, text: x, reached_by: y}]\n",
         "5: learning_goals.a.reached_by: should be a list, not `y`"),
        ("quarters: true\n",
         "5: quarters: should be a whole number (quarters, 1 to 40), not `true`"),
        ("abstract: yes\n", "5: abstract: should be true or false, not `yes`"),
        ("players: {teams: [1, 2, 3]}\n", "5: players.teams: holds 3 values, not 2"),
        ("players: {teams: [2]}\n", "5: players.teams[2]: is missing (count, 1 to 8)"),
        ("words: {rivals: []}\n", "5: words.rivals: is empty: give 1 to 6"),
        ("roles: []\n", ("5: roles: should be a mapping with keys such as `marketing`, `sales` or "
         "`service`, not a list")),
        ("events: [3]\n", ("5: events[1]: should be a mapping with keys such as `id`, `when` or "
         "`effect`, not `3`")),
        ("policies: {a: 3}\n", "5: policies.a: should be a list, not `3`"),
        ("policies: {a: [{decision: {kind: empower}}]}\n",
         "5: policies.a[1]: should say `week` or `when`"),
        (("policies: {a: [{when: {metric: nps, below: 2, for_weeks: 3}, "
         "decision: {kind: train}}]}\n"),
         "5: policies.a[1]: `for_weeks` is for events; a policy looks at single weeks"),
        ("policies: {a: [{week: 400, decision: {kind: empower}}]}\n",
         "5: policies.a[1].week: 400 is too late: 8 quarters are played, weeks 0 to 103"),
        ("picture: ../x.png\n",
         "5: picture: should be the name of a .png or .svg file beside this one"),
        ("moves: [{id: empower, cost: 1}, {id: empower, cost: 2}]\n",
         "5: moves.empower: the id `empower` is taken: it stands in `moves` already"),
        ("session: {minutes: 60}\nquarter_minutes: 2\n", ("5: session: briefing 10, play 32, "
         "time-outs 0 and debrief 40 take 82 minutes, and the session has 60")),
        ("learning_goals: [{id: A b, text: x, reached_by: [y]}]\nquestions: [{id: y, text: z}]\n",
         ("5: learning_goals.A b.id: should be lower-case words joined by hyphens, "
         "at most 60 characters")),
    ],
)  # fmt: skip
def test_a_sentence(tmp_path, text, sentence):
    assert faults(tmp_path, text) == [sentence]


@pytest.mark.parametrize(
    ("effect", "sentence"),
    [
        ("{size: 3}", f"8: events.a.effect.kind: is missing: {KINDS}"),
        ("{kind: }", "8: events.a.effect.kind: has no value: give one, or delete the line"),
        ("{kind: 3}", f"8: events.a.effect.kind: `3` is not known. There is {KINDS}."),
        ("bug", "8: events.a.effect: should be a mapping, not `bug`"),
        ("{kind: bug, size: 9, weeks: 3}", ("8: events.a.effect.weeks: no such key. "
         "There is `kind` or `size`.")),
        ("{kind: bug, size: 0}", ("8: events.a.effect.size: `0` is out of bounds "
         "(times more, above 0, at most 50)")),
        ("{kind: outage_storm, size: 0.5, weeks: 3}", ("8: events.a.effect.size: `0.5` is out of "
         "bounds (times, 1 to 20)")),
        ("{kind: rival, size: 0.6}", ("8: events.a.effect.size: `0.6` is out of bounds "
         "(quality 0-1, -0.5 to 0.5)")),
        ("{kind: budget, size: 0.95}", ("8: events.a.effect.size: `0.95` is out of bounds "
         "(share, 0 to 0.9)")),
        ("{kind: fad, size: 2, weeks: 1.5}", ("8: events.a.effect.weeks: should be a whole number "
         "(weeks, 1 to 520), not `1.5`")),
        ("{kind: viral, size: 12}", None),
        ("{kind: praise, size: 8}", None),
        ("{kind: demand, size: 0.5, weeks: 26}", None),
        ("{kind: surge, size: 2.5, weeks: 22}", None),
        ("{kind: rival, size: 0.03, weeks: 26}", None),
        ("{kind: budget, size: 0.03}", None),
        ("{kind: press_test, size: 0.2}", None),
        ("{kind: numbers_leek}", ("8: events.a.effect.kind: `numbers_leek` is not known. "
         "Did you mean `numbers_leak`?")),
        ("{kind: big_customer_leaves, size: 0.5}", ("8: events.a.effect.size: `0.5` is out of "
         "bounds (share, 0 to 0.2)")),
        ("{kind: rival_listens, size: 0.5}", ("8: events.a.effect.size: `0.5` is out of bounds "
         "(quality per week, -0.01 to 0.01)")),
        ("{kind: urgency, size: 0.4}", "8: events.a.effect.weeks: is missing (weeks, 1 to 520)"),
        ("{kind: numbers_leak}", None),
        ("{kind: key_resignation}", None),
        ("{kind: executive_quits}", None),
        ("{kind: regulator_letter}", None),
        ("{kind: big_customer_leaves}", None),
        ("{kind: rival_listens}", None),
        ("{kind: prestige}", None),
        ("{kind: spending, size: 0.75, weeks: 26}", None),
    ],
)  # fmt: skip
def test_effects(tmp_path, effect, sentence):
    text = f"events:\n  - id: a\n    when: {{week: 3}}\n    effect: {effect}\n    headline: x\n"
    assert faults(tmp_path, text) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("{}", "should say one of `week`, `quarter` or `metric`"),
        ("{week: 3, metric: nps, below: 2}", "should say one of `week`, `quarter` or `metric`"),
        ("{week: 3, below: 2}", NEED_A_METRIC),
        ("{quarter: 3, after_week: 2}", NEED_A_METRIC),
        ("{week: 3, for_weeks: 2}", NEED_A_METRIC),
        ("{metric: nps, below: 2, after_week: 9, until_week: 9}",
         "`until_week` ends before week 10, the first it can"),
        ("{metric: nps, below: 2, above: 3}",
         "a `metric` needs one of `below`, `above`, `fallen_by` or `risen_by`"),
        ("{metric: nps, below: 2, after_week: 3, after_quarter: 3}",
         "should say `after_week` or `after_quarter`, not both"),
    ],
)  # fmt: skip
def test_dates(tmp_path, when, sentence):
    text = f"events:\n  - id: a\n    when: {when}\n    headline: x\n"
    assert faults(tmp_path, text) == [f"7: events.a.when: {sentence}"]


def test_very_many_faults_are_cut_short(tmp_path):
    text = "".join(f"k{i}: 1\n" for i in range(2_000))
    with alarm(5):
        found = check_scenario(write(tmp_path, text)).faults
    assert len(found) == MOST_FAULTS + 1
    assert found[0].key == "k0"
    assert str(found[-1]).endswith("case.yaml: has more faults: mend these first")


@pytest.mark.parametrize(
    "text",
    [
        "learning_goals: [" + "{id: a, text: x, reached_by: [b]}," * 900 + "]\n",
        "learning_goals:\n" + "".join(
            f"  - {{id: g{i}, text: x, reached_by: [x{i}]}}\n" for i in range(400)
        ) + "questions:\n" + "".join(f"  - {{id: q{i}, text: y}}\n" for i in range(400)),
        "parameters: {voice: {" + "postng: 1, " * 3_000 + "}}\n",
        "".join(f"{'x' * 200}{i}: 1\n" for i in range(1_000)),
        "policies:\n" + "".join(f"  p{i}: [{{week: 900, decision: 3}}]\n" for i in range(1_000)),
    ],
    ids=["goals", "reaches", "one key", "long keys", "policies"],
)  # fmt: skip
def test_many_faults_of_any_kind_take_no_time(tmp_path, text):
    with alarm(5):
        assert check_scenario(write(tmp_path, text)).faults


def test_a_fault_is_one_line_whatever_the_file_says(tmp_path):
    path = write(tmp_path, 'minutes: "a\\nb"\n"x\\ny": 1\nsource: ["' + "z" * 500 + '"]\n')
    lines = [str(fault) for fault in check_scenario(path).faults]
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert all(len(line) < 500 + len(str(path)) for line in lines)


def test_a_path_that_does_not_print_is_escaped(tmp_path):
    fault = Fault("a\nb\udc80.yaml", 1, "", "x")
    assert str(fault) == "a\\nb\\udc80.yaml:1: x"


def test_other_declarations_are_held_against_too():
    class Diary(Group):
        day: date

    tree, _ = parse_tree(b"day: tomorrow\n", "diary.yaml")
    assert tree
    _, (fault,) = validate(Diary, tree, tree.plain())
    assert str(fault).startswith("diary.yaml:1: day: input should be a valid date")
    tree, _ = parse_tree(b"day: '2026-01-01'\n", "diary.yaml")
    assert tree
    assert validate(Diary, tree, tree.plain()) == (Diary(day=date(2026, 1, 1)), [])


class TestUnknownScenarios:
    def test_a_likely_id_is_proposed(self):
        assert told(check_scenario("promise-gup")) == [
            "promise-gup: no scenario is called `promise-gup`. Did you mean `promise-gap`?"
        ]

    def test_else_all_are_listed(self):
        (fault,) = told(check_scenario("qqq"))
        assert fault.startswith("qqq: no scenario is called `qqq`. There is `base`")

    def test_a_file_that_lies_here_is_pointed_at(self, tmp_path, monkeypatch):
        write(tmp_path, name="ours")
        monkeypatch.chdir(tmp_path)
        assert told(check_scenario("ours")) == [
            "ours: no shipped scenario is called so. For the file, write `./ours.yaml`"
        ]
        assert check_scenario("./ours.yaml").scenario

    @pytest.mark.parametrize(
        "name", ["", ".", "..", "~", "-", "a\0b", "promise-gap ", "PROMISE-GAP"]
    )
    def test_odd_ids(self, name):
        assert len(check_scenario(name).faults) == 1


def test_an_error_survives_pickling():
    error = ScenarioError([Fault("a", 1, "b", "c"), Fault("a", 2, "", "d")])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert str(again) == str(error) == "a:1: b: c\na:2: d"
    assert again.faults == error.faults


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("postng", "posting"), ("Posting", "posting"), ("brand equity", "brand_equity")),
        *(
            ("brand-equity", "brand_equity"),
            ("promise_gap", "promise-gap"),
            ("xyz", None),
            ("", None),
        ),
    ],
)
def test_the_nearest_name(typed, meant):
    names = ["posting", "talking", "brand_equity", "promise-gap"]
    assert nearest(typed, names) == meant
    random.Random(1).shuffle(names)
    assert nearest(typed, names) == meant


def test_among_very_many_names_none_is_looked_for():
    names = [f"name{number}" for number in range(MOST_CHOICES + 1)]
    assert nearest("nome7", names) is None
    assert nearest("nome7", names[1:]) is not None


def test_lists_are_read_as_sentences():
    assert listed([]) == ""
    assert listed(["a"]) == "`a`"
    assert listed(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert listed(list("abcdefghijklmnop")).endswith("`n` and 2 more")


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, ""),
        ({"type": "number"}, ""),
        ({"type": "number", "unit": "share", "minimum": 0, "maximum": 1}, " (share, 0 to 1)"),
        ({"type": "number", "minimum": 0}, " (0 or more)"),
        ({"type": "number", "maximum": 1e6}, " (at most 1,000,000)"),
        ({"type": "integer", "minimum": 0, "exclusiveMaximum": 520}, " (0 to 519)"),
        ({"type": "number", "exclusiveMinimum": 0}, " (above 0)"),
    ],
)
def test_units_and_bounds(schema, words):
    assert measure(schema) == words


def test_figures():
    assert [figure(x) for x in (0, 1.0, 0.5, -10, 1e7)] == ["0", "1", "0.5", "-10", "10,000,000"]


@given(st.text())
def test_cleaned_text_prints_and_printing_text_stays(text):
    assert clean(text).isprintable()
    assert not text.isprintable() or clean(text) == text


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans())
def test_quotes_are_short(value):
    assert len(quoted(value)) <= 62
    assert quoted(value).isprintable()
