"""A patient as they were when the program assessed them, without anything the program made of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from triage.clinical.observation import Reading
from triage.clinical.patient import Patient
from triage.clinical.questionnaire import Response
from triage.store.devices import devices_of_patient
from triage.store.records import facts_of, patients_by_key, questionnaires
from triage.store.rule_versions.double_reads import Item
from triage.workflow.application import Application
from triage.workflow.chart.chart import ResponseView
from triage.workflow.chart.responses import response_views
from triage.workflow.chart.series import Series
from triage.workflow.chart.trends import Told, trends


@dataclass(frozen=True, slots=True)
class Progress:
    """How many wait for the person at work, and how many the sample has."""

    waiting: int
    drawn: int


@dataclass(frozen=True, slots=True)
class BlindCase:
    """Who is judged, as of `at`: answers and readings that had come by then, without limits.

    `later` facts came or were changed afterwards, and are not shown.
    """

    item: int
    programme: str
    patient_key: int
    patient: Patient
    at: datetime
    responses: tuple[ResponseView, ...]
    series: tuple[Series, ...]
    devices: dict[str, str]
    later: int
    progress: Progress


def blind_case(app: Application, connection: Connection, item: Item, progress: Progress) -> BlindCase:
    """Return an item for whoever has logged that it is shown."""
    facts = facts_of(connection, [item.patient])[item.patient]
    responses = [one for one in facts.responses if _had_come(one, item.at)]
    readings = [one for one in facts.readings if _had_come(one, item.at)]
    forms = questionnaires(connection, {one.questionnaire.split("|")[0] for one in responses})
    instruments = app.catalogue.instruments
    return BlindCase(
        item=item.key,
        programme=item.programme,
        patient_key=item.patient,
        patient=patients_by_key(connection, [item.patient])[item.patient],
        at=item.at,
        responses=response_views(responses, forms, instruments.values()),
        series=trends(app.catalogue.kinds, readings, (), item.at, Told(responses, instruments)),
        devices={name: found.label for name, found in devices_of_patient(connection, item.patient).items()},
        later=len(facts.responses) + len(facts.readings) - len(responses) - len(readings),
        progress=progress,
    )


def _had_come(one: Response | Reading, at: datetime) -> bool:
    return one.received is None or one.received <= at
