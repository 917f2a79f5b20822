"""Keys that people sign rule sets with, and the authority's register of which of them count."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Keep the keys asked for, and certificates and revocations as the authority signed them; lines are only added."""
    _asked_for()
    _register()
    for table in ("signing_key", "signing_register"):
        (_keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite)(table)


def _asked_for() -> None:
    op.create_table(
        "signing_key",
        sa.Column("id", _whole(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("made", _whole(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.CheckConstraint("length(public_key) = 64", name=op.f("ck_signing_key_public_key")),
        sa.CheckConstraint("length(signature) = 128", name=op.f("ck_signing_key_signature")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login", "public_key", name=op.f("uq_signing_key_login_public_key")),
        sqlite_strict=True,
    )


def _register() -> None:
    op.create_table(
        "signing_register",
        sa.Column("id", _whole(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("number", _whole(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.CheckConstraint("length(issuer) = 64", name=op.f("ck_signing_register_issuer")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_signing_register_number")),
        sa.CheckConstraint("length(signature) = 128", name=op.f("ck_signing_register_signature")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("issuer", "number", name=op.f("uq_signing_register_issuer_number")),
        sqlite_strict=True,
    )


def _whole() -> sa.types.TypeEngine[int]:
    return sa.Integer().with_variant(sa.BigInteger(), "postgresql")


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
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_kept()"
    )
