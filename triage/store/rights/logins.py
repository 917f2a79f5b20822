"""One login of the database for each person: made, opened to the right group, and taken away."""

import secrets

from sqlalchemy import Connection

from triage.errors import Text, WrongUseError
from triage.store.rights.functions import USER, WATCH

# The name of whoever signed in, where that is a person's login: nobody's are the owner's and the administrator's.
PERSON_AT_WORK = f"""
    SELECT session_user::text FROM pg_roles AS team, pg_roles AS one
    WHERE team.rolname = '{USER}' AND one.rolname = session_user AND NOT one.rolsuper
      AND pg_has_role(one.oid, team.oid, 'USAGE') AND NOT EXISTS (
          SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relowner = one.oid)
"""
_LONGEST = 63
_SECRET_BYTES = 24


def make_login(connection: Connection, login: str, *, is_service: bool = False, has_password: bool = False) -> str:
    """Make the login and return its password, "" where Kerberos, a certificate or LDAP proves who it is.

    Raises WrongUseError where there is such a login already, or its name is none.
    """
    name = _quoted(connection, login)
    if _is_there(connection, login):
        raise WrongUseError(
            Text(
                f"Serveren har allerede et login {login}. Luk det først: triage users drop-database {login}.",
                f"The server has a login {login} already. Drop it first: triage users drop-database {login}.",
            )
        )
    bare = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
    connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN {bare} IN ROLE {WATCH if is_service else USER}")
    return _with_password(connection, name) if has_password else ""


def drop_login(connection: Connection, login: str) -> None:
    """Take the login away and end its connections; raises WrongUseError where it is no login of this program."""
    name = _quoted(connection, login)
    if not _is_ours(connection, login):
        raise WrongUseError(
            Text(
                f"{login} er ikke et login til denne database. Se triage users list.",
                f"{login} is no login of this database. See triage users list.",
            )
        )
    connection.exec_driver_sql(f"ALTER ROLE {name} NOLOGIN")
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND pid <> pg_backend_pid()"
    connection.exec_driver_sql(ended, (login,))
    connection.exec_driver_sql(f"DROP ROLE {name}")


def _with_password(connection: Connection, name: str) -> str:
    password = secrets.token_urlsafe(_SECRET_BYTES)
    connection.exec_driver_sql("SET LOCAL password_encryption = 'scram-sha-256'")
    # Hashed here: the password itself is never sent, so that no log of the server can hold it.
    driver = connection.connection.driver_connection
    hashed = driver.pgconn.encrypt_password(  # type: ignore[union-attr]  # the driver's own
        password.encode(), name.strip('"').encode(), b"scram-sha-256"
    ).decode("ascii")
    connection.exec_driver_sql(f"ALTER ROLE {name} PASSWORD '{hashed}'")
    return password


def _quoted(connection: Connection, login: str) -> str:
    if not login or len(login.encode()) > _LONGEST or "%" in login or "\0" in login:
        raise WrongUseError(
            Text(f"{login!r} kan ikke være et login til serveren.", f"{login!r} cannot be a login of the server.")
        )
    return str(connection.exec_driver_sql("SELECT quote_ident(%s)", (login,)).scalar_one())


def _is_there(connection: Connection, login: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).first() is not None


def _is_ours(connection: Connection, login: str) -> bool:
    ours = (
        "SELECT 1 FROM pg_auth_members AS held JOIN pg_roles AS one ON one.oid = held.member"
        " JOIN pg_roles AS team ON team.oid = held.roleid"
        " WHERE one.rolname = %s AND team.rolname IN (%s, %s) AND NOT held.admin_option"
    )
    return connection.exec_driver_sql(ours, (login, USER, WATCH)).first() is not None
