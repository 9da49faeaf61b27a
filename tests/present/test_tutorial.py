"""The tutorial watches what happens, speaks shortly, and can be left."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.present.tutorial import Facts, Tutorial, figure, numbers_of
from game.present.tutorial_steps import (
    CHANGES,
    CONTROLS,
    COUNTS,
    LANGUAGES,
    LONGEST,
    WORDS,
    TutorialError,
    blanks_of,
    load_steps,
)
from game.words import speak
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario
from sim.scenario.names import TUTORIAL_DECISIONS

FILE = Path(__file__).parents[2] / "assets" / "text" / "tutorial.yaml"
STEPS = load_steps(FILE, FILE.name)
CASE = load_scenario("first-monday")
NAMES = {"customer": "Maya", "brand": "Tallowby"}
MONDAY = Facts(words=NAMES)


def clicks(*ids: str) -> dict[str, int]:
    return {one: ids.count(one) for one in ids}


def hint_of(facts: Facts, language: str = "en", passed: tuple[str, ...] = ()):
    speak(language)
    return Tutorial(STEPS, passed).now(facts)


def told(facts: Facts, step: str) -> str:
    """What one step says of some facts, the others being behind the player."""
    hint = hint_of(facts, passed=tuple(one.id for one in STEPS if one.id != step))
    return hint.text if hint else ""


class TestTheFile:
    def test_what_it_names_of_the_case_is_there(self):
        happened = {
            name
            for step in STEPS
            for one in (step.when, *step.done, *(saying.when for saying in step.says))
            if one is not None
            for name in one.happened
        }
        assert happened <= {event.id for event in CASE.events}
        last = max(step.when.quarter or 0 for step in STEPS)
        assert last == CASE.quarters

    def test_the_plan_fits_into_the_minutes_of_the_case(self):
        assert STEPS[-1].minute < CASE.minutes

    def test_the_last_text_of_a_step_asks_for_nothing_more(self):
        assert [step.id for step in STEPS if step.says[-1].when is not None] == []

    def test_english_and_german_have_the_same_blanks(self):
        texts = [saying.text for step in STEPS for saying in step.says]
        assert all(set(text) == set(LANGUAGES) for text in texts)
        assert all(set(blanks_of(text["en"])) == set(blanks_of(text["de"])) for text in texts)

    @pytest.mark.parametrize(
        ("good", "wrong", "said"),
        [
            (
                "{customer} has",
                "{custmer} has",
                ":11: steps.first_message.says[1].text: there is no blank",
            ),
            ("{customer} has", "{customer has", "a brace in"),
            ("written to you", "written " * 20, "at most 160"),
            ("id: her_story", "id: first_message", "the id `first_message` is taken"),
            ("minute: 0.3", "minute: -1", "is out of bounds"),
            ("minute: 1.5", "minute: 0.1", "is earlier than the step before"),
            ("points_to: [voice-1]", "points_to: [voice-9]", "`voice-9` is not known"),
            ("[promise_signoff]}", "[promise_sign]}", "Did you mean `promise_signoff`?"),
            ("above: {pile_change: 2}", "above: {pile_chang: 2}", "Did you mean `pile_change`?"),
            ("phase: predicting", "phase: predictin", "Did you mean `predicting`?"),
            ("when: {quarter: 2, phase: reading}", "when: {}", "should say what must hold"),
            ("schema: silo-tutorial/1", "schema: silo-tutorial/2", "silo-tutorial/1"),
            ("steps:", "stepps:", "Did you mean `steps`?"),
        ],
    )
    def test_a_mistake_is_told_with_its_line(self, tmp_path, good, wrong, said):
        text = FILE.read_text("utf-8")
        path = tmp_path / "tutorial.yaml"
        path.write_text(text.replace(good, wrong, 1), "utf-8")
        with pytest.raises(TutorialError) as refused:
            load_steps(path, "tutorial.yaml")
        assert str(refused.value).startswith("tutorial.yaml:")
        assert said in str(refused.value)

    def test_a_language_that_is_missing_is_told(self, tmp_path):
        path = tmp_path / "tutorial.yaml"
        path.write_text(
            "schema: silo-tutorial/1\nsteps:\n  - id: a\n    minute: 0\n"
            "    when: {quarter: 1}\n    says:\n      - text: Hello\n",
            "utf-8",
        )
        with pytest.raises(TutorialError, match=r":7: steps\.a\.says\[1\]\.text: `de` is missing"):
            load_steps(path, "tutorial.yaml")

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(TutorialError, match="no such file"):
            load_steps(tmp_path / "tutorial.yaml")


class TestTheFirstMinutes:
    def test_nothing_is_read_before_the_first_click(self):
        for language in LANGUAGES:
            hint = hint_of(MONDAY, language)
            assert hint.points_to == ("voice-1",)
            assert "Maya" in hint.text
            assert len(hint.text) <= 60

    def test_the_first_choice_comes_after_three_steps_and_before_the_third_minute(self):
        tutorial, seen = Tutorial(STEPS), []
        used: list[str] = []
        facts = replace(MONDAY, screen="voice")
        while (hint := tutorial.now(facts)) is not None and hint.id != "three_wishes":
            seen.append(hint.id)
            used += list(hint.points_to) * 3
            screen = "moves" if hint.id == "the_lights" else "voice"
            facts = replace(facts, clicked=clicks(*used), screen=screen)
        assert seen == ["first_message", "her_story", "the_lights"]
        assert hint is not None
        assert all(one.startswith("offer-") for one in hint.points_to)
        assert next(step.minute for step in STEPS if step.id == hint.id) < 3.0

    def test_who_chooses_at_once_is_not_held_up(self):
        chosen = replace(MONDAY, decided=("promise_signoff",), ever=("promise_signoff",))
        assert hint_of(chosen).points_to == ("end-quarter",)

    def test_a_guess_is_drawn_and_reasoned_before_weeks_pass(self):
        tutorial, facts = Tutorial(STEPS), replace(MONDAY, phase="predicting")
        lit = [
            tutorial.now(replace(facts, clicked=clicks(*used))).points_to[0]
            for used in ([], ["sketch"], ["sketch", "reason-2"])
        ]
        assert lit == ["sketch", "reason-1", "confirm-end-quarter"]


class TestWhatHappenedIsWhatIsSaid:
    def test_the_move_that_was_made(self):
        film, signed = (
            told(replace(MONDAY, decided=(kind,)), "end_first")
            for kind in ("campaign_burst", "promise_signoff")
        )
        assert "film runs again" in film
        assert "reads it first" in signed

    def test_the_numbers_of_the_quarter(self):
        run = Run("first-monday", 3, customers=200)
        run.advance(QUARTER)
        before = run.history[0]
        drawn = before.brand_equity + 10.0
        numbers = numbers_of(run.history[5], before, run.history[-1], drawn)
        change = run.history[-1].brand_equity - before.brand_equity
        assert numbers["be_change"] == change
        assert numbers["trust_since"] == run.history[-1].trust - run.history[5].trust
        assert numbers["guess_error"] == pytest.approx(change - 10.0)
        facts = Facts(quarter=2, phase="reading", numbers=numbers)
        assert figure("be_change", change) in told(facts, "first_report")

    def test_a_guess_is_spoken_of_only_if_there_was_one(self):
        facts = Facts(quarter=2, phase="reading", numbers={"be_change": -0.42})
        assert told(facts, "first_report").startswith("Brand equity: −0.4 this quarter. ")
        near = replace(facts, numbers={"be_change": -0.42, "guess_error": 0.3})
        far = replace(facts, numbers={"be_change": -0.42, "guess_error": -5.0})
        assert "close to your line" in told(near, "first_report")
        assert "−5.0 against your line" in told(far, "first_report")

    def test_a_step_without_its_words_is_passed_over_in_silence(self):
        facts = Facts(quarter=2, phase="reading")
        assert told(facts, "again") == ""
        assert told(replace(facts, words={"again": "Jonas"}), "again").startswith("Jonas has")

    def test_the_film_is_blamed_for_nothing_it_did_not_do(self):
        parts = {"salience_since": 2.0, "image_since": 0.1, "loyalty_since": 0.0}
        facts = Facts(quarter=3, phase="reading", ever=("campaign_burst",))
        lost = replace(facts, numbers={**parts, "trust_since": -1.0})
        kept = replace(facts, numbers={**parts, "trust_since": 0.4})
        assert "fewer trust it (−1.0)" in told(lost, "four_parts")
        assert "fewer" not in told(kept, "four_parts")
        assert "fewer" not in told(replace(lost, ever=()), "four_parts")

    def test_german_writes_numbers_as_german_does(self):
        facts = Facts(quarter=2, phase="reading", numbers={"be_change": 1.25})
        assert "+1,2" in hint_of(facts, "de").text
        assert figure("pile", 13.7) == "14"


class TestRest:
    facts = Facts(quarter=3, phase="planning", decided=("empower",), ever=("empower",))

    def test_only_the_end_of_a_rest_that_is_waited_for_may_say_something(self):
        tutorial = Tutorial(STEPS)
        assert tutorial.ripens(59.9, 60.0)
        assert not tutorial.ripens(60.0, 61.0)
        assert not tutorial.ripens(0.0, 59.0)

    def test_a_hint_comes_after_a_minute_of_rest_and_stays(self):
        tutorial = Tutorial(STEPS)
        assert tutorial.now(replace(self.facts, rest=59.0)) is None
        hint = tutorial.now(replace(self.facts, rest=60.0))
        assert hint.points_to == ("offer-promise_signoff",)
        assert tutorial.now(replace(self.facts, rest=0.0)) == hint
        assert tutorial.now(replace(self.facts, clicked=clicks(*hint.points_to))) is None

    def test_what_was_done_is_not_hinted_at(self):
        ever = ("empower", "promise_signoff")
        hint = hint_of(replace(self.facts, ever=ever, rest=60.0))
        assert hint.points_to == ("end-quarter",)


class TestLeaving:
    def test_it_can_be_left_and_taken_up_at_any_time(self):
        tutorial = Tutorial(STEPS)
        first = tutorial.now(MONDAY)
        tutorial.leave()
        assert tutorial.now(MONDAY) is None
        tutorial.take_up()
        assert tutorial.now(MONDAY) == first

    def test_a_nod_goes_on(self):
        tutorial = Tutorial(STEPS)
        first = tutorial.now(MONDAY)
        tutorial.nod(MONDAY)
        assert tutorial.now(MONDAY).id != first.id

    def test_what_only_a_nod_ends_says_so(self):
        last = Facts(quarter=4, phase="after", numbers={"gap": 16.0})
        tutorial = Tutorial(STEPS)
        texts = []
        while (hint := tutorial.now(last)) is not None:
            assert hint.needs_a_nod
            texts.append(hint.text)
            tutorial.nod(last)
        assert "16 points" in texts[0]
        assert "The Promise Gap" in texts[-1]

    def test_a_game_that_is_taken_up_again_remembers(self):
        tutorial = Tutorial(STEPS)
        tutorial.nod(MONDAY)
        again = Tutorial(STEPS, passed=tutorial.passed)
        assert again.now(MONDAY) == tutorial.now(MONDAY)


def some(*names: str):
    return st.dictionaries(st.sampled_from(names), st.floats(-10.0, 100.0))


FACTS = st.builds(
    Facts,
    quarter=st.integers(1, 5),
    phase=st.sampled_from(("planning", "predicting", "running", "reading", "after")),
    screen=st.sampled_from(("live", "goals", "budgets", "voice", "report", "predict", "debrief")),
    week=st.integers(0, QUARTER),
    decided=st.lists(st.sampled_from(TUTORIAL_DECISIONS), max_size=3).map(tuple),
    ever=st.lists(st.sampled_from(TUTORIAL_DECISIONS), max_size=6).map(tuple),
    clicked=st.dictionaries(st.sampled_from(CONTROLS), st.integers(1, 4)),
    happened=st.lists(st.sampled_from([event.id for event in CASE.events])).map(tuple),
    rest=st.floats(0.0, 300.0),
    words=st.dictionaries(st.sampled_from(tuple(WORDS)), st.just("Maya")),
    numbers=some(*CHANGES, *COUNTS),
)


@given(st.lists(FACTS, max_size=12), st.sampled_from(LANGUAGES))
def test_whatever_happens_a_hint_is_short_whole_and_said_once(game, language):
    speak(language)
    tutorial, gone = Tutorial(STEPS), set()
    for facts in game:
        hint = tutorial.now(facts)
        assert tutorial.now(facts) == hint
        if hint is not None:
            assert hint.id not in gone
            assert 0 < len(hint.text) <= LONGEST
            assert not set("{}") & set(hint.text)
        gone |= tutorial.passed
