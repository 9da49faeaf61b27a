"""Effort follows incentives (7.5)."""

from sim.policy import Levers
from sim.scenario.further import Further
from sim.scenario.organisation import Goals
from sim.tables import exp
from tests.oracle.agreement import felt_goals, harmless
from tests.oracle.firm import TASKS, Firm
from tests.oracle.numbers import GOALS, Row, added, larger, smaller
from tests.oracle.today import Today


def wishes(
    name: str,
    lived: Row,
    sight: Row,
    asked: float,
    strength: float,
    goals: Goals,
    sealed: Row | None = None,
    agreed: Row | None = None,
) -> Row:
    """How a department would spend its time."""
    tasks = TASKS[name]
    worth = {task: _worth(name, task, lived, sight[name], goals, agreed) for task in tasks}
    best = max(worth.values())
    pulls = {task: exp(strength * (worth[task] - best)) for task in tasks}
    room = (1.0 - len(tasks) * goals.effort_floor) / added(pulls.values())
    wish = {task: goals.effort_floor + room * pull for task, pull in pulls.items()}
    wish = sealed or wish
    return _lobbied(wish, asked, goals) if name == "it" else wish


def _belief(goals: Goals, task: str, goal: str, agreed: Row | None) -> float:
    """What a task is believed to do for a goal; an agreement about leads changes two of them."""
    belief: float = getattr(getattr(goals.beliefs, task), goal)
    if agreed is None or goal != "leads" or task not in {"hype", "calibrate"}:
        return belief
    return belief * agreed[f"{task}_keeps"] + agreed[f"{task}_gains"]


def _agreed(levers: Levers, further: Further) -> Row:
    a = levers.leads_agreed
    return {
        "hype_keeps": 1.0 - further.agreed_hype * a,
        "hype_gains": 0.0 * a,
        "calibrate_keeps": 1.0 - 0.0 * a,
        "calibrate_gains": further.agreed_calibrate * a,
    }


def _worth(
    name: str, task: str, lived: Row, sight: float, goals: Goals, agreed: Row | None
) -> float:
    """What a unit of a task seems to bring."""
    see = goals.retention_service if name == "service" else goals.retention_sight
    seen = {"retention": see, "cx": sight}
    return added(
        lived[goal] * seen.get(goal, 1.0) * _belief(goals, task, goal, agreed) for goal in GOALS
    )


def _lobbied(wish: Row, asked: float, goals: Goals) -> Row:
    """What IT does is half politics."""
    own, theirs, mend = 1.0 - goals.politics, goals.politics, goals.request_fixes
    return {
        "run": own * wish["run"],
        "features": own * wish["features"] + theirs * (1.0 - asked),
        "fixes": own * wish["fixes"] + theirs * (mend * asked),
        "integrate": own * wish["integrate"] + theirs * ((1.0 - mend) * asked),
    }


def plan(firm: Firm, today: Today, goals: Goals, further: Further) -> None:
    """Everybody's effort eases towards what it would be, or waits for its turn."""
    for number, (name, department) in enumerate(firm.departments().items()):
        lived, strength = department.standing.goals, today.levers.strength
        felt, sealed = felt_goals(lived, today), _sealed(name, today.levers)
        agreed = _agreed(today.levers, further)
        wish = wishes(name, felt, today.sight, today.asked, strength, goals, sealed, agreed)
        aim = _ordered(name, wish, today.levers, department.standing.resistance)
        part = 1.0 / goals.effort_weeks
        if today.turn >= 0:
            effect = {
                goal: added(
                    (aim[task] - now) * _belief(goals, task, goal, agreed)
                    for task, now in department.effort.items()
                )
                for goal in GOALS
            }
            free = today.turn == number and harmless(lived, effect, today, further)
            part = smaller(1.0, 4.0 * part) if free else 0.0
        for task, now in department.effort.items():
            department.effort[task] = now + part * (aim[task] - now)


def _sealed(name: str, levers: Levers) -> Row | None:
    """What the department's own head has set, if anybody has."""
    own = {task: getattr(levers.sealed, task) for task in TASKS[name]}
    return own if added(own.values()) > 0.0 else None


def _ordered(name: str, wish: Row, levers: Levers, resistance: float) -> Row:
    """Wishes after what the head office reserves: root causes, handovers, a fence in IT."""
    if name == "service":
        root = larger(wish["root"], levers.root_floor)
        rest = (1.0 - root) / (1.0 - wish["root"])
        return {"throughput": rest * wish["throughput"], "care": rest * wish["care"], "root": root}
    if name == "sales":
        fit = larger(wish["fit"], (1.0 - resistance) * levers.handover)
        return {"close": wish["close"] * ((1.0 - fit) / (1.0 - wish["fit"])), "fit": fit}
    if name == "it":
        fence = levers.mandate
        return {
            task: (1.0 - fence) * wished + fence * getattr(levers, f"mandate_{task}")
            for task, wished in wish.items()
        }
    return wish
