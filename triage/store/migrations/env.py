"""Run the migrations on the connection that `triage.store.schema` hands over.

They say what SQLite makes of it; PostgreSQL is told the same in its own words here: whole numbers of 64 bits, text
compared by its bytes, and the same partial indexes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.ddl.postgresql import PostgresqlImpl


class _SameAsSQLite(PostgresqlImpl):
    """Alembic takes the class that was declared last for a database."""

    __dialect__ = "postgresql"

    def create_table(self, table: sa.Table, **options: Any) -> None:  # noqa: ANN401 - Alembic's own
        """Create `table` with the types that hold what SQLite holds."""
        for column in table.columns:
            _widen(column)
        super().create_table(table, **options)

    def add_column(self, table_name: str, column: sa.Column[Any], **options: Any) -> None:  # noqa: ANN401 - Alembic's own
        """Add `column` with the type that holds what SQLite holds."""
        _widen(column)
        super().add_column(table_name, column, **options)

    def create_index(self, index: sa.Index, **options: Any) -> None:  # noqa: ANN401 - Alembic's own
        """Create `index` on the same rows."""
        # Without this dialect's options given, they cannot be set: asked for, they are made.
        if (where := index.dialect_options["sqlite"].get("where")) is not None:
            index.dialect_options["postgresql"]["where"] = where
        super().create_index(index, **options)


def _widen(column: sa.Column[Any]) -> None:
    if isinstance(column.type, sa.Integer):
        column.type = sa.BigInteger()
    elif isinstance(column.type, sa.Text):
        column.type = sa.Text(collation="C")


# Rows that a migration wrote under keys of its own: the next key must be another.
_KEYS = """
DO $$
DECLARE
    found record;
    newest bigint;
BEGIN
    FOR found IN
        SELECT table_name, pg_get_serial_sequence(quote_ident(table_name), column_name) AS keys
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'id'
    LOOP
        CONTINUE WHEN found.keys IS NULL;
        EXECUTE format('SELECT max(id) FROM %I', found.table_name) INTO newest;
        IF newest IS NOT NULL THEN
            PERFORM setval(found.keys, greatest(newest, nextval(found.keys) - 1));
        END IF;
    END LOOP;
END $$
"""

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
if context.get_context().dialect.name == "postgresql":
    context.get_context().impl.execute(sa.text(_KEYS))
