"""A scenario file and those it extends, merged into one tree in which every value knows its file.

Mappings are merged key by key, the extending file winning; lists are replaced, and so is what
makes sense only as a whole: a text with its languages, a row that says what a department is paid
for.
"""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from sim.scenario.faults import Fault, proposal, quoted
from sim.scenario.places import scenario_folder
from sim.scenario.stream import read_tree
from sim.scenario.tree import Node, Part

MOST_LEVELS = 5
SUFFIX = ".yaml"

OWN_KEYS = ("id", "extends", "abstract", "schema", "par")
"""Keys by which a file speaks of itself; they are not inherited."""

type Wholes = frozenset[tuple[Part, ...]]
"""Ways to the mappings that are replaced, not merged."""

_BASE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.yaml)?")


@dataclass(slots=True)
class Chain:
    """The files of a scenario, the extending one first, and what is wrong with reading them."""

    files: list[Node] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = False
    """Whether every file that is extended was found and read."""

    def merged(self, wholes: Wholes = frozenset()) -> Node | None:
        """The scenario as one tree, or None where its file could not be read."""
        if not self.files:
            return None
        tree = self.files[-1]
        for over in reversed(self.files[:-1]):
            tree = merge(tree.without(*OWN_KEYS), over, wholes)
        return tree


def merge(base: Node, over: Node, wholes: Wholes, way: tuple[Part, ...] = ()) -> Node:
    """The base with everything in it that the other says differently."""
    if way in wholes:
        return over
    match base.value, over.value:
        case dict() as below, dict() as above:
            both = {
                key: merge(below[key], node, wholes, (*way, key)) if key in below else node
                for key, node in above.items()
            }
            return replace(over, value={**below, **both})
    return over


def read_chain(path: Path, shown: str) -> Chain:
    """Reads a file and, level by level, what it extends."""
    chain = Chain()
    folder, seen, names = path.parent, list[Path](), list[str]()
    while True:
        tree, faults = read_tree(path, shown)
        chain.faults += faults
        if tree is None:
            return chain
        if not isinstance(tree.value, dict):
            text = f"a scenario is a mapping of keys to values, not {quoted(tree.value)}"
            chain.faults.append(Fault(shown, tree.line, "", text))
            return chain
        chain.files.append(tree)
        seen.append(path.resolve())
        names.append(path.stem)
        base = tree.at("extends")
        if base is None:
            chain.whole = True
            return chain
        found = _base_file(base.value, folder)
        if isinstance(found, str):
            problem = found
        elif found.resolve() in seen:
            circle = " → ".join(f"`{name}`" for name in (*names, found.stem))
            problem = f"goes round in a circle: {circle}"
        elif len(chain.files) > MOST_LEVELS:
            problem = f"more than {MOST_LEVELS} levels"
        else:
            path, shown, folder = found, _shown_beside(found, path, shown), found.parent
            continue
        chain.faults.append(Fault(tree.path, base.line, "extends", problem))
        return chain


def _base_file(value: object, folder: Path) -> Path | str:
    """The file that is extended, or why there is none.

    A file in the same folder wins; where there is none of that name, a shipped scenario is meant,
    so that a file anywhere can extend `base`.
    """
    if not isinstance(value, str) or not _BASE_NAME.fullmatch(value):
        return f"should name a file of the same folder, as `base{SUFFIX}`, not {quoted(value)}"
    name = value.removesuffix(SUFFIX) + SUFFIX
    folders = [folder, *({scenario_folder()} - {folder})]
    for place in folders:
        path = place / name
        if not os.path.isfile(path):  # noqa: PTH113 - it bears any name
            continue
        if path.resolve().parent != place.resolve():
            return f"{quoted(name)} leads out of its folder"
        return path
    known = sorted({found.stem for place in folders for found in place.glob(f"*{SUFFIX}")})
    return f"there is no {quoted(name)}. {proposal(value.removesuffix(SUFFIX), known)}"


def _shown_beside(path: Path, child: Path, shown: str) -> str:
    """How faults name a file that is extended: as its child was named, if they lie together."""
    return str(Path(shown).with_name(path.name)) if path.parent == child.parent else friendly(path)


def friendly(path: Path) -> str:
    """A path as a person would type it here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
