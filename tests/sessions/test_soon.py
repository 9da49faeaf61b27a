"""The debrief of a real room: it stands before anything is counted, and becomes whole by itself."""

import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import httpx
import pytest

from tests.sessions.test_rehearsal import Hosting, printed

pytestmark = pytest.mark.slow
GLANCE, LOOKS = 0.2, 4500
"""Seconds between two looks, and how many there are at most."""
LATE = re.compile(r"Still being counted, for (.*?):")


def closes(session: Path) -> int:
    """How many quarters have been closed."""
    with closing(sqlite3.connect(f"file:{session}?mode=ro", uri=True)) as file:
        return file.execute("SELECT count(*) FROM events WHERE kind = 'close'").fetchone()[0]


def read(page: Path) -> str:
    """A page as it stands now; it is replaced whole, so it never ends early."""
    text = page.read_text("utf-8")
    assert text.rstrip().endswith("</html>")
    return text


def until(holds) -> None:
    """Processes say nothing to a test: it looks until something is so."""
    for _look in range(LOOKS):
        if holds():
            return
        Event().wait(GLANCE)
    raise AssertionError("never so")


def test_a_page_of_all_teams_stands_at_once_and_is_written_again_until_it_is_whole(tmp_path):
    hosting = Hosting(printed("host first-monday --bots"), tmp_path)
    session, page = tmp_path / "rehearsal.session", tmp_path / "rehearsal.html"
    try:
        until(lambda: closes(session) == 8)
        token = hosting.lead.partition("#")[2].partition(".")[0]
        own = {"Authorization": f"Bearer {token}"}
        answer = httpx.post(f"{hosting.join}/debrief/en", headers=own, trust_env=False)
        assert answer.status_code == 202
        until(page.is_file)
        first = read(page)
        teams = re.findall(r'<div class="chapter">\s*<header>\s*<h2>(.*?)</h2>', first)
        assert len(teams) > 1
        assert LATE.search(first)
        until(lambda: not LATE.search(read(page)))
        whole = read(page)
        assert re.findall(r'<div class="chapter">\s*<header>\s*<h2>(.*?)</h2>', whole) == teams
        assert "being counted" not in whole
    finally:
        hosting.end(signal.SIGKILL)
