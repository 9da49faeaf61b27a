"""The schedule in `docs/model.md` is the text of `SiloModel.step`."""

import ast
import re

from tests.architecture.sources import ROOT

HEADING = "## 3. Process overview and scheduling"
EACH = {"department": "departments"}
"""What a loop in `step` calls one of, the page calls by all of them."""


def scheduled(page: str) -> list[str]:
    """The calls that head the numbered list: `organisation.take_hold`, and so on."""
    section = page.split(HEADING)[1].split("\n## ", maxsplit=1)[0]
    heads = re.findall(r"^\d+\. (.*?) –", section, re.MULTILINE)
    return [call for head in heads for call in re.findall(r"`(\w+\.\w+)`", head)]


def numbers(page: str) -> list[int]:
    section = page.split(HEADING)[1].split("\n## ", maxsplit=1)[0]
    return [int(number) for number in re.findall(r"^(\d+)\. ", section, re.MULTILINE)]


def stepped(text: str) -> list[str]:
    """The calls of `step` in the order of its lines: `self.part.verb()` and `department.verb()`."""
    tree = ast.parse(text)
    step = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "step")
    calls = [node.func for node in ast.walk(step) if isinstance(node, ast.Call)]
    verbs = [verb for verb in calls if isinstance(verb, ast.Attribute) and _owner(verb)]
    verbs.sort(key=lambda verb: (verb.lineno, verb.col_offset))
    return [f"{_owner(verb)}.{verb.attr}" for verb in verbs]


def _owner(verb: ast.Attribute) -> str:
    """Who does it: a part of the model or one of several; nobody for the model itself."""
    who = verb.value
    if isinstance(who, ast.Name):
        return EACH.get(who.id, "")
    return who.attr if isinstance(who, ast.Attribute) else ""


def last_call(text: str) -> str:
    tree = ast.parse(text)
    step = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "step")
    return ast.unparse(step.body[-1])


def test_the_page_lists_the_week_in_the_order_of_the_code():
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    code = (ROOT / "sim" / "model.py").read_text("utf-8")
    assert scheduled(page) == stepped(code)
    assert last_call(code).startswith("self.measure(")


def test_every_line_of_the_list_is_numbered():
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    assert numbers(page) == list(range(1, len(numbers(page)) + 1))


def test_a_line_that_moves_is_noticed():
    story = "def step(self):\n    self.it.deliver(1)\n    for department in self.departments:\n"
    story += "        department.plan(rivals_offer(1))\n    self.measure(2)\n"
    assert stepped(story) == ["it.deliver", "departments.plan"]
    list_ = (
        f"{HEADING}\n1. `it.deliver` – `a.b`\n2. `x.y`, `departments.plan` – c (7.1)\n\n## 4. Next"
    )
    assert scheduled(list_) == ["it.deliver", "x.y", "departments.plan"]
