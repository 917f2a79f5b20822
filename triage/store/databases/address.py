"""The address of a shared database: what may stand in it, and how safe the way there is."""

from collections.abc import Mapping
from os import environ
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from triage.errors import StoreError, Text

_KEYRING = "visita-store"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
# Of libpq's many parameters those that cannot weaken the way there, nor hold a secret.
_ALLOWED = ("host", "krbsrvname", "port", "sslcert", "sslkey", "sslmode", "sslrootcert", "target_session_attrs")
_STRICT = "verify-full"


def read_address(written: str, environment: Mapping[str, str] = environ) -> URL:
    """Return the address with everything that makes the way there safe; a password is not in it.

    Raises StoreError where it is no address of PostgreSQL, holds a password, or asks for less than TLS with a
    verified name on the way to another machine.
    """
    url = _parsed(written)
    hosts = _hosts(url)
    if all(map(_is_here, hosts)):
        return url
    query = dict(url.query)
    if query.setdefault("sslmode", _STRICT) != _STRICT:
        raise StoreError(_NOT_STRICT)
    if "sslrootcert" not in query and not _has_own_root(environment):
        query["sslrootcert"] = "system"
    # Encryption by Kerberos alone would go round the certificate.
    return url.set(query={**query, "gssencmode": "disable"})


def password_of(url: URL) -> str | None:
    """Return the password that the person's keyring keeps for this login; None leaves it to libpq's own means."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_KEYRING, shown(url))
    except KeyringError:
        return None


def shown(url: URL) -> str:
    """Return `user@host/database`: what people and the keyring call it."""
    hosts = ",".join(_hosts(url))
    return f"{url.username + '@' if url.username else ''}{hosts}/{url.database or ''}"


def _parsed(written: str) -> URL:
    try:
        url = make_url(written.strip())
    except (ArgumentError, ValueError):
        # The fault quotes what was written, with a password that may stand in it.
        raise StoreError(_NO_ADDRESS) from None
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg") or not url.database:
        raise StoreError(_NO_ADDRESS)
    if url.password or "password" in url.query:
        raise StoreError(_HOLDS_PASSWORD)
    if unknown := sorted(set(url.query).difference(_ALLOWED)):
        names, allowed = ", ".join(unknown), ", ".join(_ALLOWED)
        raise StoreError(
            Text(
                f"VISITA_DATABASE indeholder noget, der ikke må stå der: {names}. Tilladt: {allowed}.",
                f"VISITA_DATABASE holds what may not stand there: {names}. Allowed: {allowed}.",
            )
        )
    return url.set(drivername="postgresql+psycopg")


def _hosts(url: URL) -> list[str]:
    asked = url.query.get("host", ())
    named = [asked] if isinstance(asked, str) else list(asked)
    return [host for name in (*([url.host] if url.host else []), *named) for host in name.split(",") if host] or [""]


def _is_here(host: str) -> bool:
    # Without a host libpq takes the socket of this machine - unless PGHOST says otherwise, which then is not verified.
    return host.startswith("/") or host in _LOOPBACK or (not host and not environ.get("PGHOST"))


def _has_own_root(environment: Mapping[str, str]) -> bool:
    if environment.get("PGSSLROOTCERT"):
        return True
    folder = Path(environment.get("APPDATA", ""), "postgresql") if "APPDATA" in environment else _dot_postgresql()
    return (folder / "root.crt").exists()


def _dot_postgresql() -> Path:
    return Path("~/.postgresql").expanduser()


_NO_ADDRESS = Text(
    "VISITA_DATABASE er ikke en adresse på en PostgreSQL-database. Skriv postgresql://bruger@server/database.",
    "VISITA_DATABASE is not the address of a PostgreSQL database. Write postgresql://user@server/database.",
)
_HOLDS_PASSWORD = Text(
    "Der står en adgangskode i VISITA_DATABASE. Fjern den, og læg den i nøgleringen under visita-store.",
    "There is a password in VISITA_DATABASE. Remove it, and put it in the keyring under visita-store.",
)
_NOT_STRICT = Text(
    "Vejen til den delte database skal være krypteret, og serverens navn skal kontrolleres. "
    "Fjern sslmode fra VISITA_DATABASE, eller skriv sslmode=verify-full.",
    "The way to the shared database must be encrypted, and the server's name verified. "
    "Remove sslmode from VISITA_DATABASE, or write sslmode=verify-full.",
)
