"""The path of an author who writes no code: copy, change, check, preview, par, pack, unpack."""

import json

import pytest
from typer.testing import CliRunner

from sim.cli.app import app


@pytest.fixture
def silo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*words, code=0):
        result = CliRunner().invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code == code, result.stderr
        return result.stdout if code == 0 else result.stderr

    return run


def test_from_a_copy_to_a_mailed_file(silo, tmp_path):
    told = silo("scenario", "new", "our-firm", "--from", "first-monday")
    assert "silo play ./our-firm.yaml" in told
    path = tmp_path / "our-firm.yaml"
    small = "parameters:\n  market: {people: 60}\n"
    path.write_text(path.read_text("utf-8") + "\n" + small, "utf-8")
    assert "ok" in silo("scenario", "check", "./our-firm.yaml")
    assert "parameters.market.people" in silo("scenario", "diff", "first-monday", "our-firm.yaml")
    seen = json.loads(silo("scenario", "preview", "./our-firm.yaml", "--lucks", "2", "--json"))
    assert len(seen["left_alone"]["trust"]) == 2
    assert "award" in silo("scenario", "preview", "./our-firm.yaml", "--lucks", "2")
    assert "has no par" in silo("scenario", "par", "./our-firm.yaml", "--check", code=1)
    silo("scenario", "par", "./our-firm.yaml", "--seeds", "2", "--workers", "1")
    assert "up to date" in silo("scenario", "par", "./our-firm.yaml", "--check")
    assert "our-firm.yaml" in silo("scenario", "pack", "./our-firm.yaml")
    assert "silo play" in silo("scenario", "unpack", "our-firm.silo")
    assert "play alike" in silo("scenario", "diff", "our-firm.yaml", "our-firm/our-firm.yaml")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "our-firm", "--from", "promise-gab"), "Did you mean `promise-gap`?"),
        (("new", "Our Firm"), "no id"),
        (("new", "con"), "`con` cannot be the name of a file on Windows"),
        (("pack", "base", "--out", "base.zip"), "the name of a pack ends in .silo"),
        (("preview", "nope"), "no scenario is called `nope`"),
        (("par", "base"), "abstract"),
        (("diff", "base", "nope.yaml"), "no such file"),
        (("pack", "nope"), "no scenario is called `nope`"),
        (("unpack", "nope.silo"), "no such file"),
        (("unpack", "."), "Is a directory"),
        (("pack", "base", "--out", "no/such/folder.silo"), "No such file"),
    ],
)
def test_wrong_use_is_a_sentence(silo, words, says):
    told = silo("scenario", *words, code=2)
    assert says in told
    assert "Traceback" not in told
