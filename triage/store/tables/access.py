"""People, what they may do and where, whose record is closed to whom, and every look-up in an emergency."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

department = Table(
    "department",
    metadata,
    key(),
    text_column("name"),
    text_column("sor", required=False),
    # Its appointments are shown to other departments as time taken, no more.
    integer_column("is_sensitive"),
    UniqueConstraint("name"),
    CheckConstraint("is_sensitive IN (0, 1)", name="is_sensitive"),
    sqlite_strict=True,
)

# What belongs to a department; whatever no line names belongs to the first department.
department_part = Table(
    "department_part",
    metadata,
    key(),
    to("department"),
    text_column("kind"),
    text_column("value"),
    UniqueConstraint("kind", "value"),
    CheckConstraint("kind IN ('team', 'programme', 'source', 'service')", name="kind"),
    sqlite_strict=True,
)

# A person is never deleted: what was done under the login stays somebody's. No verifier: the operating system answers.
person = Table(
    "person",
    metadata,
    key(),
    text_column("login"),
    text_column("name"),
    integer_column("active"),
    text_column("verifier", required=False),
    integer_column("failed"),
    integer_column("locked_until", required=False),
    integer_column("made"),
    text_column("made_by"),
    UniqueConstraint("login"),
    CheckConstraint("active IN (0, 1)", name="active"),
    sqlite_strict=True,
)

# Never deleted either: it says what somebody might do at the time. One that needs a second person counts from then on.
role_grant = Table(
    "role_grant",
    metadata,
    key(),
    to("person"),
    text_column("role"),
    to("department"),
    integer_column("valid_from"),
    integer_column("valid_until", required=False),
    integer_column("needs_second"),
    text_column("granted_by"),
    integer_column("granted"),
    text_column("approved_by", required=False),
    integer_column("approved", required=False),
    text_column("ended_by", required=False),
    integer_column("ended", required=False),
    CheckConstraint(
        "role IN ('clinician', 'medical_secretary', 'department_head', 'rule_author', 'rule_approver', 'auditor', "
        "'administrator')",
        name="role",
    ),
    CheckConstraint("role NOT IN ('rule_approver', 'auditor') OR needs_second = 1", name="two_people"),
    CheckConstraint("approved_by IS NULL OR approved_by <> granted_by", name="approved_by_another"),
    Index("ix_role_grant_person_id", "person_id"),
    sqlite_strict=True,
)

# Whose record is private, and who has asked a department (none: every one) not to look it up.
privacy_mark = Table(
    "privacy_mark",
    metadata,
    key(),
    to("patient"),
    text_column("kind"),
    to("department", required=False),
    integer_column("noted"),
    text_column("noted_by"),
    integer_column("ended", required=False),
    text_column("ended_by", required=False),
    CheckConstraint("kind IN ('private', 'opt_out')", name="kind"),
    Index("ix_privacy_mark_patient_id", "patient_id"),
    sqlite_strict=True,
)

emergency_access = Table(
    "emergency_access",
    metadata,
    key(),
    integer_column("at"),
    integer_column("until"),
    text_column("actor"),
    text_column("session"),
    text_column("role"),
    to("department"),
    to("patient"),
    text_column("reason"),
    text_column("text"),
    text_column("ground", required=False),
    CheckConstraint("until > at", name="ends"),
    CheckConstraint("length(text) >= 10", name="text"),
    Index("ix_emergency_access_patient_id", "patient_id", "actor", "until"),
    sqlite_strict=True,
)
