"""Journals that somebody or something damaged: every change is found, and its line is named."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.journal import Header, Journal, JournalError

type Forge = Callable[[list[dict[str, Any]]], bytes]
type Peel = Callable[[bytes], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def small() -> bytes:
    """One line of every sort, as short as can be."""
    journal = Journal(Header("0.1", "a", "01234567", seed=7, customers=9, burn_in=0))
    journal.append(0, "é", "decide", {"x": [0.5, -1]})
    journal.seal(0, {"all": "0a1b2c3d"})
    journal.append(1, "b", "undo", {"entry": journal.append(1, "b", "note", {}).id})
    return journal.text()


def judged(text: bytes) -> Journal | JournalError:
    """What reading comes to."""
    try:
        return Journal.parse(text, "a.journal")
    except JournalError as error:
        return error


def check_damage(whole: bytes, damaged: bytes) -> None:
    """Damage is refused with its line; only of the last line may it be taken for a torn end."""
    pairs = zip(whole, damaged, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    intact = whole[:same]
    changed = intact.count(b"\n") + 1
    result = judged(damaged)
    if isinstance(result, JournalError):
        assert result.exit_code in {1, 2}
        assert result.faults[0].line == changed
        assert str(result).startswith(f"a.journal:{changed}: ")
    else:
        assert changed >= whole.count(b"\n")
        assert len(result.warnings) == 1
        assert result.text() == intact[: intact.rindex(b"\n") + 1]


def every_other_byte(whole: bytes, others: Callable[[int], Iterator[int]]) -> int:
    """Change each byte of a journal into others; answers with how many changes were tried."""
    tried = 0
    for place, byte in enumerate(whole):
        for other in others(byte):
            if other != byte:
                check_damage(whole, b"%b%c%b" % (whole[:place], other, whole[place + 1 :]))
                tried += 1
    return tried


def test_every_flipped_bit_is_found(small: bytes) -> None:
    tried = every_other_byte(small, lambda byte: (byte ^ 1 << bit for bit in range(8)))
    assert tried == 8 * len(small)


def test_every_byte_that_became_another_sign_is_found(small: bytes) -> None:
    every_other_byte(small, lambda _: iter(b'\0\n\r "0}'))


@pytest.mark.slow
def test_every_byte_that_became_any_other_is_found(small: bytes) -> None:
    tried = every_other_byte(small, lambda _: iter(range(256)))
    assert tried == 255 * len(small)


def test_every_missing_byte_is_found(small: bytes) -> None:
    for place in range(len(small) - 1):
        check_damage(small, small[:place] + small[place + 1 :])


@pytest.mark.parametrize("more", [b"\n", b" ", b"0", b'"', b"\xff", b"{}"])
def test_every_byte_too_many_is_found(small: bytes, more: bytes) -> None:
    for place in range(len(small)):
        check_damage(small, small[:place] + more + small[place:])


def test_wherever_the_file_ends_the_whole_lines_are_there(small: bytes) -> None:
    header_ends = small.index(b"\n")
    for length in range(1, len(small)):
        torn = small[:length]
        if length < header_ends:
            with pytest.raises(JournalError, match=r"^a\.journal:1: the header was cut off"):
                Journal.parse(torn, "a.journal")
            continue
        journal = Journal.parse(torn, "a.journal")
        whole_lines = torn.count(b"\n") + (small[length : length + 1] == b"\n")
        assert len(journal.records) == whole_lines - 1
        assert small.startswith(journal.text())
        cut = not torn.endswith(b"\n") and small[length : length + 1] != b"\n"
        assert len(journal.warnings) == cut


@pytest.mark.parametrize(
    "rest", [b'{"n":9,"we', b'{"n":9,"by":"\xc3', b'{"n":9,\0\0\0', b"\0\0\0\0", b"{", b"\n"]
)
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_torn_end_is_left_out(small: bytes, rest: bytes, end: bytes) -> None:
    if rest + end == b"\n\n":
        return  # two lines, and the first of them is not the last
    journal = Journal.parse(small + rest + end, "a.journal")
    assert journal.text() == small
    line = small.count(b"\n") + 1
    sentence = "the last line was cut off while it was written, and is left out"
    assert journal.warnings == (f"a.journal:{line}: {sentence}",)


@pytest.mark.parametrize(
    "rest",
    [b"hello", b"[1", b'{"n":9}', b'{"n":NaN}', b'{"n":%b}' % (b"9" * 5_000), b"[" * 30_000,
     b'{"n":' * 5_000 + b"1" + b"}" * 5_000, b"{" + b"x" * 70_000],
)  # fmt: skip
def test_an_end_that_was_never_ours_is_refused(small: bytes, rest: bytes) -> None:
    with pytest.raises(JournalError) as caught:
        Journal.parse(small + rest, "a.journal")
    assert [fault.line for fault in caught.value.faults] == [small.count(b"\n") + 1]
    assert caught.value.exit_code == 2


def test_an_end_that_is_nested_beyond_measure_does_not_stop_the_program(small: bytes) -> None:
    result = judged(small + b'{"n":' * 12_000)
    assert isinstance(result, JournalError) or result.text() == small


def test_a_torn_line_is_torn_only_at_the_end(game: Journal) -> None:
    lines = game.text().splitlines(keepends=True)
    lines[4] = lines[4][:30] + b"\n"
    with pytest.raises(JournalError, match=r"^a\.journal:5: not JSON") as caught:
        Journal.parse(b"".join(lines), "a.journal")
    assert len(caught.value.faults) == 1


def test_all_changed_lines_are_named(game: Journal) -> None:
    altered = game.text().replace(b'"hire"', b'"fire"').replace(b'"outage"', b'"shower"')
    with pytest.raises(JournalError) as caught:
        Journal.parse(altered, "a.journal")
    assert [fault.line for fault in caught.value.faults] == [3, 8]
    assert caught.value.exit_code == 1
    assert len(str(caught.value).splitlines()) == 2


def test_one_unreadable_line_among_changed_ones_decides_the_exit_code(game: Journal) -> None:
    altered = game.text().replace(b'"hire"', b'"fire"').replace(b'"outage"', b'outage"')
    with pytest.raises(JournalError) as caught:
        Journal.parse(altered, "a.journal")
    assert [fault.altered for fault in caught.value.faults] == [True, False]
    assert caught.value.exit_code == 2


def test_a_file_of_another_sort_does_not_fill_the_screen(game: Journal) -> None:
    with pytest.raises(JournalError) as caught:
        Journal.parse(game.text() + b"\n".join([b"hello"] * 1_000))
    assert len(caught.value.faults) == 20


def test_a_number_in_another_spelling_is_found_even_if_its_value_is_the_same(
    header: Header,
) -> None:
    journal = Journal(header)
    journal.append(0, "player", "note", {"x": 1e16})
    assert b"1e+16" in journal.text()
    with pytest.raises(JournalError, match="written anew by another program"):
        Journal.parse(journal.text().replace(b"1e+16", b"1E+16"))


def test_the_format_is_what_its_description_says(game: Journal, forge: Forge, peel: Peel) -> None:
    assert forge(peel(game.text())) == game.text()


def test_every_line_that_is_left_out_moved_or_written_twice_is_found(game: Journal) -> None:
    lines = game.text().splitlines(keepends=True)
    for i in range(1, len(lines) - 1):
        without = lines[:i] + lines[i + 1 :]
        twice = [*lines[: i + 1], *lines[i:]]
        swapped = [*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]]
        for wrong, place in ((without, i + 1), (twice, i + 2), (swapped, i + 1)):
            with pytest.raises(JournalError) as caught:
                Journal.parse(b"".join(wrong))
            assert caught.value.faults[0].line == place
            assert "does not follow the one before it" in caught.value.faults[0].sentence
            assert caught.value.exit_code == 1


def test_lines_of_another_game_do_not_fit(game: Journal, header: Header) -> None:
    other = Journal(Header("0.1", "other", header.scenario_hash, 7, 2_000, 52))
    mixed = other.text() + b"".join(game.text().splitlines(keepends=True)[1:])
    with pytest.raises(JournalError, match=r"^2: this line does not follow"):
        Journal.parse(mixed)


# Values that belong nowhere, to be put wherever a line says something.
wild: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 1, 2**31, 2**63, 2**64, 10**30, 0.5, "", "e1", "undo", "x" * 70_000,
     [], [[]], {}, {"entry": "e1"}, {"entry": None}, {"a": {"a": {}}}, "\0", "ab" * 8]
)  # fmt: skip
wild_bytes = st.binary(max_size=6) | st.sampled_from(
    [b"\n", b"NaN", b"1e999", b"-Infinity", b"[" * 2_000, b'{"a":' * 900, b"\\ud800", b'"', b"\r",
     b"\xef\xbb\xbf", b"9" * 5_000, b"\xff", b"\0" * 70_000, b'"n":1,', b"{}\n"]
)  # fmt: skip


def mutated(data: st.DataObject, lines: list[dict[str, Any]], forge: Forge) -> bytes:
    """A journal with wrong values or lines, sealed as it should be, and then with wrong bytes."""
    draw = data.draw
    for _ in range(draw(st.integers(0, 3), "wrong values")):
        line = draw(st.sampled_from(lines))
        key = draw(st.sampled_from([*line, "seal", "path", "zzz"]))
        line[key] = draw(wild)
    for _ in range(draw(st.integers(0, 2), "wrong lines")):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines)))
        lines.insert(to, lines.pop(at) if draw(st.booleans()) else dict(lines[at]))
    text = forge(lines)
    for _ in range(draw(st.integers(0, 2), "wrong bytes")):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(wild_bytes) + text[start + draw(st.integers(0, 40)) :]
    return text[: draw(st.none() | st.integers(0, len(text)))]


def check_mutant(text: bytes) -> None:
    """A mutant is a journal or a refusal, and never anything else."""
    result = judged(text)
    if isinstance(result, JournalError):
        assert result.exit_code in {1, 2}
        assert all(str(fault).startswith("a.journal:") for fault in result.faults)
        assert str(result).encode()
    else:
        assert text.startswith(result.text()) or result.text() == text + b"\n"
        assert Journal.parse(result.text()).records == result.records
        for k in range(1, len(result.decisions()) + 1):
            Journal.parse(result.without(k).text())


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_a_mutant_is_a_journal_or_a_refusal(
    played: bytes, forge: Forge, peel: Peel, data: st.DataObject
) -> None:
    check_mutant(mutated(data, peel(played), forge))


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(st.data())
def test_ten_thousand_mutants_are_journals_or_refusals(
    played: bytes, forge: Forge, peel: Peel, data: st.DataObject
) -> None:
    check_mutant(mutated(data, peel(played), forge))
