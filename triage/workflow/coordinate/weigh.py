"""What the best plan would save each patient with something to put right: computed beside everything else."""

import logging
from collections.abc import Iterator
from time import monotonic

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.coordination.conflicts.conflict import Code
from triage.coordination.conflicts.improvements import with_improvements
from triage.coordination.inbox.entry import Found
from triage.coordination.inbox.findings import found_of
from triage.coordination.proposals.best import propose
from triage.errors import VisitaError
from triage.store.coordination.findings import keep_savings, keep_trips
from triage.store.coordination.findings_due import Due, to_weigh, weighed
from triage.store.people.relations import departments_of_patients
from triage.workflow.application import Application, Changed
from triage.workflow.coordinate.called import known_names
from triage.workflow.coordinate.situation import situation_of
from triage.workflow.rights.permit import permit

_CHUNK = 50
_AT_MOST_S = 4.0
_LOG = logging.getLogger(__name__)
Weight = tuple[tuple[Found, ...], int | None]


def weigh(app: Application) -> Changed:
    """Compute the best plan of those whose findings were looked at, and return whose entries say something else now.

    The plan is computed outside any transaction; where something came meanwhile it counts no more, and is made anew.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        if app.store.login is not None:
            return Changed()
        due = to_weigh(connection, _CHUNK)
    until, changed = monotonic() + _AT_MOST_S, set[int]()
    for one in due:
        weights = _known_weights(app, one.patient)
        with app.store.write() as connection:
            if weighed(connection, one) and _keep(app, connection, one, weights):
                changed.add(one.patient)
        if monotonic() > until:
            break
    return Changed(patients=tuple(sorted(changed)))


def _known_weights(app: Application, patient: int) -> dict[int, Weight]:
    """Return the weights by department; none where a fault of the program stops them, so that nobody waits behind."""
    try:
        return dict(_weights(app, patient))
    except VisitaError:
        raise
    except Exception as fault:
        _LOG.error("a plan could not be weighed: %s", type(fault).__name__)
        return {}


def _weights(app: Application, patient: int) -> Iterator[tuple[int, Weight]]:
    """Yield for each department of the patient what the best plan that it may see puts together and saves."""
    now = app.clock()
    with app.store.read() as connection:
        situations = {
            department: situation_of(app, connection, [patient], now, {department})
            for department in departments_of_patients(connection, [patient], now)[patient]
        }
    for department, situation in situations.items():
        proposal = propose(situation)
        names = known_names(app.catalogue.services, app.catalogue.limits, situation)
        joined = [one for one in with_improvements(situation, (), proposal) if one.code is Code.COMBINABLE_TRIPS]
        saved = None if proposal.facts is None else proposal.facts.travel_saved_min
        yield department, (found_of(situation, str(patient), joined, names=names), saved)


def _keep(app: Application, connection: Connection, one: Due, weights: dict[int, Weight]) -> bool:
    changed = False
    for department, (joined, saved) in weights.items():
        changed |= bool(keep_trips(connection, department, {one.patient: joined}, app.clock()))
        keep_savings(connection, one.patient, department, saved)
    return changed
