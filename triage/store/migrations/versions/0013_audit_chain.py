"""The audit log as chains of lines; the lines that are here already become a chain of their own."""

import json
from hashlib import sha256
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_EARLIER = "earlier"
_SOME = 5000
_KEPT = ("audit", "audit_patient")


def upgrade() -> None:
    """Write the log anew as chains, add the tables around it, and let nobody change a line from now on."""
    op.rename_table("audit", "audit_earlier")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX audit_pkey RENAME TO audit_earlier_pkey")
    _audit()
    _audit_patient()
    _chains_and_reviews()
    _seal_earlier(op.get_bind())
    op.drop_table("audit_earlier")
    if op.get_bind().dialect.name == "postgresql":
        _refuse_changes_on_postgresql()
    else:
        _refuse_changes_on_sqlite()


def _audit() -> None:
    words = ("name", "behalf", "role", "department", "relation")
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in words),
        sa.Column("override", sa.Text(), nullable=True),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_audit_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chain", "number", name=op.f("uq_audit_chain_number")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_patient_id", "audit", ["patient_id", "id"], unique=False)
    op.create_index("ix_audit_actor", "audit", ["actor", "id"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)


def _audit_patient() -> None:
    op.create_table(
        "audit_patient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_patient_audit_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_audit_patient_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("audit_id", "patient_id", name=op.f("uq_audit_patient_audit_id_patient_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_patient_patient_id", "audit_patient", ["patient_id", "audit_id"], unique=False)


def _chains_and_reviews() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("reviewed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name=op.f("uq_audit_chain_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("actor", "day", name=op.f("uq_audit_day_actor_day")),
        sqlite_strict=True,
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("actor", "state", "note")),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'ok', 'follow_up')", name=op.f("ck_review_state")),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_review_audit_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_review_patient_id")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name=op.f("uq_review_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_review_state", "review", ["state", "at"], unique=False)


def _seal_earlier(connection: sa.Connection) -> None:
    """Number and hash the lines of older programs in the order in which they came."""
    columns = ("id", "at", "actor", "act", "patient_id", "subject")
    earlier = sa.table("audit_earlier", *map(sa.column, columns))
    added = ("name", "behalf", "role", "department", "relation", "override", "session", "chain", "number", "hash")
    log = sa.table("audit", *map(sa.column, (*columns, *added)))
    lines = iter(connection.execute(sa.select(earlier).order_by(earlier.c.id)).all())
    number, before = 0, "0" * 64
    while some := list(islice(lines, _SOME)):
        rows = []
        for line in some:
            number, before = number + 1, _hash(before, number + 1, line)
            bare = dict.fromkeys(added, "") | {"override": None, "chain": _EARLIER, "number": number, "hash": before}
            rows.append({name: getattr(line, name) for name in columns[1:]} | bare)
        # The key is left to the database, in the same order, so that what counts keys on PostgreSQL goes on from there.
        connection.execute(sa.insert(log), rows)
    if number:
        chain = sa.table("audit_chain", *map(sa.column, ("name", "number", "hash", "reviewed")))
        kept = {"name": _EARLIER, "number": number, "hash": before, "reviewed": number}
        connection.execute(sa.insert(chain), kept)


def _hash(before: str, number: int, line: sa.Row[Any]) -> str:
    content = {
        "act": line.act,
        "actor": line.actor,
        "at": line.at,
        "behalf": "",
        "chain": _EARLIER,
        "department": "",
        "name": "",
        "number": number,
        "override": None,
        "patient": line.patient_id,
        "patients": [],
        "relation": "",
        "role": "",
        "session": "",
        "subject": line.subject,
        "v": 1,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256(before.encode() + text.encode()).hexdigest()


def _refuse_changes_on_sqlite() -> None:
    for table in _KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END"
            )


def _refuse_changes_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is never changed'; END $$"
    )
    for table in _KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        )
