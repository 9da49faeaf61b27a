"""From lives to verdicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sim.lab.claims.contrasts import Finding, Lookup, Test
from sim.lab.claims.living import THREADS, Lives, Progress
from sim.lab.claims.register import Ablation, Claim
from sim.lab.compare import Effect

Verdict = Literal["shown", "not shown", "reversed", "not built"]
HALF = 0.5
"""An ablation counts when it leaves at most this part of the effect."""


@dataclass(frozen=True, slots=True)
class Ablated:
    """What is left without a mechanism."""

    ablation: Ablation
    finding: Finding
    before: Effect

    @property
    def counts(self) -> bool:
        """Whether the effect is gone: at most half is left, or the interval contains 0."""
        if self.finding.vanishes or self.before.mean == 0.0:
            return True
        return self.finding.effect.mean / self.before.mean <= HALF


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and what came of it."""

    claim: Claim
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    ablated: tuple[Ablated, ...] = ()

    @property
    def headline(self) -> Effect | None:
        """Effect and interval of the first test."""
        return self.findings[0].effect if self.findings else None

    @property
    def missed(self) -> tuple[tuple[Test, Finding], ...]:
        """The tests that did not come out as expected."""
        pairs = zip(self.claim.tests, self.findings, strict=True)
        return tuple((test, finding) for test, finding in pairs if not finding.holds)


def judged(claim: Claim, look: Lookup) -> Judged:
    """What a claim's lives say of it."""
    if not claim.built:
        return Judged(claim, "not built")
    findings = tuple(test.found(look) for test in claim.tests)
    left = (test.found(look) for test in claim.ablated())
    ablated = tuple(
        Ablated(ablation, finding, findings[ablation.test].effect)
        for ablation, finding in zip(claim.ablations, left, strict=True)
    )
    if all(finding.holds for finding in findings):
        return Judged(claim, "shown", findings, ablated)
    verdict: Verdict = "reversed" if findings[0].reverses else "not shown"
    return Judged(claim, verdict, findings, ablated)


def judge(
    claims: Iterable[Claim],
    seeds: Sequence[int],
    people: int = 1_000,
    threads: int = THREADS,
    progress: Progress | None = None,
) -> list[Judged]:
    """Live all arms of some claims, each once, and judge.

    Args:
        claims: to be judged.
        seeds: whose luck; arms of one seed share it.
        people: simulated.
        threads: lives at a time; the verdicts do not depend on it.
        progress: told the number of lives lived.
    """
    claims = list(claims)
    cells = (cell for claim in claims for cell in claim.all_cells())
    lives = Lives(cells, seeds, people, threads, progress)
    return [judged(claim, lives.look) for claim in claims]


def lives_of(claims: Iterable[Claim]) -> int:
    """How many lives a seed takes: arms that several claims share are lived once."""
    return len({arm for claim in claims for arm, _ in claim.all_cells()})
