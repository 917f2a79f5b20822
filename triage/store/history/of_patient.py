"""The results of one patient as they were stored, for whoever may see that patient alone."""

from sqlalchemy import Connection, exists, select

from triage.store.history.fill import Older
from triage.store.tables import result


def results_of(connection: Connection, patient: int, programme: str, start: int) -> list[Older]:
    """Return what a patient came to in a programme from `start` (ms) on, oldest first."""
    later = result.alias("later")
    same = (later.c.patient_id == patient, later.c.programme == programme, later.c.at == result.c.at)
    newer = exists().where(*same, later.c.id > result.c.id)
    wanted = select(result, newer.label("is_passed")).where(
        result.c.patient_id == patient, result.c.programme == programme, result.c.at >= start
    )
    return [
        Older(row.id, row.patient_id, row.programme, row.at, row.colour_rank, row.body, is_passed=bool(row.is_passed))
        for row in connection.execute(wanted.order_by(result.c.at, result.c.id))
    ]
