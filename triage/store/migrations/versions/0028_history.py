"""The inputs behind every result, in rows and in blocks of them."""

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_SECRET_BYTES = 32
_FIRST = (
    "INSERT INTO history_fill (id, done, until, secret)"
    " SELECT 1, 0, coalesce(max(id), 0), CAST(:secret AS TEXT) FROM result"
)


def upgrade() -> None:
    """Keep inputs from now on, and note up to which result there are some that were recorded without."""
    _layout()
    _row()
    _block()
    _fill()
    op.get_bind().execute(sa.text(_FIRST), {"secret": token_hex(_SECRET_BYTES)})
    if op.get_bind().dialect.name == "postgresql":
        for table in ("history_layout", "history_row", "history_block", "history_fill"):
            _close(table)


def _layout() -> None:
    name = "history_layout"
    op.create_table(
        name,
        *_numbers("id"),
        *_texts("programme", "sha256", "body"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("programme", "sha256", name=op.f(f"uq_{name}_programme_sha256")),
        sqlite_strict=True,
    )


def _row() -> None:
    name = "history_row"
    op.create_table(
        name,
        *_numbers("id", "layout_id"),
        *_numbers("result_id", may_lack=True),
        *_numbers("patient_id"),
        *_numbers("department_id", may_lack=True),
        *_numbers("at", "colour_rank", "mark"),
        *_texts("rules"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        *_texts("rest", may_lack=True),
        _check(name, "colour_rank", "colour_rank BETWEEN 0 AND 3"),
        _check(name, "mark", "mark BETWEEN 0 AND 15"),
        _refers(name, "layout", "history_layout"),
        _refers(name, "result", "result"),
        _refers(name, "patient", "patient"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("result_id", name=op.f(f"uq_{name}_result_id")),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_layout_id", name, ["layout_id", "department_id"], unique=False)
    op.create_index(f"ix_{name}_patient_id", name, ["patient_id"], unique=False)


def _block() -> None:
    name = "history_block"
    op.create_table(
        name,
        *_numbers("id", "layout_id", "first_at", "last_at", "rows"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _check(name, "rows", "rows > 0"),
        _check(name, "times", "first_at <= last_at"),
        _refers(name, "layout", "history_layout"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_layout_id", name, ["layout_id", "last_at"], unique=False)


def _fill() -> None:
    name = "history_fill"
    op.create_table(
        name,
        *_numbers("id", "done", "until"),
        *_texts("secret"),
        _check(name, "one", "id = 1"),
        _check(name, "done", "done <= until"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _numbers(*names: str, may_lack: bool = False) -> list[sa.Column[int]]:
    whole = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
    return [sa.Column(name, whole, nullable=may_lack) for name in names]


def _texts(*names: str, may_lack: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=may_lack) for name in names]


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([f"{column}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_id"))


def _close(table: str) -> None:
    """Close a table of a shared store to all but its owner, as every other is."""
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY visita_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
