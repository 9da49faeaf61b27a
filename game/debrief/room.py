"""Several teams beside each other: by letters, without a rank, and only what their data say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from game.debrief.facts import Guessed, Round, Team
from game.present.figures import number
from game.present.guesses import NEAR
from game.present.names import date_of
from game.words import _
from sim.debrief.signs import first_of


@dataclass(frozen=True, slots=True)
class Beside:
    """One team among others."""

    letter: str
    customers: str
    """When they first complained or left clearly more often."""
    own: str
    structure: str
    guessed: str
    """How many guesses were right, of how many."""
    cost: str
    """Silo tax in money, of the round that was played last."""
    tax: str
    """Its headline; empty without two rounds."""


@dataclass(frozen=True, slots=True)
class Together:
    """A room."""

    rows: tuple[Beside, ...]
    lines: tuple[tuple[str, Round], ...]
    guesses: str
    """All guesses of the room; empty where nobody drew."""
    guessed: tuple[Guessed, ...]
    """Team by team; who drew nothing is not there."""
    quarters: tuple[str, ...]
    """What the quarters of the longest game are called."""
    knew: str
    luck: str
    """Whether all had the same customers and the same luck."""
    names: tuple[tuple[str, str], ...]
    """Which letter is whose, for whoever leads the talk."""


def together(teams: Sequence[Team]) -> Together:
    """The teams of a room, by letters in the order of their names."""
    lettered = [(_letter(place), team) for place, team in enumerate(teams)]
    return Together(
        rows=tuple(_beside(letter, team) for letter, team in lettered),
        lines=tuple((letter, team.last) for letter, team in lettered),
        guesses=_guesses(teams),
        guessed=tuple(_guessed(lettered)),
        quarters=tuple(date_of(q) for q in range(1, _longest(teams) + 1)),
        knew=_knew(teams),
        luck=_luck(teams),
        names=tuple((letter, team.name) for letter, team in lettered),
    )


def _letter(place: int) -> str:
    """A to Z, then AA and so on."""
    more, rest = divmod(place, len(ascii_uppercase))
    return ("" if more == 0 else ascii_uppercase[more - 1]) + ascii_uppercase[rest]


def _beside(letter: str, team: Team) -> Beside:
    one = team.last
    seen, (first, _acted) = {sign.id: sign.text for sign in one.knew.signs}, _first_sign(team)
    own = min(
        (sign for sign in one.knew.signs if sign.id.startswith("own-") and sign.quarter),
        key=lambda sign: sign.quarter or 0,
        default=None,
    )
    rows = one.guesses.rows
    right = sum(abs(row.off) <= NEAR for row in rows)
    return Beside(
        letter,
        _("never") if first is None else date_of(first),
        _("never") if own is None else own.text,
        seen["structure"],
        _("{right} of {n}").format(right=right, n=len(rows)) if rows else "–",
        one.silo_tax.text,
        "" if team.tax is None else team.tax.head,
    )


def _guesses(teams: Sequence[Team]) -> str:
    offs = [row.off for team in teams for one in team.rounds for row in one.guesses.rows]
    if not offs:
        return ""
    high, low = sum(off > NEAR for off in offs), sum(off < -NEAR for off in offs)
    text = _(
        "Of {n} guesses in this room, {right} were right within {near} points, {high} lay too high "
        "and {low} too low; on average they missed by {mean} points."
    )
    return text.format(
        n=len(offs), right=len(offs) - high - low, near=number(NEAR, 1), high=high, low=low,
        mean=number(sum(map(abs, offs)) / len(offs), 1),
    )  # fmt: skip


def _guessed(lettered: Sequence[tuple[str, Team]]) -> Iterator[Guessed]:
    longest = _longest([team for _letter, team in lettered])
    for letter, team in lettered:
        for one in team.rounds:
            rows = one.guesses.rows
            if not rows:
                continue
            ends: dict[int, list[str]] = {}
            for row in rows:
                ends.setdefault(row.quarter, []).append(row.off_text)
            said = _("{team}, round {n}").format(team=letter, n=one.number)
            yield Guessed(
                said if len(team.rounds) > 1 else letter,
                tuple((row.quarter, row.off) for row in rows),
                tuple(" · ".join(ends.get(q, ["–"])) for q in range(1, longest + 1)),
            )


def _longest(teams: Sequence[Team]) -> int:
    """Quarters of the longest round."""
    return max(one.quarters for team in teams for one in team.rounds)


def _luck(teams: Sequence[Team]) -> str:
    if len({team.last.luck for team in teams}) == 1:
        return _("All teams had the same customers and the same luck.")
    return _("The teams did not have the same customers and luck: curves differ by luck, too.")


def _knew(teams: Sequence[Team]) -> str:
    """Where customers gave a sign first, and whether the structure was changed after it."""
    signs = [_first_sign(team) for team in teams]
    if not any(first for first, _acted in signs):
        return _("In no team did customers complain or leave clearly more than in the year before.")
    never = sum(first is not None and acted is None for first, acted in signs)
    after = sum(first is not None and acted is not None and acted > first for first, acted in signs)
    if not never and not after:
        return _("Wherever customers gave a sign, the structure had been changed by that quarter.")
    text = _(
        "In {late} of {n} teams customers gave a sign first: in {after} the structure was changed "
        "later, in {never} never."
    )
    if not after:
        text = _("In {late} of {n} teams customers gave a sign first. No structure was changed.")
    elif not never:
        text = _(
            "In {late} of {n} teams customers gave a sign first. The structure was changed later."
        )
    return text.format(late=never + after, n=len(teams), after=after, never=never)


def _first_sign(team: Team) -> tuple[int | None, int | None]:
    """The quarter of the first sign from customers, and that of the first change of structure."""
    quarters = {sign.id: sign.quarter for sign in team.last.knew.signs}
    return first_of((quarters["complaints"], quarters["leaving"])), quarters["structure"]
