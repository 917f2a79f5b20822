"""What is found little by little is what is found of everybody at once, whatever came in which order."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.away.builders import Clock, application, arrive, fresh_store
from tests.builders import fhir_care_plan, fhir_patient
from tests.coordination_builders import fhir_appointment, fhir_places
from triage.store.coordination.findings_due import mark_due
from triage.store.tables import coordination_finding, patient
from triage.workflow.application import Application
from triage.workflow.coordinate.findings import find_again

_PEOPLE = (1, 2, 3)
_SERVICES = ("EEG", "EEG", "Lungekontrol", "Blodprøve")

_CHANGE = st.fixed_dictionaries(
    {
        "number": st.integers(1, 6),
        "of": st.sampled_from(_PEOPLE),
        "day": st.integers(1, 3),
        "at": st.sampled_from(("09:00", "09:15", "10:00")),
        "service": st.sampled_from(_SERVICES),
        "status": st.sampled_from(("booked", "booked", "booked", "cancelled", "entered-in-error")),
    }
)
_HOURS = st.integers(1, 60)


@settings(max_examples=25)
@given(st.lists(st.one_of(st.lists(_CHANGE, min_size=1, max_size=4), _HOURS), min_size=1, max_size=6))
def test_that_finding_little_by_little_is_finding_all_anew(steps: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        clock = Clock()
        app = application(fresh_store(Path(folder)), clock)
        arrive(app, *fhir_places(), *(make(one) for one in _PEOPLE for make in (fhir_patient, fhir_care_plan)))
        for version, step in enumerate(steps, 1):
            if isinstance(step, int):
                clock.pass_(hours=step)
            else:
                arrive(app, *_resources(step, version))
            find_again(app)
        kept = _standing(app)
        with app.store.write() as connection:
            mark_due(connection, connection.execute(select(patient.c.id)).scalars().all())
        find_again(app)
        assert kept == _standing(app)
        app.store.close()


def _resources(step: list[dict[str, Any]], version: int) -> list[dict[str, Any]]:
    """The appointments of one delivery; an appointment never changes whose it is."""
    last = {one["number"]: one for one in step}
    return [
        fhir_appointment(
            number, _PEOPLE[number % len(_PEOPLE)], one["day"], one["at"], status=one["status"],
            serviceType=[{"text": one["service"]}], meta={"versionId": str(version)},
        )
        for number, one in last.items()
    ]


def _standing(app: Application) -> set[tuple[Any, ...]]:
    table = coordination_finding
    told = select(table.c.patient_id, table.c.department_id, table.c.code, table.c.about, table.c.data, table.c.due)
    with app.store.read() as connection:
        return {tuple(row) for row in connection.execute(told.where(table.c.gone.is_(None)))}
