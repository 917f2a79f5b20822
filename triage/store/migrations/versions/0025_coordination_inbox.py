"""What a secretary is shown to put right, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

_STATES = "'open', 'snoozed', 'waiting', 'not_relevant'"
_ACTS = "'snoozed', 'waiting', 'not_relevant', 'reopened', 'taken', 'returned', 'accepted', 'settled'"
_LISTED = ["gone", "department_id", "state", "until", "code", "severity", "patient_id", "rank"]


def upgrade() -> None:
    """Keep findings and what is said of them, switches of rules, prompts, and questions about visits."""
    _due()
    _findings()
    _lines()
    _questions()


def _due() -> None:
    """Everybody known is looked at once."""
    op.create_table(
        "coordination_due",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        *_numbers("marked", "fence"),
        sa.Column("look_at", sa.Integer(), nullable=True),
        *_numbers("weigh", "swap"),
        sa.CheckConstraint("marked IN (0, 1)", name=op.f("ck_coordination_due_marked")),
        sa.CheckConstraint("weigh IN (0, 1)", name=op.f("ck_coordination_due_weigh")),
        sa.CheckConstraint("swap IN (0, 1)", name=op.f("ck_coordination_due_swap")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_coordination_due_patient_id")),
        sa.PrimaryKeyConstraint("patient_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_coordination_due_look_at", "coordination_due", ["look_at"])
    for name in ("marked", "weigh", "swap"):
        where = sa.text(f"{name} = 1")
        op.create_index(f"ix_coordination_due_{name}", "coordination_due", [name], sqlite_where=where)
    columns = "patient_id, marked, fence, weigh, swap"
    op.execute(f"INSERT INTO coordination_due ({columns}) SELECT id, 1, 1, 0, 0 FROM patient")  # noqa: S608


def _findings() -> None:
    name = "coordination_finding"
    op.create_table(
        name,
        *_numbers("id", "patient_id", "department_id"),
        *_texts("code", "about", "apart", "data", "basis"),
        sa.Column("told", sa.Text(), nullable=True),
        *_numbers("severity", "rank"),
        *(sa.Column(one, sa.Integer(), nullable=True) for one in ("due", "saved_min", "booking_request_id")),
        sa.Column("taken_by", sa.Text(), nullable=True),
        *_texts("state"),
        sa.Column("until", sa.Integer(), nullable=True),
        *_texts("waits_for"),
        sa.Column("reason", sa.Text(), nullable=True),
        *_texts("words"),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("said", sa.Integer(), nullable=True),
        *_numbers("first_seen", "last_seen"),
        sa.Column("gone", sa.Integer(), nullable=True),
        sa.CheckConstraint("severity BETWEEN 0 AND 3", name=op.f(f"ck_{name}_severity")),
        sa.CheckConstraint(f"state IN ({_STATES})", name=op.f(f"ck_{name}_state")),
        sa.CheckConstraint("(state = 'not_relevant') = (reason IS NOT NULL)", name=op.f(f"ck_{name}_reason")),
        *(_refers(name, table) for table in ("patient", "department", "booking_request")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("department_id", "patient_id", "code", "about", "apart", name=f"uq_{name}_once"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_patient_id", name, ["patient_id"])
    op.create_index(f"ix_{name}_list", name, _LISTED)


def _lines() -> None:
    """What is said of a finding, which rules are told of, and what interrupted somebody: only added to."""
    op.create_table(
        "coordination_act",
        *_numbers("id", "finding_id"),
        *_texts("kind"),
        sa.Column("reason", sa.Text(), nullable=True),
        *_texts("words"),
        sa.Column("until", sa.Integer(), nullable=True),
        *_texts("actor"),
        *_numbers("at"),
        sa.CheckConstraint(f"kind IN ({_ACTS})", name=op.f("ck_coordination_act_kind")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["coordination_finding.id"], name=op.f("fk_coordination_act_finding_id")
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_coordination_act_finding_id", "coordination_act", ["finding_id", "id"])
    op.create_table(
        "coordination_switch",
        *_numbers("id", "department_id"),
        *_texts("code"),
        *_numbers("is_on"),
        *_texts("author"),
        *_numbers("at"),
        sa.CheckConstraint("is_on IN (0, 1)", name=op.f("ck_coordination_switch_is_on")),
        _refers("coordination_switch", "department"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_coordination_switch_code", "coordination_switch", ["department_id", "code", "id"])
    op.create_table(
        "coordination_prompt",
        *_numbers("id", "patient_id"),
        *_texts("code", "actor"),
        *_numbers("at"),
        _refers("coordination_prompt", "patient"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_coordination_prompt_at", "coordination_prompt", ["at"])


def _questions() -> None:
    name = "visit_question"
    op.create_table(
        name,
        *_numbers("id", "patient_id", "department_id"),
        *_texts("item", "basis"),
        *_numbers("at"),
        *_texts("state", "words"),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'needed', 'not_needed', 'withdrawn')", name=op.f(f"ck_{name}_state")),
        sa.CheckConstraint("(state = 'open') = (settled IS NULL)", name=op.f(f"ck_{name}_settled")),
        *(_refers(name, table) for table in ("patient", "department")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("department_id", "item", "basis", name=f"uq_{name}_once"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_patient_id", name, ["patient_id", "state"])


def _refers(table: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=op.f(f"fk_{table}_{to}_id"))


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
