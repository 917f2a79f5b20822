"""The case of somebody who sent data without being enrolled becomes the programme's, once there is one."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from triage.store.records import Facts
from triage.store.tables import case

_NONE = ""


def place_enrolled(connection: Connection, facts: Mapping[int, Facts]) -> None:
    """Let the open cases of these patients that belong to no programme be those of one they are enrolled in now.

    Nothing is closed by it: what the case shows is assessed anew under the programme. Of several programmes it is the
    first that has no open case.
    """
    open_cases = select(case.c.id, case.c.patient_id, case.c.programme)
    rows = connection.execute(open_cases.where(case.c.patient_id.in_(list(facts)), case.c.is_open == 1)).all()
    taken = {(row.patient_id, row.programme) for row in rows}
    for row in rows:
        if row.programme == _NONE:
            active = dict.fromkeys(one.programme for one in facts[row.patient_id].enrolments if one.status == "active")
            free = [programme for programme in active if (row.patient_id, programme) not in taken]
            if free:
                connection.execute(update(case).where(case.c.id == row.id).values(programme=free[0]))
