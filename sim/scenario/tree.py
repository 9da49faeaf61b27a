"""A read file: plain values that remember where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

type Scalar = str | int | float | bool | None
type Part = str | int
"""One step into a tree: a key, or a position in a list."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the file and the line in which it stands (the line of its key, if it has one).

    The questions below never fail: asked for what is not there, or is of another kind, they
    answer None or nothing, so that a check of one part does not stumble over a fault of another.
    """

    value: "Scalar | dict[str, Node] | list[Node]"
    path: str
    line: int

    def plain(self) -> object:
        """The value without its places."""
        match self.value:
            case dict():
                return {key: node.plain() for key, node in self.value.items()}
            case list():
                return [node.plain() for node in self.value]
        return self.value

    def at(self, *parts: Part) -> "Node | None":
        """The node some steps further in."""
        node: Node | None = self
        for part in parts:
            match node.value if node else None:
                case dict() as mapping:
                    node = mapping.get(part) if isinstance(part, str) else None
                case list() as items if isinstance(part, int) and 0 <= part < len(items):
                    node = items[part]
                case _:
                    return None
        return node

    def items(self, *parts: Part) -> "Iterator[tuple[Part, Node]]":
        """What a mapping or a list further in holds, with the key or position of each."""
        node = self.at(*parts)
        match node.value if node else None:
            case dict() as mapping:
                yield from mapping.items()
            case list() as items:
                yield from enumerate(items)

    def text(self, *parts: Part) -> str | None:
        """The text further in."""
        node = self.at(*parts)
        return node.value if node and isinstance(node.value, str) else None

    def number(self, *parts: Part) -> float | None:
        """The number further in."""
        node = self.at(*parts)
        if node is None or isinstance(node.value, bool) or not isinstance(node.value, int | float):
            return None
        return node.value

    def whole(self, *parts: Part) -> int | None:
        """The whole number further in."""
        number = self.number(*parts)
        return number if isinstance(number, int) else None

    def without(self, *keys: str) -> "Node":
        """The mapping less some keys."""
        if not isinstance(self.value, dict):
            return self
        return replace(self, value={k: v for k, v in self.value.items() if k not in keys})


def dotted(root: Node, parts: tuple[Part, ...]) -> str:
    """The way to a value as a fault names it.

    Items of a list go by their `id`, where they have one, else by their number, from 1.
    """
    name = ""
    for depth, part in enumerate(parts):
        if isinstance(part, str):
            name += f".{part}" if name else part
        else:
            label = root.text(*parts[: depth + 1], "id")
            name += f".{label}" if label else f"[{part + 1}]"
    return name
