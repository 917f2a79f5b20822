"""Carry a department from its own file to a shared database, row by row, with proof that nothing changed on the way."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, text

from triage.errors import StoreError, Text, WrongUseError
from triage.store.database import Store
from triage.store.keeping.digest import differences, digests
from triage.store.keeping.moved import close_for_good
from triage.store.tables import metadata

Tell = Callable[[str, int], None]

_BLOCK = 1000
# What people and sources brought. A new store has rows of its own elsewhere, e.g. the one row of the watch.
_BROUGHT = ("resource", "patient", "result", "case", "decision", "audit")


def move_rows(source: Store, target: Store, name: str, at: datetime, tell: Tell = lambda _table, _rows: None) -> int:
    """Copy everything in `source` to `target` and return how many rows; `name` is what people call the target.

    The source is locked against writing, the target is filled in one transaction, and both must give the same digests
    before that is kept. Only then the source notes where it went, and takes nothing more. Killed at any point the
    target is empty or whole; a second call then only notes it. Raises WrongUseError where the target holds something
    else, StoreError where a row did not arrive as it was.
    """
    with source.write() as old:
        with target.write() as new:
            _let_it_last(new)
            before = digests(old)
            if not _is_new(new):
                if found := differences(before, digests(new)):
                    raise WrongUseError(_holds_other(name, found))
            else:
                copy_rows(old, new, tell)
                if found := differences(before, digests(new)):
                    raise StoreError(_not_the_same(found))
        close_for_good(old, name, at)
    return sum(digest.rows for digest in before.values())


def _is_new(new: Connection) -> bool:
    return not any(new.execute(select(metadata.tables[name]).limit(1)).first() for name in _BROUGHT)


def copy_rows(old: Connection, new: Connection, tell: Tell = lambda _table, _rows: None) -> None:
    """Copy every row of one store to another, new one, in whose transaction nothing else is done."""
    for table in reversed(metadata.sorted_tables):
        # Only where there is something: a log refuses even to be emptied of nothing.
        if new.execute(select(table).limit(1)).first() is not None:
            new.execute(delete(table))
    for table in metadata.sorted_tables:
        rows = 0
        ordered = select(table).order_by(*table.primary_key.columns)
        with old.execute(ordered, execution_options={"yield_per": _BLOCK}) as found:
            for block in found.mappings().partitions():
                new.execute(insert(table), [dict(row) for row in block])
                rows += len(block)
        tell(table.name, rows)
    _go_on_counting(new)


def _go_on_counting(new: Connection) -> None:
    """Let the next row of every table get a number that none has."""
    if new.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" not in table.c:
            continue
        named = new.execute(select(func.pg_get_serial_sequence(f'"{table.name}"', "id"))).scalar()
        last = new.execute(select(func.max(table.c.id))).scalar()
        if named is not None and last is not None:
            new.execute(select(func.setval(named, last)))


def _let_it_last(new: Connection) -> None:
    """Let the one long transaction be: the limits of the server are for people who wait."""
    if new.dialect.name == "postgresql":
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            new.execute(text(f"SET LOCAL {limit} = 0"))


def _holds_other(name: str, found: list[str]) -> Text:
    told = "; ".join(found[:3])
    return Text(
        f"Databasen {name} er ikke tom og indeholder noget andet ({told}). Intet er flyttet. Brug en tom database.",
        f"The database {name} is not empty and holds something else ({told}). Nothing was moved. Use an empty one.",
    )


def _not_the_same(found: list[str]) -> Text:
    told = "; ".join(found[:3])
    return Text(
        f"Det flyttede svarer ikke til det oprindelige ({told}). Intet er flyttet; databasen her er urørt.",
        f"What was moved is not what was here ({told}). Nothing was moved; the database here is untouched.",
    )
