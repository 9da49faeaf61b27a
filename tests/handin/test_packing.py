"""A game as a text for a QR code: nothing is lost, and nothing that was altered comes through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.handin.code import code_of, drawing
from game.handin.packing import HandInError, pack, unpack
from sim.decisions import as_json
from sim.journal import Header, Journal
from sim.room import SEATS, Room
from sim.scenario.names import DEPARTMENTS
from tests.strategies import decisions

SMALL = 400
"""Bytes of a game of twelve quarters with two moves each."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
OF_BYTE = 5 / 8
"""Bytes of a letter of base 32."""


def book(room: Room | None = None, seed: int = 7) -> Journal:
    extra = {} if room is None else room.in_header()
    return Journal(Header("3", "promise-gap", "4" * 64, seed, 1200, 52, extra=extra))


def live(journal: Journal, weeks: int = 13) -> None:
    for week in range(journal.open_week if journal.seals else 0, weeks):
        journal.seal(week, {"brand": f"{week:08x}"})


def sealed(journal: Journal, week: int, seat: str, chosen: list, *, computer: bool) -> None:
    said = {"sealed": chosen, "request": 0.02, "computer": computer}
    journal.append(week, seat, "note", said)


@st.composite
def alone(draw) -> Journal:
    """Somebody plays: decides, takes back, predicts, closes; others inject and remark."""
    journal = book(seed=draw(st.integers(0, 2**64 - 1)))
    for quarter in range(draw(st.integers(0, 3))):
        week = 13 * quarter
        for by in draw(st.lists(st.sampled_from(["ceo", "lab", "service"]), max_size=3)):
            entry = journal.append(week, by, "decide", as_json(draw(decisions())))
            if draw(st.booleans()):
                journal.append(week, by, "undo", {"entry": entry.id})
                if draw(st.booleans()):
                    journal.append(week, by, "redo", {"entry": entry.id}, "own-name")
        if draw(st.booleans()):
            line = draw(st.lists(st.floats(0, 100), min_size=1, max_size=13))
            data = {"metric": "brand_equity", "line": line, "reason": draw(st.text(max_size=9))}
            journal.append(week, "ceo", "predict", data)
        journal.append(week, "ceo", "close", {"quarter": quarter + draw(st.integers(0, 1))})
        journal.append(week, "facilitator", "note", {"remark": draw(st.text(max_size=9))})
        live(journal, week + 13)
    return journal


@st.composite
def shared(draw) -> Journal:
    """People and computers seal, and some of it is refused when all lies open."""
    journal = book(Room(("sales", "ceo"), draw(st.integers(1, 2))))
    journal.append(0, "ceo", "note", {"team": "Die Füchse"})
    for quarter in range(draw(st.integers(1, 3))):
        week, chosen = 13 * quarter, {}
        for seat in draw(st.permutations(SEATS)):
            chosen[seat] = [as_json(one) for one in draw(st.lists(decisions(), max_size=2))]
            sealed(journal, week, seat, chosen[seat], computer=seat in DEPARTMENTS)
        if draw(st.booleans()):
            chosen["sales"] = [as_json(draw(decisions()))]
            sealed(journal, week, "sales", chosen["sales"], computer=False)
        for seat in SEATS:
            for place, one in enumerate(chosen[seat]):
                if draw(st.booleans()):
                    journal.append(week, seat, "decide", one, f"sealed-{week}-{seat}-{place}")
        journal.append(week, "ceo", "note", {"revealed": True})
        journal.append(week, "ceo", "close", {"quarter": 1 + quarter})
        live(journal, week + 13)
    return journal


@settings(max_examples=40)
@given(alone() | shared())
def test_every_game_comes_out_of_its_text_as_it_went_in(journal):
    found = unpack(pack(journal))
    said = [one.payload() for one in journal.entries if one.week <= found.weeks]
    assert [one.payload() for one in found.journal.entries] == said
    assert repr(found.journal.entries) == repr(journal.entries[: len(said)])  # 0 is not 0.0
    assert found.weeks == len(journal.seals)
    assert (found.header.seed, found.header.extra) == (journal.header.seed, journal.header.extra)


@settings(max_examples=15)
@given(alone(), st.data())
def test_a_letter_that_is_wrong_missing_or_too_many_is_noticed(journal, data):
    text = pack(journal)
    place = data.draw(st.integers(6, len(text) - 1))
    other = data.draw(st.sampled_from(LETTERS.replace(text[place], "")))
    wrongs = [text[:place], text + "AAAAAAAA"]
    if place < len(text) - 1:  # the last letter has bits that mean nothing
        wrongs.append(text[:place] + other + text[place + 1 :])
    for wrong in wrongs:
        with pytest.raises(HandInError):
            unpack(wrong)


def test_spaces_lines_and_small_letters_do_no_harm():
    journal = book()
    live(journal)
    text = pack(journal)
    broken = "\n".join(text[n : n + 7].lower() + " " for n in range(0, len(text), 7))
    assert unpack(broken).journal.entries == unpack(text).journal.entries


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("https://example.org", "This is no game"),
        ("SILO2:ABCDEFGH", "begins with SILO2:; this version of the program reads SILO1:"),
        ("SILO1:", "A letter is missing or wrong: 0 came"),
        ("SILO1:äöü", "A letter is missing or wrong"),
        ("SILO1:" + "A" * 9000, "no packed game has over"),
    ],
)
def test_what_is_no_packed_game_is_answered_with_a_sentence(text, sentence):
    with pytest.raises(HandInError, match=sentence):
        unpack(text)


def twelve_quarters() -> Journal:
    """Two moves a quarter, with usual numbers, and a guess each time."""
    moves = [
        {"kind": "empower", "latitude": 0.5}, {"kind": "root_cause_work", "floor": 0.15},
        {"kind": "promise_level", "extra": -0.05}, {"kind": "shared_goals", "weight": 0.3},
        {"kind": "shift_budget", "service": 0.02, "marketing": -0.02},
        {"kind": "listening_owner", "owner": "service"}, {"kind": "train", "weeks": 13},
    ]  # fmt: skip
    journal = book()
    for quarter in range(12):
        week = 13 * quarter
        for turn in (0, 1):
            journal.append(week, "ceo", "decide", moves[(2 * quarter + turn) % len(moves)])
        line = [round(40.0 + 0.2 * week / 13 + 0.2 * n, 2) for n in range(13)]
        data = {"metric": "brand_equity", "line": line, "reason": "delay"}
        journal.append(week, "ceo", "predict", data)
        journal.append(week, "ceo", "close", {"quarter": 1 + quarter})
        live(journal, week + 13)
    return journal


def test_twelve_quarters_fit_a_code_that_can_be_photographed_from_a_small_screen():
    text = pack(twelve_quarters())
    assert len(text) * OF_BYTE <= SMALL
    assert drawing(text).mode == "alphanumeric"
    assert code_of(text).pixels(500) >= 4


def test_a_packed_game_of_this_format_is_read_by_every_later_version():
    kept = (
        "SILO1:UQQLS7PQCFXVLZWXMR5YHBRJ2QH3V2MJEC3ZUQABLLYAEAYGN4VQKWD5EMK2IQGHTLRCSTBBUGJJFGUTLC"
        "ERENDYCGFNHYNVTIXDQCDQK5W7QS2RAM6WGDGXDCI6GGUCEWYC4OC7UCKLWRWEGQ46AORQ3RUUFAJ3WELLFBDCC7"
        "GX4M3S5QTS47IQDG5WQDVSUAUOE4FHB6ZGGF6VPWDAMFFYR6MPJAJPO3IZYQSJDKTXF3RXGQMUZOO72BWGRZD6IO"
        "FYDTP5IYDIGLHXDOIZ5JDDAE"
    )
    found = unpack(kept)
    first, *_rest, last = found.journal.entries
    assert (found.header.scenario, found.header.seed, found.weeks) == ("promise-gap", 7, 156)
    assert first.data == {"kind": "empower", "latitude": 0.5}
    assert last.data == {"quarter": 12}
