"""Plans on their way into the calendars of departments."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

_RESULTS = "'applied', 'requested', 'slot-gone', 'expired', 'stale', 'rolled-back', 'needs-human', 'undone'"
_STAGES = "'none', 'asked', 'held', 'lapsed', 'written', 'released', 'undone', 'failed'"


def upgrade() -> None:
    """Keep each plan, how far each of its moves is, and every call before it is made."""
    _plan()
    _move()
    _call()
    if op.get_bind().dialect.name == "postgresql":
        for table in ("rebooking", "rebooking_move", "rebooking_call"):
            _close(table)


def _plan() -> None:
    op.create_table(
        "rebooking",
        *_numbers("id", "patient_id"),
        *_texts("key", "goal"),
        *_texts("why", "result", may_lack=True),
        *_texts("actor"),
        *_texts("agreed_by", may_lack=True),
        *_numbers("at", "begin_by"),
        *_numbers("undo_until", "answer_by", "ended", may_lack=True),
        *_texts("letter"),
        *_numbers("printed", may_lack=True),
        *_texts("printed_by", may_lack=True),
        *_numbers("lease_until", "fence", "next_try", "tries", "alarmed"),
        _check("rebooking", "goal", "goal IN ('forward', 'give-up', 'take-back')"),
        _check("rebooking", "result", f"result IN ({_RESULTS})"),
        _check("rebooking", "letter", "letter IN ('held', 'kept_back', 'dropped', 'printed')"),
        _check("rebooking", "ended", "(result IS NULL) = (ended IS NULL)"),
        _check("rebooking", "printed", "(printed IS NULL) = (printed_by IS NULL)"),
        *_keys("rebooking", "patient"),
        sa.UniqueConstraint("key", name=op.f("uq_rebooking_key")),
        sqlite_strict=True,
    )
    op.create_index("ix_rebooking_patient_id", "rebooking", ["patient_id", "id"], unique=False)
    op.create_index("ix_rebooking_open", "rebooking", ["result", "lease_until"], unique=False)


def _move() -> None:
    name = "rebooking_move"
    op.create_table(
        name,
        *_numbers("id", "rebooking_id", "patient_id", "source_id", "number"),
        *_texts("reference", "seen", "dept", "owner", "phone", "capability"),
        *_numbers("old_start", may_lack=True),
        *_texts("old_site"),
        *_numbers("start"),
        *_texts("site"),
        *_texts("slot", "displaced", may_lack=True),
        *_texts("displaced_seen"),
        *_numbers("hands_over"),
        *_texts("stage"),
        *_numbers("has_holds", "in_doubt"),
        *_numbers("held_until", may_lack=True),
        *_texts("memory"),
        *_texts("said", "said_by", "fault_da", "fault_en", may_lack=True),
        _check(name, "capability", "capability IN ('write', 'request', 'phone')"),
        _check(name, "stage", f"stage IN ({_STAGES})"),
        _check(name, "said", "said IN ('yes', 'no')"),
        *_keys(name, "rebooking", "patient", "source"),
        _once(name, "rebooking_id", "number"),
        _once(name, "rebooking_id", "source_id", "reference"),
        sqlite_strict=True,
    )
    op.create_index("ix_rebooking_move_patient_id", name, ["patient_id"], unique=False)


def _call() -> None:
    name = "rebooking_call"
    op.create_table(
        name,
        *_numbers("id", "rebooking_id", "number"),
        *_texts("verb"),
        *_numbers("at"),
        *_texts("answer", may_lack=True),
        *_numbers("answered", may_lack=True),
        _check(name, "answered", "(answer IS NULL) = (answered IS NULL)"),
        *_keys(name, "rebooking"),
        sqlite_strict=True,
    )
    op.create_index("ix_rebooking_call_rebooking_id", name, ["rebooking_id", "id"], unique=False)


def _numbers(*names: str, may_lack: bool = False) -> list[sa.Column[int]]:
    whole = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
    return [sa.Column(name, whole, nullable=may_lack) for name in names]


def _texts(*names: str, may_lack: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=may_lack) for name in names]


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _keys(table: str, *others: str) -> list[sa.Constraint]:
    named = ((other, op.f(f"fk_{table}_{other}_id")) for other in others)
    refers = [sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=name) for other, name in named]
    return [*refers, sa.PrimaryKeyConstraint("id")]


def _close(table: str) -> None:
    """Close a table of a shared store to all but its owner, as every other is."""
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY visita_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
