"""A source that takes decisions, a patient from it, and what the tests ask of both."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.builders import bundle, fhir_care_plan, fhir_daily_answers, fhir_patient, fhir_spo2
from tests.fhir.fake_source import FakeSource
from triage.clinical.decision import Action, Sending
from triage.fhir.read import read_document
from triage.store.casework.decisions import decisions_of
from triage.store.intake.intake import Intake
from triage.store.outbox import HELD
from triage.store.sources import add_source, find_source
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.workflow.write_back.write_back import WriteBackReport, write_back
from triage.worklist.row import Query, Row
from triage.worklist.source import SourceSettings, WriteBack

STATUS = "http://hjemmebehandling.rm.dk/examination-status"
AUTHOR = "http://hjemmebehandling.rm.dk/examination-author"
ALARM = {"more_dyspnoea": True, "more_sputum": True, "purulent": True, "wants_contact": "none"}
EXAMINED, NOT_EXAMINED = "EXAMINED", "NOT_EXAMINED"


def marked(status: str, author: str | None = None, **changes: Any) -> dict[str, Any]:
    """A response that raises an alarm, with the region's mark on it."""
    mark = [{"url": STATUS, "valueString": status}]
    mark += [{"url": AUTHOR, "valueString": author}] if author else []
    return {**fhir_daily_answers(**ALARM), "extension": [*mark, {"url": "http://other", "valueCode": "x"}], **changes}


def source_of_dress(app: Application, dress: WriteBack) -> int:
    """Return the key of the source at the fake server's address, which takes decisions in `dress`."""
    found = find_source(app.store, "hospital")
    settings = SourceSettings("http://127.0.0.1/fhir", write_back=dress)
    return found.id if found else add_source(app.store, "hospital", settings)


def pulled(app: Application, server: FakeSource, dress: WriteBack, *resources: dict[str, Any]) -> list[Row]:
    """Put `resources` on the server, take in everything it has, score, and return the open cases."""
    for resource in resources:
        server.put(resource)
    received = list(read_document(bundle(*server.held.values()), app.catalogue.kinds))
    Intake(app.store, source_of_dress(app, dress)).accept(received, app.clock)
    score(app)
    return list_cases(app, Query(), 0, 9)


def alarmed(app: Application, server: FakeSource, dress: WriteBack, *more: dict[str, Any]) -> Row:
    """Return the open case of a patient whose response r1 raised an alarm."""
    response = marked(NOT_EXAMINED) if dress is WriteBack.RM_EXTENSIONS else fhir_daily_answers(**ALARM)
    return pulled(app, server, dress, fhir_patient(), fhir_care_plan(), fhir_spo2(96), response, *more)[0]


def decided(app: Application, row: Row, action: Action = Action.VISIT, note: str = "") -> int:
    """Return the key of a decision about the case of `row`."""
    made = decide(app, row.case, action, note).decision
    assert made is not None
    return made


def sent(app: Application, server: FakeSource, at: datetime | None = None) -> WriteBackReport:
    """Empty the outbox once, at `at` where that matters, else as soon as nothing can be undone any more."""
    then = at or app.clock() + HELD
    return write_back(replace(app, clock=lambda: then), reach=lambda _settings: server)


def standing(app: Application, patient: int = 1) -> list[Sending | None]:
    """Return where each decision about a patient stands at the source, newest first."""
    with app.store.read() as connection:
        return [made.sending for made in decisions_of(connection, patient)]


def mark_of(server: FakeSource, reference: str = "QuestionnaireResponse/r1") -> tuple[str | None, str | None]:
    """Return status and author as they stand at the server."""
    found = {each["url"]: each.get("valueString") for each in server.held[reference].get("extension", [])}
    return found.get(STATUS), found.get(AUTHOR)

