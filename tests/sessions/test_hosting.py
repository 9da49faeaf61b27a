"""From what a facilitator says to a session's file: new, continued, or refused."""

import asyncio
import shutil

import pytest

from game.session.cases import known, minutes_of
from game.session.exporting import read
from game.session.hosting import HostError, Settings, host, listening, opened
from game.session.keys import digest
from game.session.store import StoreError
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.places import scenario_folder
from sim.version import MODEL

ADDRESS = "http://127.0.0.1:8765"
CASE = load_scenario("promise-gap")


def begun(tmp_path, scenario: str = "promise-gap", **more):
    settings = Settings(scenario, tmp_path / "a.session", **more)
    return opened(settings, load_scenario(scenario), ADDRESS)


def test_a_session_that_goes_on_has_its_code_and_luck_and_a_fresh_key_beside_the_old_one(tmp_path):
    first, before = begun(tmp_path)
    seed = first.about()["seed"]
    first.close()
    again, now = begun(tmp_path, seed=seed)
    about = again.about()
    again.close()
    assert (before.resumed, now.resumed) == (False, True)
    assert (now.code, about["seed"]) == (before.code, seed)
    assert now.facilitator != before.facilitator
    assert about["facilitators"] == [digest(before.facilitator), digest(now.facilitator)]
    assert now.lead == f"{ADDRESS}/facilitator#{now.facilitator}.{now.wall}"


@pytest.mark.parametrize("option", [{"seed": 5}, {"customers": 300}, {"minutes": 9.0}])
def test_a_session_that_goes_on_cannot_be_asked_to_have_begun_otherwise(tmp_path, option):
    begun(tmp_path, seed=7, minutes=4.0)[0].close()
    with pytest.raises(HostError, match=f"begun with another --{next(iter(option))};"):
        begun(tmp_path, **option)
    begun(tmp_path, seed=7, minutes=4.0)[0].close()


def test_a_session_of_another_case_is_not_gone_on_with(tmp_path):
    store, _open = begun(tmp_path)
    store.close()
    with pytest.raises(HostError, match="another scenario"):
        begun(tmp_path, "first-monday")


def test_a_session_that_another_model_played_is_not_gone_on_with(tmp_path):
    store, _open = begun(tmp_path)
    assert store.about()["model"] == MODEL
    store.keep("model", "2")
    store.close()
    with pytest.raises(StoreError, match=f"model 2, this is model {MODEL}: use the version"):
        begun(tmp_path)
    with pytest.raises(StoreError, match="model 2"):
        read(tmp_path / "a.session")


def test_a_case_of_ones_own_is_found_again_from_another_folder(tmp_path, monkeypatch):
    for file in scenario_folder().glob("*.yaml"):
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    store, _open = begun(tmp_path, "promise-gap.yaml")
    place = store.about()["scenario"]
    store.close()
    monkeypatch.chdir("/")
    assert load_scenario(place).hash == CASE.hash


@pytest.mark.parametrize("name", sorted({*scenario_ids()} - {"base"}))
def test_the_clock_of_a_case_fits_into_its_session_with_all_its_talk(name):
    case = load_scenario(name)
    session, breaks = case.session, sum(one.minutes for one in case.timeouts)
    talk = session.briefing_minutes + breaks + session.debrief_minutes
    unsaid = case.model_copy(update={"quarter_minutes": None})
    assert minutes_of(case) == case.quarter_minutes
    for one in (case, unsaid):
        assert talk + minutes_of(one) * session.rounds * case.quarters <= session.minutes
    longer = minutes_of(unsaid) + 0.5
    assert talk + longer * session.rounds * case.quarters > session.minutes


def test_the_clock_runs_as_fast_as_asked(tmp_path):
    store, _open = begun(tmp_path, minutes=6.0, speed=60.0)
    assert store.about()["minutes"] == pytest.approx(0.1)
    store.close()


def test_a_session_is_not_called_as_its_debrief_will_be(tmp_path):
    settings = Settings("promise-gap", tmp_path / "friday.HTML")
    with pytest.raises(HostError, match=r"friday\.HTML: the debrief is written as \.html"):
        opened(settings, CASE, ADDRESS)
    assert not settings.file.exists()


def test_the_host_knows_the_case_in_both_languages():
    case = known(CASE)
    assert case.title["de"] != case.title["en"]
    assert case.events.keys() == {one.id for one in CASE.events}
    assert all(one["prompt"]["de"] for one in case.timeouts.values())


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    first = listening(Settings("promise-gap", tmp_path, port=0))
    port = first.getsockname()[1]
    with pytest.raises(HostError, match=f"port {port}: .*--port 0"):
        listening(Settings("promise-gap", tmp_path, port=port))
    first.close()


def test_beside_a_file_that_is_refused_nothing_stays(tmp_path):
    file = tmp_path / "notes.session"
    file.write_text("no session")
    with pytest.raises(StoreError):
        asyncio.run(host(Settings("promise-gap", file, port=0), print))
    assert list(tmp_path.iterdir()) == [file]


def test_a_language_that_was_asked_for_stands_in_every_link(tmp_path):
    for language, said in (("de", "?lang=de"), (None, "")):
        file = tmp_path / f"{language}.session"
        settings = Settings("promise-gap", file, language=language)
        store, found = opened(settings, load_scenario("promise-gap"), "http://127.0.0.1:1")
        entry = store.about()["entry"]
        store.close()
        assert entry == f"/{said}#{found.code}"
        assert found.lead.split("#")[0] == f"http://127.0.0.1:1/facilitator{said}"
        assert found.show.split("#")[0] == f"http://127.0.0.1:1/wall{said}"
