"""The talk, reveal by reveal: one thing a slide, in the order in which the game presents it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.debrief.counting import uncounted
from game.debrief.facts import Round, Team
from game.debrief.page import rendered
from game.debrief.room import Together, together
from game.present.extremes import Heard
from game.present.judging import Row
from game.present.showing import Scene, debrief
from game.words import _

ROWS = 9
"""Decisions that can be read on a slide."""
SPOKEN = ("say", "question")
"""Scenes of words alone; a room has these in common."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing that is shown."""

    kind: str
    """Of a scene of the game, or why, both, guessed, room."""
    title: str
    texts: tuple[str, ...]
    round: Round
    """What figures are drawn from."""
    number: int = 0
    """Of the round, where there are two; 0 where the slide is about both, or none."""
    heard: Heard | None = None
    moves: tuple[Row, ...] = ()
    """What decisions were worth, as many as a slide holds."""
    lettered: tuple[tuple[str, str], ...] = ()
    """What there is to say of each team, by its letter."""


def slides(teams: Sequence[Team]) -> str:
    """The slides of one team, or of a room.

    Args:
        teams: at least one.
    """
    room = together(teams) if len(teams) > 1 else None
    shown = _of_room(teams, room) if room else _of_team(teams[0])
    rounds = teams[0].rounds
    return rendered(
        "slides.html", title=teams[0].title, slides=list(shown), room=room, rounds=rounds
    )


# ---- one team ------------------------------------------------------------------------------------


def _of_team(team: Team) -> Iterator[Slide]:
    one, two = team.last, len(team.rounds) > 1
    for scene in debrief(one.heard, len(one.guesses.rows), one.turns, one.questions):
        yield _slide(one, scene, one.number if two and scene.kind not in SPOKEN else 0)
        if scene.kind == "against":
            yield from _tax(team)
        if scene.kind == "moves":
            yield _why(one)


def _why(one: Round) -> Slide:
    if one.web is None:
        said = _("What moved it, and what each move did to that, is still being counted.")
        return Slide("say", _("Why brand equity moved"), (said,), one)
    return Slide("why", one.web.title, (one.web.told.text,), one)


def _tax(team: Team) -> Iterator[Slide]:
    if team.tax is not None:
        texts = team.tax.head, team.tax.sentence
        yield Slide("both", _("Two rounds on the same luck"), texts, team.last)


def _slide(one: Round, scene: Scene, number: int = 0) -> Slide:
    """A scene with what belongs to it, and nothing that comes later."""
    texts = [scene.text]
    match scene.kind:
        case "line":
            ending = replace(one.ending, you=one.ending.you[: one.ending.played], still=())
            one, texts = replace(one, ending=ending, turns=()), [one.sentence]
        case "against":
            one, texts = replace(one, turns=()), [one.ending.sentence]
        case "turn":
            one = replace(one, turns=tuple(filter(None, (scene.turn,))))
        case "expected":
            texts = [one.guesses.sentence]
        case "knew":
            texts = [one.knew.sentence]
        case "cost":
            texts = [one.silo_tax.head, one.silo_tax.sentence]
        case "moves":
            return _worths(one, scene, number)
        case "luck":
            texts = [uncounted(one) if one.lucks is None else one.lucks.sentence]
        case "question":
            texts = []  # where it leads is a place in the game
    return Slide(scene.kind, scene.title, tuple(filter(None, texts)), one, number, scene.heard)


def _worths(one: Round, scene: Scene, number: int) -> Slide:
    """What decisions were worth; of many, those that were worth most, in their order."""
    rows = () if one.worths is None else one.worths.without.rows
    most = sorted(rows, key=lambda row: -abs(row.value))[:ROWS]
    texts = _of_worths(one)
    if len(most) < len(rows):
        text = _("The {n} of {all} that did most, for better or worse.")
        texts.insert(0, text.format(n=len(most), all=len(rows)))
    shown = tuple(row for row in rows if row in most)
    return Slide(scene.kind, scene.title, tuple(filter(None, texts)), one, number, moves=shown)


def _of_worths(one: Round) -> list[str]:
    if one.worths is not None:
        return [one.worths.clear, one.worths.together]
    if one.marks:
        return [uncounted(one)]
    return [_("No move was made: there is nothing to be worth anything.")]


# ---- a room --------------------------------------------------------------------------------------


def _of_room(teams: Sequence[Team], room: Together) -> Iterator[Slide]:
    """What all have in common, and curves by letters after the questions."""
    one = teams[0].last
    asked = tuple(question for question in one.questions if question.id.startswith("case-"))
    for scene in debrief((), 0, (), asked):
        if scene.id == "commit":
            yield Slide("room", _("All teams, side by side"), (room.luck,), one)
        if scene.kind == "guess" or scene.kind in SPOKEN:
            yield _slide(one, scene)
        if scene.kind == "guess":
            yield from _found(teams, room)


def _found(teams: Sequence[Team], room: Together) -> Iterator[Slide]:
    """What the room expected, who knew, and what structure was worth."""
    one = teams[0].last
    if room.guesses:
        yield Slide("guessed", _("What you expected"), (room.guesses,), one)
    yield Slide("say", _("Who knew first"), (room.knew,), one)
    costs = tuple((row.letter, row.cost) for row in room.rows)
    yield Slide("say", _("Silo tax in money"), (), one, lettered=costs)
    taxes = tuple((row.letter, row.tax) for row in room.rows if row.tax)
    if taxes:
        yield Slide("say", _("Two rounds on the same luck"), (), one, lettered=taxes)
