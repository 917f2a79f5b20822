"""Which of a patient's coming appointments cannot all be kept, told beside the chart in short."""

from collections.abc import Collection, Iterable
from datetime import datetime

from triage.clinical.appointment import Appointment
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Traveller
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.taken import Taken
from triage.coordination.travel.table import Travel
from triage.workflow.coordinate.local_time import local
from triage.workflow.rights.masks import is_of

_TOLD = frozenset({Code.PATIENT_OVERLAP, Code.TRAVEL_INFEASIBLE, Code.PATIENT_UNAVAILABLE})


def clashes(
    booked: Iterable[Appointment], sensitive: Collection[str], travel: Travel, now: datetime
) -> tuple[Conflict, ...]:
    """Return where coming appointments leave no time for one another; those of `sensitive` departments are time taken.

    All else that can be at odds needs more than a chart holds, and stands on the page of appointments.
    """
    timed = [one for one in booked if one.is_active and one.start is not None and one.end is not None]
    visits = {one.id: _visit(one) for one in timed if not is_of(one, sensitive)}
    taken = tuple(_taken(one).unavailable for one in timed if is_of(one, sensitive))
    travellers = {patient: Traveller(patient, unavailable=taken) for patient in {one.patient for one in timed}}
    found = conflicts(Situation(local(now), travel, travellers, visits))
    return tuple(one for one in found if one.code in _TOLD)


def _visit(one: Appointment) -> Visit:
    time = _taken(one)
    minutes = int((time.end - time.start).total_seconds()) // 60
    # A place that nobody knows is no other visit's place.
    site = one.site or f"?{one.id}"
    return Visit(
        one.id, one.patient, one.service, one.department, site, time.start, minutes, one.status, Mode(one.mode)
    )


def _taken(one: Appointment) -> Taken:
    if one.start is None or one.end is None:
        raise ValueError(one.id)
    return Taken(local(one.start), local(one.end))
