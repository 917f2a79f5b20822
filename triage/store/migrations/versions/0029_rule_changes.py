"""What a change of rules does to open cases: each change, its lines, and the cases that have not gone over yet."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

_KINDS = "'changed', 'kept', 'released', 'opened'"


def upgrade() -> None:
    """Add the tables; what came in force before is not listed."""
    _changes()
    _lines()
    _pending()
    keep = _keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite
    keep("rule_change")
    keep("rule_change_case")


def _changes() -> None:
    name = "rule_change"
    op.create_table(
        name,
        *_numbers("id"),
        *_texts("programme", "name", "version_to"),
        *_texts("version_from", "content_sha256", may_lack=True),
        *_numbers("at", "open_cases"),
        sa.CheckConstraint("open_cases >= 0", name=op.f(f"ck_{name}_open_cases")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_programme", name, ["programme", "id"])


def _lines() -> None:
    name = "rule_change_case"
    op.create_table(
        name,
        *_numbers("id", "rule_change_id", "case_id", "was_rank", "now_rank"),
        *_texts("kind"),
        *_texts("owner", may_lack=True),
        *_numbers("at"),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f(f"ck_{name}_kind")),
        sa.CheckConstraint("was_rank BETWEEN 0 AND 3 AND now_rank BETWEEN 0 AND 3", name=op.f(f"ck_{name}_ranks")),
        sa.ForeignKeyConstraint(["rule_change_id"], ["rule_change.id"], name=op.f(f"fk_{name}_rule_change_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f(f"fk_{name}_case_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_rule_change_id", name, ["rule_change_id", "id"])
    op.create_index(f"ix_{name}_case_id", name, ["case_id"])


def _pending() -> None:
    name = "rule_pending"
    op.create_table(
        name,
        *_numbers("id", "rule_change_id", "case_id", "patient_id"),
        *_numbers("colour_rank", may_lack=True),
        *_texts("reason_da", "reason_en"),
        sa.CheckConstraint("colour_rank BETWEEN 0 AND 3", name=op.f(f"ck_{name}_colour_rank")),
        sa.ForeignKeyConstraint(["rule_change_id"], ["rule_change.id"], name=op.f(f"fk_{name}_rule_change_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f(f"fk_{name}_case_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f(f"fk_{name}_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", name=op.f(f"uq_{name}_case_id")),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_patient_id", name, ["patient_id"])


def _keep_on_sqlite(table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        )


def _keep_on_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is only added to' USING ERRCODE = 'check_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()"
    )


def _numbers(*names: str, may_lack: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, _WHOLE, nullable=may_lack) for name in names]


def _texts(*names: str, may_lack: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=may_lack) for name in names]


_WHOLE = sa.Integer()
