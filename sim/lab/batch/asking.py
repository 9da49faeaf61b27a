"""A store asked in SQL, by DuckDB: views in memory over files that are read and never written."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sim.lab.batch.store import RUNS, WEEKS, Store
from sim.lab.batch.tables import run_schema

VIEWS = "There are two tables, `runs` and `weeks`"


class QueryError(Exception):
    """A question that cannot be answered; the text is for people."""


@dataclass(frozen=True)
class Rows:
    """An answer."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(store: Store, question: str) -> Rows:
    """The rows that a SELECT finds.

    Args:
        store: whose chunks that count make up `runs` and `weeks`.
        question: one SELECT.

    Raises:
        QueryError: if DuckDB is not installed or does not understand, or if it is no SELECT.
        StoreError: if nothing is kept yet.
    """
    duckdb = _duckdb()
    connection = _opened(store)
    try:
        (statement,) = connection.extract_statements(question)
        if statement.type != duckdb.StatementType.SELECT:
            raise QueryError("only a SELECT can be asked: results are read, never changed")
        found = connection.execute(statement)
        names = tuple(column[0] for column in found.description)
        return Rows(names, [tuple(map(_plain, row)) for row in found.fetchall()])
    except ValueError:
        raise QueryError("ask one question: a single SELECT") from None
    except duckdb.Error as error:
        raise QueryError(f"{error}. {VIEWS}") from None
    finally:
        connection.close()


def _opened(store: Store) -> Any:
    """A connection in memory that can read this store, and nothing else of the disk."""
    connection = _duckdb().connect(":memory:")
    chunks = sorted(store.committed())
    if not chunks:
        store.runs()  # which says that nothing is there
    for view in _views(store, chunks):
        connection.execute(view)
    folder = str(store.folder.resolve())
    connection.execute(f"SET allowed_directories = [{_quoted(folder)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _views(store: Store, chunks: list[str]) -> Iterator[str]:
    """`runs` as the store tells them, `weeks` with what each belongs to."""
    experiment = store.experiment()
    own = (store.manifest() or {}).get("own", {})
    names = run_schema(experiment).names
    columns = [_column(name, own.get(name.removeprefix("factor_"))) for name in names]
    yield _view("runs", ", ".join(columns), _files(store, RUNS, chunks))
    if not experiment.series:
        return
    factors = "".join(f', runs."factor_{factor.id}"' for factor in experiment.factors)
    series = "".join(f', w."{name}"' for name in experiment.series)
    picked = f"runs.point, runs.seed, runs.scenario, runs.policy{factors}, w.week{series}"
    there = [one for one in chunks if (store.folder / WEEKS / f"{one}.parquet").is_file()]
    if there:
        files = _files(store, WEEKS, there)
        yield _view("weeks", f"w.key, {picked}", f"{files} AS w JOIN runs ON w.key = runs.key")


def _view(name: str, columns: str, source: str) -> str:
    return f"CREATE VIEW {name} AS SELECT {columns} FROM {source}"  # noqa: S608  # checked names


def _column(name: str, own: dict[str, Any] | None) -> str:
    """A column; a factor that came later has, in older runs, the scenario's own value."""
    if not own:
        return f'"{name}"'
    cases = " ".join(f"WHEN {_quoted(case)} THEN {_literal(own[case])}" for case in own)
    return f'coalesce("{name}", CASE scenario {cases} END) AS "{name}"'


def _files(store: Store, kind: str, chunks: list[str]) -> str:
    folder = store.folder.resolve() / kind
    paths = ", ".join(_quoted(str(folder / f"{chunk}.parquet")) for chunk in chunks)
    return f"read_parquet([{paths}], union_by_name = true, hive_partitioning = false)"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _literal(value: Any) -> str:
    return _quoted(value) if isinstance(value, str) else str(value).lower()


def _plain(value: Any) -> Any:
    """What JSON and CSV can say."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def _duckdb() -> Any:
    try:
        import duckdb  # noqa: PLC0415  # a part of the extra `lab`
    except ImportError:
        raise QueryError("DuckDB is not installed: pip install 'silo-dynamics[lab]'") from None
    return duckdb
