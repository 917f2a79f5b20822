"""What the program and its people made of the facts: rule sets in force, results, cases, decisions, the audit log."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

rule_set = Table(
    "rule_set",
    metadata,
    key(),
    text_column("name"),
    text_column("version"),
    text_column("sha256"),
    text_column("status"),
    text_column("programme"),
    text_column("body"),
    integer_column("in_force_from"),
    integer_column("in_force_until", required=False),
    Index("ix_rule_set_programme", "programme"),
    sqlite_strict=True,
)

result = Table(
    "result",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    integer_column("at"),
    integer_column("colour_rank"),
    integer_column("is_complete"),
    text_column("rule_set"),
    text_column("rule_set_version"),
    text_column("sha256"),
    text_column("basis"),
    text_column("body"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    CheckConstraint("colour_rank < 3 OR is_complete = 1", name="green_is_complete"),
    Index("ix_result_patient_id", "patient_id", "programme", "id"),
    sqlite_strict=True,
)

case = Table(
    "case",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    to("result"),
    integer_column("is_open"),
    integer_column("colour_rank"),
    text_column("reason_da"),
    text_column("reason_en"),
    integer_column("deadline", required=False),
    integer_column("newest", required=False),
    integer_column("opened"),
    integer_column("closed", required=False),
    integer_column("recheck_at", required=False),
    # Whose the case is; none means that no route took it. And how many answers that were due have not come.
    text_column("team", required=False),
    integer_column("missing", required=False),
    CheckConstraint("is_open IN (0, 1)", name="is_open"),
    sqlite_strict=True,
)
Index("ix_case_worklist", case.c.is_open, case.c.colour_rank, case.c.deadline, case.c.id)
Index("ix_case_patient_id", case.c.patient_id, case.c.programme)
Index("ix_case_team", case.c.is_open, case.c.team)
Index(
    "uq_case_one_open",
    case.c.patient_id,
    case.c.programme,
    unique=True,
    sqlite_where=text("is_open = 1"),
)

decision = Table(
    "decision",
    metadata,
    key(),
    to("case"),
    to("result"),
    text_column("action"),
    text_column("note"),
    text_column("actor"),
    integer_column("at"),
    integer_column("undoes", required=False),
    integer_column("handled_at", required=False),
    CheckConstraint("action IN ('visit', 'phone', 'message', 'no_visit', 'undo', 'elsewhere')", name="action"),
    UniqueConstraint("undoes"),
    Index("ix_decision_case_id", "case_id"),
    sqlite_strict=True,
)

audit = Table(
    "audit",
    metadata,
    key(),
    integer_column("at"),
    text_column("actor"),
    text_column("act"),
    to("patient", required=False),
    text_column("subject"),
    sqlite_strict=True,
)
