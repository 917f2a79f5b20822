"""Fetch what is new from a FHIR server, type by type, and keep it."""

from datetime import datetime

from triage.errors import SourceError, Text
from triage.fhir.client import BearerToken, Client, Page
from triage.fhir.read import read_document
from triage.store.intake import Intake
from triage.store.sources import move_watermark, read_watermark, record_fault, record_success, source_id, sources
from triage.workflow.application import Application
from triage.workflow.intake import IntakeReport, keep

# In this order, so that what a resource refers to is mostly known before it.
TYPES = (
    "Patient",
    "Location",
    "HealthcareService",
    "Schedule",
    "Slot",
    "Device",
    "Questionnaire",
    "CarePlan",
    "Observation",
    "QuestionnaireResponse",
    "Appointment",
)


def pull(app: Application, url: str, token: str | None = None, count: int = 500) -> IntakeReport:
    """Fetch everything that changed at `url` since the last pull; a second pull brings nothing twice.

    `token` names the keyring entry of a bearer token. A fault ends the pull, is noted on the source and stands in the
    report; pages that were stored stay, and the next pull goes on from the last type that was read to its end.
    """
    report = IntakeReport()
    started = app.clock()
    try:
        # An address that cannot be one never becomes a source.
        client = Client(url, BearerToken(_secret(token)) if token else None)
    except SourceError as fault:
        report.faults.append(fault.text)
        return report
    source = source_id(app.store, url)
    try:
        with client:
            for type_ in TYPES:
                _pull_type(app, client, source, type_, count, report)
    except SourceError as fault:
        record_fault(app.store, source, fault.text)
        report.faults.append(fault.text)
    else:
        record_success(app.store, source, started)
    return report


def pull_known(app: Application) -> IntakeReport:
    """Fetch from every server that was pulled from before."""
    report = IntakeReport()
    for source in sources(app.store):
        if source.name.startswith(("http://", "https://")):
            found = pull(app, source.name)
            report.counts += found.counts
            report.warnings += found.warnings
            report.faults += found.faults
    return report


def _pull_type(
    app: Application, client: Client, source: int, type_: str, count: int, report: IntakeReport
) -> None:
    seen_until = read_watermark(app.store, source, type_)
    intake = Intake(app.store, source)
    for page in client.pull_pages(type_, seen_until, count):
        report.warnings += page.warnings
        newest = _keep_page(app, intake, page, report)
        seen_until = max(filter(None, (seen_until, newest)), default=None)
    if seen_until is not None:
        move_watermark(app.store, source, type_, seen_until)


def _keep_page(app: Application, intake: Intake, page: Page, report: IntakeReport) -> datetime | None:
    received = list(read_document(page.body, app.catalogue.kinds))
    keep(intake, received, app.clock(), report)
    return max((item.last_updated for item in received if item.last_updated), default=None)


def _secret(name: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password("visita-source", name)
    except KeyringError:
        found = None
    if found is None:
        raise SourceError(
            Text(
                f"Nøgleringen har ingen adgangsnøgle med navnet {name} under visita-source. Læg den ind, og prøv igen.",
                f"The keyring has no token named {name} under visita-source. Put it there and try again.",
            )
        )
    return found
