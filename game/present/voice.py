"""What customers say, as the feed shows it: who, what, why, whom they met, and who got to know."""

from dataclasses import dataclass
from typing import Literal

from game.assets import asset_folder
from game.present.figures import number
from game.present.names import date_of, department, in_words, quarter_of
from game.words import _, language, n_
from sim.diary import Diary
from sim.run import QUARTER
from sim.scenario.schema import Words
from sim.voices import Edition, Message, Voices, load_grammar

type Kind = Literal["all", "unheard", "viral"]

MOST = 8
"""Messages that are shown of a week at once."""
LONGEST_PATH = 4
LONGEST_LOOP = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A message on a card."""

    customer: int
    week: int
    name: str
    when: str
    text: str
    tone: str
    """good, bad or neutral."""
    cause: str
    path: tuple[str, ...]
    """Departments met, shortened; what goes in circles is told once."""
    rounds: int
    """How often the path was gone."""
    answered: str
    audience: str
    tag: str
    """What is most telling: going round, told often, unheard."""
    tag_tone: str
    tip: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A week's messages, and how many there are of each kind."""

    quotes: tuple[Quote, ...]
    options: tuple[tuple[str, str], ...]
    """Filters with their counts."""
    note: str
    empty: str
    """What is said where a filter finds nothing."""


def voices_of(diary: Diary, words: Words) -> Voices:
    """What customers say in a game, in the language that is spoken.

    Args:
        diary: of the game.
        words: the scenario's.
    """
    path = asset_folder() / "text" / f"{language()}.yaml"
    grammar = load_grammar(path if path.exists() else path.with_name("en.yaml"))
    return Voices(diary, grammar, words)


def named(customer: int) -> str:
    """What a customer is called."""
    return _("Customer {n}").format(n=customer)


def when(week: int) -> str:
    """A week in as few words as can be; before play, weeks are counted backwards."""
    if week < 0:
        return _("week {n}").format(n=number(week))
    return _("{quarter} week {n}").format(
        quarter=quarter_of(1 + week // QUARTER), n=1 + week % QUARTER
    )


def long_ago(week: int) -> str:
    """A week at length."""
    if week < 0:
        return _("Week {n}, before you came").format(n=number(week))
    date = date_of(1 + week // QUARTER)
    return _("{date}, week {n} of 13").format(date=date, n=1 + week % QUARTER)


def feed(edition: Edition, kind: Kind = "all", most: int = MOST) -> Feed:
    """The messages of a week, filtered."""
    chosen = _chosen(edition, kind)[:most]
    everything = edition.messages
    counts = (
        len(everything),
        sum(message.unheard for message in everything),
        sum(message.viral for message in everything),
    )
    labels = (_("All {n}"), _("Unheard {n}"), _("Going viral {n}"))
    named_ = zip(("all", "unheard", "viral"), labels, counts, strict=True)
    return Feed(
        quotes=tuple(quote(message) for message in chosen),
        options=tuple((name, label.format(n=number(n))) for name, label, n in named_),
        note=n_("{n} this week", "{n} this week", len(everything)),
        empty="" if chosen else _("Nobody, this week."),
    )


def _chosen(edition: Edition, kind: Kind) -> list[Message]:
    if kind == "unheard":
        return [message for message in edition.messages if message.unheard]
    if kind == "viral":
        return [message for message in edition.messages if message.viral]
    first = often_first(edition.feed)
    return [*first, *edition.messages[len(first) :]]


def often_first(messages: tuple[Message, ...]) -> list[Message]:
    """Whoever had to ask most often comes first; the rest stays in its order."""
    if not messages:
        return []
    first = max(messages, key=lambda message: (message.contact or 0, len(message.path)))
    return [first, *(message for message in messages if message is not first)]


def quote(message: Message) -> Quote:
    """A message as a card shows it."""
    path, rounds = shortened(message.path)
    tag, tag_tone = _tag(message)
    return Quote(
        customer=message.customer,
        week=message.week,
        name=named(message.customer),
        when=when(message.week),
        text=message.text,
        tone=tone_of(message),
        cause=cause(message.cause),
        path=path,
        rounds=rounds,
        answered=answered(message),
        audience=_audience(message),
        tag=tag,
        tag_tone=tag_tone,
        tip=_tip(message),
    )


def tone_of(message: Message) -> str:
    """good, bad or neutral."""
    if message.happy:
        return "good"
    return "neutral" if message.mood == "flat" else "bad"


def shortened(path: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """A path that can be shown, and how often it was gone: what goes in circles is told once."""
    for length in range(1, LONGEST_LOOP + 1):
        loop, rounds = path[:length], len(path) // length
        if rounds > 1 and all(name == loop[i % length] for i, name in enumerate(path)):
            return loop, rounds
    return path[-LONGEST_PATH:], 1


def _tag(message: Message) -> tuple[str, str]:
    if message.viral:
        return _("going viral"), "bad" if tone_of(message) == "bad" else "neutral"
    if (message.contact or 0) > 1:
        return _("told {n}×").format(n=message.contact), "bad"
    return (_("unheard"), "bad") if message.unheard else ("", "neutral")


def _audience(message: Message) -> str:
    if not message.heard_by:
        return ""
    if message.channel == "public":
        return n_("{n} person saw this", "{n} people saw this", message.heard_by)
    return n_("{n} person heard of it", "{n} people heard of it", message.heard_by)


def answered(message: Message) -> str:
    """Who answered, or how far it got."""
    who = {
        "marketing": department("marketing"),
        "service": department("service"),
        "desk": _("the joint desk"),
        "machine": _("self-service"),
    }.get(message.answered_by)
    if who is not None:
        return _("answered by {who}").format(who=who)
    if message.unheard:
        return _("reached nobody in the firm")
    return _("nobody answered; {who} got to know").format(who=in_words(message.reached))


def _tip(message: Message) -> str:
    reached = in_words(message.reached)
    text = _("Said {how}, because of this: {why}. Got to know of it: {who}.")
    return text.format(how=_channel(message.channel), why=cause(message.cause), who=reached)


def _channel(channel: str) -> str:
    return {
        "phone": _("on the phone"),
        "mail": _("by mail"),
        "public": _("in public"),
        "friend": _("to friends"),
        "exit": _("on leaving"),
    }[channel]


def cause(name: str) -> str:
    """What made them say it, in a few words."""
    return {
        "promise": _("promise broken"),
        "oversell": _("sold more than there is"),
        "contradiction": _("two departments, two answers"),
        "failure": _("it failed"),
        "known_fault": _("a fault that was written down long ago"),
        "bug": _("a new fault"),
        "outage": _("an outage"),
        "mismatch": _("not what was expected"),
        "routine": _("a question without an answer"),
        "wait": _("a long wait"),
        "gave_up": _("gave up asking"),
        "bounced": _("stuck between departments"),
        "solved_once": _("solved at the first contact"),
        "solved_late": _("solved after asking again"),
        "solved_public": _("solved after complaining in public"),
        "reply_only": _("a reply without a solution"),
        "refunded": _("money back in place of a solution"),
        "overtaken": _("overtaken by public complaints"),
        "neighbour": _("those who complain in public are served first"),
        "self_ok": _("helped themselves"),
        "talk": _("how it is with us"),
        "left": _("they leave us"),
    }[name]
