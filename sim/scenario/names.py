"""Names a scenario may use for what the model knows: metrics, decisions, seats, sources."""

from itertools import combinations

DEPARTMENTS = ("marketing", "sales", "service", "it")
SEATS = (*DEPARTMENTS, "ceo", "executive")

TASKS = {
    "marketing": ("hype", "calibrate", "listen"),
    "sales": ("close", "fit"),
    "service": ("throughput", "care", "root"),
    "it": ("run", "features", "fixes", "integrate"),
}

METRICS = (
    *("brand_equity", "salience", "image", "trust", "loyalty", "revenue_premium", "share", "nps"),
    *("churn", "revenue", "cost", "profit", "cash", "clv"),
    *("promise", "delivered", "promise_gap"),
    *("leads", "leads_followed", "wins"),
    *("contacts", "fcr", "wait", "open_cases"),
    *("known_issues", "unknown_issues", "tech_debt"),
    *("care", "morale", "skill", "staff"),
    *("posts", "negative_posts", "public_unanswered", "public_solved", "executive_clout"),
    *(f"wall_{a}_{b}" for a, b in combinations(DEPARTMENTS, 2)),
    *(f"effort_{department}_{task}" for department, tasks in TASKS.items() for task in tasks),
    *(f"visibility_{department}" for department in DEPARTMENTS),
    *(f"resistance_{department}" for department in DEPARTMENTS),
    *("reported_leads", "reported_wins", "reported_fcr", "reported_cost_per_contact"),
    *("reported_cx", "reported_outage"),
)
"""What the model measures each week."""

REPORTED = ("bookings", "win_rate", "cost_per_contact", "handling_time", "uptime", "cx")
"""Further numbers that departments report of themselves and may be paid for."""

TUTORIAL_DECISIONS = (
    *("set_goals", "staff_service", "campaign_burst", "promise_level", "promise_signoff"),
    "empower",
)
BASIC_DECISIONS = (
    *TUTORIAL_DECISIONS,
    *("shared_goals", "goal_form", "roll_back", "shift_budget", "it_mandate"),
    *("sponsor_attention", "listening_owner", "redesign_process", "customer_record"),
    *("train", "present_evidence"),
)
DECISIONS = (
    *BASIC_DECISIONS,
    *("bonus_strength", "reform_pace", "pay_for_help", "lifecycle_goal", "set_quota"),
    *("discount", "cut_dividend", "reporting_line", "merge_directors", "appoint_executive"),
    *("executive_authority", "executive_information", "executive_opex", "operational_metrics"),
    *("co_locate", "answering_policy", "lead_agreement", "handover_standard", "stop_the_line"),
    *("collaboration_platform", "self_service", "root_cause_work", "crisis_answer"),
    *("rotate_managers", "recruit_profile", "audit_numbers", "ask_for_patience"),
)
"""Every decision; the sets `tutorial` and `basic` hold the first of them."""
ANSWERS = ("answer_protest",)
"""What may be answered where departments protest; no scenario need name it."""

SOURCES = {
    "S0": "The Challenge of the “T” Executive",
    "S1": "Why Can’t We Just Put Customers First and All Get Along?",
    "S2": "The Battle is Joined: Customer Interests vs. Functional Silos",
    "S3": "On the clout of customer experience executives, and on who should listen",
    "S4": "Marketing & Customer Service: Marriage Partners Or Holiday Romance?",
}
"""The articles that scenarios are grounded in."""
