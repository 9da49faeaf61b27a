"""The debrief on paper: what a game, a pair of rounds or a room of teams came to, as one page.

What is said is said by `game.present`, as on the screens; here it is gathered, drawn and set.
"""
