"""A scenario in one file, to be mailed: packed with all it builds on, unpacked with suspicion.

A pack is a zip archive of a flat folder: the scenario, the files it extends, its picture, and
`pack.json`, which says what it should be. Whoever unpacks one may have it from a stranger, so
names, kinds, sizes and pictures are looked at before anything is written, and nothing that lies
there already is changed.
"""

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import error as ZlibError  # noqa: N812

from sim.scenario.extends import SUFFIX, friendly, read_chain
from sim.scenario.faults import Fault, ScenarioError, clean, quoted
from sim.scenario.load import check_scenario, load_scenario, path_of
from sim.scenario.pictures import picture_fault
from sim.scenario.stream import MOST_BYTES as MOST_YAML

FORMAT = "silo-pack/1"
ENDING = ".silo"
SLIP = "pack.json"
MOST_FILES = 20
MOST_PICTURE = 4 * 1024 * 1024
"""Bytes of one picture, as they are once unpacked."""
_LIMITS = {SUFFIX: MOST_YAML, ".png": MOST_PICTURE, ".svg": MOST_PICTURE}
_LETTERS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
RESERVED = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""Names that Windows does not allow, whatever their ending."""
_THE_SAME_DAY = (1980, 1, 1, 0, 0, 0)


def pack(source: str, target: Path) -> list[str]:
    """Writes a scenario and everything it needs into one file: the same bytes every time.

    Args:
        source: id or path of the scenario.
        target: the file to write; there must not be one.

    Returns:
        The names of the files inside.

    Raises:
        ScenarioError: if the scenario has faults, or the file is there already.
    """
    case, path = load_scenario(source), path_of(source)
    files = {Path(tree.path).name: Path(tree.path) for tree in read_chain(path, str(path)).files}
    if case.picture:
        files[case.picture] = path.parent / case.picture
    contents = {name: place.read_bytes() for name, place in sorted(files.items())}
    _look_at_all(contents, friendly(target))
    slip = {
        "format": FORMAT,
        "scenario": case.id,
        "mechanics": case.hash,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
    }
    contents[SLIP] = (json.dumps(slip, indent=1) + "\n").encode()
    try:
        with target.open("xb") as out:
            out.write(_archive(contents))
    except FileExistsError:
        raise _wrong(
            friendly(target), "there is such a file already; choose another name"
        ) from None
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return list(contents)


def _archive(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, _THE_SAME_DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(source: Path, folder: Path | None = None) -> Path:
    """Writes the files of a pack into a folder, and checks the scenario.

    Args:
        source: the pack.
        folder: where to; a new folder here with the scenario's name where it is left out.

    Returns:
        The scenario's file.

    Raises:
        ScenarioError: With what is wrong with it; nothing has then been written.
    """
    shown = friendly(source)
    contents = _contents(source, shown)
    slip = _slip(contents.pop(SLIP, None), shown)
    name = slip["scenario"]
    _as_said(contents, slip, shown)
    _look_at_all(contents, shown)
    _tried(contents, name, slip["mechanics"], shown)
    folder = folder or Path(name)
    taken = [name for name, data in contents.items() if _is_other(folder / name, data)]
    if taken:
        text = f"{friendly(folder / taken[0])} is there already and differs: choose another --into"
        raise _wrong(shown, text)
    folder.mkdir(parents=True, exist_ok=True)
    for each, data in contents.items():
        (folder / each).write_bytes(data)
    return folder / f"{name}{SUFFIX}"


def _contents(source: Path, shown: str) -> dict[str, bytes]:
    """What a pack holds, by name; sizes are counted as it comes out, not as it claims."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES + 1:
                raise _wrong(shown, f"holds more than {MOST_FILES} files")
            return {name: data for entry in entries for name, data in _read(archive, entry, shown)}
    except FileNotFoundError:
        raise _wrong(shown, "no such file") from None
    except (zipfile.BadZipFile, ZlibError, EOFError, RuntimeError):
        raise _wrong(shown, "is no pack of a scenario, or is damaged") from None


def _read(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str
) -> Iterator[tuple[str, bytes]]:
    name = entry.filename
    problem = _name_fault(name)
    if problem is None and (entry.external_attr >> 16) & 0o170000 not in {0, 0o100000}:
        problem = "is a link or a device, not a file"
    if problem is not None:
        raise _wrong(shown, f"{quoted(name)} {problem}")
    limit = MOST_YAML if name == SLIP else _LIMITS[Path(name).suffix]
    with archive.open(entry) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _wrong(shown, f"{quoted(name)} is larger than {limit // 1024:,} kB")
    yield name, data


def _name_fault(name: str) -> str | None:
    """What is wrong with a name, if anything."""
    if name == SLIP:
        return None
    if not name or name[0] in ".-" or not set(name) <= _LETTERS:
        return "is no plain file name"
    if name.split(".", maxsplit=1)[0].lower() in RESERVED:
        return "is a name that some computers do not allow"
    if Path(name).suffix not in _LIMITS:
        return f"has an ending that no pack holds: {', '.join(_LIMITS)}"
    return None


def _slip(data: bytes | None, shown: str) -> dict[str, Any]:
    """What the pack says of itself."""
    try:
        slip = json.loads(data or b"null")
    except (ValueError, RecursionError):
        slip = None
    told = isinstance(slip, dict) and slip.get("format") == FORMAT
    if not told or not isinstance(slip.get("files"), dict):
        raise _wrong(shown, f"is no pack of a scenario: it holds no `{SLIP}` of {FORMAT}")
    for key in ("scenario", "mechanics"):
        if not isinstance(slip.get(key), str) or not set(slip[key]) <= _LETTERS - {"."}:
            raise _wrong(shown, f"{SLIP}: `{key}` is missing, or is no name")
    return dict(slip)


def _as_said(contents: dict[str, bytes], slip: dict[str, Any], shown: str) -> None:
    """Each file is the one that was packed, and none can be taken for another."""
    folded = [name.casefold() for name in contents]
    if len(set(folded)) < len(folded):
        raise _wrong(shown, "two of its files have the same name on some computers")
    found = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    if found != slip["files"]:
        odd = sorted(set(found.items()) ^ {(str(k), str(v)) for k, v in slip["files"].items()})
        raise _wrong(shown, f"{quoted(odd[0][0])} is not the file that was packed")


def _look_at_all(contents: dict[str, bytes], shown: str) -> None:
    """Pictures hold nothing but pictures, and nothing is too large."""
    for name, data in contents.items():
        problem = _name_fault(name)
        if problem is None and len(data) > _LIMITS[Path(name).suffix]:
            problem = f"is larger than {_LIMITS[Path(name).suffix] // 1024:,} kB"
        if problem is None and not name.endswith(SUFFIX):
            problem = picture_fault(name, data)
        if problem is not None:
            raise _wrong(shown, f"{quoted(name)} {problem}")


def _tried(contents: dict[str, bytes], name: str, mechanics: str, shown: str) -> None:
    """The scenario is loaded from a folder nobody sees before it is written anywhere."""
    with tempfile.TemporaryDirectory() as hidden:
        for each, data in contents.items():
            (Path(hidden) / each).write_bytes(data)
        checked = check_scenario(Path(hidden) / f"{name}{SUFFIX}")
        if checked.scenario is None:
            told = (
                f"{Path(fault.path).name}:{fault.line}: {fault.key}" for fault in checked.faults
            )
            places = zip(told, checked.faults, strict=True)
            raise ScenarioError(
                Fault(shown, 0, "", f"{place}: {fault.text}") for place, fault in places
            )
    if checked.scenario.hash != mechanics:
        raise _wrong(shown, "it plays otherwise here than where it was packed")


def _is_other(path: Path, data: bytes) -> bool:
    """Whether something else lies there."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return True
    return path.is_file() and path.read_bytes() != data


def _wrong(place: str, text: str) -> ScenarioError:
    return ScenarioError((Fault(clean(place), 0, "", text),))
