"""Which programmes the open cases are of, and where."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, func, not_, or_, select

from triage.store.casework.owned import in_departments
from triage.store.people.departments import places
from triage.store.tables import case
from triage.worklist.row import Viewer


def has_case_beside(connection: Connection, viewer: Viewer, uses: Collection[tuple[int, str]]) -> bool:
    """Return whether the viewer has an open case to see that is of none of these departments' programmes."""
    place = func.coalesce(case.c.department_id, places(connection).first)
    is_of_these = or_(*(and_(place == department, case.c.programme == programme) for department, programme in uses))
    beside = select(case.c.id).where(case.c.is_open == 1, in_departments(viewer), not_(is_of_these))
    return connection.execute(beside.limit(1)).first() is not None
