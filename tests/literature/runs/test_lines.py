"""V4 and V2 in lived weeks: cases open, cases closed, and how long they took.

Little 1961: L = λW within 2 percent over at least 10,000 served. Palm 1957: of those who wait, a
share θ gives up a week, so P(give up) = θ·Lq/λ; three standard errors.
"""

import math

import numpy as np

from sim.customers import codes as at
from tests.literature.runs.lives import codes, has, weeks_of
from tests.run.games import changed, small


def test_little_s_law_holds_of_cases():
    """Every case is followed by itself from the week it opens to the week it closes."""
    people, weeks = 6_000, 80
    age, ages, stock, opened, served = np.zeros(people), [], [], 0, 0.0
    for model in weeks_of(small(people), 11, weeks):
        code, c = model.customers.society.now.code, model.customers.society.c
        asked = has(code, at.ENCOUNTER) & ~has(code, at.SILENT) & ~has(code, at.SELF_SERVED)
        asked &= (code & (at.FAILED | at.MISMATCHED | at.ASKED)) != 0
        opened += int((asked & ~has(code, at.AGAIN)).sum())
        stock.append(int(asked.sum()))
        age = np.where(asked, age + 1.0, 0.0)
        over = asked & (c.case == at.NOTHING)
        ages += age[over].tolist()
        age[over] = 0.0
        served += model.lived.outcomes.served * people / 1200.0
    assert served >= 10_000
    assert math.isclose(np.mean(stock), opened / weeks * np.mean(ages), rel_tol=0.02)


def test_of_those_who_wait_a_share_gives_up_each_week():
    """Nobody who is answered gives up here, and the desk is far too small."""
    case = changed(small(3_000), service={"opens_again": 1.0, "cases_per_head": 2.5})
    code = codes(case, 5, 60)
    waiting, gone = has(code, at.UNSERVED).sum(), has(code, at.UNSERVED, at.GAVE_UP).sum()
    fresh = ((code & (at.FAILED | at.MISMATCHED | at.ASKED)) != 0) & ~has(code, at.AGAIN)
    cases = (fresh & ~has(code, at.SILENT) & ~has(code, at.SELF_SERVED)).sum()
    assert waiting > 1_000
    theta = case.parameters.service.gives_up
    error = math.sqrt(waiting * theta * (1.0 - theta)) / cases
    assert abs(gone / cases - theta * waiting / cases) <= 3.0 * error
