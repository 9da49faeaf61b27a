"""Small faults that could be made in a rule: each a syntax tree with one place changed."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

SIGNS: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
NAMES = {"smaller": "larger", "larger": "smaller"}
LEFT_OUT = frozenset(
    {"above", "share", "sqrt", "exp", "logistic", "abs", "clip", "int", "smaller", "larger"}
)
"""Functions of which a fault could forget the call and keep the first argument."""


class Mutant(NamedTuple):
    """One fault."""

    rule: str  # the function's name
    was: str
    became: str
    text: str  # of the whole module


def alternatives(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in a node's place by mistake."""
    match node:
        case ast.BinOp(left, op, right):
            yield from (ast.BinOp(left, other(), right) for other in SIGNS.get(type(op), ()))
            yield from [ast.BinOp(right, op, left)] if isinstance(op, ast.Sub | ast.Div) else []
        case ast.Compare(left, [op], right):
            yield from (ast.Compare(left, [other()], right) for other in SIGNS.get(type(op), ()))
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.USub(), operand):
            yield operand
        case ast.Constant(bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(int() | float() as number):
            yield ast.Constant(number + 1)
            yield from [ast.Constant(number / 2)] if isinstance(number, float) and number else []
        case ast.Call(func, args):
            yield from _other_calls(func, args)


def _other_calls(func: ast.expr, args: list[ast.expr]) -> Iterator[ast.AST]:
    name = func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")
    if name in NAMES:
        yield ast.Call(ast.Name(NAMES[name], ast.Load()), args, [])
    if name in LEFT_OUT:
        yield args[0]
    elif len(args) > 1 and name not in NAMES:
        yield ast.Call(func, [args[1], args[0], *args[2:]], [])


class _Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def rules_of(tree: ast.Module) -> list[ast.FunctionDef]:
    """The functions of a module."""
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _inside(function: ast.FunctionDef) -> list[ast.AST]:
    """Every node of what a function does, docstring and signature left out."""
    steps = function.body[1:] if ast.get_docstring(function) else function.body
    return [node for step in steps for node in ast.walk(step)]


def mutants_of(text: str, only: frozenset[str] = frozenset()) -> Iterator[Mutant]:
    """Every fault of a module, or of some of its rules, one at a time."""
    for r, rule in enumerate(rules_of(ast.parse(text))):
        if not only or rule.name in only:
            for n in range(len(_inside(rule))):
                yield from _mutants_at(text, r, n)


def _mutants_at(text: str, r: int, n: int) -> Iterator[Mutant]:
    count = len(list(alternatives(_inside(rules_of(ast.parse(text))[r])[n])))
    for k in range(count):
        tree = ast.parse(text)
        rule = rules_of(tree)[r]
        old = _inside(rule)[n]
        was = _said(old)
        new = list(alternatives(old))[k]
        changed = ast.fix_missing_locations(_Replace(old, new).visit(tree))
        yield Mutant(rule.name, was, _said(new), ast.unparse(changed))


def _said(node: ast.AST) -> str:
    return ast.unparse(node.test if isinstance(node, ast.If) else node)
