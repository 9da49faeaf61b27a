"""The journey inspector: anybody's story, step by step, as the log has it."""

import pytest

from game.present.journey import journey
from game.screens.views import views_for
from game.screens.voice import Voice
from sim.customers import codes as at
from tests.play.deciding import guarded, laid, seated


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def player(table):
    made = seated(table, "voice", views_for(table))
    yield made
    made.close()


def told(table, customer):
    return journey(table.seat, table.diary, table.voices, customer)


def followed(table, player, customer):
    player.focus_on("customer")
    player.type(str(customer))
    player.press("return")
    return told(table, customer)


def found(table, wanted):
    """The first customer whose story is as wanted."""
    stories = (told(table, customer) for customer in range(table.diary.people))
    return next(story.customer for story in stories if wanted(story))


def test_it_begins_with_the_first_message(table, player):
    customer = table.followed or int(player.node("journey-name").label.split()[1])
    assert player.node("voice-1").value == "chosen"
    assert player.node("voice-1").label.startswith(f"Customer {customer}:")


def test_another_message_opens_another_journey(table, player):
    player.click("voice-2")
    assert player.node("voice-2").value == "chosen"
    assert player.node("journey-name").label == f"Customer {table.followed}"


def test_next_and_back_walk_through_every_step_of_the_record(table, player):
    player.click("voice-1")
    story = told(table, table.followed)
    seen = [player.node("journey-text").label]
    assert not player.node("journey-back").enabled
    for _ in story.stops[1:]:
        player.click("journey-next")
        seen.append(player.node("journey-text").label)
    assert seen == [stop.text for stop in story.stops]
    assert not player.node("journey-next").enabled
    player.click("journey-back")
    assert player.node("journey-text").label == story.stops[-2].text


def test_a_story_goes_on_where_it_has_something_new_in_another_quarter(table, player):
    table.end_quarter()
    table.skip()
    player.wait_until(lambda: table.place == "report")
    writer = next(
        customer
        for customer in range(table.diary.people)
        if {stop.week >= 0 for stop in told(table, customer).stops} == {True, False}
    )
    read = Voice(table)
    read._read = 0
    read._open = table.followed = writer
    new = [stop for stop in read.journey().stops if stop.week >= 0]
    assert read.journey().stops[read.at] == new[0]


def test_a_stop_of_the_chain_can_be_clicked(table, player):
    player.click("voice-1")
    story = told(table, table.followed)
    player.click("journey-3")
    assert player.node("journey-text").label == story.stops[2].text


def test_arrow_keys_walk_as_well(table, player):
    player.click("voice-1")
    story = told(table, table.followed)
    player.focus_on("journey")
    player.press("right", "right", "left")
    assert player.node("journey-text").label == story.stops[1].text


def test_anybody_can_be_followed_by_number_also_who_said_nothing(table, player):
    silent = found(table, lambda story: story.said is None and len(story.stops) > 1)
    story = followed(table, player, silent)
    assert player.node("journey-name").label == f"Customer {silent}"
    assert player.node("journey-text").label == story.stops[0].text
    assert "said" not in player.ids()


def test_a_number_that_nobody_has_changes_nothing(table, player):
    before = player.node("journey-name").label
    followed_by = player.node("customer")
    assert followed_by.enabled
    player.focus_on("customer")
    player.type("99999")
    player.press("return")
    assert player.node("journey-name").label == before


def test_who_has_no_story_is_said_to_have_none(table, player):
    quiet = next((c for c in range(table.diary.people) if not told(table, c).stops), None)
    if quiet is None:
        pytest.skip("in this game something happened to everybody")
    story = followed(table, player, quiet)
    assert story.note in player.words()
    assert "journey-next" not in player.ids()


def test_nobody_owned_this_is_said_at_the_end_and_only_where_the_log_says_so(table, player):
    lost = found(table, lambda story: story.verdict == "Nobody owned this.")
    story = followed(table, player, lost)
    assert "verdict" not in player.ids()
    for _ in story.stops[1:]:
        player.click("journey-next")
    assert player.node("verdict").label == "Nobody owned this."
    solved = found(
        table, lambda story: not story.verdict and any(s.kind == "solved" for s in story.stops)
    )
    story = followed(table, player, solved)
    for _ in story.stops[1:]:
        player.click("journey-next")
    assert "verdict" not in player.ids()


def test_the_line_of_moods_ends_where_the_customer_is_now(table, player):
    ours = int((table.diary.page(-1).brand == at.OURS).argmax())
    story = followed(table, player, ours)
    assert player.node("mood").value == f"{story.moods[-1][1]:.0f}"


def test_weeks_that_go_by_do_not_close_a_journey(table, player):
    player.click("voice-2")
    player.click("journey-next")
    name, text = player.node("journey-name").label, player.node("journey-text").label
    table.seat.end_quarter()
    player.wait_until(lambda: table.seat.week == 2)
    player.pass_time(0.1)
    assert player.node("journey-name").label == name
    assert player.node("journey-text").label == text


def test_escape_leads_back_to_live(table, player):
    player.press("escape")
    assert table.place == "live"


@pytest.mark.parametrize("kind", ["longest", "shortest", "elsewhere"])
def test_no_text_is_cut_at_any_size(table, kind):
    people = range(table.diary.people)
    stories = {customer: told(table, customer) for customer in people}
    customer = {
        "longest": max(people, key=lambda c: len(stories[c].stops)),
        "shortest": min(people, key=lambda c: len(stories[c].stops)),
        "elsewhere": next(c for c in people if stories[c].mood == "elsewhere"),
    }[kind]
    table.followed = customer
    assert guarded(table, "voice", views_for(table)) == []
