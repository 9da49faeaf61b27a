"""The document about policies in many scenarios, and the same as plain objects."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sim.decisions import Decision, as_json
from sim.lab.compare import Effect
from sim.lab.regret import ASKING, LADDER, SEARCH_SEEDS, Afforded, Outcome, Tried
from sim.lab.scores import FORMULA
from sim.lab.search import RANDOM
from sim.lab.sermon import (
    FULL,
    Finding,
    Hand,
    as_good,
    findings,
    free,
    pays_from,
    played,
    quarters_below,
    ranked,
)

SHOWN = (*LADDER[:2], ASKING, *LADDER[2:])
HOW = f"""\
{FORMULA}

ΔBE is the difference of brand equity in the last quarter of the shadow year, ΔΠ that of profit over
all weeks, both against the same luck without a move. Each part counts up to twice its unit and no
further. J is for bots and this page only; no player ever sees it. It weighs brand and
profit alike, and that is a choice, not a finding. No study links departmental dysfunction directly
to profitability; the sizes are the model's, not measurements.

Canonical policies (`silo policies`) play with the lab's free hand: no purse, every decision of the
catalogue, sponsors and campaigns for good. Beside that each plays in a player's hands: with moves,
political capital, change points, attention and cash, each decision as soon as it can be had, what
lapses renewed every quarter, nothing after the last quarter of play. Then the shadow year. Where a
scenario ends before a step of a policy, the step is left out. Bots have the player's purse and no
other; each bot's first game is played once more through `Run`, to the same last bit.

- **random**: the menu (`sim/lab/menu.py`) in a shuffled order, as far as the purse goes.
- **best replies**: each quarter, of each department's own levers the one that lifts what it is paid
  for most within 13 weeks (leads; wins; cost per contact; debt), as foreseen in two futures.
- **{ASKING}**: the same, but departments may ask for anything on the menu.
- **sensible**: rules of thumb that read the quarter's report (`sim/lab/strategies.py`).
- **searched**: the best of many plans: {100 * RANDOM:.0f} % of them drawn at random, then one
  decision of the best changed at a time. Seeds of the search:
  {", ".join(map(str, SEARCH_SEEDS))}; this page has others. A longer search may find more.

The scenarios are all that can be played. They were chosen before anything was measured, and their
number decides what "more than half" means."""


PLAIN = ("kind", "weeks", "quarters", "margin")
"""Settings that all plans have alike."""
COMMON = """\
Idle decisions are left out. What nearly every plan decides on may be priced too low in the
catalogue; what hardly any does, too high."""
MARKS = """\
**Bold**: the best; *: these seeds cannot tell it from the best. Regret is what a policy misses of
the best one, on average and where it misses most."""


def document(outcomes: Sequence[Outcome], plans: int, command: str) -> str:
    """The page."""
    lines = [
        "# No sermon: what pays where",
        "",
        "Written by a command; do not edit:",
        "",
        f"```\n{command}\n```",
        "",
        _size(outcomes, plans),
        "",
        "## What must hold, and whether it does",
        "",
        *_grid(["claim", "holds", "numbers"], map(_verdict_row, findings(outcomes))),
        "## How to read this page",
        "",
        HOW,
        "",
        "## J of the canonical policies, with a free hand",
        "",
        MARKS,
        "",
        *_matrix(outcomes, free),
        "## The same in players' hands",
        "",
        *_matrix(outcomes, played),
        "## The ladder",
        "",
        "J with its interval; `room` is the last step as a share of the way from random up.",
        "",
        *_grid(["scenario", *SHOWN, "room"], map(_rungs, outcomes)),
        "## The integrated redesign costs profit first",
        "",
        *_grid(
            ["scenario", "quarters below", "pays from quarter", "profit a quarter (u)", "J"],
            map(_redesign, outcomes),
        ),
    ]
    lines += ["## What searched plans have in common", "", COMMON, "", *_common(outcomes)]
    for one in outcomes:
        lines += _one(one)
    return "\n".join(lines)


def _size(outcomes: Sequence[Outcome], plans: int) -> str:
    people, seeds = outcomes[0].case.parameters.market.people, len(outcomes[0].seeds)
    return (
        f"{len(outcomes)} scenarios, seeds 1 to {seeds}, {people:,} people, {plans} plans each. "
        "95 % intervals over seeds."
    )


def _verdict_row(one: Finding) -> list[str]:
    reason = f" {one.reason}" if one.reason and not one.holds else ""
    return [one.claim, "yes" if one.holds else "**no**", f"{one.numbers}{reason}"]


def _matrix(outcomes: Sequence[Outcome], hand: Hand) -> Iterator[str]:
    good = [as_good(one, hand) for one in outcomes]
    rows = []
    for name in _by_mean(outcomes, hand):
        cells = [
            _marked(f"{_j(one, name, hand):.2f}", name, best)
            for one, best in zip(outcomes, good, strict=True)
        ]
        pairs = zip(outcomes, good, strict=True)
        missed = [_j(one, best[0], hand) - _j(one, name, hand) for one, best in pairs]
        rows.append([name, *cells, f"{sum(missed) / len(missed):.2f}", f"{max(missed):.2f}"])
    heads = [one.case.id for one in outcomes]
    return _grid(["policy", *heads, "mean regret", "worst regret"], rows)


def _marked(text: str, name: str, best: list[str]) -> str:
    if name == best[0]:
        return f"**{text}**"
    return f"{text}*" if name in best else text


def _by_mean(outcomes: Sequence[Outcome], hand: Hand) -> list[str]:
    names = outcomes[0].tried
    return sorted(names, key=lambda name: (-sum(_j(one, name, hand) for one in outcomes), name))


def _j(one: Outcome, name: str, hand: Hand) -> float:
    return hand(one.tried[name]).effect().mean


def _rungs(one: Outcome) -> list[str]:
    told = (said(one.ladder[bot].effect()) for bot in SHOWN)
    return [one.case.id, *told, f"{100 * one.room():.0f} %"]


def _redesign(one: Outcome) -> list[str]:
    scores = one.tried[FULL].free
    pays = pays_from(scores)
    course = " ".join(f"{effect.mean:,.0f}" for effect in scores.profit_by_quarter())
    below = ", ".join(map(str, quarters_below(scores)))
    return [one.case.id, below or "none", str(pays or "never"), course, said(scores.effect())]


def _common(outcomes: Sequence[Outcome]) -> Iterator[str]:
    plans = [one.found.plan for one in outcomes]
    topics = Counter(plan.menu[gene.topic].name for plan in plans for gene in plan.genes)
    offered = Counter(topic.name for plan in plans for topic in plan.menu)
    rows = ([name, f"{count} of {offered[name]}"] for name, count in topics.most_common())
    return _grid(["topic", "decided on, where it is offered"], rows)


def _one(one: Outcome) -> Iterator[str]:
    title = one.case.title.get("en", one.case.id)
    yield from (f"## {one.case.id}", "", f"{title}; {one.case.quarters} quarters of play.", "")
    heads = ["policy", "J", "regret", "BE", "NPS", "profit (u)", "a player has it", "J of a player"]
    yield from _grid(heads, (_row(one, name) for name in ranked(one, free)))
    found, scores = one.found, one.ladder[LADDER[-1]]
    equity, nps, profit = (scores.effect(part).mean for part in ("equity", "nps", "profit"))
    yield (
        f"Searched: J {said(scores.effect())} (on its own seeds {found.score:.2f}); "
        f"BE {equity:.1f}, NPS {nps:.0f}, profit {profit:,.0f} u. By quarter: {_plan(one)}."
    )
    yield ""


def _row(one: Outcome, name: str) -> list[str]:
    tried = one.tried[name]
    return [
        name,
        said(tried.free.effect()),
        said(one.regret(name)),
        said(tried.free.effect("equity"), 1),
        said(tried.free.effect("nps"), 1),
        said(tried.free.effect("profit"), 0),
        has_it(tried),
        said(tried.played.effect()),
    ]


def has_it(tried: Tried) -> str:
    """When a player has all of a policy."""
    one: Afforded = tried.afforded
    already = f" (so already: {', '.join(tried.refused)})" if tried.refused else ""
    if one.week is None:
        return f"not {', '.join(one.missing)}{already}"
    return (f"{one.late} weeks late" if one.late else "on time") + already


def _plan(one: Outcome) -> str:
    plan, quarters = one.found.plan, defaultdict(list)
    for gene in sorted(plan.genes, key=lambda gene: (gene.quarter, gene.topic)):
        quarters[gene.quarter + 1].append(spoken(plan.decision(gene)))
    return "; ".join(f"**{number}** {', '.join(told)}" for number, told in quarters.items())


def spoken(decision: Decision) -> str:
    """A decision in a line."""
    fields = {name: value for name, value in as_json(decision).items() if name not in PLAIN}
    return " ".join([decision.kind, *_settings(fields)])


def _settings(fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield " ".join([name, *_settings(value)])
        elif value:
            yield f"{name} {value}"


def said(effect: Effect, digits: int = 2) -> str:
    """A mean with its interval."""
    mean, low, high = (f"{x:,.{digits}f}" for x in (effect.mean, effect.low, effect.high))
    return f"{mean} [{low}, {high}]"


def _grid(heads: list[str], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
