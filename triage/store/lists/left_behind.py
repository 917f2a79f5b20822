"""The cases that stand for their patients now, because the worse one that did so was decided."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from triage.store.lists.once import IS_OPEN, IS_SEVERAL
from triage.store.tables import case, decision
from triage.worklist.row import NOT_DISTRIBUTED, Query

_SHOWN = case.c.id, case.c.patient_id, case.c.programme, case.c.colour_rank, case.c.deadline, case.c.team
_MOST, _PORTION = 5_000, 500


def left_behind(connection: Connection, query: Query, decided_after: int) -> list[int]:
    """Return the open cases of those whose row in such a list was another that was decided after decision
    `decided_after`; whether `query` finds them is not asked.
    """
    decided = select(decision.c.case_id).where(decision.c.id > decided_after)
    keys = connection.execute(decided.limit(_MOST)).scalars().all() if query.is_once else ()
    portions = (keys[start : start + _PORTION] for start in range(0, len(keys), _PORTION))
    return [key for portion in portions for key in _after(connection, query, portion)]


def _after(connection: Connection, query: Query, keys: Sequence[int]) -> list[int]:
    # Reckoned with, so that the database goes by the few keys and not through all that is closed.
    is_gone = case.c.id.in_(keys) & (case.c.is_open + 0 == 0) & (case.c.several + 0 == 1)
    gone: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(*_SHOWN).where(is_gone)):
        if _was_listed(row, query):
            gone[row.patient_id].append(_place(row))
    left = select(*_SHOWN).where(case.c.patient_id.in_(gone), IS_OPEN, IS_SEVERAL)
    rows = connection.execute(left) if gone else ()
    return [row.id for row in rows if min(gone[row.patient_id]) < _place(row)]


def _was_listed(row: Any, query: Query) -> bool:  # noqa: ANN401 - a row of `case`
    """Return whether the list had the case that was decided, as far as that is known of one that is closed."""
    return (
        (not query.programmes or row.programme in query.programmes)
        and (not query.colours or row.colour_rank in [colour.rank for colour in query.colours])
        and (not query.teams or (row.team or NOT_DISTRIBUTED) in query.teams)
    )


def _place(row: Any) -> tuple[int, bool, int, int]:  # noqa: ANN401 - a row of `case`
    """Return by what the worst of a patient's cases is the first, as `is_worst` has it."""
    return row.colour_rank, row.deadline is None, row.deadline or 0, row.id
