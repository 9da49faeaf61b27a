"""Which messages are shown: a sample that keeps the true mix, and never says a thing twice."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.luck import Key
from sim.voices.accounts import MEMORY
from sim.voices.hashing import chosen
from sim.voices.message import Message

FEED, BUBBLES = 6, 3
"""Messages that a feed takes up each week, and speech bubbles."""
QUARTER = 13
NEAR = 0.08
"""How far the feed's mix of a quarter may stray from the true one; rather it shows less."""


class Edition(NamedTuple):
    """All that was said in a week, and what is shown of it."""

    week: int
    messages: tuple[Message, ...]
    """Everything, the feed first."""
    feed: tuple[Message, ...]
    """The week's part of the feed, in the order in which it is shown."""
    bubbles: tuple[Message, ...]
    """Up to three; one of them is glad if anybody was, even if the feed has no room for it."""


@dataclass
class Shapes:
    """Keeps a shape from coming three times running."""

    last: tuple[str, ...] = ()

    def allow(self, shape: str) -> bool:
        """Whether a shape may come next."""
        return self.last != (shape, shape)

    def note(self, shape: str) -> None:
        """It came."""
        self.last = (*self.last, shape)[-2:]


@dataclass
class Editor:
    """Edits the weeks one after the other."""

    key: Key
    shown: dict[str, int] = field(default_factory=dict)  # the week in which a line was shown last
    in_feed: Shapes = field(default_factory=Shapes)
    in_bubbles: Shapes = field(default_factory=Shapes)
    quarter: int = -1
    true: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def edit(self, week: int, said: list[Message]) -> Edition:
        """The edition of a week, from all that was said in it."""
        self._turn(week, said)
        left = sorted(said, key=self._interest, reverse=True)
        feed: list[Message] = []
        while len(feed) < FEED and (picked := self._next(week, left, first=not feed)):
            left.remove(picked)
            feed.append(picked)
            self.told[picked.cause] += 1
            self.shown[picked.line] = week
            self.in_feed.note(picked.shape)
        bubbles = self._bubbles(week, feed, left)
        return Edition(week, (*feed, *left), tuple(feed), bubbles)

    def _turn(self, week: int, said: list[Message]) -> None:
        if week // QUARTER != self.quarter:
            self.quarter, self.true, self.told = week // QUARTER, Counter(), Counter()
        self.true.update(message.cause for message in said)

    def _next(self, week: int, left: list[Message], *, first: bool) -> Message | None:
        """Somebody glad first; then the most interesting of the cause that is furthest behind."""
        able = [message for message in left if self._may_come(week, message)]
        glad = [message for message in able if message.happy] if first else []
        for message in (*glad[:1], *sorted(able, key=self._behind, reverse=True)):
            if self._keeps_mix(message.cause):
                return message
        return None

    def _may_come(self, week: int, message: Message) -> bool:
        return self._is_fresh(week, message) and self.in_feed.allow(message.shape)

    def _is_fresh(self, week: int, message: Message) -> bool:
        before = self.shown.get(message.line)
        return before is None or week - before >= MEMORY

    def _behind(self, message: Message) -> float:
        """Messages of a cause that the quarter's feed lacks."""
        share = self.true[message.cause] / self.true.total()
        return share * (self.told.total() + 1) - self.told[message.cause]

    def _keeps_mix(self, cause: str) -> bool:
        """Whether the quarter's feed stays near the true mix, or comes nearer, with one more."""
        after = self._strays(self.told + Counter([cause]))
        return after <= max(NEAR, 1.5 / (self.told.total() + 1)) or after < self._strays(self.told)

    def _strays(self, told: Counter[str]) -> float:
        """How far the share of some cause lies from its true one."""
        every, shown = self.true.total(), told.total() or 1
        return max(abs(told[cause] / shown - count / every) for cause, count in self.true.items())

    def _interest(self, message: Message) -> tuple[float, ...]:
        """What more people heard, what moved more: ties are broken by luck with an address."""
        luck = chosen(self.key, message.customer, message.week, "feed")
        moved = abs(message.feeling - 0.5)
        return (message.viral, message.passed_on, message.heard_by, round(moved, 2), luck)

    def _bubbles(self, week: int, feed: list[Message], left: list[Message]) -> tuple[Message, ...]:
        """Somebody glad, wherever they are, and the top of the feed."""
        happy = [one for one in left if one.happy and self._is_fresh(week, one)]
        glad = [one for one in feed if one.happy] or happy[:1]
        found: list[Message] = []
        while len(found) < BUBBLES:
            wanted = feed if any(one.happy for one in found) else [*glad, *feed]
            able = [one for one in wanted if one not in found and self.in_bubbles.allow(one.shape)]
            if not able:
                break
            found.append(able[0])
            self.in_bubbles.note(able[0].shape)
            self.shown[able[0].line] = week
        return tuple(found)
