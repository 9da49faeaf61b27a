"""One mistake in each of the files of `broken`, and beside it what its reader is told."""

from pathlib import Path

import pytest

from sim.journal import Entry, Header, Journal, JournalError

HERE = Path(__file__).parent
BROKEN = sorted(path.stem for path in (HERE / "broken").glob("*.journal"))


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("act", [Journal.read, Journal.open], ids=["read", "open"])
def test_a_broken_journal_is_refused_with_its_line_and_its_reason(
    name: str, act: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE / "broken")
    file = Path(f"{name}.journal")
    before = file.read_bytes()
    assert callable(act)
    with pytest.raises(JournalError) as caught:
        act(file)
    told = f"exit {caught.value.exit_code}\n{caught.value}\n"
    assert told == Path(f"{name}.txt").read_text(encoding="utf-8")
    assert file.read_bytes() == before


def test_every_broken_journal_has_its_message_and_every_message_its_journal() -> None:
    assert sorted(path.stem for path in (HERE / "broken").glob("*.txt")) == BROKEN
    assert len(BROKEN) > 40


def test_a_journal_that_was_written_long_ago_still_says_the_same() -> None:
    """If this fails, the format has changed: give it a new number, and keep reading this one."""
    journal = Journal.read(HERE / "good.journal")
    assert journal.header == Header("0.1", "promise-gap", "0123456789abcdef", 7, 2_000, 52)
    assert journal.entries == (
        Entry(1, 0, "player", "e1", "decide", {"kind": "hire", "heads": 2}),
        Entry(2, 0, "player", "e2", "decide", {"kind": "set_promise", "level": 0.6}),
        Entry(3, 1, "player", "e3", "decide", {"kind": "fix_root_cause"}),
    )
    assert {week: dict(seal.hashes) for week, seal in journal.seals.items()} == {
        0: {"money": "44556677", "trust": "0a1b2c3d"},
        1: {"money": "ccddeeff", "trust": "8899aabb"},
    }
    assert journal.text() == (HERE / "good.journal").read_bytes()
