"""Rows and columns of the ledger by number, for compiled code; the words stand in `causes`."""

(
    FORGETTING,
    ADVERTISING,
    PRESS,
    CAME,
    USE,
    OUTAGE,
    SILENT_FAILURE,
    SILENT_MISMATCH,
    SELF_SERVED,
    SOLVED,
    SOLVED_LATE,
    UNSOLVED,
    UNSERVED,
    BOUNCED_MARKETING,
    BOUNCED_SALES,
    BOUNCED_IT,
    COMPARED,
    PROMISE_BROKEN,
    PROMISE_KEPT,
    CONTRADICTED,
    POSTS,
    TALK,
    LEFT,
    NEWCOMERS,
    REST,
) = range(25)
ROWS = REST + 1

EQUITY, SALIENCE, IMAGE, TRUST, LOYALTY, NPS, EXPECTATION, SHARE = range(8)
METRICS = SHARE + 1
VIA_IMAGE, VIA_TRUST, VIA_LOYALTY = range(8, 11)
"""Points of brand equity that came through what people think; the rest came through salience."""
COLUMNS = VIA_LOYALTY + 1
