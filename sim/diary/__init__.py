"""The diary: what happened to every customer, week by week, and the journeys it tells.

The model forgets a week when the next begins. Whoever wants histories keeps a `Diary` and lets it
record each week lived; what it holds is read off codes and columns, so playing a journal again
gives the same diary (`diary_of`).
"""

from sim.diary.pages import Diary, Page
from sim.diary.retelling import diary_of
from sim.diary.steps import Kind, Step

__all__ = ("Diary", "Kind", "Page", "Step", "diary_of")
