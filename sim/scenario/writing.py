"""Scenario files written for authors: a copy to change, and par put into its place.

A file is changed as text, so that an author's comments and line breaks stay as they are.
"""

import json
import re
import shutil
from pathlib import Path

from sim.scenario.extends import SUFFIX, friendly, read_chain
from sim.scenario.faults import Fault, ScenarioError, clean, quoted
from sim.scenario.json_schema import scenario_schema
from sim.scenario.load import check_scenario, load_scenario, path_of
from sim.scenario.packing import RESERVED
from sim.scenario.par import Card, Par
from sim.scenario.places import scenario_folder
from sim.scenario.stream import read_bytes
from sim.scenario.texts import is_id

SCHEMA_FILE = "scenario.schema.json"
WROTE_PAR = "# written by `silo scenario par`; do not edit"
_OUTDENTED = re.compile(r"^\S", re.MULTILINE)
_ID_LINE = re.compile(r"^id:[ \t]*[^\s#]+", re.MULTILINE)
_PAR = re.compile(r"^par:", re.MULTILINE)


def new_scenario(name: str, source: str, folder: Path) -> list[Path]:
    """Copies a scenario under a new name, for its author to change.

    The copy has the comments of the original, its pictures and the schema for editors beside it;
    par is left out, since what will be changed has another one.

    Args:
        name: id of the new scenario.
        source: id or path of the one that is copied.
        folder: where to; it is made if it is missing.

    Returns:
        The files that were written.

    Raises:
        ScenarioError: if the name is no id, or stands for a file already, or the source is faulty.
    """
    if not is_id(name):
        text = f"{quoted(name)} is no id: lower-case words joined by hyphens, as `my-company`"
        raise _wrong(clean(name), text)
    if name in RESERVED:
        text = f"{quoted(name)} cannot be the name of a file on Windows; choose another"
        raise _wrong(clean(name), text)
    case, original = load_scenario(source), path_of(source)
    target = folder / f"{name}{SUFFIX}"
    if target.exists() or target.is_symlink():
        raise _wrong(friendly(target), "there is such a file already; choose another name")
    folder.mkdir(parents=True, exist_ok=True)
    beside = _base_beside(original)
    pictures = [original.parent / case.picture] if case.picture else []
    written = [_copied(path, folder) for path in (*beside, *pictures)]
    schema = folder / SCHEMA_FILE
    if not schema.exists():
        schema.write_text(json.dumps(scenario_schema(), indent=1) + "\n", encoding="utf-8")
        written.append(schema)
    text = without_par(_text_of(original))
    target.write_text(_ID_LINE.sub(f"id: {name}", text, count=1), encoding="utf-8")
    return [target, *filter(None, written)]


def _base_beside(original: Path) -> list[Path]:
    """The files that a scenario of somebody's own folder builds on; shipped ones are found."""
    shipped = scenario_folder().resolve()
    chain = read_chain(original, friendly(original))
    paths = [Path(tree.path) for tree in chain.files[1:]]
    return [path for path in paths if path.resolve().parent != shipped]


def _copied(path: Path, folder: Path) -> Path | None:
    """The copy of a file; None where one of that name is there."""
    target = folder / path.name
    if target.exists() or not path.is_file():
        return None
    shutil.copyfile(path, target)
    return target


def write_par(path: Path, par: Par) -> None:
    """Puts par into a scenario file, in the place of an older one or at its end.

    Raises:
        ScenarioError: if the file could not be read afterwards; it is then as it was.
    """
    before = _text_of(path)
    after = without_par(before).rstrip("\n") + "\n\n" + par_text(par)
    fresh = path.with_name(f".{path.stem}.new{SUFFIX}")
    try:
        fresh.write_text(after, encoding="utf-8")
        fresh.replace(path)
        faults = check_scenario(path).faults
        if faults:
            path.write_text(before, encoding="utf-8")
            raise ScenarioError(faults)
    finally:
        fresh.unlink(missing_ok=True)


def without_par(text: str) -> str:
    """The text of a file without its par."""
    found = _PAR.search(text)
    if found is None:
        return text
    end = _OUTDENTED.search(text, found.end())
    return text[: found.start()].rstrip("\n") + "\n" + ("\n" + text[end.start() :] if end else "")


def par_text(par: Par) -> str:
    """Par as YAML."""
    lines = [
        f"par:  {WROTE_PAR}",
        f'  model: "{par.model}"',
        f"  mechanics: {par.mechanics}",
        f"  seeds: {par.seeds}",
        "  bots:",
        *(f"    - {bot}" for bot in par.bots),
        *_card_lines("end", par.end),
        *_card_lines("later", par.later),
    ]
    return "\n".join(lines) + "\n"


def _card_lines(key: str, card: Card) -> list[str]:
    bands = ((name, getattr(card, name)) for name in Card.model_fields)
    return [f"  {key}:", *(f"    {name}: [{low!r}, {high!r}]" for name, (low, high) in bands)]


def _text_of(path: Path) -> str:
    return read_bytes(path, friendly(path)).decode("utf-8").replace("\r\n", "\n")


def _wrong(place: str, text: str) -> ScenarioError:
    return ScenarioError((Fault(place, 0, "", text),))
