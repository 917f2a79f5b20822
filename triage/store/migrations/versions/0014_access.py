"""People, roles, departments, private records, look-ups in an emergency, and the department of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_ROLES = (
    "'clinician', 'medical_secretary', 'department_head', 'rule_author', 'rule_approver', 'auditor', 'administrator'"
)


def upgrade() -> None:
    """Make the tables and the first department, and give it every case that there is."""
    _departments()
    _people()
    _privacy()
    _emergency()
    op.add_column("case", sa.Column("department_id", sa.Integer(), nullable=True))
    op.create_index("ix_case_department", "case", ["is_open", "department_id"], unique=False)
    op.execute('INSERT INTO department (name, is_sensitive) VALUES (\'Afdelingen\', 0)')
    op.execute('UPDATE "case" SET department_id = (SELECT min(id) FROM department)')


def _departments() -> None:
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sor", sa.Text(), nullable=True),
        sa.Column("is_sensitive", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_sensitive IN (0, 1)", name=op.f("ck_department_is_sensitive")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_department_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "department_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('team', 'programme', 'source', 'service')", name=op.f("ck_department_part_kind")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_department_part_department_id")
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "value", name=op.f("uq_department_part_kind_value")),
        sqlite_strict=True,
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.Integer(), nullable=True),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.CheckConstraint("active IN (0, 1)", name=op.f("ck_person_active")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
        sqlite_strict=True,
    )
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("valid_until", sa.Integer(), nullable=True),
        sa.Column("needs_second", sa.Integer(), nullable=False),
        sa.Column("granted_by", sa.Text(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("approved", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.CheckConstraint(f"role IN ({_ROLES})", name=op.f("ck_role_grant_role")),
        sa.CheckConstraint(
            "role NOT IN ('rule_approver', 'auditor') OR needs_second = 1", name=op.f("ck_role_grant_two_people")
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> granted_by", name=op.f("ck_role_grant_approved_by_another")
        ),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_role_grant_department_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_role_grant_person_id", "role_grant", ["person_id"], unique=False)


def _privacy() -> None:
    op.create_table(
        "privacy_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("noted", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("ended", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('private', 'opt_out')", name=op.f("ck_privacy_mark_kind")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_privacy_mark_department_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_privacy_mark_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_privacy_mark_patient_id", "privacy_mark", ["patient_id"], unique=False)


def _emergency() -> None:
    op.create_table(
        "emergency_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("actor", "session", "role")),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.CheckConstraint("until > at", name=op.f("ck_emergency_access_ends")),
        sa.CheckConstraint("length(text) >= 10", name=op.f("ck_emergency_access_text")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_emergency_access_department_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_emergency_access_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_emergency_access_patient_id", "emergency_access", ["patient_id", "actor", "until"], unique=False
    )
