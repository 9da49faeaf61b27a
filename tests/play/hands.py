"""Two ways to use a control, for somebody in a process or at a window, and games that are played.

A game is told once, by control ids; `Mouse` and `Keys` play it, `tests.play.pages.Player` or
`tests.play.window.Window` is where. Whatever a decision does is acknowledged as `move-<n>`.
"""

from collections.abc import Callable
from typing import Any, Protocol

from game.kit.tree import Node

LINE = [(0.45, 0.5), (0.6, 0.45), (0.75, 0.4), (0.97, 0.3)]
"""Where a prediction is drawn, as shares of the chart."""


class Place(Protocol):
    """Where somebody plays."""

    @property
    def focus(self) -> str: ...
    def tree(self) -> list[Node]: ...
    def ids(self) -> set[str]: ...
    def node(self, id_: str) -> Node: ...
    def click(self, id_: str) -> None: ...
    def drag(self, id_: str, by: float) -> None: ...
    def draw(self, id_: str, points: list[tuple[float, float]]) -> None: ...
    def press(self, *names: str) -> None: ...
    def focus_on(self, id_: str) -> None: ...
    def wait_until(self, condition: Callable[[], object]) -> None: ...


class Mouse:
    """Plays with the mouse alone."""

    def __init__(self, at: Any) -> None:
        self.at: Place = at

    def use(self, id_: str) -> None:
        """Click it."""
        self.at.click(id_)

    def more(self, id_: str) -> None:
        """Drag a cell or a slider to the right until it stands higher."""
        before = self.at.node(id_).value
        self.at.drag(id_, 0.2)
        self.at.wait_until(lambda: self.at.node(id_).value != before)

    def predict(self) -> None:
        """Draw a line."""
        before = self.at.node("sketch").value
        self.at.draw("sketch", LINE)
        self.at.wait_until(lambda: self.at.node("sketch").value != before)


class Keys:
    """Plays with the keyboard alone: a shortcut where there is one, else Tab and Enter."""

    def __init__(self, at: Any) -> None:
        self.at: Place = at

    def use(self, id_: str) -> None:
        """Press its key, or go to it and press Enter."""
        key = self.at.node(id_).key
        if key:
            self.at.press(key)
        else:
            self.at.focus_on(id_)
            self.at.press("return")

    def more(self, id_: str) -> None:
        """Go to a cell or a slider and press the right arrow."""
        before = self.at.node(id_).value
        self.at.focus_on(id_)
        self.at.press("right", "right")
        self.at.wait_until(lambda: self.at.node(id_).value != before)

    def predict(self) -> None:
        """Move points of the line up."""
        before = self.at.node("sketch").value
        self.at.focus_on("sketch")
        self.at.press("right", "up", "right", "up", "up")
        self.at.wait_until(lambda: self.at.node("sketch").value != before)


type Hand = Mouse | Keys


# ---- decisions ----------------------------------------------------------------------------------


def here(hand: Hand, id_: str) -> bool:
    """Whether a control is there and can be used."""
    return any(node.id == id_ and node.enabled for node in hand.at.tree())


def go(hand: Hand, place: str, shown: str) -> None:
    """Open a view."""
    hand.use(f"go-{place}")
    hand.at.wait_until(lambda: shown in hand.at.ids())


def acknowledged(hand: Hand, count: int) -> None:
    """The plan of the quarter shows so many moves."""
    go(hand, "live", "plan-panel")
    hand.at.wait_until(lambda: f"move-{count}" in hand.at.ids())


def decide_goal(hand: Hand, cell: str = "cell-service-cx") -> None:
    """Pay a department more for something, and keep it."""
    go(hand, "goals", cell)
    hand.more(cell)
    hand.at.wait_until(lambda: here(hand, "keep"))
    hand.use("keep")


def decide_budget(hand: Hand, department: str = "service") -> None:
    """Give a department more, and keep it."""
    go(hand, "budgets", f"budget-{department}")
    hand.more(f"budget-{department}")
    hand.at.wait_until(lambda: here(hand, "keep"))
    hand.use("keep")


def choose(hand: Hand, id_: str) -> None:
    """Use a control that stays chosen, and see that it is."""
    hand.use(id_)
    hand.at.wait_until(lambda: hand.at.node(id_).value in {"chosen", "pressed"})


def named(hand: Hand, start: str) -> list[str]:
    """The ids on the screen that begin like this, in order of the alphabet."""
    return sorted(id_ for id_ in hand.at.ids() if id_.startswith(start))


def decide_offer(hand: Hand) -> None:
    """Accept the first offer that can be had."""
    go(hand, "moves", "offers")
    choose(hand, "offers")
    _decide_first(hand, "offer-")


def decide_any(hand: Hand) -> None:
    """The first decision of the catalogue's last group, as it is proposed."""
    go(hand, "moves", "all-decisions")
    choose(hand, "all-decisions")
    choose(hand, named(hand, "group-")[-1])
    _decide_first(hand, "pick-")


def _decide_first(hand: Hand, start: str) -> None:
    for card in named(hand, start):
        choose(hand, card)
        if here(hand, "decide"):
            hand.use("decide")
            return
    raise AssertionError(f"none of {named(hand, start)} can be had")


def take_back_and_again(hand: Hand, count: int) -> None:
    """Undo the last move, and redo it."""
    acknowledged(hand, count)
    hand.use("undo")
    hand.at.wait_until(lambda: f"move-{count}" not in hand.at.ids())
    hand.use("redo")
    acknowledged(hand, count)


# ---- quarters -----------------------------------------------------------------------------------


def close_quarter(hand: Hand, *, predicting: bool = True) -> None:
    """Say what will come, and let the weeks begin."""
    hand.use("end-quarter")
    hand.at.wait_until(lambda: "confirm-end-quarter" in hand.at.ids())
    if predicting:
        hand.predict()
        hand.use("reason-1")
    hand.use("confirm-end-quarter")


def skip_to_report(hand: Hand) -> None:
    """Thirteen weeks at once, and their report."""
    hand.at.wait_until(lambda: here(hand, "skip"))
    hand.use("skip")
    hand.at.wait_until(lambda: "waterfall" in hand.at.ids())


def play_promise_gap(hand: Hand) -> None:
    """Eight quarters: goals, budgets, an offer, the catalogue, back and forth, and the rest."""
    moves = {1: decide_goal, 2: decide_budget, 3: decide_offer, 4: decide_any, 5: decide_offer}
    for quarter in range(1, 9):
        if quarter in moves:
            moves[quarter](hand)
            acknowledged(hand, 1)
        if quarter == 5:
            take_back_and_again(hand, 1)
        close_quarter(hand, predicting=quarter <= 2)
        skip_to_report(hand)
        hand.use("next")
    hand.at.wait_until(lambda: {"your-line", "gap"} <= hand.at.ids())


def play_first_monday(hand: Hand) -> set[str]:
    """Four quarters with the tutorial beside them; the hints that were given."""
    hints: set[str] = set()
    for quarter in range(1, 5):
        hints |= hints_of(hand)
        if quarter == 1:
            hand.use("voice-1")
            hand.at.wait_until(lambda: "journey-next" in hand.at.ids())
            hints |= hints_of(hand)
            hand.use("journey-next")
        if quarter == 2:
            decide_goal(hand)
            acknowledged(hand, 1)
            hints |= hints_of(hand)
        decide_offer(hand)
        acknowledged(hand, 2 if quarter == 2 else 1)
        hints |= hints_of(hand)
        close_quarter(hand, predicting=quarter == 1)
        skip_to_report(hand)
        hints |= hints_of(hand)
        hand.use("next")
    hand.at.wait_until(lambda: {"your-line", "gap"} <= hand.at.ids())
    return hints | hints_of(hand)


def hints_of(hand: Hand) -> set[str]:
    """What the tutorial says now."""
    return {node.label for node in hand.at.tree() if node.id == "hint"}
