"""Rights in a shared database itself: from here on every table is closed to all but its owner.

What people and the service that takes in may do is put there after each update (`triage.store.rights`); where that has
not been done they see nothing. A file has one user, and stays as it is.
"""

from alembic import op

revision = "0017"
down_revision = "0016"

_CLOSE = """
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('REVOKE ALL ON TABLE %I FROM PUBLIC', name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS visita_owner ON %I', name);
        EXECUTE format('CREATE POLICY visita_owner ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$
"""


def upgrade() -> None:
    """Close every table of a shared database."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_CLOSE)
