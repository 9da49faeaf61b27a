"""One line of a journal: what it may say, and how it is written so that a change shows.

A line is one JSON object, compact, its keys in a fixed order and the keys inside it sorted: what it
says can be written in one way only. Two seals close it. `chain` is taken over the chain of the line
before and over what this line says, so that no line can be removed, added or moved; `crc` is taken
over everything before it, so that a slip of a disk or an editor shows without the lines above.
"""

import hashlib
import re
import zlib
from collections.abc import Buffer, Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

from sim.journal.strict import (
    WORD,
    Plain,
    compact,
    did_you_mean,
    keyed,
    known_keys,
    parse,
    quoted,
    refuse,
    refuse_altered,
    whole,
    word,
)

FORMAT = "silo-journal/1"
KINDS = ("decide", "undo", "redo", "event", "predict", "close", "note")
LONGEST_LINE = 65_536
"""Bytes. A longer line was not written by this program."""
LAST_WEEK = 2**31
"""Luck counts weeks in 32 bits."""

HEADER_KEYS = (
    "model",
    "scenario",
    "scenario_hash",
    "seed",
    "customers",
    "burn_in",
    "replicate",
    "path",
)
ENTRY_KEYS = ("n", "week", "by", "id", "kind", "data")
SEAL_KEYS = ("week", "seal")
FASTENERS = ("chain", "crc")


@dataclass(frozen=True, slots=True)
class Header:
    """Everything besides the entries that is needed to play a game again."""

    model: str
    """Version of the model that wrote the journal."""
    scenario: str
    """The scenario's id."""
    scenario_hash: str
    """SHA-256 of its mechanics, in hexadecimal."""
    seed: int
    customers: int
    burn_in: int
    """Weeks played before week 0."""
    replicate: int = 0
    path: str | None = None
    """Where the scenario lies, if it is not a shipped one."""
    extra: Mapping[str, Plain] = field(default_factory=dict)
    """Further keys, kept as they are."""

    def __post_init__(self) -> None:
        """Refuse what no program of ours would write."""
        word("model", self.model)
        word("scenario", self.scenario)
        _hex("scenario_hash", self.scenario_hash, 8, 64)
        whole("seed", self.seed, 0, WORD)
        whole("customers", self.customers, 1, 2**32)
        whole("burn_in", self.burn_in, 0, LAST_WEEK)
        whole("replicate", self.replicate, 0, 2**32)
        if self.path is not None:
            word("path", self.path)
        extra = keyed("extra", self.extra)
        for key in ("format", *HEADER_KEYS, *FASTENERS):
            if key in extra:
                refuse(f"`{key}` is one of the journal's own keys, not a further one")
        object.__setattr__(self, "extra", extra)

    def payload(self) -> dict[str, Plain]:
        """What the line says, in the order in which it is written."""
        known = {key: getattr(self, key) for key in HEADER_KEYS}
        if self.path is None:
            del known["path"]
        return {"format": FORMAT, **known, **self.extra}

    @classmethod
    def of(cls, payload: dict[str, Plain]) -> Self:
        """Read back what `payload` says."""
        stated = payload.get("format")
        if stated is None:
            refuse('no header: the first line of a journal begins with {"format":')
        if stated != FORMAT:
            refuse(f"this program reads {FORMAT}, the file says {quoted(stated)}")
        known = {key: payload[key] for key in HEADER_KEYS if key in payload}
        known_keys("the header", known, HEADER_KEYS, optional=("replicate", "path"))
        extra = {key: payload[key] for key in payload if key not in {"format", *HEADER_KEYS}}
        return cls(**known, extra=extra)  # type: ignore[arg-type]  # __post_init__ checks


@dataclass(frozen=True, slots=True)
class Entry:
    """Something somebody meant: a decision, its undoing, an event, a prediction, a note."""

    n: int
    week: int
    by: str
    id: str
    kind: str
    data: Mapping[str, Plain]

    def __post_init__(self) -> None:
        """Refuse what no program of ours would write."""
        whole("n", self.n, 1, WORD)
        whole("week", self.week, -LAST_WEEK, LAST_WEEK)
        word("by", self.by)
        word("id", self.id)
        if word("kind", self.kind) not in KINDS:
            refuse(f"no such kind of entry: {quoted(self.kind)}{did_you_mean(self.kind, KINDS)}")
        data = keyed("data", self.data)
        if self.kind in {"undo", "redo"}:
            word("data.entry", data.get("entry"))
        object.__setattr__(self, "data", data)

    @property
    def about(self) -> str | None:
        """The id of the entry that this one takes back or brings back."""
        return str(self.data["entry"]) if self.kind in {"undo", "redo"} else None

    def payload(self) -> dict[str, Plain]:
        """What the line says, in the order in which it is written."""
        return {key: getattr(self, key) for key in ENTRY_KEYS}

    @classmethod
    def of(cls, payload: dict[str, Plain]) -> Self:
        """Read back what `payload` says."""
        if "format" in payload:
            refuse("a second header: are these two journals in one file?")
        known_keys("an entry", payload, ENTRY_KEYS)
        return cls(**payload)  # type: ignore[arg-type]  # __post_init__ checks


@dataclass(frozen=True, slots=True)
class Seal:
    """What the firm looked like after a week: a hash for each group of columns."""

    week: int
    hashes: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse what no program of ours would write."""
        whole("week", self.week, -LAST_WEEK, LAST_WEEK)
        hashes = keyed("seal", self.hashes)
        for group, stated in hashes.items():
            _hex(f"seal.{group}", stated, 8, 8)
        object.__setattr__(self, "hashes", hashes)

    def differs(self, hashes: Mapping[str, str]) -> tuple[str, ...]:
        """The groups that have another hash now, or that only one side has."""
        groups = sorted(self.hashes.keys() | hashes.keys())
        return tuple(name for name in groups if self.hashes.get(name) != hashes.get(name))

    def payload(self) -> dict[str, Plain]:
        """What the line says, in the order in which it is written."""
        return {"week": self.week, "seal": dict(self.hashes)}

    @classmethod
    def of(cls, payload: dict[str, Plain]) -> Self:
        """Read back what `payload` says."""
        known_keys("a seal", payload, SEAL_KEYS)
        return cls(week=payload["week"], hashes=payload["seal"])  # type: ignore[arg-type]


type Record = Header | Entry | Seal


def _hex(name: str, value: object, shortest: int, longest: int) -> str:
    digits = word(name, value)
    if not re.fullmatch(f"[0-9a-f]{{{shortest},{longest}}}", digits):
        size = str(longest) if shortest == longest else f"{shortest} to {longest}"
        refuse(f"`{name}` must be {size} hexadecimal digits in lower case, not {quoted(value)}")
    return digits


def hash8(*columns: Buffer) -> str:
    """Eight digits for a group of columns; the length of each counts, so that none runs over."""
    digest = hashlib.sha256()
    for column in columns:
        raw = memoryview(column).tobytes()
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return digest.hexdigest()[:8]


def chained(record: Record, before: str) -> str:
    """The chain of a line: what it says, and the chain of the line before."""
    return hashlib.sha256((before + compact(record.payload())).encode()).hexdigest()[:16]


def fasten(record: Record, chain: str) -> bytes:
    """The line that says `record`, with its seals and its end."""
    body = compact({**record.payload(), "chain": chain})
    line = f'{body[:-1]},"crc":"{_crc(body)}"}}\n'.encode()
    if len(line) > LONGEST_LINE:
        refuse(f"this would be a line of {len(line)} bytes; {LONGEST_LINE} is the most")
    return line


def unfasten[R: Record](line: bytes, of: Callable[[dict[str, Plain]], R]) -> tuple[R, str]:
    """What a line says, and its chain; refuses a line that is not as it was written."""
    payload = parse(_decoded(line))
    stated = {key: payload.pop(key) for key in FASTENERS if key in payload}
    record = of(payload)
    known_keys("the line", stated, FASTENERS)
    chain, crc = _hex("chain", stated["chain"], 16, 16), _hex("crc", stated["crc"], 8, 8)
    true = _crc(compact({**record.payload(), "chain": chain}))
    if true != crc:
        refuse_altered(
            f"this line was changed after it was written (its checksum is {true}, it says {crc})"
        )
    if fasten(record, chain) != line + b"\n":
        refuse_altered(
            "this line was written anew by another program (spaces, order, digits or line ends)"
        )
    return record, chain


def later(payload: dict[str, Plain]) -> Entry | Seal:
    """What a line after the header says."""
    return Seal.of(payload) if "seal" in payload else Entry.of(payload)


def _decoded(line: bytes) -> str:
    if len(line) >= LONGEST_LINE:
        refuse(f"this line is longer than {LONGEST_LINE} bytes")
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        return refuse(f"not UTF-8: byte {line[error.start]:02x} at position {error.start + 1}")


def _crc(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"
