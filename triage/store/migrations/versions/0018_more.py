"""Filters of a long worklist are looked up in its index alone, and patients by name."""

from alembic import op

revision = "0018"
down_revision = "0017"

_ORDER = ["is_open", "colour_rank", "deadline", "id"]
_FILTERS = ["patient_id", "department_id", "programme", "team", "snoozed_until"]


def upgrade() -> None:
    """Let the worklist's index hold what lists are filtered by."""
    op.drop_index("ix_case_worklist", "case")
    op.create_index("ix_case_worklist", "case", [*_ORDER, *_FILTERS])
    op.create_index("ix_patient_name_key", "patient", ["name_key"])
