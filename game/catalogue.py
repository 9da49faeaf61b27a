"""Reads `game/locale/<language>.po`, the file that translators write, as it stands.

Nothing has to be built after a change, wherever the game is run from. Babel writes these files
(`uv run poe texts`); a test compares what both read.
"""

import gettext
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
OWN_NAME = "English"
"""The text whose translation is what a language calls itself."""

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_FORMS = re.compile(r"\bplural\s*=\s*([^;]+)")
_FIELDS = {"msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgstr[1]", "msgstr[2]", "msgstr[3]"}

type Entry = dict[str, str]


def _one_form(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True)
class Catalogue:
    """The texts of a language: the English text, and what to say for it in each plural form."""

    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form_of: Callable[[int], int] = _one_form

    def gettext(self, text: str) -> str:
        """A text, or itself where it is missing."""
        return self.texts.get(text, (text,))[0]

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A text that depends on a number."""
        found = self.texts.get(one)
        if found is None or len(found) < 2:  # noqa: PLR2004
            return one if count == 1 else many
        return found[self.form_of(count)]


@cache
def catalogue(language: str) -> Catalogue:
    """The texts of a language; none where it has no file."""
    path = FOLDER / f"{language}.po"
    return read(path.read_text("utf-8")) if path.is_file() else Catalogue()


def languages() -> dict[str, str]:
    """Every language that the game speaks, and what it calls itself; English comes first."""
    found = sorted(path.stem for path in FOLDER.glob("*.po"))
    names = {name: catalogue(name).gettext(OWN_NAME) for name in found}
    return {"en": OWN_NAME} | names


def read(source: str) -> Catalogue:
    """A catalogue from the text of its file; what is doubtful (fuzzy) or empty is left out."""
    texts: dict[str, tuple[str, ...]] = {}
    header = ""
    for entry in _entries(source):
        said = tuple(text for name, text in entry.items() if name.startswith("msgstr"))
        if entry.get("msgid") == "":
            header = said[0]
        elif said and all(said):
            texts[entry["msgid"]] = said
    forms = _FORMS.search(header)
    form_of: Callable[[int], int] = gettext.c2py(forms[1].strip()) if forms else _one_form
    return Catalogue(texts, form_of)


def _entries(source: str) -> Iterator[Entry]:
    """Paragraphs of a file as mappings of keyword to text."""
    for paragraph in re.split(r"\n\s*\n", source):
        lines = paragraph.splitlines()
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            continue
        entry: Entry = {}
        name = ""
        for line in lines:
            if line.startswith("#"):
                continue
            keyword = line.split(" ", 1)[0]
            name = keyword if keyword in _FIELDS else name
            quoted = _STRING.search(line)
            entry[name] = entry.get(name, "") + (_plain(quoted[1]) if quoted else "")
        if "msgid" in entry:
            yield entry


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)
