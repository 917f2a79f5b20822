"""How the greens of a programme are closed, which of them went to a person, and which courses are stable."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_KEPT = ("green_policy", "green_secret", "green_draw", "green_judgement", "green_batch", "green_closing")


def upgrade() -> None:
    """Make the tables of policies, draws, judgements, what was closed together, and proposals."""
    _policies()
    _draws()
    _batches()
    _proposals()
    green = sa.text("is_open = 1 AND colour_rank = 3")
    op.create_index("ix_case_green", "case", ["id"], sqlite_where=green, postgresql_where=green)
    for table in _KEPT:
        (_keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite)(table)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _to(table: str, place: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{place}.id"], name=op.f(f"fk_{table}_{column}"))


def _policies() -> None:
    op.create_table(
        "green_policy",
        *_numbers("id"),
        *_texts("programme", "closing"),
        *_numbers("share", "rounds"),
        *_texts("author"),
        *_numbers("at"),
        sa.CheckConstraint("closing IN ('auto', 'bulk', 'person')", name=op.f("ck_green_policy_closing")),
        sa.CheckConstraint("share BETWEEN 0 AND 10000", name=op.f("ck_green_policy_share")),
        sa.CheckConstraint("rounds BETWEEN 1 AND 100", name=op.f("ck_green_policy_rounds")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_green_policy_programme", "green_policy", ["programme", "id"])
    op.create_table(
        "green_secret",
        *_numbers("id"),
        *_texts("secret"),
        sa.CheckConstraint("id = 1", name=op.f("ck_green_secret_one")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _draws() -> None:
    op.create_table(
        "green_draw",
        *_numbers("result_id", "drawn", "share", "policy", "at"),
        sa.CheckConstraint("drawn IN (0, 1)", name=op.f("ck_green_draw_drawn")),
        _to("green_draw", "result", "result_id"),
        sa.PrimaryKeyConstraint("result_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_green_draw_drawn", "green_draw", ["drawn"])
    op.create_table(
        "green_judgement",
        *_numbers("id", "result_id", "case_id", "colour_rank"),
        *_texts("actor"),
        *_numbers("at"),
        sa.CheckConstraint("colour_rank IN (0, 1, 3)", name=op.f("ck_green_judgement_colour_rank")),
        _to("green_judgement", "result", "result_id"),
        _to("green_judgement", "case", "case_id"),
        sa.UniqueConstraint("result_id", name=op.f("uq_green_judgement_result_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )


def _batches() -> None:
    op.create_table(
        "green_batch",
        *_numbers("id"),
        *_texts("actor"),
        *_numbers("at", "shown"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "green_closing",
        *_numbers("id", "batch_id", "case_id"),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.CheckConstraint("(decision_id IS NULL) <> (kept IS NULL)", name=op.f("ck_green_closing_closed_or_kept")),
        _to("green_closing", "green_batch", "batch_id"),
        _to("green_closing", "case", "case_id"),
        _to("green_closing", "decision", "decision_id"),
        sa.UniqueConstraint("batch_id", "case_id", name=op.f("uq_green_closing_batch_id_case_id")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_green_closing_decision_id", "green_closing", ["decision_id"])


def _proposals() -> None:
    op.create_table(
        "stable_proposal",
        *_numbers("id", "patient_id"),
        *_texts("programme"),
        *_numbers("rounds", "at"),
        *_texts("state"),
        sa.Column("choice", sa.Text(), nullable=True),
        *_texts("reason"),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("settled", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'declined', 'withdrawn')", name=op.f("ck_stable_proposal_state")
        ),
        sa.CheckConstraint("choice IN ('interval', 'end')", name=op.f("ck_stable_proposal_choice")),
        _to("stable_proposal", "patient", "patient_id"),
        _to("stable_proposal", "decision", "decision_id"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_stable_proposal_patient_id", "stable_proposal", ["patient_id", "programme"])
    op.create_index("ix_stable_proposal_state", "stable_proposal", ["state"])
    one_open = sa.text("state = 'open'")
    op.create_index(
        "uq_stable_proposal_one_open",
        "stable_proposal",
        ["patient_id", "programme"],
        unique=True,
        sqlite_where=one_open,
        postgresql_where=one_open,
    )


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
