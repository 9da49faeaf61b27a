"""Reading a stranger's file: nothing is built that was not looked at."""

import os
from pathlib import Path

import pytest
import yaml

from sim.scenario import stream
from sim.scenario.stream import MOST_BYTES, MOST_DEPTH, MOST_VALUES, parse_tree, read_tree
from tests.scenario.cases import ROOT, alarm

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAVY = {
    "brackets": "[" * 5_000,
    "braces": "{a: " * 5_000,
    "dashes": "- " * 5_000,
    "question marks": "? " * 5_000,
    "bomb": BOMB,
    "anchors": "".join(f"k{i}: &a{i} 1\n" for i in range(4_900)),
    "values": "[" + "a," * 120_000 + "]",
    "empty lists": "a: [" + "[]," * 80_000 + "]",
    "keys": "".join(f"k{i}: 1\n" for i in range(4_900)),
    "the same key": "k: 1\n" * 4_900,
    "a long number": "a: " + "1" * 250_000,
    "a long fraction": "a: 0." + "1" * 250_000,
    "a long word": "a: " + "x" * 250_000,
    "a long key": "x" * 250_000 + ": 1",
    "escapes": 'a: "' + "\\n" * 120_000 + '"',
    "blank lines": "\n" * 250_000,
    "comments": "#\n" * 120_000,
    "folded": "a: >\n" + "  y\n\n" * 40_000,
    "documents": "---\n" * 60_000,
    "control characters": "\x00\n" * 120_000,
    "directives": "%FOO\n" * 50_000 + "---\na: 1\n",
    "aliases": "a: [" + "*a," * 80_000 + "]",
    "tags": "a: [" + "!!x a," * 9_900 + "]",
    "quotes": "a: " + "'" * 250_000,
}


def plain(text: str):
    tree, faults = parse_tree(text.encode(), "a.yaml")
    assert not faults, faults
    return tree.plain()


def said(text: str | bytes) -> list[str]:
    tree, faults = parse_tree(text if isinstance(text, bytes) else text.encode(), "a.yaml")
    assert faults or tree
    return [str(fault) for fault in faults]


@pytest.fixture(params=["c", "python"])
def parser(request, monkeypatch):
    if request.param == "c" and not yaml.__with_libyaml__:
        pytest.skip("no libyaml here")
    loader = yaml.CSafeLoader if request.param == "c" else yaml.SafeLoader
    monkeypatch.setattr(stream, "PARSER", loader)
    return request.param


@pytest.mark.usefixtures("parser")
class TestBothParsers:
    def test_values_are_read(self):
        text = "a: 010\nb: [no, 12:30, 'x', \"1\"]\nc: {d: 1.5, e: true}\nf: >-\n  one\n  two\n"
        wanted = {
            "a": 10,
            "b": ["no", "12:30", "x", "1"],
            "c": {"d": 1.5, "e": True},
            "f": "one two",
        }
        assert plain(text) == wanted

    def test_every_value_knows_its_line(self):
        tree, _ = parse_tree(b"# x\na:\n  b: 1\n  c:\n    - d: 2\n\n    - e\n'q':\r\n  f: 3\n", "n")
        lines = {way: tree.at(*way).line for way in (("a",), ("a", "b"), ("a", "c", 1), ("q", "f"))}
        assert lines == {("a",): 2, ("a", "b"): 3, ("a", "c", 1): 7, ("q", "f"): 9}

    def test_all_soft_faults_are_told_and_the_rest_is_read(self):
        text = "a: &x 1\na: 2\nlist:\n  - {id: z, t: !!str 1}\n  - *x\n1: 2\nb: 3\n"
        tree, faults = parse_tree(text.encode(), "a.yaml")
        assert [str(fault) for fault in faults] == [
            "a.yaml:1: a: anchors (&x) are not allowed: delete it",
            "a.yaml:2: a: given twice; the first stands in line 1",
            "a.yaml:4: list.z.t: tags (!…) are not allowed: delete it",
            "a.yaml:5: list[2]: aliases (*x) are not allowed: write the value out",
            "a.yaml:6: a key is text, and `1` is not: use a name, or put it in quotes",
        ]
        assert tree.plain()["b"] == 3

    @pytest.mark.parametrize(
        "text", ["a: ! x", 'a: ! "x"', "a: !x y", "a: !<tag:x> y", "a: !!map {}"]
    )
    def test_every_way_to_write_a_tag_is_seen(self, text):
        assert said(text) == ["a.yaml:1: a: tags (!…) are not allowed: delete it"]

    @pytest.mark.parametrize("key", ["null", "true", "1", "1.5", "~", "[a, b]", "{a: 1}", ""])
    def test_a_key_that_is_no_text_is_refused(self, key):
        assert "a key is text" in said(f"ok: 1\n? {key}\n: 1\n")[0]

    def test_a_quoted_key_is_text(self):
        assert plain("'1': a\n'null': b\nno: c\n") == {"1": "a", "null": "b", "no": "c"}

    @pytest.mark.parametrize("levels", [MOST_DEPTH - 1, MOST_DEPTH])
    def test_depth(self, levels):
        faults = said("a: " + "[" * levels + "]" * levels)
        deep = "a.yaml:1: nested more than 20 levels deep"
        assert faults == ([deep] if levels == MOST_DEPTH else [])

    def test_a_second_document_is_refused_and_a_marker_before_the_first_is_not(self):
        assert plain("---\na: 1\n...\n") == {"a": 1}
        assert said("a: 1\n---\nb: 1\n") == ["a.yaml:2: a second document: one file has one"]

    @pytest.mark.parametrize("line", ["%YAML 1.2", "%TAG ! tag:x,2000:"])
    def test_directives_are_refused(self, line):
        assert said(f"{line}\n---\na: 1\n") == [
            "a.yaml:1: lines that begin with % are not allowed here"
        ]

    @pytest.mark.parametrize(
        "escape", [r"\0", r"\a", r"\e", r"\x7f", r"\u202e", r"\N", r"\L", r"\r"]
    )
    def test_an_escape_for_a_forbidden_character_is_refused(self, escape):
        assert said(f'a: "{escape}"') == [
            "a.yaml:1: a: an escape stands for a character that is not allowed"
        ]

    @pytest.mark.parametrize("escape", [r"\ud800", r"\UFFFFFFFF", r"\U00110000", r"\q", r"\x1"])
    def test_an_escape_for_no_character_is_refused(self, escape):
        assert len(said(f'a: "{escape}"')) == 1

    def test_an_escape_for_a_letter_is_read(self):
        assert plain(r'a: "\u00e9\U0001F600\n"') == {"a": "é😀\n"}

    @pytest.mark.parametrize("text", ["", "# x\n", "---\n", "~", "\n\n"])
    def test_nothing_is_said_to_be_nothing(self, text):
        assert said(text) == ["a.yaml:1: the file is empty"]

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("a: 1\nb: {c: 1\n", 2, "a bracket that opens here is not closed"),
            ("a: 1\nb: [c\nd: 1\n", 2, "a bracket that opens here is not closed"),
            ("a: 'x\nb: 1\n", 1, "a quotation mark that opens here is not closed"),
            ("a: b: c\n", 1, "a colon where none can stand"),
            ("a:\n\t- b\n", 2, "a value cannot begin with this character"),
            ("a: @b\n", 1, "a value cannot begin with this character"),
            ("a:\n    b: 1\n  c: 2\n", 3, "the indentation does not fit the lines above"),
            ("- a\nb: 1\n", 2, "the indentation does not fit the lines above"),
        ],
    )
    def test_what_is_no_yaml_is_told_in_words(self, text, line, words):
        (fault,) = said(text)
        assert fault.startswith(f"a.yaml:{line}: this is not YAML: {words}")

    @pytest.mark.parametrize("name", ["base", "promise-gap"])
    def test_shipped_files_are_read_alike(self, name, monkeypatch):
        path = ROOT / "scenarios" / f"{name}.yaml"
        here, faults = read_tree(path, "x")
        monkeypatch.setattr(stream, "PARSER", yaml.SafeLoader)
        assert (here, faults) == read_tree(path, "x")
        assert not faults


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_no_file_takes_long(text):
    with alarm(5):
        parse_tree(text.encode(), "a.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_no_file_takes_long_in_pure_python(text, monkeypatch):
    monkeypatch.setattr(stream, "PARSER", yaml.SafeLoader)
    with alarm(10):
        parse_tree(text.encode(), "a.yaml")


@pytest.mark.parametrize("name", ["brackets", "braces", "dashes", "bomb", "documents", "values"])
def test_heavy_files_are_refused(name):
    assert said(HEAVY[name])


def test_the_number_of_values_has_a_bound():
    assert not said("[" + "a," * (MOST_VALUES - 2) + "a]")[1:]
    assert said("[" + "a," * (MOST_VALUES + 1) + "]") == [
        "a.yaml:1: the file holds more than 10,000 values"
    ]


@pytest.mark.parametrize(
    "data", [b"a: \xff", b"\xff\xfea\x00:\x00", b"a: \xed\xa0\x80", b"a: \xc0\xaf"]
)
def test_what_is_not_utf8_is_refused(data):
    assert said(data) == ["a.yaml:1: this is not UTF-8: save the file as UTF-8 text"]


def test_the_line_that_is_not_utf8_is_told():
    assert said(b"a: 1\nb: 2\nc: \xfc\n")[0].startswith("a.yaml:3: ")


def test_a_mark_at_the_beginning_is_no_fault():
    assert plain("\ufeffa: 1") == {"a": 1}


def test_every_line_with_a_forbidden_character_is_told():
    assert said("a: 1\nb: \x1b\nc: 2\nd: \u2028 \u202e\n") == [
        "a.yaml:2: the character U+001B is not allowed: delete it",
        "a.yaml:4: the character U+2028 is not allowed: delete it",
    ]


class TestFiles:
    def said(self, path):
        tree, faults = read_tree(path, "a.yaml")
        assert tree is None
        return [str(fault) for fault in faults]

    def test_missing(self, tmp_path):
        assert self.said(tmp_path / "x") == ["a.yaml: no such file"]
        assert self.said(tmp_path / "x\0y") == ["a.yaml: no such file"]

    @pytest.mark.parametrize("typed", ["our-firm", "our-firm.yaml.txt"])
    def test_missing_an_ending(self, tmp_path, typed):
        meant = tmp_path / "our-firm.yaml"
        meant.touch()
        assert self.said(tmp_path / typed) == [f"a.yaml: no such file. Did you mean `{meant}`?"]

    def test_too_long_a_name(self, tmp_path):
        (fault,) = self.said(tmp_path / ("x" * 5_000))
        assert fault.startswith("a.yaml: cannot be read: ")

    def test_a_folder(self, tmp_path):
        assert self.said(tmp_path) == ["a.yaml: is a folder, not a file"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with alarm(5):
            assert self.said(tmp_path / "pipe") == ["a.yaml: is not a plain file"]

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
    def test_a_device_is_not_read(self, tmp_path):
        (tmp_path / "zero").symlink_to("/dev/zero")
        with alarm(5):
            assert self.said(tmp_path / "zero") == ["a.yaml: is not a plain file"]

    def test_a_file_one_may_not_read(self, tmp_path, monkeypatch):
        def refuse(*_):
            raise PermissionError(13, "Permission denied")

        path = tmp_path / "a.yaml"
        path.write_text("a: 1")
        monkeypatch.setattr(os, "open", refuse)
        assert self.said(path) == ["a.yaml: cannot be read: Permission denied"]

    def test_size(self, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_bytes(b"a: 1 #" + b" " * (MOST_BYTES - 6))
        assert read_tree(path, "a.yaml")[1] == []
        path.write_bytes(b"a: 1 #" + b" " * (MOST_BYTES - 5))
        assert self.said(path) == ["a.yaml: is larger than 256 kB"]
