"""Why a number moved, in words: a sentence about each place of the web, and rows that sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.present.figures import any_digit, shared_out, signed
from game.present.names import group
from game.present.owners import OWNERS, owner
from game.present.scales import metric_name
from game.present.spots import FAMILIES, family_of, place_of
from game.present.web_facts import ALONE, Facts
from game.words import _, n_
from sim.explain.answers import Row
from sim.explain.web import THOUGHTS


@dataclass(frozen=True, slots=True)
class Share:
    """One row of a sum; its value is as shown, and the rows sum to the sum as shown."""

    id: str
    """Of the place that it opens; empty where it opens none."""
    label: str
    value: float
    tip: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one place."""

    id: str
    lead: str
    title: str
    text: str
    rows: tuple[Share, ...]
    start: float | None
    end: float | None
    asks: str
    """Whose remedies fit: an owner, or empty."""
    averaged: bool = False
    """Whether the rows are means over other lucks, with chance as a row of its own."""


def told(facts: Facts, here: str, span: str) -> Told:
    """What is said of a place; of the number itself, if it is none of the others."""
    name = here.removeprefix("spot-")
    if name in OWNERS:
        return _of_owner(facts, name)
    if name in FAMILIES:
        return _of_family(facts, name)
    if name in THOUGHTS and name != facts.metric:
        return _of_thought(facts, name)
    return _of_metric(facts, span)


def _of_metric(facts: Facts, span: str) -> Told:
    """The whole change: by owner, with chance as a row, and what is not accounted for."""
    why, scale = facts.why, facts.scale
    mine = {name: [row for row in why.causes[:-1] if (row.owner or "firm") == name]
            for name in OWNERS}  # fmt: skip
    rows = [(place_of(name), owner(name), tuple(of)) for name, of in mine.items() if of]
    shares = _summing(facts, rows, why.causes[-1].value)
    named = [share for share in shares if share.id]
    text = _("It went from {start} to {end} ({change}) in {span}.").format(
        start=scale.level(why.start), end=scale.level(why.end),
        change=scale.text(facts.shown(why.change)), span=span,
    )  # fmt: skip
    sign = 1.0 if why.change >= 0.0 else -1.0
    most = max(named, key=lambda share: sign * share.value, default=None)
    worst = min(named, key=lambda share: share.value * (1 if scale.better == "up" else -1),
                default=None)  # fmt: skip
    moved = any_digit(scale.text(facts.shown(why.change)))
    if moved and most is not None and sign * most.value > 0.0:
        more = _("The most that way: {part} ({share}).")
        text += " " + more.format(part=most.label, share=scale.text(most.value))
    if why.chance is not None:
        text += " " + _luck(facts)
    return Told(
        place_of(facts.metric),
        _("The whole change"),
        metric_name(facts.metric),
        text,
        shares,
        facts.shown(why.start),
        facts.shown(why.end),
        "" if worst is None else worst.id.removeprefix("spot-"),
        _averaged(facts),
    )


def _luck(facts: Facts) -> str:
    luck = facts.why.chance
    assert luck is not None  # noqa: S101  # callers ask first
    low, high = (facts.scale.text(facts.shown(x)) for x in (luck.low, luck.high))
    text = _(
        "The same decisions under {n} other lucks bring {mean} on average, {low} to {high} in nine "
        "of ten."
    )
    mean = facts.scale.text(facts.shown(luck.expected))
    return text.format(n=luck.replicates, mean=mean, low=low, high=high)


def _summing(
    facts: Facts, rows: Sequence[tuple[str, str, tuple[Row, ...]]], rest: float | None
) -> tuple[Share, ...]:
    """Rows with their means over other lucks and chance as one more, or as they happened."""
    lucky = _averaged(facts)
    parts = [
        (id_, label, sum((row.expected or 0.0) if lucky else row.value for row in of),
         sum(row.value for row in of))
        for id_, label, of in rows
    ]  # fmt: skip
    found = [(id_, label, value, _tip(facts, value, was, lucky=lucky))
             for id_, label, value, was in parts]  # fmt: skip
    if lucky:
        luck = sum(was - value for _i, _l, value, was in parts)
        found.append(("", _("Chance"), luck, _chance_tip()))
    if rest is not None:
        found.append(("", _("Not accounted for"), rest, _("What no cause explains.")))
    return _rounded(facts, found)


def _averaged(facts: Facts) -> bool:
    """Whether it is known what each cause does under other lucks."""
    causes = facts.why.causes[:-1]
    return facts.why.chance is not None and all(row.expected is not None for row in causes)


def _chance_tip() -> str:
    return _("What this game had more of than others, with the same decisions.")


def _rounded(facts: Facts, rows: Iterable[tuple[str, str, float, str]]) -> tuple[Share, ...]:
    listed = list(rows)
    values = shared_out(tuple(facts.shown(row[2]) for row in listed), facts.scale.digits)
    return tuple(
        Share(row[0], row[1], value, row[3]) for row, value in zip(listed, values, strict=True)
    )


def _tip(facts: Facts, value: float, was: float, *, lucky: bool) -> str:
    if not lucky:
        return ""
    text = _("It came to {was}; under other lucks to {mean} on average. The difference is chance.")
    scale = facts.scale
    return text.format(was=scale.text(facts.shown(was)), mean=scale.text(facts.shown(value)))


def _of_owner(facts: Facts, name: str) -> Told:
    """One owner: by cause."""
    mine = [row for row in facts.why.causes[:-1] if (row.owner or "firm") == name]
    rows = [("", _(row.label), (row,)) for row in mine]
    shares = _summing(facts, rows, None)
    value = facts.causes()[name]
    text = _("Nothing happened here that moved it.")
    if mine:
        most = max(shares, key=lambda share: abs(share.value))
        text = _(
            "This is where it happened, not who is to blame. It brought {value}; the largest part "
            "is: {part} ({share})."
        )
        scale = facts.scale
        text = text.format(value=scale.text(value), part=most.label, share=scale.text(most.value))
    return Told(
        place_of(name),
        _lead(facts, value),
        owner(name),
        text,
        shares,
        None,
        None,
        name,
        _averaged(facts),
    )


def _lead(facts: Facts, value: float) -> str:
    if not any_digit(facts.scale.text(value)):
        return _("Hardly any effect")
    good = (value > 0.0) == (facts.scale.better == "up")
    return _("A lift") if good else _("A drag")


def _of_thought(facts: Facts, name: str) -> Told:
    """What came through one part of what people think: by owner."""
    values = facts.owned(facts.web.through[name])
    rows = [(place_of(who), owner(who), value / facts.scale.factor, "")
            for who, value in values.items() if value]  # fmt: skip
    value = sum(values.values())
    text = _("Through {part}, brand equity moved by {value}.").format(
        part=metric_name(name), value=facts.scale.text(value)
    )
    shares = _rounded(facts, rows)
    return Told(
        place_of(name), _lead(facts, value), metric_name(name), text, shares, None, None, ""
    )


def _of_family(facts: Facts, name: str) -> Told:
    """Decisions of a family, one by one; or what would have come without any."""
    if name == ALONE:
        return _of_nobody(facts)
    mine = [deed for deed in facts.web.deeds if family_of(deed.group) == name]
    rows = [
        ("", _("{title}, week {n}").format(title=_(deed.title), n=deed.week + 1), deed.value,
         _("± {x}, by what else was decided").format(x=signed(abs(facts.shown(deed.spread)), 1)
                                                     .removeprefix("+")))
        for deed in mine
    ]  # fmt: skip
    value = facts.families()[name]
    text = _("Nothing of this kind has been decided yet that could have moved it.")
    if facts.web.alone is None:
        text = _("The game is lived again without these decisions …")
    elif mine:
        text = n_(
            "{n} decision; the game lived again without it says what it brought.",
            "{n} decisions; the game lived again without them says what they brought.",
            len(mine),
        )
    title = group(name) if name != "ownership" else _("Who owns what")
    return Told(
        place_of(name), _lead(facts, value), title, text, _rounded(facts, rows), None, None, ""
    )


def _of_nobody(facts: Facts) -> Told:
    """The game with nothing decided at all."""
    rows: list[tuple[str, str, float, str]] = []
    if facts.web.alone_by:
        values = facts.owned(facts.web.alone_by)
        rows = [(place_of(who), owner(who), value / facts.scale.factor, "")
                for who, value in values.items() if value]  # fmt: skip
    value = facts.families()[ALONE]
    text = _("Had nothing been decided at all, it would have moved by {value}, on the same luck.")
    if facts.web.alone is None:
        text = _("The game is lived again without any decision …")
    return Told(
        place_of(ALONE),
        _lead(facts, value),
        _("Without any decision"),
        text.format(value=facts.scale.text(value)),
        _rounded(facts, rows),
        None,
        None,
        "",
    )
