"""Why some faults in the rules are found by no test, filed by topic, rule, text and fault."""

EQUAL = "Equal:"
"""How the reason of a fault begins that changes no number."""

type Address = tuple[str, str, str, str]

AT_THE_BORDER = f"{EQUAL} at the border both sides give the same."
REASONS: dict[Address, str] = {
    ("numbers", "clip", "x < low", "x <= low"): AT_THE_BORDER,
    ("numbers", "clip", "x > high", "x >= high"): AT_THE_BORDER,
    ("numbers", "share", "x < 0.0", "x <= 0.0"): AT_THE_BORDER,
    ("numbers", "share", "x > 1.0", "x >= 1.0"): AT_THE_BORDER,
    ("numbers", "above", "x > 0.0", "x >= 0.0"): AT_THE_BORDER,
    ("numbers", "larger", "a > b", "a >= b"): AT_THE_BORDER,
    ("numbers", "smaller", "a < b", "a <= b"): AT_THE_BORDER,
    ("queue", "care_after", "aim < care", "aim <= care"): AT_THE_BORDER,
    ("experience", "disconfirmed", "difference < 0.0", "difference <= 0.0"): AT_THE_BORDER,
    (
        "queue",
        "wait_between",
        "0.0",
        "1.0",
    ): f"{EQUAL} the short cut saves time only.",
    ("effort", "split_four", "larger(a, b)", "a"): (
        f"{EQUAL} the best keeps the table of exp from its ends; beyond, shares are 0 and 1."
    ),
    (
        "demand",
        "first_expectation",
        "share(image + pull * trust * (claim - image) * (1.0 - fitted))",
        "image + pull * trust * (claim - image) * (1.0 - fitted)",
    ): f"{EQUAL} a step from one share towards another, within the bounds of its parameters.",
    ("further", "contradiction", "claim - delivered", "delivered - claim"): (
        f"{EQUAL} only the size of the difference counts."
    ),
    **{
        ("effort", "distance", f"wanted.{goal} - lived.{goal}", f"lived.{goal} - wanted.{goal}"): (
            f"{EQUAL} only the size of the difference counts."
        )
        for goal in ("leads", "revenue", "retention", "cost", "cx", "uptime")
    },
}
