"""Every command and snippet of the pages for readers is run, in order.

What waits for people, or takes minutes, stands in `console` blocks and is parsed only.
"""

import importlib
import re
import shlex
from typing import Any

import pytest
import typer

from tests.architecture.sources import ROOT

PAGES = "README.md", "docs/researcher.md", "docs/facilitator.md"
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in PAGES}
BLOCKS = [
    (name, kind, block)
    for name, text in TEXTS.items()
    for kind, block in re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL)
]
OURS = "uv run silo "
OF_OTHERS = ("pip install uv && uv run poe test",)


def commands(of: str = "sh") -> list[tuple[str, str]]:
    """The lines of all blocks of a kind with their page, without comments."""
    shown = [(name, line) for name, kind, block in BLOCKS if kind == of
             for line in block.splitlines()]  # fmt: skip
    return [(name, said) for name, line in shown if (said := line.split("#")[0].strip())]


def snippets() -> list[tuple[str, str]]:
    return [(name, block) for name, kind, block in BLOCKS if kind == "python"]


def words_of(command: str) -> tuple[list[str], str | None]:
    """The words after `uv run`, and the file the output goes to."""
    words = shlex.split(command[command.index(OURS) :])[2:]
    return (words[:-2], words[-1]) if ">" in words else (words, None)


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    """An empty folder a page, with the files the page tells its readers to write."""
    folders = {}
    for page, text in TEXTS.items():
        folder = folders[page] = tmp_path_factory.mktemp("desk")
        for name, said in re.findall(
            r"`([\w-]+\.yaml)`[^`]*:\n\n```yaml\n(.*?)```", text, re.DOTALL
        ):
            (folder / name).write_text(said, "utf-8")
    return folders


def look(app) -> None:
    """See that a window is there, and leave."""
    for _ in range(3):
        app.frame(1 / 60, [])
    assert app.nodes()
    app.close()


def run_silo(words, monkeypatch) -> int:
    monkeypatch.setattr("sys.argv", words)
    monkeypatch.setattr("game.app.play", look)  # nobody is there to close the window
    monkeypatch.setattr("game.leaving.leave", lambda: None)  # tests go on after it
    try:
        importlib.import_module("game.cli").main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_no_command_is_shown_that_nobody_runs():
    shown = [said for _, said in commands()]
    assert [one for one in shown if OURS not in one and one not in OF_OTHERS] == []
    assert {name for name, said in commands() if OURS in said} == set(TEXTS)


@pytest.mark.parametrize(("page", "command"), [one for one in commands() if OURS in one[1]])
def test_a_command_of_a_page_works(page, command, desks, monkeypatch, capsys):
    words, target = words_of(command)
    desk = desks[page]
    monkeypatch.chdir(desk)
    monkeypatch.setenv("SILO_HOME", str(desk))
    code = run_silo(words, monkeypatch)
    printed = capsys.readouterr()
    assert code == 0, printed.err
    assert printed.out or words[1] == "play"  # which shows instead of saying
    if target:
        (desk / target).write_text(printed.out, "utf-8")


@pytest.mark.parametrize(("page", "command"), commands("console"))
def test_a_command_that_waits_for_people_is_written_as_it_is_understood(page, command):
    words, _target = words_of(command)
    app: Any = typer.main.get_command(importlib.import_module("game.cli").app)
    context, words = app.make_context("silo", words[1:], resilient_parsing=True), words[1:]
    while isinstance(app, typer.core.TyperGroup):
        name, app, words = app.resolve_command(context, words)
        context = app.make_context(name, words, parent=context, resilient_parsing=isinstance(
            app, typer.core.TyperGroup))  # fmt: skip
    assert context.params


@pytest.mark.parametrize(("page", "snippet"), snippets())
def test_a_snippet_of_a_page_works(page, snippet, desks, monkeypatch):
    monkeypatch.chdir(desks[page])
    exec(compile(snippet, page, "exec"), {"__name__": "page"})  # noqa: S102
