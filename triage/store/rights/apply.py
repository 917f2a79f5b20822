"""Put the rights into a shared database: functions, conditions on rows, triggers and grants, all of them anew."""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from triage.errors import NotAllowedError, Text
from triage.store.rights.functions import FUNCTIONS, USER, WATCH
from triage.store.rights.tables import RIGHTS, Right
from triage.store.rights.told import TOLD
from triage.store.rights.triggers import GUARDS, triggers
from triage.store.tables import metadata
from triage.store.told import HIDDEN, seen

_TABLES = """
    SELECT tablename FROM pg_tables
    WHERE schemaname = current_schema() AND pg_has_role(tableowner, 'USAGE') ORDER BY tablename
"""
_OLD_POLICIES = "SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()"
_OLD_TRIGGERS = """
    SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgname LIKE 'visita\\_%%'
"""
# Whoever was let in by hand: to a table, to columns of it, to what counts its keys.
_STRANGERS = """
    SELECT DISTINCT relkind = 'S', relname, CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END
    FROM (
        SELECT relname, relkind, relowner, (aclexplode(relacl)).grantee FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'S')
        UNION SELECT relname, relkind, relowner, (aclexplode(attacl)).grantee
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = current_schema()::regnamespace AND attnum > 0
    ) AS found LEFT JOIN pg_roles ON pg_roles.oid = grantee
    WHERE grantee <> relowner AND (grantee = 0 OR rolname IS NOT NULL) AND pg_has_role(relowner, 'USAGE')
"""
# Whoever may make things of their own, in the schema or in the database, beside its owner.
_MAKERS = """
    SELECT DISTINCT CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END
    FROM {place}, aclexplode({acl}) LEFT JOIN pg_roles ON pg_roles.oid = grantee
    WHERE {which} AND grantee <> {owner} AND privilege_type IN ('CREATE', 'TEMPORARY')
      AND (grantee = 0 OR rolname IS NOT NULL)
"""
_OWNED = """
    SELECT pg_get_serial_sequence(quote_ident(relname), 'id') FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'id'
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname = '{table}'
"""
_OWNS_SCHEMA = "SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE oid = current_schema()::regnamespace"
_OWNS_DATABASE = "SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()"


def apply_rights(connection: Connection) -> None:
    """Leave the database with exactly the rights that this program comes with; the login must own the tables.

    Raises NotAllowedError where the group roles are lacking and the login may not make them.
    """
    make_groups(connection)
    for statement in (*_cleared(connection), *FUNCTIONS, *TOLD, *GUARDS):
        _run(connection, statement)
    for table in _names(connection):
        for statement in _of_table(connection, table, RIGHTS.get(table)):
            _run(connection, statement)
    for _, _, statement in triggers():
        _run(connection, statement)
    for statement in _around(connection):
        _run(connection, statement)


def _run(connection: Connection, statement: str) -> None:
    # The driver reads a percent sign as the place of a value.
    connection.exec_driver_sql(statement.replace("%", "%%"))


def _names(connection: Connection) -> list[str]:
    return [name for (name,) in connection.exec_driver_sql(_TABLES)]


def make_groups(connection: Connection) -> None:
    """Make the groups that logins belong to, where they are not there; see `apply_rights`."""
    for name in (USER, WATCH):
        is_there = f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"
        if connection.exec_driver_sql(is_there).first() is not None:
            continue
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"CREATE ROLE {name} NOLOGIN")
        except DBAPIError as fault:
            # Another database of the same server may have made it meanwhile.
            if connection.exec_driver_sql(is_there).first() is None:
                raise NotAllowedError(_NO_GROUPS) from fault


def _cleared(connection: Connection) -> Iterator[str]:
    for table, policy in connection.exec_driver_sql(_OLD_POLICIES).all():
        yield f'DROP POLICY "{policy}" ON "{table}"'
    for table, trigger in connection.exec_driver_sql(_OLD_TRIGGERS).all():
        yield f'DROP TRIGGER "{trigger}" ON "{table}"'
    for is_sequence, name, grantee in connection.exec_driver_sql(_STRANGERS).all():
        yield f'REVOKE ALL ON {"SEQUENCE" if is_sequence else "TABLE"} "{name}" FROM {grantee}'


def _of_table(connection: Connection, table: str, right: Right | None) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    # The owner too is looked at: what it may do stands there as a condition of its own.
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'CREATE POLICY visita_owner ON "{table}" TO CURRENT_USER USING (true) WITH CHECK (true)'
    if right is None:
        return
    yield f'CREATE POLICY visita_service ON "{table}" TO {WATCH} USING (true) WITH CHECK (true)'
    service = "SELECT, INSERT" if right.is_kept and right.service.count(",") > 1 else right.service
    yield f'GRANT {service} ON "{table}" TO {WATCH}'
    yield from (statement.replace("@.", f'"{table}".') for statement in _of_person(table, right))
    sequence = connection.exec_driver_sql(_OWNED.format(table=table)).scalar()
    if sequence is not None and right.add is not None:
        yield f"GRANT USAGE ON SEQUENCE {sequence} TO {USER}"
    if sequence is not None:
        yield f"GRANT USAGE ON SEQUENCE {sequence} TO {WATCH}"
    if right.is_kept:
        yield (
            f'CREATE TRIGGER visita_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION visita_refuse()"
        )


def _of_person(table: str, right: Right) -> Iterator[str]:
    if right.see is not None:
        yield f'GRANT SELECT{_seen(table)} ON "{table}" TO {USER}'
        yield f'CREATE POLICY visita_see ON "{table}" FOR SELECT TO {USER} USING ({right.see})'
    if right.add is not None:
        yield f'GRANT INSERT ({_given(table)}) ON "{table}" TO {USER}'
        yield f'CREATE POLICY visita_add ON "{table}" FOR INSERT TO {USER} WITH CHECK ({right.add})'
    if right.change is not None:
        named = ", ".join(f'"{column}"' for column in right.columns)
        yield f'GRANT UPDATE ({named}) ON "{table}" TO {USER}'
        left = f"({right.change}) AND ({right.leave or 'true'})"
        before = f"USING ({right.change})"
        yield f'CREATE POLICY visita_change ON "{table}" FOR UPDATE TO {USER} {before} WITH CHECK ({left})'
    if right.remove is not None:
        yield f'GRANT DELETE ON "{table}" TO {USER}'
        yield f'CREATE POLICY visita_remove ON "{table}" FOR DELETE TO {USER} USING ({right.remove})'


def _given(table: str) -> str:
    """Return the columns that a person fills in: the database counts keys, so that nobody takes those of others."""
    return ", ".join(f'"{column.name}"' for column in metadata.tables[table].c if column.name != "id")


def _seen(table: str) -> str:
    """Return the columns that may be read, where it is not all of them."""
    its = next((one for one in HIDDEN if one.name == table), None)
    return "" if its is None else " (" + ", ".join(f'"{column.name}"' for column in seen(its)) + ")"


def _around(connection: Connection) -> Iterator[str]:
    """Yield what keeps a login from making things of its own, and lets the two groups in."""
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    if connection.exec_driver_sql(_OWNS_SCHEMA).scalar():
        of_schema = _MAKERS.format(
            place="pg_namespace", acl="nspacl", owner="nspowner", which="nspname = current_schema()"
        )
        for (maker,) in connection.exec_driver_sql(of_schema).all():
            yield f"REVOKE CREATE ON SCHEMA {schema} FROM {maker}"
        yield f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {USER}, {WATCH}"
        yield f"GRANT USAGE ON SCHEMA {schema} TO {USER}, {WATCH}"
    if connection.exec_driver_sql(_OWNS_DATABASE).scalar():
        base = connection.exec_driver_sql("SELECT quote_ident(current_database())").scalar_one()
        of_database = _MAKERS.format(
            place="pg_database", acl="datacl", owner="datdba", which="datname = current_database()"
        )
        for (maker,) in connection.exec_driver_sql(of_database).all():
            yield f"REVOKE TEMPORARY, CREATE ON DATABASE {base} FROM {maker}"
        yield f"REVOKE TEMPORARY, CREATE, CONNECT ON DATABASE {base} FROM PUBLIC"
        yield f"REVOKE TEMPORARY, CREATE ON DATABASE {base} FROM {USER}, {WATCH}"
        yield f"GRANT CONNECT ON DATABASE {base} TO {USER}, {WATCH}"
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE ALL ON TABLES FROM PUBLIC, {USER}, {WATCH}"


_NO_GROUPS = Text(
    f"Den delte database mangler grupperne {USER} og {WATCH}, og dit login må ikke oprette dem. Intet er ændret. Bed "
    f"serverens administrator om: CREATE ROLE {USER} NOLOGIN; CREATE ROLE {WATCH} NOLOGIN;",
    f"The shared database lacks the groups {USER} and {WATCH}, and your login may not make them. Nothing was changed. "
    f"Ask the server's administrator for: CREATE ROLE {USER} NOLOGIN; CREATE ROLE {WATCH} NOLOGIN;",
)
