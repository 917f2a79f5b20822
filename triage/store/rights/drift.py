"""Whether the rights in a shared database are still those that this program puts there."""

from collections.abc import Iterator

from sqlalchemy import Connection

from triage.store.rights.apply import apply_rights
from triage.store.rights.functions import USER, WATCH

_IN_SCHEMA = "relnamespace = current_schema()::regnamespace"
# What stands in the catalogues of the server, each line with what it is about.
_SNAPSHOT = (
    "SELECT 'table ' || relname, concat_ws(' ', relrowsecurity, relforcerowsecurity, relacl::text,"
    f" pg_get_userbyid(relowner)) FROM pg_class WHERE {_IN_SCHEMA} AND relkind IN ('r', 'v', 'm', 'p', 'S')",
    "SELECT 'column ' || relname || '.' || attname, attacl::text FROM pg_attribute"
    f" JOIN pg_class ON pg_class.oid = attrelid WHERE {_IN_SCHEMA} AND attacl IS NOT NULL",
    "SELECT 'policy ' || tablename || '.' || policyname, concat_ws(' ', permissive, roles::text, cmd, qual, with_check)"
    " FROM pg_policies WHERE schemaname = current_schema()",
    "SELECT 'function ' || proname, concat_ws(' ', prosrc, prosecdef, proconfig::text, proacl::text,"
    " pg_get_userbyid(proowner)) FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
    "SELECT 'trigger ' || relname || '.' || tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(pg_trigger.oid))"
    f" FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE {_IN_SCHEMA} AND NOT tgisinternal",
    "SELECT 'schema', nspacl::text FROM pg_namespace WHERE oid = current_schema()::regnamespace",
    "SELECT 'database', datacl::text FROM pg_database WHERE datname = current_database()",
)
# No login of the two groups may be more than its group; and nobody who works owns the tables.
_TOO_STRONG = f"""
    SELECT one.rolname FROM pg_roles AS one JOIN pg_auth_members AS held ON held.member = one.oid
    JOIN pg_roles AS team ON team.oid = held.roleid AND team.rolname IN ('{USER}', '{WATCH}')
    WHERE NOT EXISTS (SELECT FROM pg_class WHERE relowner = one.oid AND {_IN_SCHEMA})
      AND (one.rolsuper OR one.rolbypassrls OR one.rolcreaterole OR one.rolcreatedb OR one.rolreplication
       OR held.admin_option
       OR EXISTS (SELECT FROM pg_auth_members AS other WHERE other.member = one.oid AND other.roleid <> team.oid))
    UNION SELECT rolname FROM pg_roles JOIN person ON person.login = rolname
    WHERE rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND {_IN_SCHEMA})
    ORDER BY 1
"""
# What another made in the midst of ours is no part of the program.
_FOREIGN = f"""
    SELECT 'table ' || relname FROM pg_class
    WHERE {_IN_SCHEMA} AND relkind IN ('r', 'v', 'm', 'p') AND NOT pg_has_role(relowner, 'USAGE') ORDER BY 1
"""
_Snapshot = dict[str, str]


class _UndoneError(Exception):
    """Ends the attempt: nothing of it is kept."""


def drift(connection: Connection) -> tuple[str, ...]:
    """Return what differs from what applying the rights would leave, by name; the database stays as it is.

    Raises NotAllowedError where the login does not own the tables.
    """
    before, after = _snapshot(connection), {}
    try:
        with connection.begin_nested():
            apply_rights(connection)
            after = _snapshot(connection)
            raise _UndoneError
    except _UndoneError:
        pass
    strong = (f"login {name}" for (name,) in connection.exec_driver_sql(_TOO_STRONG))
    foreign = (str(name) for (name,) in connection.exec_driver_sql(_FOREIGN))
    return (*_differences(before, after), *foreign, *strong)


def _snapshot(connection: Connection) -> _Snapshot:
    return {name: told or "" for query in _SNAPSHOT for name, told in connection.exec_driver_sql(query)}


def _differences(before: _Snapshot, after: _Snapshot) -> Iterator[str]:
    yield from sorted(name for name in before.keys() | after.keys() if _sorted(before, name) != _sorted(after, name))


def _sorted(snapshot: _Snapshot, name: str) -> list[str] | None:
    """Return what is told with the parts of an access list in order: granting anew may put them in another."""
    told = snapshot.get(name)
    return None if told is None else sorted(told.replace("{", " ").replace("}", " ").replace(",", " ").split())
