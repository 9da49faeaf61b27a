"""Goals that all share: felt as a whole, as a member of a team, or held up by a list (7.5)."""

from sim.flows import Goals as Record
from sim.luck import FIRM, Purpose
from sim.scenario.further import Further
from sim.tables import normal
from tests.oracle.firm import Firm
from tests.oracle.numbers import GOALS, Row, added, row, smaller
from tests.oracle.today import Today

CHECKLIST, TEAM = 1, 2
YEAR = 52


def convene(firm: Firm, today: Today, further: Further) -> float:
    """Whose change is discussed this week, and whether programmes may take their step: 1 or 0."""
    today.turn, today.doubts = -1, dict.fromkeys(GOALS, 0.0)
    if today.levers.form != CHECKLIST:
        return 1.0
    today.turn = (today.week + YEAR) % 4
    for number, goal in enumerate(GOALS):
        luck = today.luck(FIRM, Purpose(Purpose.DOUBT_LEADS + number))
        today.doubts[goal] = further.checklist_doubt * normal(luck)
    name = list(firm.departments())[today.turn]
    nothing = dict.fromkeys(GOALS, 0.0)
    return (
        1.0 if harmless(firm.departments()[name].standing.goals, nothing, today, further) else 0.0
    )


def harmless(goals: Row, effect: Row, today: Today, further: Further) -> bool:
    """Whether no goal that counts seems to lose."""
    counted = (goal for goal in GOALS if goals[goal] >= further.checklist_least)
    return all(effect[goal] + today.doubts[goal] >= 0.0 for goal in counted)


def share_goals(firm: Firm, today: Today) -> None:
    """What all are paid for, and what of it comes back to those who work for it."""
    rows = [department.standing.goals for department in firm.departments().values()]
    today.common = {
        goal: smaller(smaller(rows[0][goal], rows[1][goal]), smaller(rows[2][goal], rows[3][goal]))
        for goal in GOALS
    }
    mean = added(firm.organisation.willing.values()) / 6.0
    today.felt = 1.0 / 4.0 + (1.0 - 1.0 / 4.0) * mean if today.levers.form == TEAM else 1.0


def felt_goals(goals: Row, today: Today) -> Row:
    """A department's row as it moves effort."""
    return {goal: goals[goal] - (1.0 - today.felt) * today.common[goal] for goal in GOALS}


def terms(today: Today) -> dict[str, object]:
    """What was agreed, as the engine hands it on."""
    doubts, common = Record(**row_of(today.doubts)), Record(**row_of(today.common))
    return {"common": common, "felt": today.felt, "turn": today.turn, "doubts": doubts}


def row_of(values: Row) -> Row:
    """The six goals in their order."""
    return row(Record(**values))
