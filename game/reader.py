"""The screen for a screen reader: our semantic tree as AccessKit's nodes.

AccessKit is an extra; without it, or where nobody reads the screen, nothing happens. What a reader
asks for comes from another thread and reaches the game as an event of Pygame's queue.
"""

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from game.kit.keynames import shown_key
from game.kit.tree import Node

ROOT = 0
ROLES = {
    "button": "BUTTON", "chart": "FIGURE", "group": "GROUP", "image": "IMAGE", "list": "LIST",
    "listitem": "LIST_ITEM", "meter": "METER", "progress": "PROGRESS_INDICATOR",
    "radio": "RADIO_BUTTON", "radiogroup": "RADIO_GROUP", "scroll": "SCROLL_VIEW",
    "slider": "SLIDER", "splitter": "SPLITTER", "switch": "SWITCH", "text": "LABEL",
    "textbox": "TEXT_INPUT",
}  # fmt: skip
"""Our roles and AccessKit's."""
TURNED = {"slider": ("right", "left"), "splitter": ("right", "left")}
"""Keys that mean more and less."""
PRESSED = frozenset({"button", "radio", "switch", "textbox"})
ON_OR_OFF = frozenset({"radio", "switch"})
TOLD = frozenset({"notice", "fault", "waiting", "engine"})
"""What is read aloud as soon as it changes."""

type Wish = Callable[[str, str], None]
"""Told what is wanted, and of which id."""


def available() -> bool:
    """Whether a reader can be served here; tried on Linux alone so far."""
    return sys.platform == "linux" and find_spec("accesskit") is not None


class Tree:
    """Numbers for our nodes, which stay with them from picture to picture."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._sent: dict[int, object] = {}
        self.ids: dict[int, str] = {}

    def numbered(self, found: Sequence[Node]) -> list[tuple[int, Node]]:
        """Each node with its number; those without an id go by what they say."""
        pairs, met = [], dict[tuple[str, ...], int]()
        for node in found:
            name = (node.id,) if node.id else ("", node.within, node.role, node.label)
            met[name] = met.get(name, 0) + 1
            key = name if met[name] == 1 else (*name, str(met[name]))
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            self.ids[number] = node.id
            pairs.append((number, node))
        return pairs

    def update(self, title: str, found: Sequence[Node]) -> Any:
        """What has changed since the last update; all of it the first time."""
        import accesskit  # noqa: PLC0415  # an extra

        pairs = self.numbered(found)
        below = _below(pairs)
        focus = next((number for number, node in pairs if node.focused), ROOT)
        update = accesskit.TreeUpdate(focus)
        now: dict[int, object] = {ROOT: (title, tuple(below[ROOT]))}
        now |= {number: (node, tuple(below.get(number, ()))) for number, node in pairs}
        if ROOT not in self._sent:
            update.tree = accesskit.Tree(ROOT)
        if self._sent.get(ROOT) != now[ROOT]:
            root = accesskit.Node(accesskit.Role.WINDOW)
            root.set_label(title)
            root.set_children(below[ROOT])
            update.nodes.append((ROOT, root))
        for number, node in pairs:
            if self._sent.get(number) != now[number]:
                update.nodes.append((number, _node(node, below.get(number, []))))
        self._sent = now
        return update


def _below(pairs: Sequence[tuple[int, Node]]) -> dict[int, list[int]]:
    """Which nodes lie in which: a node lies in one that came before it, else in the window."""
    found: dict[int, list[int]] = {ROOT: []}
    known: dict[str, int] = {}
    for number, node in pairs:
        found.setdefault(known.get(node.within, ROOT), []).append(number)
        if node.id:
            known.setdefault(node.id, number)
    return found


def _node(node: Node, below: list[int]) -> Any:
    import accesskit  # noqa: PLC0415

    made = accesskit.Node(getattr(accesskit.Role, ROLES.get(node.role, "UNKNOWN")))
    x, y, wide, high = node.rect
    made.set_bounds(accesskit.Rect(x, y, x + wide, y + high))
    made.set_children(below)
    if node.role == "text":
        made.set_value(f"{node.label} {node.value}".strip())
    else:
        made.set_label(node.label)
        if node.value and node.role not in ON_OR_OFF:
            made.set_value(node.value)
    if node.role in ON_OR_OFF:
        on = node.value == "on"
        made.set_toggled(accesskit.Toggled.TRUE if on else accesskit.Toggled.FALSE)
    if node.description:
        made.set_description(node.description)
    if node.key:
        made.set_keyboard_shortcut(shown_key(node.key))
    if node.id in TOLD:
        made.set_live(accesskit.Live.POLITE)
    if not node.enabled:
        made.set_disabled()
    elif node.id:
        for action in _actions(node.role):
            made.add_action(getattr(accesskit.Action, action))
    return made


def _actions(role: str) -> tuple[str, ...]:
    focus = ("FOCUS",) if role not in {"text", "group", "scroll", "radio", "listitem"} else ()
    click = ("CLICK",) if role in PRESSED else ()
    return (*focus, *click, *(("INCREMENT", "DECREMENT") if role in TURNED else ()))


class Reader:
    """Keeps a screen reader up to date, for as long as one listens.

    Args:
        wish: told what a reader wants; called from another thread.
        wake: called from another thread when a reader begins to listen.
    """

    def __init__(self, wish: Wish, wake: Callable[[], None]) -> None:
        import accesskit  # noqa: PLC0415

        self._tree, self._wish, self._wake = Tree(), wish, wake
        self.fresh = False
        """Whether a reader has begun to listen and has heard nothing yet."""
        self._adapter = accesskit.unix.Adapter(self._begin, self._asked, self._end)

    def _begin(self) -> Any:
        """A reader listens: a bare window for now, all of it with the next frame."""
        import accesskit  # noqa: PLC0415

        update = accesskit.TreeUpdate(ROOT)
        update.tree = accesskit.Tree(ROOT)
        update.nodes.append((ROOT, accesskit.Node(accesskit.Role.WINDOW)))
        self.fresh = True
        self._wake()
        return update

    def _end(self) -> None:
        self.fresh = False

    def _asked(self, request: Any) -> None:
        id_ = self._tree.ids.get(request.target, "")
        if id_:
            self._wish(str(request.action).rpartition(".")[2], id_)

    def show(self, title: str, nodes: Callable[[], Sequence[Node]]) -> None:
        """Tell what is on the screen; the nodes are only asked for if somebody listens."""
        if self.fresh:
            self._tree, self.fresh = Tree(), False
        self._adapter.update_if_active(lambda: self._tree.update(title, nodes()))

    def focused(self, *, on: bool) -> None:
        """The window came to the front, or went behind another."""
        self._adapter.update_window_focus_state(on)
