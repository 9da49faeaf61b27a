"""The waist: what a front end may rely on."""

import inspect
import pkgutil
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import sim.customers
from sim.customers.columns import Columns
from sim.decisions import DecisionError, decision_of
from sim.journal import Journal, JournalError
from sim.measures import Readings
from sim.metrics import METRICS
from sim.model import SiloModel
from sim.playing import Follower, play
from sim.policies import load_policy
from sim.run import LAB, QUARTER, Refused, Run
from sim.scenario.names import SEATS
from tests.run.games import (
    REDESIGN,
    changed,
    columns,
    event,
    marks,
    redesigned,
    small,
    started,
)

EMPOWER = {"kind": "empower", "latitude": 0.6}
SIGNOFF = {"kind": "promise_signoff", "by": "service"}
LISTEN = {"kind": "listening_owner", "owner": "service"}
BUG = event("bug", 0, size=9.0)
OF_MONEY = {"cost", "profit", "cash", "clv"}


def full(run: Run) -> tuple:
    """What a decision may change at once."""
    return run.policy, run.purse, run.model.world


class TestDeciding:
    def test_a_decision_is_written_down_paid_for_and_in_force(self):
        run = started()
        price = run.price(decision_of(EMPOWER))
        before = run.purse
        entry = run.decide(EMPOWER, by="ceo")
        assert run.journal.decisions() == (entry,)
        assert (entry.week, entry.by, entry.kind) == (0, "ceo", "decide")
        assert dict(entry.data) == EMPOWER
        assert run.purse == before.pay(price)
        assert run.purse != before
        assert [item.name for item in run.policy.taken] == [entry.id]

    def test_the_lab_pays_nothing(self):
        run = started()
        before = run.purse
        redesigned(run)
        assert run.purse == before
        assert len(run.policy.taken) == len(REDESIGN)

    @pytest.mark.parametrize(
        ("wish", "by"),
        [
            (EMPOWER, "marketing"),
            ({"kind": "empower", "latitude": 0.2}, "ceo"),
            ({"kind": "executive_authority", "authority": "orders"}, "ceo"),
            ({"kind": "root_cause_work", "floor": 0.2}, "ceo"),
            ({"kind": "roll_back", "decision": "empower"}, "ceo"),
        ],
    )
    def test_what_is_refused_leaves_no_trace(self, wish, by):
        run = started()
        before = marks(run)
        with pytest.raises(Refused) as refused:
            run.decide(wish, by=by)
        assert str(refused.value) == refused.value.refusal.text
        assert marks(run) == before
        assert run.check(decision_of(wish), by) == refused.value.refusal

    def test_nobody_can_spend_more_than_there_is(self):
        run = started()
        refusals = []
        for decision in REDESIGN:
            try:
                run.decide(decision, by="ceo")
            except Refused as refused:
                refusals.append(refused)
        assert refusals
        assert run.purse.capital >= 0
        assert run.purse.points >= 0
        assert run.purse.moves >= 0

    def test_what_is_no_decision_leaves_no_trace(self):
        run = started()
        before = marks(run)
        for wish in ({"kind": "nope"}, {}, {"kind": "empower", "latitude": "much"}):
            with pytest.raises(DecisionError):
                run.decide(wish, by="ceo")
        assert marks(run) == before

    def test_the_same_name_again_is_the_same_decision(self):
        run = started()
        entry = run.decide(EMPOWER, by="ceo", id="team-3/1")
        after = marks(run)
        assert run.decide(EMPOWER, by="ceo", id="team-3/1") is entry
        assert run.decide(SIGNOFF, by="ceo", id="team-3/1") is entry
        run_again = Run.replay(run.journal, run.case)
        assert run_again.decide(EMPOWER, by="ceo", id="team-3/1") == entry
        assert marks(run) == after
        assert len(run.journal.entries) == 1

    def test_a_record_and_a_mapping_are_the_same_decision(self):
        one, two = started(), started()
        one.decide(EMPOWER)
        two.decide(decision_of(EMPOWER))
        assert one.journal.text() == two.journal.text()
        assert one.policy == two.policy

    def test_looking_changes_nothing(self):
        run = redesigned(started())
        run.advance(2)
        before = marks(run)
        wish = decision_of(SIGNOFF)
        run.check(wish, "ceo")
        run.price(wish)
        wish.apply(run.policy, run.week, run.case)
        run.forecast(4, 3)
        for role in SEATS:
            run.view(role)
        run.fork().decide(wish, by=LAB)
        assert marks(run) == before


class TestTakingBack:
    def test_undo_gives_everything_back(self):
        run = started()
        before = full(run)
        run.decide(EMPOWER, by="ceo")
        one = full(run)
        run.decide(SIGNOFF, by="ceo")
        two = full(run)
        assert run.undo().about == run.journal.entries[1].id
        assert full(run) == one
        run.undo()
        assert full(run) == before
        run.redo()
        run.redo()
        assert full(run) == two
        assert run.redo() is None
        assert len(run.journal.entries) == 6

    def test_there_is_nothing_to_undo_at_first_nor_after_a_week(self):
        run = started()
        assert run.undo() is None
        assert run.redo() is None
        run.decide(EMPOWER, by="ceo")
        run.undo()
        run.advance()
        before = marks(run)
        assert run.undo() is None
        assert run.redo() is None
        assert marks(run) == before

    def test_a_new_decision_ends_the_way_forward(self):
        run = started()
        run.decide(EMPOWER, by="ceo")
        run.undo()
        run.decide(SIGNOFF, by="ceo")
        assert run.redo() is None

    def test_an_undo_leaves_the_events_of_the_week(self):
        run = started()
        run.decide(EMPOWER, by="ceo")
        run.inject(BUG)
        run.undo()
        assert [item.event for item in run.model.world.happening] == [BUG]
        assert run.undo() is None

    def test_an_event_that_a_journal_takes_back_does_not_happen(self):
        run, plain = started(), started()
        run.inject(BUG)
        run.journal.append(0, "facilitator", "undo", {"entry": "e1"})
        assert Run.replay(run.journal, run.case, weeks=3).state.hash() == hash_after(plain, 3)
        run.journal.append(0, "facilitator", "redo", {"entry": "e1"})
        assert Run.replay(run.journal, run.case, weeks=3).state.hash() != plain.state.hash()

    def test_what_was_taken_back_changes_nothing(self):
        run, plain = started(), started()
        run.decide(EMPOWER, by="ceo")
        run.undo()
        assert hash_after(run, 12) == hash_after(plain, 12)


def hash_after(run: Run, weeks: int) -> str:
    run.advance(weeks)
    return run.state.hash()


class TestLiving:
    def test_a_week_is_counted_sealed_and_remembered(self):
        run = started()
        assert (run.week, run.over, len(run.view())) == (0, False, len(METRICS))
        snapshot = run.advance(3)
        assert run.week == snapshot.week == len(run.history) == 3
        assert sorted(run.journal.seals) == [0, 1, 2]
        assert dict(run.journal.seals[2].hashes) == run.state.seal()
        assert run.history[-1]._asdict() == dict(snapshot.values)

    def test_a_game_is_over_after_its_quarters(self):
        case = small().model_copy(update={"quarters": 1})
        run = started(case)
        run.advance(12)
        assert not run.over
        run.advance()
        assert run.over

    def test_a_new_quarter_fills_the_purse(self):
        run = started()
        run.decide(EMPOWER, by="ceo")
        run.decide(SIGNOFF, by="ceo")
        spent = run.purse
        run.advance(QUARTER - 1)
        assert run.purse == spent
        run.advance()
        pacing = run.case.parameters.pacing
        assert run.purse.moves == int(pacing.moves) > spent.moves
        assert run.purse.capital > spent.capital
        assert run.purse.cash == run.view()["cash"] == run.model.finance.state.cash
        run.undo()
        assert run.purse.moves == int(pacing.moves)

    def test_an_injected_event_happens_this_week_and_once(self):
        run, plain = started(), started()
        run.advance(2)
        plain.advance(2)
        entry = run.inject(BUG)
        assert (entry.week, entry.kind, entry.by) == (2, "event", "facilitator")
        run.advance()
        plain.advance()
        assert run.model.lived.tickets.failures > plain.model.lived.tickets.failures
        assert run.model.world.news(3) == plain.model.world.news(3)

    def test_a_note_changes_nothing_but_the_journal(self):
        run, plain = started(), started()
        for kind in ("predict", "note", "close"):
            run.note(kind, {"text": "so they say"})
        assert hash_after(run, 5) == hash_after(plain, 5)
        assert [entry.kind for entry in run.journal.entries] == ["predict", "note", "close"]

    def test_numbers_are_read_off_the_firm(self):
        run = started()
        run.advance(4)
        assert run.view()["cash"] == run.model.finance.state.cash
        assert run.view()["morale"] == run.model.service.state.morale
        assert run.state.readings == run.history[-1]


class TestViews:
    def test_a_seat_sees_its_own_numbers(self):
        run = started()
        run.advance()
        for role in SEATS:
            seen = run.view(role)
            assert set(seen) == {name for name, m in METRICS.items() if role in m.seats}
            assert all(seen[name] == run.view()[name] for name in seen)
            assert 0 < len(seen) < len(run.view())

    def test_what_nobody_may_see_is_in_no_view(self):
        run = started()
        seen = {name for role in SEATS for name in run.view(role)}
        assert {"unknown_issues", "promise_gap", "visibility_marketing"}.isdisjoint(seen)

    def test_a_view_is_to_read(self):
        view = started().view("ceo")
        with pytest.raises(TypeError):
            view.values["cash"] = 0.0
        with pytest.raises(ValueError, match="no seat 'boss'; the seats are marketing, sales"):
            started().view("boss")


class TestForks:
    def test_a_fork_knows_nothing_of_what_follows_and_leaves_nothing(self):
        run = started()
        run.decide(EMPOWER, by="ceo")
        run.inject(BUG)
        run.advance(3)
        before, twin = marks(run), run.fork()
        assert marks(twin) == before
        twin.decide(LISTEN, by=LAB)
        twin.inject(BUG)
        twin.advance(3)
        assert marks(run) == before
        other, last = run.fork(), marks(twin)
        run.decide(LISTEN, by=LAB)
        run.inject(BUG)
        run.advance(3)
        assert marks(twin) == last
        assert marks(other) == before

    def test_a_fork_goes_the_way_of_the_game(self):
        run = started(changed(small(), (event("rival", when=SAGGING, size=0.1),)))
        run.advance(5)
        twin = run.fork()
        redesigned(run)
        redesigned(twin)
        assert hash_after(run, 20) == hash_after(twin, 20)
        assert run.journal.text() == twin.journal.text()

    def test_a_fork_takes_back_its_own_decisions(self):
        run = started()
        run.decide(EMPOWER, by="ceo")
        twin = run.fork()
        twin.undo()
        assert twin.purse.moves == run.purse.moves + 1
        assert [item.kind for item in run.policy.taken] == ["empower"]

    def test_a_fork_of_a_game_on_disk_writes_nothing_there(self, tmp_path):
        run = started(journal=tmp_path / "a.journal")
        run.advance()
        text = (tmp_path / "a.journal").read_bytes()
        twin = run.fork()
        twin.decide(EMPOWER, by="ceo")
        twin.advance()
        run.journal.close()
        assert (tmp_path / "a.journal").read_bytes() == text


SAGGING = {"metric": "trust", "above": 1.0, "after_week": 2}


def eventful() -> Run:
    """A game in which everything happens that a journal can hold."""
    run = started(changed(small(), (event("award", 1, size=0.2, weeks=3),)))
    run.decide(EMPOWER, by="ceo")
    run.decide(SIGNOFF, by="ceo")
    run.undo()
    run.redo()
    run.advance(2)
    run.decide(LISTEN, by=LAB)
    run.inject(BUG)
    run.note("predict", {"trust": "down"})
    run.advance(12)
    run.decide({"kind": "roll_back", "decision": "empower"}, by=LAB)
    run.advance(3)
    run.decide({"kind": "train"}, by=LAB)
    return run


class TestReplays:
    def test_a_replay_is_the_game(self):
        run = eventful()
        again = Run.replay(Journal.parse(run.journal.text()), run.case)
        assert marks(again) == marks(run)
        assert hash_after(again, 5) == hash_after(run, 5)

    def test_a_replay_of_a_file_may_go_on_in_it(self, tmp_path):
        path = tmp_path / "a.journal"
        run = Run(small(), 7, journal=path)
        run.decide(EMPOWER, by="ceo")
        run.advance(2)
        run.journal.close()
        with Journal.open(path) as journal:
            again = Run.replay(journal, small(), keep=True)
            again.decide(SIGNOFF, by="ceo")
            again.advance()
        assert len(Journal.read(path).seals) == 3
        assert marks(Run.replay(Journal.read(path), small())) == marks(again)

    def test_without_nothing_it_is_the_same_game(self):
        run = eventful()
        assert Run.replay(run.journal.without(None), run.case).state.hash() == run.state.hash()

    @pytest.mark.parametrize("k", [1, 2, 3, 4, 5])
    def test_a_game_without_one_decision(self, k):
        run = eventful()
        other = Run.replay(run.journal.without(k), run.case, weeks=run.week)
        gone = run.journal.decisions()[k - 1]
        assert other.week == run.week
        assert gone.id not in [item.name for item in other.policy.taken]
        assert len(other.policy.taken) == len(run.policy.taken) - 1
        taken = [Readings(*week) for week in other.history[: gone.week]]
        assert taken == run.history[: gone.week]

    def test_without_a_decision_is_the_game_in_which_it_was_never_taken(self):
        run = redesigned(started())
        run.advance(20)
        never = started()
        for decision in (*REDESIGN[:3], *REDESIGN[4:]):
            never.decide(decision, by=LAB)
        other = Run.replay(run.journal.without(4), run.case, weeks=20)
        assert other.state.hash() == hash_after(never, 20)
        assert other.state.hash() != run.state.hash()

    def test_weeks_are_lived_at_least(self):
        run = started()
        run.advance(3)
        assert Run.replay(run.journal, run.case, weeks=2).week == 3
        assert Run.replay(run.journal, run.case, weeks=8).week == 8

    def test_a_seal_that_is_not_met_is_named(self):
        run = started()
        run.advance(2)
        forged = Journal(run.journal.header, run.journal.records)
        hashes = {**run.state.seal(), "trust": "00000000", "service": "11111111"}
        forged.seal(2, hashes)
        forged = Journal.parse(forged.text(), "a.journal")
        with pytest.raises(JournalError) as error:
            Run.replay(forged, run.case)
        message = str(error.value)
        assert message.startswith("a.journal:4: the replay differs in week 2: ")
        assert "service" in message
        assert "trust" in message
        assert error.value.exit_code == 1
        assert Run.replay(forged, run.case, verify=False).week == 3

    @pytest.mark.parametrize(
        ("week", "kind", "data", "why"),
        [
            (1, "decide", {"kind": "nope"}, "cannot be replayed"),
            (1, "decide", {"kind": "empower", "latitude": "much"}, "cannot be replayed"),
            (1, "event", {"kind": "storm"}, "cannot be replayed"),
            (2**30, "note", {}, "no game goes from week 1 to 1073741824"),
        ],
    )
    def test_an_entry_that_nobody_can_follow_is_named(self, week, kind, data, why):
        run = started()
        run.advance()
        run.journal.append(week, "ceo", kind, data)
        with pytest.raises(JournalError, match=f"a.journal:3: .*{why}") as error:
            Run.replay(Journal.parse(run.journal.text(), "a.journal"), run.case)
        assert "\n" not in str(error.value)
        assert error.value.exit_code == 1

    @pytest.mark.parametrize("change", [{"model": "0"}, {"burn_in": 26}, {"customers": 3}])
    def test_a_game_of_another_kind_is_refused_in_its_first_line(self, change):
        header = started().journal.header
        fields = {name: getattr(header, name) for name in header.__slots__} | change
        with pytest.raises(JournalError) as error:
            Run.replay(Journal(type(header)(**fields), path="a.journal"), small())
        assert str(error.value).startswith("a.journal:1: ")

    def test_another_scenario_is_refused(self):
        run = started()
        other = changed(small(), needs={"failure": 0.07})
        assert other.hash != run.case.hash
        with pytest.raises(JournalError, match="played on another promise-gap"):
            Run.replay(run.journal, other)

    def test_a_scenario_in_a_file_is_found_beside_the_journal(self, tmp_path, monkeypatch):
        text = "schema: silo-scenario/1\nid: mine\nextends: promise-gap\ntitle: {en: Mine}\n"
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases" / "mine.yaml").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path)
        run = Run("cases/mine.yaml", 7, customers=60, journal="a.journal")
        run.advance(2)
        run.journal.close()
        assert run.journal.header.path == "cases/mine.yaml"
        monkeypatch.chdir("/")
        again = Run.replay(Journal.read(tmp_path / "a.journal"))
        assert again.state.hash() == run.state.hash()

    def test_a_full_journal_does_not_begin_a_game(self):
        run = started()
        run.advance()
        with pytest.raises(ValueError, match="tells of a game"):
            Run(small(), journal=run.journal)


class TestPolicyFiles:
    def test_each_step_is_taken_once_in_its_week(self):
        run = started()
        follower = play(run, load_policy("integrated-redesign"), 20)
        assert {item.week for item in run.policy.taken} == {13}
        assert len(run.policy.taken) == len(load_policy("integrated-redesign"))
        assert (follower.waiting, follower.refused) == ([], [])

    def test_an_occasion_is_waited_for(self, tmp_path):
        path = tmp_path / "when.yaml"
        path.write_text(
            "- when: {metric: trust, above: 1.0, after_week: 3}\n"
            "  decision: {kind: empower, latitude: 0.6}\n",
            "utf-8",
        )
        run = started()
        play(run, load_policy(path), 10)
        assert [item.week for item in run.policy.taken] == [4]

    def test_what_is_refused_is_told(self):
        run = started()
        run.decide(EMPOWER, by=LAB)
        steps = load_policy("empower-only")
        follower = Follower(steps)
        run.advance(13)
        follower.act(run)
        assert len(run.policy.taken) + len(follower.refused) == 1 + len(steps)


class TestWhatCustomersMeet:
    def test_no_function_of_the_customers_takes_a_policy(self):
        seen = 0
        for module in pkgutil.walk_packages(sim.customers.__path__, "sim.customers."):
            for name, made in inspect.getmembers(import_module(module.name)):
                makers = [made, *vars(made).values()] if inspect.isclass(made) else [made]
                for maker in makers:
                    text = getattr(maker, "py_func", maker)
                    if not inspect.isfunction(text) or not text.__module__.startswith("sim.cust"):
                        continue
                    seen += 1
                    kinds = " ".join(map(str, text.__annotations__.values()))
                    assert not {"Policy", "Levers", "Decision"} & set(kinds.split(".")), name
                    assert "policy" not in kinds, name
        assert seen > 50

    def test_the_same_flows_give_the_same_customers_under_any_policy(self):
        model: Any = SiloModel(small(), 7)
        other: Any = redesigned(started()).model
        taped: list[tuple] = []
        model.customers = Recorder(model.customers, taped)
        other.customers = Player(other.customers, taped)
        for _ in range(30):
            taped.clear()
            model.step()
            other.step()
            assert columns(model) == columns(other)
        assert other.customers.meant != other.customers.given
        assert model.organisation.state != other.organisation.state

    @pytest.mark.parametrize("policy", ["executive-without-power", "evidence-only"])
    def test_a_decision_without_power_costs_money_and_nothing_else(self, policy):
        run, plain = started(), started()
        play(run, load_policy(policy), 60)
        plain.advance(60)
        assert run.policy != plain.policy
        assert_only_money_differs(run, plain)

    def test_one_record_of_each_customer_is_no_use_where_a_channel_exists_already(self):
        case = changed(
            small(),
            walls={"channel": 1.0},
            change={"programme_time": 0.0},
        )
        run, plain = started(case), started(case)
        play(run, load_policy("record-only"), 80)
        plain.advance(80)
        assert columns(run.model) == columns(plain.model)

    def test_more_people_leave_the_first_as_they_were(self):
        few, many = (SiloModel(small(people), 7, burn_in=0) for people in (120, 300))
        for name in Columns._fields:
            ours, theirs = (getattr(m.customers.society.c, name) for m in (few, many))
            assert ours.tobytes() == theirs[:120].tobytes(), name

    def test_luck_does_not_depend_on_how_many_share_it(self):
        few, many = started(small(120)), started(small(300))
        few.advance()
        many.advance()
        for ours, theirs in zip(
            few.model.customers.society.luck, many.model.customers.society.luck, strict=True
        ):
            assert (ours == theirs[:120]).all()


class Recorder:
    """Customers whose flows are written down."""

    def __init__(self, customers: Any, tape: list[tuple]) -> None:
        self.customers, self.tape = customers, tape

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.customers, name)
        if not inspect.ismethod(found):
            return found

        def met(*flows: Any) -> Any:
            self.tape.append((name, flows))
            return found(*flows)

        return met


class Player:
    """Customers who meet the flows on a tape, whatever their firm does."""

    def __init__(self, customers: Any, tape: list[tuple]) -> None:
        self.customers, self.tape = customers, tape
        self.meant: list[tuple] = []
        self.given: list[tuple] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.customers, name)
        if not inspect.ismethod(found):
            return found

        def met(*flows: Any) -> Any:
            taped, given = self.tape.pop(0)
            assert taped == name
            self.meant.append(flows)
            self.given.append(given)
            return found(*given)

        return met


def assert_only_money_differs(run: Run, plain: Run) -> None:
    assert columns(run.model) == columns(plain.model)
    ours, theirs = np.array(run.history), np.array(plain.history)
    differ = {
        n for n, a, b in zip(Readings._fields, ours.T, theirs.T, strict=True) if (a != b).any()
    }
    assert differ <= OF_MONEY
    assert "cost" in differ
