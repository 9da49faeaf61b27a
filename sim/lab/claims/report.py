"""The verdicts as JSON and as a document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from sim.lab.claims.catalogue import LOOP_SECTION, SECTIONS
from sim.lab.claims.choices import AFTER_A_LOOK
from sim.lab.claims.contrasts import Finding, Test
from sim.lab.claims.loops import LOOPS
from sim.lab.claims.robust import Held
from sim.lab.claims.verdicts import Judged
from sim.lab.compare import Effect

HEADS = ("claim", "source", "intervention → control", "expected", "effect", "verdict", "without")
CAUTION = (
    "One of the source articles says that no study links departmental dysfunction directly to",
    "profitability. So every size below is the model's, not a measurement; what can be judged is",
    "sign and shape, and which mechanism they hang on.",
)


def plain(effect: Effect) -> dict[str, float | None]:
    """Effect and interval as JSON has them."""
    pairs = {"effect": effect.mean, "low": effect.low, "high": effect.high}
    return {name: x if np.isfinite(x) else None for name, x in pairs.items()}


def as_object(one: Judged, held: Held | None = None) -> dict[str, Any]:
    """A verdict as a JSON object."""
    empty: dict[str, float | None] = {"effect": None, "low": None, "high": None}
    claim, head = one.claim, one.headline
    return {
        "id": claim.id,
        "source": claim.source,
        "claim": claim.says,
        "verdict": one.verdict,
        **(plain(head) if head else empty),
        "expected": claim.expected,
        "horizon": claim.horizon,
        "tests": [
            {"test": test.label, "expected": test.expected, "holds": found.holds}
            | plain(found.effect)
            for test, found in zip(claim.tests, one.findings, strict=False)
        ],
        "ablation": {
            item.ablation.name: {
                "of": claim.tests[item.ablation.test].label,
                "parameters": dict(item.ablation.parameters),
                "counts": item.counts,
                **plain(item.finding.effect),
            }
            for item in one.ablated
        },
        "reading": claim.reading,
        "robust": held.share if held else None,
    }


def as_objects(judged: Iterable[Judged], held: Mapping[str, Held]) -> dict[str, Any]:
    """Everything that `--json` prints, the loops by themselves."""
    loops = {claim.id for claim in LOOPS}
    objects = [as_object(one, held.get(one.claim.id)) for one in judged]
    return {
        "claims": [one for one in objects if one["id"] not in loops],
        "loops": [one for one in objects if one["id"] in loops],
    }


def number(x: float) -> str:
    """A figure in three places."""
    if not np.isfinite(x):
        return "∞" if x > 0 else "−∞"
    size = abs(x)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3  # noqa: PLR2004
    text = f"{x:,.{digits}f}" if size > 0 else "0"
    return text.replace("-", "−") if float(text.replace(",", "")) else "0"


def said(effect: Effect) -> str:
    """A mean with its interval."""
    return f"{number(effect.mean)} [{number(effect.low)}, {number(effect.high)}]"


def sentence(test: Test, found: Finding) -> str:
    """What was expected of a test and what came."""
    more = f" ({found.note})" if found.note else ""
    outcome = "as expected" if found.holds else "not as expected"
    return f"{test.label}: {said(found.effect)}, expected {test.expected}: {outcome}{more}"


def row(one: Judged, held: Mapping[str, Held]) -> str:
    """A claim's line in the table."""
    claim = one.claim
    cells = [
        f"**{claim.id}** {claim.says}",
        claim.source,
        f"{claim.intervention} → {claim.control}",
        f"{claim.outcome}: {claim.expected}",
        said(one.headline) if one.headline else "",
        one.verdict,
        "; ".join(_left(item) for item in one.ablated),
    ]
    if held:
        cells.append(held[claim.id].words if claim.id in held else "")
    return f"| {' | '.join(cells)} |"


def _left(item: Any) -> str:
    counts = "gone" if item.counts else "stays"
    return f"{item.ablation.name}: {said(item.finding.effect)}, {counts}"


def tables(judged: Sequence[Judged], held: Mapping[str, Held]) -> list[str]:
    """A table for each section."""
    by_id = {one.claim.id: one for one in judged}
    heads = [*HEADS, "robust"] if held else HEADS
    lines: list[str] = []
    for title, claims in (*SECTIONS, (LOOP_SECTION, LOOPS)):
        rows = [row(by_id[claim.id], held) for claim in claims if claim.id in by_id]
        if rows:
            lines += [f"## {title}", "", f"| {' | '.join(heads)} |"]
            lines += [f"|{'|'.join('---' for _ in heads)}|", *rows, ""]
    return lines


def open_questions(judged: Sequence[Judged]) -> list[str]:
    """What is not shown, with numbers and the reading."""
    lines: list[str] = []
    for one in judged:
        if one.verdict == "shown":
            continue
        missed = ". ".join(_capital(sentence(test, found)) for test, found in one.missed)
        text = " ".join(
            part for part in (f"{missed}." if missed else "", one.claim.reading) if part
        )
        lines.append(f"- **{one.claim.id}**, {one.verdict}. {text}")
    return lines


def remarks(judged: Sequence[Judged]) -> list[str]:
    """What should be known of claims that are shown."""
    shown = (one for one in judged if one.verdict == "shown" and one.claim.reading)
    return [f"- **{one.claim.id}**. {one.claim.reading}" for one in shown]


def details(judged: Sequence[Judged]) -> list[str]:
    """Every test with its numbers, and the mechanism it is put down to."""
    lines: list[str] = []
    for one in judged:
        if one.findings:
            lines.append(f"- **{one.claim.id}** ({one.claim.mechanism})")
            pairs = zip(one.claim.tests, one.findings, strict=True)
            lines += [f"  - {sentence(test, found)}" for test, found in pairs]
    return lines


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def document(
    judged: Sequence[Judged], held: Mapping[str, Held], seeds: int, people: int, command: str
) -> str:
    """The whole page."""
    register = {claim.id for title, part in SECTIONS if title.startswith("1") for claim in part}
    claims = [one for one in judged if one.claim.id in register]
    count = Counter(one.verdict for one in claims)
    words = ", ".join(f"{count[verdict]} {verdict}" for verdict in sorted(count))
    lines = [
        *("# What the model shows of the sources' claims", ""),
        *("Written by a command; do not edit:", "", "```", command, "```", ""),
        *CAUTION,
        "",
        f"{seeds} paired seeds, {people:,} people, 156 weeks where nothing else is said; one set",
        "of parameters, the defaults, for all claims, without events. An effect is the mean",
        "difference on the same luck, with its 95 % interval over seeds. A claim is *shown* when",
        "all of its tests come out as expected, *reversed* when its first test comes out the other",
        "way round. *Without*: the effect among firms in which a mechanism is switched off by",
        "declared parameters; it is *gone* when at most half of it is left or its interval",
        "contains 0. Mechanisms that are off by default are switched on, each at one value, in the",
        "claims that are about them and nowhere else.",
        *(_robust_words(held)),
        "",
        f"Of {len(claims)} claims: {words}.",
        "",
        *tables(judged, held),
        *("## What is not shown, and why", "", *open_questions(judged), ""),
        *("## Remarks on what is shown", "", *remarks(judged), ""),
        *("## Chosen after a first look", "", AFTER_A_LOOK),
        *("## All tests", "", *details(judged), ""),
    ]
    return "\n".join(lines)


def _robust_words(held: Mapping[str, Held]) -> list[str]:
    if not held:
        return []
    sets = max(item.sets for item in held.values())
    return [
        f"*Robust*: of {sets} random sets of parameters (assumptions ± 30 %, those with a",
        "source ± 15 % or inside their published range, points on a common scale ± 10 %), the",
        "share in which the claim is shown again with fewer seeds and, in brackets, the share in",
        "which the mean of its first test has the expected sign. The column is written by",
        "`uv run silo claims --robust`.",
    ]
