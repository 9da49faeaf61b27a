"""The game's window after play: a seat draws its guess, and sees what came once it is shown."""

from typing import Any

import pytest

from game.screens.remote.session import Session
from game.screens.remote.talk import outcome
from game.screens.title import Title
from tests.play.pages import Player

ROOM = {
    "phase": "frozen", "over": True, "round": 2, "quarter": 2, "quarters": 2, "company": "Veridale",
    "title": "A case", "team": "Ariel", "seat": "sales", "clock": {"ends": None, "left": None},
    "questions": ["Who knew first?"],
}  # fmt: skip
GUESS = {"start": 40.0, "quarters": 2, "drawn": None, "came": None}


class Line:
    """In place of the line to a host."""

    def __init__(self, guess: dict[str, Any]) -> None:
        self.room: dict[str, Any] = ROOM | {"guess": guess}
        self.view: dict[str, Any] = {}
        self.said: tuple[str, list[Any]] = ("", [])
        self.sent: list[dict[str, Any]] = []
        self.fault, self.refused, self.state, self.skew, self.planning = "", "", "saved", 0.0, False
        self.send = self.sent.append

    def close(self) -> None:
        """Nobody is there."""


def test_a_guess_is_drawn_with_the_keyboard_alone_and_sent():
    line = Line(GUESS)
    player = Player(Session(line, Title))
    assert "Who knew first?" in player.words()
    assert "It began at 40.0." in player.words()
    player.focus_on("guess")
    player.press("right", "down", "down")
    player.click("send-guess")
    (sent,) = line.sent
    assert (sent["kind"], sent["round"], len(sent["line"])) == ("guess", 2, 2)
    assert sent["line"][-1] < 40.0
    assert not player.faults()
    player.close()


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (None, "It ended at 35.0. No guess was drawn here."),
        ([38.0, 35.4], "The end was guessed within half a point."),
        ([38.0, 30.0], "It ended 5.0 points above the guess."),
        ([41.0, 42.0], "It ended 7.0 points below the guess."),
    ],
)
def test_what_came_is_told_as_it_came(drawn, said):
    guess = GUESS | {"drawn": drawn, "came": [38.0, 35.0]}
    assert outcome(guess) == said
    player = Player(Session(Line(guess), Title))
    assert said in player.words()
    assert "send-guess" not in player.ids()
    assert not player.faults()
    player.close()
