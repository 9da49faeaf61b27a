"""Which files compiled code can reach: from our decorators through every name it uses."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

DECORATORS = {"rule", "inlined", "stage", "door"}
WHOLE = "*"


def reached(files: dict[str, str]) -> set[str]:
    """The files that hold compiled functions, or anything such a function uses."""
    pages = {name: Page(name, text, files) for name, text in files.items()}
    waiting = [(name, word) for name, page in pages.items() for word in page.compiled()]
    seen = set(waiting)
    while waiting:
        name, word = waiting.pop()
        fresh = set(pages[name].uses(word)) - seen
        seen |= fresh
        waiting += fresh
    return {name for name, _ in seen}


class Page:
    """One file: what it defines, and where its imported names come from."""

    def __init__(self, name: str, text: str, files: dict[str, str]) -> None:
        self.name = name
        self.defined: dict[str, list[ast.stmt]] = {}
        self.imported: dict[str, tuple[str, str]] = {}
        for node in ast.parse(text).body:
            for word in _names_of(node):
                self.defined.setdefault(word, []).append(node)
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    if target := _target(node.module, alias.name, files):
                        self.imported[alias.asname or alias.name] = target

    def compiled(self) -> list[str]:
        """The functions under one of our decorators."""
        return [
            word
            for word, nodes in self.defined.items()
            for node in nodes
            if isinstance(node, ast.FunctionDef)
            and any(isinstance(m, ast.Name) and m.id in DECORATORS for m in node.decorator_list)
        ]

    def uses(self, word: str) -> Iterator[tuple[str, str]]:
        """What a definition here refers to, as file and name; annotations are not executed."""
        if word == WHOLE:
            yield from ((self.name, each) for each in self.defined)
        elif word in self.imported:
            yield self.imported[word]
        for node in self.defined.get(word, ()):
            for used in _used(node):
                if used in self.defined or used in self.imported:
                    yield self.name, used


def _names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [n.id for t in targets if t for n in ast.walk(t) if isinstance(n, ast.Name)]


def _used(node: ast.stmt) -> set[str]:
    parts = node.body if isinstance(node, ast.FunctionDef) else [node]
    return {n.id for part in parts for n in ast.walk(part) if isinstance(n, ast.Name)}


def _target(module: str, word: str, files: dict[str, str]) -> tuple[str, str] | None:
    """The file and name behind `from module import word`; a module as a whole is `*` in it."""
    path = PurePosixPath(module.replace(".", "/"))
    if (whole := f"{path / word}.py") in files:
        return whole, WHOLE
    return next(((f, word) for f in (f"{path}.py", f"{path}/__init__.py") if f in files), None)
