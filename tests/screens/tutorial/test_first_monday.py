"""First Monday, played from the title to the end by following the light: by mouse, and by keys."""

import pygame
import pytest

from game.kit.lit import Lit
from game.screens import guide
from game.screens.views import views_for
from tests.play.deciding import guarded, laid, seated
from tests.play.sittings import arrived, at_title, left, seconds, table_of

FRAME = 1 / 60
MOST = 150
"""Steps that a sitting may take."""
PATIENCE = 3
"""How often one hint is followed before it is nodded away."""
ALWAYS = (
    *("first_message", "her_story", "the_lights", "three_wishes", "end_first", "draw", "because"),
    *("let_go", "watch", "first_report", "more_hands", "paid_for", "drag", "trade", "looks_bad"),
    *("your_plan", "last_plan", "worth", "nobody_lied", "next_case"),
)
"""Hints that every sitting meets that follows them."""


class Mouse:
    """Everything by the mouse."""

    def __init__(self, player):
        self.player, self.inputs = player, 0

    def use(self, id_):
        self.inputs += 1
        if id_ == "sketch":
            self.player.draw(id_, [(0.3, 0.5), (0.6, 0.55), (0.95, 0.7)])
        elif id_.startswith("cell-"):
            self.player.drag(id_, 0.25)
        else:
            self.player.click(id_)


class Keys:
    """Everything by Tab, Enter and arrows."""

    def __init__(self, player):
        self.player, self.inputs = player, 0

    def use(self, id_):
        self.inputs += 1
        self.player.focus_on(id_)
        self.player.press({"sketch": "down"}.get(id_, "right" if "cell-" in id_ else "return"))


def lit(player):
    """What the hint lights, as far as it is there and can be used."""
    wanted = [p.widget.ids for p in player.app.page.layout.all if isinstance(p.widget, Lit)]
    known = {node.id: node for node in player.tree()}
    return [id_ for ids in wanted for id_ in ids if id_ in known and known[id_].enabled]


def usable(player, *ids):
    known = {node.id: node for node in player.tree()}
    return next(id_ for id_ in ids if id_ in known and known[id_].enabled)


def follow(player, hand, look=lambda: None):
    """Play on by what is lit; without a hint, by the next button. The ids of all hints seen."""
    table, seen, again = table_of(player), [], 0
    for _step in range(MOST):
        hint = guide.hint_of(table)
        if hint is None and table.place == "ending":
            return seen
        if hint is not None:
            again = again + 1 if seen and seen[-1] == hint.id else 0
            seen += [hint.id] if not again else []
            look()
        if table.seat.running:
            hand.use("skip")
            player.wait_until(lambda: table.place == "report")
            player.pass_time(0.1)
        elif hint is None:
            hand.use(usable(player, "confirm-end-quarter", "next", "end-quarter", "go-ending"))
        else:
            hand.use(chosen(player, again))
    raise AssertionError(f"no end after {MOST} steps: {seen}")


def chosen(player, again):
    """The way on: what finishes a choice, what is lit, and after some tries a nod."""
    found = lit(player)
    finishing = [id_ for id_ in ("decide", "keep") if id_ in found]
    return "tutorial-next" if again >= PATIENCE or not found else (finishing or found)[0]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))


def begun():
    player = at_title()
    player.click("seed")
    player.type("11")
    player.press("return")
    arrived(player)
    return player


def finished(player):
    """What must be so after a sitting, however it was played."""
    table = table_of(player)
    seconds(player, table_ticket(player))
    assert table.seat.over
    assert {item.quarter for item in table.seat.taken} >= {1, 2}
    assert "set_goals" in {item.decision.kind for item in table.seat.taken}
    assert table.seat.prediction(1) is not None
    assert "gap" in player.ids()


def table_ticket(player):
    return player.app.screen.views["ending"]._ticket


@pytest.mark.slow
def test_by_mouse(tmp_path):
    player = begun()

    def look():
        assert player.faults() == []
        band = pygame.Rect(player.node("guide").rect)
        pointed = [id_ for id_ in lit(player) if id_ != "tutorial-next"]
        assert [id_ for id_ in pointed if band.colliderect(player.node(id_).rect)] == []

    seen = follow(player, Mouse(player), look)
    assert [hint for hint in ALWAYS if hint not in seen] == []
    finished(player)
    left(player)


def test_by_keys_alone():
    player = begun()
    seen = follow(player, Keys(player))
    assert [hint for hint in ALWAYS if hint not in seen] == []
    finished(player)
    left(player)


def test_the_first_choice_takes_six_inputs_from_the_title():
    player = at_title()
    hand = Mouse(player)
    hand.use("play")
    arrived(player)
    for id_ in ("voice-1", "go-live", "go-moves", "offer-promise_signoff", "decide"):
        hand.use(id_)
    table = table_of(player)
    assert [item.decision.kind for item in table.seat.moves] == ["promise_signoff"]
    assert hand.inputs == 6
    left(player)


class TestAHint:
    @pytest.fixture
    def table(self):
        made = laid("first-monday", seed=11)
        yield made
        made.close()

    @pytest.fixture
    def player(self, table):
        made = seated(table, "live", views_for(table))
        yield made
        made.close()

    def test_it_names_whoever_wrote_first_and_lights_the_message(self, table, player):
        first = player.node("voice-1").label.split(":")[0]
        assert (
            player.node("hint").label == f"Monday, 8:40. {first} has just written to you: open it."
        )
        assert lit(player) == ["voice-1"]

    def test_from_elsewhere_it_lights_the_way(self, table, player):
        player.click("go-budgets")
        assert lit(player) == ["go-live"]

    def test_a_nod_goes_on_and_leaving_is_for_good_until_the_menu(self, table, player):
        first = player.node("hint").label
        player.click("tutorial-next")
        assert player.node("hint").label != first
        player.click("tutorial-leave")
        assert "hint" not in player.ids()
        player.click("menu")
        player.click("hints")
        player.click("back")
        assert "hint" in player.ids()

    def test_it_comes_by_itself_after_a_minute_of_rest(self, table):
        for _quarter in range(2):
            table.end_quarter()
            while table.seat.running:
                table.tick(10.0)
        table.go("live")
        table.tutorial.passed.add("your_plan")
        table.touched("go-live")
        player = seated(table, "live", views_for(table))
        assert "hint" not in player.ids()
        for _second in range(61):
            player.app.frame(1.0, [])
        assert "Nobody reads a promise" in player.node("hint").label
        player.close()

    def test_other_cases_have_none(self):
        table = laid("promise-gap")
        player = seated(table, "live", views_for(table))
        assert "hint" not in player.ids()
        player.close()
        table.close()

    def test_with_it_nothing_is_clipped_at_any_size(self, table):
        assert guarded(table, "live", views_for(table)) == []
