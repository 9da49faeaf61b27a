"""What happened to a customer in a week: the bits of `Now.code`. Append only.

Journeys, customers' voices and explanations are made from these and from nothing else.
"""

OURS = 0
"""The number of our brand; rivals are 1, 2, …"""

NOTHING, FAILURE, MISMATCH, ROUTINE = 0, 1, 2, 3
"""Kinds of case."""

NOBODY, QUEUE, TEAM, MACHINE = 0, 1, 2, 3
"""Who answered: `Now.answered`."""

EXPOSED = 1 << 0  # saw an advertisement
CONSIDERED = 1 << 1  # looked for a supplier and considered us
CALLED_BACK = 1 << 2  # ... and sales worked the lead
WON = 1 << 3  # became our customer
OVERSOLD = 1 << 4  # ... on a claim above the promise
FAILED = 1 << 5  # the product failed, or an open case is about that
MISMATCHED = 1 << 6  # expected something else, or an open case is about that
ASKED = 1 << 7  # had a plain question, or an open case is about that
AGAIN = 1 << 8  # the case was open from an earlier week
SILENT = 1 << 9  # suffered and said nothing
SELF_SERVED = 1 << 10
PUBLIC = 1 << 11  # complained in public
WAITED = 1 << 12  # longer than patience
UNSERVED = 1 << 13  # found no place in the queue
SOLVED = 1 << 14
BOUNCED = 1 << 15  # the case needed another department and stuck at its wall
GAVE_UP = 1 << 16
IGNORED = 1 << 17  # complained in public, and nobody read it
NOTED = 1 << 18  # the case became an item that IT will hear of
ENCOUNTER = 1 << 19  # more than a plain week of use
OUTAGE = 1 << 20
POSTED = 1 << 21
TALKED = 1 << 22
HEARD = 1 << 23  # heard others speak about us in public
PASSED_ON = 1 << 24  # ... and passed it on
VIRAL = 1 << 25  # one of the few whose post the news made go round
LEFT = 1 << 26
ARRIVED = 1 << 27  # a newcomer took this place
TESTED = 1 << 28  # read a press test
OVERTAKEN = 1 << 29  # waited while public complaints went first
REFUNDED = 1 << 30  # got money back in place of an answer; the last bit there is

CODES: dict[str, int] = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper()
    and isinstance(value, int)
    and value >= 1
    and name not in {"FAILURE", "MISMATCH", "ROUTINE", "QUEUE", "TEAM", "MACHINE"}
}
"""Every bit by its name."""
