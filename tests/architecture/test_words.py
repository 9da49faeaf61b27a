"""Words that must not stand in a kept file: promises of later work, registries, somebody's disk."""

import re

import pytest

from tests.architecture.sources import listed, texts

# Brackets and plus signs keep this file from accusing itself.
MARKS = r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|NotImplemented[E]rror"
REGISTRIES = r"py[p]i\.org|python[h]osted|index-[u]rl|find-[l]inks|/simpl[e]/?( |$|\")"
PLACES = r"(?<![\w.~$}])/(roo[t]|wor[k]|hom[e])/|(?<!\w)share[d]/\w+\.md"


def accused(pattern: str, files) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in files
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_nothing_is_left_for_later():
    assert not accused(MARKS, texts())


def test_no_address_of_a_package_registry_is_kept():
    assert not accused(REGISTRIES, texts())


def test_no_path_of_one_machine_is_kept():
    assert not accused(PLACES, texts())


def test_no_lock_file_is_kept():
    assert not [path for path in listed() if path.name == "uv.lock"]


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MARKS, "x = 1  # TO" + "DO later"),
        (MARKS, "raise NotImplemented" + "Error"),
        (REGISTRIES, "index-" + 'url = "https://example.org/"'),
        (REGISTRIES, "https://py" + "pi.org/project/mesa"),
        (REGISTRIES, "pip install -i https://example.org/simpl" + "e mesa"),
        (PLACES, "open('/roo" + "t/x')"),
        (PLACES, "see share" + "d/model.md"),
    ],
)
def test_each_kind_of_word_would_be_seen(pattern, line):
    assert accused(pattern, [("a.py", line)])


@pytest.mark.parametrize("line", ["a simple rule", "$HOME/.pyenv", "shared/goals", "hackneyed"])
def test_ordinary_words_are_let_through(line):
    assert not accused(f"{MARKS}|{REGISTRIES}|{PLACES}", [("a.md", line)])
