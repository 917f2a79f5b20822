"""Lines that no step was signed by hold no number back, and no secret of pseudonyms is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

_STEPS = "'submit', 'withdraw', 'approve', 'reject', 'roll_back'"


def upgrade() -> None:
    """Let several lines have one number: which of them is the step is told by its signature.

    Numbers of unnamed patients hang on nothing that is stored any more: whoever may read it could undo them.
    """
    old, new = op.f("uq_rule_step_programme_serial"), "uq_rule_step_programme_serial_signature"
    with op.batch_alter_table("rule_step", copy_from=_steps(), table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(old, type_="unique")
        batch.create_unique_constraint(op.f(new), ["programme", "serial", "signature"])
    if op.get_bind().dialect.name == "sqlite":
        _keep("rule_step")
    op.execute("ALTER TABLE history_fill DROP COLUMN secret")


def _steps() -> sa.Table:
    """Return the table as it was until now: SQLite changes what is unique only by writing the table anew."""
    name = "rule_step"
    return sa.Table(
        name,
        sa.MetaData(),
        *_numbers("id"),
        *_texts("programme"),
        *_numbers("serial"),
        *_texts("step", "content_sha256", "author"),
        sa.Column("base_sha256", sa.Text(), nullable=True),
        *_texts("report_sha256"),
        sa.Column("valid_from", sa.Integer(), nullable=True),
        *_texts("signer"),
        *_numbers("at"),
        *_texts("reason", "public_key", "signature"),
        sa.CheckConstraint(f"step IN ({_STEPS})", name=op.f(f"ck_{name}_step")),
        sa.CheckConstraint("serial > 0", name=op.f(f"ck_{name}_serial")),
        sa.CheckConstraint("step <> 'approve' OR author <> signer", name=op.f(f"ck_{name}_author_approves_not")),
        sa.CheckConstraint("step <> 'submit' OR author = signer", name=op.f(f"ck_{name}_author_submits")),
        sa.CheckConstraint("(step = 'approve') = (valid_from IS NOT NULL)", name=op.f(f"ck_{name}_valid_from")),
        sa.ForeignKeyConstraint(
            ["content_sha256", "author"],
            ["rule_version.content_sha256", "rule_version.author"],
            name=op.f(f"fk_{name}_content"),
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("programme", "serial", name=op.f(f"uq_{name}_programme_serial")),
        sqlite_strict=True,
    )


def _keep(table: str) -> None:
    """Guard the lines again: the guards went with the table as it was."""
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        )


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
