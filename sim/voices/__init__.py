"""Voices: what customers say, made from their logs by a grammar (`assets/text/<language>.yaml`).

What happened chooses the message: cause, channel, mood, who answered, how often they asked. Nothing
is said that the log does not hold.
"""

from sim.voices.extremes import best, worst
from sim.voices.feed import Edition
from sim.voices.grammar import Grammar
from sim.voices.message import MOODS, Channel, Message
from sim.voices.reading import GrammarError, load_grammar
from sim.voices.telling import Voices

__all__ = (
    "MOODS",
    "Channel",
    "Edition",
    "Grammar",
    "GrammarError",
    "Message",
    "Voices",
    "best",
    "load_grammar",
    "worst",
)
