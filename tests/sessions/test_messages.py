"""What may come in: finite numbers, short texts, nothing unknown."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.messages import FACILITATOR, PLAYER, MessageError, read

SEAL = {"id": "a1", "kind": "seal", "round": 1, "quarter": 1, "decisions": [], "request": 0.0}


def test_a_message_is_read_as_it_was_meant():
    wish = {"kind": "campaign_burst", "spend": 1.5, "weeks": 8, "row": {"cx": 0.4}, "who": "it"}
    found = read(PLAYER, json.dumps(SEAL | {"decisions": [wish]}))
    assert found.decisions == [wish]
    assert isinstance(found.decisions[0]["weeks"], int)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1e308"])
@pytest.mark.parametrize("place", ["request", "decision", "row"])
def test_what_is_no_number_is_no_message(number, place):
    wish = {"request": "0.0", "decision": "1", "row": "1"} | {place: number}
    text = json.dumps(SEAL | {"decisions": "D", "request": "R"})
    text = text.replace('"R"', wish["request"]).replace(
        '"D"', f'[{{"kind": "x", "a": {wish["decision"]}, "b": {{"c": {wish["row"]}}}}}]'
    )
    with pytest.raises(MessageError):
        read(PLAYER, text)


@pytest.mark.parametrize(
    "change",
    [
        {"request": 0.2},
        {"request": True},
        {"request": "0"},
        {"quarter": 1.5},
        {"quarter": 0},
        {"round": 3},
        {"id": ""},
        {"id": "a b"},
        {"id": "x" * 41},
        {"more": 1},
        {"kind": "close"},
        {"decisions": [{}]},
        {"decisions": [{"kind": "x" * 61}]},
        {"decisions": [{"kind": {"a": {"b": 1}}}]},
        {"decisions": [{"kind": "x", "a": True}]},
        {"decisions": [{"Kind": "x"}]},
        {"decisions": [{"kind": "x"}] * 51},
    ],
)
def test_what_does_not_fit_is_no_message(change):
    with pytest.raises(MessageError):
        read(PLAYER, json.dumps(SEAL | change))


@pytest.mark.parametrize("kind", ["close", "begin", "inject", "kick", "say", "look", "memo"])
def test_no_player_has_a_word_for_what_the_facilitator_does(kind):
    whole = {"id": "a", "kind": kind, "round": 1, "quarter": 1, "event": "x", "text": "x"}
    with pytest.raises(MessageError):
        read(PLAYER, json.dumps({"id": "a", "kind": kind}))
    with pytest.raises(MessageError):
        read(PLAYER, json.dumps(whole))


@given(st.binary(max_size=200))
def test_noise_is_refused_and_nothing_worse(noise):
    for form in (PLAYER, FACILITATOR):
        with pytest.raises(MessageError):
            read(form, noise)


def test_deep_nesting_is_refused():
    with pytest.raises(MessageError):
        read(PLAYER, "[" * 5000 + "]" * 5000)
