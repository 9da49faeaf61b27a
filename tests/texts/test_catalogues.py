"""What other languages say of the interface: whole, with the same blanks, and read rightly."""

import pytest

from game import words
from game.catalogue import FOLDER, catalogue, languages, read
from tests.texts.catalogues import blanks, parsed, spoken

OTHERS = [path.stem for path in sorted(FOLDER.glob("*.po"))]
every_language = pytest.mark.parametrize("language", OTHERS)


@pytest.fixture(autouse=True)
def in_english():
    yield
    words.speak("en")


@every_language
def test_every_text_of_the_interface_has_a_translation_and_none_is_left_over(language):
    said = catalogue(language).texts
    wanted = {message.id[0] if message.pluralizable else message.id for message in spoken()} - {""}
    assert sorted(wanted - said.keys()) == [], "`uv run poe texts` puts them into the catalogue"
    assert sorted(said.keys() - wanted) == [], "`uv run poe texts` takes them out"


@every_language
def test_a_translation_fills_in_the_same_blanks_and_is_beyond_doubt(language):
    for message in parsed(FOLDER / f"{language}.po"):
        assert not message.fuzzy or not message.id, message.id
        asked = message.id if message.pluralizable else (message.id,)
        given = message.string if message.pluralizable else (message.string,)
        named = set().union(*map(blanks, asked))
        if message.id and all(given):  # one of a thing may go without its number
            assert set().union(*map(blanks, given)) == named, message.id
            assert blanks(given[-1]) == named, message.id


@every_language
def test_our_reader_and_that_of_babel_read_the_same(language):
    said = catalogue(language).texts
    for message in parsed(FOLDER / f"{language}.po"):
        if message.id and not message.fuzzy:
            first = message.id[0] if message.pluralizable else message.id
            given = message.string if message.pluralizable else (message.string,)
            assert said.get(first, given) == tuple(given)
            assert (first in said) == all(given)


def test_a_language_is_called_what_it_calls_itself_and_english_is_the_first():
    assert next(iter(languages().items())) == ("en", "English")
    assert languages()["de"] == "Deutsch"


@pytest.mark.parametrize(
    ("wished", "spoken"),
    [
        (["de"], "de"),
        (["de_AT"], "de"),
        (["de-CH", "en"], "de"),
        (["xx", "de"], "de"),
        (["xx"], "en"),
        ([], "en"),
    ],
)
def test_the_first_known_of_the_wished_languages_is_spoken(wished, spoken):
    assert words.chosen(wished) == spoken


SMALL = r"""
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n%10==1 ? 0 : n<5 ? 1 : 2);\n"

#: somewhere.py
msgid ""
"Two "
"lines with \"marks\" and a \\ and\n"
"a break"
msgstr "Zwei"

msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} a"
msgstr[1] "{n} b"
msgstr[2] "{n} c"

#, fuzzy
msgid "doubtful"
msgstr "zweifelhaft"

msgid "empty"
msgstr ""
"""


def test_a_catalogue_is_read_with_breaks_marks_and_its_own_plural_forms():
    small = read(SMALL)
    assert small.gettext('Two lines with "marks" and a \\ and\na break') == "Zwei"
    assert [small.ngettext("{n} week", "{n} weeks", n)[-1] for n in (1, 3, 7, 21)] == list("abca")
    assert (small.gettext("doubtful"), small.gettext("empty")) == ("doubtful", "empty")
    assert small.gettext("") == ""
    assert small.ngettext("{n} day", "{n} days", 1) == "{n} day"
    assert small.ngettext("{n} day", "{n} days", 2) == "{n} days"
