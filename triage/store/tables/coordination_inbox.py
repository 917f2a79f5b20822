"""What a secretary is shown to put right, and what became of it.

`coordination_act`, `coordination_switch` and `coordination_prompt` are only ever added to. Days count from the year 1.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# When a patient's findings are looked at anew: at once where `marked`, else at `look_at`. `fence` counts the marks, so
# that what came during a look is not taken for looked at. `weigh`: the best plan is to be computed anew.
coordination_due = Table(
    "coordination_due",
    metadata,
    Column("patient_id", ForeignKey("patient.id"), primary_key=True),
    integer_column("marked"),
    integer_column("fence"),
    integer_column("look_at", required=False),
    integer_column("weigh"),
    integer_column("swap"),
    CheckConstraint("marked IN (0, 1)", name="marked"),
    CheckConstraint("weigh IN (0, 1)", name="weigh"),
    CheckConstraint("swap IN (0, 1)", name="swap"),
    sqlite_strict=True,
)
Index("ix_coordination_due_look_at", coordination_due.c.look_at)
Index("ix_coordination_due_marked", coordination_due.c.marked, sqlite_where=text("marked = 1"))
Index("ix_coordination_due_weigh", coordination_due.c.weigh, sqlite_where=text("weigh = 1"))
Index("ix_coordination_due_swap", coordination_due.c.swap, sqlite_where=text("swap = 1"))

# One for each department that has to do with the patient. `apart` tells two findings about the same things apart.
# `basis` is a hash of all that it rests on: with another one, whatever was put aside comes back. `rank` is its place in
# the list: gravity, day, minutes saved. `told` is a title and a line in both languages, for the list reads no visits.
coordination_finding = Table(
    "coordination_finding",
    metadata,
    key(),
    to("patient"),
    to("department"),
    text_column("code"),
    text_column("about"),
    text_column("apart"),
    text_column("data"),
    text_column("basis"),
    text_column("told", required=False),
    integer_column("severity"),
    integer_column("rank"),
    integer_column("due", required=False),
    integer_column("saved_min", required=False),
    to("booking_request", required=False),
    text_column("taken_by", required=False),
    text_column("state"),
    integer_column("until", required=False),
    text_column("waits_for"),
    text_column("reason", required=False),
    text_column("words"),
    text_column("said_by", required=False),
    integer_column("said", required=False),
    integer_column("first_seen"),
    integer_column("last_seen"),
    integer_column("gone", required=False),
    CheckConstraint("severity BETWEEN 0 AND 3", name="severity"),
    CheckConstraint("state IN ('open', 'snoozed', 'waiting', 'not_relevant')", name="state"),
    CheckConstraint("(state = 'not_relevant') = (reason IS NOT NULL)", name="reason"),
    UniqueConstraint("department_id", "patient_id", "code", "about", "apart", name="uq_coordination_finding_once"),
    Index("ix_coordination_finding_patient_id", "patient_id"),
    sqlite_strict=True,
)
# Whatever lists and counts look at, so that they read the index alone.
Index(
    "ix_coordination_finding_list",
    *(coordination_finding.c[name] for name in ("gone", "department_id", "state", "until", "code", "severity")),
    *(coordination_finding.c[name] for name in ("patient_id", "rank")),
)

coordination_act = Table(
    "coordination_act",
    metadata,
    key(),
    Column("finding_id", ForeignKey("coordination_finding.id"), nullable=False),
    text_column("kind"),
    text_column("reason", required=False),
    text_column("words"),
    integer_column("until", required=False),
    text_column("actor"),
    integer_column("at"),
    CheckConstraint(
        "kind IN ('snoozed', 'waiting', 'not_relevant', 'reopened', 'taken', 'returned', 'accepted', 'settled')",
        name="kind",
    ),
    Index("ix_coordination_act_finding_id", "finding_id", "id"),
    sqlite_strict=True,
)

# The newest line about a rule counts.
coordination_switch = Table(
    "coordination_switch",
    metadata,
    key(),
    to("department"),
    text_column("code"),
    integer_column("is_on"),
    text_column("author"),
    integer_column("at"),
    CheckConstraint("is_on IN (0, 1)", name="is_on"),
    Index("ix_coordination_switch_code", "department_id", "code", "id"),
    sqlite_strict=True,
)

coordination_prompt = Table(
    "coordination_prompt",
    metadata,
    key(),
    to("patient"),
    text_column("code"),
    text_column("actor"),
    integer_column("at"),
    Index("ix_coordination_prompt_at", "at"),
    sqlite_strict=True,
)

# Whether a booked control is needed though the answers are green: asked of a clinician once for the same answers.
visit_question = Table(
    "visit_question",
    metadata,
    key(),
    to("patient"),
    to("department"),
    text_column("item"),
    text_column("basis"),
    integer_column("at"),
    text_column("state"),
    text_column("words"),
    integer_column("settled", required=False),
    text_column("settled_by", required=False),
    CheckConstraint("state IN ('open', 'needed', 'not_needed', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'open') = (settled IS NULL)", name="settled"),
    UniqueConstraint("department_id", "item", "basis", name="uq_visit_question_once"),
    Index("ix_visit_question_patient_id", "patient_id", "state"),
    sqlite_strict=True,
)
