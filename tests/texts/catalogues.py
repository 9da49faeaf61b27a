"""Gathers every text of the interface and brings `game/locale/*.po` up to date with them.

`uv run poe texts` writes what is new, without a translation, and drops what is said no longer.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from game.catalogue import FOLDER, OWN_NAME
from game.present.moves import meaning
from sim.decisions import DECISIONS
from sim.decisions.base import SEATS, ranges
from sim.decisions.refusals import NUMBERS, ORDINALS, TEMPLATES
from sim.explain.causes import CAUSES

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "n_": (1, 2), "say": None}
BLANK = re.compile(r"\{(\w*)[^{}]*\}")
GLUE = {" ", ". ."}
"""What Babel takes for texts where sentences are put together (`game.present.moves.meaning`)."""
WIDTH = 100


def spoken() -> Catalog:
    """Every text that the interface can show, English only."""
    found = Catalog(charset="utf-8")
    for path in sorted((ROOT / "game").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for _line, text, _comments, _context in extract("python", file, keywords=KEYWORDS):
                if text not in GLUE:
                    found.add(text, locations=[(where, 0)])
    for path in sorted((ROOT / "game").rglob("*/*.html")):
        where = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for _line, text, _comments, _context in extract(
                babel_extract, file, keywords=KEYWORDS, options={"silent": "false"}
            ):
                found.add(text, locations=[(where, 0)])
    for where, text in declared():
        found.add(text, locations=[(where, 0)])
    return found


def declared() -> Iterator[tuple[str, str]]:
    """Texts that the simulation declares and the game shows in the language of the player."""
    for kind, decision in DECISIONS.items():
        where = f"sim/decisions: {kind}"
        yield where, decision.title
        yield where, meaning(decision)
        for declaration in decision.model_fields.values():
            if tip := " ".join((declaration.description or "").split()):
                yield where, tip
        for span in ranges(decision).values():
            yield from ((where, span.unit),) if span.unit.strip() else ()
            yield where, span.name
    yield "game/catalogue.py", OWN_NAME
    yield from (("sim/decisions/refusals.py", text) for text in TEMPLATES.values())
    yield from (("sim/decisions/refusals.py", text) for text in (*ORDINALS, *NUMBERS))
    yield from (("sim/explain/causes.py", cause.label) for cause in CAUSES)
    yield from (("sim/decisions/base.py", text) for text in SEATS.values())


def blanks(text: str) -> set[str]:
    """The names of what is filled in."""
    return set(BLANK.findall(text))


def parsed(path: Path) -> Catalog:
    """A file as Babel reads it."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def bring_up_to_date(path: Path) -> None:
    """Write a file anew: new texts without a translation, old ones gone."""
    catalog = parsed(path)
    catalog.msgid_bugs_address = ""
    catalog.update(spoken(), no_fuzzy_matching=True, update_creation_date=False)
    written = io.BytesIO()
    write_po(written, catalog, WIDTH, ignore_obsolete=True, include_lineno=False)
    path.write_bytes(written.getvalue())


if __name__ == "__main__":
    for one in sorted(FOLDER.glob("*.po")):
        bring_up_to_date(one)
