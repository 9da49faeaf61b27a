"""The game's own window as a client: a real host and worker, a real line, no browser."""

import asyncio
import threading

import pytest

from game.screens.remote.joining import Joining
from game.screens.remote.session import Session
from game.screens.title import Title
from game.session.firm import Firm
from game.session.remote import tidy_address
from game.session.sheet import Sheet, opened, shifted, wish_of
from game.session.worker import Worker
from sim.decisions import decision_of
from sim.room import SEATS
from sim.seats import sealed_in
from tests.play.pages import FRAME, Player
from tests.sessions.rooms import AtHand
from tests.sessions.test_gate import CODE, listens


class Hosted:
    """A host in a thread of its own, with the real worker."""

    def __init__(self, path) -> None:
        self.path, self.ready, self.news = path, threading.Event(), threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._host()))

    async def _host(self) -> None:
        async with listens(self.path) as self.party:
            self.party.host.computing = AtHand("promise-gap", 7, 60)
            computing = asyncio.create_task(self.party.host.compute())
            self.party.host.add_team()
            self.loop, self.over = asyncio.get_running_loop(), asyncio.Event()
            self.ready.set()
            await self.over.wait()
            computing.cancel()

    def does(self, **message) -> dict:
        """Something the facilitator does."""
        told = asyncio.run_coroutine_threadsafe(
            self.party.say(self.party.lead, **message), self.loop
        )
        return told.result(60)

    def __enter__(self):
        self.thread.start()
        self.ready.wait(30)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join()

    def until(self, player: Player, holds) -> None:
        """Let frames and the network go by until something is so."""
        for _frame in range(6_000):
            if holds():
                return
            player.pass_time(FRAME)
            self.news.wait(0.01)  # nobody sets it: the network needs time that frames do not take
        raise AssertionError(f"still not so: {player.words()}")


@pytest.fixture
def hosted(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path / "home"))
    with Hosted(tmp_path) as found:
        yield found


def joined(hosted) -> Player:
    address = f"127.0.0.1:{hosted.party.port}"
    player = Player(Joining(Title, address, CODE, at_once=True))
    hosted.until(player, lambda: "sit-1-marketing" in player.ids())
    return player


def test_a_window_joins_sits_fills_in_seals_and_is_back_on_its_seat(hosted):
    player = joined(hosted)
    player.click("sit-1-marketing")
    hosted.until(player, lambda: "marketing" in hosted.party.host.room.team(1).seats)
    hosted.does(kind="begin")
    hosted.until(player, lambda: "seal" in player.ids())
    player.focus_on("effort-listen")
    player.press("right", "right")
    player.click("lever-campaign_burst")
    player.focus_on("request")
    player.press("right", "right", "right")
    hosted.until(player, lambda: "campaign_burst" in session_of(player).said)
    assert not player.faults()
    player.press("e")
    hosted.until(player, lambda: hosted.party.host.room.sealed(1))
    sealed = hosted.party.host.room.sealed(1)["marketing"]
    assert [one["kind"] for one in sealed["decisions"]] == ["own_effort", "campaign_burst"]
    assert sealed["request"] == pytest.approx(0.03)
    before = sealed["decisions"][0]
    assert sum(before[task] for task in ("hype", "calibrate", "listen")) == pytest.approx(1.0)
    session_of(player).remote.close()
    again = joined_again(hosted)
    assert session_of(again).sheet.wishes() == sealed["decisions"]
    hosted.does(kind="close", round=1, quarter=1)
    hosted.until(
        again, lambda: session_of(again).remote.view["turn"] == 2 and "lately" in again.ids()
    )
    assert not again.faults()
    session_of(again).remote.close()
    player.close()
    again.close()


def joined_again(hosted) -> Player:
    """The same computer, some time later: the seat is remembered."""
    address = f"127.0.0.1:{hosted.party.port}"
    player = Player(Joining(Title, address, "WRONG2", at_once=True))
    hosted.until(player, lambda: isinstance(player.app.screen, Session) and "seal" in player.ids())
    return player


def test_a_wrong_code_is_told_in_a_sentence(hosted):
    player = Player(
        Joining(Title, f"http://127.0.0.1:{hosted.party.port}/", "WRONG2", at_once=True)
    )
    hosted.until(player, lambda: "fault" in player.ids())
    assert "This is not the code." in player.words()
    player.close()


def session_of(player: Player) -> Session:
    """The screen of somebody who has joined."""
    screen = player.app.screen
    assert isinstance(screen, Session)
    return screen


def test_of_what_is_sealed_only_the_part_that_is_no_decision_is_left_out():
    firm = Firm("promise-gap", 7, ("ceo",), customers=60)
    good = {"kind": "train"}
    decisions = [good, {"kind": "no_such_thing"}]
    firm.live([{"kind": "seal", "seat": "ceo", "decisions": decisions, "request": 0.0}])
    assert sealed_in(firm.run)["ceo"].decisions == (good,)


# ---- what is filled in ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def views():
    asked = {
        "team": 1,
        "round": 2,
        "humans": ["ceo"],
        "seats": SEATS,
        "languages": ["en"],
        "steps": [],
    }
    return Worker("toothless-cxo", 7, 60).answer({"do": "play", **asked})["views"]["en"]["seats"]


@pytest.mark.parametrize("seat", SEATS)
def test_every_form_as_it_is_opened_comes_to_a_decision_that_can_be_read_or_to_none(views, seat):
    read = 0
    for lever in views[seat]["levers"]:
        wish = wish_of(lever, opened(lever))
        if wish is not None and lever["kind"] != "roll_back":
            assert decision_of(wish).kind == lever["kind"]
            read += 1
    assert read


def test_a_sheet_is_filled_from_what_was_sealed_and_says_the_same_again(views):
    chief = Sheet(views["ceo"])
    chief.choose("set_goals")
    chief.put("service", 40, "cx")
    chief.choose("shift_budget")
    chief.put("it", chief.levers["shift_budget"]["it"] + 2)
    wishes = chief.wishes()
    assert [one["kind"] for one in wishes] == ["shift_budget", "set_goals"]
    assert sum(wishes[1]["service"].values()) == pytest.approx(1.0)
    assert wishes[0]["it"] == pytest.approx(0.02)
    assert sum(
        wishes[0][name] for name in ("marketing", "sales", "service", "it")
    ) == pytest.approx(0)
    assert decision_of(wishes[0])
    assert Sheet(views["ceo"], {"decisions": wishes, "request": 0.0}).wishes() == wishes
    chief.take_out("set_goals")
    assert [one["kind"] for one in chief.wishes()] == ["shift_budget"]


def test_a_head_pulls_one_lever_and_parts_of_a_whole_stay_whole(views):
    head = Sheet(views["it"])
    head.choose("it_mandate")
    head.put("fixes", 0.5)
    (mandate,) = head.wishes()
    assert sum(
        mandate[name] for name in ("run", "fixes", "integrate", "features")
    ) == pytest.approx(1.0)
    sales = Sheet(views["sales"])
    sales.choose("discount")
    sales.choose("set_quota")
    assert list(sales.levers) == ["set_quota"]


def test_budget_parts_stay_within_their_bounds_and_sum_to_the_whole():
    fields = [{"name": name, "low": 20, "high": 30} for name in "abcd"]
    now = shifted(fields, dict.fromkeys("abcd", 25), "a", 99)
    assert now["a"] == 30
    assert sum(now.values()) == 100
    assert all(20 <= value <= 30 for value in now.values())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10.0.0.2:8765", "http://10.0.0.2:8765"),
        (" http://10.0.0.2:8765/ ", "http://10.0.0.2:8765"),
        ("http://10.0.0.2:8765/#ABC234", "http://10.0.0.2:8765"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed, meant):
    assert tidy_address(typed) == meant
