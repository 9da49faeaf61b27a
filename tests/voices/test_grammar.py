"""The file of lines: what it must hold, and what is said of one that does not.

The first line of each broken file says what must be said of it: `# expect: line: sentence`.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from sim.scenario.schema import Words
from sim.voices import MOODS, Grammar, GrammarError, load_grammar
from sim.voices.grammar import SHAPES, ByCause, Line
from sim.voices.reading import FREE, REQUIRED
from sim.voices.wording import Speaker
from tests.voices.games import ENGLISH, english, every_language, grammar, heard

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
SPOKEN_TO = {"firm", "phone", "mail", "calls", "letters", "public", "exit", "friend"}
TO_THE_FIRM = {"contradiction", "routine", "wait", "gave_up", "bounced", "overtaken", "left"}
TO_THE_FIRM |= {"solved_once", "solved_late", "solved_public", "reply_only"}
"""Causes of which only cases, and leavers, speak."""
EDITS = {
    "a placeholder nobody fills in": (
        'plain: "I give up. It is cheaper."',
        'plain: "I give up, {nane}."',
        "{nane} is not known. There is",
    ),
    "a number that may not be there": (
        'plain: "I give up. It is cheaper."',
        'plain: "I give up after {n}."',
        "says {n}: put `again` or `third` into its `when`",
    ),
    "a format of Python's": (
        'plain: "I give up. It is cheaper."',
        'plain: "I give up {brand!r}."',
        "{brand!r} is not known. Did you mean `brand`?",
    ),
    "a brace alone": (
        'plain: "I give up. It is cheaper."',
        'plain: "I give up {."',
        "has a brace without its partner",
    ),
    "a line that grows too long": (
        'plain: "I give up. It is cheaper."',
        f'plain: "{"I give up. " * 11}{{promise}} {{thing}}"',
        "takes 162 characters when filled in, more than 140",
    ),
    "a line that stands there twice": (
        'plain: "I give up. It is cheaper."',
        'plain: "They are always very sorry. One begins to worry about them."',
        "says the same as line",
    ),
    "no opening that always fits": (
        "\n  - {text: Me again.}\n  - {text: As before.}\n  - {text: One more from me.}",
        "\n  - {text: I have written to you before.}",
        "needs one without `when`, of at most 12 characters",
    ),
}


def lines_of(language: str) -> list[tuple[str, str, Line]]:
    """Every line with its cause and mood."""
    return [
        (cause, mood, line)
        for cause in ByCause.model_fields
        for mood in MOODS
        for line in grammar(language).pool(cause, mood)
    ]


def edited(folder: Path, old: str, new: str) -> Path:
    """The English file with one change."""
    text = ENGLISH.read_text("utf-8")
    assert text.count(old) == 1
    path = folder / "en.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def pool_of(folder: Path, *lines: str) -> Path:
    """The English file in which leavers who were content say just these lines."""
    text = ENGLISH.read_text("utf-8")
    head = text.rindex("    pleased:\n")
    path = folder / "en.yaml"
    path.write_text(text[:head] + "    pleased:\n" + "".join(f"      - {x}\n" for x in lines))
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(GrammarError) as caught:
        load_grammar(path)
    return [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults]


def test_there_are_enough_broken_files():
    assert len(BROKEN) >= 14


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_with_its_line(path):
    expected = path.read_text("utf-8").splitlines()[0].removeprefix("# expect: ")
    assert faults(path) == [expected]


@pytest.mark.parametrize("what", EDITS)
def test_a_mistake_in_a_text_is_told_with_its_line(tmp_path, what):
    old, new, sentence = EDITS[what]
    path = edited(tmp_path, old, new)
    lines = path.read_text("utf-8").splitlines()
    begun = next(
        number for number, line in enumerate(lines, 1) if new.strip().split("\n")[0] in line
    )
    found = faults(path)
    assert [fault for fault in found if sentence in fault] == found
    assert int(found[0].split(":")[0]) >= begun - 1
    if len(found) == 1 and "twice" not in what and "opening" not in what:
        assert int(found[0].split(":")[0]) == begun


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["{plain: One.}", "{joke: Two.}"], "needs 4 lines at least, and has 2"),
        (
            ["{plain: One.}", *(f"{{joke: Nr {n}., when: [exit]}}" for n in range(3))],
            f"needs 2 lines without `when` and braces, of at most {FREE} characters",
        ),
        ([f"{{plain: Nr {n}.}}" for n in range(4)], "has one shape only: mix 2 at least"),
    ],
)
def test_a_pool_that_is_too_small_or_too_plain_is_refused(tmp_path, lines, sentence):
    assert [fault.split(": ", 1)[1] for fault in faults(pool_of(tmp_path, *lines))] == [
        f"lines.left.pleased: {sentence}"
    ]


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert faults(tmp_path / "xx.yaml") == [" no such file"]


def test_a_language_takes_its_own_words_from_the_scenario():
    words = Words.model_validate({"thing": {"en": "order", "de": "Bestellung"}})
    assert Speaker(grammar("de"), words).fixed["thing"] == "Bestellung"
    assert Speaker(english(), words).fixed["thing"] == "order"


@every_language
class TestEveryLanguage:
    def test_it_says_which_language_it_is(self, language):
        assert grammar(language).language == language

    def test_every_cause_has_lines_for_every_mood_it_can_leave_people_in(self, language):
        assert set(REQUIRED) == set(ByCause.model_fields)
        for cause, moods in REQUIRED.items():
            assert all(len(grammar(language).pool(cause, mood)) >= 4 for mood in moods)

    def test_rare_moods_are_rare(self, language):
        rare = total = 0
        for policy in ("status-quo", "integrated-redesign", "executive-in-operations"):
            diary, voices = heard(policy, language=language)
            for week in diary.weeks:
                for message in voices.of_week(week).messages:
                    total += 1
                    rare += message.mood not in message.line.split("/")
        assert rare / total < 0.02

    def test_there_are_four_shapes_and_none_is_scarce(self, language):
        counts = Counter(line.shape for _, _, line in lines_of(language))
        assert set(counts) == set(SHAPES)
        assert all(count > counts.total() / 8 for count in counts.values())

    def test_a_line_is_a_sentence_that_does_not_shout(self, language):
        for _, _, line in lines_of(language):
            text = line.text
            assert text[0].isupper() or text.startswith("{")
            assert text[-1] in ".?"
            assert not [word for word in re.findall(r"[A-ZÄÖÜ]{2,}", text) if word != "IT"]
            assert not re.search(r"!|  |o'clock|\bUhr\b|\b\d", text)


def test_in_english_only_who_speaks_to_the_firm_or_to_a_friend_says_you():
    for cause, _, line in lines_of("en"):
        to_somebody = SPOKEN_TO & set(line.when)
        asks_around = re.search(r"^(Have|Did|Do) you|when you write|[Ii]f you are", line.text)
        text = line.text.replace("hank you", "").replace("thank-you", "")
        if re.search(r"\b[Yy]ours?\b|\b[Yy]ou\b", text):
            assert to_somebody or cause in TO_THE_FIRM or asks_around, text


def test_in_german_only_the_firm_is_addressed_as_sie_and_only_friends_as_du():
    formal = r"[a-zäöüß,] (Sie|Ihnen|Ihr|Ihre[nmrs]?)\b"
    for cause, _, line in lines_of("de"):
        when = set(line.when)
        if re.search(formal, line.text):
            assert cause in TO_THE_FIRM or (SPOKEN_TO - {"friend"}) & when, line.text
        if re.search(r"\b([Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[nmrs]?|hast|euch)\b", line.text):
            assert "friend" in when, line.text


def test_in_german_the_thing_stands_without_article_or_adjective():
    """Its gender is known to the scenario only."""
    before = r"\b(der|die|das|den|dem|ein\w*|mein\w*|kein\w*|\w+e[nrsm]) \{thing\}"
    for _, _, line in lines_of("de"):
        assert not re.search(before, line.text), line.text


def test_a_grammar_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        english().language = "fr"
    assert isinstance(english(), Grammar)
