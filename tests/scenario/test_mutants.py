"""Shipped scenarios, damaged at random: each is a scenario or a list of faults, and never hangs."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.load import check_scenario, load_scenario, scenario_ids
from sim.scenario.places import scenario_folder
from sim.scenario.schema import Scenario
from tests.scenario.cases import alarm

SECONDS = 5
"""No case takes a tenth of one; what takes five will not end."""

TOKENS = [
    *("&a ", "*a", "!!python/object:os.system ", "!x ", "[", "]", "{", "}", ",", ":", ": ", "- "),
    *(
        "? ",
        "|",
        ">-",
        "'",
        '"',
        "#",
        "\t",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\n",
        "\r",
        "\\",
        "<<",
    ),
    *("null", "~", "true", "no", "12:30", "010", "1_000", "0x10", ".nan", ".inf", "-0.0", "1e999"),
    *(
        "9" * 30,
        "-1",
        "0.5",
        "[" * 30,
        "{a: " * 30,
        "\x00",
        "\u2028",
        "\ufeff",
        "é",
        "💥",
        "\udfff",
    ),
    *("base.yaml", "../base", "promise-gap", "week: 3", "kind: bug", "extends: base\n"),
]


def at(luck: random.Random, data: bytes) -> int:
    return luck.randrange(len(data) + 1)


def flip(luck, data):
    place = min(at(luck, data), len(data) - 1)
    return data[:place] + bytes([data[place] ^ (1 << luck.randrange(8))]) + data[place + 1 :]


def insert(luck, data):
    place = at(luck, data)
    token = luck.choice(TOKENS).encode("utf-8", "surrogatepass")
    return data[:place] + token + data[place:]


def delete(luck, data):
    place = at(luck, data)
    return data[:place] + data[place + luck.randrange(1, 40) :]


def double(luck, data):
    lines = data.split(b"\n")
    start = luck.randrange(len(lines))
    some = lines[start : start + luck.randrange(1, 12)]
    place = luck.randrange(len(lines) + 1)
    return b"\n".join([*lines[:place], *some, *lines[place:]])


def swap(luck, data):
    lines = data.split(b"\n")
    one, other = luck.randrange(len(lines)), luck.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def drop(luck, data):
    lines = data.split(b"\n")
    start = luck.randrange(len(lines))
    return b"\n".join(lines[:start] + lines[start + luck.randrange(1, 6) :])


def indent(luck, data):
    lines = data.split(b"\n")
    line = luck.randrange(len(lines))
    lines[line] = b" " * luck.randrange(8) + lines[line].lstrip()
    return b"\n".join(lines)


def replace(luck, data):
    """Puts something else in the place of a value or a key."""
    words = list(re.finditer(rb"[\w.-]+", data))
    word = luck.choice(words) if words else None
    token = luck.choice(TOKENS).encode("utf-8", "surrogatepass")
    return data[: word.start()] + token + data[word.end() :] if word else data


def exchange(luck, data):
    """Puts one word of the file in the place of another."""
    words = list(re.finditer(rb"[\w.-]+", data))
    if not words:
        return data
    word, other = luck.choice(words), luck.choice(words)
    return data[: word.start()] + other[0] + data[word.end() :]


DAMAGES: list[Callable[[random.Random, bytes], bytes]] = [
    *(flip, insert, delete, double, swap, drop, indent, replace, exchange),
]


def damaged(seed: int) -> tuple[str, bytes]:
    luck = random.Random(seed)
    name = luck.choice(scenario_ids())
    data = (scenario_folder() / f"{name}.yaml").read_bytes()
    for _ in range(luck.choice((1, 1, 1, 2, 3, 8))):
        data = luck.choice(DAMAGES)(luck, data) if data else data
    return name, data


def judge(folder: Path, name: str, data: bytes) -> bool:
    """Whether it is a scenario; fails unless it is one or its faults are told."""
    path = folder / f"{name}.yaml"
    path.write_bytes(data)
    with alarm(SECONDS):
        checked = check_scenario(path)
    if checked.scenario is None:
        assert checked.faults
        assert all(str(fault).isprintable() for fault in checked.faults)
        lines = data.count(b"\n") + data.count(b"\r") + 2
        own = [fault for fault in checked.faults if fault.path == str(path)]
        assert all(0 <= fault.line <= lines for fault in own)
        return False
    assert not checked.faults
    assert isinstance(checked.scenario, Scenario)
    assert len(checked.scenario.hash) == 64
    return True


def judge_many(folder: Path, seeds: range) -> int:
    fit = 0
    for seed in seeds:
        try:
            fit += judge(folder, *damaged(seed))
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
    return fit


def test_five_hundred(tmp_path):
    fit = judge_many(tmp_path, range(500))
    assert 20 <= fit <= 400  # the damage is neither deadly nor without effect


@pytest.mark.slow
def test_ten_thousand(tmp_path):
    judge_many(tmp_path, range(500, 10_500))


def test_the_undamaged_are_fit(tmp_path):
    for name in scenario_ids():
        assert judge(tmp_path, name, (scenario_folder() / f"{name}.yaml").read_bytes())
        assert load_scenario(tmp_path / f"{name}.yaml").hash == load_scenario(name).hash


@given(st.binary(max_size=400))
def test_any_bytes(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    judge(folder, "case", data)
    judge(folder, "case", b"schema: silo-scenario/1\nid: case\nextends: base\n" + data)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#?, \n\t0.~", max_size=120))
def test_any_punctuation(tmp_path_factory, text):
    judge(tmp_path_factory.getbasetemp(), "case", text.encode())
