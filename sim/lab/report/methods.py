"""A paragraph on methods, ready for a paper, in which every number is that of the experiment."""

from collections.abc import Iterator

from sim.lab.experiment.schema import Design, Factorial, Indices, Morris, Table
from sim.lab.report.facts import Facts
from sim.lab.statistics.resampling import ROUNDS
from sim.lab.statistics.sensitivity import ROUNDS as INDEX_ROUNDS


def methods(facts: Facts) -> str:
    """The paragraph."""
    return " ".join(_sentences(facts))


def _sentences(facts: Facts) -> Iterator[str]:
    experiment, made = facts.experiment, facts.manifest["environment"]
    first, last = facts.seeds[0], facts.seeds[-1]
    runs, failed = facts.state["runs"], facts.state["failed"]
    yield (
        f"We used the agent-based simulation Silo Dynamics {made['silo-dynamics']} "
        f"(model {made['model']}{_commit(made)}; Python {made['python']}, NumPy {made['numpy']}, "
        f"Numba {made['numba']}, {made['machine']})."
    )
    yield (
        f"The design was {design_of(experiment.design)} over {_count(experiment.factors, 'factor')}"
        f", {facts.points:,} points in all, each lived with the same "
        f"{_count(facts.seeds, 'seed')} ({first} to {last}): {runs:,} runs of "
        f"{experiment.weeks:,} weeks after a year of burn-in, with {experiment.customers:,} "
        f"simulated people; {failed:,} runs failed."
    )
    yield (
        "Each random draw is found by seed, purpose, week and person (Philox4x32-10), so that runs "
        "of one seed differ only by what the factors change."
    )
    if facts.answers:
        yield from _contrasts(facts)
    if facts.courses:
        yield (
            "Bands over weeks are given pointwise and for all weeks together (sup-t); the spread "
            "of the runs, from the 5th to the 95th percentile, is shown apart from both."
        )
    if facts.sensitivities:
        yield _sensitivity(facts)
    yield f"The results have the hash {facts.state['hash']}."


def _contrasts(facts: Facts) -> Iterator[str]:
    experiment, level = facts.experiment, f"{100 * facts.experiment.confidence:g} %"
    used = sorted({one.effect.interval.method for one in facts.answers} - {"none"})
    names = {"t": "Student's t", "Hall": "Hall's transformation where skewness exceeds 1"}
    told = ", ".join(names[one] for one in reversed(used)) or "too few seeds for any"
    yield (
        f"Effects are differences paired by seed, of "
        f"{_count(facts.answers, 'contrast')} fixed before the runs, with {level} intervals "
        f"({told}) and {level} intervals that hold for all contrasts together (max-t, "
        f"{ROUNDS:,} bootstrap samples of the seeds); verdicts are by the latter, against the "
        "least difference that was declared to matter. Shares of seeds have Wilson intervals."
    )
    seeds = experiment.seeds
    if seeds.most is not None and facts.reached is not None:
        how = "was reached" if facts.reached else f"was not reached at {seeds.most:,} seeds"
        yield (
            f"Seeds were added by {seeds.step:,} from {seeds.count:,} until every interval was as "
            f"narrow as the file asked, which {how}."
        )


def _sensitivity(facts: Facts) -> str:
    one = facts.sensitivities[0]
    level = f"{100 * facts.experiment.confidence:g} %"
    what = (
        "Morris' measures (mean absolute, mean and spread of elementary effects)"
        if one.kind == "morris"
        else "First and total Sobol' indices (Saltelli et al. 2010)"
    )
    groups = "trajectories" if one.kind == "morris" else "base points"
    return (
        f"{what} stand on {one.groups:,} {groups} and the mean over seeds, with {level} intervals "
        f"from {INDEX_ROUNDS:,} bootstrap samples of the {groups}."
    )


def design_of(design: Design) -> str:
    """A design in words."""
    match design:
        case Factorial():
            return "a full factorial"
        case Table():
            return "a table of points"
        case Morris():
            return f"Morris' screening ({design.trajectories:,} trajectories)"
        case Indices():
            return f"a sample for Sobol' indices ({design.points:,} base points)"
    return "a scrambled Sobol' sequence" if design.kind == "sobol" else "a Latin hypercube"


def _commit(made: dict[str, str]) -> str:
    commit = made.get("commit", "")
    changed = " with changes of our own" if commit.endswith("+") else ""
    return f", commit {commit[:12]}{changed}" if commit else ""


def _count(some: object, word: str) -> str:
    n = len(some)  # type: ignore[arg-type]  # whatever has a length
    return f"{n:,} {word}" if n == 1 else f"{n:,} {word}s"
