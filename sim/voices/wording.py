"""From an account to words: which line is said, and what is filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sim.customers import codes as at
from sim.diary.steps import MARKETING, SALES
from sim.scenario.schema import Words
from sim.voices.accounts import Account
from sim.voices.grammar import Grammar
from sim.voices.hashing import chosen
from sim.voices.message import LONGEST, MOODS, Channel, Message

LONGEST_WAIT = 90
"""Minutes beyond which nobody stays on the line to count them."""
LONGEST_PATH = 4
"""Departments that are still told one by one."""
NEW_EARS = {"firm", "friend"}
"""What an opening cannot ask for where the message before went to other people."""
NEW = 13
"""Weeks for which somebody is a new customer."""
YEAR = 52


def _nearest(mood: str) -> tuple[str, ...]:
    here = MOODS.index(mood)
    return tuple(sorted(MOODS, key=lambda other: abs(MOODS.index(other) - here)))


NEAREST = {mood: _nearest(mood) for mood in MOODS}
"""All moods, the nearest first."""
REFERS = {"again", "third"}
"""A line that asks for one of these speaks of earlier contacts by itself."""

_BITS = {
    "failure": at.FAILED,
    "mismatch": at.MISMATCHED,
    "routine": at.ASKED,
    "silent": at.SILENT,
    "waited": at.WAITED,
    "bounced": at.BOUNCED,
    "gave_up": at.GAVE_UP,
    "unserved": at.UNSERVED,
    "ignored": at.IGNORED,
    "solved": at.SOLVED,
    "outage": at.OUTAGE,
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A line as somebody says it."""

    text: str
    shape: str
    name: str  # of the line, as `failure/angry/3`
    when: tuple[str, ...]  # what the line asks of the log


class Speaker:
    """Puts accounts into the words of a scenario and a language."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self.grammar, self.words = grammar, words
        self.least = 1 + min(len(one.text) for one in grammar.openings if not one.when)
        """Room for the shortest opening."""
        self._pools: dict[tuple[str, str], tuple[Worded, ...]] = {}
        self.names = grammar.departments.model_dump()
        self.fixed = {
            "brand": words.brand,
            "thing": words.thing.spoken(grammar.language),
            "promise": words.promise.spoken(grammar.language),
        }

    def say(self, a: Account, cause: str, mood: str, lately: Sequence[Message]) -> Worded:
        """What the customer says.

        Args:
            a: the customer's week.
            cause: what made them speak.
            mood: the word for their mood.
            lately: what they said within the last half year, in order.
        """
        last = lately[-1] if lately else None
        since = None if last is None else a.page.week - last.week
        facts, values = self._facts(a, since), self._values(a, since)
        fits = list(self._fitting(cause, mood, facts, values, since))
        said = {message.line for message in lately}
        fresh = [fit for fit in fits if fit[0].name not in said] or fits
        address = (a.customer, a.page.week, cause)
        line, text = fresh[chosen(a.diary.key, *address, "line") % len(fresh)]
        if last is None or REFERS & set(line.when):
            return replace(line, text=text)
        facts -= NEW_EARS if (last.channel is Channel.FRIEND) != ("friend" in facts) else set()
        opening = self._opening(facts, values, text, chosen(a.diary.key, *address, "opening"))
        return replace(line, text=f"{opening} {text}")

    def _fitting(
        self, cause: str, mood: str, facts: set[str], values: dict[str, str], since: int | None
    ) -> Iterator[tuple[Worded, str]]:
        """Lines that are true of this week and short enough, from the nearest mood that has any."""
        room = LONGEST - (0 if since is None else self.least)
        for near in NEAREST[mood]:
            true = [line for line in self._pool(cause, near) if facts.issuperset(line.when)]
            for line in true:
                if len(text := line.text.format(**values)) <= room:
                    yield line, text
            if true:
                return

    def _pool(self, cause: str, mood: str) -> tuple[Worded, ...]:
        if (cause, mood) not in self._pools:
            self._pools[cause, mood] = tuple(
                Worded(line.text, line.shape, f"{cause}/{mood}/{number}", line.when)
                for number, line in enumerate(self.grammar.pool(cause, mood), start=1)
            )
        return self._pools[cause, mood]

    def _opening(self, facts: set[str], values: dict[str, str], text: str, luck: int) -> str:
        fits = [
            filled
            for one in self.grammar.openings
            if facts.issuperset(one.when)
            and len(filled := one.text.format(**values)) + 1 + len(text) <= LONGEST
        ]
        return fits[luck % len(fits)]

    # ---- what is so, and what is filled in -----------------------------------------------------

    def _values(self, a: Account, since: int | None) -> dict[str, str]:
        path = ", ".join(self.names[name] for name in a.path)
        numbers = {
            "n": a.contact or 0,
            "w": self.minutes(a) or 0,
            "y": int(a.page.tenure[a.customer]) // YEAR,
            "k": since or 0,
        }
        spoken = {key: str(value) for key, value in numbers.items()}
        return self.fixed | spoken | {"path": path[:1].upper() + path[1:]}

    def minutes(self, a: Account) -> int | None:
        """How long they waited, where somebody would count."""
        if a.wait is None or not a.code & at.WAITED:
            return None
        minutes = round(a.wait * self.words.patience_minutes)
        return minutes if self.words.patience_minutes < minutes <= LONGEST_WAIT else None

    def _facts(self, a: Account, since: int | None) -> set[str]:
        tenure, contact = int(a.page.tenure[a.customer]), a.contact or 0
        so = {
            "first": contact == 1,
            "again": contact > 1,
            "third": contact > 2,  # noqa: PLR2004
            "last_week": since == 1,
            "weeks_ago": since is not None and since > 1,
            "minutes": a.channel is Channel.PHONE and self.minutes(a) is not None,
            "unsolved": a.case and not a.code & at.SOLVED,
            "prompt": a.case and not a.code & at.WAITED,
            "answered": a.always_answered,
            "calls": a.channel is Channel.PHONE and a.always_private,
            "letters": a.channel is Channel.MAIL and a.always_private,
            "firm": a.channel is not Channel.FRIEND,
            "path": 1 < len(a.path) <= LONGEST_PATH,
            "years": tenure >= 2 * YEAR,
            "new": tenure < NEW,
            "advert": a.had(at.EXPOSED),
            "disbelief": a.disbelieves,
            "met_sales": SALES in a.met,
            "met_marketing": MARKETING in a.met,
        }
        facts = {name for name, holds in so.items() if holds}
        facts |= {name for name, bit in _BITS.items() if a.code & bit}
        return facts | {str(a.channel), a.answered_by}
