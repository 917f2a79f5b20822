"""Whom new free times may suit: their plans are to be weighed again."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, select

from triage.store.tables import appointment, coordination_finding, schedule

_CAN_MOVE = ("proposed", "pending", "booked")


def patients_suited(connection: Connection, slots: Collection[Mapping[str, Any]]) -> frozenset[int]:
    """Return those with an entry in an inbox and a visit of the kind of one of these slots.

    Who has no entry is left until something of their own changes: nothing that is shown of them is wrong.
    """
    if not slots:
        return frozenset()
    unsaid = {row["schedule"] for row in slots if not row["service"]}
    of_calendars = select(schedule.c.service).where(schedule.c.reference.in_(sorted(unsaid)))
    services = {row["service"] for row in slots} | set(connection.execute(of_calendars).scalars())
    its = appointment.c.patient_id == coordination_finding.c.patient_id
    kind = appointment.c.service.in_(sorted(services - {""})) & appointment.c.status.in_(_CAN_MOVE)
    has_visit = select(appointment.c.id).where(its, kind).exists()
    found = select(coordination_finding.c.patient_id).where(coordination_finding.c.gone.is_(None), has_visit)
    return frozenset(connection.execute(found.distinct()).scalars())
