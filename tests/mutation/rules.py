"""Breaks the rules on purpose, one place at a time, and asks the tests: `uv run poe mutants`.

Every operator, comparison, number, selection and call in `sim/rules` is changed in turn; each fault
runs `tests/rules` and `tests/literature` in a forked process, interpreted. What no test notices is
listed in `docs/mutants.md`. Names of topics (`queue voice`) try those alone and write nothing.
"""

import os

os.environ["NUMBA_DISABLE_JIT"] = "1"  # before anybody imports the compiler
os.environ["HYPOTHESIS_PROFILE"] = "hasty"  # a failure is enough, the smallest is not asked for

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.mutation.changes import Mutant, mutants_of
from tests.mutation.reasons import EQUAL, REASONS
from tests.mutation.trial import BROKEN, FOUND, Bench, against

PAGE = Path("docs/mutants.md")
WANTED = 0.85


class Verdict(NamedTuple):
    """What became of one fault."""

    topic: str
    mutant: Mutant
    found: bool

    @property
    def address(self) -> tuple[str, str, str, str]:
        """By which a reason is filed."""
        return self.topic, self.mutant.rule, self.mutant.was, self.mutant.became


def topics(wanted: list[str]) -> list[str]:
    """The topics of rules, all or some."""
    every = [path.stem for path in sorted(Path("sim/rules").glob("*.py"))]
    return [name for name in every if name != "__init__" and (not wanted or name in wanted)]


def verdicts(bench: Bench, wanted: list[str]) -> Iterator[Verdict]:
    """Try every fault of these topics."""
    for topic in wanted:
        text = Path(f"sim/rules/{topic}.py").read_text("utf-8")
        for mutant in mutants_of(text):
            code = bench.tried(topic, mutant.rule, mutant.text)
            if code == BROKEN:
                message = f"no test could be run on {mutant.rule}: {mutant.became}"
                raise SystemExit(message)
            yield Verdict(topic, mutant, code == FOUND)


def spoken(bench: Bench, wanted: list[str]) -> list[Verdict]:
    """The verdicts, survivors told as they come."""
    found, began = [], time.perf_counter()
    for verdict in verdicts(bench, wanted):
        found.append(verdict)
        if not verdict.found:
            m = verdict.mutant
            print(f"{verdict.topic}.{m.rule}: {m.was}  →  {m.became}", file=sys.stderr, flush=True)
    took = time.perf_counter() - began
    print(f"{len(found)} faults in {took:.0f} s, {score(found):.1%} found", file=sys.stderr)
    return found


def score(found: list[Verdict]) -> float:
    """Share of faults that some test notices."""
    return sum(one.found for one in found) / max(len(found), 1)


def in_a_cell(code: str) -> str:
    """Code as it can stand in a table."""
    return "`" + code.replace("|", "\\|") + "`"


def row(one: Verdict) -> str:
    """A survivor's line."""
    where = f"{one.topic}.{one.mutant.rule}"
    why = REASONS.get(one.address, "")
    return f"|{where}|{in_a_cell(one.mutant.was)}|{in_a_cell(one.mutant.became)}|{why}|"


def page(found: list[Verdict]) -> str:
    """The report."""
    survivors = [one for one in found if not one.found]
    equal = sum(REASONS.get(one.address, "").startswith(EQUAL) for one in survivors)
    lines = [
        "# Rules broken on purpose",
        "",
        "Written by `uv run poe mutants`; do not edit. Every operator, comparison, number,",
        "selection and call in `sim/rules` is changed in turn, and the tests of `tests/rules` and",
        "`tests/literature` that reach the rule are run against each fault, the lived weeks of",
        f"`tests/literature/runs` left out. At least {WANTED:.0%} must be found.",
        "",
        f"**{len(found)} faults, {len(found) - len(survivors)} found: {score(found):.1%}.**",
        f"Of the {len(survivors)} that survive, {equal} give the same numbers everywhere: no test",
        "can find them.",
        "",
        "|topic|faults|found|",
        "|-|-|-|",
    ]
    for topic in dict.fromkeys(one.topic for one in found):
        of = [one for one in found if one.topic == topic]
        lines.append(f"|{topic}|{len(of)}|{sum(one.found for one in of)}|")
    lines += ["", "## Survivors", "", "|rule|was|became|why no test finds it|", "|-|-|-|-|"]
    return "\n".join([*lines, *map(row, survivors), ""])


def main(wanted: list[str]) -> int:
    """Try, tell, and write the page where everything was tried."""
    found: list[Verdict] = []
    against(topics([]), lambda bench: found.extend(spoken(bench, topics(wanted))))
    if not wanted:
        PAGE.write_text(page(found), "utf-8")
    return 0 if score(found) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
