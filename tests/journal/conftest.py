"""A header, a small game, a file and a second process for the tests of the journal."""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest

from sim.journal import Header, Journal


@pytest.fixture(scope="session")
def header() -> Header:
    """The header of a game of a scenario that is shipped."""
    return Header(
        model="0.1",
        scenario="promise-gap",
        scenario_hash="0123456789abcdef",
        seed=2**64 - 1,
        customers=2_000,
        burn_in=52,
    )


@pytest.fixture(scope="session")
def played(header: Header) -> bytes:
    """Two weeks: three decisions, one of them taken back, one brought back, and an outage."""
    journal = Journal(header)
    journal.append(0, "player", "decide", {"kind": "set_goals", "shared": 0.3})
    journal.append(0, "player", "decide", {"kind": "hire", "seat": "service", "heads": 2})
    journal.append(0, "player", "undo", {"entry": "e2"})
    journal.append(0, "player", "undo", {"entry": "e1"})
    journal.append(0, "player", "redo", {"entry": "e1"})
    journal.seal(0, {"trust": "0a1b2c3d", "money": "44556677"})
    journal.append(1, "facilitator", "event", {"kind": "outage", "text": "Störung ☂"})
    journal.append(1, "player", "decide", {"kind": "fix_root_cause"}, id="team-3/17")
    journal.seal(1, {"trust": "8899aabb", "money": "ccddeeff"})
    return journal.text()


@pytest.fixture
def game(played: bytes) -> Journal:
    """The game of two weeks, in memory."""
    return Journal.parse(played)


@pytest.fixture
def path(tmp_path: Path, header: Header) -> Path:
    """A journal's file with one decision in it."""
    path = tmp_path / "a.journal"
    with Journal.create(path, header) as journal:
        journal.append(0, "player", "decide", {"kind": "hire"})
    return path


@pytest.fixture
def child() -> Callable[..., Popen[str]]:
    """Start `child.py` with a task."""

    def start(*task: object) -> Popen[str]:
        here = Path(__file__)
        environment = os.environ | {"PYTHONPATH": str(here.parents[2])}
        command = [sys.executable, str(here.with_name("child.py")), *map(str, task)]
        return Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment)

    return start


@pytest.fixture(scope="session")
def forge() -> Callable[[Iterable[dict[str, Any]]], bytes]:
    """Write lines that hold whatever we like and are sealed as they should be.

    This is the format a second time, from its description: it must agree with the first.
    """

    def write(payloads: Iterable[dict[str, Any]]) -> bytes:
        chain, lines = "", []
        for payload in payloads:
            says = json.dumps(payload, separators=(",", ":"), ensure_ascii=False)
            chain = hashlib.sha256(f"{chain}{says}".encode()).hexdigest()[:16]
            body = json.dumps(payload | {"chain": chain}, separators=(",", ":"), ensure_ascii=False)
            crc = f"{zlib.crc32(body.encode()):08x}"
            lines.append(f'{body[:-1]},"crc":"{crc}"}}\n')
        return "".join(lines).encode()

    return write


@pytest.fixture(scope="session")
def peel() -> Callable[[bytes], list[dict[str, Any]]]:
    """What the lines of a journal say, without the seals of the lines."""

    def read(text: bytes) -> list[dict[str, Any]]:
        lines = map(json.loads, text.decode().rstrip("\n").split("\n"))
        return [{k: v for k, v in line.items() if k not in {"chain", "crc"}} for line in lines]

    return read
