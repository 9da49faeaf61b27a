"""The pages: no remote address, no text that is not looked up, no word that nobody says."""

import re

import pytest

from game.session.server import PAGES
from game.session.texts import texts
from sim.room import SEATS

SCRIPTS = sorted(PAGES.glob("*.js"))
SOURCE = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
REASONS = {key.removeprefix("no-") for key in texts("en") if key.startswith("no-")}


def test_scripts_ask_for_words_that_there_are_and_for_all_of_them():
    asked = set(re.findall(r'\bt\("([a-z0-9-]+)"', SOURCE)) - {"no-"}
    known = texts("en").keys()
    assert asked <= known
    named = set(re.findall(r'"([a-z0-9-]+)"', SOURCE)) | {"kick-long", "look-long", "here", "left"}
    named |= set(SEATS)  # which the host names
    assert {key for key in known if not key.startswith("no-")} <= named


def test_every_refusal_has_a_sentence():
    folder = PAGES.parent
    source = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    given = set(re.findall(r'Refusal\("([a-z-]+)"\)', source))
    given |= set(re.findall(r'refuse_unless\([^"]*?(?:"[a-z_]+"[^"]*?)*"([a-z-]+)"\)', source))
    given |= set(re.findall(r'_no\("([a-z-]+)"', source)) | {"unreadable", "disk"}
    assert given
    assert given - REASONS == set()


def test_german_pages_speak_german_throughout():
    english, german = texts("en"), texts("de")
    alike = {key for key in english if english[key] == german[key]}
    assert (
        alike
        == {"marketing", "service", "it", "code", "teams", "team", "rename", "hand-text"} & alike
    )
    assert len(alike) < 10


@pytest.mark.parametrize("path", sorted(PAGES.iterdir()), ids=lambda path: path.name)
def test_a_page_names_no_other_host_and_makes_no_markup_of_texts(path):
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.findall(r"https?://[a-z]", text)
    for wrong in (
        "innerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "style=",
    ):
        assert wrong not in text
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
