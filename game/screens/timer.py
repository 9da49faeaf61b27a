"""A timer for talks: it waits until somebody starts it, and can be given minutes and lose them."""

from game.kit.widgets import Button, Icon, Row, Text, Widget
from game.words import _

MINUTE = 60.0
LONGEST = 99 * MINUTE
CONTROLS = frozenset({"timer", "minute-more", "minute-less"})


class Timer:
    """Seconds that run down."""

    def __init__(self) -> None:
        self.left = 0.0
        """Seconds."""
        self.ticking = False

    def set(self, minutes: float) -> None:
        """A talk of so many minutes; one that is under way is not cut off."""
        if not (self.ticking and self.left):
            self.ticking, self.left = False, MINUTE * minutes

    def tick(self, seconds: float) -> bool:
        """Let time go by; whether another second is shown."""
        shown = round(self.left)
        if self.ticking:
            self.left = max(0.0, self.left - seconds)
        return round(self.left) != shown

    def on_click(self, control: str) -> None:
        """Start, stop, a minute more or less."""
        match control:
            case "timer":
                self.ticking = not self.ticking
            case "minute-more":
                self.left = min(LONGEST, self.left + MINUTE)
            case "minute-less":
                self.left = max(0.0, self.left - MINUTE)

    def face(self) -> Widget:
        """What is left."""
        minutes, seconds = divmod(round(self.left), 60)
        up = self.ticking and not self.left
        words = _("Time is up") if up else f"{minutes}:{seconds:02}"
        colour = "bad_text" if up else "ink"
        return Row((Icon("clock", 22, colour=colour),
                    Text(words, size="headline", weight="semibold", colour=colour, tabular=True,
                         wrap=False, id="clock")), gap=8)  # fmt: skip

    def controls(self) -> Widget:
        """The buttons."""
        return Row((
            Button("minute-less", _("A minute less"), icon="minus", key="-", hide_label=True,
                   enabled=self.left > 0.0),
            Button("timer", _("Stop the timer") if self.ticking else _("Start the timer"),
                   icon="clock", key="t", hide_label=True, pressed=self.ticking,
                   tip=_("The timer: T starts and stops it, + and − change its minutes.")),
            Button("minute-more", _("A minute more"), icon="plus", key="+", hide_label=True),
        ), gap=6)  # fmt: skip
