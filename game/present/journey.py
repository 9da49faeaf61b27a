"""The journey of one customer: what happened, who answered, how they felt, and who owned it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.present.crowd import GLAD, SOUR
from game.present.figures import number
from game.present.happenings import ICONS, heading, sentence, tone
from game.present.voice import Quote, long_ago, named, quote, tone_of, when
from game.seat import Seat
from game.words import _, n_
from sim.customers import codes as at
from sim.diary import Diary, Kind, Step
from sim.voices import Message, Voices

NEEDS = frozenset((Kind.FAILED, Kind.MISMATCHED, Kind.ASKED))
SETTLED = frozenset((Kind.SOLVED, Kind.SELF_SERVED))
DROPPED = frozenset((Kind.BOUNCED, Kind.IGNORED, Kind.UNSERVED))
"""Where a case fell between people."""
TURNS = NEEDS | {Kind.TESTED, Kind.CONSIDERED, Kind.CALLED_BACK, Kind.WON}
"""Where a story takes a turn: what was promised before is a part of it."""
FEW = 3
LONGEST = 20
"""Stops that are shown one by one; what lies before is summed up."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that happened."""

    kind: str
    icon: str
    title: str
    text: str
    departments: tuple[str, ...]
    tone: str
    """good, bad or neutral."""
    week: int
    when: str
    """A short label: the quarter and the week, or how many weeks before play."""
    date: str
    """The same at length."""
    mood: str
    """How they felt about us after that week, in words; nothing while they buy elsewhere."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A customer's own story."""

    customer: int
    name: str
    since: str
    mood: str
    """unhappy, neutral, happy or elsewhere."""
    mood_text: str
    stops: tuple[Stop, ...]
    moods: tuple[tuple[int, float], ...]
    """Week and satisfaction, 0 to 100, while they were our customer."""
    verdict: str
    """What the log says of the last case, where nobody solved it."""
    note: str
    """Where there is nothing to tell."""
    said: Quote | None
    """What they said last, if they ever did."""


def journey(seat: Seat, diary: Diary, voices: Voices, customer: int) -> Journey:
    """The story of whoever is in a customer's place now."""
    steps, said = diary.journey(customer), voices.said_by(customer)
    teller = _Teller(seat, diary, customer)
    stops = summed_up(teller.stops(worth_telling(steps), said))
    mood, mood_text = _mood(diary, customer)
    return Journey(
        customer=customer,
        name=named(customer),
        since=_since(diary, customer),
        mood=mood,
        mood_text=mood_text,
        stops=stops,
        moods=_moods(diary, customer),
        verdict=verdict(steps, said),
        note="" if stops else _("Nothing has happened to them since our records began."),
        said=quote(said[-1]) if said else None,
    )


# ---- which steps ---------------------------------------------------------------------------------


def worth_telling(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What a story needs: no small talk, and of all advertising what came right before a turn.

    Of a life in which nothing else happened, the last of it.
    """
    kept = tuple(
        step for here, step in enumerate(steps) if not step.minor or _leads_on(steps, here)
    )
    return kept or steps[-FEW:]


def _leads_on(steps: tuple[Step, ...], here: int) -> bool:
    """Whether an advertisement was the last one before somebody looked at us, or needed us."""
    if steps[here].kind is not Kind.PROMISED:
        return False
    rest = steps[here + 1 :]
    later = next((step.kind for step in rest if not step.minor or step.kind is Kind.PROMISED), None)
    return later in TURNS


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts the steps of one customer into words."""

    seat: Seat
    diary: Diary
    customer: int

    def stops(self, steps: tuple[Step, ...], said: tuple[Message, ...]) -> tuple[Stop, ...]:
        """What happened, and after each week what the customer made of it."""
        weeks = sorted({step.week for step in steps} | {message.week for message in said})
        return tuple(stop for week in weeks for stop in self._week(week, steps, said))

    def _week(
        self, week: int, steps: tuple[Step, ...], said: tuple[Message, ...]
    ) -> Iterator[Stop]:
        for step in steps:
            if step.week == week:
                words = sentence(step, self.seat.case.words)
                yield self._stop(
                    step.week, step.kind, ICONS[step.kind], heading(step), words,
                    step.departments, tone(step.kind),
                )  # fmt: skip
        for message in said:
            if message.week == week:
                words = _("“{text}”").format(text=message.text)
                tone_ = tone_of(message)
                yield self._stop(week, "said", "speech", _("In their words"), words, (), tone_)

    def _stop(
        self,
        week: int,
        kind: str,
        icon: str,
        title: str,
        text: str,
        departments: tuple[str, ...],
        verdict: str,
    ) -> Stop:
        felt = _mood_then(self.diary, self.customer, week)
        return Stop(
            kind, icon, title, text, departments, verdict, week, when(week), long_ago(week), felt
        )


def summed_up(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """The last stops one by one, and one for all that lies before."""
    if len(stops) <= LONGEST:
        return stops
    left = stops[: len(stops) - LONGEST + 1]
    text = n_(
        "One other thing had happened before what follows.",
        "{n} other things had happened before what follows.",
        len(left),
    )
    first = replace(
        left[0], kind="earlier", icon="clock", title=_("Earlier"), text=text, departments=(),
        tone="neutral", mood="",
    )  # fmt: skip
    return first, *stops[len(left) :]


# ---- how they felt -------------------------------------------------------------------------------


def _ours(diary: Diary, customer: int, week: int) -> bool:
    return bool(diary.page(week).brand[customer] == at.OURS)


def _word(satisfaction: float) -> tuple[str, str]:
    if satisfaction < SOUR:
        return "unhappy", _("unhappy with us")
    return ("happy", _("happy with us")) if satisfaction > GLAD else ("neutral", _("neither way"))


def _satisfaction(diary: Diary, customer: int, week: int) -> float:
    return float(diary.page(week).satisfaction[customer])


def _mood(diary: Diary, customer: int) -> tuple[str, str]:
    week = diary.weeks[-1]
    if not _ours(diary, customer, week):
        return "elsewhere", _("buys from another firm")
    value = _satisfaction(diary, customer, week)
    name, word = _word(value)
    return name, _("{word}: {n} of 100").format(word=word, n=number(100.0 * value))


def _mood_then(diary: Diary, customer: int, week: int) -> str:
    if not _ours(diary, customer, week):
        return ""
    value = _satisfaction(diary, customer, week)
    text = _("After that week: {word}, {n} of 100.")
    return text.format(word=_word(value)[1], n=number(100.0 * value))


def _since(diary: Diary, customer: int) -> str:
    """For how long they have been a customer."""
    week = diary.weeks[-1]
    if not _ours(diary, customer, week):
        return _("not our customer now")
    weeks = int(diary.page(week).tenure[customer])
    return n_("customer for {n} week", "customer for {n} weeks", weeks)


def _moods(diary: Diary, customer: int) -> tuple[tuple[int, float], ...]:
    """Of whoever is there now: a newcomer's line begins with the newcomer."""
    found: list[tuple[int, float]] = []
    for page in diary:
        if page.code[customer] & at.ARRIVED:
            found.clear()
        if page.brand[customer] == at.OURS:
            found.append((page.week, 100.0 * float(page.satisfaction[customer])))
    return tuple(found)


# ---- who owned it --------------------------------------------------------------------------------


def verdict(steps: tuple[Step, ...], said: tuple[Message, ...]) -> str:
    """What the log says of the last case, if nobody solved it.

    "Nobody owned this" only where it fell between people: stuck at a wall, not read, or without a
    place in the queue. Where the customer kept silent, only that nobody knows.
    """
    case = _last_case(steps)
    kinds = {step.kind for step in case}
    if not case or kinds & SETTLED:
        return ""
    if kinds & DROPPED:
        return _("Nobody owned this.")
    known = any(not message.unheard for message in said if message.week >= case[0].week)
    if Kind.SILENT in kinds and not known:
        return _("Nobody in the firm knows of this.")
    return ""


def _last_case(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """From the last need on; where that is older than the records, from the first contact told."""
    begun = [here for here, step in enumerate(steps) if step.kind in NEEDS]
    if begun:
        return steps[begun[-1] :]
    contacts = [here for here, step in enumerate(steps) if step.kind is Kind.CONTACTED]
    return steps[contacts[0] :] if contacts else ()
