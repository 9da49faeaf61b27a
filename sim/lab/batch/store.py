"""The folder of an experiment: a manifest, and for each chunk its weeks and its runs.

A chunk counts once its table of runs is there: that file is written last, as a whole, and forced to
the disk. Whatever else lies in the folder is rubbish of a run that was killed.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from filelock import FileLock, Timeout
from pyarrow import parquet
from pydantic import ValidationError

from sim.lab.experiment.schema import Experiment

RUNS, WEEKS, MANIFEST = "runs", "weeks", "manifest.json"


class StoreError(Exception):
    """A folder that cannot be written to or read; the text is for people."""


@dataclass(frozen=True)
class Store:
    """Where results are kept."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Store":
        """The store in a folder that holds one.

        Raises:
            StoreError: if it does not.
        """
        store = cls(folder)
        if not store._manifest.is_file():
            raise StoreError(f"{folder}: no results of an experiment lie here (no {MANIFEST})")
        return store

    @property
    def _manifest(self) -> Path:
        return self.folder / MANIFEST

    # ---- what it says of itself ------------------------------------------------------------------

    def manifest(self) -> dict[str, Any] | None:
        """What was written when the experiment began; None in a new folder.

        Raises:
            StoreError: if it cannot be read.
        """
        try:
            found = json.loads(self._manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._manifest} cannot be read: {error}") from None
        if not isinstance(found, dict):
            raise StoreError(f"{self._manifest} is no manifest")
        return found

    def experiment(self) -> Experiment:
        """The experiment whose results lie here.

        Raises:
            StoreError: if this program cannot read it.
        """
        try:
            return Experiment.model_validate((self.manifest() or {})["experiment"])
        except (KeyError, ValidationError) as error:
            said = f"the experiment in {self._manifest} cannot be read by this program"
            raise StoreError(f"{said}: {str(error).splitlines()[0]}") from None

    def begin(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, and make the folder if it is not there.

        Raises:
            StoreError: if other things lie in the folder.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            strange = [one.name for one in self.folder.iterdir() if not self._ours(one.name)]
        except OSError as error:
            raise StoreError(f"{self.folder}: {error.strerror}") from None
        if strange and not self._manifest.exists():
            raise StoreError(
                f"{self.folder} holds other things ({strange[0]}): name a new or empty folder"
            )
        for kind in (RUNS, WEEKS):
            (self.folder / kind).mkdir(exist_ok=True)
        told = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        self._write(self._manifest, told.encode())

    @staticmethod
    def _ours(name: str) -> bool:
        return name in {RUNS, WEEKS, MANIFEST} or name.startswith(".")

    # ---- chunks ----------------------------------------------------------------------------------

    def commit(self, chunk: str, runs: bytes, weeks: bytes) -> None:
        """Keep a chunk: its weeks first, its runs last.

        Raises:
            OSError: if the disk is full, or the folder is gone.
        """
        if weeks:
            self._write(self._file(WEEKS, chunk), weeks)
        self._write(self._file(RUNS, chunk), runs)

    def committed(self) -> set[str]:
        """Ids of the chunks that are kept."""
        return {path.stem for path in (self.folder / RUNS).glob("*.parquet")}

    def keys(self) -> set[str]:
        """Keys of all runs that are kept."""
        return {key for table in self.tables(["key"]) for key in table["key"].to_pylist()}

    def tables(self, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """The tables of runs, in the order of their names."""
        for path in sorted((self.folder / RUNS).glob("*.parquet")):
            yield parquet.read_table(path, columns=columns, partitioning=None)

    def weeks(self, columns: list[str]) -> Iterator[pa.Table]:
        """Some columns of the weeks of the chunks that count, in the order of their names."""
        for chunk in sorted(self.committed()):
            path = self._file(WEEKS, chunk)
            if path.is_file():
                yield parquet.read_table(path, columns=columns, partitioning=None)

    def runs(self) -> pa.Table:
        """All runs that are kept, by point and seed.

        A factor that came later has, in runs that are older, the value that it had then: that of
        the scenario. `index` and `point` number the plan under which a run was lived.

        Raises:
            StoreError: if there is none.
        """
        found = list(self.tables())
        if not found:
            raise StoreError(f"{self.folder}: no run has been kept yet")
        whole = pa.concat_tables(found, promote_options="default")
        for name, own in (self.manifest() or {}).get("own", {}).items():
            whole = _filled(whole, f"factor_{name}", own)
        return whole.sort_by([("point", "ascending"), ("seed", "ascending")])

    def hash(self) -> str:
        """What all runs came to: keys and digests in the order of the keys, hashed."""
        told = sorted(
            f"{key} {ok} {digest}"
            for table in self.tables(["key", "ok", "digest"])
            for key, ok, digest in zip(*(column.to_pylist() for column in table), strict=True)
        )
        return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()

    def sweep(self) -> None:
        """Take away what a killed run left half-written."""
        for kind in (RUNS, WEEKS):
            for path in (self.folder / kind).glob("*.part"):
                path.unlink(missing_ok=True)

    def lock(self, name: str = "") -> FileLock:
        """A lock on the folder, taken at once.

        Raises:
            StoreError: if somebody else has it.
        """
        lock = FileLock(self.folder / f".lock{name}", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise StoreError(f"{self.folder}: another `silo batch` is writing here") from None
        return lock

    def _file(self, kind: str, chunk: str) -> Path:
        return self.folder / kind / f"{chunk}.parquet"

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_suffix(path.suffix + ".part")
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        _force_folder(path.parent)


def _force_folder(folder: Path) -> None:
    """The new name, too, must be on the disk; some systems cannot open folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _filled(table: pa.Table, column: str, own: dict[str, Any]) -> pa.Table:
    """A factor's column without gaps; `own` holds each scenario's value."""
    place = table.schema.get_field_index(column)
    if place < 0 or not table[column].null_count:
        return table
    names = table["scenario"].to_pylist()
    values = [
        own[name] if value is None else value
        for name, value in zip(names, table[column].to_pylist(), strict=True)
    ]
    return table.set_column(place, table.schema.field(place), pa.array(values, table[column].type))
