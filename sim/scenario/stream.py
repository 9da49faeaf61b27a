"""Reads a YAML file from a stranger, event by event.

A safe loader still builds whatever the file asks for: it hangs on a bomb of aliases and on a few
thousand brackets. Here nothing is built that was not looked at: anchors, aliases, tags, further
documents, depth and size are refused as they pass by.
"""

import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from sim.scenario.faults import MOST_FAULTS, Fault, ScenarioError, quoted
from sim.scenario.grammar import complaint
from sim.scenario.scalars import MOST_DIGITS, NumberTooLongError, resolve
from sim.scenario.tree import Node, Part, Scalar, dotted

MOST_BYTES = 256 * 1024
MOST_DEPTH = 20
MOST_VALUES = 10_000
"""Values of one file; the largest scenario we know has a thousand."""

# libyaml reads a file of full size in a tenth of a second; the parser in pure Python, which is
# all some platforms have, gives the same events.
PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters but tab and line ends; line ends that editors do not count; marks that turn
# the direction of writing, so that a reviewer sees another text than the one that is read.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_FORBIDDEN_IN_VALUES = re.compile(_FORBIDDEN.pattern[:-1] + "\r\ud800-\udfff]")


def read_tree(path: Path, shown: str) -> tuple[Node | None, list[Fault]]:
    """The values of a file, and what is wrong with the way they are written.

    Args:
        path: The file.
        shown: How faults name it.

    Returns:
        The tree, or None where nothing could be read, and all faults that were met.
    """
    try:
        data = read_bytes(path, shown)
    except ScenarioError as error:
        return None, list(error.faults)
    return parse_tree(data, shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a plain file of bearable size.

    Raises:
        ScenarioError: There is no such file, it may not be read, or it is too large.
    """
    # Never blocks: a pipe or a terminal is opened, looked at and closed.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise _refusal(shown, "is a folder, not a file")
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _refusal(shown, "is not a plain file")
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(shown, _missing(path)) from None
    except OSError as error:
        raise _refusal(shown, f"cannot be read: {error.strerror or error}") from None
    except ValueError:  # a name that no file can have
        raise _refusal(shown, "no such file") from None
    if len(data) > MOST_BYTES:
        raise _refusal(shown, f"is larger than {MOST_BYTES // 1024} kB")
    return data


def _missing(path: Path) -> str:
    """There is no such file; but one that has the ending that was left out, or one too many?"""
    for meant in (path.with_name(f"{path.name}.yaml"), path.with_suffix("")):
        if meant.suffix in {".yaml", ".yml"} and meant.is_file():
            return f"no such file. Did you mean `{meant}`?"
    return "no such file"


def _refusal(shown: str, text: str) -> ScenarioError:
    return ScenarioError([Fault(shown, 0, "", text)])


def parse_tree(data: bytes, shown: str) -> tuple[Node | None, list[Fault]]:
    """As `read_tree`, for bytes at hand."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault(shown, line, "", "this is not UTF-8: save the file as UTF-8 text")]
    forbidden = (
        Fault(shown, line, "", f"the character U+{ord(found[0]):04X} is not allowed: delete it")
        for line, row in enumerate(text.split("\n"), start=1)
        if (found := _FORBIDDEN.search(row))
    )
    faults = list(islice(forbidden, MOST_FAULTS))
    if faults:
        return None, faults
    return _Reader(text, shown).read()


class _Unreadable(Exception):  # noqa: N818
    """What cannot be read past: the line, and why."""


class _Reader:
    """Turns the events of one document into nodes; stops at what cannot be read past."""

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.notes: list[tuple[int, str, tuple[Part, ...]]] = []
        self.values = 0
        self.events: Iterator[Any] = yaml.parse(text, Loader=PARSER)

    def read(self) -> tuple[Node | None, list[Fault]]:
        """The one document of the file, and what was noted on the way."""
        root: Node | None = None
        try:
            root = self._document()
        except _Unreadable as stop:
            self._note(*stop.args)
        except yaml.MarkedYAMLError as error:
            self._note(*complaint(error))
        except (yaml.YAMLError, ValueError):  # an escape in quotes that is no character
            self._note(1, "this is not YAML: an escape sequence stands for no character")
        named = root or Node(None, self.shown, 1)
        return root, [
            Fault(self.shown, line, dotted(named, way), text) for line, text, way in self.notes
        ]

    def _document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self.events:
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise _Unreadable(_line(event), "a second document: one file has one")
                    if event.version or event.tags:
                        self._note(_line(event), "lines that begin with % are not allowed here")
                case yaml.NodeEvent():
                    root = self._node(event, (), _line(event), 1)
        if root is None or (root.value is None and self.values == 1):
            self._note(1, "the file is empty")
            return None
        return root

    def _node(self, event: yaml.NodeEvent, way: tuple[Part, ...], line: int, depth: int) -> Node:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _Unreadable(_line(event), f"the file holds more than {MOST_VALUES:,} values")
        if depth > MOST_DEPTH:
            raise _Unreadable(_line(event), f"nested more than {MOST_DEPTH} levels deep")
        self._refuse_properties(event, way, line)
        value: Scalar | dict[str, Node] | list[Node]
        match event:
            case yaml.ScalarEvent():
                value = self._scalar(event, way, line)
            case yaml.SequenceStartEvent():
                value = self._list(way, depth)
            case yaml.MappingStartEvent():
                value = self._mapping(way, depth)
            case _:
                value = None
        return Node(value, self.shown, line)

    def _refuse_properties(self, event: yaml.NodeEvent, way: tuple[Part, ...], line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(line, f"aliases (*{event.anchor}) are not allowed: write the value out", way)
            return
        if event.anchor is not None:
            self._note(line, f"anchors (&{event.anchor}) are not allowed: delete it", way)
        if getattr(event, "tag", None) is not None:
            self._note(line, "tags (!…) are not allowed: delete it", way)

    def _scalar(self, event: yaml.ScalarEvent, way: tuple[Part, ...], line: int) -> Scalar:
        if _FORBIDDEN_IN_VALUES.search(event.value):
            self._note(line, "an escape stands for a character that is not allowed", way)
            return None
        if event.style or event.tag is not None:
            return event.value
        try:
            return resolve(event.value)
        except NumberTooLongError:
            self._note(line, f"a number has at most {MOST_DIGITS} digits", way)
            return None

    def _list(self, way: tuple[Part, ...], depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*way, len(items)), _line(event), depth + 1))
        return items

    def _mapping(self, way: tuple[Part, ...], depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, line = self._key(event, way, depth), _line(event)
            node = self._node(next(self.events), (*way, key or ""), line, depth + 1)
            if key in entries:
                first = entries[key].line
                self._note(line, f"given twice; the first stands in line {first}", (*way, key))
            elif key is not None:
                entries[key] = node
        return entries

    def _key(self, event: yaml.NodeEvent, way: tuple[Part, ...], depth: int) -> str | None:
        line = _line(event)
        node = self._node(event, way, line, depth + 1)
        if isinstance(node.value, str):
            return node.value
        what = f"a key is text, and {quoted(node.value)} is not"
        self._note(line, f"{what}: use a name, or put it in quotes", way)
        return None

    def _note(self, line: int, text: str, way: tuple[Part, ...] = ()) -> None:
        self.notes.append((line, text, way))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
