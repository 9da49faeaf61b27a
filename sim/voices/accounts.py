"""What the log knows of one customer in one week: the account that a message is made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sim.customers import codes as at
from sim.departments.hearing import noticed_posts
from sim.diary import Diary, Page
from sim.diary.journeys import audience, neighbours, wait_of
from sim.diary.steps import (
    IT,
    MACHINE,
    MARKETING,
    NOBODY,
    SALES,
    SERVICE,
    departments_of,
    is_case,
    partner,
    who_answered,
)
from sim.luck import Purpose, drawn
from sim.policy import Answering, Owner
from sim.rules.technology import quality
from sim.voices.hashing import chosen
from sim.voices.message import Channel, mood_of

MEMORY = 26
"""Weeks that customers, and readers, remember."""
RECENT = 8
"""Weeks within which an advertisement, or a talk with a department, still counts."""
NOTED_POST = int(Purpose.NOTED_POST)
OWNERS = {
    Owner.MARKETING: (MARKETING, IT),
    Owner.SERVICE: (SERVICE, IT),
    Owner.JOINT: (MARKETING, SERVICE, IT),
}
"""Who gets to know of a post that listening noted."""


@dataclass
class Account:
    """One customer, one week, and what came before it."""

    diary: Diary
    page: Page
    customer: int

    @cached_property
    def code(self) -> int:
        """The bits of this week."""
        return int(self.page.code[self.customer])

    @cached_property
    def past(self) -> tuple[int, ...]:
        """The codes of the last half year, this week first; a newcomer has only own ones."""
        found: list[int] = []
        newest = self.page.week - self.diary.first
        for page in reversed(self.diary.pages[max(0, newest - MEMORY + 1) : newest + 1]):
            found.append(int(page.code[self.customer]))
            if found[-1] & at.ARRIVED:
                break
        return tuple(found)

    def had(self, bit: int, weeks: int = RECENT) -> bool:
        """Whether something happened within the last weeks, this one included."""
        return any(code & bit for code in self.past[:weeks])

    @cached_property
    def case(self) -> bool:
        """Whether they brought a case up."""
        return is_case(self.code)

    @cached_property
    def contacts(self) -> tuple[Page, ...]:
        """The weeks in which this case was brought up, the first one first."""
        if not self.case:
            return ()
        found = [self.page]
        for page in reversed(self.diary.pages[: self.page.week - self.diary.first]):
            if not found[-1].code[self.customer] & at.AGAIN:
                break
            found.append(page)
        return tuple(reversed(found))

    @cached_property
    def contact(self) -> int | None:
        """The number of this contact; None without a case, or where it began before the diary."""
        whole = self.case and not self.contacts[0].code[self.customer] & at.AGAIN
        return len(self.contacts) if whole else None

    @property
    def always_answered(self) -> bool:
        """Whether somebody answered each contact about this case, and all of them are known."""
        answers = [page.answered[self.customer] for page in self.contacts]
        return self.contact is not None and at.NOBODY not in answers

    @property
    def always_private(self) -> bool:
        """Whether no contact about this case was made in public."""
        codes = [page.code[self.customer] for page in self.contacts]
        return self.case and not any(code & at.PUBLIC for code in codes)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Departments met about the case, in order."""
        met: list[str] = []
        for page in self.contacts:
            code = int(page.code[self.customer])
            for name in (*departments_of(self._who(page)), *_walls(code)):
                met += [] if met[-1:] == [name] else [name]
        return tuple(met)

    def _who(self, page: Page) -> str:
        answered = int(page.answered[self.customer])
        return who_answered(answered, self.diary.levers(page.week).listening)

    @cached_property
    def answered_by(self) -> str:
        """Who answered: nobody, marketing, service, desk or machine."""
        if self.case:
            return self._who(self.page)
        return MACHINE if self.code & at.SELF_SERVED else NOBODY

    @cached_property
    def wait(self) -> float | None:
        """In patiences."""
        return wait_of(self.diary, self.page, self.code)

    @cached_property
    def channel(self) -> Channel | None:
        """Where they say something; None for the silent."""
        code = self.code
        if (
            code & at.LEFT
            and chosen(self.diary.key, self.customer, self.page.week, "exit") % 10 == 0
        ):
            return Channel.EXIT
        if self.case and not code & at.PUBLIC:
            writes = chosen(self.diary.key, self.customer, "channel") % 2
            return Channel.MAIL if writes else Channel.PHONE
        if code & at.POSTED:
            return Channel.PUBLIC
        return Channel.FRIEND if code & at.TALKED and self._has_something_to_tell() else None

    def _has_something_to_tell(self) -> bool:
        """Talk without an occasion is not a message: only what moved or happened is told on."""
        happened = self.code & (at.SILENT | at.SELF_SERVED)
        return (
            bool(happened) or mood_of(self.memory) not in {"sour", "flat"} or self.saw_public_first
        )

    @property
    def memory(self) -> float:
        """What they remember of us, 0 to 1."""
        return float(self.page.satisfaction[self.customer])

    @cached_property
    def feeling(self) -> float:
        """This week's experience; what friends hear, and what leavers write, is the memory."""
        if self.channel in {Channel.EXIT, Channel.FRIEND}:
            return self.memory
        return float(self.page.felt[self.customer])

    @property
    def disbelieves(self) -> bool:
        """Whether they trust us so little that a word of ours counts for nothing."""
        return bool(self.page.trust[self.customer] < 0.4)  # noqa: PLR2004

    # ---- what the firm was like ----------------------------------------------------------------

    @cached_property
    def disappointment(self) -> float:
        """What was promised, less what the product delivers."""
        it, tech = self.page.firm.it, self.diary.p.technology
        good = quality(
            it.unknown + it.known,
            it.debt,
            tech.quality,
            tech.quality_issues,
            tech.debt_free,
            tech.quality_debt,
        )
        return float(self.page.promised[self.customer]) - good

    @cached_property
    def met(self) -> dict[str, float]:
        """Departments that spoke with them lately, and what each believes is delivered."""
        firm, found = self.page.firm, {}
        if self.had(at.CALLED_BACK | at.WON):
            found[SALES] = firm.sales.belief
        if self.answered_by == SERVICE:
            found[SERVICE] = firm.organisation.delivered
        if self.answered_by == MARKETING:
            found[MARKETING] = firm.marketing.belief
        return found

    @cached_property
    def saw_public_first(self) -> bool:
        """Whether a friend's public complaint was served lately, while such complaints go first."""
        recent = [page for page in self._recent() if self._public_first(page)]
        friends = neighbours(self.diary.network, self.customer) if recent else []
        return any(
            page.code[friend] & at.PUBLIC and page.answered[friend] != at.NOBODY
            for page in recent
            for friend in friends
        )

    def _recent(self) -> Iterator[Page]:
        newest = self.page.week - self.diary.first
        yield from self.diary.pages[max(0, newest - 3) : newest + 1]

    def _public_first(self, page: Page) -> bool:
        return self.diary.levers(page.week).answering == Answering.PUBLIC_FIRST

    # ---- who got to know -----------------------------------------------------------------------

    @cached_property
    def heard_by(self) -> int:
        """How many could hear it."""
        aloud = self.code & (at.POSTED | at.TALKED)
        return audience(self.page, self.diary.network, self.customer) if aloud else 0

    @cached_property
    def passed_on(self) -> int:
        """Friends who passed on what they had heard in the week of a post."""
        friends = neighbours(self.diary.network, self.customer) if self.code & at.POSTED else []
        return sum(bool(self.page.code[friend] & at.PASSED_ON) for friend in friends)

    @cached_property
    def reached(self) -> tuple[str, ...]:
        """Departments that got to know of it."""
        found = departments_of(self.answered_by) if self.case else ()
        found += (IT,) if self.code & at.NOTED else ()
        found += self._noted_post() if self.code & at.POSTED else ()
        return tuple(dict.fromkeys(found))

    def _noted_post(self) -> tuple[str, ...]:
        """Whoever listening tells of this post: the draw is the one the week made."""
        page, levers = self.page, self.diary.levers(self.page.week)
        listening = page.firm.marketing.effort.listen
        chance = noticed_posts(page.firm.service.effort.root, listening, page.lived.walls, levers)
        if drawn(self.diary.key, self.customer, page.week, NOTED_POST) >= chance:
            return ()
        return OWNERS.get(Owner(levers.listening), ())


def _walls(code: int) -> tuple[str, ...]:
    return (partner(code),) if code & at.BOUNCED else ()
