"""Patients as travellers: where they live, how to talk with them, and what is waited for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from triage.clinical.patient import Patient
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.traveller import Needs, Traveller
from triage.fhir.asides import person_aside
from triage.store.coordination.people import people_as_they_came

# What an interpreter is asked for where the source does not say in which language.
_SOME_LANGUAGE = "?"


@dataclass(frozen=True, slots=True)
class Known:
    """What the source tells of a few hundred patients, by key."""

    patients: Mapping[int, Patient]
    needs: Mapping[int, Needs]

    def traveller(self, key: int, pathways: Iterable[Pathway]) -> Traveller:
        """Return a patient who has waited since the first of `pathways` was received."""
        since: date | None = min((one.received for one in pathways), default=None)
        is_dead = self.patients[key].deceased
        return Traveller(str(key), deceased=is_dead, waiting_since=since, needs=self.needs.get(key, Needs()))


def needs_of(connection: Connection, patients: list[int]) -> dict[int, Needs]:
    """Return of a few hundred patients what the source says must be arranged for them."""
    found = {}
    for key, raw in people_as_they_came(connection, patients).items():
        aside = person_aside(raw)
        if aside.needs_interpreter:
            found[key] = Needs(interpreter=aside.language or _SOME_LANGUAGE)
    return found
