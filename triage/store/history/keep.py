"""Keep the inputs of a result in the transaction that stores it, and say of which department it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from triage.store.tables import case, history_layout, history_row

# Whoever only decides cases does without numpy.
if TYPE_CHECKING:
    from triage.scoring.evaluate.kept.row import KeptRow

# `Mark.PASSED_OVER` of a kept row.
_PASSED_OVER = 2


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was assessed when (ms), and came to which colour; `is_passed`: it is the state of an earlier sitting.

    Without a `result` it was made up for the demonstration.
    """

    result: int | None
    patient: int
    at: int
    rank: int
    is_passed: bool = False


def keep_inputs(connection: Connection, kept: "KeptRow", programme: str, of: Assessment) -> None:
    """Add the inputs of one assessment."""
    layout = layout_key(connection, kept.layout.sha256, kept.layout.body, programme)
    connection.execute(
        insert(history_row).values(
            layout_id=layout,
            result_id=of.result,
            patient_id=of.patient,
            at=of.at,
            colour_rank=of.rank,
            mark=int(kept.mark) | (_PASSED_OVER if of.is_passed else 0),
            rules=kept.rules,
            body=kept.body,
            rest=kept.rest,
        )
    )


def layout_key(connection: Connection, sha256: str, body: str, programme: str) -> int:
    """Return the key of a layout of a programme, which is added where it is new."""
    table = history_layout
    found = connection.execute(
        select(table.c.id).where(table.c.programme == programme, table.c.sha256 == sha256)
    ).scalar()
    if found is None:
        values = {"programme": programme, "sha256": sha256, "body": body}
        found = connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
    return int(found)


def place_inputs(connection: Connection, patients: Sequence[int]) -> None:
    """Say of which department's case the new rows of these patients are; a row that has been placed stays there."""
    its = (
        select(case.c.department_id)
        .join(history_layout, history_layout.c.programme == case.c.programme)
        .where(case.c.patient_id == history_row.c.patient_id, history_layout.c.id == history_row.c.layout_id)
        .order_by(case.c.is_open.desc(), case.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    new = history_row.c.patient_id.in_(patients), history_row.c.department_id.is_(None)
    connection.execute(update(history_row).where(*new).values(department_id=func.coalesce(its, 0)))
