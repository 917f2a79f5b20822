"""How each source is reached, when it is due and how it fares; and who alone takes in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give sources settings and health, and make the one row of the watch."""
    for column in _columns():
        op.add_column("source", column)
    op.execute("UPDATE source SET kind = 'rest', url = name WHERE name LIKE 'http://%' OR name LIKE 'https://%'")
    op.execute("UPDATE source SET last_attempt = last_success")
    op.execute("UPDATE source SET failures = 1, failing_since = last_success WHERE fault_da IS NOT NULL")
    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("busy", sa.Integer(), nullable=False),
        sa.Column("fault_da", sa.Text(), nullable=True),
        sa.Column("fault_en", sa.Text(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_watch_one_row")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute('INSERT INTO watch (id, fence, "until", asked, answered, busy) VALUES (1, 0, 0, 0, 0, 0)')


def _columns() -> list["sa.Column[object]"]:
    return [
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False, server_default="files"),
        sa.Column("dialect", sa.Text(), nullable=False, server_default="auto"),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("proxy", sa.Text(), nullable=True),
        sa.Column("page_size", sa.Integer(), nullable=False, server_default="500"),
        sa.Column("interval_minutes", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("enabled", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("write_back", sa.Text(), nullable=False, server_default="none"),
        sa.Column("last_attempt", sa.Integer(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("failing_since", sa.Integer(), nullable=True),
        sa.Column("warnings", sa.Text(), nullable=False, server_default="[]"),
    ]
