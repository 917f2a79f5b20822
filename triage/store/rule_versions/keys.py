"""Keys that people asked to have certified, and the authority's register; both are only added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from triage.access.rule_versions.certificate import Entry
from triage.store.clock_time import from_ms, to_ms
from triage.store.tables import signing_key, signing_register


@dataclass(frozen=True, slots=True)
class AskedKey:
    """A key as its owner put it there; `signature` is theirs under their own login."""

    login: str
    public_key: str
    made: datetime
    signature: str


def register_entries(connection: Connection) -> tuple[Entry, ...]:
    """Return every line of the register, those of former authorities too, in the order they came."""
    found = connection.execute(select(signing_register).order_by(signing_register.c.id))
    return tuple(Entry(row.issuer, row.number, row.body, row.signature) for row in found)


def add_entry(connection: Connection, entry: Entry) -> None:
    """Add a line; another with its number is refused by the database."""
    values = {"issuer": entry.issuer, "number": entry.number, "body": entry.body, "signature": entry.signature}
    connection.execute(insert(signing_register).values(values))


def asked_keys(connection: Connection) -> Sequence[AskedKey]:
    """Return the keys that people asked to have certified, the newest first."""
    found = connection.execute(select(signing_key).order_by(signing_key.c.id.desc()))
    return [AskedKey(row.login, row.public_key, from_ms(row.made), row.signature) for row in found]


def ask_for(connection: Connection, asked: AskedKey) -> None:
    """Put a key there, for an administrator to certify."""
    values = {"login": asked.login, "public_key": asked.public_key, "signature": asked.signature}
    connection.execute(insert(signing_key).values(**values, made=to_ms(asked.made)))
