"""Mouse and keys: from Pygame's events to what the screen is told."""

import pygame

from game.kit import focus, keymap
from game.kit.base import Answer, Spot
from game.kit.events import Changed, Event, Hovered, KeyPressed
from game.kit.frames import Scroll
from game.kit.keynames import HELD, key_name
from game.kit.layout import GRIP, Layout, Placed, control_of, reach
from game.kit.page import NOWHERE, Page
from game.kit.peek import Peek

WHEEL = 60
LEFT_BUTTON = 1


class Hands:
    """The player's hands on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def handle(self, event: pygame.event.Event) -> tuple[Event, ...]:
        """What an input means for the screen."""
        if event.type == pygame.MOUSEMOTION:
            return self._move(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == LEFT_BUTTON:
            return self._down(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == LEFT_BUTTON:
            return self._up(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            self._wheel(event.y)
        elif event.type == pygame.KEYDOWN and event.key not in HELD:
            return self._hold(self._key(key_name(event)))
        elif event.type in {pygame.KEYUP, pygame.WINDOWFOCUSLOST} and self.page.peeked:
            return self._let_go()
        elif event.type == pygame.TEXTINPUT:
            return self._text(event.text)
        elif event.type == pygame.WINDOWLEAVE and not self.page.grabbed:
            return self._move(NOWHERE)
        return ()

    # ---- mouse -------------------------------------------------------------------------------
    def _move(self, at: tuple[int, int]) -> tuple[Event, ...]:
        page = self.page
        if page.helping:
            return ()
        if page.pointer != at:
            page.pointer, page.still = at, 0.0
            if page.tipping and not page.by_keys:
                page.tipping = False
            page.stale()
        held = self._held()
        if held is None:
            return self._hover(at)
        if isinstance(held.widget, Scroll):
            self._pull(held, at)
            return ()
        mark = page.marks.get(page.grabbed)
        return self._answer(held, control_of(held).on_drag(at, held.rect, page.layout.ruler, mark))

    def _hover(self, at: tuple[int, int]) -> tuple[Event, ...]:
        """Tell the screen what the mouse has come over: a spot, or the control itself."""
        page = self.page
        placed = page.layout.control_at(at)
        page.hover = control_of(placed).id if placed else ""
        page.hushed = page.hushed if page.hushed == page.hover else ""
        told = page.hover
        x = y = 0.5
        under = None
        if placed:
            x, y = _within(at, placed.rect)
            spots = control_of(placed).spots(page.layout.ruler, placed.rect)
            under = next((spot for spot in spots if spot.rect.collidepoint(at)), None)
            told = under.id if under else told
        page.cursor = _cursor(placed, under)
        follows = placed is not None and getattr(placed.widget, "follow", False)
        if told == page.told and not follows:
            return ()
        page.told = told
        return (Hovered(told, x, y),)

    def _down(self, at: tuple[int, int]) -> tuple[Event, ...]:
        page = self.page
        if page.helping:
            page.helping = False
            page.stale()
            return ()
        events = self._move(at)
        page.by_keys = page.tipping = False
        page.stale()
        if bar := page.layout.bar_at(at):
            page.grabbed = control_of(bar).id
            self._pull(bar, at)
            return events
        placed = page.layout.control_at(at)
        if placed is None or not control_of(placed).enabled:
            return events
        page.grabbed = page.hushed = control_of(placed).id
        if control_of(placed).focusable():
            page.focus_on(page.grabbed, by_keys=False)
        mark = page.marks.get(page.grabbed)
        answer = control_of(placed).on_press(at, placed.rect, page.layout.ruler, mark)
        return events + self._answer(placed, answer)

    def _up(self, at: tuple[int, int]) -> tuple[Event, ...]:
        page, held = self.page, self._held()
        mark = page.marks.get(page.grabbed)
        page.grabbed = ""
        if held is None or isinstance(held.widget, Scroll):
            return ()
        answer = control_of(held).on_release(at, held.rect, page.layout.ruler, mark)
        return self._answer(held, answer)

    def _held(self) -> Placed | None:
        return self.page.layout.controls.get(self.page.grabbed)

    def _pull(self, bar: Placed, at: tuple[int, int]) -> None:
        """Bring the middle of a scroll's grip to the mouse."""
        page, whole = self.page, bar.children[0].rect.h
        grip = max(page.layout.ruler.ink.px(GRIP), bar.rect.h * bar.rect.h // max(1, whole))
        share = (at[1] - bar.rect.y - grip / 2) / max(1, bar.rect.h - grip)
        wanted = round(max(0.0, min(1.0, share)) * reach(bar))
        page.scroll(bar, wanted - page.offsets.get(control_of(bar).id, 0))

    def _wheel(self, turns: int) -> None:
        page = self.page
        layout = page.card if page.helping and page.card else page.layout
        placed = layout.scroll_at(page.pointer)
        if placed:
            page.scroll(placed, -turns * layout.ruler.ink.px(WHEEL))

    def _answer(self, placed: Placed, answer: Answer) -> tuple[Event, ...]:
        page, id_ = self.page, control_of(placed).id
        if answer.mark is None:
            page.marks.pop(id_, None)
        else:
            page.marks[id_] = answer.mark
        page.stale()
        return answer.events

    # ---- keys --------------------------------------------------------------------------------
    def _key(self, name: str) -> tuple[Event, ...]:
        page = self.page
        if page.helping:
            return self._key_in_help(name)
        if name in {"tab", "shift+tab"}:
            there = focus.after(page.layout, page.focus, 1 if name == "tab" else -1)
            return self._focus(there)
        if name == "f1":
            page.helping = True
            page.stale()
            return ()
        if name == "f2":
            page.by_keys = page.tipping = True
            page.stale()
            return ()
        return self._to_focus(name)

    def _hold(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """Remember what a key holds down."""
        page = self.page
        for event in events:
            if isinstance(event, Changed) and (placed := page.layout.controls.get(event.id)):
                page.peeked = event.id if isinstance(placed.widget, Peek) else ""
        return events

    def _let_go(self) -> tuple[Event, ...]:
        held, self.page.peeked = self.page.peeked, ""
        return (Changed(held, False),)

    def _key_in_help(self, name: str) -> tuple[Event, ...]:
        page = self.page
        if name in {"f1", "escape"}:
            page.helping, page.card = False, None
        elif page.card and (by := self._steps(name)):
            for placed in page.card.all:
                if isinstance(placed.widget, Scroll):
                    page.scroll(placed, by)
        page.stale()
        return ()

    def _steps(self, name: str) -> int:
        page_high = round(self.page.layout.box.h * 0.7)
        line = self.page.layout.ruler.ink.px(WHEEL)
        return {"pagedown": page_high, "pageup": -page_high, "down": line, "up": -line}.get(name, 0)

    def _to_focus(self, name: str) -> tuple[Event, ...]:
        page = self.page
        placed = page.layout.controls.get(page.focus)
        if placed and (page.by_keys or control_of(placed).keeps):
            answer = control_of(placed).on_key(name, page.marks.get(page.focus))
            if answer is not None:
                page.by_keys = True
                return self._answer(placed, answer)
            if control_of(placed).types and (len(name) == 1 or name == "space"):
                return ()  # the character itself follows as text
        return self._elsewhere(name)

    def _elsewhere(self, name: str) -> tuple[Event, ...]:
        """Shortcuts first, then scrolling, then moving about by arrows, then the screen."""
        page, name = self.page, keymap.meant(name)
        if not name:
            return ()
        for placed in page.layout.controls.values():
            control = control_of(placed)
            if control.enabled and control.shortcut() == name:
                answer = control.on_key("return", page.marks.get(control.id))
                return self._answer(placed, answer) if answer else ()
        if name in {"pageup", "pagedown"} and self._turn_page(self._steps(name)):
            return ()
        if page.by_keys and page.focus and name in focus.ARROWS:
            there = focus.beside(page.layout, page.focus, name)
            if there != page.focus:
                return self._focus(there)
        return (KeyPressed(name),)

    def _focus(self, there: str) -> tuple[Event, ...]:
        """Keys come to a control as a mouse would: what it shows when it is met, it shows now."""
        page = self.page
        page.focus_on(there, by_keys=True)
        page.told = there
        return (Hovered(there),)

    def _turn_page(self, by: int) -> bool:
        """Scroll what holds the focus, else what is under the mouse, else the largest."""
        layout = self.page.layout
        focused = layout.controls.get(self.page.focus)
        around = layout.scrolls_around(focused) if focused else []
        under = layout.scroll_at(self.page.pointer)
        largest = sorted(_scrolls(layout), key=lambda p: -p.rect.w * p.rect.h)
        candidates = [*around, *([under] if under else []), *largest]
        return any(self.page.scroll(placed, by) for placed in candidates if reach(placed))

    def _text(self, text: str) -> tuple[Event, ...]:
        page = self.page
        placed = page.layout.controls.get(page.focus)
        if placed is None or page.helping:
            return ()
        answer = control_of(placed).on_text(text, page.marks.get(page.focus))
        return () if answer is None else self._answer(placed, answer)


def _scrolls(layout: Layout) -> list[Placed]:
    return [p for p in layout.all if isinstance(p.widget, Scroll) and reach(p)]


def _cursor(placed: Placed | None, under: Spot | None) -> str:
    """How the mouse looks: a hand over what can be clicked."""
    if placed is None or not control_of(placed).enabled:
        return "arrow"
    clickable = under is not None and under.role in {"button", "radio"}
    return (
        "hand"
        if clickable or getattr(placed.widget, "clickable", False)
        else (control_of(placed).cursor)
    )


def _within(at: tuple[int, int], box: pygame.Rect) -> tuple[float, float]:
    return (at[0] - box.x) / max(1, box.w), (at[1] - box.y) / max(1, box.h)
