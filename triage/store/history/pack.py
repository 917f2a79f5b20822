"""Rows that have become many are packed in a block, in one transaction: a row is in exactly one of both."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from triage.scoring.evaluate.kept.block import Loose, packed
from triage.scoring.evaluate.kept.layout import Layout, read_layout
from triage.store.tables import history_block, history_layout, history_row

ROWS = 4096


def full_layouts(connection: Connection, rows: int = ROWS) -> list[int]:
    """Return the layouts of which there are enough placed rows for a block."""
    row = history_row
    placed = select(row.c.layout_id).where(row.c.department_id.is_not(None))
    return list(connection.execute(placed.group_by(row.c.layout_id).having(func.count() >= rows)).scalars())


def pack(connection: Connection, layout: int, rows: int = ROWS) -> bool:
    """Pack the oldest rows of a layout; return whether there were enough."""
    row = history_row
    theirs = select(row).where(row.c.layout_id == layout, row.c.department_id.is_not(None))
    found = connection.execute(theirs.order_by(row.c.id).limit(rows)).all()
    if len(found) < rows:
        return False
    body = select(history_layout.c.body).where(history_layout.c.id == layout)
    add_block(connection, layout, read_layout(connection.execute(body).scalar_one()), loose(found))
    keys = [one.id for one in found]
    connection.execute(
        delete(row).where(row.c.layout_id == layout, row.c.id <= keys[-1], row.c.department_id.is_not(None))
    )
    return True


def add_block(connection: Connection, key: int, layout: Layout, rows: Sequence[Loose]) -> None:
    """Add a block of `rows`."""
    values = {
        "layout_id": key,
        "first_at": min(row.at for row in rows),
        "last_at": max(row.at for row in rows),
        "rows": len(rows),
        "body": packed(layout, rows),
    }
    connection.execute(insert(history_block).values(**values))


def loose(rows: Sequence[Any]) -> list[Loose]:
    """Return rows of the table as they are packed."""
    return [
        Loose(
            result=row.result_id or 0,
            patient=row.patient_id,
            department=row.department_id or 0,
            at=row.at,
            rank=row.colour_rank,
            mark=row.mark,
            rules=row.rules,
            body=bytes(row.body),
            rest=row.rest,
        )
        for row in rows
    ]
