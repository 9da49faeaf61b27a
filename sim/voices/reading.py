"""Reads a grammar file, or says everything that is wrong with it."""

import re
from collections.abc import Iterator
from pathlib import Path

from sim.scenario.checks import fault
from sim.scenario.faults import MOST_FAULTS, Fault, ScenarioError, clean, proposal, quoted
from sim.scenario.stream import read_tree
from sim.scenario.tree import Node
from sim.scenario.validate import validate
from sim.voices.grammar import ByCause, Grammar, Line, Moods, Opening
from sim.voices.message import LONGEST, MOODS

NEEDS: dict[str, tuple[str, ...]] = {
    "promise": (), "thing": (), "brand": (),
    "n": ("again", "third"), "w": ("minutes",), "y": ("years",), "path": ("path",),
    "k": ("weeks_ago",),
}  # fmt: skip
"""What a line may fill in, and what its `when` must ask for so that there is such a number."""
ROOM = {"promise": 30, "thing": 10, "brand": 10, "n": 2, "w": 2, "y": 1, "path": 30, "k": 2}
"""Characters that the filled-in words usually take."""
FEWEST, FEWEST_FREE, FEWEST_SHAPES = 4, 2, 2
SHORTEST_OPENING = 12
"""One opening is at most so long ..."""
FREE = LONGEST - 1 - SHORTEST_OPENING
"""... so that it fits before any line of this length."""

_ALWAYS_BAD = ("promise", "oversell", "contradiction", "known_fault", "bug", "routine")
REQUIRED: dict[str, tuple[str, ...]] = dict.fromkeys(_ALWAYS_BAD, ("angry",)) | {
    "failure": ("angry", "sour", "flat"),
    "mismatch": ("angry", "sour", "flat"),
    "outage": ("angry", "sour", "flat"),
    "wait": ("angry", "sour", "flat"),
    "gave_up": ("angry",),
    "bounced": ("angry",),
    "solved_once": ("sour", "flat", "pleased", "glad"),
    "solved_late": ("sour", "flat", "pleased"),
    "solved_public": ("sour", "flat", "pleased"),
    "reply_only": ("angry",),
    "refunded": ("angry", "sour", "flat"),
    "overtaken": ("angry", "sour", "flat"),
    "neighbour": ("angry", "sour", "flat", "pleased"),
    "self_ok": ("sour", "flat", "pleased"),
    "talk": ("angry", "pleased", "glad"),
    "left": ("angry", "sour", "flat", "pleased"),
}
"""Moods that a cause can leave people in; a rarer one borrows the lines of the nearest."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class GrammarError(ScenarioError):
    """A grammar that cannot be used; `faults` holds every reason that was found."""


def load_grammar(path: Path) -> Grammar:
    """The grammar of a file.

    Args:
        path: The file, as `<assets>/text/en.yaml`.

    Raises:
        GrammarError: With every fault that was found.
    """
    shown = clean(str(path))
    tree, faults = read_tree(path, shown)
    if tree is None:
        raise GrammarError(faults)
    if not isinstance(tree.value, dict):
        text = f"a grammar is a mapping of keys to values, not {quoted(tree.plain())}"
        raise GrammarError([*faults, Fault(shown, tree.line, "", text)])
    grammar, found = validate(Grammar, tree, tree.plain())
    faults += found
    if grammar is not None and not faults:
        faults += _flaws(grammar, tree)
    if grammar is None or faults:
        raise GrammarError(sorted(faults, key=lambda one: one.line)[:MOST_FAULTS])
    return grammar


def _flaws(grammar: Grammar, tree: Node) -> Iterator[Fault]:
    """What the declarations cannot say."""
    seen: dict[str, int] = {}
    for cause in ByCause.model_fields:
        moods: Moods = getattr(grammar.lines, cause)
        for mood in MOODS:
            yield from _pool_flaws(getattr(moods, mood), tree, cause, mood, seen)
    yield from _opening_flaws(grammar.openings, tree)


def _pool_flaws(
    pool: tuple[Line, ...], tree: Node, cause: str, mood: str, seen: dict[str, int]
) -> Iterator[Fault]:
    way = ("lines", cause, mood)
    for number, line in enumerate(pool):
        yield from _text_flaws(line.text, line.when, tree, *way, number)
        place = tree.at(*way, number)
        first = seen.setdefault(line.text, place.line if place else 0)
        if place and first != place.line:
            yield fault(tree, f"says the same as line {first}", *way, number)
    if not pool and mood not in REQUIRED[cause]:
        return
    if len(pool) < FEWEST:
        yield fault(tree, f"needs {FEWEST} lines at least, and has {len(pool)}", *way)
    elif sum(map(_is_free, pool)) < FEWEST_FREE:
        text = f"needs {FEWEST_FREE} lines without `when` and braces, of at most {FREE} characters"
        yield fault(tree, text, *way)
    elif len({line.shape for line in pool}) < FEWEST_SHAPES:
        yield fault(tree, f"has one shape only: mix {FEWEST_SHAPES} at least", *way)


def _is_free(line: Line) -> bool:
    """Whether it can be said by anybody, in any scenario, also after an opening."""
    return not line.when and "{" not in line.text and len(line.text) <= FREE


def _opening_flaws(openings: tuple[Opening, ...], tree: Node) -> Iterator[Fault]:
    for number, opening in enumerate(openings):
        yield from _text_flaws(opening.text, opening.when, tree, "openings", number)
    if not any(not one.when and len(one.text) <= SHORTEST_OPENING for one in openings):
        text = f"needs one without `when`, of at most {SHORTEST_OPENING} characters"
        yield fault(tree, text, "openings")


def _text_flaws(text: str, when: tuple[str, ...], tree: Node, *way: str | int) -> Iterator[Fault]:
    names = _PLACEHOLDER.findall(text)
    bare = _PLACEHOLDER.sub("", text)
    for name in names:
        if name not in NEEDS:
            yield fault(tree, f"{{{name}}} is not known. {proposal(name, list(NEEDS))}", *way)
        elif NEEDS[name] and not set(NEEDS[name]) & set(when):
            wanted = " or ".join(f"`{fact}`" for fact in NEEDS[name])
            yield fault(tree, f"says {{{name}}}: put {wanted} into its `when`", *way)
    if "{" in bare or "}" in bare:
        yield fault(tree, "has a brace without its partner", *way)
    length = len(bare) + sum(ROOM.get(name, 0) for name in names)
    if length > LONGEST:
        yield fault(tree, f"takes {length} characters when filled in, more than {LONGEST}", *way)
