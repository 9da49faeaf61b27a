"""What stands in a journal, what is in force, and what may be written next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journal import KINDS, Header, Journal, JournalError, Seal


def refusal(act: Callable[[], object]) -> str:
    """What a journal says to something that it cannot do, on one line."""
    with pytest.raises(JournalError) as caught:
        act()
    return str(caught.value)


# A step of a game: what a player does, and which of the earlier entries it is about.
steps = st.lists(
    st.tuples(st.sampled_from(["decide", "undo", "redo", "event", "note", "week"]), st.integers(0)),
    max_size=30,
)


def play(journal: Journal, script: list[tuple[str, int]]) -> list[str]:
    """Play a script; answers with the ids of the decisions in force, kept by other means."""
    week = 0
    decided: dict[str, int] = {}
    undone: list[str] = []
    for step, choice in script:
        this_week = [name for name, made_in in decided.items() if made_in == week]
        if step == "week":
            journal.seal(week, {"all": f"{week:08x}"})
            week += 1
        elif step in {"undo", "redo"}:
            fitting = [name for name in this_week if (name in undone) == (step == "redo")]
            if fitting:
                name = fitting[choice % len(fitting)]
                journal.append(week, "player", step, {"entry": name})
                (undone.append if step == "undo" else undone.remove)(name)
        else:
            entry = journal.append(week, "player", step, {"choice": choice % 100})
            if step == "decide":
                decided[entry.id] = week
    return [name for name in decided if name not in undone]


@given(steps)
def test_a_game_reads_back_as_it_was_written(header: Header, script: list[tuple[str, int]]) -> None:
    journal = Journal(header)
    in_force = play(journal, script)
    again = Journal.parse(journal.text())
    assert again.header == header
    assert again.records == journal.records
    assert again.text() == journal.text()
    assert again.warnings == ()
    assert [entry.id for entry in again.decisions()] == in_force
    assert [entry.n for entry in again.entries] == list(range(1, len(again.entries) + 1))


@given(steps, st.data())
def test_without_a_decision_everything_else_stays(
    header: Header, script: list[tuple[str, int]], data: st.DataObject
) -> None:
    journal = Journal(header)
    in_force = play(journal, script)
    if not in_force:
        assert "no decision is in force" in refusal(lambda: journal.without(1))
        return
    k = data.draw(st.integers(1, len(in_force)))
    gone = journal.decisions()[k - 1]
    before = journal.text()
    other = journal.without(k)
    assert journal.text() == before
    assert [entry.id for entry in other.decisions()] == [i for i in in_force if i != gone.id]
    assert gone.id not in {entry.id for entry in other.entries}
    assert set(other.seals) == {week for week in journal.seals if week < gone.week}
    assert Journal.parse(other.text()).records == other.records


@given(steps)
def test_without_nothing_is_the_same_journal(header: Header, script: list[tuple[str, int]]) -> None:
    journal = Journal(header)
    play(journal, script)
    same = journal.without(None)
    assert same is not journal
    assert same.text() == journal.text()


def test_what_is_in_force(game: Journal) -> None:
    assert [entry.id for entry in game.decisions()] == ["e1", "team-3/17"]
    assert [entry.id for entry in game.all_decides()] == ["e1", "e2", "team-3/17"]
    assert [entry.by for entry in game.in_force("event")] == ["facilitator"]
    assert game.seals[1].hashes == {"money": "ccddeeff", "trust": "8899aabb"}
    assert game.open_week == 2


def test_without_counts_decisions_in_force_from_one(game: Journal) -> None:
    other = game.without(2)
    assert [entry.id for entry in other.decisions()] == ["e1"]
    assert set(other.seals) == {0}
    assert [entry.n for entry in other.entries] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("k", [0, 3, -1])
def test_without_names_how_many_decisions_there_are(game: Journal, k: int) -> None:
    expected = f"there is no decision {k} to leave out: 2 decisions are in force"
    assert refusal(lambda: game.without(k)) == expected
    assert "1 decision is in force" in refusal(lambda: game.without(2).without(k))


def test_undone_undos_go_with_their_decision(game: Journal) -> None:
    kinds = [entry.kind for entry in game.without(1).entries]
    assert kinds == ["decide", "undo", "event", "decide"]
    assert game.without(1).seals == {}


def test_a_known_id_is_answered_with_its_entry(game: Journal) -> None:
    before = game.text()
    first = game.entries[6]
    assert game.append(1, "player", "decide", {"kind": "fix_root_cause"}, id="team-3/17") is first
    assert game.append(0, "anybody", "note", {}, id="team-3/17") is first
    assert game.text() == before


def test_ids_are_found_without_chance_and_never_twice(header: Header) -> None:
    journal = Journal(header)
    journal.append(0, "player", "note", {}, id="e2")
    journal.append(0, "player", "note", {})
    journal.append(0, "player", "note", {})
    assert [entry.id for entry in journal.entries] == ["e2", "e2'", "e3"]


def test_an_entry_keeps_a_copy_of_what_was_decided(header: Header) -> None:
    journal = Journal(header)
    decision = {"budget": [1, 2], "also": (3,)}
    entry = journal.append(0, "player", "decide", decision)
    decision["budget"].append(99)  # type: ignore[attr-defined]
    assert entry.data == {"also": [3], "budget": [1, 2]}


def test_the_week_only_goes_forward(game: Journal) -> None:
    before = game.text()
    entry = refusal(lambda: game.append(1, "player", "note", {}))
    assert entry == "week 1 is over: the journal has come to week 2"
    assert refusal(lambda: game.seal(1, {})) == entry
    game.append(5, "player", "note", {})
    assert "week 4 is over" in refusal(lambda: game.seal(4, {}))
    game.seal(5, {})
    assert "week 5 is over" in refusal(lambda: game.seal(5, {}))
    assert game.text().startswith(before)


def test_a_game_begins_with_its_burn_in(header: Header) -> None:
    assert "week -53 is over" in refusal(lambda: Journal(header).seal(-53, {}))
    assert Journal(header).seal(-52, {}).week == -52


@pytest.mark.parametrize(
    ("kind", "about", "sentence"),
    [
        ("undo", "e9", "there is nothing with the id `e9` to undo"),
        ("undo", "e3", "there is nothing with the id `e3` to undo"),
        ("redo", "e1", "`e1` was not taken back"),
        ("undo", "e2", "`e2` is taken back already"),
    ],
)
def test_what_cannot_be_taken_back(game: Journal, kind: str, about: str, sentence: str) -> None:
    open_game = Journal(game.header, game.records[:5])
    assert refusal(lambda: open_game.append(0, "player", kind, {"entry": about})) == sentence


@pytest.mark.parametrize(("kind", "about"), [("undo", "e1"), ("redo", "e2")])
def test_a_played_week_stays_as_it_was(game: Journal, kind: str, about: str) -> None:
    sentence = refusal(lambda: game.append(2, "player", kind, {"entry": about}))
    assert sentence == f"`{about}` belongs to week 0, which has been played since"


def test_every_kind_but_the_changes_can_be_taken_back(header: Header) -> None:
    for kind in set(KINDS) - {"undo", "redo"}:
        journal = Journal(header)
        journal.append(0, "player", kind, {})
        journal.append(0, "player", "undo", {"entry": "e1"})
        assert journal.in_force(kind) == ()


def test_records_that_contradict_one_another_are_refused_with_their_line(game: Journal) -> None:
    twice = (*game.records, game.records[-1])
    with pytest.raises(JournalError) as caught:
        Journal(game.header, twice, path="a.journal")
    assert str(caught.value) == "a.journal:11: week 1 is over: the journal has come to week 2"
    assert caught.value.exit_code == 1


def test_a_replay_can_name_the_line_that_it_contradicts(game: Journal, tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    game.save(path)
    journal = Journal.read(path)
    seal = journal.seals[0]
    groups = seal.differs({"trust": "0a1b2c3d", "money": "00000000", "staff": "00000000"})
    assert groups == ("money", "staff")
    error = journal.contradicted(seal, f"week 0 came out otherwise: {', '.join(groups)}")
    assert str(error) == f"{path}:7: week 0 came out otherwise: money, staff"
    assert error.exit_code == 1


def test_a_seal_agrees_with_itself() -> None:
    assert Seal(3, {"trust": "00000000"}).differs({"trust": "00000000"}) == ()


def test_records_are_frozen(game: Journal) -> None:
    for record, name in ((game.header, "seed"), (game.records[0], "week"), (game.seals[0], "week")):
        with pytest.raises(AttributeError):
            setattr(record, name, 4)
