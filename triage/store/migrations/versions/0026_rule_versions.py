"""Rule sets on their way into use: versions, signed steps, reports, drafts, and who is told."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

_STEPS = "'submit', 'withdraw', 'approve', 'reject', 'roll_back'"
_KEPT = ("rule_version", "rule_step", "rule_report")


def upgrade() -> None:
    """Add the tables, and let a rule set in force name the content it is."""
    _versions()
    _steps()
    _reports()
    _drafts()
    _notices()
    op.execute("ALTER TABLE rule_set ADD COLUMN content_sha256 TEXT")
    keep = _keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite
    for table in _KEPT:
        keep(table)


def _versions() -> None:
    op.create_table(
        "rule_version",
        *_numbers("id"),
        *_texts("programme", "name", "version", "content_sha256", "rules_sha256", "body"),
        sa.Column("base_sha256", sa.Text(), nullable=True),
        *_texts("author"),
        *_numbers("made"),
        sa.CheckConstraint("length(content_sha256) = 64", name=op.f("ck_rule_version_content_sha256")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("content_sha256", name=op.f("uq_rule_version_content_sha256")),
        sa.UniqueConstraint("content_sha256", "author", name=op.f("uq_rule_version_content_sha256_author")),
        sqlite_strict=True,
    )
    op.create_index("ix_rule_version_programme", "rule_version", ["programme", "id"])


def _steps() -> None:
    name = "rule_step"
    op.create_table(
        name,
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


def _reports() -> None:
    op.create_table(
        "rule_report",
        *_numbers("id"),
        *_texts("sha256", "body"),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_rule_report_sha256")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256", name=op.f("uq_rule_report_sha256")),
        sqlite_strict=True,
    )


def _drafts() -> None:
    name = "rule_draft"
    op.create_table(
        name,
        *_numbers("id"),
        *_texts("programme", "name", "version", "body"),
        sa.Column("base_sha256", sa.Text(), nullable=True),
        *_texts("origin", "author"),
        *_numbers("made", "revision", "changed"),
        sa.Column("closed", sa.Integer(), nullable=True),
        sa.Column("sent_sha256", sa.Text(), nullable=True),
        sa.CheckConstraint("origin IN ('in_force', 'library', 'import')", name=op.f(f"ck_{name}_origin")),
        sa.CheckConstraint("revision > 0", name=op.f(f"ck_{name}_revision")),
        sa.CheckConstraint("sent_sha256 IS NULL OR closed IS NOT NULL", name=op.f(f"ck_{name}_sent_is_closed")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_programme", name, ["programme", "id"])


def _notices() -> None:
    op.create_table(
        "rule_notice",
        *_numbers("id"),
        *_texts("login", "programme", "kind", "about", "da", "en"),
        *_numbers("at"),
        sa.Column("seen_at", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login", "kind", "programme", "about", name="uq_rule_notice_once"),
        sqlite_strict=True,
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


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
