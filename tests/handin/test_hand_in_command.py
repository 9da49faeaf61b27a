"""`silo session hand-in`: a game packed at a shell, and what is said of what is none."""

import json

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.handin.packing import unpack
from sim.journal import Header, Journal


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "ours.journal"
    with Journal.create(path, Header("3", "first-monday", "4" * 64, 7, 1200, 52)) as book:
        book.append(0, "ceo", "decide", {"kind": "empower", "latitude": 0.5})
        for week in range(13):
            book.seal(week, {"brand": f"{week:08x}"})
    return path


def said(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["session", "hand-in", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def test_a_journal_is_printed_as_one_line_that_unpacks_to_it(journal):
    code, text = said(journal)
    assert code == 0
    assert unpack(text).journal.entries == Journal.read(journal).entries
    assert json.loads(said(journal, "--json")[1])["text"] == text.strip()


def test_the_code_is_drawn_in_the_terminal_or_as_a_picture(journal, tmp_path):
    assert "▄" in said(journal, "--qr")[1]
    for ending, magic in ((".png", b"\x89PNG"), (".svg", b"<?xml")):
        target = tmp_path / f"ours{ending}"
        assert said(journal, "--out", target)[0] == 0
        assert target.read_bytes().startswith(magic)


def test_what_cannot_be_packed_is_a_sentence_and_exit_code_2(journal, tmp_path):
    (tmp_path / "noise").write_text("noise")
    for words, sentence in (
        ((tmp_path / "none",), "No such file"),
        ((tmp_path / "noise",), "noise:1:"),
        ((journal, "--out", tmp_path / "a.gif"), "a picture ends in .png or .svg"),
        ((journal, "--out", tmp_path / "no" / "a.png"), "No such file"),
    ):
        code, text = said(*words)
        assert (code, sentence in " ".join(text.split())) == (2, True), text
