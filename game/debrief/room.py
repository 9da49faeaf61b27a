"""Several teams beside each other: by letters, without a rank, and only what their data say."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from game.debrief.facts import Round, Team
from game.present.figures import number
from game.present.guesses import NEAR
from game.words import _


@dataclass(frozen=True, slots=True)
class Beside:
    """One team among others."""

    letter: str
    complaints: str
    own: str
    structure: str
    guessed: str
    """How many guesses were right, of how many."""
    tax: str
    """Its headline; empty without two rounds."""


@dataclass(frozen=True, slots=True)
class Together:
    """A room."""

    rows: tuple[Beside, ...]
    lines: tuple[tuple[str, Round], ...]
    guesses: str
    """All guesses of the room; empty where nobody drew."""
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
    seen = {sign.id: sign.text for sign in one.knew.signs}
    own = min(
        (sign for sign in one.knew.signs if sign.id.startswith("own-") and sign.quarter),
        key=lambda sign: sign.quarter or 0,
        default=None,
    )
    rows = one.guesses.rows
    right = sum(abs(row.off) <= NEAR for row in rows)
    return Beside(
        letter,
        seen["complaints"],
        _("never") if own is None else own.text,
        seen["structure"],
        _("{right} of {n}").format(right=right, n=len(rows)) if rows else "–",
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


def _luck(teams: Sequence[Team]) -> str:
    if len({team.last.luck for team in teams}) == 1:
        return _("All teams had the same customers and the same luck.")
    return _("The teams did not have the same customers and luck: curves differ by luck, too.")


def _knew(teams: Sequence[Team]) -> str:
    """How many changed the structure after customers had given a sign."""
    late = 0
    for team in teams:
        quarters = {sign.id: sign.quarter for sign in team.last.knew.signs}
        first = [quarters[name] for name in ("complaints", "leaving") if quarters[name]]
        acted = quarters["structure"]
        late += bool(first) and (acted is None or acted > min(one or 0 for one in first))
    text = _(
        "In {late} of {n} teams customers gave a sign before the structure was changed, or it "
        "never was."
    )
    return text.format(late=late, n=len(teams))
