"""Read what is kept of a period as opened blocks; the rows that wait to be packed are one block more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from triage.errors import StoreError, Text
from triage.scoring.evaluate.kept.block import Block, Loose, opened, packed
from triage.scoring.evaluate.kept.layout import Layout, read_layout
from triage.store.history.pack import loose
from triage.store.tables import history_block, history_fill, history_layout, history_row, result


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when inputs are kept (ms, None where there are none), of how many assessments."""

    first: int | None
    last: int | None
    rows: int


def read_blocks(connection: Connection, programme: str, start: int, end: int) -> list[Block]:
    """Return what is kept of a programme's assessments around `start` to `end` (ms): some rows may lie outside."""
    found: list[Block] = []
    for key, layout in _layouts(connection, programme):
        found += _blocks(connection, key, layout, start, end)
        if waiting := _waiting(connection, key, start, end):
            found.append(opened(layout, packed(layout, waiting)))
    return found


def span_of(connection: Connection, programme: str) -> Span:
    """Return over which time there is anything to replay."""
    keys = [key for key, _ in _layouts(connection, programme)]
    block, row = history_block, history_row
    packs = select(func.min(block.c.first_at), func.max(block.c.last_at), func.coalesce(func.sum(block.c.rows), 0))
    rows = select(func.min(row.c.at), func.max(row.c.at), func.count())
    told = [
        connection.execute(packs.where(block.c.layout_id.in_(keys))).one(),
        connection.execute(rows.where(row.c.layout_id.in_(keys))).one(),
    ]
    first = min((one[0] for one in told if one[0] is not None), default=None)
    last = max((one[1] for one in told if one[1] is not None), default=None)
    return Span(first, last, sum(int(one[2]) for one in told))


def count_unfilled(connection: Connection, programme: str, start: int, end: int) -> int:
    """Return of how many results of a period the inputs have not been taken out yet."""
    done, until = connection.execute(select(history_fill.c.done, history_fill.c.until)).one()
    if done >= until:
        return 0
    left = result.c.id > done, result.c.id <= until
    theirs = result.c.programme == programme, result.c.at >= start, result.c.at < end
    return int(connection.execute(select(func.count()).select_from(result).where(*left, *theirs)).scalar_one())


def _layouts(connection: Connection, programme: str) -> Sequence[tuple[int, Layout]]:
    table = history_layout
    theirs = select(table.c.id, table.c.body).where(table.c.programme == programme)
    return [(row.id, read_layout(row.body)) for row in connection.execute(theirs.order_by(table.c.id))]


def _blocks(connection: Connection, key: int, layout: Layout, start: int, end: int) -> Iterator[Block]:
    table = history_block
    theirs = table.c.layout_id == key, table.c.last_at >= start, table.c.first_at < end
    wanted = select(table.c.id, table.c.body).where(*theirs)
    for row in connection.execute(wanted.order_by(table.c.first_at, table.c.id)):
        try:
            yield opened(layout, bytes(row.body))
        except (ValueError, KeyError) as fault:
            raise StoreError(_broken(row.id)) from fault


def _waiting(connection: Connection, key: int, start: int, end: int) -> list[Loose]:
    row = history_row
    wanted = select(row).where(row.c.layout_id == key, row.c.at >= start, row.c.at < end)
    return loose(connection.execute(wanted.order_by(row.c.id)).all())


def _broken(key: int) -> Text:
    return Text(
        f"Historikkens blok {key} kan ikke læses. Hent lageret fra en sikkerhedskopi, eller vælg en anden periode.",
        f"Block {key} of the history cannot be read. Restore the store from a backup, or choose another period.",
    )
