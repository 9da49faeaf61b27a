"""What a screen reader asks for, as the hands of the player would do it."""

import pygame

from game.kit.events import Event
from game.kit.hands import LEFT_BUTTON, Hands
from game.kit.keynames import press
from game.kit.layout import control_of
from game.kit.page import Page

KEYS = {"CLICK": "return", "INCREMENT": "right", "DECREMENT": "left"}


def fulfil(page: Page, action: str, id_: str) -> tuple[Event, ...]:
    """Focus a control, press it, or turn it up or down."""
    placed = page.layout.controls.get(id_)
    if placed is None:
        return _press_spot(page, id_) if action == "CLICK" else ()
    if not control_of(placed).focusable():
        return ()
    page.focus_on(id_, by_keys=True)
    key = KEYS.get(action)
    event = pygame.event.Event(pygame.KEYDOWN, press(key)) if key else None
    return Hands(page).handle(event) if event else ()


def _press_spot(page: Page, id_: str) -> tuple[Event, ...]:
    """Click a place inside a control, where it can be seen."""
    for owner, placed in list(page.layout.controls.items()):
        spots = control_of(placed).spots(page.layout.ruler, placed.rect)
        if not any(spot.id == id_ for spot in spots):
            continue
        page.reveal(owner)
        placed = page.layout.controls[owner]  # noqa: PLW2901  # it may have moved
        spots = control_of(placed).spots(page.layout.ruler, placed.rect)
        at = next(spot.rect.center for spot in spots if spot.id == id_)
        hands, told = Hands(page), list[Event]()
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            told += hands.handle(pygame.event.Event(kind, pos=at, button=LEFT_BUTTON))
        return tuple(told)
    return ()
