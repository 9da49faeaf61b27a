"""Which journals belong together, whatever order they are named in."""

import pytest

from game.debrief.teams import teams
from sim.journal import JournalError
from tests.game.debrief.journals import decided, rounds


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("journals")
    rounds(made / "otters-1.journal", made / "otters-2.journal", "Otters", quarters=1)
    rounds(made / "herons-1.journal", made / "herons-2.journal", "Herons", quarters=1)
    rounds(made / "lynx-1.journal", made / "lynx-2.journal", "Lynx", seed=8, quarters=1)
    decided(made / "alone.journal", {}, quarters=1)
    return made


def named(folder, *names):
    found = teams([folder / f"{name}.journal" for name in names])
    return [(one.team, [path.stem for path in one.paths]) for one in found]


def test_one_journal_is_a_team_called_after_its_file(folder):
    assert named(folder, "alone") == [("alone", ["alone"])]


def test_a_second_round_brings_its_first_one_along(folder):
    assert named(folder, "otters-2") == [("Otters", ["otters-1", "otters-2"])]


def test_a_first_round_stands_alone_without_its_second(folder):
    assert named(folder, "otters-1") == [("Otters", ["otters-1"])]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_a_room_is_sorted_into_teams_by_name_in_any_order(folder, order):
    files = ["otters-1", "otters-2", "herons-1", "herons-2"]
    assert named(folder, *(files[place] for place in order)) == [
        ("Herons", ["herons-1", "herons-2"]),
        ("Otters", ["otters-1", "otters-2"]),
    ]


def test_rounds_that_moved_to_other_names_find_each_other_by_the_team(folder, tmp_path):
    for place, name in ((1, "b"), (2, "a")):
        text = (folder / f"otters-{place}.journal").read_bytes()
        (tmp_path / f"{name}.journal").write_bytes(text)
    assert named(tmp_path, "a", "b") == [("Otters", ["b", "a"])]
    (tmp_path / "b.journal").unlink()
    assert named(tmp_path, "a") == [("Otters", ["a"])]


def test_rounds_of_different_games_are_refused_in_a_sentence(folder, tmp_path):
    (tmp_path / "lynx-2.journal").write_bytes((folder / "lynx-2.journal").read_bytes())
    (tmp_path / "lynx-1.journal").write_bytes((folder / "otters-1.journal").read_bytes())
    with pytest.raises(JournalError, match=r"no second round of .*lynx-1") as caught:
        named(tmp_path, "lynx-2")
    assert caught.value.exit_code == 2


def test_two_teams_of_one_name_are_told_apart(folder, tmp_path):
    (tmp_path / "alone.journal").write_bytes((folder / "alone.journal").read_bytes())
    found = teams([folder / "alone.journal", tmp_path / "alone.journal"])
    assert [one.team for one in found] == ["alone", "alone (2)"]


def test_a_journal_that_is_named_twice_is_a_slip(folder):
    with pytest.raises(JournalError, match="named twice"):
        named(folder, "alone", "alone")
