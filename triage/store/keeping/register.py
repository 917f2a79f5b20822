"""What a store knows about itself, by name."""

import secrets
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import keeping


class Noted(StrEnum):
    """What is noted; the text beside each is its value."""

    STORE = "store"  # the store's own name, 32 hexadecimal digits
    RECOVERY = "recovery"  # the public half of the recovery key, hexadecimal
    CHECKED = "checked"  # "ok": when the whole database was last looked through
    MOVED = "moved"  # the address it moved to, without a password
    KEPT_AUDIT = "keep.audit"  # days
    KEPT_FACTS = "keep.facts"  # days; "0" = for ever
    HOURS_COUNTED = "hours.counted"  # the line of settings up to which deadlines were counted anew
    NETWORK = "network"  # canonical JSON of how sources are reached


def noted(connection: Connection, name: Noted) -> str | None:
    """Return what is noted under `name`."""
    return connection.execute(select(keeping.c.value).where(keeping.c.name == name.value)).scalar()


def noted_at(connection: Connection, name: Noted) -> datetime | None:
    """Return when that was noted."""
    at = connection.execute(select(keeping.c.at).where(keeping.c.name == name.value)).scalar()
    return None if at is None else from_ms(at)


def note(connection: Connection, name: Noted, value: str, at: datetime) -> None:
    """Note `value`, in the place of what was noted before."""
    said = {"value": value, "at": to_ms(at)}
    if connection.execute(update(keeping).where(keeping.c.name == name.value).values(said)).rowcount == 0:
        connection.execute(insert(keeping).values(name=name.value, **said))


def store_name(connection: Connection, at: datetime) -> str:
    """Return the store's own name, made the first time it is asked for."""
    name = noted(connection, Noted.STORE)
    if name is None:
        name = secrets.token_hex(16)
        note(connection, Noted.STORE, name, at)
    return name
