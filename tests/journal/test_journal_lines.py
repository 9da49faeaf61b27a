"""What one line can hold, and what is refused before it gets into a journal."""

import enum
import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journal import FORMAT, Header, Journal, JournalError, Seal, hash8

texts = st.text(max_size=20)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**64, 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip
objects = st.dictionaries(texts, plain, max_size=5)


def nested(levels: int) -> dict[str, Any]:
    """An object with so many lists inside one another."""
    value: Any = 0
    for _ in range(levels):
        value = [value]
    return {"deep": value}


@given(objects, texts.filter(bool), texts.filter(bool))
def test_whatever_is_plain_comes_back_unchanged(
    header: Header, data: dict[str, Any], by: str, name: str
) -> None:
    journal = Journal(header)
    entry = journal.append(0, by, "note", data, id=name)
    again = Journal.parse(journal.text()).entries[0]
    assert again == entry
    assert again.data == data
    # Equality does not tell 1 from 1.0 or from true, nor 0.0 from -0.0; how they are written does.
    assert json.dumps(again.data, sort_keys=True) == json.dumps(data, sort_keys=True)


@given(objects)
def test_the_order_of_keys_is_of_no_matter(header: Header, data: dict[str, Any]) -> None:
    one, other = Journal(header), Journal(header)
    one.append(0, "player", "note", data)
    other.append(0, "player", "note", dict(reversed(data.items())))
    assert one.text() == other.text()


@given(objects)
def test_a_header_keeps_keys_it_does_not_know(header: Header, extra: dict[str, Any]) -> None:
    journal = Journal(replace(header, path="rooms/own.yaml", extra={"x": extra}))
    again = Journal.parse(journal.text())
    assert again.header == journal.header
    assert again.header.extra == {"x": extra}
    assert again.header.path == "rooms/own.yaml"


def test_lines_are_compact_json_in_a_fixed_order(game: Journal) -> None:
    first, *lines = (json.loads(line) for line in game.text().splitlines())
    assert list(first) == [
        "format", "model", "scenario", "scenario_hash", "seed", "customers", "burn_in",
        "replicate", "chain", "crc",
    ]  # fmt: skip
    assert first["format"] == FORMAT
    assert list(lines[0]) == ["n", "week", "by", "id", "kind", "data", "chain", "crc"]
    assert list(lines[5]) == ["week", "seal", "chain", "crc"]
    assert "Störung ☂".encode() in game.text()


class Seat(enum.StrEnum):
    """Words and numbers may come as members of an enum."""

    CHIEF = "ceo"


class Size(enum.IntEnum):
    """A number with a name."""

    BIG = 3


def test_named_and_measured_values_become_plain(header: Header) -> None:
    journal = Journal(header)
    data = {"seat": Seat.CHIEF, "size": Size.BIG, "share": np.float64(0.1), "on": True}
    entry = journal.append(0, Seat.CHIEF, "decide", data)
    assert [type(entry.data[key]) for key in sorted(data)] == [bool, str, float, int]
    assert Journal.parse(journal.text()).entries == (entry,)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"x": math.nan}, "`data.x` is nan, which is not a number that a journal can hold"),
        ({"x": [1, -math.inf]}, "`data.x[1]` is -inf, which is not a number"),
        ({"x": 2**64}, "`data.x` is a whole number beyond 2^64"),
        ({"x": -(2**64)}, "`data.x` is a whole number beyond 2^64"),
        ({"x": 10**5000}, "`data.x` is a whole number beyond 2^64"),
        ({"x": {"y": object()}}, "`data.x.y` is a object, which is not plain JSON"),
        ({"x": np.int64(1)}, "`data.x` is a int64, which is not plain JSON"),
        ({"x": b"bytes"}, "`data.x` is a bytes, which is not plain JSON"),
        ({1: 2}, "`data` has the key 1: keys are texts"),
        ({"x": {None: 2}}, "`data.x` has the key None: keys are texts"),
        ({"x": "\ud800"}, "`data.x` holds half a character"),
        ({"\udfff": 1}, "`data` holds half a character"),
        ({"x": "y" * 70_000}, "65536 is the most"),
        (nested(20), "is nested deeper than 20 levels"),
        (nested(100_000), "is nested deeper than 20 levels"),
        ([1, 2], "`data` must be an object, not [1, 2]"),
        (None, "`data` must be an object, not None"),
    ],
)
def test_what_is_not_plain_is_refused_at_the_door(header: Header, data: Any, sentence: str) -> None:
    journal = Journal(header)
    before = journal.text()
    with pytest.raises(JournalError) as caught:
        journal.append(0, "player", "decide", data)
    assert sentence in str(caught.value)
    assert caught.value.exit_code == 2
    assert journal.text() == before


def test_twenty_levels_are_allowed_and_read_back(header: Header) -> None:
    journal = Journal(header)
    journal.append(0, "player", "note", nested(19))
    assert Journal.parse(journal.text()).entries[0].data == nested(19)


def test_an_object_that_holds_itself_is_refused(header: Header) -> None:
    data: dict[str, Any] = {}
    data["data"] = data
    with pytest.raises(JournalError, match="nested deeper"):
        Journal(header).append(0, "player", "note", data)


def test_the_longest_line_is_written_and_read(
    header: Header,
    forge: Callable[[list[dict[str, Any]]], bytes],
    peel: Callable[[bytes], list[dict[str, Any]]],
) -> None:
    journal = Journal(header)
    journal.append(0, "player", "note", {"x": ""})
    room = 65_536 - len(journal.text().splitlines(keepends=True)[1])
    fits, too_long = Journal(header), Journal(header)
    fits.append(0, "player", "note", {"x": "y" * room})
    assert Journal.parse(fits.text()).entries == fits.entries
    with pytest.raises(JournalError, match="a line of 65537 bytes"):
        too_long.append(0, "player", "note", {"x": "y" * (room + 1)})
    first, entry = peel(fits.text())
    entry["data"]["x"] += "y"
    with pytest.raises(JournalError, match="2: this line is longer than 65536 bytes"):
        Journal.parse(forge([first, entry]))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "decied"}, "no such kind of entry: 'decied'. Did you mean `decide`?"),
        ({"kind": "zzz"}, "(there are: decide, undo, redo, event, predict, close, note)"),
        ({"kind": ""}, "`kind` must be a text that is not empty, not ''"),
        ({"kind": "undo"}, "`data.entry` must be a text that is not empty, not None"),
        ({"by": ""}, "`by` must be a text that is not empty"),
        ({"by": None}, "`by` must be a text that is not empty, not None"),
        ({"id": 7}, "`id` must be a text that is not empty, not 7"),
        ({"by": "\ud800"}, "`by` holds half a character"),
        ({"week": 1.0}, "`week` must be a whole number"),
        ({"week": True}, "`week` must be a whole number"),
        ({"week": 2**31}, "`week` must be a whole number from -2147483648 to 2147483647"),
    ],
)
def test_an_entry_with_a_wrong_part_is_refused(
    header: Header, change: dict[str, Any], sentence: str
) -> None:
    parts = {"week": 0, "by": "player", "kind": "decide", "data": {}, "id": "a"} | change
    with pytest.raises(JournalError) as caught:
        Journal(header).append(**parts)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"model": ""}, "`model` must be a text that is not empty"),
        ({"scenario": 5}, "`scenario` must be a text that is not empty, not 5"),
        ({"path": ""}, "`path` must be a text that is not empty"),
        ({"scenario_hash": "ABCDEF01"}, "`scenario_hash` must be 8 to 64 hexadecimal digits"),
        ({"scenario_hash": "abc\n"}, "`scenario_hash` must be 8 to 64 hexadecimal digits"),
        ({"seed": -1}, "`seed` must be a whole number from 0 to 18446744073709551615, not -1"),
        ({"seed": 2**64}, "`seed` must be a whole number from 0"),
        ({"seed": False}, "`seed` must be a whole number from 0"),
        ({"customers": 0}, "`customers` must be a whole number from 1"),
        ({"customers": 2e3}, "`customers` must be a whole number from 1"),
        ({"burn_in": -52}, "`burn_in` must be a whole number from 0"),
        ({"replicate": 2**32}, "`replicate` must be a whole number from 0"),
        ({"extra": {"crc": 1}}, "`crc` is one of the journal's own keys, not a further one"),
        ({"extra": {"seed": 1}}, "`seed` is one of the journal's own keys, not a further one"),
        ({"extra": {"x": math.nan}}, "`extra.x` is nan"),
        ({"extra": []}, "`extra` must be an object"),
    ],
)
def test_a_header_with_a_wrong_part_is_refused(
    header: Header, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(JournalError) as caught:
        replace(header, **change)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("hashes", [{"trust": "0A1B2C3D"}, {"trust": "123"}, {"trust": 5}, {"": 1}])
def test_a_seal_holds_eight_digits_a_group(hashes: dict[str, Any]) -> None:
    with pytest.raises(JournalError):
        Seal(0, hashes)


def test_the_hash_of_a_group_depends_on_every_bit_and_on_where_columns_end() -> None:
    trust = np.linspace(0.0, 1.0, 5)
    other = trust.copy()
    other[3] = np.nextafter(other[3], 1.0)
    assert hash8(trust) == hash8(trust.tobytes()) == hash8(np.asfortranarray(trust))
    assert hash8(trust) != hash8(other)
    assert hash8(b"ab", b"c") != hash8(b"a", b"bc")
    assert hash8(trust[::2]) == hash8(trust[::2].copy())
    assert hash8(np.empty(0)) == hash8(b"") != hash8()
    assert hash8(b"abc") == "ce91dc5e"
