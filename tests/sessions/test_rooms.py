"""A session as a fold of its events: seats, seals, closes, what is taken back, two rounds."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.fold import after
from game.session.keys import ALPHABET, NAMES, new_code, tidy
from game.session.limits import Limits
from game.session.room import Event, Room
from game.session.store import Store, StoreError
from tests.sessions.rooms import ABOUT, Party, played

DEEP = {"kind": "discount", "depth": 0.1}


# ---- seats -------------------------------------------------------------------------------------


def test_a_seat_has_one_holder_and_a_holder_one_seat(tmp_path):
    async def story(party):
        party.host.add_team()
        first, second = party.device(), party.device()
        assert (await party.say(first, kind="sit", team=1, seat="it"))["kind"] == "ack"
        assert (await party.say(second, kind="sit", team=1, seat="it"))["why"] == "taken"
        assert (await party.say(first, kind="sit", team=1, seat="ceo"))["kind"] == "ack"
        assert party.host.room.team(1).seats == {"ceo": first.device}
        assert (await party.say(second, kind="sit", team=2, seat="it"))["why"] == "no-team"
        assert (await party.say(second, kind="stand"))["why"] == "no-seat"

    played(tmp_path / "a.session", story)


def test_a_team_to_which_nobody_came_does_not_play(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"), (3, "it"))
        assert [team.id for team in party.host.room.teams] == [1, 3]
        assert party.host.room.humans == {(1, 1): ("ceo",), (3, 1): ("it",)}

    played(tmp_path / "a.session", story)


def test_during_play_a_seat_is_only_had_again_after_the_facilitator_has_freed_it(tmp_path):
    async def story(party):
        (holder,) = await party.seated((1, "sales"))
        other = party.device()
        assert (await party.say(other, kind="sit", team=1, seat="sales"))["why"] == "taken"
        await party.say(party.lead, kind="kick", team=1, seat="sales")
        assert (await party.say(other, kind="sit", team=1, seat="sales"))["kind"] == "ack"
        assert (await party.seal(holder))["why"] == "no-seat"
        assert (await party.say(other, kind="sit", team=1, seat="it"))["why"] == "begun"
        assert (await party.say(other, kind="stand"))["why"] == "begun"
        late = party.device()
        assert (await party.say(late, kind="sit", team=1, seat="it"))["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_teams_are_named_from_the_list_merged_and_taken_away_before_play_only(tmp_path):
    async def story(party):
        for _team in range(3):
            party.host.add_team()
        one, two = party.device(), party.device()
        await party.say(one, kind="sit", team=1, seat="it")
        await party.say(two, kind="sit", team=2, seat="it")
        say = party.say
        assert (await say(party.lead, kind="rename", team=1, name="Anna"))["why"] == "no-name"
        assert (await say(party.lead, kind="rename", team=1, name=NAMES[1]))["why"] == "no-name"
        assert (await say(party.lead, kind="rename", team=1, name="Titan"))["kind"] == "ack"
        assert (await say(party.lead, kind="merge", team=2, into=1))["kind"] == "ack"
        assert party.host.room.team(1).seats == {"it": one.device, "marketing": two.device}
        assert (await say(party.lead, kind="drop", team=3))["kind"] == "ack"
        assert (await say(party.lead, kind="drop", team=1))["why"] == "begun"
        await say(party.lead, kind="begin")
        assert (await say(party.lead, kind="add_team"))["why"] == "full"

    played(tmp_path / "a.session", story)


# ---- sealing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decisions", "why"),
    [
        ([{"kind": "shared_goals", "weight": 0.3}], "not-yours"),
        ([{"kind": "discount", "depth": 0.3}], "out-of-range"),
        ([{"kind": "discount", "depth": "much"}], "out-of-range"),
        ([{"kind": "discount", "way": "three"}], "out-of-range"),
        ([{"kind": "discount", "row": {"fame": 1.0}}], "out-of-range"),
        ([{"kind": "discount", "row": {"cost": 1.5}}], "out-of-range"),
        ([{"kind": "discount", "more": 1}], "not-yours"),
        ([DEEP, DEEP], "twice"),
        ([{"kind": "own_effort", "hype": 0.5}], "not-yours"),
        ([{"kind": "own_effort", "hype": 1.5, "listen": 0.5}], "out-of-range"),
        ([{"depth": 0.1}], "not-yours"),
        ([DEEP | {"way": {"one": 1}}], "out-of-range"),
    ],
)
def test_only_what_is_on_the_own_menu_can_be_sealed(tmp_path, decisions, why):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        assert (await party.seal(member, decisions=decisions))["why"] == why
        assert party.host.room.sealed(1) == {}
        good = [
            DEEP | {"way": "two", "row": {"cx": 1.0}},
            {"kind": "own_effort", "hype": 0.5, "listen": 0.5},
        ]
        assert (await party.seal(member, decisions=good))["kind"] == "ack"
        assert party.host.room.sealed(1)["sales"]["decisions"] == good

    played(tmp_path / "a.session", story)


def test_the_last_seal_of_a_quarter_counts_and_none_comes_after_its_close(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.seal(member, decisions=[DEEP])
        await party.seal(member, request=0.02)
        assert party.host.room.sealed(1)["sales"]["request"] == 0.02
        await party.close()
        assert (await party.seal(member, quarter=1))["why"] == "too-late"
        assert party.host.room.sealed(1) == {}

    played(tmp_path / "a.session", story)


def test_while_the_worker_is_busy_with_a_quarter_nothing_of_it_is_sealed(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="close", round=1, quarter=1)
        assert (await party.seal(member))["why"] == "busy"
        await party.host.live_again()
        assert (await party.seal(member))["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_a_message_that_comes_twice_counts_once_and_is_answered_alike(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        first = await party.seal(member, "same", decisions=[DEEP])
        many = len(party.host.known)
        assert await party.seal(member, "same", decisions=[DEEP]) == first
        assert len(party.host.known) == many

    played(tmp_path / "a.session", story)


# ---- quarters ----------------------------------------------------------------------------------


def test_a_close_says_who_had_not_decided_and_a_second_click_closes_nothing(tmp_path):
    async def story(party):
        one, _two = await party.seated((1, "sales"), (1, "it"))
        await party.seal(one)
        await party.close()
        again = await party.say(party.lead, kind="close", round=1, quarter=1)
        assert again["why"] == "too-late"
        seal, close = party.host.room.steps_of((1, 1))
        assert seal["kind"] == "seal"
        assert (close["seated"], close["undecided"]) == (["sales", "it"], ["it"])

    played(tmp_path / "a.session", story)


def test_taking_back_a_close_brings_back_what_was_sealed_and_erases_nothing(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.seal(member, decisions=[DEEP])
        before = party.host.room.steps_of((1, 1))
        await party.close()
        await party.seal(member, request=0.05)
        assert (await party.say(party.lead, kind="reopen", round=1, quarter=1))["kind"] == "ack"
        assert party.host.room.steps_of((1, 1)) == before
        assert party.host.room.quarter == 1
        assert [one.kind for one in party.store.events()][-4:] == [
            "seal",
            "close",
            "seal",
            "reopen",
        ]
        assert (await party.say(party.lead, kind="reopen", round=1, quarter=1))[
            "why"
        ] == "nothing-closed"

    played(tmp_path / "a.session", story)


def test_two_rounds_end_a_freeze_stops_all_and_the_last_close_can_be_taken_back(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "ceo"))
        for _quarter in range(3):
            assert (await party.say(party.lead, kind="again"))["why"] == "not-now"
            await party.close()
        assert party.host.debrief.news == 1  # the games are looked back on while people talk
        assert party.host.room.over
        assert (await party.close())["why"] == "not-now"
        await party.say(party.lead, kind="reopen", round=1, quarter=3)
        assert not party.host.room.over
        await party.close()
        assert (await party.say(party.lead, kind="again"))["kind"] == "ack"
        room = party.host.room
        assert (room.round, room.quarter, room.steps_of((1, 2))) == (2, 1, ())
        await party.host.live_again()
        await party.say(party.lead, kind="freeze")
        assert (await party.seal(member))["why"] == "not-now"
        await party.say(party.lead, kind="thaw")
        assert (await party.seal(member))["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_an_event_reaches_one_team_or_all(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"), (2, "ceo"))
        await party.say(party.lead, kind="inject", event="storm", team=2)
        await party.say(party.lead, kind="inject", event="storm", team=None)
        assert [len(party.host.room.steps_of((team, 1))) for team in (1, 2)] == [1, 2]
        assert (await party.say(party.lead, kind="inject", event="war"))["why"] == "no-event"

    played(tmp_path / "a.session", story)


# ---- the file ----------------------------------------------------------------------------------


def test_a_host_that_begins_again_stands_where_it_stood(tmp_path):
    async def story(party):
        one, _two = await party.seated((1, "sales"), (2, "ceo"))
        await party.seal(one, decisions=[DEEP])
        await party.close()
        await party.say(party.lead, kind="say", text="Hello", team=None)
        await party.say(party.lead, kind="memo", text="Team 2 is quiet", team=None)
        await party.say(party.lead, kind="timeout", minutes=4.0)

    party = played(tmp_path / "a.session", story)
    room = party.host.room
    again = Party(tmp_path / "a.session")
    again.store.close()
    assert again.host.room == room


def test_on_a_full_disk_nothing_counts_and_once_there_is_room_it_does(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        pages = party.store._connection.execute("PRAGMA page_count").fetchone()[0]
        party.store.limit(pages)
        answers = []
        for k in range(200):
            answers.append(await party.seal(member, f"s{k}", decisions=[DEEP]))
            if answers[-1]["kind"] == "no":
                break
        full, room = answers[-1], party.host.room
        assert (full["why"], full["id"]) == ("disk", f"s{len(answers) - 1}")
        assert len(room.steps_of((1, 1))) == len(answers) - 1
        party.store.limit(pages + 1000)
        assert (await party.seal(member, full["id"], decisions=[DEEP]))["kind"] == "ack"

    party = played(tmp_path / "a.session", story, limits=Limits(messages=1000))
    room = party.host.room
    again = Party(tmp_path / "a.session")
    again.store.close()
    assert again.host.room == room


def test_what_is_no_session_is_refused_and_none_is_overwritten(tmp_path):
    path = tmp_path / "a.session"
    with pytest.raises(StoreError, match="no such file"):
        Store.open(path)
    Store.create(path, ABOUT).close()
    with pytest.raises(StoreError, match="already"):
        Store.create(path, ABOUT)
    path.write_bytes(b"not a database, and long enough to be looked at" * 40)
    with pytest.raises(StoreError, match="no session"):
        Store.open(path)


def test_a_database_of_somebody_else_is_refused_as_it_is(tmp_path):
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs, theirs:
        theirs.execute("CREATE TABLE session (key TEXT, value TEXT)")
        theirs.execute("INSERT INTO session VALUES ('format', '\"theirs/9\"')")
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="the file says theirs/9"):
        Store.open(path)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o644


def test_what_cannot_be_kept_about_a_session_is_said_in_a_sentence(tmp_path):
    store = Store.create(tmp_path / "a.session", ABOUT)
    with closing(store):
        store.limit(1)
        with pytest.raises(StoreError, match=r"a\.session: database or disk is full"):
            store.keep("much", "x" * 100_000)
        assert "much" not in store.about()


@pytest.mark.parametrize("said", [("clock", {"ends": None}), ("clocked", {})])
def test_what_another_version_wrote_is_refused_in_a_sentence(said):
    with pytest.raises(StoreError, match=r"event 1 \(.+\): another version"):
        after(Room(3), Event(1, "a", "host", *said))


def test_the_file_is_nobody_elses_business(tmp_path):
    path = tmp_path / "a.session"
    Store.create(path, ABOUT).close()
    assert path.stat().st_mode & 0o077 == 0


# ---- words and codes ---------------------------------------------------------------------------


@given(st.lists(st.sampled_from(ALPHABET), min_size=6, max_size=6).map("".join))
def test_a_code_is_read_however_it_is_typed(code):
    assert set(new_code()) <= set(ALPHABET)
    assert len(new_code()) == len(code)
    assert tidy(f" {code[:3].lower()}-{code[3:]} ") == code
