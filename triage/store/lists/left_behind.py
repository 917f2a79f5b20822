"""The cases that stand for their patients now, because the worse one that did so was decided."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from triage.store.listed import listed
from triage.store.lists.once import IS_SEVERAL, place
from triage.store.lists.search import kinds_meant
from triage.store.tables import case, decision
from triage.worklist.row import Query, Viewer

_NEXT = case.alias("next")
_MOST = 5_000


def left_behind(connection: Connection, query: Query, decided_after: int, viewer: Viewer) -> Sequence[int]:
    """Return the open cases of those whose row in such a list was another that was decided after decision
    `decided_after`; whether `query` finds them is not asked.
    """
    if not query.is_once:
        return ()
    # As the list had it: who has it, and whether it waited, is no more known of a case that is closed.
    stood = replace(query, by_patient=False, closed=True, mine=False, unowned=False, owners=(), escalated=False)
    decided = select(decision.c.case_id).where(decision.c.id > decided_after)
    was_listed = listed(stood, viewer, kinds_meant(connection, query, viewer)) & IS_SEVERAL & case.c.id.in_(decided)
    its = case.join(_NEXT, _NEXT.c.patient_id == case.c.patient_id)
    came_up = (_NEXT.c.is_open == 1) & (place(case) < place(_NEXT))
    found = select(_NEXT.c.id).select_from(its).where(was_listed, came_up).limit(_MOST)
    return connection.execute(found).scalars().all()

