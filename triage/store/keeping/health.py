"""Look whether a database file is sound; one that is not takes nothing more."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from triage.errors import StoreError
from triage.store.database import Store
from triage.store.keeping.damage import DAMAGED, clear_mark, mark_damaged
from triage.store.keeping.register import Noted, note, noted_at

_EVERY = timedelta(days=7)


def is_sound(store: Store) -> bool:
    """Return whether every page can be read and every tree is in order; about a second for each 200 MB.

    Raises StoreError where that cannot be told just now.
    """
    try:
        with store.read() as connection:
            return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok")
    except StoreError as fault:
        _only_damage(fault)
        return False


def faults_of(connection: Connection) -> list[str]:
    """Return what is wrong with the whole database, indexes, references and encryption as well; nothing is named."""
    told = [row[0] for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check(5)")]
    told += [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(5)") if row[0] != "ok"]
    return told + [f"{row[0]}: {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)]


def is_check_due(store: Store, now: datetime) -> bool:
    """Return whether the whole database was not looked through for a week."""
    with store.read() as connection:
        checked = noted_at(connection, Noted.CHECKED)
    return checked is None or not timedelta() <= now - checked < _EVERY


def check_whole(store: Store, now: datetime) -> list[str]:
    """Look through the whole database and return its faults; it is marked as damaged, or as checked now."""
    try:
        with store.read() as connection:
            faults = faults_of(connection)
    except StoreError as fault:
        _only_damage(fault)
        faults = [str(fault)]
    if faults:
        mark_damaged(store.path)
        return faults
    clear_mark(store.path)
    with store.write() as connection:
        note(connection, Noted.CHECKED, "ok", now)
    return []


def _only_damage(fault: StoreError) -> None:
    """Raise a fault that says nothing about the file: one that is in use, or a disk that does not answer."""
    if fault.text != DAMAGED:
        raise fault
