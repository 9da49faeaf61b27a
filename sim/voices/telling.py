"""The voices of a game: what is said in each week, and by whom."""

import numpy as np

from sim.customers import codes as at
from sim.diary import Diary, Page
from sim.diary.steps import NEED
from sim.scenario.schema import Words
from sim.voices.accounts import MEMORY, Account
from sim.voices.causes import cause_of
from sim.voices.feed import Edition, Editor
from sim.voices.grammar import Grammar
from sim.voices.message import Message, mood_of
from sim.voices.wording import Speaker

MAY_SPEAK = NEED | at.POSTED | at.TALKED | at.LEFT


class Voices:
    """What customers say, told from a diary.

    A text depends on the customer's own log and on nothing else; which texts are shown depends on
    the diary from its first week on. So the same journal always says the same.

    Args:
        diary: which should remember the whole game.
        grammar: the lines of a language.
        words: the scenario's.
    """

    def __init__(self, diary: Diary, grammar: Grammar, words: Words) -> None:
        self.diary, self.speaker = diary, Speaker(grammar, words)
        self.editions: dict[int, Edition] = {}
        self._said: dict[int, list[Message]] = {}
        self._editor: Editor | None = None

    def of_week(self, week: int) -> Edition:
        """What is said in a week.

        Raises:
            LookupError: if the diary does not tell of it.
        """
        self.diary.page(week)
        for page in self.diary.pages[len(self.editions) : week - self.diary.first + 1]:
            self.editions[page.week] = self._edition(page)
        return self.editions[week]

    def said_by(self, customer: int, week: int | None = None) -> tuple[Message, ...]:
        """All that a customer has said up to a week; None for the whole diary."""
        if not len(self.diary):
            return ()
        last = self.diary.weeks[-1] if week is None else week
        if last not in self.editions:
            return tuple(self._alone(customer, last))
        return tuple(one for one in self._said.get(customer, ()) if one.week <= last)

    def _alone(self, customer: int, last: int) -> list[Message]:
        """What one customer says, without asking the others: it depends on the own log alone."""
        said: list[Message] = []
        for page in self.diary.pages[: last - self.diary.first + 1]:
            code = int(page.code[customer])
            if code & at.ARRIVED:
                said = []
            account = Account(self.diary, page, customer)
            if code & MAY_SPEAK and account.channel is not None:
                said.append(self._message(account, said))
        return said

    def _edition(self, page: Page) -> Edition:
        self._editor = self._editor or Editor(self.diary.key)
        for newcomer in np.flatnonzero(page.code & at.ARRIVED):
            self._said.pop(int(newcomer), None)
        speakers = np.flatnonzero(page.code & MAY_SPEAK)
        accounts = (Account(self.diary, page, int(customer)) for customer in speakers)
        said = []
        for one in accounts:
            if one.channel is not None:
                before = self._said.setdefault(one.customer, [])
                said.append(self._message(one, before))
                before.append(said[-1])
        return self._editor.edit(page.week, said)

    def _message(self, a: Account, before: list[Message]) -> Message:
        lately = [one for one in before if a.page.week - one.week < MEMORY]
        cause, mood = cause_of(a), mood_of(a.feeling)
        worded = self.speaker.say(a, cause, mood, lately)
        assert a.channel is not None  # noqa: S101  # the silent were left out
        return Message(
            customer=a.customer,
            week=a.page.week,
            text=worded.text,
            cause=cause,
            channel=a.channel,
            mood=mood,
            feeling=a.feeling,
            answered_by=a.answered_by,
            contact=a.contact,
            path=a.path,
            reached=a.reached,
            heard_by=a.heard_by,
            passed_on=a.passed_on,
            viral=bool(a.code & at.VIRAL),
            shape=worded.shape,
            line=worded.name,
        )
