"""Stays, referrals, plans' pauses, services and tasks around a patient."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make a table for each resource around a patient, and let an appointment name its service."""
    op.add_column("appointment", sa.Column("healthcare_service", sa.Text(), nullable=True))
    _table("encounter", "status kind? start# end# department", patient=True)
    _table("episode_of_care", "status programme? team? start# end# history", patient=True)
    _table(
        "service_request",
        "status intent code? service authored# start# due# priority? requester? performer?",
        patient=True,
    )
    _table(
        "task",
        "status intent code? text focus? based_on? owner? requester? business_status? authored# start# end# due#",
        patient=True,
        is_about_one=False,
    )
    op.create_index("ix_task_focus", "task", ["focus"], unique=False)
    _table("flag", "status code? text start# end# author?", patient=True)
    _table("related_person", "name relation phone? active! start# end#", patient=True)
    _table("healthcare_service", "name department locations phone? active!")
    _table("schedule", "actors service start# end# active!")
    _table("slot", "schedule status start! end! service")
    op.create_index("ix_slot_schedule", "slot", ["schedule", "start"], unique=False)


def _table(name: str, columns: str, *, patient: bool = False, is_about_one: bool = True) -> None:
    """Create a table of facts: text, text? that may lack, number#  that may lack, number!"""
    about = [sa.Column("patient_id", sa.Integer(), nullable=not is_about_one)] if patient else []
    to_patient = [sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f(f"fk_{name}_patient_id"))]
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        *about,
        *(_column(written) for written in columns.split()),
        *(to_patient if patient else []),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f(f"fk_{name}_source_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source_id", "reference", name=op.f(f"uq_{name}_source_id_reference")),
        sqlite_strict=True,
    )
    if patient:
        op.create_index(f"ix_{name}_patient_id", name, ["patient_id"], unique=False)


def _column(written: str) -> sa.Column[object]:
    name, mark = written.rstrip("?#!"), written[-1]
    return sa.Column(name, sa.Integer() if mark in "#!" else sa.Text(), nullable=mark in "?#")
