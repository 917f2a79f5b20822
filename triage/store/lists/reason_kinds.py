"""What the reason of each case is about: kept beside the case, and which kinds there are."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, update

from triage.errors import Text
from triage.store.tables import case, case_reason
from triage.worklist.reasons import reason_kind

# From one kind to the next in the index, for there are few kinds and many cases.
_FIRST = select(func.min(case_reason.c.da).label("da")).cte("kinds", recursive=True)
_NEXT = select(func.min(case_reason.c.da)).where(case_reason.c.da > _FIRST.c.da).scalar_subquery()
_KINDS = _FIRST.union_all(select(_NEXT).where(_FIRST.c.da.is_not(None)))
_IN_ENGLISH = select(func.min(case_reason.c.en)).where(case_reason.c.da == _KINDS.c.da).scalar_subquery()
_OCCURRING = select(_KINDS.c.da, _IN_ENGLISH.label("en")).where(_KINDS.c.da.is_not(None))

# Joins a case and what it is about.
IS_ITS_REASON = case_reason.c.case_id == case.c.id


def keep_reason(connection: Connection, key: int, patient: int, reason: Text) -> None:
    """Keep what the reason of a case is about, in the place of what it was before."""
    kind = reason_kind(reason)
    mine = update(case_reason).where(case_reason.c.case_id == key)
    if connection.execute(mine.values(da=kind.da, en=kind.en)).rowcount == 0:
        connection.execute(insert(case_reason).values(case_id=key, patient_id=patient, da=kind.da, en=kind.en))


def has_reason(kinds: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that what a case is about is one of these kinds of reason."""
    return case.c.id.in_(cases_about(kinds))


def cases_about(kinds: Sequence[str]) -> Select[tuple[int]]:
    """Return the query of the cases that are about one of these kinds of reason."""
    return select(case_reason.c.case_id).where(case_reason.c.da.in_(kinds))


def kinds_that_occur(connection: Connection) -> list[Text]:
    """Return what any case is about, each kind once."""
    return [Text(row.da, row.en) for row in connection.execute(_OCCURRING)]
