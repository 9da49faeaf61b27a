from hypothesis import given
from hypothesis import strategies as st

from game.screens.drafts import Draft


@given(st.lists(st.integers(0, 9), max_size=12))
def test_undo_goes_through_all_steps_and_redo_comes_back(values):
    draft = Draft(-1)
    seen = [-1]
    for value in values:
        draft.put(value)
        if value != seen[-1]:
            seen.append(value)
    there = [draft.now]
    while draft.undo():
        there.append(draft.now)
    again = [draft.now]
    while draft.redo():
        again.append(draft.now)
    assert there == seen[::-1]
    assert again == seen


def test_a_step_after_an_undo_forgets_what_was_undone():
    draft = Draft(0)
    draft.put(1)
    draft.put(2)
    draft.undo()
    draft.put(3)
    assert not draft.can_redo
    draft.undo()
    assert draft.now == 1


def test_dropping_is_a_step_and_clearing_is_none():
    draft = Draft(0)
    draft.put(1)
    draft.drop()
    assert (draft.now, draft.undo(), draft.now) == (0, True, 1)
    draft.clear()
    assert (draft.now, draft.can_undo, draft.can_redo) == (0, False, False)
