"""Every command and every snippet of the README is run, in order, in one empty folder."""

import importlib
import re
import shlex

import pytest

from tests.architecture.sources import ROOT

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
OURS = "uv run silo "
OF_OTHERS = ("pip install uv && uv run poe test",)


def commands(readme_blocks) -> list[str]:
    """The lines of all shell blocks, without comments."""
    shown = [line for kind, block in readme_blocks if kind == "sh" for line in block.splitlines()]
    return [command for line in shown if (command := line.split("#")[0].strip())]


def words_of(command: str) -> tuple[list[str], str | None]:
    """The words after `uv run`, and the file the output goes to."""
    words = shlex.split(command[command.index(OURS) :])[2:]
    return (words[:-2], words[-1]) if ">" in words else (words, None)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An empty folder, with the files the README tells its readers to write."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in re.findall(r"`([\w-]+\.yaml)`[^`]*:\n\n```yaml\n(.*?)```", README, re.DOTALL):
        (folder / name).write_text(text, "utf-8")
    return folder


def look(app) -> None:
    """See that a window is there, and leave."""
    for _ in range(3):
        app.frame(1 / 60, [])
    assert app.nodes()
    app.close()


def run_silo(words, monkeypatch) -> int:
    monkeypatch.setattr("sys.argv", words)
    monkeypatch.setattr("game.app.play", look)  # nobody is there to close the window
    try:
        importlib.import_module("game.cli").main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_no_command_is_shown_that_nobody_runs():
    shown = commands(BLOCKS)
    assert [one for one in shown if OURS not in one and one not in OF_OTHERS] == []
    assert any(OURS in one for one in shown)


@pytest.mark.parametrize("command", [one for one in commands(BLOCKS) if OURS in one])
def test_a_command_of_the_readme_works(command, desk, monkeypatch, capsys):
    words, target = words_of(command)
    monkeypatch.chdir(desk)
    monkeypatch.setenv("SILO_HOME", str(desk))
    code = run_silo(words, monkeypatch)
    printed = capsys.readouterr()
    assert code == 0, printed.err
    assert printed.out or words[1] == "play"  # which shows instead of saying
    if target:
        (desk / target).write_text(printed.out, "utf-8")


@pytest.mark.parametrize("snippet", [block for kind, block in BLOCKS if kind == "python"])
def test_a_snippet_of_the_readme_works(snippet, desk, monkeypatch):
    monkeypatch.chdir(desk)
    exec(compile(snippet, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102
