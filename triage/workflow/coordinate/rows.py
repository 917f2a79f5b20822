"""The rows of the store from which a situation is made, read once for all patients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from triage.clinical.encounter import Encounter
from triage.clinical.referral import ServiceRequest
from triage.coordination.taken import Taken
from triage.store.context_rows import encounters_of, referrals_of
from triage.store.coordination.booked import Booked, booked_of
from triage.store.coordination.clinics import Clinics
from triage.store.coordination.colours import Coloured, Promise, coloured, promises_of
from triage.store.coordination.people import sources_of, unassessed
from triage.store.records import patients_by_key
from triage.workflow.application import Application
from triage.workflow.coordinate.travellers import Known, needs_of
from triage.workflow.coordinate.view import View
from triage.workflow.coordinate.visits import taken_of


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all patients, read once."""

    known: Known
    booked: list[Booked]
    shown: list[Booked]
    taken: Mapping[int, tuple[Taken, ...]]
    cases: Sequence[Coloured]
    promises: Sequence[Promise]
    stays: Mapping[int, list[Encounter]]
    referrals: Mapping[int, list[ServiceRequest]]
    sources: Mapping[int, int]
    unassessed: frozenset[int]

    @classmethod
    def of(cls, app: Application, connection: Connection, clinics: Clinics, patients: list[int], view: View) -> "Rows":
        """Return the rows of `patients` that `view` may know, and the times of the others."""
        booked = booked_of(connection, clinics, patients)
        hidden = [one for one in booked if view.is_hidden(one)]
        return cls(
            known=Known(patients_by_key(connection, patients), needs_of(connection, patients)),
            booked=booked,
            shown=booked if not hidden else [one for one in booked if not view.is_hidden(one)],
            taken=taken_of(hidden, app.catalogue.services),
            cases=[one for one in coloured(connection, patients) if view.is_own(one.department)],
            promises=[one for one in promises_of(connection, patients) if view.is_own(one.department)],
            stays=encounters_of(connection, patients),
            referrals=referrals_of(connection, patients),
            sources=sources_of(connection, patients),
            unassessed=unassessed(connection, patients),
        )

    @property
    def homes(self) -> dict[str, str | None]:
        """Return the postcode of each patient."""
        return {str(key): one.postal_code for key, one in self.known.patients.items()}
